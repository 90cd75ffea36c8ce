//! What the entries so far add up to: a fold of events, with no rules in it.
//!
//! [`crate::admit`] decides whether an event may be folded; [`crate::status`] judges what was
//! folded. A corrected fact leaves the state and stays in the log; who asks what was known at an
//! earlier time gets the state of that time by replay.

pub mod campaigns;
pub mod cases;
pub mod index;
pub mod lookup;
mod names;
pub mod officers;
mod page;
pub mod people;
pub mod person;
mod rulebooks;
pub mod service;
pub mod snapshot;

use std::sync::Arc;

use crate::calendar::{Calendar, Holidays};
use crate::codec::{Decode, Encode};
use crate::entry::{Head, Leaf};
use crate::event::ledger::{LedgerCreated, LogKeyAnnounced, Restored};
use crate::event::rules::{HolidaysPublished, RulebookPublished};
use crate::event::{Event, Fact, LedgerFact, PersonFact, RulesFact};
use crate::seal::Place;
use crate::value::{
    Date, EventId, Identifier, Instant, KeyId, LedgerId, PersonId, PublicKey, Seq, Zone,
};

use campaigns::Campaigns;
use cases::{Case, Cases};
use index::{Index, Keyed};
use officers::Officers;
use people::{People, Slot};
use person::Person;
use snapshot::Opener;

pub use rulebooks::PublishedRulebook;

/// What is known after a number of entries. A clone is cheap: it shares what neither of the two has
/// changed since.
#[derive(Debug, Clone, Default)]
pub struct State {
    /// The head up to which entries were folded.
    pub(crate) head: Head,
    /// The newest entry's time of recording.
    pub(crate) recorded_at: Instant,
    pub(crate) ledger: Option<LedgerInfo>,
    pub(crate) officers: Arc<Officers>,
    pub(crate) rulebooks: Arc<Vec<PublishedRulebook>>,
    pub(crate) calendar: Arc<Calendar>,
    pub(crate) campaigns: Arc<Campaigns>,
    pub(crate) cases: Arc<Cases>,
    pub(crate) people: People,
    /// Event id ▶ the entry that recorded it.
    pub(crate) events: Index,
    /// How ids are hashed for `events`.
    keyed: Keyed,
    /// What opens the parts that come from a snapshot.
    opener: Option<Arc<Opener>>,
}

/// Whom an admitted event is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct About {
    /// The person, enrolled or to be enrolled by this event; `None` when it is about everybody.
    pub(crate) person: Option<PersonId>,
    /// The person's place in the roster, if enrolled.
    pub(crate) slot: Option<Slot>,
}

/// What is known of an event before it is folded.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Coming {
    /// The hash of its id, [`State::hash_of`].
    pub(crate) event: u64,
    /// The hash of the id of the person for whom it is sealed.
    pub(crate) person: Option<u64>,
    /// The first bytes of its author's key.
    pub(crate) author: u64,
    /// The first numbers of the person whom it enrols.
    pub(crate) numbers: [Option<Identifier>; 2],
}

impl Coming {
    /// The first numbers of the person whom a fact enrols.
    pub(crate) fn numbers_of(fact: &Fact) -> [Option<Identifier>; 2] {
        let Fact::Person(PersonFact::PersonEnrolled(enrolled)) = fact else { return [None; 2] };
        [0, 1].map(|nth| enrolled.identifiers.get(nth).copied())
    }
}

impl About {
    pub(crate) const EVERYBODY: Self = Self { person: None, slot: None };
}

/// Which ledger this is.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct LedgerInfo {
    /// The ledger's id.
    pub id: LedgerId,
    /// What its first entry says.
    pub created: LedgerCreated,
    /// The keys that sign its checkpoints, in the order in which they were announced.
    pub log_keys: Vec<Noted<LogKeyAnnounced>>,
    /// Every time that it was restored from a back-up.
    pub restored: Vec<Noted<Restored>>,
}

/// Something about the ledger as a whole, and the entry that says it.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Noted<T> {
    /// The entry.
    pub entry: Seq,
    /// What it says.
    pub fact: T,
}

impl State {
    /// The head up to which entries were folded.
    pub fn head(&self) -> Head {
        self.head
    }

    /// The newest entry's time of recording.
    pub fn recorded_at(&self) -> Instant {
        self.recorded_at
    }

    /// Which ledger this is; `None` before the first entry.
    pub fn ledger(&self) -> Option<&LedgerInfo> {
        self.ledger.as_ref()
    }

