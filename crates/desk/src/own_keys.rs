//! A row with a person's own public key ▶ the key is bound to the person.

use std::path::Path;

use ikrar_core::event::Fact;
use ikrar_core::event::person::KeyBound;
use ikrar_core::state::State;
use ikrar_core::value::{Date, PublicKey};

use crate::fault::{Cause, Fault};
use crate::people::{Seen, find, read_identifiers};
use crate::rows::Origin;
use crate::table::columns::{NIK, NIP, PUBLIC_KEY};
use crate::table::{Row, Table, TableError};

/// Opens a table that has a column for keys.
pub fn open(path: &Path) -> Result<Table, TableError> {
    Table::open(path, &[PUBLIC_KEY], &[NIP, NIK])
}

/// The fact that a row asks for; none when the person has that key.
pub fn facts(
    row: &Row<'_>,
    state: &State,
    from: Date,
    seen: &mut Seen,
) -> Result<Vec<(Origin, Fact)>, Fault> {
    let identifiers = read_identifiers(row)?;
    seen.refuse_repeated(row.number(), &identifiers)?;
    let person = find(state, &identifiers)?;
    let text = row.code(PUBLIC_KEY).map_err(|error| Fault::at(PUBLIC_KEY, error))?;
    let key = text.and_then(|text| text.parse::<PublicKey>().ok());
    let key = key.ok_or_else(|| Fault::at(PUBLIC_KEY, Cause::NotAKey))?;
    if person.keys.iter().any(|held| held.key == key && held.until.is_none()) {
        return Ok(Vec::new());
    }
    let bound = KeyBound { person: person.id, public_key: key, from };
    Ok(vec![(Origin::Key, Fact::from(bound))])
}
