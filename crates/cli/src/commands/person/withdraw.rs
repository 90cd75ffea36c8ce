//! `ikrar person withdraw`: an enrolment should never have been.

use clap::Args as ClapArgs;
use ikrar_core::event::Fact;
use ikrar_core::event::person::PersonWithdrawn;
use ikrar_core::value::Line;

use super::record;
use crate::error::CliError;
use crate::render::Output;
use crate::session::Session;

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    person: String,
    #[arg(long, value_name = "TEXT")]
    reason: Line,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { person, reason } = args;
    record(session, person, |_, known| {
        let (person, reason) = (known.id, reason.clone());
        Ok(vec![Fact::from(PersonWithdrawn { person, reason })])
    })
}
