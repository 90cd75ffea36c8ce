//! `ikrar case list`: cases, the oldest first: where each stands, whose turn it is, what is due.

use std::str::FromStr;

use clap::Args as ClapArgs;
use ikrar_core::event::case::{CaseReported, Outcome};
use ikrar_core::procedure::{Due, Term};
use ikrar_core::rulebook::{CaseState, Force, Turn};
use ikrar_core::state::cases::{Case, Outlook, Ruling};
use ikrar_core::value::{
    ActCode, CaseId, ContestCode, Date, ElectionCode, Level, PersonId, RegionCode, SanctionCode,
    Seq,
};
use ikrar_words::{Lang, Say, message};
use rayon::prelude::*;
use serde::Serialize;

use super::told::{self, Known};
use crate::commands::listed;
use crate::commands::person::line::ID_DIGITS;
use crate::error::CliError;
use crate::given::{self, word};
use crate::render::{Cell, Columns, Output};
use crate::session::{Session, day, find_person};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[arg(long, value_name = "PERSON")]
    person: Option<String>,
    #[arg(long, value_name = "CODE")]
    act: Option<ActCode>,
    #[arg(long, value_name = "CODE")]
    election: Option<ElectionCode>,
    #[arg(long, value_parser = word::<CaseState>(CaseState::NAMES), value_name = "STATE")]
    state: Vec<CaseState>,
    #[arg(long, value_parser = word::<Turn>(Turn::NAMES), value_name = "BODY")]
    turn: Option<Turn>,
    #[arg(long)]
    open: bool,
    #[arg(long)]
    overdue: bool,
    #[arg(long, value_name = "DAYS")]
    due_within: Option<Within>,
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
}

/// So many days, written `7` or `7d`.
#[derive(Debug, Clone, Copy)]
struct Within(u32);

impl FromStr for Within {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.strip_suffix('d').unwrap_or(text).parse().map(Self)
    }
}

/// A case and how it stands.
#[derive(Debug, Serialize)]
pub(super) struct CaseLine {
    pub(super) case: CaseId,
    pub(super) person: PersonId,
    pub(super) name: String,
    pub(super) unit: String,
    pub(super) acts: Vec<ActCode>,
    pub(super) election: Option<ElectionCode>,
    pub(super) contest: Option<ContestCode>,
    pub(super) region: Option<RegionCode>,
    pub(super) acted_on: Date,
    pub(super) received_on: Date,
    pub(super) entry: Seq,
    pub(super) state: CaseState,
    pub(super) since: Date,
    pub(super) turn: Turn,
    /// The time limit that ends next, or is over longest.
    pub(super) due: Option<String>,
    pub(super) due_on: Option<Date>,
    pub(super) overdue: bool,
    pub(super) proposed: Option<Outcome>,
    pub(super) level: Option<Level>,
    pub(super) sanction: Option<SanctionCode>,
    pub(super) decided_on: Option<Date>,
    pub(super) in_force_on: Option<Date>,
    pub(super) ends_on: Option<Date>,
    /// What was decided, as people are told.
    #[serde(skip)]
    told: String,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let person = args.person.as_deref().map(given::value).transpose()?;
    let ledger = session.read()?;
    let state = ledger.state();
    let as_of = day(args.as_of, state)?;
    let person = person.map(|person| find_person(state, &person)).transpose()?;
    let line = |case: &Case| {
        let known = Known::of(state, case, as_of).filter(|_| args.wants_case(case))?;
        Some(CaseLine::of(&known, as_of, session.lang)).filter(|line| args.wants(line, as_of))
    };
    let mut lines: Vec<_> = match person {
        Some(person) => {
            let cases = person.cases.iter().filter_map(|held| state.cases().get(&held.case));
            cases.filter_map(line).collect()
        }
        None => state.cases().par_likely(|c| args.may_want(c, as_of)).filter_map(line).collect(),
    };
    lines.sort_by_key(|line| line.entry);
    ledger.refuse_forged_snapshot()?;
    Ok(listed(columns(), lines, message!("told-no-case")))
}

impl Args {
    /// Whether a case may be wanted, by what its card says of it.
    fn may_want(&self, outlook: &Outlook, as_of: Date) -> bool {
        let soon = |Within(days)| outlook.may_be_due(as_of, as_of.plus_days(days));
        (!self.overdue || outlook.may_be_overdue(as_of)) && self.due_within.is_none_or(soon)
    }

    fn wants_case(&self, case: &Case) -> bool {
        let CaseReported { acts, contest, .. } = &case.reported;
        let election = contest.as_ref().map(|contest| &contest.election);
        self.act.as_ref().is_none_or(|act| acts.contains(act))
            && (self.election.is_none() || self.election.as_ref() == election)
    }

