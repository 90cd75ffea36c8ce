//! `ikrar person return`: somebody who had left is in service again.

use clap::Args as ClapArgs;
use ikrar_core::event::Fact;
use ikrar_core::event::person::{PersonReturned, Return};
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
    #[arg(long, value_parser = word::<Return>(Return::NAMES), value_name = "REASON")]
    #[arg(required_unless_present = "table")]
    reason: Option<Return>,
    #[arg(long, value_name = "DATE")]
    from: Option<Date>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { whom, reason, from } = args;
    let (Some(person), Some(reason)) = (whom.one(), *reason) else {
        let acts = |_: &State| Ok(Acts::Returned { reason: *reason });
        return whom.record(session, acts::open_from, *from, acts);
    };
    record(session, person, |state, known| {
        let (person, from) = (known.id, day(*from, state)?);
        Ok(vec![Fact::from(PersonReturned { person, reason, from })])
    })
}
