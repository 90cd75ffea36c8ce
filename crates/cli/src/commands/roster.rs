//! `ikrar roster import`: people from a spreadsheet.

use std::collections::HashMap;

use ikrar_core::event::person::{
    IdentifierAdded, IdentifierEnded, PersonEnrolled, Profile, ProfileChanged,
};
use ikrar_core::event::{Event, Fact};
use ikrar_core::state::State;
use ikrar_core::state::person::Person;
use ikrar_core::value::{
    AgencyCode, Date, EmploymentStatus, Grade, IdKind, Identifier, PersonId, check_line,
};

use crate::args::{Import, Roster};
use crate::error::CliError;
use crate::import::{Fault, Rows, finish};
use crate::input::{Row, Table};
use crate::lang::{Lang, Tell};
use crate::render::Renderer;
use crate::session::{Session, new_event, random_id, today};

pub(super) fn run(
    args: Roster,
    session: &Session,
    renderer: &mut Renderer<'_>,
) -> Result<u8, CliError> {
    let Roster::Import { import: Import { file, partial }, from } = args;
    let author = session.author()?;
    let mut table = Table::open(&file, &REQUIRED, &OPTIONAL)?;
    let ledger = session.write()?;
    let from = from.map_or_else(|| today(ledger.state()), Ok)?;
    let mut seen = Seen { rows: HashMap::new(), lang: session.lang };
    let mut rows = Rows::new(session.lang);
    for row in table.rows()? {
        let row = row?;
        let number = row.number();
        let outcome = read(&row, session.lang).and_then(|line| {
            seen.refuse_repeated(number, &line.identifiers)?;
            events_of(ledger.state(), line, from, session.lang)
        });
        rows.take(number, outcome);
    }
    drop(seen);
    let what = session.words("mencatat pegawai", "recording people");
    let imported = rows.record(session, ledger, Some(&author), partial, what)?;
    finish(renderer, &imported, &file, partial)
}

/// What a row says about a person.
struct RosterLine {
    identifiers: Vec<Identifier>,
    profile: Profile,
}

fn read(row: &Row<'_>, lang: Lang) -> Result<RosterLine, Fault> {
    let identifiers = read_identifiers(row, lang)?;
    let required = |column: &'static str| {
        let text = row.text(column).map_err(|error| Fault::at(column, error.tell(lang)))?;
        text.ok_or_else(|| Fault::at(column, words(lang, "kosong", "is empty")))
    };
    let line = |column: &'static str, text: &str| {
        check_line(text, TEXT_BYTES_MAX).map_err(|error| Fault::at(column, error.tell(lang)))?;
        Ok(text.to_owned())
    };
    let status = required("status_kepegawaian")?;
    let agency = row.code("instansi").map_err(|error| Fault::at("instansi", error.tell(lang)))?;
    let agency = agency.ok_or_else(|| Fault::at("instansi", words(lang, "kosong", "is empty")))?;
    let grade = row.text("golongan").map_err(|error| Fault::at("golongan", error.tell(lang)))?;
    let position = row.text("jabatan").map_err(|error| Fault::at("jabatan", error.tell(lang)))?;
    let profile = Profile {
        name: line("nama", required("nama")?)?,
        status: EmploymentStatus::parse_lenient(status)
            .map_err(|error| Fault::at("status_kepegawaian", error.tell(lang)))?,
        agency: agency
            .parse::<AgencyCode>()
            .map_err(|error| Fault::at("instansi", error.tell(lang)))?,
        unit: line("unit_kerja", required("unit_kerja")?)?,
        position: position.map(|text| line("jabatan", text)).transpose()?.unwrap_or_default(),
        grade: grade
            .map(str::parse::<Grade>)
            .transpose()
            .map_err(|error| Fault::at("golongan", error.tell(lang)))?,
    };
    Ok(RosterLine { identifiers, profile })
}

