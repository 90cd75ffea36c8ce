//! `ikrar history`: everything recorded about a person.

use ikrar_core::entry::Leaf;
use ikrar_core::event::Event;
use ikrar_core::replay::Opened;
use ikrar_core::state::State;
use ikrar_core::value::{Date, Instant, KeyId};
use serde::Serialize;

use crate::args::History;
use crate::error::CliError;
use crate::given;
use crate::lang::{self, Lang};
use crate::render::{Column, Renderer, column};
use crate::session::{Session, find_person};

/// One recorded event about the person.
#[derive(Debug, Serialize)]
struct HistoryLine {
    entry: u64,
    recorded_at: Instant,
    author: KeyId,
    role: String,
    dates: Vec<(&'static str, Date)>,
    event: Event,
}

pub(super) fn run(
    args: &History,
    session: &Session,
    renderer: &mut Renderer<'_>,
) -> Result<u8, CliError> {
    let person = given::value(&args.person)?;
    let ledger = session.read()?;
    let state = ledger.state();
    let person = find_person(state, &person)?.id;
    let lines = ledger.history(&person)?.into_iter().map(|opened| line(opened, state));
    let (lang, text) = (renderer.lang(), renderer.is_text());
    renderer.list(&COLUMNS, lines, |line| {
        let name = line.event.fact.name();
        let dates: Vec<_> =
            line.dates.iter().map(|(field, date)| format!("{field} {date}")).collect();
        let recorded_at = line.recorded_at.to_string();
        let author = line.author.to_string();
        vec![
            line.entry.to_string(),
            if text { recorded_at.chars().take(19).collect() } else { recorded_at },
            if text { lang::fact(name, lang).into_owned() } else { name.to_owned() },
            if text { role_text(&line.role, lang) } else { line.role.clone() },
            if text { author.chars().take(12).collect() } else { author },
            dates.join(", "),
            detail(&line.event),
        ]
    })?;
    Ok(0)
}

fn line(opened: Opened, state: &State) -> HistoryLine {
    HistoryLine {
        entry: opened.leaf.seq,
        recorded_at: opened.leaf.recorded_at,
        author: opened.signed.author,
        role: role_of(&opened, state),
        dates: opened.event.fact.past_dates().into_iter().collect(),
        event: opened.event,
    }
}

/// The roles that the author's key held when the entry was recorded, or `person`: an own key.
fn role_of(opened: &Opened, state: &State) -> String {
    let Leaf { seq, recorded_at, .. } = opened.leaf;
    let day = recorded_at.date_in(state.zone());
    let officer = state.officers().get(&opened.signed.author);
    let roles = officer.into_iter().flat_map(|officer| &officer.roles);
    let held = roles.filter(|held| held.entry < seq && held.from <= day);
    let names: Vec<_> = held.map(|held| held.role.name()).collect();
    if names.is_empty() { PERSON.to_owned() } else { names.join(" ") }
}

fn role_text(role: &str, lang: Lang) -> String {
    match (role, lang) {
        (PERSON, Lang::ID) => "pegawai sendiri".to_owned(),
        (PERSON, _) => "the person".to_owned(),
        (role, _) => role.to_owned(),
    }
}

/// The rest of an event in one line, without what the other columns show.
fn detail(event: &Event) -> String {
    let Ok(serde_json::Value::Object(fields)) = serde_json::to_value(event) else {
        return String::new();
    };
    let dates: Vec<_> = event.fact.past_dates().into_iter().map(|(field, _)| field).collect();
    let hidden = |key: &str| ["id", "type", "person"].contains(&key) || dates.contains(&key);
    let shown = fields.iter().filter(|(key, value)| !hidden(key) && !value.is_null());
    let shown = shown.map(|(key, value)| match value {
        serde_json::Value::String(text) => format!("{key}: {text}"),
        other => format!("{key}: {other}"),
    });
    shown.collect::<Vec<_>>().join("; ")
}

const PERSON: &str = "person";
const COLUMNS: [Column; 7] = [
    column("entry", "entri", "entry"),
    column("recorded_at", "dicatat", "recorded"),
    column("type", "peristiwa", "event"),
    column("role", "peran", "role"),
    column("author", "kunci", "key"),
    column("dates", "tanggal", "dates"),
    column("detail", "rincian", "detail"),
];
