//! A row of the roster ▶ what has to be recorded so that the ledger says what the row says.

use std::path::Path;

use ikrar_core::event::person::{
    IdentifierAdded, IdentifierEnded, PersonEnrolled, Profile, ProfileChanged,
};
use ikrar_core::event::{Fact, LINE_BYTES_MAX};
use ikrar_core::state::State;
use ikrar_core::state::person::Person;
use ikrar_core::value::{
    AgencyCode, Date, EmploymentStatus, Grade, IdKind, Identifier, PersonId, check_line,
};

use crate::fault::{Cause, Fault};
use crate::people::{Seen, read_identifiers};
use crate::rows::Origin;
use crate::table::columns::NIK;
use crate::table::{Row, Table, TableError};

/// Opens a table that has the columns of a roster.
pub fn open(path: &Path) -> Result<Table, TableError> {
    Table::open(path, &REQUIRED, &OPTIONAL)
}

/// The facts that a row asks for, each with where it comes from; none when the row says nothing
/// new. `fresh` is random: the id of the person, if it is a new one.
pub fn facts(
    row: &Row<'_>,
    state: &State,
    from: Date,
    seen: &mut Seen,
    fresh: PersonId,
) -> Result<Vec<(Origin, Fact)>, Fault> {
    let line = read(row)?;
    seen.refuse_repeated(row.number(), &line.identifiers)?;
    let Some(person) = find(state, &line.identifiers)? else {
        let origin = Origin::numbers(&line.identifiers);
        let RosterLine { identifiers, profile } = line;
        let enrolled = PersonEnrolled { person: fresh, identifiers, profile, from };
        return Ok(vec![(origin, Fact::from(enrolled))]);
    };
    Ok(changes(state, person, line, from))
}

/// What a row says about a person.
struct RosterLine {
    identifiers: Vec<Identifier>,
    profile: Profile,
}

fn read(row: &Row<'_>) -> Result<RosterLine, Fault> {
    let text = |column| row.text(column).map_err(|error| Fault::at(column, error));
    let required = |column| text(column)?.ok_or_else(|| Fault::at(column, Cause::Empty));
    let line = |column, text: &str| match check_line(text, LINE_BYTES_MAX) {
        Ok(()) => Ok(text.to_owned()),
        Err(error) => Err(Fault::at(column, error)),
    };
    let identifiers = read_identifiers(row)?;
    let status = required("status_kepegawaian")?;
    let agency = row.code("instansi").map_err(|error| Fault::at("instansi", error))?;
    let agency = agency.ok_or_else(|| Fault::at("instansi", Cause::Empty))?;
    let (grade, position) = (text("golongan")?, text("jabatan")?);
    let profile = Profile {
        name: line("nama", required("nama")?)?,
        status: EmploymentStatus::parse_lenient(status)
            .map_err(|error| Fault::at("status_kepegawaian", error))?,
        agency: agency.parse::<AgencyCode>().map_err(|error| Fault::at("instansi", error))?,
        unit: line("unit_kerja", required("unit_kerja")?)?,
        position: position.map(|text| line("jabatan", text)).transpose()?.unwrap_or_default(),
        grade: grade
            .map(str::parse::<Grade>)
            .transpose()
            .map_err(|error| Fault::at("golongan", error))?,
    };
    Ok(RosterLine { identifiers, profile })
}

/// The person of the ledger who has one of the numbers.
fn find<'a>(state: &'a State, identifiers: &[Identifier]) -> Result<Option<&'a Person>, Fault> {
    let people = state.people();
    let mut known = None;
    for identifier in identifiers {
        let slot = people.find_identifier(identifier);
        match (known, slot) {
            (Some(other), Some(slot)) if other != slot => {
                return Err(Fault::at(NIK, Cause::TwoPeople));
            }
            (_, slot) => known = slot.or(known),
        }
    }
    Ok(known.map(|slot| people.get(slot)))
}

fn changes(state: &State, person: &Person, line: RosterLine, from: Date) -> Vec<(Origin, Fact)> {
    let mut facts = Vec::new();
    let held: Vec<Identifier> = person.identifiers_on(from).copied().collect();
    for identifier in line.identifiers {
        if held.contains(&identifier) {
            continue;
        }
        let is_nik = identifier.kind() == IdKind::Nik;
        let origin = Origin::numbers(&[identifier]);
        let replaced = held.iter().filter(|held| (held.kind() == IdKind::Nik) == is_nik);
        facts.extend(replaced.map(|replaced| {
            let ended = IdentifierEnded {
                person: person.id,
                identifier: *replaced,
                on: from,
                reason: "replaced in the roster".to_owned(),
            };
            (origin, Fact::from(ended))
        }));
        let added = IdentifierAdded { person: person.id, identifier, from };
        facts.push((origin, Fact::from(added)));
    }
    let newest = person.profiles.iter().max_by_key(|held| held.entry);
    let same = newest.is_some_and(|held| state.people().profile(held) == line.profile);
    if !same {
        let changed = ProfileChanged { person: person.id, profile: line.profile, from };
        facts.push((Origin::Row, Fact::from(changed)));
    }
    facts
}

const REQUIRED: [&str; 6] = ["nip", "nik", "nama", "status_kepegawaian", "instansi", "unit_kerja"];
const OPTIONAL: [&str; 2] = ["jabatan", "golongan"];
