//! The steps of a case, one command each: `ikrar case summon`, `ikrar case deliver` and so on, and
//! `ikrar case take` for any step that the rulebook has.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand};
use ikrar_core::event::Fact;
use ikrar_core::event::case::{Manner, Official, StepTaken};
use ikrar_core::procedure::Course;
use ikrar_core::state::cases::Case;
use ikrar_core::state::{PublishedRulebook, State};
use ikrar_core::value::{
    Capacity, Date, Digest, Level, LineOrNothing, OfficeCode, SanctionCode, StepCode,
};
use ikrar_desk::files;
use ikrar_words::message;

use super::record;
use crate::error::CliError;
use crate::given::{self, word};
use crate::import::Tabling;
use crate::render::Output;
use crate::session::{Session, day, find_case, find_person};

/// Commands that stand for steps, with the codes of those they may mean: the first that may be
/// taken on that day is meant.
macro_rules! verbs {
    ($($verb:ident $codes:expr;)+) => {
        #[derive(Debug, Subcommand)]
        pub(crate) enum Verb { $($verb(Args),)+ }

        /// The codes of the steps that a command stands for, by its name.
        pub(crate) fn codes(verb: &str) -> Option<&'static [&'static str]> {
            let named = |command: &str| {
                let small = |(place, c): (usize, char)| {
                    let dash = (place > 0 && c.is_ascii_uppercase()).then_some('-');
                    dash.into_iter().chain([c.to_ascii_lowercase()])
                };
                command.chars().enumerate().flat_map(small).eq(verb.chars())
            };
            $(if named(stringify!($verb)) {
                return Some(&$codes);
            })+
            None
        }

        impl Verb {
            fn parts(&self) -> (&'static [&'static str], &Args) {
                match self { $(Self::$verb(args) => (&$codes, args),)+ }
            }
        }
    };
}

verbs! {
    Ask ["completion-asked"];
    Complete ["completed"];
    Register ["registered"];
    AsFinding ["taken-as-finding"];
    Leave ["not-registered"];
    Study ["study-concluded"];
    Forward ["forwarded"];
    TakeUp ["taken-up"];
    Verify ["verified"];
    Reject ["no-violation", "rejected-at-review"];
    Cancel ["cancelled"];
    Recommend ["recommended"];
    Team ["team-formed"];
    Summon ["summoned", "summoned-again"];
    Absent ["absent", "absent-again"];
    Examine ["examined"];
    Relieve ["duty-relieved"];
    Restore ["relief-ended"];
    Refer ["referred-up"];
    Panel ["panel-formed", "panel-held"];
    FollowOn ["followed-on"];
    Deliver ["delivered"];
    Object ["objection-filed"];
    Appeal ["appeal-filed"];
    Respond ["responded"];
    Uphold ["remedy-strengthened"];
    Change ["remedy-changed"];
    Annul ["remedy-annulled", "court-annulled", "revoked-finally"];
    Revoke ["remedy-revoked", "revoked"];
    Inadmissible ["remedy-dropped", "remedy-inadmissible"];
    Withdraw ["remedy-withdrawn"];
    Execute ["executed"];
    Upload ["uploaded"];
    Warn ["warned"];
    Block ["blocked"];
    Unblock ["unblocked"];
    Reprimand ["reprimanded"];
    Reopen ["reopened"];
}

/// What is said with a step.
#[derive(Debug, Clone, ClapArgs)]
#[group(skip)]
pub(crate) struct Args {
    #[arg(required_unless_present = "table")]
    pub(crate) case: Option<String>,
    #[arg(long, value_name = "FILE", conflicts_with_all = ARGUMENTS)]
    pub(crate) table: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) tabling: Box<Tabling>,
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<Date>,
    #[command(flatten)]
    pub(crate) official: Office,
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub(crate) body: LineOrNothing,
    #[arg(long, value_name = "DATE")]
    pub(crate) exam_on: Option<Date>,
    #[arg(long, value_name = "DATE")]
    pub(crate) until: Option<Date>,
    #[arg(long, value_parser = word::<Manner>(Manner::NAMES), value_name = "MANNER")]
    pub(crate) manner: Option<Manner>,
    #[arg(long, value_parser = word::<Level>(Level::NAMES), value_name = "LEVEL")]
    pub(crate) level: Option<Level>,
    #[arg(long, value_name = "CODE")]
    pub(crate) sanction: Option<SanctionCode>,
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub(crate) number: LineOrNothing,
    #[arg(long, value_name = "FILE")]
    pub(crate) document: Option<PathBuf>,
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub(crate) note: String,
}

