//! What happens in the demo, as the commands that a user would type.

use std::path::{Path, PathBuf};

use ikrar_core::event::case::{Channel, Manner};
use ikrar_core::state::State;
use ikrar_core::value::{
    Capacity, CaseId, Date, LineOrNothing, PositionClass, PublicLine, Role, Zone,
};
use ikrar_desk::key_file::public_path;

use crate::commands::campaign::{self, Campaign};
use crate::commands::case::report::Contested;
use crate::commands::case::step::{self, Office, Verb};
use crate::commands::case::{self, Case, Outcomes, Ruling};
use crate::commands::officer::{self, Officer};
use crate::commands::person::Person;
use crate::commands::roster::{self, Roster};
use crate::commands::{Command, init};
use crate::error::CliError;
use crate::import::{Import, ReadingArgs, TableImport};
use crate::keys;

/// The officers' key files.
pub(super) struct Officers {
    pub(super) admin: PathBuf,
    pub(super) registrar: PathBuf,
    examiner: PathBuf,
    proposer: PathBuf,
    decider: PathBuf,
}

impl Officers {
    /// Makes the keys, without passphrases: they are worth nothing outside the demo.
    pub(super) fn create(dir: &Path) -> Result<Self, CliError> {
        let folder = dir.join("keys");
        std::fs::create_dir_all(&folder).map_err(|error| CliError::io(&folder, error))?;
        let create = |name: &str| {
            let path = folder.join(format!("{name}.pem"));
            keys::create(&path, false).map(|_| path)
        };
        Ok(Self {
            admin: create("admin")?,
            registrar: create("registrar")?,
            examiner: create("examiner")?,
            proposer: create("decider-1")?,
            decider: create("decider-2")?,
        })
    }

    /// The commands that give the other officers their roles.
    pub(super) fn enrolments(&self) -> Vec<Command> {
        let enroll = |key: &Path, role, office: &'static str| {
            let public_key = public_path(key).display().to_string();
            let office = PublicLine::from_static(office);
            let from = Some(date("2023-11-01"));
            let args = officer::enroll::Args { role, office, public_key, from };
            Command::Officer(Officer::Enroll(args))
        };
        vec![
            enroll(&self.registrar, Role::Registrar, "Badan Kepegawaian Daerah"),
            enroll(&self.examiner, Role::Examiner, "Inspektorat Daerah"),
            enroll(&self.proposer, Role::Decider, "Pejabat yang Berwenang (PyB)"),
            enroll(&self.decider, Role::Decider, "Pejabat Pembina Kepegawaian (PPK)"),
        ]
    }

    /// Three reports about three people.
    pub(super) fn reports<'a>(&'a self, accused: &[String]) -> Vec<(&'a Path, Command)> {
        let acts = [
            ("B6", "2024-01-09", "Komentar mendukung calon di akun kampanye"),
            ("B4", "2024-01-14", "Diduga hadir dalam kampanye pasangan calon"),
            ("B7", "2024-01-20", "Foto bersama tim sukses dengan simbol calon"),
        ];
        let report = |(person, (act, acted_on, summary)): (&String, (&str, &str, &str))| {
            let command = Command::Case(Case::Report(case::report::Args {
                person: Some(person.clone()),
                act: vec![act.parse().expect("a code of the catalogue")],
                contest: Contested {
                    contest: Some("legislative".parse().expect("a contest of the rulebook")),
                    election: None,
                    region: None,
                },
                acted_on: Some(date(acted_on)),
                acted_until: None,
                known_on: Some(date("2024-01-22")),
                received_on: Some(date("2024-01-23")),
                channel: Channel::Apip,
                summary: Some(summary.to_owned()),
                again: false,
                table: None,
                tabling: Box::default(),
            }));
            (self.examiner.as_path(), command)
        };
        accused.iter().zip(acts).map(report).collect()
    }

    /// What the examiner does in the first two cases, up to the examination.
    pub(super) fn examinations<'a>(&'a self, cases: &[CaseId]) -> Vec<(&'a Path, Command)> {
        let step = |verb: fn(step::Args) -> Verb, case: &CaseId, on, said: Said| {
            let command = Case::Step(verb(step_args(case, on, &said)));
            (self.examiner.as_path(), Command::Case(command))
        };
        let examined = |case| {
            let summons = Said { exam_on: Some("2024-02-02"), ..Said::default() };
            let team = Said { note: "Atasan langsung, Inspektorat, BKD", ..Said::default() };
            [
                step(Verb::TakeUp, case, "2024-01-24", Said::default()),
                step(Verb::Team, case, "2024-01-25", team),
                step(Verb::Summon, case, "2024-01-26", summons),
                step(Verb::Examine, case, "2024-02-02", Said::default()),
            ]
        };
        cases.iter().take(2).flat_map(examined).collect()
    }

    /// The first case is proven and delivered, the second is not proven, the third stays open.
    pub(super) fn rulings<'a>(&'a self, cases: &[CaseId]) -> Vec<(&'a Path, Command)> {
        let ruling = |case: &CaseId, sanction: Option<&str>, on| Ruling {
            case: Some(case.to_string()),
            tabling: Box::default(),
            outcome: Outcomes {
                table: None,
                not_proven: sanction.is_none(),
                sanction: sanction.map(|code| code.parse().expect("a code of a sanction")),
            },
            level: None,
            on: Some(date(on)),
        };
        let decide = |ruling| {
            Command::Case(Case::Decide(case::decide::Args {
                ruling,
                official: office("ppk"),
                position: Some(PositionClass::Pelaksana),
                number: LineOrNothing::from_static("SK-001/DEMO/2024"),
                document: None,
                note: String::new(),
            }))
        };
        let mut rulings = Vec::new();
        if let Some(proven) = cases.first() {
            let propose = Case::Propose(ruling(proven, Some(SANCTION), "2024-02-12"));
            rulings.push((self.proposer.as_path(), Command::Case(propose)));
            let ruling = ruling(proven, Some(SANCTION), "2024-02-15");
            rulings.push((self.decider.as_path(), decide(ruling)));
            let handed_over = Said { manner: Some(Manner::InPerson), ..Said::default() };
            let deliver = Verb::Deliver(step_args(proven, "2024-02-16", &handed_over));
            rulings.push((self.decider.as_path(), Command::Case(Case::Step(deliver))));
        }
        if let Some(not_proven) = cases.get(1) {
            let propose = Case::Propose(ruling(not_proven, None, "2024-02-12"));
            rulings.push((self.proposer.as_path(), Command::Case(propose)));
            let ruling = ruling(not_proven, None, "2024-02-15");
            rulings.push((self.decider.as_path(), decide(ruling)));
        }
        rulings
    }
}

