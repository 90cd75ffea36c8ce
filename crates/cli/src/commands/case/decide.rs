//! `ikrar case decide`: a decision, and if it is known when it comes into force.

use clap::Args as ClapArgs;
use ikrar_core::event::Fact;
use ikrar_core::event::case::{CaseDecided, DecisionTookEffect};
use ikrar_core::value::Date;

use super::{Ruling, record};
use crate::error::CliError;
use crate::render::Output;
use crate::session::Session;

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) ruling: Ruling,
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub(crate) number: String,
    #[arg(long, value_name = "DATE")]
    pub(crate) in_force_on: Option<Date>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { ruling, number, in_force_on } = args;
    let ledger = session.write()?;
    let (reported, outcome, decided_on) = ruling.resolve(ledger.state(), session.lang)?;
    let (case, person, number) = (reported.case, reported.person, number.clone());
    let decided = CaseDecided { case, person, outcome, decided_on, number };
    let effect =
        in_force_on.map(|in_force_on| Fact::from(DecisionTookEffect { case, person, in_force_on }));
    let facts = std::iter::once(Fact::from(decided)).chain(effect).collect();
    record(session, ledger, facts, case)
}