    fn wants(&self, line: &CaseLine, as_of: Date) -> bool {
        let within = |Within(days)| {
            let end = as_of.plus_days(days);
            !line.overdue && line.due_on.is_some_and(|due| end.is_none_or(|end| due <= end))
        };
        (self.state.is_empty() || self.state.contains(&line.state))
            && self.turn.is_none_or(|turn| turn == line.turn)
            && (!self.open || line.state.force() == Force::Open)
            && (!self.overdue || line.overdue)
            && self.due_within.is_none_or(within)
    }
}

impl CaseLine {
    fn of(known: &Known<'_>, as_of: Date, lang: Lang) -> Self {
        Self::with_terms(known, &known.terms(), as_of, lang)
    }

    pub(super) fn with_terms(
        known: &Known<'_>,
        terms: &[Term<'_>],
        as_of: Date,
        lang: Lang,
    ) -> Self {
        let Known { case, standing, .. } = known;
        let reported = &case.reported;
        let decision = standing.decision.as_ref();
        let next = next_due(terms, as_of);
        let proposed = |ruling: Ruling<'_>| ruling.outcome.clone();
        Self {
            case: reported.case,
            person: reported.person,
            name: known.name(),
            unit: known.unit(),
            acts: reported.acts.to_vec(),
            election: reported.contest.as_ref().map(|contest| contest.election.clone()),
            contest: reported.contest.as_ref().map(|contest| contest.contest.clone()),
            region: reported.contest.as_ref().and_then(|contest| contest.region.clone()),
            acted_on: reported.acted_on,
            received_on: reported.received_on,
            entry: case.entry,
            state: standing.state,
            since: standing.since.on,
            turn: told::turn(known, as_of),
            due: next.map(|term| term.deadline.id.to_string()),
            due_on: next.and_then(|term| term.last.ok()),
            overdue: next.is_some_and(|term| term.due(as_of) == Due::Overdue),
            proposed: case.proposal().map(proposed),
            level: decision.map(|decision| decision.level),
            sanction: decision.map(|decision| decision.sanction.clone()),
            decided_on: decision.map(|decision| decision.made.on),
            in_force_on: decision.and_then(|decision| decision.in_force_on),
            ends_on: decision.and_then(|decision| decision.ends_on),
            told: decision
                .map_or_else(String::new, |decision| told::sanction(known, decision, as_of, lang)),
        }
    }
}

/// The limit that is over longest, else the one that ends next.
fn next_due<'t, 'a>(terms: &'t [Term<'a>], as_of: Date) -> Option<&'t Term<'a>> {
    let of = |due| terms.iter().filter(move |term| term.due(as_of) == due);
    let earliest = |term: &&Term<'_>| term.last.ok();
    of(Due::Overdue).min_by_key(earliest).or_else(|| of(Due::Running).min_by_key(earliest))
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
        .spare(6)
        .column("acts", message!("column-act"), |case| acts(&case.acts).into())
        .data("election", |case| Cell::maybe(case.election.as_ref()))
        .data("contest", |case| Cell::maybe(case.contest.as_ref()))
        .data("region", |case| Cell::maybe(case.region.as_ref()))
        .column("acted_on", message!("column-acted-on"), |case| Cell::of(&case.acted_on))
        .spare(2)
        .column("received_on", message!("column-received"), |case| Cell::of(&case.received_on))
        .spare(3)
        .column("state", message!("column-case-state"), |case| {
            Cell::said(case.state.name(), case.state.say())
        })
        .data("since", |case| Cell::of(&case.since))
        .column("turn", message!("column-turn"), |case| {
            Cell::said(case.turn.name(), case.turn.say())
        })
        .spare(1)
        .column("due_on", message!("column-due"), |case| Cell::maybe(case.due_on.as_ref()))
        .spare(1)
        .data("due", |case| Cell::maybe(case.due.as_ref()))
        .data("overdue", |case| Cell::of(&case.overdue))
        .column("sanction", message!("column-decision"), |case| {
            let code = case.sanction.as_ref().map(ToString::to_string).unwrap_or_default();
            Cell::told(code, case.told.clone())
        })
        .spare(5)
        .data("level", |case| Cell::maybe(case.level.as_ref()))
        .data("decided_on", |case| Cell::maybe(case.decided_on.as_ref()))
        .data("in_force_on", |case| Cell::maybe(case.in_force_on.as_ref()))
        .data("ends_on", |case| Cell::maybe(case.ends_on.as_ref()))
}

pub(super) fn acts(acts: &[ActCode]) -> String {
    acts.iter().map(ActCode::as_str).collect::<Vec<_>>().join(", ")
}