/// The numbers in the columns `nip` and `nik`, at least one.
pub(super) fn read_identifiers(row: &Row<'_>, lang: Lang) -> Result<Vec<Identifier>, Fault> {
    let mut identifiers = Vec::with_capacity(2);
    for (column, is_nik) in [("nip", false), ("nik", true)] {
        let text = row.code(column).map_err(|error| Fault::at(column, error.tell(lang)))?;
        let Some(text) = text else { continue };
        let identifier =
            Identifier::parse_lenient(text).map_err(|error| Fault::at(column, error.tell(lang)))?;
        if (identifier.kind() == IdKind::Nik) != is_nik {
            let reason = words(lang, "berisi jenis nomor lain", "holds another kind of number");
            return Err(Fault::at(column, reason));
        }
        identifiers.push(identifier);
    }
    if identifiers.is_empty() {
        let reason = words(lang, "nip dan nik kosong", "nip and nik are both empty");
        return Err(Fault::at("nip", reason));
    }
    Ok(identifiers)
}

/// Refuses a second row about somebody.
pub(super) struct Seen {
    pub(super) rows: HashMap<Identifier, u32>,
    pub(super) lang: Lang,
}

impl Seen {
    pub(super) fn refuse_repeated(
        &mut self,
        row: u32,
        identifiers: &[Identifier],
    ) -> Result<(), Fault> {
        let first = identifiers.iter().find_map(|identifier| self.rows.get(identifier));
        if let Some(first) = first {
            return Err(Fault {
                column: None,
                reason: words(
                    self.lang,
                    &format!("pegawai yang sama sudah ada di baris {first}"),
                    &format!("the same person is already in row {first}"),
                ),
            });
        }
        self.rows.extend(identifiers.iter().map(|identifier| (*identifier, row)));
        Ok(())
    }
}

/// What has to be recorded so that the ledger says what the row says.
fn events_of(state: &State, line: RosterLine, from: Date, lang: Lang) -> Result<Vec<Event>, Fault> {
    let people = state.people();
    let mut known = None;
    for identifier in &line.identifiers {
        let slot = people.find_identifier(identifier);
        match (known, slot) {
            (Some(other), Some(slot)) if other != slot => {
                let reason = words(
                    lang,
                    "nip dan nik milik dua pegawai yang berbeda di buku besar ini",
                    "nip and nik belong to two different people of this ledger",
                );
                return Err(Fault::at("nik", reason));
            }
            (_, slot) => known = slot.or(known),
        }
    }
    let facts = match known {
        Some(slot) => changes(state, people.get(slot), line, from),
        None => {
            let person = random_id().map(PersonId::from_bytes);
            let person =
                person.map_err(|error| Fault { column: None, reason: error.to_string() })?;
            let RosterLine { identifiers, profile } = line;
            vec![Fact::from(PersonEnrolled { person, identifiers, profile, from })]
        }
    };
    let events: Result<Vec<Event>, CliError> = facts.into_iter().map(new_event).collect();
    events.map_err(|error| Fault { column: None, reason: error.tell(lang) })
}

fn changes(state: &State, person: &Person, line: RosterLine, from: Date) -> Vec<Fact> {
    let mut facts = Vec::new();
    let held: Vec<Identifier> = person.identifiers_on(from).copied().collect();
    for identifier in line.identifiers {
        if held.contains(&identifier) {
            continue;
        }
        let is_nik = identifier.kind() == IdKind::Nik;
        let replaced = held.iter().filter(|held| (held.kind() == IdKind::Nik) == is_nik);
        facts.extend(replaced.map(|replaced| {
            Fact::from(IdentifierEnded {
                person: person.id,
                identifier: *replaced,
                on: from,
                reason: "replaced in the roster".to_owned(),
            })
        }));
        let added = IdentifierAdded { person: person.id, identifier, from };
        facts.push(Fact::from(added));
    }
    let newest = person.profiles.iter().max_by_key(|held| held.entry);
    let same = newest.is_some_and(|held| state.people().profile(held) == line.profile);
    if !same {
        let changed = ProfileChanged { person: person.id, profile: line.profile, from };
        facts.push(Fact::from(changed));
    }
    facts
}

pub(super) fn words(lang: Lang, id: &str, en: &str) -> String {
    match lang {
        Lang::ID => id.to_owned(),
        _ => en.to_owned(),
    }
}

const REQUIRED: [&str; 6] = ["nip", "nik", "nama", "status_kepegawaian", "instansi", "unit_kerja"];
const OPTIONAL: [&str; 2] = ["jabatan", "golongan"];
const TEXT_BYTES_MAX: usize = 1024;
