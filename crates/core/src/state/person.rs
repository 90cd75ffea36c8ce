//! One person, as the entries so far have it.

mod pact;

use ikrar_lanes::prefetch;

use super::page::Paged;
use super::people::unknown;
use super::service::{Leave, Service, Stays};
use crate::codec::{Decode, Encode};
use crate::event::pact::Attendance;
use crate::value::{
    CaseId, Date, EmploymentStatus, Grade, Identifier, KeyId, Line, PersonId, PublicKey, Seq,
};

pub use pact::{HeldPact, PactAct};

/// What is known about one person.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Person {
    /// The id in this ledger.
    pub id: PersonId,
    /// The entry that enrolled the person.
    pub entry: Seq,
    /// Numbers, current and ended, in the order of recording.
    pub identifiers: Vec<HeldIdentifier>,
    /// Name and post over time, in the order of recording.
    pub profiles: Vec<HeldProfile>,
    /// Keys, current and ended.
    pub keys: Vec<HeldKey>,
    /// Times in service, in their order.
    pub service: Vec<Service>,
    /// Times of leave, in the order of recording.
    pub leaves: Vec<Leave>,
    /// Signatures, refusals and excuses.
    pub pacts: Vec<HeldPact>,
    /// Those that were taken back as mistakes, each with the entry that took it back.
    pub struck: Vec<(HeldPact, Seq)>,
    /// Cases in which the person is accused.
    pub cases: Vec<HeldCase>,
    /// Ceremonies at which the person was seen.
    pub attended: Vec<Attended>,
    /// All entries about the person that count or counted, corrected ones too, in their order.
    pub entries: Vec<Seq>,
    /// First days that were moved back.
    pub moves: Vec<Moved>,
    /// Ids of other records of this person, under which some of the entries were recorded.
    pub other_ids: Vec<PersonId>,
    /// Why this record counts no more, if it does not.
    pub gone: Option<Gone>,
}

/// Why a record of a person counts no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub enum Gone {
    /// The person goes on under another record.
    Merged {
        /// The entry that says so.
        entry: Seq,
        /// The other record's place in the roster.
        into: u32,
    },
    /// The person should never have been enrolled.
    Withdrawn {
        /// The entry that says so.
        entry: Seq,
    },
}

/// A first day that was moved back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Moved {
    /// The entry that moved it.
    pub entry: Seq,
    /// The entry whose first day it is.
    pub of: Seq,
    /// What the first day was before.
    pub was: Date,
}

/// A number that a person has or had.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct HeldIdentifier {
    /// The number.
    pub identifier: Identifier,
    /// From when it holds.
    pub from: Date,
    /// From when it no longer holds.
    pub until: Option<Date>,
}

/// A profile and from when it holds; the texts that many share are kept once.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct HeldProfile {
    /// The entry that recorded it.
    pub entry: Seq,
    /// From when it holds.
    pub from: Date,
    pub(super) name: Line,
    pub(super) status: EmploymentStatus,
    pub(super) agency: u32,
    pub(super) unit: u32,
    pub(super) position: u32,
    pub(super) grade: Option<Grade>,
}

/// A key that a person has or had.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct HeldKey {
    /// The entry that bound it.
    pub entry: Seq,
    /// The key's id.
    pub id: KeyId,
    /// The public key.
    pub key: PublicKey,
    /// From when signatures with it count.
    pub from: Date,
    /// From when they no longer count.
    pub until: Option<Date>,
}

/// A case about a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct HeldCase {
    /// The entry that reported it.
    pub entry: Seq,
    /// The case.
    pub case: CaseId,
}

/// That a person was at a ceremony. It is no signature, whatever was spoken there.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Attended {
    /// The entry that recorded it.
    pub entry: Seq,
    /// The campaign that the ceremony belongs to.
    pub(super) campaign: u32,
    pub(super) ceremony: u32,
    /// The day.
    pub on: Date,
    /// In what way.
    pub attendance: Attendance,
}

impl Gone {
    /// The entry that says so.
    pub fn entry(self) -> Seq {
        match self {
            Self::Merged { entry, .. } | Self::Withdrawn { entry } => entry,
        }
    }
}

impl HeldProfile {
    /// Kind of employment.
    pub fn status(&self) -> EmploymentStatus {
        self.status
    }
}

