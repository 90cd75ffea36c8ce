//! The roster, with each person's keys, pacts and cases.
//!
//! People are numbered in the order of enrolment and kept in pages of 256. A page that comes from a
//! snapshot stays sealed until somebody on it is looked at, so that one person's status does not
//! cost opening a whole province.

use std::sync::Arc;

use rayon::prelude::*;

use super::index::{Index, Keyed, mix};
use super::names::Names;
use super::page::{PAGE_PEOPLE, Page};
use super::person::{
    Attended, Departed, HeldCase, HeldIdentifier, HeldKey, HeldPact, HeldProfile, PactAct, Person,
};
use super::snapshot::Section;
use crate::event::pact::{Attendance, PactSigned};
use crate::event::person::{PersonEnrolled, Profile};
use crate::event::{CaseFact, PactFact, PersonFact};
use crate::value::{AgencyCode, CampaignCode, Date, Identifier, KeyId, LedgerId, PersonId, Seq};

/// A person's number in the order of enrolment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slot(pub(super) u32);

/// Everybody who was ever enrolled.
#[derive(Debug, Clone, Default)]
pub struct People {
    pages: Vec<Page>,
    count: u32,
    /// How ids are hashed for `by_id`.
    keyed: Keyed,
    pub(super) by_id: Index,
    pub(super) by_identifier: Index,
    pub(super) by_key: Index,
    pub(super) names: Arc<Names>,
}

impl People {
    /// How many people were ever enrolled.
    pub fn len(&self) -> usize {
        usize::try_from(self.count).expect("a count of people fits in memory")
    }

    /// Whether nobody was enrolled.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Everybody, in the order of enrolment.
    pub fn iter(&self) -> impl Iterator<Item = &Person> {
        self.pages.iter().flat_map(Page::people)
    }

    /// Everybody, on all cores.
    pub fn par_iter(&self) -> impl ParallelIterator<Item = &Person> {
        self.pages.par_iter().flat_map_iter(Page::people)
    }

    /// The person of this number.
    pub fn get(&self, slot: Slot) -> &Person {
        let (page, place) = locate(slot);
        let page = self.pages.get(page).expect("a slot names an enrolled person");
        page.people().get(place).expect("a slot names an enrolled person")
    }

    /// The person of this id.
    pub fn find(&self, person: &PersonId) -> Option<Slot> {
        let mut slots = self.slots(&self.by_id, self.keyed.hash(person.as_bytes()));
        slots.find(|slot| self.get(*slot).id == *person)
    }

    /// The person who has this number, else of those who had it the one enrolled first.
    pub fn find_identifier(&self, identifier: &Identifier) -> Option<Slot> {
        let holder = |current: bool| {
            let holds = |slot: &Slot| {
                let held = &self.get(*slot).identifiers;
                held.iter().any(|held| {
                    held.identifier == *identifier && (!current || held.until.is_none())
                })
            };
            self.slots(&self.by_identifier, identifier_hash(identifier)).filter(holds).min()
        };
        holder(true).or_else(|| holder(false))
    }

    /// The person who has or had the key of this id.
    pub fn find_key(&self, key: &KeyId) -> Option<Slot> {
        self.slots(&self.by_key, key.prefix())
            .find(|slot| self.get(*slot).keys.iter().any(|held| held.id == *key))
    }

    /// The slots that an index gives, without those that a forged snapshot made up.
    fn slots(&self, index: &Index, hash: u64) -> impl Iterator<Item = Slot> {
        let enrolled = |value| u32::try_from(value).ok().filter(|slot| *slot < self.count);
        index.candidates(hash).filter_map(enrolled).map(Slot)
    }

    /// A recorded profile with its texts.
    pub fn profile(&self, held: &HeldProfile) -> Profile {
        Profile {
            name: held.name.clone(),
            status: held.status,
            agency: self.agency(held),
            unit: self.names.get(held.unit).to_owned(),
            position: self.names.get(held.position).to_owned(),
            grade: held.grade,
        }
    }

