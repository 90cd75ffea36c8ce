//! `ikrar corrections`: what was corrected, voided or taken back, and what was recorded late.

use std::collections::HashMap;

use clap::Args as ClapArgs;
use ikrar_core::entry::Leaf;
use ikrar_core::event::{Fact, PactFact, PersonFact};
use ikrar_core::log::Log as _;
use ikrar_core::replay::{Opened, Reading};
use ikrar_core::seal::{BodyKind, kind_of};
use ikrar_core::state::State;
use ikrar_core::value::{Date, Instant, KeyId, Line, PersonId, PublicLine, Seq, Zone};
use ikrar_store::folder::FolderLedger;
use ikrar_words::{label, message};
use rayon::prelude::*;
use serde::Serialize;

use super::listed;
use crate::error::CliError;
use crate::given::at_least;
use crate::render::{Cell, Columns, Output};
use crate::session::Session;

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[arg(long, value_name = "DAYS", value_parser = at_least(1), default_value = "30")]
    late_days: u32,
}

/// An entry that changes what an earlier one says, or says something long after it happened.
#[derive(Debug, Serialize)]
struct Correction {
    entry: Seq,
    recorded_at: Instant,
    #[serde(skip)]
    recorded_on: Date,
    kind: &'static str,
    person: PersonId,
    name: String,
    /// The entry that counts no more, or not as it says.
    of: Option<Seq>,
    /// The day that the entry is about.
    on: Option<Date>,
    /// How many days later it was recorded, if it was late.
    late_days: Option<i32>,
    author: KeyId,
    /// The author's office, or nothing where people signed with their own keys.
    office: Option<PublicLine>,
    reason: String,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let ledger = session.read()?;
    ledger.ready_keys()?;
    let end = ledger.state().head().next_seq();
    let (mut next, mut found) = (Seq::FIRST, Vec::new());
    let plain = Plain::of(ledger.state());
    while let Some(left @ 1..) = end.since(next) {
        let page = usize::try_from(left).unwrap_or(PAGE_ENTRIES).min(PAGE_ENTRIES);
        let entries = ledger.log().read(next, page)?;
        next = next + page as u64;
        let sealed = entries
            .into_par_iter()
            .filter(|entry| matches!(kind_of(&entry.body), Ok(BodyKind::Sealed(_))))
            .filter(|entry| plain.may_be_told(&entry.leaf, args.late_days));
        let opened =
            sealed.filter_map(|entry| ledger.open_entry(entry).ok().and_then(Reading::opened));
        let corrections = opened.filter_map(|opened| correction(&ledger, &opened, args.late_days));
        found.par_extend(corrections);
    }
    ledger.refuse_forged_snapshot()?;
    Ok(listed(columns(), found, message!("told-no-corrections")))
}

/// What the state says of entries that correct nothing: of most it need not be asked what is sealed
/// in them.
struct Plain {
    /// The day that each is about; `None` for facts that are about no day in the past.
    days: HashMap<Seq, Option<Date>>,
    zone: Zone,
}

impl Plain {
    fn of(state: &State) -> Self {
        let mut days = HashMap::new();
        for person in state.people().iter() {
            let profiles = person.profiles.iter().map(|held| held.entry);
            let keys = person.keys.iter().map(|held| held.entry);
            let service = person.service.iter().map(|held| held.entry);
            let undated = profiles.chain(keys).chain(service).chain([person.entry]);
            days.extend(undated.map(|entry| (entry, None)));
            days.extend(person.pacts.iter().map(|fact| (fact.entry, Some(fact.on))));
        }
        Self { days, zone: state.zone() }
    }

    /// Whether an entry corrects something, or was recorded late, as far as is known.
    fn may_be_told(&self, leaf: &Leaf, late_days: u32) -> bool {
        match self.days.get(&leaf.seq) {
            None => true,
            Some(None) => false,
            Some(Some(on)) => late(leaf.recorded_at.date_in(self.zone), *on, late_days).is_some(),
        }
    }
}

/// How many days after a day it was recorded, if that is more than so many.
fn late(recorded_on: Date, on: Date, late_days: u32) -> Option<i32> {
    let late = recorded_on.to_epoch_days().saturating_sub(on.to_epoch_days());
    (i64::from(late) > i64::from(late_days)).then_some(late)
}

