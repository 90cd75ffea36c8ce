//! `ikrar person leave-end`: somebody is back from leave, earlier than was known.

use clap::Args as ClapArgs;
use ikrar_core::event::Fact;
use ikrar_core::event::person::LeaveEnded;
use ikrar_core::value::Date;
use ikrar_words::message;

use super::record;
use crate::error::CliError;
use crate::render::Output;
use crate::session::{Session, day};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    person: String,
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { person, on } = args;
    record(session, person, |state, known| {
        let on = day(*on, state)?;
        // The leave that has begun by then and would go on.
        let open = |end: Option<Date>| end.is_none_or(|end| on < end);
        let mut leaves = known.leaves.iter().rev();
        let leave = leaves.find(|leave| leave.from <= on && open(leave.end()));
        let none = || CliError::Refused(message!("refused-no-leave", on));
        let (person, entry) = (known.id, leave.ok_or_else(none)?.entry);
        Ok(vec![Fact::from(LeaveEnded { person, entry, on })])
    })
}
