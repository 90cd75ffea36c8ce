//! `ikrar officer list`: keys and the roles they hold.

use ikrar_core::value::{Date, KeyId, PublicKey, PublicLine, Role, Seq};
use ikrar_words::{Say, message};
use serde::Serialize;

use crate::error::CliError;
use crate::render::{Cell, Columns, List, Output};
use crate::session::Session;

/// A role of a key.
#[derive(Debug, Serialize)]
struct Officer {
    key_id: KeyId,
    public_key: PublicKey,
    role: Role,
    office: PublicLine,
    from: Date,
    revoked_on: Option<Date>,
    entry: Seq,
}

pub(super) fn run(session: &Session) -> Result<Output, CliError> {
    let mut officers: Vec<_> = session.ask(|ledger| {
        let officers = ledger.state().officers().iter().flat_map(|(key_id, officer)| {
            officer.roles.iter().map(|held| Officer {
                key_id: *key_id,
                public_key: officer.public_key,
                role: held.role,
                office: held.office.clone(),
                from: held.from,
                revoked_on: officer.revoked_on,
                entry: held.entry,
            })
        });
        Ok(officers.collect())
    })?;
    officers.sort_by_key(|officer| officer.entry);
    Ok(Output::new().list(List::new(columns(), officers)))
}

fn columns() -> Columns<Officer> {
    Columns::<Officer>::new()
        .column("entry", message!("column-entry"), |officer| Cell::of(&officer.entry))
        .spare(2)
        .column("key_id", message!("column-key-id"), |officer| {
            Cell::short(&officer.key_id, 16, "…")
        })
        .column("role", message!("column-role"), |officer| {
            Cell::said(officer.role.name(), officer.role.say())
        })
        .column("office", message!("column-office"), |officer| officer.office.as_str().into())
        .column("from", message!("column-since"), |officer| Cell::of(&officer.from))
        .spare(1)
        .column("revoked_on", message!("column-revoked"), |officer| {
            Cell::maybe(officer.revoked_on.as_ref())
        })
}
