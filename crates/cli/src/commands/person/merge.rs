//! `ikrar person merge`: two records are of one person.

use clap::Args as ClapArgs;
use ikrar_core::event::Fact;
use ikrar_core::event::person::PersonMerged;
use ikrar_core::value::Line;

use super::record;
use crate::error::CliError;
use crate::given;
use crate::render::Output;
use crate::session::{Session, find_person};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    person: String,
    into: String,
    #[arg(long, value_name = "TEXT")]
    reason: Line,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { person, into, reason } = args;
    given::one_stdin([person.as_str(), into])?;
    let into = given::value(into)?;
    record(session, person, |state, known| {
        let (merged, person, reason) = (known.id, find_person(state, &into)?.id, reason.clone());
        Ok(vec![Fact::from(PersonMerged { person, merged, reason })])
    })
}
