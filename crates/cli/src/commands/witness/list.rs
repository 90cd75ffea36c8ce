//! `ikrar witness list`: who is asked about checkpoints.

use ikrar_core::note::Verifier;
use ikrar_store::witnesses::KnownWitness;
use ikrar_words::message;
use serde::Serialize;

use crate::commands::listed;
use crate::error::CliError;
use crate::render::{Cell, Columns, Output};
use crate::session::Session;

/// A witness; its JSON is a public contract.
#[derive(Debug, Serialize)]
struct Row {
    name: String,
    vkey: String,
    url: String,
    /// How many entries it saw last, as far as is known.
    size: u64,
}

pub(super) fn run(session: &Session) -> Result<Output, CliError> {
    let folder = session.folder()?;
    folder.marker()?;
    let row = |known: KnownWitness| Row {
        vkey: known.key.key().to_string(),
        name: known.name,
        url: known.url,
        size: known.old,
    };
    let rows: Vec<Row> = folder.witnesses()?.into_iter().map(row).collect();
    Ok(listed(columns(), rows, message!("told-no-witness")))
}

fn columns() -> Columns<Row> {
    Columns::<Row>::new()
        .column("name", message!("column-name"), |row| row.name.as_str().into())
        .column("url", message!("column-address"), |row| row.url.as_str().into())
        .column("size", message!("column-seen"), |row| Cell::of(&row.size))
        .counted()
        .spare(1)
        .column("vkey", message!("column-vkey"), |row| row.vkey.as_str().into())
}