    /// The announcement of a key that signs checkpoints.
    pub fn log_key(&self, vkey: &str) -> Option<&Noted<LogKeyAnnounced>> {
        self.ledger.as_ref()?.log_keys.iter().find(|known| *known.fact.vkey == *vkey)
    }

    /// The zone of the ledger's legal dates; before the first entry there are none.
    pub fn zone(&self) -> Zone {
        self.ledger.as_ref().map_or(Zone::Wib, |ledger| ledger.created.zone)
    }

    /// The officers' keys.
    pub fn officers(&self) -> &Officers {
        &self.officers
    }

    /// The signing campaigns.
    pub fn campaigns(&self) -> &Campaigns {
        &self.campaigns
    }

    /// The violation cases.
    pub fn cases(&self) -> &Cases {
        &self.cases
    }

    /// The roster.
    pub fn people(&self) -> &People {
        &self.people
    }

    /// The rulebooks in the order in which they were published.
    pub fn rulebooks(&self) -> &[PublishedRulebook] {
        &self.rulebooks
    }

    /// The rulebook that applies to an act of this day: the newest version in force by then.
    pub fn rulebook_on(&self, date: Date) -> Option<&PublishedRulebook> {
        let in_force = self.rulebooks.iter().filter(|published| published.in_force_from() <= date);
        in_force.max_by_key(|published| (published.in_force_from(), published.entry))
    }

    /// The days off that are known.
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// The public key of this id, of an officer or a person, revoked or not.
    pub fn public_key(&self, key: &KeyId) -> Option<PublicKey> {
        self.officers.public_key(key).or_else(|| {
            let slot = self.people.find_key(key)?;
            let mut held = self.people.get(slot).keys.iter();
            held.find(|held| held.id == *key).map(|held| held.key)
        })
    }

    /// The entries that gave this key to an officer or a person.
    pub(crate) fn entries_of_key(&self, key: &KeyId) -> Vec<Seq> {
        if let Some(officer) = self.officers.get(key) {
            return officer.roles.iter().map(|held| held.entry).collect();
        }
        let Some(slot) = self.people.find_key(key) else { return Vec::new() };
        let held = self.people.get(slot).keys.iter();
        held.filter(|held| held.id == *key).map(|held| held.entry).collect()
    }

    /// The case of a person to which an entry belongs.
    pub(crate) fn case_of(&self, person: &Person, entry: Seq) -> Option<&Case> {
        let mut cases = person.cases.iter().filter_map(|held| self.cases.get(&held.case));
        cases.find(|case| case.entries().any(|step| step == entry))
    }

    /// How ids are hashed for the indexes; nothing is, before the first entry.
    pub(crate) fn keyed(&self) -> Option<Keyed> {
        self.ledger.as_ref().map(|_| self.keyed)
    }

    /// The hash of an event's id.
    pub(crate) fn hash_of(&self, id: &EventId) -> u64 {
        self.keyed.hash(id.as_bytes())
    }