impl Person {
    /// Stands where a snapshot does not give the person who was there.
    fn nobody() -> Self {
        let from = Date::from_epoch_days(0).expect("1970 is a year of the calendar");
        let profile = HeldProfile {
            entry: Seq::FIRST,
            from,
            name: unknown(),
            status: EmploymentStatus::NonAsn,
            agency: u32::MAX,
            unit: u32::MAX,
            position: u32::MAX,
            grade: None,
        };
        Self {
            id: PersonId::from_bytes([0; 16]),
            entry: Seq::FIRST,
            identifiers: Vec::new(),
            profiles: vec![profile],
            keys: Vec::new(),
            service: Vec::new(),
            leaves: Vec::new(),
            pacts: Vec::new(),
            struck: Vec::new(),
            cases: Vec::new(),
            attended: Vec::new(),
            entries: Vec::new(),
            moves: Vec::new(),
            other_ids: Vec::new(),
            gone: None,
        }
    }

    /// Asks memory for the person.
    pub(super) fn ask_for(&self) {
        prefetch(&self.id);
        prefetch(&self.keys);
        prefetch(&self.service);
        prefetch(&self.pacts);
        prefetch(&self.struck);
        prefetch(&self.entries);
        prefetch(&self.gone);
    }

    /// Asks memory for what stands in the lists that nearly every event looks at.
    pub(super) fn ask_for_lists(&self) {
        if let Some(held) = self.keys.first() {
            prefetch(&held.id);
            prefetch(&held.until);
        }
        self.service.last().into_iter().for_each(prefetch);
        self.pacts.last().into_iter().for_each(prefetch);
        self.entries.last().into_iter().for_each(prefetch);
    }

