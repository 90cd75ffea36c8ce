//! `ikrar case list`: all cases, the oldest first.

use ikrar_core::event::case::Outcome;
use ikrar_core::state::cases::{Case, Ruling};
use ikrar_core::value::{
    ActCode, CaseId, ContestCode, Date, ElectionCode, PersonId, RegionCode, Seq,
};
use ikrar_words::message;
use serde::Serialize;

use crate::error::CliError;
use crate::render::{Cell, Columns, List, Output};
use crate::session::Session;

#[derive(Debug, Serialize)]
struct CaseLine {
    case: CaseId,
    person: PersonId,
    act: ActCode,
    election: Option<ElectionCode>,
    contest: Option<ContestCode>,
    region: Option<RegionCode>,
    acted_on: Date,
    received_on: Date,
    entry: Seq,
    proposed: Option<Outcome>,
    decided: Option<Outcome>,
    decided_on: Option<Date>,
    in_force_on: Option<Date>,
    served_on: Option<Date>,
}

pub(super) fn run(session: &Session) -> Result<Output, CliError> {
    let ledger = session.read()?;
    let mut cases: Vec<&Case> = ledger.state().cases().iter().collect();
    cases.sort_by_key(|case| case.entry);
    let outcome = |ruling: Option<Ruling<'_>>| ruling.map(|ruling| ruling.outcome.clone());
    let cases = cases.into_iter().map(|case| CaseLine {
        case: case.reported.case,
        person: case.reported.person,
        act: case.reported.act.clone(),
        election: case.reported.contest.as_ref().map(|contest| contest.election.clone()),
        contest: case.reported.contest.as_ref().map(|contest| contest.contest.clone()),
        region: case.reported.contest.as_ref().and_then(|contest| contest.region.clone()),
        acted_on: case.reported.acted_on,
        received_on: case.reported.received_on,
        entry: case.entry,
        proposed: outcome(case.proposal()),
        decided: outcome(case.decision()),
        decided_on: case.decision().map(|decision| decision.taken.on),
        in_force_on: case.in_force().map(|step| step.on),
        served_on: case.served().map(|step| step.on),
    });
    let cases: Vec<_> = cases.collect();
    Ok(Output::new().list(List::new(columns(), cases)))
}

fn columns() -> Columns<CaseLine> {
    Columns::<CaseLine>::new()
        .column("entry", message!("column-entry"), |case| Cell::of(&case.entry))
        .spare(4)
        .column("case", message!("column-case"), |case| Cell::of(&case.case))
        .whole()
        .column("act", message!("column-act"), |case| Cell::of(&case.act))
        .data("election", |case| Cell::maybe(case.election.as_ref()))
        .data("contest", |case| Cell::maybe(case.contest.as_ref()))
        .data("region", |case| Cell::maybe(case.region.as_ref()))
        .column("acted_on", message!("column-acted-on"), |case| Cell::of(&case.acted_on))
        .column("received_on", message!("column-received"), |case| Cell::of(&case.received_on))
        .spare(3)
        .column("decided", message!("column-decision"), |case| outcome(case.decided.as_ref()))
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

fn outcome(outcome: Option<&Outcome>) -> Cell<'_> {
    match outcome {
        None => "".into(),
        Some(Outcome::NotProven) => Cell::said("not-proven", message!("label-outcome-not-proven")),
        Some(Outcome::Proven { level, sanction }) => {
            let name = format!("{}: {sanction}", level.name());
            Cell::said(name, message!("label-outcome-proven", level, sanction))
        }
    }
}
