//! `ikrar person renumber`: a number was really replaced by another.

use clap::Args as ClapArgs;
use ikrar_core::event::Fact;
use ikrar_core::event::person::{IdentifierAdded, IdentifierEnded};
use ikrar_core::value::{Date, Identifier, Line};

use super::record;
use crate::error::CliError;
use crate::given;
use crate::render::Output;
use crate::session::{Session, day};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    old: String,
    new: String,
    #[arg(long, value_name = "TEXT")]
    reason: Line,
    #[arg(long, value_name = "DATE")]
    from: Option<Date>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { old, new, reason, from } = args;
    given::one_stdin([old.as_str(), new])?;
    let number = |text: &str| -> Result<Identifier, CliError> {
        Identifier::parse_lenient(&given::value(text)?).map_err(CliError::NotAPerson)
    };
    let (before, identifier) = (number(old)?, number(new)?);
    record(session, &before.to_string(), |state, known| {
        let (person, from, reason) = (known.id, day(*from, state)?, reason.clone());
        let ended = IdentifierEnded { person, identifier: before, on: from, reason };
        let added = IdentifierAdded { person, identifier, from };
        Ok(vec![Fact::from(ended), Fact::from(added)])
    })
}
