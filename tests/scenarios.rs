//! Every folder of `seeds/scenarios` is a story and what comes of it, played through every engine.
//!
//! `IKRAR_UPDATE=1` writes anew what comes of it; look at every changed line before you keep it.

mod answer;
mod outcome;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ikrar_core::entry::Head;
use ikrar_core::event::rules::{HolidaysPublished, RulebookPublished};
use ikrar_core::event::{Event, Fact};
use ikrar_core::ledger::{KnownAt, Ledger, Recorded, Recording};
use ikrar_core::log::{Log, LogError};
use ikrar_core::rulebook::Rulebook;
use ikrar_core::state::State;
use ikrar_core::value::{CampaignCode, Date, EventId, Instant, LedgerId, Seq};
use ikrar_kit::{Nonces, Ring, author, snapshot};
use ikrar_store::file_log::FileLog;
use ikrar_store::memory::MemoryLog;
use ikrar_words::Lang;
use serde::{Deserialize, Serialize};

use answer::Answer;
use outcome::Outcome;

#[test]
fn every_scenario_comes_out_as_its_folder_says() {
    let update = std::env::var_os("IKRAR_UPDATE").is_some_and(|value| value == "1");
    let mut folders: Vec<PathBuf> = fs::read_dir(seeds().join("scenarios"))
        .expect("the seeds lie beside the tests")
        .map(|entry| entry.expect("a folder can be listed").path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    assert!(!folders.is_empty(), "there is no scenario");
    let complaints: Vec<String> = folders
        .iter()
        .filter_map(|folder| {
            Some(format!("{}: {}", folder.display(), check(folder, update).err()?))
        })
        .collect();
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

/// Plays one scenario through every engine and compares what comes of it with what was expected.
fn check(folder: &Path, update: bool) -> Result<(), Box<dyn Error>> {
    let scenario = Scenario::read(folder)?;
    let shared = Arc::new(MemoryLog::default());
    let in_memory = scenario.outcome(&|| Ok(Arc::clone(&shared) as Arc<dyn Log>));
    let in_memory = in_memory.map_err(|error| format!("in memory: {error}"))?;
    let disk = tempfile::tempdir()?;
    let in_sled = scenario.outcome(&|| Ok(Arc::new(FileLog::open(disk.path())?)));
    let in_sled = in_sled.map_err(|error| format!("in sled: {error}"))?;
    in_sled.compare(&in_memory.texts(), "in sled it is not as in memory")?;
    if update {
        in_memory.write(folder)?;
    }
    let expected = Outcome::read(folder)?;
    in_memory.compare(&expected, "not as expected; IKRAR_UPDATE=1 writes it anew")
}

/// A story and the questions that are asked after it.
struct Scenario {
    questions: Questions,
    steps: Vec<Step>,
}

/// What `scenario.toml` says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Questions {
    #[expect(dead_code, reason = "for readers of the file")]
    title: String,
    campaign: CampaignCode,
    question: Vec<Question>,
    #[serde(default)]
    answer: Vec<Answer>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Question {
    asks: String,
    as_of: Date,
    known_at: Option<Known>,
}

/// Up to where something was known: with this entry, or at this time.
#[derive(Clone, Copy, Deserialize, Serialize)]
#[serde(untagged)]
enum Known {
    Entry(Seq),
    Time(Instant),
}

impl From<Known> for KnownAt {
    fn from(known: Known) -> Self {
        match known {
            Known::Entry(entry) => Self::Entry(entry),
            Known::Time(time) => Self::Time(time),
        }
    }
}

/// One line of `events.jsonl`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    at: Instant,
    by: String,
    event: Option<Event>,
    /// Instead of an event: publishes this file of `seeds/rulebooks`.
    rulebook: Option<String>,
    /// Instead of an event: publishes this file of `seeds/holidays`.
    holidays: Option<String>,
    /// A part of the reason for which the event must be refused.
    refused: Option<String>,
}

/// Neighbouring lines of one author and one moment: signed and recorded together.
struct Step {
    at: Instant,
    by: String,
    events: Vec<Told>,
}

struct Told {
    line: usize,
    bytes: Vec<u8>,
    refused: Option<String>,
}

impl Scenario {
    fn read(folder: &Path) -> Result<Self, Box<dyn Error>> {
        let questions = toml::from_str(&fs::read_to_string(folder.join("scenario.toml"))?)?;
        let mut steps: Vec<Step> = Vec::new();
        for (index, text) in fs::read_to_string(folder.join("events.jsonl"))?.lines().enumerate() {
            let number = index + 1;
            let wrong = |error: &dyn Error| format!("line {number} of events.jsonl: {error}");
            let line: Line = serde_json::from_str(text).map_err(|error| wrong(&error))?;
            let event = match (line.event, line.rulebook, line.holidays) {
                (Some(event), None, None) => event,
                (None, Some(file), None) => publish(&file)?,
                (None, None, Some(file)) => publish_holidays(&file)?,
                _ => return Err(format!("line {number} needs one of three").into()),
            };
            let bytes = event.to_bytes().map_err(|error| wrong(&error))?;
            let told = Told { line: number, bytes, refused: line.refused };
            match steps.last_mut() {
                Some(step) if step.at == line.at && step.by == line.by => step.events.push(told),
                _ => steps.push(Step { at: line.at, by: line.by, events: vec![told] }),
            }
        }
        Ok(Self { questions, steps })
    }

    /// Plays the story on an engine, asks the questions, and makes sure that an audit, a snapshot
    /// and earlier knowledge agree with the answers. `open` opens the same log each time.
    fn outcome(
        &self,
        open: &dyn Fn() -> Result<Arc<dyn Log>, LogError>,
    ) -> Result<Outcome, Box<dyn Error>> {
        let mut ledger = Ledger::open(open()?, Ring::default(), None)?;
        let moments = self.play(&mut ledger)?;
        self.play_again(&mut ledger)?;
        check_earlier_states(&ledger, &moments)?;
        self.check_audit(&ledger)?;
        let outcome = self.ask(&ledger)?;
        self.check_answers(&ledger)?;
        self.check_reopening(ledger, open)?;
        Ok(outcome)
    }

    /// Records the story; gives each moment with the head after it.
    fn play(
        &self,
        ledger: &mut Ledger<Arc<dyn Log>, Ring>,
    ) -> Result<BTreeMap<Instant, Head>, Box<dyn Error>> {
        let mut stream = Nonces::default();
        let mut nonces = |buffer: &mut [u8]| stream.fill(buffer);
        let mut moments = BTreeMap::new();
        for step in &self.steps {
            let signed = author(&step.by).sign_all(
                &self.ledger_id()?,
                step.events.iter().map(|told| told.bytes.clone()).collect(),
            );
            let recording =
                Recording { at: step.at, partial: true, clock_is_right: true, dry_run: false };
            let recorded = ledger.record(signed, recording, &mut nonces, &|_| {})?;
            step.check(&recorded)?;
            moments.insert(step.at, ledger.state().head());
        }
        Ok(moments)
    }

    /// Records everything that was accepted once more: nothing of it is new.
    fn play_again(&self, ledger: &mut Ledger<Arc<dyn Log>, Ring>) -> Result<(), Box<dyn Error>> {
        let (id, head) = (self.ledger_id()?, ledger.state().head());
        let signed: Vec<_> = self
            .steps
            .iter()
            .flat_map(|step| step.events.iter().map(|told| (author(&step.by), told)))
            .filter(|(_, told)| told.refused.is_none())
            .map(|(author, told)| author.sign(&id, told.bytes.clone()))
            .collect();
        let at = ledger.state().recorded_at();
        let recording = Recording { at, partial: false, clock_is_right: false, dry_run: false };
        let recorded = ledger.record(signed, recording, &mut |_| Ok(()), &|_| {})?;
        ensure(recorded.unchanged == recorded.read, "told again, some events were not recognised")?;
        ensure(ledger.state().head() == head, "told again, the story moved the head")
    }

    fn ledger_id(&self) -> Result<LedgerId, Box<dyn Error>> {
        let first = self.steps.first().and_then(|step| step.events.first());
        Ok(LedgerId::of(&first.ok_or("the story is empty")?.bytes))
    }

    fn check_audit(&self, ledger: &Ledger<Arc<dyn Log>, Ring>) -> Result<(), Box<dyn Error>> {
        let audit = ledger.verify(&|_| {})?;
        if let Some(finding) = audit.findings.first() {
            return Err(format!("verify: {}", Lang::EN.tell(finding)).into());
        }
        let head = Head { size: audit.size, link: audit.link };
        ensure(head == ledger.state().head(), "verify gives another head")?;
        let (audited, now) = (self.answers(&audit.state)?, self.answers(ledger.state())?);
        audited.compare(&now.texts(), "after verify the answers are other ones")
    }

    /// Opens the ledger with a snapshot of half of it, and of all of it.
    fn check_reopening(
        &self,
        ledger: Ledger<Arc<dyn Log>, Ring>,
        open: &dyn Fn() -> Result<Arc<dyn Log>, LogError>,
    ) -> Result<(), Box<dyn Error>> {
        let (keys, now) = (ledger.keys().clone(), self.answers(ledger.state())?);
        let half = ledger.state_at(KnownAt::Entry(Seq::new(ledger.state().head().size / 2)))?;
        let snapshots = [snapshot(&half), snapshot(ledger.state())];
        drop(ledger);
        for snapshot in snapshots {
            let size = snapshot.head().size;
            let reopened = Ledger::open(open()?, keys.clone(), Some(snapshot))?;
            ensure(reopened.opened_from() == size, "the snapshot was not used")?;
            let answers = self.answers(reopened.state())?;
            answers.compare(&now.texts(), &format!("opened with a snapshot of {size} entries"))?;
        }
        Ok(())
    }

    fn ask(&self, ledger: &Ledger<Arc<dyn Log>, Ring>) -> Result<Outcome, Box<dyn Error>> {
        let mut outcome = Outcome::at(ledger.state().head());
        for question in &self.questions.question {
            match question.known_at {
                None => outcome.add(&self.questions.campaign, question, ledger.state())?,
                Some(known) => {
                    let state = ledger.state_at(known.into())?;
                    outcome.add(&self.questions.campaign, question, &state)?;
                }
            }
        }
        Ok(outcome)
    }

    /// Whether the story comes to what it must, as it was known then or is known now.
    fn check_answers(&self, ledger: &Ledger<Arc<dyn Log>, Ring>) -> Result<(), Box<dyn Error>> {
        let mut wrong = Vec::new();
        for answer in &self.questions.answer {
            let state = match answer.known_at {
                None => ledger.state().clone(),
                Some(known) => ledger.state_at(known.into())?,
            };
            wrong.extend(answer.complaint(&state, &self.questions.campaign));
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
    }

    /// The answers of one state, whatever was known when.
    fn answers(&self, state: &State) -> Result<Outcome, Box<dyn Error>> {
        let mut outcome = Outcome::at(state.head());
        for question in &self.questions.question {
            outcome.add(&self.questions.campaign, question, state)?;
        }
        Ok(outcome)
    }
}

impl Step {
    /// Whether just those events were refused that should be.
    fn check(&self, recorded: &Recorded) -> Result<(), Box<dyn Error>> {
        let refusals: BTreeMap<usize, String> = recorded
            .rejected
            .iter()
            .map(|(place, why)| (*place, Lang::EN.tell(why).into_owned()))
            .collect();
        for (place, told) in self.events.iter().enumerate() {
            let (line, by) = (told.line, &self.by);
            match (&told.refused, refusals.get(&place)) {
                (None, None) => {}
                (Some(expected), Some(why)) if why.contains(expected) => {}
                (Some(expected), Some(why)) => {
                    let text = format!("line {line}: refused with `{why}`, not `{expected}`");
                    return Err(text.into());
                }
                (Some(expected), None) => {
                    return Err(format!("line {line}: not refused with `{expected}`").into());
                }
                (None, Some(why)) => {
                    let key = author(by).public_key();
                    let key = format!("the TEST ONLY public key of `{by}` is {key}");
                    return Err(format!("line {line}: refused with `{why}`; {key}").into());
                }
            }
        }
        ensure(recorded.unchanged == 0, &format!("the event id of a line by {} repeats", self.by))
    }
}

/// Whoever asks what was known by each moment gets the head of that moment.
fn check_earlier_states(
    ledger: &Ledger<Arc<dyn Log>, Ring>,
    moments: &BTreeMap<Instant, Head>,
) -> Result<(), Box<dyn Error>> {
    for (at, head) in moments {
        let by_time = ledger.state_at(KnownAt::Time(*at))?.head();
        let last = head.next_seq().before().expect("no head of these is empty");
        let by_entry = ledger.state_at(KnownAt::Entry(last))?.head();
        ensure(by_time == *head, &format!("what was known at {at} ends elsewhere"))?;
        ensure(by_entry == *head, &format!("entry {last} ends elsewhere"))?;
    }
    Ok(())
}

/// The event that publishes a file of `seeds/rulebooks`.
fn publish(file: &str) -> Result<Event, Box<dyn Error>> {
    let path = seeds().join("rulebooks").join(file);
    let content = fs::read_to_string(&path).map_err(|error| format!("{file}: {error}"))?;
    let rulebook = Rulebook::parse(&content).map_err(|error| format!("{file}: {error}"))?;
    let (id, version) = (rulebook.id().clone(), rulebook.version());
    let name = blake3::hash(format!("{id} {version}").as_bytes());
    let published = RulebookPublished { rulebook: id, version, content: content.try_into()? };
    let id = name.as_bytes().first_chunk().expect("a hash has 32 bytes");
    Ok(Event { id: EventId::from_bytes(*id), fact: Fact::from(published) })
}

/// The event that publishes a file of `seeds/holidays`.
fn publish_holidays(file: &str) -> Result<Event, Box<dyn Error>> {
    let path = seeds().join("holidays").join(file);
    let content = fs::read_to_string(&path).map_err(|error| format!("{file}: {error}"))?;
    let fact = Fact::from(HolidaysPublished { content: content.try_into()? });
    let name = blake3::hash(format!("holidays {file}").as_bytes());
    let id = name.as_bytes().first_chunk().expect("a hash has 32 bytes");
    Ok(Event { id: EventId::from_bytes(*id), fact })
}

fn ensure(holds: bool, otherwise: &str) -> Result<(), Box<dyn Error>> {
    if holds { Ok(()) } else { Err(otherwise.into()) }
}

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../seeds")
}
