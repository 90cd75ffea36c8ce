//! A row with a person's own public key ▶ the key is bound to the person.

use std::path::Path;

use ikrar_core::event::person::{FirstDayMoved, KeyBound};
use ikrar_core::state::State;
use ikrar_core::value::{Date, PublicKey};

use crate::fault::{Cause, Fault, Faults};
use crate::people::{Seen, find, read_identifiers, refuse_other_name};
use crate::roster::Accepted;
use crate::said::{News, Origin, Said};
use crate::table::columns::{NAME, NIK, NIP, PUBLIC_KEY};
use crate::table::{Reading, Row, Table, TableError, Wanted};

/// Opens a table that has a column for keys.
pub fn open(path: &Path, reading: &Reading) -> Result<Table, TableError> {
    Table::open(path, &WANTED, reading)
}

/// What a row says that the ledger does not. `first_days` is the reason for which a first day
/// before the recorded one is right.
pub fn said(
    row: &Row<'_>,
    state: &State,
    from: Date,
    seen: &mut Seen,
    accepted: &Accepted,
) -> Result<Said, Faults> {
    let identifiers = read_identifiers(row)?;
    seen.refuse_repeated(row.at(), &identifiers)?;
    let person = find(state, &identifiers)?;
    if !accepted.names {
        let name = row.text(NAME).map_err(|error| Fault::at(NAME, error))?;
        refuse_other_name(state, person, name)?;
    }
    let text = row.code(PUBLIC_KEY).map_err(|error| Fault::at(PUBLIC_KEY, error))?;
    let key = text.and_then(|text| text.parse::<PublicKey>().ok());
    let public_key = key.ok_or_else(|| Fault::at(PUBLIC_KEY, Cause::NotAKey))?;
    let mut held = person.keys.iter().filter(|held| held.until.is_none());
    let (person, held) = (person.id, held.find(|held| held.key == public_key));
    match (held, &accepted.first_days) {
        (None, _) => {
            let bound = KeyBound { person, public_key, from };
            Ok(Said::fact(Origin::Key, bound, News::New))
        }
        (Some(held), _) if held.from <= from => Ok(Said::nothing_new()),
        (Some(held), Some(reason)) => {
            let (entry, reason) = (held.entry, reason.clone());
            let moved = FirstDayMoved { person, entry, from, reason };
            Ok(Said::fact(Origin::Key, moved, News::FirstDay))
        }
        (Some(held), None) => Err(Fault::at(PUBLIC_KEY, Cause::KeyFrom { from: held.from }).into()),
    }
}

pub(crate) const WANTED: Wanted =
    Wanted { required: &[&[PUBLIC_KEY], &[NIP, NIK]], optional: &[NAME] };
