//! `ikrar person return`: somebody who had left is in service again.

use clap::Args as ClapArgs;
use ikrar_core::event::Fact;
use ikrar_core::event::person::{PersonReturned, Return};
use ikrar_core::value::Date;

use super::record;
use crate::error::CliError;
use crate::given::word;
use crate::render::Output;
use crate::session::{Session, day};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    person: String,
    #[arg(long, value_parser = word::<Return>(Return::NAMES), value_name = "REASON")]
    reason: Return,
    #[arg(long, value_name = "DATE")]
    from: Option<Date>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { person, reason, from } = args;
    record(session, person, |state, known| {
        let (person, reason, from) = (known.id, *reason, day(*from, state)?);
        Ok(vec![Fact::from(PersonReturned { person, reason, from })])
    })
}