/// What is said with a step of the story.
#[derive(Default)]
struct Said {
    exam_on: Option<&'static str>,
    manner: Option<Manner>,
    note: &'static str,
}

fn step_args(case: &CaseId, on: &str, said: &Said) -> step::Args {
    step::Args {
        case: Some(case.to_string()),
        table: None,
        tabling: Box::default(),
        on: Some(date(on)),
        official: Office { office: None, ..office("ppk") },
        body: LineOrNothing::default(),
        exam_on: said.exam_on.map(date),
        until: None,
        manner: said.manner,
        level: None,
        sanction: None,
        number: LineOrNothing::default(),
        document: None,
        note: said.note.to_owned(),
    }
}

fn office(code: &str) -> Office {
    let office = Some(code.parse().expect("an office of the rulebook"));
    Office { office, capacity: Capacity::Definitive, below: None }
}

/// The ledger of an invented provincial agency.
pub(super) fn init() -> Command {
    Command::Init(init::Args {
        origin: PublicLine::from_static("ikrar.example/sumsel-demo"),
        agency: "16".parse().expect("a region code"),
        name: PublicLine::from_static("Badan Kepegawaian Daerah (demo)"),
        zone: Zone::Wib,
        rulebook: None,
    })
}

pub(super) fn import_roster(file: &Path) -> Command {
    let (table, returns, missing) = (enrolled(file), None, false);
    Command::Roster(Roster::Import(roster::import::Args { table, returns, missing, agency: None }))
}

pub(super) fn enroll_keys(file: &Path) -> Command {
    Command::Person(Person::EnrollKeys(enrolled(file)))
}

fn enrolled(file: &Path) -> TableImport {
    let (import, from) = (Import::of(file), Some(date(DAY_ENROLLED)));
    let reading = ReadingArgs::default();
    TableImport { import, reading, from, accept_names: false, backdate: None }
}

pub(super) fn open_campaign(text: PathBuf) -> Command {
    Command::Campaign(Campaign::Open(campaign::open::Args {
        code: "sumsel-2024".parse().expect("a campaign code"),
        election: "PEMILU-2024".parse().expect("an election code"),
        title: PublicLine::from_static("Pakta integritas netralitas ASN, Pemilu 2024"),
        text,
        agency: Vec::new(),
        unit: Vec::new(),
        status: Vec::new(),
        opens: Some(date("2023-12-01")),
        force: false,
        due: date("2023-12-31"),
    }))
}

/// The cases of a ledger in the order of their reports.
pub(super) fn cases_in_order(state: &State) -> Vec<CaseId> {
    let mut cases: Vec<_> = state.cases().iter().map(|c| (c.entry, c.reported.case)).collect();
    cases.sort_unstable();
    cases.into_iter().map(|(_, case)| case).collect()
}

fn date(text: &str) -> Date {
    text.parse().expect("the story's dates are dates")
}

/// Planned, put off without a new day, held.
pub(super) const CEREMONY: &str = include_str!("../../../../seeds/demo/ceremony.jsonl");
/// The date as of which the demo's people are judged.
pub(super) const DAY_AS_OF: &str = "2024-03-31";
const DAY_ENROLLED: &str = "2023-11-01";
const SANCTION: &str = "demotion-12m";
