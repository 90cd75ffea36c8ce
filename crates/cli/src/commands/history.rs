//! `ikrar history`: everything recorded about a person.

use clap::Args as ClapArgs;
use ikrar_core::entry::Leaf;
use ikrar_core::event::{CaseFact, Event, Fact, PactFact};
use ikrar_core::ledger::KnownAt;
use ikrar_core::replay::Opened;
use ikrar_core::state::State;
use ikrar_core::value::{CampaignCode, Date, Instant, KeyId, Role, Seq, Zone};
use ikrar_desk::spellings;
use ikrar_store::folder::FolderLedger;
use ikrar_words::{Message, Say, Value as Told, label, message};
use serde::Serialize;
use serde_json::Value;

use crate::commands::listed;
use crate::error::CliError;
use crate::given::{self, Known, known_at};
use crate::render::{Cell, Columns, Output};
use crate::session::{Session, find_campaign, find_person};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    person: String,
    #[arg(long, value_name = "CODE")]
    campaign: Option<CampaignCode>,
    #[arg(long, value_name = "DATE")]
    from: Option<Date>,
    #[arg(long, value_parser = known_at, value_name = "TIME|SEQ")]
    known_at: Option<Known>,
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
    session.ask(|ledger| history(args, &person, &ledger))
}

fn history(args: &Args, person: &str, ledger: &FolderLedger) -> Result<Output, CliError> {
    let state = ledger.state();
    let person = find_person(state, person)?.id;
    let known_at = args.known_at.map(|known| known.at(state.zone())).transpose()?;
    let campaign = args.campaign.as_ref().map(|code| find_campaign(state, code)).transpose()?;
    let campaign = campaign.map(|campaign| campaign.opened.campaign.clone());
    let wanted = |opened: &Opened| {
        let Leaf { seq, recorded_at, .. } = opened.leaf;
        let known = match known_at {
            None => true,
            Some(KnownAt::Entry(entry)) => seq <= entry,
            Some(KnownAt::Time(time)) => recorded_at <= time,
        };
        known
            && args.from.is_none_or(|from| from <= recorded_at.date_in(state.zone()))
            && campaign.as_ref().is_none_or(|code| campaign_of(&opened.event) == Some(code))
    };
    let opened = ledger.history(&person)?.into_iter().filter(wanted);
    let events: Vec<_> = opened.map(|opened| line(opened, state)).collect();
    Ok(listed(columns(state.zone()), events, message!("told-no-history")))
}

/// The campaign of what somebody did about a pact, or of a ceremony.
fn campaign_of(event: &Event) -> Option<&CampaignCode> {
    match &event.fact {
        Fact::Pact(fact) => match fact {
            PactFact::PactSigned(signed) => Some(&signed.campaign),
            PactFact::PactRefused(refused) => Some(&refused.campaign),
            PactFact::PactExcused(excused) => Some(&excused.campaign),
            PactFact::AttendanceRecorded(attended) => Some(&attended.campaign),
            PactFact::SignatureVoided(_) => None,
        },
        _ => None,
    }
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
            if let Fact::Case(CaseFact::StepTaken(taken)) = &item.event.fact {
                return Cell::said(name, message!("label-step", step = &taken.step));
            }
            label::fact(name).map_or_else(|| name.into(), |label| Cell::said(name, label))
        })
        .column("role", message!("column-role"), |item| match item.role.as_str() {
            PERSON => Cell::said(PERSON, message!("label-author-person")),
            names => {
                let role = |name: &str| Role::ALL.iter().find(|role| role.name() == name);
                let roles = Told::all(names.split(' ').filter_map(role));
                Cell::said(names, message!("label-roles", roles))
            }
        })
        .spare(1)
        .column("author", message!("column-key"), |item| Cell::short(&item.author, 12, ""))
        .spare(2)
        .column("dates", message!("column-dates"), |item| {
            let data = item.dates.iter().map(|(field, date)| format!("{field} {date}"));
            let told = item
                .dates
                .iter()
                .map(|(name, date)| message!("told-field-on", field = field(name), date));
            Cell::several(data.collect::<Vec<_>>().join(", "), told.collect())
        })
        .column("detail", message!("column-detail"), |item| detail(&item.event))
}

/// The rest of an event, without what the other columns show: in data as JSON has it, and in a line
/// for people.
fn detail(event: &Event) -> Cell<'static> {
    let Ok(Value::Object(fields)) = serde_json::to_value(event) else { return "".into() };
    let dates: Vec<_> = event.fact.past_dates().into_iter().map(|(field, _)| field).collect();
    let hidden = |key: &str| ["id", "type", "person"].contains(&key) || dates.contains(&key);
    let shown = || {
        fields
            .iter()
            .filter(|(key, value)| !hidden(key) && !value.is_null() && value.as_str() != Some(""))
    };
    let data = shown().map(|(key, value)| match value {
        Value::String(text) => format!("{key}: {text}"),
        other => format!("{key}: {other}"),
    });
    let mut told = Vec::new();
    shown().for_each(|(key, value)| tell(key, value, &mut told));
    Cell::several(data.collect::<Vec<_>>().join("; "), told)
}

/// Tells a field, if anything is in it; fields of a field stand for themselves.
fn tell(key: &str, value: &Value, told: &mut Vec<Message<'static>>) {
    let said = match value {
        Value::Null => return,
        Value::Object(fields) => return fields.iter().for_each(|(key, it)| tell(key, it, told)),
        Value::Array(items) => Told::all(items.iter().map(|item| of_field(key, item))),
        value => of_field(key, value),
    };
    let is_empty = matches!(&said, Told::Text(text) if text.is_empty())
        || matches!(&said, Told::All(items) if items.is_empty());
    if !is_empty {
        told.push(message!("told-field", field = field(key), value = said));
    }
}

/// What a field is called.
fn field(name: &str) -> Told<'static> {
    label::field(name).map_or_else(|| name.to_owned().into(), Told::Message)
}

/// What stands in a field: words of closed lists as people know them.
fn of_field(field: &str, value: &Value) -> Told<'static> {
    let Value::String(text) = value else { return value.to_string().into() };
    let label = match field {
        "attendance" => text.parse().ok().map(label::attendance),
        "kind" => text.parse().ok().map(label::leave),
        "reason" => text.parse().ok().map(label::departure),
        "role" => Role::ALL.iter().find(|role| role.name() == *text).map(Say::say),
        _ => None,
    };
    match (field, label) {
        (_, Some(label)) => Told::Message(label),
        ("status" | "statuses", None) => spellings::shown(text).to_owned().into(),
        (_, None) => text.clone().into(),
    }
}

const PERSON: &str = "person";
