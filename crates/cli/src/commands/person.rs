//! `ikrar person enroll-keys`: people's own public keys.

use std::collections::HashMap;

use ikrar_core::event::person::KeyBound;
use ikrar_core::event::{Event, Fact};
use ikrar_core::state::State;
use ikrar_core::value::{Date, PublicKey};

use super::roster::{Seen, read_identifiers, words};
use crate::args::{Import, Person};
use crate::error::CliError;
use crate::import::{Fault, Rows, finish};
use crate::input::{Row, Table};
use crate::lang::{Lang, Tell};
use crate::render::Renderer;
use crate::session::{Session, new_event, today};

pub(super) fn run(
    args: Person,
    session: &Session,
    renderer: &mut Renderer<'_>,
) -> Result<u8, CliError> {
    let Person::EnrollKeys { import: Import { file, partial }, from } = args;
    let author = session.author()?;
    let mut table = Table::open(&file, &["public_key"], &["nip", "nik"])?;
    let ledger = session.write()?;
    let from = from.map_or_else(|| today(ledger.state()), Ok)?;
    let mut seen = Seen { rows: HashMap::new(), lang: session.lang };
    let mut rows = Rows::new(session.lang);
    for row in table.rows()? {
        let row = row?;
        rows.take(row.number(), read(&row, ledger.state(), from, &mut seen));
    }
    drop(seen);
    let what = session.words("mencatat kunci", "recording keys");
    let imported = rows.record(session, ledger, Some(&author), partial, what)?;
    finish(renderer, &imported, &file, partial)
}

fn read(row: &Row<'_>, state: &State, from: Date, seen: &mut Seen) -> Result<Vec<Event>, Fault> {
    let lang = seen.lang;
    let identifiers = read_identifiers(row, lang)?;
    seen.refuse_repeated(row.number(), &identifiers)?;
    let person = find(state, &identifiers, lang)?;
    let text = row.code("public_key").map_err(|e| Fault::at("public_key", e.tell(lang)))?;
    let key = text.and_then(|text| text.parse::<PublicKey>().ok()).ok_or_else(|| {
        let reason = words(lang, "bukan 64 digit heksadesimal", "not 64 hexadecimal digits");
        Fault::at("public_key", reason)
    })?;
    let held = person.keys.iter().any(|held| held.key == key && held.until.is_none());
    if held {
        return Ok(Vec::new());
    }
    let bound = KeyBound { person: person.id, public_key: key, from };
    let event = new_event(Fact::from(bound));
    Ok(vec![event.map_err(|error: CliError| Fault { column: None, reason: error.tell(lang) })?])
}

/// The person whom all of a row's numbers mean.
pub(super) fn find<'a>(
    state: &'a State,
    identifiers: &[ikrar_core::value::Identifier],
    lang: Lang,
) -> Result<&'a ikrar_core::state::person::Person, Fault> {
    let people = state.people();
    let mut slots = identifiers.iter().map(|identifier| people.find_identifier(identifier));
    let first = slots.next().flatten();
    match first.filter(|first| slots.all(|slot| slot == Some(*first))) {
        Some(slot) => Ok(people.get(slot)),
        None => Err(Fault {
            column: Some("nip"),
            reason: words(
                lang,
                "tidak ada pegawai dengan nomor itu di buku besar ini",
                "nobody with that number is in this ledger",
            ),
        }),
    }
}
