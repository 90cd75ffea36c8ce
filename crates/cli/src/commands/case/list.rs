//! `ikrar case list`: all cases, the oldest first.

use clap::Args as ClapArgs;
use ikrar_core::event::case::Outcome;
use ikrar_core::state::cases::{Case, Ruling};
use ikrar_core::state::{PublishedRulebook, State};
use ikrar_core::value::{
    ActCode, CaseId, ContestCode, Date, ElectionCode, PersonId, RegionCode, Seq,
};
use ikrar_words::{Lang, message};
use serde::Serialize;

use crate::commands::listed;
use crate::commands::person::line::ID_DIGITS;
use crate::commands::rulebook::in_lang;
use crate::error::CliError;
use crate::given;
use crate::render::{Cell, Columns, Output};
use crate::session::{Session, find_person};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[arg(long, value_name = "PERSON")]
    person: Option<String>,
    #[arg(long, value_name = "CODE")]
    act: Option<ActCode>,
    #[arg(long, value_name = "CODE")]
    election: Option<ElectionCode>,
    #[arg(long)]
    open: bool,
}

/// A case and how it stands.
#[derive(Debug, Serialize)]
pub(super) struct CaseLine {
    pub(super) case: CaseId,
    pub(super) person: PersonId,
    pub(super) name: String,
    pub(super) unit: String,
    pub(super) act: ActCode,
    pub(super) election: Option<ElectionCode>,
    pub(super) contest: Option<ContestCode>,
    pub(super) region: Option<RegionCode>,
    pub(super) acted_on: Date,
    pub(super) received_on: Date,
    pub(super) entry: Seq,
    pub(super) proposed: Option<Outcome>,
    pub(super) decided: Option<Outcome>,
    /// What was decided, as people are told.
    #[serde(skip)]
    told: String,
    pub(super) decided_on: Option<Date>,
    pub(super) in_force_on: Option<Date>,
    pub(super) served_on: Option<Date>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let person = args.person.as_deref().map(given::value).transpose()?;
    let ledger = session.read()?;
    let state = ledger.state();
    let person = person.map(|person| find_person(state, &person)).transpose()?;
    let mut cases: Vec<&Case> = state.cases().iter().collect();
    cases.retain(|case| {
        let reported = &case.reported;
        let election = reported.contest.as_ref().map(|contest| &contest.election);
        person.is_none_or(|person| person.is(&reported.person))
            && args.act.as_ref().is_none_or(|act| *act == reported.act)
            && (args.election.is_none() || args.election.as_ref() == election)
            && !(args.open && case.decision().is_some())
    });
    cases.sort_by_key(|case| case.entry);
    let line = |case| CaseLine::of(case, state, session.lang);
    let cases = cases.into_iter().map(line).collect();
    ledger.refuse_forged_snapshot()?;
    Ok(listed(columns(), cases, message!("told-no-case")))
}

impl CaseLine {
    pub(super) fn of(case: &Case, state: &State, lang: Lang) -> Self {
        let outcome = |ruling: Option<Ruling<'_>>| ruling.map(|ruling| ruling.outcome.clone());
        let (reported, people) = (&case.reported, state.people());
        let accused = people.find(&reported.person).map(|slot| people.get(slot));
        let profile = accused.map(|accused| accused.profile_on(reported.acted_on));
        Self {
            case: reported.case,
            person: reported.person,
            name: profile.map(|held| people.name(held).to_owned()).unwrap_or_default(),
            unit: profile.map(|held| people.unit(held).to_owned()).unwrap_or_default(),
            act: reported.act.clone(),
            election: reported.contest.as_ref().map(|contest| contest.election.clone()),
            contest: reported.contest.as_ref().map(|contest| contest.contest.clone()),
            region: reported.contest.as_ref().and_then(|contest| contest.region.clone()),
            acted_on: reported.acted_on,
            received_on: reported.received_on,
            entry: case.entry,
            proposed: outcome(case.proposal()),
            decided: outcome(case.decision()),
            told: case
                .decision()
                .map(|ruling| told(case, &ruling, state, lang))
                .unwrap_or_default(),
            decided_on: case.decision().map(|decision| decision.taken.on),
            in_force_on: case.in_force().map(|step| step.on),
            served_on: case.served().map(|step| step.on),
        }
    }
}

fn columns() -> Columns<CaseLine> {
    Columns::<CaseLine>::new()
        .column("entry", message!("column-entry"), |case| Cell::of(&case.entry))
        .spare(4)
        .column("case", message!("column-case"), |case| Cell::short(&case.case, ID_DIGITS, ""))
        .whole()
        .data("person", |case| Cell::of(&case.person))
        .column("name", message!("column-name"), |case| case.name.as_str().into())
        .column("unit", message!("column-unit"), |case| case.unit.as_str().into())
        .spare(5)
        .column("act", message!("column-act"), |case| Cell::of(&case.act))
        .data("election", |case| Cell::maybe(case.election.as_ref()))
        .data("contest", |case| Cell::maybe(case.contest.as_ref()))
        .data("region", |case| Cell::maybe(case.region.as_ref()))
        .column("acted_on", message!("column-acted-on"), |case| Cell::of(&case.acted_on))
        .column("received_on", message!("column-received"), |case| Cell::of(&case.received_on))
        .spare(3)
        .column("decided", message!("column-decision"), outcome)
        .column("decided_on", message!("column-decided"), |case| {
            Cell::maybe(case.decided_on.as_ref())
        })
        .spare(2)
        .column("in_force_on", message!("column-in-force"), |case| {
            Cell::maybe(case.in_force_on.as_ref())
        })
        .column("served_on", message!("column-served"), |case| Cell::maybe(case.served_on.as_ref()))
        .spare(1)
}

fn outcome(case: &CaseLine) -> Cell<'_> {
    let data = match &case.decided {
        None => return "".into(),
        Some(Outcome::NotProven) => "not-proven".to_owned(),
        Some(Outcome::Proven { level, sanction }) => format!("{}: {sanction}", level.name()),
    };
    Cell::told(data, case.told.clone())
}

/// A ruling as people are told it, with the sanction in the rulebook's words.
pub(super) fn told(case: &Case, ruling: &Ruling<'_>, state: &State, lang: Lang) -> String {
    let Outcome::Proven { level, sanction: code } = ruling.outcome else {
        return lang.tell(&message!("label-outcome-not-proven")).into_owned();
    };
    let rulebook = state.rulebook_on(case.reported.acted_on).map(PublishedRulebook::rulebook);
    let sanction = rulebook.and_then(|rulebook| rulebook.sanction(code, ruling.taken.on));
    let sanction = sanction.map_or_else(|| code.to_string(), |known| in_lang(&known.text, lang));
    lang.tell(&message!("label-outcome-proven", level, sanction)).into_owned()
}
