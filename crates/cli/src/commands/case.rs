//! `ikrar case`: violations, from report to decision.

pub(crate) mod decide;
mod list;
mod propose;
pub(crate) mod report;
mod ruling;
mod show;
mod step;

use clap::Subcommand;
use ikrar_core::event::Fact;
use ikrar_core::value::{CaseId, Seq};
use ikrar_store::folder::FolderLedger;
use ikrar_words::{Value, label, message};
use serde::Serialize;

use crate::error::CliError;
use crate::render::Output;
use crate::session::Session;

pub(crate) use ruling::{Outcomes, Ruling};
use step::Step;

#[derive(Debug, Subcommand)]
pub(crate) enum Case {
    Report(report::Args),
    Propose(Ruling),
    Decide(decide::Args),
    InForce(Step),
    Served(Step),
    Show(show::Args),
    List(list::Args),
}

pub(super) fn run(verb: &Case, session: &Session) -> Result<Output, CliError> {
    match verb {
        Case::Report(args) => report::run(args, session),
        Case::Propose(ruling) => propose::run(ruling, session),
        Case::Decide(args) => decide::run(args, session),
        Case::InForce(step) => step.in_force(session),
        Case::Served(step) => step.served(session),
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
}

/// Records facts about a case, all or none.
fn record(
    session: &Session,
    ledger: FolderLedger,
    facts: Vec<Fact>,
    case: CaseId,
) -> Result<Output, CliError> {
    let names: Vec<_> = facts.iter().map(Fact::name).collect();
    let last = session.record_facts(ledger, &session.author()?, facts)?;
    let first = last.size() - names.len() as u64;
    let recorded = (first..).map(Seq::new).zip(names);
    Ok(recorded.fold(Output::new(), |output, (entry, fact)| {
        let label = label::fact(fact).map_or_else(|| Value::from(fact), Value::from);
        let said = message!("told-case-recorded", entry, label, case);
        output.one(&Recorded { case, entry, fact }, said)
    }))
}
