//! `ikrar person leave`: somebody is on leave for some time.

use clap::Args as ClapArgs;
use ikrar_core::event::Fact;
use ikrar_core::event::person::{LeaveGranted, LeaveKind};
use ikrar_core::value::Date;

use super::record;
use crate::error::CliError;
use crate::given::word;
use crate::render::Output;
use crate::session::{Session, day};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    person: String,
    #[arg(long, value_parser = word::<LeaveKind>(LeaveKind::NAMES), value_name = "KIND")]
    kind: LeaveKind,
    #[arg(long, value_name = "DATE")]
    from: Option<Date>,
    #[arg(long, value_name = "DATE")]
    back_on: Option<Date>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { person, kind, from, back_on } = args;
    record(session, person, |state, known| {
        let (person, leave) = (known.id, *kind);
        let (from, until) = (day(*from, state)?, *back_on);
        Ok(vec![Fact::from(LeaveGranted { person, leave, from, until })])
    })
}
