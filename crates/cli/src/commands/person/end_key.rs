//! `ikrar person end-key`: a person's own key is no longer to be trusted.

use clap::Args as ClapArgs;
use ikrar_core::event::Fact;
use ikrar_core::event::person::KeyEnded;
use ikrar_core::state::person::{HeldKey, Person};
use ikrar_core::value::{Date, Line};
use ikrar_words::message;

use super::record;
use crate::error::CliError;
use crate::render::Output;
use crate::session::{Session, day, find_key};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    person: String,
    key_id: Option<String>,
    #[arg(long, value_name = "TEXT")]
    reason: Line,
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { person, key_id, reason, on } = args;
    record(session, person, |state, known| {
        let held = key_of(known, key_id.as_deref())?;
        let (person, key, on, reason) = (known.id, held.id, day(*on, state)?, reason.clone());
        Ok(vec![Fact::from(KeyEnded { person, key, on, reason })])
    })
}

/// The person's key of this id, or the only one that has not ended.
pub(super) fn key_of<'a>(known: &'a Person, key: Option<&str>) -> Result<&'a HeldKey, CliError> {
    let wanted = key.map(|key| find_key(key, known.keys.iter().map(|held| &held.id)));
    let mut found = match wanted.transpose()? {
        Some(wanted) => known.keys.iter().filter(|held| held.id == wanted).collect::<Vec<_>>(),
        None => known.keys.iter().filter(|held| held.until.is_none()).collect(),
    };
    match (found.pop(), found.len()) {
        (Some(only), 0) => Ok(only),
        (None, _) => Err(CliError::Refused(message!("refused-no-key"))),
        (Some(_), more) => Err(CliError::Usage(message!("usage-which-key", count = more + 1))),
    }
}