    /// Entries that recorded an event whose id has this hash; nearly always none or one.
    pub(crate) fn entries_like(&self, hash: u64) -> impl Iterator<Item = Seq> + use<'_> {
        self.events.candidates(hash).map(Seq::new)
    }

    /// Asks memory for what folding these events will look at: their places among the events, their
    /// people, and what stands first in their lists. Memory is slow to answer one question and
    /// answers many at once, but for each step it must have answered the one before.
    pub(crate) fn ask_for(&self, coming: &[Coming]) {
        let people = &self.people;
        for event in coming {
            self.events.ask_for(event.event);
            people.by_key.ask_for(event.author);
            people.ask_for_numbers(event.numbers);
            if let Some(person) = event.person {
                people.by_id.ask_for(person);
            }
        }
        let slot = |event: &Coming| {
            let slot = event.person.and_then(|person| people.by_id.recent(person));
            slot.or_else(|| people.by_key.recent(event.author))
        };
        let slots: Vec<u64> = coming.iter().filter_map(slot).collect();
        for slot in &slots {
            people.ask_for(*slot);
        }
        for slot in &slots {
            people.ask_for_lists(*slot);
        }
    }

    /// Folds an admitted event, whose id has this hash.
    pub(crate) fn fold(
        &mut self,
        place: Place,
        author: &KeyId,
        event: Event,
        mut hash: u64,
        about: About,
        event_bytes: &[u8],
    ) {
        let entry = place.seq;
        if let Fact::Ledger(LedgerFact::LedgerCreated(created)) = &event.fact {
            let id = LedgerId::of(event_bytes);
            Arc::make_mut(&mut self.officers).found(
                entry,
                created,
                place.recorded_at.date_in(created.zone),
            );
            let (log_keys, restored) = (Vec::new(), Vec::new());
            self.ledger = Some(LedgerInfo { id, created: created.clone(), log_keys, restored });
            // The indexes are still empty: whatever goes into them is hashed for this ledger.
            (self.keyed, self.people) = (Keyed::of(&id), People::of(&id));
            self.cases = Arc::new(Cases::of(&id));
            hash = self.hash_of(&event.id);
        }
        self.events.insert(hash, entry.number());
        if let Some(slot) = about.slot {
            self.people.note(slot, entry);
        }
        match event.fact {
            Fact::Ledger(fact) => self.note(entry, fact),
            Fact::Officer(fact) => Arc::make_mut(&mut self.officers).fold(entry, &fact),
            Fact::Rules(RulesFact::RulebookPublished(published)) => {
                self.publish(entry, published);
                Arc::make_mut(&mut self.cases).outdate_all();
            }
            Fact::Rules(RulesFact::HolidaysPublished(HolidaysPublished { content })) => {
                let holidays = Holidays::parse(&content).expect("admitted days off parse");
                Arc::make_mut(&mut self.calendar).publish(entry, holidays);
                Arc::make_mut(&mut self.cases).outdate_all();
            }
            Fact::Campaign(fact) => Arc::make_mut(&mut self.campaigns).fold(entry, &fact),
            Fact::Person(fact) => {
                if let (Some(slot), PersonFact::Corrected(corrected)) = (about.slot, &fact) {
                    let case = self.case_of(self.people.get(slot), corrected.entry);
                    if let Some(case) = case.map(|case| case.reported.case) {
                        Arc::make_mut(&mut self.cases).correct(case, corrected.entry, entry);
                    }
                }
                // Where the accused is, and of which agency, bears on their cases; two records
                // may become one, or be two again.
                self.outdate_cases(about.slot);
                let other_record =
                    matches!(fact, PersonFact::PersonMerged(_) | PersonFact::Corrected(_));
                self.people.fold(entry, about.slot, fact);
                if let Some(person) = about.person.filter(|_| other_record) {
                    self.outdate_cases(self.people.find(&person));
                }
            }
            Fact::Pact(fact) => self.people.fold_pact(entry, about.slot, fact),
            Fact::Case(fact) => {
                self.people.fold_case(entry, about.slot, &fact);
                Arc::make_mut(&mut self.cases).fold(entry, author, fact);
            }
        }
    }

    /// A clone to go on with. Where nobody else reads this state, it lets go of the pages that open
    /// again from the snapshot, so that the clone need not copy them when it changes them.
    pub(crate) fn fork(state: &mut Arc<Self>) -> Self {
        let fork = Self::clone(state);
        if let Some(only) = Arc::get_mut(state) {
            only.people.close_pages();
            if let Some(cases) = Arc::get_mut(&mut only.cases) {
                cases.close_pages();
            }
        }
        fork
    }

    /// Moves the head past an entry that was folded.
    pub(crate) fn advance(&mut self, leaf: &Leaf) {
        self.pass(leaf);
        self.recorded_at = leaf.recorded_at;
    }

    /// Moves the head past an entry that was folded, with others before it that are not known here
    /// and concern nobody who is.
    pub(crate) fn jump(&mut self, leaf: &Leaf) {
        self.head = leaf.head();
        self.recorded_at = leaf.recorded_at;
    }

    /// Moves the head past an entry that was not folded.
    pub(crate) fn pass(&mut self, leaf: &Leaf) {
        self.head = leaf.head();
    }

    fn note(&mut self, entry: Seq, fact: LedgerFact) {
        let ledger = self.ledger.as_mut().expect("nothing is admitted before the first entry");
        match fact {
            LedgerFact::LedgerCreated(_) => {}
            LedgerFact::LogKeyAnnounced(fact) => ledger.log_keys.push(Noted { entry, fact }),
            LedgerFact::Restored(fact) => ledger.restored.push(Noted { entry, fact }),
        }
    }

    /// Notes that something happened on which the cases of a person depend.
    fn outdate_cases(&mut self, slot: Option<Slot>) {
        let Some(slot) = slot else { return };
        for held in &self.people.get(slot).cases {
            Arc::make_mut(&mut self.cases).outdate_case(&held.case);
        }
    }

    fn publish(&mut self, entry: Seq, published: RulebookPublished) {
        let parsed = PublishedRulebook::parse(entry, published);
        let parsed = parsed.expect("an admitted rulebook parses");
        Arc::make_mut(&mut self.rulebooks).push(parsed);
    }
}