/// The official who acts.
#[derive(Debug, Clone, ClapArgs)]
#[group(skip)]
#[expect(clippy::struct_field_names, reason = "the names are those of the arguments")]
pub(crate) struct Office {
    #[arg(long, value_name = "CODE", conflicts_with = "table")]
    pub(crate) office: Option<OfficeCode>,
    #[arg(long, value_parser = word::<Capacity>(Capacity::NAMES), value_name = "CAPACITY")]
    #[arg(default_value = "definitive", conflicts_with = "table")]
    pub(crate) capacity: Capacity,
    #[arg(long, value_name = "LEVELS", conflicts_with = "table")]
    pub(crate) below: Option<u8>,
}

impl Office {
    pub(super) fn official(&self) -> Option<Official> {
        let Self { office, capacity, below } = self.clone();
        office.map(|office| Official { office, capacity, below })
    }
}

/// Any step of the rulebook.
#[derive(Debug, ClapArgs)]
#[group(skip)]
pub(crate) struct Any {
    #[arg(required_unless_present = "table")]
    step: Option<StepCode>,
    #[command(flatten)]
    args: Args,
}

impl Verb {
    /// Records the step.
    pub(super) fn run(&self, session: &Session) -> Result<Output, CliError> {
        let (codes, args) = self.parts();
        let code = |code: &&str| code.parse().expect("codes of steps are well formed");
        let known: Vec<StepCode> = codes.iter().map(code).collect();
        if let Some(table) = &args.table {
            return args.tabling.steps(table, session, &known, args.on);
        }
        args.run(session, |state, case, on| {
            let course = find_person(state, &case.reported.person.to_string())
                .map(|person| Course::of(state, person, case));
            let allowed = course.ok().and_then(|course| {
                let standing = course.standing(on)?;
                let allowed = course.allowed(&standing, on);
                let known = |code: &&&str| allowed.iter().any(|step| step.code.as_str() == **code);
                codes.iter().find(known)
            });
            let code = allowed.or(codes.first()).expect("a command stands for some step");
            code.parse().expect("codes of steps are well formed")
        })
    }
}

impl Any {
    /// Records the step.
    pub(super) fn run(&self, session: &Session) -> Result<Output, CliError> {
        let known: Vec<StepCode> = self.step.iter().cloned().collect();
        let Args { table, tabling, on, .. } = &self.args;
        match (table, &self.step) {
            (Some(table), _) => tabling.steps(table, session, &known, *on),
            (None, Some(step)) => self.args.run(session, |_, _, _| step.clone()),
            (None, None) => Err(CliError::Usage(message!("usage-no-case"))),
        }
    }
}

impl Args {
    fn run(
        &self,
        session: &Session,
        step: impl FnOnce(&State, &Case, Date) -> StepCode,
    ) -> Result<Output, CliError> {
        let document = document(self.document.as_ref())?;
        let note = given::text("note", &self.note)?;
        let ledger = session.write()?;
        let missing = || CliError::Usage(message!("usage-no-case"));
        let case = find_case(ledger.state(), self.case.as_deref().ok_or_else(missing)?)?;
        let on = day(self.on, ledger.state())?;
        let step = step(ledger.state(), case, on);
        let (id, person) = (case.reported.case, case.reported.person);
        let fact = Fact::from(StepTaken {
            case: id,
            person,
            step,
            on,
            official: self.official.official(),
            body: self.body.clone(),
            exam_on: self.exam_on,
            until: self.until,
            manner: self.manner,
            level: self.level(ledger.state(), on),
            sanction: self.sanction.clone(),
            number: self.number.clone(),
            document,
            note,
        });
        record(session, ledger, fact, id)
    }

    /// The level that is meant: where a sanction is named, the sanction's.
    fn level(&self, state: &State, on: Date) -> Option<Level> {
        let sanction = self.sanction.as_ref();
        let rules = state.rulebook_on(on).map(PublishedRulebook::rulebook);
        let level = sanction.and_then(|code| rules?.sanction(code, on)).map(|found| found.level);
        self.level.or(level)
    }
}

/// What the rows of a table say themselves.
const ARGUMENTS: [&str; 10] = [
    "case", "body", "exam_on", "until", "manner", "level", "sanction", "number", "document", "note",
];

/// The hash of a document.
pub(super) fn document(file: Option<&PathBuf>) -> Result<Option<Digest>, CliError> {
    Ok(file.map(|file| files::hash(file)).transpose()?)
}
