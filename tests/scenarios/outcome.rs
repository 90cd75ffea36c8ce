//! What comes of a story: the files of a scenario's `expected/`.

use std::error::Error;
use std::fs;
use std::path::Path;

use ikrar_core::entry::Head;
use ikrar_core::report::{by_agency, by_unit};
use ikrar_core::state::State;
use ikrar_core::state::campaigns::{Campaign, Ceremony};
use ikrar_core::status::{Judge, PactState};
use ikrar_core::value::{CampaignCode, Date};
use serde::Serialize;

use super::{Question, ensure};

/// The answers to questions, and the head they were given at.
pub(super) struct Outcome {
    head: String,
    /// The statuses of every question, as JSON.
    statuses: Vec<String>,
    /// The totals of every question, as JSON.
    summaries: Vec<String>,
}

/// What was claimed at ceremonies, beside what was signed.
#[derive(Serialize)]
struct Totals {
    people: usize,
    signatures: usize,
    ceremonies: Vec<Claim>,
}

#[derive(Serialize)]
struct Claim {
    name: String,
    planned_on: Option<Date>,
    postponements: u32,
    held_on: Option<Date>,
    claimed_attendance: Option<u32>,
}

impl Outcome {
    pub(super) fn at(head: Head) -> Self {
        let head = format!("size {}\nlink {}\n", head.size, head.link);
        Self { head, statuses: Vec::new(), summaries: Vec::new() }
    }

    /// Adds the answers that a state gives to a question.
    pub(super) fn add(
        &mut self,
        code: &CampaignCode,
        question: &Question,
        state: &State,
    ) -> Result<(), Box<dyn Error>> {
        let campaign = state.campaigns().get(code);
        let judge = Judge::new(state, campaign, question.as_of);
        let statuses: Vec<_> = state.people().iter().map(|person| judge.judge(person)).collect();
        let units = by_unit(state, &judge, Some(code), &|_, _, _| true);
        let signed = |pact| matches!(pact, PactState::Signed | PactState::SignedLate);
        let totals = Totals {
            people: statuses.len(),
            signatures: statuses.iter().filter(|status| signed(status.pact)).count(),
            ceremonies: campaign.map(claims).unwrap_or_default(),
        };
        let question = serde_json::to_string(question)?;
        let totals = serde_json::to_string(&totals)?;
        let (agencies, units) = (lines(&by_agency(&units))?, lines(&units)?);
        let statuses = lines(&statuses)?;
        self.statuses.push(format!("{{\"question\":{question},\n\"statuses\":{statuses}}}"));
        self.summaries.push(format!(
            "{{\"question\":{question},\n\"totals\":{totals},\n\
             \"agencies\":{agencies},\n\"units\":{units}}}"
        ));
        Ok(())
    }

    pub(super) fn read(folder: &Path) -> Result<[String; 3], Box<dyn Error>> {
        let read = |name: &str| {
            let path = folder.join("expected").join(name);
            fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
        };
        let [head, statuses, summaries] = FILES;
        Ok([read(head)?, read(statuses)?, read(summaries)?])
    }

    pub(super) fn write(&self, folder: &Path) -> Result<(), Box<dyn Error>> {
        fs::create_dir_all(folder.join("expected"))?;
        for (name, text) in FILES.iter().zip(self.texts()) {
            fs::write(folder.join("expected").join(name), text)?;
        }
        Ok(())
    }

    /// The contents of the three files.
    pub(super) fn texts(&self) -> [String; 3] {
        let list = |blocks: &[String]| format!("[\n{}\n]\n", blocks.join(",\n"));
        [self.head.clone(), list(&self.statuses), list(&self.summaries)]
    }

    /// Tells where this differs from what was expected.
    pub(super) fn compare(&self, expected: &[String; 3], what: &str) -> Result<(), Box<dyn Error>> {
        let texts = self.texts();
        let differences: Vec<String> = FILES
            .iter()
            .zip(expected.iter().zip(&texts))
            .filter(|(_, (expected, found))| expected != found)
            .map(|(name, (expected, found))| format!("\n{name}\n{}", diff(expected, found)))
            .collect();
        ensure(differences.is_empty(), &format!("{what}{}", differences.concat()))
    }
}

fn claims(campaign: &Campaign) -> Vec<Claim> {
    let claim = |ceremony: &Ceremony| Claim {
        name: ceremony.name.to_string(),
        planned_on: ceremony.planned_on,
        postponements: ceremony.postponements,
        held_on: ceremony.held_on,
        claimed_attendance: ceremony.claimed_attendance,
    };
    campaign.ceremonies.iter().map(claim).collect()
}

/// A JSON list with each item on a line of its own.
fn lines<T: Serialize>(items: &[T]) -> Result<String, serde_json::Error> {
    let items = items.iter().map(serde_json::to_string).collect::<Result<Vec<_>, _>>()?;
    Ok(if items.is_empty() { "[]".to_owned() } else { format!("[\n{}\n]", items.join(",\n")) })
}

/// The lines that differ: `-` expected, `+` found.
fn diff(expected: &str, found: &str) -> String {
    let (expected, found): (Vec<_>, Vec<_>) = (expected.lines().collect(), found.lines().collect());
    let same = expected.iter().zip(&found).take_while(|(a, b)| a == b).count();
    let (expected, found) = (expected.split_at(same).1, found.split_at(same).1);
    let ends = expected.iter().rev().zip(found.iter().rev());
    let same_end = ends.take_while(|(a, b)| a == b).count();
    let expected = expected.split_at(expected.len() - same_end).0;
    let found = found.split_at(found.len() - same_end).0;
    let mark = |sign: char, line: &str| format!("{sign} {line}\n");
    if expected.len() == found.len() {
        let pairs = expected.iter().zip(found).filter(|(a, b)| a != b);
        return pairs.map(|(a, b)| mark('-', a) + &mark('+', b)).collect();
    }
    let expected = expected.iter().map(|line| mark('-', line));
    expected.chain(found.iter().map(|line| mark('+', line))).collect()
}

const FILES: [&str; 3] = ["head.txt", "status.json", "summary.json"];
