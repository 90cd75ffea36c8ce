//! `ikrar person depart`: somebody left the service.

use clap::Args as ClapArgs;
use ikrar_core::event::Fact;
use ikrar_core::event::person::{Departure, PersonDeparted};
use ikrar_core::value::Date;

use super::record;
use crate::error::CliError;
use crate::given::word;
use crate::render::Output;
use crate::session::{Session, day};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    person: String,
    #[arg(long, value_parser = word::<Departure>(Departure::NAMES), value_name = "REASON")]
    reason: Departure,
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { person, reason, on } = args;
    record(session, person, |state, known| {
        let (person, reason, on) = (known.id, *reason, day(*on, state)?);
        Ok(vec![Fact::from(PersonDeparted { person, reason, on })])
    })
}