fn correction(ledger: &FolderLedger, opened: &Opened, late_days: u32) -> Option<Correction> {
    let state = ledger.state();
    let person = opened.sealed_for?;
    let recorded_on = opened.leaf.recorded_at.date_in(state.zone());
    let Said { of, on, reason, corrects } = said(&opened.event.fact);
    let late = on.and_then(|on| late(recorded_on, on, late_days));
    if !corrects && late.is_none() || !counted(state, &person, opened.leaf.seq) {
        return None;
    }
    let people = state.people();
    let known = people.find(&person).map(|slot| people.get(slot));
    let newest = known.and_then(|known| known.profiles.iter().max_by_key(|held| held.entry));
    let officer = state.officers().get(&opened.signed.author);
    let office = officer.and_then(|officer| officer.roles.last()).map(|held| held.office.clone());
    Some(Correction {
        entry: opened.leaf.seq,
        recorded_at: opened.leaf.recorded_at,
        recorded_on,
        kind: opened.event.fact.name(),
        person,
        name: newest.map_or_else(String::new, |held| people.name(held).to_owned()),
        of,
        on,
        late_days: late,
        author: opened.signed.author,
        office,
        reason,
    })
}

/// Whether an entry had an effect: its author had the right to it.
fn counted(state: &State, person: &PersonId, entry: Seq) -> bool {
    let people = state.people();
    let known = people.find(person).map(|slot| people.get(slot));
    known.is_some_and(|known| known.gone.is_some() || known.entries.binary_search(&entry).is_ok())
}

/// What a fact says of an earlier entry, and of which day it tells.
struct Said {
    of: Option<Seq>,
    on: Option<Date>,
    reason: String,
    /// Whether it corrects something, late or not.
    corrects: bool,
}

fn said(fact: &Fact) -> Said {
    let on = fact.past_dates().into_iter().map(|(_, date)| date).min();
    let corrects = |of, reason: &Line| {
        let reason = reason.to_string();
        Said { of, on, reason, corrects: true }
    };
    match fact {
        Fact::Person(PersonFact::Corrected(it)) => corrects(Some(it.entry), &it.reason),
        Fact::Person(PersonFact::FirstDayMoved(it)) => corrects(Some(it.entry), &it.reason),
        Fact::Person(PersonFact::PersonMerged(it)) => corrects(None, &it.reason),
        Fact::Person(PersonFact::PersonWithdrawn(it)) => corrects(None, &it.reason),
        Fact::Pact(PactFact::SignatureVoided(it)) => corrects(Some(it.entry), &it.reason),
        _ => Said { of: None, on, reason: String::new(), corrects: false },
    }
}

fn columns() -> Columns<Correction> {
    Columns::<Correction>::new()
        .column("entry", message!("column-entry"), |line| Cell::of(&line.entry))
        .data("recorded_at", |line| Cell::of(&line.recorded_at))
        .text(message!("column-recorded"), |line| Cell::of(&line.recorded_on))
        .column("kind", message!("column-event"), |line| {
            label::fact(line.kind).map_or_else(|| line.kind.into(), |it| Cell::said(line.kind, it))
        })
        .data("person", |line| Cell::of(&line.person))
        .column("name", message!("column-name"), |line| line.name.as_str().into())
        .column("of", message!("column-of-entry"), |line| Cell::maybe(line.of.as_ref()))
        .column("on", message!("column-of-day"), |line| Cell::maybe(line.on.as_ref()))
        .spare(1)
        .column("late_days", message!("column-late-days"), |line| {
            Cell::maybe(line.late_days.as_ref())
        })
        .counted()
        .spare(2)
        .data("author", |line| Cell::of(&line.author))
        .column("office", message!("column-by"), |line| match &line.office {
            Some(office) => office.as_str().into(),
            None => Cell::said("", message!("label-author-person")),
        })
        .spare(3)
        .column("reason", message!("column-reason"), |line| line.reason.as_str().into())
}

const PAGE_ENTRIES: usize = 4096;