    /// The person's name as of a profile.
    pub fn name<'a>(&self, held: &'a HeldProfile) -> &'a str {
        &held.name
    }

    /// The agency of a profile.
    pub fn agency(&self, held: &HeldProfile) -> AgencyCode {
        self.agency_of(held.agency)
    }

    /// The unit of a profile.
    pub fn unit(&self, held: &HeldProfile) -> &str {
        self.names.get(held.unit)
    }

    /// The numbers that stand for a profile's agency and unit: equal numbers, equal texts.
    pub(crate) fn unit_numbers(held: &HeldProfile) -> (u32, u32) {
        (held.agency, held.unit)
    }

    /// The agency that a number stands for.
    pub(crate) fn agency_of(&self, number: u32) -> AgencyCode {
        let nowhere = || NOWHERE.parse().expect("this is an agency code");
        self.names.get(number).parse().unwrap_or_else(|_| nowhere())
    }

    /// The text that a number stands for.
    pub(crate) fn text_of(&self, number: u32) -> &str {
        self.names.get(number)
    }

    /// The number that stands for a text, if the text was ever recorded.
    pub(crate) fn number_of(&self, text: &str) -> Option<u32> {
        self.names.find(text)
    }

    /// The person's facts about a campaign.
    pub fn pacts<'a>(
        &self,
        person: &'a Person,
        campaign: &CampaignCode,
    ) -> impl Iterator<Item = &'a HeldPact> + use<'a> {
        let number = self.names.find(campaign.as_str());
        person.pacts.iter().filter(move |fact| Some(fact.campaign) == number)
    }

    /// Notes an entry about the person at `slot`.
    pub(super) fn note(&mut self, slot: Slot, entry: Seq) {
        self.get_mut(slot).entries.push(entry);
    }

    /// Folds a fact about the person at `slot`, or an enrolment, which has no slot yet.
    pub(super) fn fold(&mut self, entry: Seq, slot: Option<Slot>, fact: PersonFact) {
        match (slot, fact) {
            (None, PersonFact::PersonEnrolled(enrolled)) => self.enroll(entry, enrolled),
            (None, _) => {}
            (Some(slot), fact) => self.change(slot, entry, fact),
        }
    }

    /// Folds what the person at `slot` did about a pact.
    pub(super) fn fold_pact(&mut self, entry: Seq, slot: Option<Slot>, fact: PactFact) {
        let Some(slot) = slot else { return };
        match fact {
            PactFact::PactSigned(PactSigned { campaign, signed_on, method, .. }) => {
                self.pact(slot, entry, &campaign, signed_on, PactAct::Signed(method));
            }
            PactFact::PactRefused(refused) => {
                self.pact(slot, entry, &refused.campaign, refused.refused_on, PactAct::Refused);
            }
            PactFact::PactExcused(excused) => {
                self.pact(slot, entry, &excused.campaign, excused.excused_on, PactAct::Excused);
            }
            PactFact::SignatureVoided(voided) => {
                let acts = self.get_mut(slot).pacts.iter_mut();
                acts.filter(|act| act.entry == voided.entry)
                    .for_each(|act| act.voided = Some((voided.on, entry)));
            }
            PactFact::AttendanceRecorded(attended) => {
                let campaign = self.intern(attended.campaign.as_str());
                let ceremony = self.intern(&attended.ceremony);
                let (on, attendance) = (attended.attended_on, attended.attendance);
                let attended = Attended { entry, campaign, ceremony, on, attendance };
                self.get_mut(slot).attended.push(attended);
            }
        }
    }

    /// Folds what a case says of the person at `slot`.
    pub(super) fn fold_case(&mut self, entry: Seq, slot: Option<Slot>, fact: &CaseFact) {
        if let (Some(slot), CaseFact::CaseReported(reported)) = (slot, fact) {
            self.get_mut(slot).cases.push(HeldCase { entry, case: reported.case });
        }
    }

    /// How many people were recorded at a ceremony: for themselves, and as representatives.
    pub fn attendance(&self, campaign: &CampaignCode, ceremony: &str) -> (u64, u64) {
        let numbers = self.names.find(campaign.as_str()).zip(self.names.find(ceremony));
        let at = |attended: &&Attended| Some((attended.campaign, attended.ceremony)) == numbers;
        let in_person = |attended: &Attended| attended.attendance == Attendance::InPerson;
        let count = |person: &Person| {
            let mut there = person.attended.iter().filter(at).peekable();
            match (there.peek().is_some(), there.any(in_person)) {
                (true, true) => (1, 0),
                (true, false) => (0, 1),
                (false, _) => (0, 0),
            }
        };
        self.par_iter().map(count).reduce(|| (0, 0), |a, b| (a.0 + b.0, a.1 + b.1))
    }

    fn enroll(&mut self, entry: Seq, enrolled: PersonEnrolled) {
        let PersonEnrolled { person, identifiers, profile, from } = enrolled;
        let held = |identifier| HeldIdentifier { identifier, from, until: None };
        let profile = self.hold(entry, from, profile);
        self.push(Person {
            id: person,
            entry,
            identifiers: identifiers.into_iter().map(held).collect(),
            profiles: vec![profile],
            keys: Vec::new(),
            departure: None,
            pacts: Vec::new(),
            cases: Vec::new(),
            attended: Vec::new(),
            entries: vec![entry],
        });
    }

    fn change(&mut self, slot: Slot, entry: Seq, fact: PersonFact) {
        match fact {
            PersonFact::PersonEnrolled(_) => {}
            PersonFact::ProfileChanged(changed) => {
                let profile = self.hold(entry, changed.from, changed.profile);
                self.get_mut(slot).profiles.push(profile);
            }
            PersonFact::IdentifierAdded(added) => {
                self.by_identifier.insert(identifier_hash(&added.identifier), slot.0.into());
                let (identifier, from) = (added.identifier, added.from);
                let held = HeldIdentifier { identifier, from, until: None };
                self.get_mut(slot).identifiers.push(held);
            }
            PersonFact::IdentifierEnded(ended) => {
                let held = self.get_mut(slot).identifiers.iter_mut();
                held.filter(|held| held.identifier == ended.identifier && held.until.is_none())
                    .for_each(|held| held.until = Some(ended.on));
            }
            PersonFact::KeyBound(bound) => {
                let (id, key) = (bound.public_key.id(), bound.public_key);
                self.by_key.insert(id.prefix(), slot.0.into());
                let held = HeldKey { entry, id, key, from: bound.from, until: None };
                self.get_mut(slot).keys.push(held);
            }
            PersonFact::KeyEnded(ended) => {
                let held = self.get_mut(slot).keys.iter_mut();
                held.filter(|held| held.id == ended.key && held.until.is_none())
                    .for_each(|held| held.until = Some(ended.on));
            }
            PersonFact::PersonDeparted(departed) => {
                let departed = Departed { entry, on: departed.on, reason: departed.reason };
                self.get_mut(slot).departure = Some(departed);
            }
            PersonFact::Corrected(corrected) => self.get_mut(slot).correct(corrected.entry),
        }
    }

    fn pact(&mut self, slot: Slot, entry: Seq, campaign: &CampaignCode, on: Date, act: PactAct) {
        let campaign = self.intern(campaign.as_str());
        self.get_mut(slot).pacts.push(HeldPact { entry, campaign, on, act, voided: None });
    }

    fn hold(&mut self, entry: Seq, from: Date, profile: Profile) -> HeldProfile {
        HeldProfile {
            entry,
            from,
            name: profile.name,
            status: profile.status,
            agency: self.intern(profile.agency.as_str()),
            unit: self.intern(&profile.unit),
            position: self.intern(&profile.position),
            grade: profile.grade,
        }
    }

    /// The number of a text. New texts are rare, and so is copying the others for one.
    fn intern(&mut self, text: &str) -> u32 {
        self.names.find(text).unwrap_or_else(|| Arc::make_mut(&mut self.names).intern(text))
    }

    fn push(&mut self, person: Person) {
        let slot = u64::from(self.count);
        self.by_id.insert(self.keyed.hash(person.id.as_bytes()), slot);
        for held in &person.identifiers {
            self.by_identifier.insert(identifier_hash(&held.identifier), slot);
        }
        let (page, _) = locate(Slot(self.count));
        if page == self.pages.len() {
            self.pages.push(Page::empty());
        }
        self.pages.get_mut(page).expect("the page was just made").people_mut().push(person);
        self.count = self.count.checked_add(1).expect("fewer than 2^32 people are enrolled");
    }

    fn get_mut(&mut self, slot: Slot) -> &mut Person {
        let (page, place) = locate(slot);
        let page = self.pages.get_mut(page).expect("a slot names an enrolled person");
        page.people_mut().get_mut(place).expect("a slot names an enrolled person")
    }

    /// The people of a ledger that was just made: nobody yet.
    pub(super) fn of(ledger: &LedgerId) -> Self {
        Self { keyed: Keyed::of(ledger), ..Self::default() }
    }

    /// `count` people from a snapshot, whose pages are opened when they are needed. `None` when
    /// that is not as many pages as it takes.
    pub(super) fn from_sections(
        keyed: Keyed,
        count: u32,
        names: Vec<String>,
        [by_id, by_identifier, by_key]: [Section; 3],
        pages: Vec<Section>,
    ) -> Option<Self> {
        let mut left = usize::try_from(count).ok()?;
        if pages.len() != left.div_ceil(PAGE_PEOPLE) {
            return None;
        }
        let page = |section| {
            let here = left.min(PAGE_PEOPLE);
            left -= here;
            Page::sealed(section, here)
        };
        Some(Self {
            pages: pages.into_iter().map(page).collect(),
            count,
            keyed,
            by_id: Index::from_section(by_id),
            by_identifier: Index::from_section(by_identifier),
            by_key: Index::from_section(by_key),
            names: Arc::new(Names::from_list(names)),
        })
    }

    /// Lets go of pages that can be opened again.
    pub(super) fn close_pages(&mut self) {
        self.pages.iter_mut().for_each(Page::close);
    }

    /// The pages, for the next snapshot.
    pub(super) fn pages(&self) -> &[Page] {
        &self.pages
    }
}

fn locate(slot: Slot) -> (usize, usize) {
    let slot = usize::try_from(slot.0).expect("a slot fits in memory");
    (slot / PAGE_PEOPLE, slot % PAGE_PEOPLE)
}

/// Numbers that differ stay different, so nobody can make two of them meet.
fn identifier_hash(identifier: &Identifier) -> u64 {
    mix(identifier.number())
}

/// Stands where a forged snapshot names no agency.
const NOWHERE: &str = "unknown";
