//! `ikrar history`: everything recorded about a person.

use clap::Args as ClapArgs;
use ikrar_core::entry::Leaf;
use ikrar_core::event::Event;
use ikrar_core::replay::Opened;
use ikrar_core::state::State;
use ikrar_core::value::{Date, Instant, KeyId, Seq, Zone};
use ikrar_words::{label, message};
use serde::Serialize;

use crate::error::CliError;
use crate::given;
use crate::render::{Cell, Columns, List, Output};
use crate::session::{Session, find_person};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    person: String,
}

/// One recorded event about the person.
#[derive(Debug, Serialize)]
struct HistoryLine {
    entry: Seq,
    recorded_at: Instant,
    author: KeyId,
    role: String,
    dates: Vec<(&'static str, Date)>,
    event: Event,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let person = given::value(&args.person)?;
    let ledger = session.read()?;
    let state = ledger.state();
    let person = find_person(state, &person)?.id;
    let events = ledger.history(&person)?.into_iter().map(|opened| line(opened, state));
    let events: Vec<_> = events.collect();
    Ok(Output::new().list(List::new(columns(state.zone()), events)))
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

fn columns(zone: Zone) -> Columns<HistoryLine> {
    Columns::<HistoryLine>::new()
        .column("entry", message!("column-entry"), |item| Cell::of(&item.entry))
        .column("recorded_at", message!("column-recorded"), move |item| {
            Cell::time(item.recorded_at, zone)
        })
        .whole()
        .column("type", message!("column-event"), |item| {
            let name = item.event.fact.name();
            label::fact(name).map_or_else(|| name.into(), |label| Cell::said(name, label))
        })
        .column("role", message!("column-role"), |item| match item.role.as_str() {
            PERSON => Cell::said(PERSON, message!("label-author-person")),
            role => role.into(),
        })
        .spare(1)
        .column("author", message!("column-key"), |item| Cell::short(&item.author, 12, ""))
        .spare(2)
        .column("dates", message!("column-dates"), |item| {
            let dates = item.dates.iter().map(|(field, date)| format!("{field} {date}"));
            dates.collect::<Vec<_>>().join(", ").into()
        })
        .column("detail", message!("column-detail"), |item| detail(&item.event).into())
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
