//! Whom a row is about.

use std::collections::HashMap;

use ikrar_core::state::State;
use ikrar_core::state::person::Person;
use ikrar_core::value::{IdKind, Identifier};

use crate::fault::{Cause, Fault};
use crate::rows::column_of;
use crate::table::Row;
use crate::table::columns::{NIK, NIP};

/// The numbers in the columns `nip` and `nik`, at least one.
pub(crate) fn read_identifiers(row: &Row<'_>) -> Result<Vec<Identifier>, Fault> {
    let mut identifiers = Vec::with_capacity(2);
    for (column, is_nik) in [(NIP, false), (NIK, true)] {
        let text = row.code(column).map_err(|error| Fault::at(column, error))?;
        let Some(text) = text else { continue };
        let identifier = Identifier::parse_lenient(text);
        let identifier = identifier.map_err(|error| Fault::at(column, error))?;
        if (identifier.kind() == IdKind::Nik) != is_nik {
            return Err(Fault::at(column, Cause::OtherNumber));
        }
        identifiers.push(identifier);
    }
    if identifiers.is_empty() {
        return Err(Fault::at(NIP, Cause::NoNumber));
    }
    Ok(identifiers)
}

/// The person whom all of a row's numbers mean.
pub(crate) fn find<'a>(state: &'a State, identifiers: &[Identifier]) -> Result<&'a Person, Fault> {
    let people = state.people();
    let mut slots = identifiers.iter().map(|identifier| people.find_identifier(identifier));
    let first = slots.next().flatten();
    match first.filter(|first| slots.all(|slot| slot == Some(*first))) {
        Some(slot) => Ok(people.get(slot)),
        None => {
            let column = identifiers.first().map(column_of);
            Err(Fault { column, cause: Cause::UnknownPerson })
        }
    }
}

/// Refuses a second row about somebody.
#[derive(Debug, Default)]
pub struct Seen {
    rows: HashMap<Identifier, u32>,
}

impl Seen {
    /// Remembers the row, unless an earlier one has one of its numbers.
    pub(crate) fn refuse_repeated(
        &mut self,
        row: u32,
        identifiers: &[Identifier],
    ) -> Result<(), Fault> {
        let first = identifiers.iter().find_map(|identifier| self.rows.get(identifier));
        if let Some(first) = first {
            return Err(Cause::Repeated { row: *first }.into());
        }
        self.rows.extend(identifiers.iter().map(|identifier| (*identifier, row)));
        Ok(())
    }
}
