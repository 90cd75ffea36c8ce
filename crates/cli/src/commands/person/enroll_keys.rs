//! `ikrar person enroll-keys`: people's own public keys, from a spreadsheet.

use ikrar_desk::own_keys;
use ikrar_words::message;

use crate::error::CliError;
use crate::import::TableImport;
use crate::render::Output;
use crate::session::Session;

pub(super) fn run(table: &TableImport, session: &Session) -> Result<Output, CliError> {
    let accepted = table.accepted();
    table.record(
        session,
        &message!("work-keys"),
        own_keys::open,
        |row, state, from, seen| Ok(own_keys::said(row, state, from, seen, &accepted)),
        |_, _, _, _| Output::new(),
    )
}
