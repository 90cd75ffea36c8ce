//! `ikrar person depart`: somebody left the service.

use clap::Args as ClapArgs;
use ikrar_core::event::Fact;
use ikrar_core::event::person::{Departure, PersonDeparted};
use ikrar_core::state::State;
use ikrar_core::value::Date;
use ikrar_desk::acts::{self, Acts};

use super::record;
use crate::error::CliError;
use crate::given::word;
use crate::import::Whom;
use crate::render::Output;
use crate::session::{Session, day};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    whom: Whom,
    #[arg(long, value_parser = word::<Departure>(Departure::NAMES), value_name = "REASON")]
    #[arg(required_unless_present = "table")]
    reason: Option<Departure>,
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { whom, reason, on } = args;
    let (Some(person), Some(reason)) = (whom.one(), *reason) else {
        let acts = |_: &State| Ok(Acts::Departed { reason: *reason });
        return whom.record(session, acts::open_on, *on, acts);
    };
    record(session, person, |state, known| {
        let (person, on) = (known.id, day(*on, state)?);
        Ok(vec![Fact::from(PersonDeparted { person, reason, on })])
    })
}
