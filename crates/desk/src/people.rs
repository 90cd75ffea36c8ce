//! Whom a row is about.

use std::collections::HashMap;
use std::path::Path;

use ikrar_core::state::State;
use ikrar_core::state::people::Slot;
use ikrar_core::state::person::Person;
use ikrar_core::value::{BirthInShort, IdKind, Identifier, Seq};

use crate::fault::{Cause, Fault};
use crate::names;
use crate::spelled::SpelledUnits;
use crate::table::columns::{NAME, NIK, NIP, column_of};
use crate::table::{At, Notice, Row, TableError, TableFault};

/// The numbers in the columns `nip` and `nik`, at least one.
pub(crate) fn read_identifiers(row: &Row<'_>) -> Result<Vec<Identifier>, Fault> {
    let mut identifiers = Vec::with_capacity(2);
    for (column, is_nik) in [(NIP, false), (NIK, true)] {
        identifiers.extend(read_number(row, column, is_nik)?);
    }
    if identifiers.is_empty() {
        return Err(Fault::at(NIP, Cause::NoNumber));
    }
    Ok(identifiers)
}

/// The number in a column of such numbers.
pub(crate) fn read_number(
    row: &Row<'_>,
    column: &'static str,
    is_nik: bool,
) -> Result<Option<Identifier>, Fault> {
    let text = row.code(column).map_err(|error| Fault::at(column, error))?;
    let Some(text) = text else { return Ok(None) };
    let identifier = Identifier::parse_lenient(text);
    let identifier = identifier.map_err(|error| Fault::at(column, error))?;
    if (identifier.kind() == IdKind::Nik) != is_nik {
        return Err(Fault::at(column, Cause::OtherNumber));
    }
    Ok(Some(identifier))
}

/// The person whose numbers these are now; `None` when none of them is anybody's.
pub(crate) fn holder<'a>(
    state: &'a State,
    identifiers: &[Identifier],
) -> Result<Option<&'a Person>, Fault> {
    let people = state.people();
    let mut slots = identifiers.iter().filter_map(|identifier| people.holder(identifier));
    let Some(first) = slots.next() else { return Ok(None) };
    match slots.find(|slot| *slot != first) {
        None => Ok(Some(people.get(first))),
        Some(other) => {
            let entry = |slot: Slot| people.get(slot).entry;
            Err(Fault::at(NIK, Cause::TwoPeople { one: entry(first), other: entry(other) }))
        }
    }
}

/// The person whom all of a row's numbers mean.
pub(crate) fn find<'a>(state: &'a State, identifiers: &[Identifier]) -> Result<&'a Person, Fault> {
    let person = holder(state, identifiers)?;
    let unknown = |number: &&Identifier| !person.is_some_and(|person| person.holds(number));
    match (person, identifiers.iter().find(unknown)) {
        (Some(person), None) => Ok(person),
        (_, number) => {
            let cause = number.and_then(|number| ended(state, number));
            let cause = cause.unwrap_or(Cause::UnknownPerson);
            Err(Fault { column: number.map(column_of), cause })
        }
    }
}

/// That a number was somebody's, if it was.
fn ended(state: &State, number: &Identifier) -> Option<Cause> {
    let person = state.people().get(state.people().find_identifier(number)?);
    let held = person.identifiers.iter().filter(|held| held.identifier == *number);
    held.filter_map(|held| held.until).max().map(|on| Cause::NumberEnded { on })
}

/// Refuses a row whose name, if it has one, is plainly another than any that the person has had.
pub(crate) fn refuse_other_name(
    state: &State,
    person: &Person,
    name: Option<&str>,
) -> Result<(), Fault> {
    let Some(name) = name else { return Ok(()) };
    let mut known = person.profiles.iter().map(|held| state.people().name(held));
    if known.all(|known| known != name && names::differ(known, name)) {
        return Err(Fault::at(NAME, Cause::OtherName { entry: person.entry }));
    }
    Ok(())
}

/// Refuses a second row about somebody, and remembers who may be somebody new.
#[derive(Debug, Default)]
pub struct Seen {
    /// How units are spelled.
    pub(crate) units: SpelledUnits,
    /// How many NIK there were, and how many of them end in 0.
    niks: (usize, usize),
    rows: HashMap<Identifier, At>,
    /// People who are known by one number alone, by what it says of their birth.
    by_birth: Option<HashMap<BirthInShort, Vec<Slot>>>,
}

impl Seen {
    /// Remembers the row, unless an earlier one has one of its numbers.
    pub(crate) fn refuse_repeated(
        &mut self,
        at: &At,
        identifiers: &[Identifier],
    ) -> Result<(), Fault> {
        let first = identifiers.iter().find_map(|identifier| self.rows.get(identifier));
        if let Some(first) = first {
            return Err(Cause::Repeated { at: first.clone() }.into());
        }
        for nik in identifiers.iter().filter(|number| number.kind() == IdKind::Nik) {
            self.niks.0 += 1;
            self.niks.1 += usize::from(nik.number() % 10 == 0);
        }
        self.rows.extend(identifiers.iter().map(|identifier| (*identifier, at.clone())));
        Ok(())
    }

    /// The entry that enrolled somebody who may be the person of a row: of the same birth and a
    /// like name, and known by one number alone, of the other kind than the row's only one.
    pub(crate) fn may_be_known(
        &mut self,
        state: &State,
        identifiers: &[Identifier],
        name: &str,
    ) -> Option<Seq> {
        let [number] = identifiers else { return None };
        let people = state.people();
        let by_birth = self.by_birth.get_or_insert_with(|| {
            let mut by_birth: HashMap<_, Vec<Slot>> = HashMap::new();
            for person in people.iter() {
                let mut held = person.identifiers.iter().filter(|held| held.until.is_none());
                if let (Some(only), None) = (held.next(), held.next()) {
                    let birth = only.identifier.birth_in_short();
                    by_birth.entry(birth).or_default().extend(people.find(&person.id));
                }
            }
            by_birth
        });
        let is_nik = |number: &Identifier| number.kind() == IdKind::Nik;
        let of_birth = by_birth.get(&number.birth_in_short())?.iter();
        let alike = of_birth.map(|slot| people.get(*slot)).find(|person| {
            person.identifiers.iter().all(|held| is_nik(&held.identifier) != is_nik(number))
                && person.profiles.iter().any(|held| !names::differ(people.name(held), name))
        });
        alike.map(|person| person.entry)
    }

    /// What the rows are to be read with once more, since most of them spell a new unit otherwise
    /// than the first that has it.
    pub fn again(&self) -> Option<Self> {
        let units = self.units.by_majority()?;
        Some(Self { units, ..Self::default() })
    }

    /// What is to be said of the rows together.
    pub fn notices(&self) -> impl Iterator<Item = Notice> {
        self.units.notices()
    }

    /// Refuses the whole table if all its NIK end in 0: a spreadsheet keeps 15 digits of 16.
    pub fn refuse_rounded(&self, file: &Path) -> Result<(), TableError> {
        match self.niks {
            (all, rounded) if all >= ROUNDED_MIN && all == rounded => {
                Err(TableFault::Rounded(NIK).at(file, None))
            }
            _ => Ok(()),
        }
    }

    /// Whether a row had one of these numbers.
    pub fn any(&self, identifiers: impl IntoIterator<Item = Identifier>) -> bool {
        identifiers.into_iter().any(|identifier| self.rows.contains_key(&identifier))
    }
}

/// One of a thousand tables of so few rows has such NIK by chance.
const ROUNDED_MIN: usize = 3;
