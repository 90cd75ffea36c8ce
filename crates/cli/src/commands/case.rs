//! `ikrar case`: violations, from report to the end of the sanction.

pub(crate) mod decide;
mod list;
mod propose;
pub(crate) mod report;
mod ruling;
mod show;
pub(crate) mod step;
pub(crate) mod told;

use clap::Subcommand;
use ikrar_core::event::Fact;
use ikrar_core::rulebook::{CaseState, Turn};
use ikrar_core::value::{CaseId, Seq};
use ikrar_store::folder::FolderLedger;
use serde::Serialize;

use crate::error::CliError;
use crate::render::Output;
use crate::session::Session;

pub(crate) use ruling::{Outcomes, Ruling};
use step::Verb;

#[derive(Debug, Subcommand)]
pub(crate) enum Case {
    Report(report::Args),
    Propose(Ruling),
    Decide(decide::Args),
    #[command(flatten)]
    Step(Verb),
    Take(step::Any),
    Show(show::Args),
    List(list::Args),
}

pub(super) fn run(verb: &Case, session: &Session) -> Result<Output, CliError> {
    match verb {
        Case::Report(args) => report::run(args, session),
        Case::Propose(ruling) => propose::run(ruling, session),
        Case::Decide(args) => decide::run(args, session),
        Case::Step(verb) => verb.run(session),
        Case::Take(any) => any.run(session),
        Case::Show(args) => show::run(args, session),
        Case::List(args) => list::run(args, session),
    }
}

/// What was recorded about a case.
#[derive(Debug, Serialize)]
struct Recorded {
    case: CaseId,
    entry: Seq,
    #[serde(rename = "type")]
    fact: &'static str,
    step: Option<String>,
    state: CaseState,
    turn: Turn,
}

/// Records a fact about a case; tells what came of it.
fn record(
    session: &Session,
    ledger: FolderLedger,
    fact: Fact,
    case: CaseId,
) -> Result<Output, CliError> {
    let (name, on) = (fact.name(), fact.past_dates().iter().map(|(_, on)| *on).max());
    session.record_then(ledger, &session.author()?, vec![fact], |state, entry| {
        told::recorded(state, entry, name, case, on, session.lang)
    })
}
