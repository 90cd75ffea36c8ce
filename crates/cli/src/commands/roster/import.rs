//! `ikrar roster import`: new people, and changes of known ones.

use ikrar_core::value::PersonId;
use ikrar_desk::roster;
use ikrar_words::message;

use crate::error::CliError;
use crate::import::TableImport;
use crate::keys::random_bytes;
use crate::render::Output;
use crate::session::Session;

pub(super) fn run(table: &TableImport, session: &Session) -> Result<Output, CliError> {
    table.record(session, &message!("work-people"), roster::open, |row, state, from, seen| {
        let fresh = PersonId::from_bytes(random_bytes()?);
        Ok(roster::facts(row, state, from, seen, fresh))
    })
}
