//! `ikrar person first-day`: the service began earlier than is recorded.

use clap::Args as ClapArgs;
use ikrar_core::event::Fact;
use ikrar_core::event::person::FirstDayMoved;
use ikrar_core::value::{Date, Line};

use super::end_key::key_of;
use super::record;
use crate::error::CliError;
use crate::render::Output;
use crate::session::Session;

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    person: String,
    #[arg(long, value_name = "DATE")]
    from: Date,
    #[arg(long, value_name = "TEXT")]
    reason: Line,
    /// Of a key, not of a time in service.
    #[arg(long, value_name = "KEY_ID")]
    of_key: Option<String>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { person, from, reason, of_key } = args;
    record(session, person, |_, known| {
        // That time in service which begins next after the day; else it is no earlier than any.
        let next = known.service.iter().find(|service| *from < service.from);
        let service = next.or(known.service.last());
        let entry = match of_key.as_deref() {
            Some(key) => key_of(known, Some(key))?.entry,
            None => service.map_or(known.entry, |service| service.entry),
        };
        let (person, from, reason) = (known.id, *from, reason.clone());
        Ok(vec![Fact::from(FirstDayMoved { person, entry, from, reason })])
    })
}