    /// The names that were recorded, earlier ones too, in the order of recording.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.profiles.iter().map(|held| held.name.as_str())
    }

    /// The profile that holds on `date`: of those that have begun by then the newest, else the
    /// first that was recorded.
    pub fn profile_on(&self, date: Date) -> &HeldProfile {
        let begun = self.profiles.iter().filter(|held| held.from <= date);
        begun
            .max_by_key(|held| (held.from, held.entry))
            .or_else(|| self.profiles.first())
            .expect("a person is enrolled with a profile")
    }

    /// The numbers that have not ended by `date`.
    pub fn identifiers_on(&self, date: Date) -> impl Iterator<Item = &Identifier> {
        let held = self.identifiers.iter();
        held.filter(move |held| held.until.is_none_or(|until| date < until))
            .map(|held| &held.identifier)
    }

    /// The numbers that are the person's now.
    pub fn numbers_now(&self) -> impl Iterator<Item = &Identifier> {
        let held = self.identifiers.iter().filter(|held| held.until.is_none());
        held.map(|held| &held.identifier)
    }

    /// Whether a number is the person's now.
    pub fn holds(&self, identifier: &Identifier) -> bool {
        self.numbers_now().any(|held| held == identifier)
    }

    /// What is left of a record that counts no more.
    pub(super) fn emptied(&self, gone: Option<Gone>) -> Self {
        let profiles = self.profiles.iter().take(1).cloned().collect();
        Self { id: self.id, entry: self.entry, profiles, gone, ..Self::nobody() }
    }

    /// Whether one of the person's records has this id.
    pub fn is(&self, id: &PersonId) -> bool {
        self.id == *id || self.other_ids.contains(id)
    }

    /// The person's times in service and on leave.
    pub fn stays(&self) -> Stays<'_> {
        Stays { service: &self.service, leaves: &self.leaves }
    }

    /// The first day of what an entry began: a key's validity, or a time in service.
    pub fn first_day(&self, entry: Seq) -> Option<Date> {
        let keys = self.keys.iter().map(|held| (held.entry, held.from));
        let service = self.service.iter().map(|service| (service.entry, service.from));
        keys.chain(service).find(|(began, _)| *began == entry).map(|(_, from)| from)
    }

    /// The first entry that rests on the enrolment, other than the person's numbers and profiles.
    pub(crate) fn in_use(&self) -> Option<Seq> {
        let keys = self.keys.iter().map(|held| held.entry);
        let returns = self.service.iter().skip(1).map(|service| service.entry);
        let departures = self.service.iter().filter_map(|service| service.ended.as_ref());
        let leaves = self.leaves.iter().map(|leave| leave.entry);
        let pacts = self.pacts.iter().map(|fact| fact.entry);
        let cases = self.cases.iter().map(|held| held.entry);
        let attended = self.attended.iter().map(|attended| attended.entry);
        let stays = returns.chain(departures.map(|departed| departed.entry)).chain(leaves);
        keys.chain(stays).chain(pacts).chain(cases).chain(attended).min()
    }

    /// Whether an entry recorded something that a correction takes back from this person alone.
    pub(crate) fn can_take_back(&self, entry: Seq) -> bool {
        let profiles = self.profiles.iter().map(|held| held.entry);
        let last = self.service.last().filter(|service| service.ended.is_none());
        let returned = last.map(|service| service.entry);
        let departed = self.service.last().and_then(|service| service.ended.as_ref());
        let departed = departed.map(|departed| departed.entry);
        let leaves = self.leaves.iter();
        let leaves = leaves.flat_map(|leave| [Some(leave.entry), leave.ended.map(|ended| ended.0)]);
        let pacts = self.pacts.iter();
        let pacts = pacts.flat_map(|fact| [Some(fact.entry), fact.voided.map(|voided| voided.1)]);
        let moves = self.moves.iter().map(|moved| moved.entry);
        let of_people = profiles.chain(returned).chain(departed).chain(moves);
        let all = of_people.chain(leaves.flatten()).chain(pacts.flatten());
        entry != self.entry && all.into_iter().any(|known| known == entry)
    }

    /// Sets the first day of all that an entry began.
    pub(super) fn begin(&mut self, entry: Seq, from: Date) {
        let keys = self.keys.iter_mut().map(|held| (held.entry, &mut held.from));
        let service = self.service.iter_mut().map(|service| (service.entry, &mut service.from));
        let profiles = self.profiles.iter_mut().map(|held| (held.entry, &mut held.from));
        let all = keys.chain(service).chain(profiles);
        all.filter(|(began, _)| *began == entry).for_each(|(_, day)| *day = from);
    }

    /// Takes back what a mistaken entry recorded, as `entry` says.
    pub(super) fn correct(&mut self, mistaken: Seq, entry: Seq) {
        self.profiles.retain(|held| held.entry != mistaken);
        let struck = self.pacts.extract_if(.., |fact| fact.entry == mistaken);
        self.struck.extend(struck.map(|fact| (fact, entry)));
        for fact in &mut self.pacts {
            fact.voided.take_if(|(_, voided)| *voided == mistaken);
        }
        self.cases.retain(|held| held.entry != mistaken);
        self.service.retain(|service| service.entry != mistaken);
        for service in &mut self.service {
            service.ended.take_if(|departed| departed.entry == mistaken);
        }
        self.leaves.retain(|leave| leave.entry != mistaken);
        for leave in &mut self.leaves {
            leave.ended.take_if(|(ended, _)| *ended == mistaken);
        }
        let moved = self.moves.extract_if(.., |moved| moved.entry == mistaken);
        for Moved { of, was, .. } in moved.collect::<Vec<_>>() {
            self.begin(of, was);
        }
    }

    /// Takes over all that another record of the person holds.
    pub(super) fn absorb(&mut self, other: Self) {
        // A number that ended here and not there goes on.
        for held in &mut self.identifiers {
            held.until.take_if(|_| other.holds(&held.identifier));
        }
        let known: Vec<_> = self.identifiers.iter().map(|held| held.identifier).collect();
        let more = other.identifiers.into_iter();
        self.identifiers.extend(more.filter(|held| !known.contains(&held.identifier)));
        self.profiles.extend(other.profiles);
        self.profiles.sort_by_key(|held| held.entry);
        self.keys.extend(other.keys);
        self.service = Service::joined(std::mem::take(&mut self.service), other.service);
        self.leaves.extend(other.leaves);
        self.pacts.extend(other.pacts);
        self.pacts.sort_by_key(|fact| fact.entry);
        self.struck.extend(other.struck);
        self.cases.extend(other.cases);
        self.cases.sort_by_key(|held| held.entry);
        self.attended.extend(other.attended);
        self.entries.extend(other.entries);
        self.entries.sort_unstable();
        self.moves.extend(other.moves);
        self.other_ids.push(other.id);
        self.other_ids.extend(other.other_ids);
    }
}

impl Paged for Person {
    const TOGETHER: usize = 256;

    fn is_sound(&self) -> bool {
        !self.profiles.is_empty()
    }

    fn unreadable(count: usize) -> Vec<Self> {
        vec![Self::nobody(); count]
    }
}
