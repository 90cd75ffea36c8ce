//! `ikrar case show`: all that is recorded about one case.

use clap::Args as ClapArgs;
use ikrar_core::event::case::{Channel, Outcome};
use ikrar_core::state::cases::{Case, Ruling, Step, Taken};
use ikrar_core::state::{PublishedRulebook, State};
use ikrar_core::value::{Date, KeyId, Seq};
use ikrar_words::{Lang, Message, message};
use serde::Serialize;

use super::list::{CaseLine, told};
use super::report::act;
use crate::error::CliError;
use crate::render::{Cell, Line, Output};
use crate::session::{Session, find_case};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    case: String,
}

/// What is known of a case.
#[derive(Debug, Serialize)]
struct Shown {
    #[serde(flatten)]
    line: CaseLine,
    known_on: Date,
    channel: Channel,
    summary: String,
    steps: Vec<StepLine>,
}

/// A step, and who recorded it.
#[derive(Debug, Clone, Serialize)]
struct StepLine {
    entry: Seq,
    on: Date,
    step: &'static str,
    #[serde(skip)]
    said: Message<'static>,
    outcome: Option<Outcome>,
    #[serde(skip)]
    ruled: Option<String>,
    by: KeyId,
    office: Option<String>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let ledger = session.read()?;
    let state = ledger.state();
    let case = find_case(state, &args.case)?;
    let (reported, lang) = (&case.reported, session.lang);
    let rulebook = state.rulebook_on(reported.acted_on).map(PublishedRulebook::rulebook);
    let law = rulebook.map_or_else(Output::new, |rules| act(reported, lang, rules));
    let shown = Shown {
        line: CaseLine::of(case, state, lang),
        known_on: reported.known_on,
        channel: reported.channel,
        summary: reported.summary.clone(),
        steps: case.steps.iter().map(|taken| StepLine::of(case, taken, state, lang)).collect(),
    };
    ledger.refuse_forged_snapshot()?;
    let steps = shown.steps.iter().map(StepLine::line);
    let lines: Vec<_> = lines(&shown, case).into_iter().chain(steps).collect();
    Ok(Output::new().one_in_lines(&shown, lines).then(law))
}

impl StepLine {
    fn of(case: &Case, taken: &Taken, state: &State, lang: Lang) -> Self {
        let (step, said, outcome) = match &taken.step {
            Step::Proposed(outcome) => {
                ("proposed", message!("label-fact-decision-proposed"), Some(outcome.clone()))
            }
            Step::Decided(outcome) => {
                ("decided", message!("label-fact-case-decided"), Some(outcome.clone()))
            }
            Step::TookEffect => ("took-effect", message!("label-fact-decision-took-effect"), None),
            Step::Served => ("served", message!("label-fact-sanction-served"), None),
        };
        let officer = state.officers().get(&taken.by);
        let held = officer.and_then(|officer| officer.roles.last());
        let office = held.map(|held| held.office.clone());
        let ruled =
            outcome.as_ref().map(|outcome| told(case, &Ruling { taken, outcome }, state, lang));
        let (entry, on, by) = (taken.entry, taken.on, taken.by);
        Self { entry, on, step, said, outcome, ruled, by, office }
    }

    fn line(&self) -> Line<'static> {
        let Self { entry, on, said, ruled, office, .. } = self;
        let (what, office) = (said.clone(), office.clone().unwrap_or_default());
        Line::below(match ruled.clone() {
            None => message!("shown-step", on, what, office, entry),
            Some(outcome) => message!("shown-ruling", on, what, outcome, office, entry),
        })
    }
}

fn lines(shown: &Shown, case: &Case) -> Vec<Line<'static>> {
    let CaseLine { name, unit, acted_on, received_on, entry, .. } = &shown.line;
    let line = |label, said| Line::labelled(label, LABEL_WIDTH, said);
    let contest = case.reported.contest.as_ref().map(|contest| {
        let region = contest.region.as_ref().map(ToString::to_string).unwrap_or_default();
        let said = format!("{} {} {region}", contest.election, contest.contest);
        line(message!("column-election"), said.trim_end().to_owned().into())
    });
    [
        line(message!("column-case"), Cell::of(&shown.line.case)),
        line(message!("column-name"), name.clone().into()),
        line(message!("column-unit"), unit.clone().into()),
        line(message!("column-act"), Cell::of(&shown.line.act)),
    ]
    .into_iter()
    .chain(contest)
    .chain([
        line(message!("column-acted-on"), Cell::of(acted_on)),
        line(message!("column-known"), Cell::of(&shown.known_on)),
        line(message!("column-received"), Cell::of(received_on)),
        line(message!("column-summary"), shown.summary.clone().into()),
        line(message!("column-entry"), Cell::of(entry)),
    ])
    .collect()
}

const LABEL_WIDTH: usize = 22;
