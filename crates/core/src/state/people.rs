//! The roster, with each person's keys, pacts and cases.
//!
//! People are numbered in the order of enrolment and kept in pages of 256. A page that comes from a
//! snapshot stays sealed until somebody on it is looked at, so that one person's status does not
//! cost opening a whole province.

mod fold;
mod merge;
mod recent;

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::str::FromStr;
use std::sync::Arc;

use rayon::prelude::*;

use super::index::{Index, Keyed, mix};
use super::names::Names;
use super::page::{self, Page, Paged};
use super::person::{Attended, HeldPact, HeldProfile, PactAct, Person};
use super::snapshot::{Section, entries_of_directory};
use crate::event::pact::{Attendance, PactSigned};
use crate::event::person::Profile;
use crate::value::{AgencyCode, CampaignCode, Identifier, KeyId, LedgerId, Line, PersonId, Seq};
pub(super) use merge::Merge;
use recent::Recent;

/// A person's number in the order of enrolment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slot(pub(super) u32);

impl Slot {
    /// How many were enrolled before.
    pub(crate) fn nth(self) -> u32 {
        self.0
    }
}

/// Everybody who was ever enrolled.
#[derive(Debug, Clone, Default)]
pub struct People {
    pages: Vec<Page<Person>>,
    /// Ids and names of the people on the first pages, as a snapshot had them.
    directory: Arc<Vec<Section>>,
    count: u32,
    /// How ids are hashed for `by_id`.
    keyed: Keyed,
    pub(super) by_id: Index,
    pub(super) by_identifier: Index,
    pub(super) by_key: Index,
    pub(super) names: Arc<Names>,
    /// Numbers of texts that came last, by a part of each text: most come again at once.
    recent: Recent,
    /// Records that were merged, as they were before.
    pub(super) merges: Arc<Vec<Merge>>,
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

    /// Everybody, in the order of enrolment, once: records that count no more are left out.
    pub fn iter(&self) -> impl Iterator<Item = &Person> {
        self.pages.iter().flat_map(Page::items).filter(|person| person.gone.is_none())
    }

    /// Everybody, on all cores.
    pub fn par_iter(&self) -> impl ParallelIterator<Item = &Person> {
        let people = self.pages.par_iter().flat_map_iter(Page::items);
        people.filter(|person| person.gone.is_none())
    }

    /// The person of this number.
    pub fn get(&self, slot: Slot) -> &Person {
        let (page, place) = locate(slot);
        let page = self.pages.get(page).expect("a slot names an enrolled person");
        page.items().get(place).expect("a slot names an enrolled person")
    }

    /// Asks memory for where these numbers stand.
    pub(super) fn ask_for_numbers(&self, numbers: [Option<Identifier>; 2]) {
        for number in numbers.iter().flatten() {
            self.by_identifier.ask_for(identifier_hash(number));
        }
    }

    /// Asks memory for whoever has this slot.
    pub(super) fn ask_for(&self, slot: u64) {
        if let Some(person) = self.opened(slot) {
            person.ask_for();
        }
    }

    /// Asks memory for what stands in the lists of whoever has this slot.
    pub(super) fn ask_for_lists(&self, slot: u64) {
        if let Some(person) = self.opened(slot) {
            person.ask_for_lists();
        }
    }

    /// Whoever has this slot, unless the page is still sealed.
    fn opened(&self, slot: u64) -> Option<&Person> {
        let (page, place) = locate(Slot(u32::try_from(slot).ok()?));
        let page = self.pages.get(page).filter(|page| !page.is_sealed())?;
        page.items().get(place)
    }

    /// The person of this id, also if it is that of a record that was merged into another.
    pub fn find(&self, person: &PersonId) -> Option<Slot> {
        let mut slots = self.slots(&self.by_id, self.keyed.hash(person.as_bytes()));
        slots.find(|slot| self.get(*slot).id == *person).map(|slot| self.record_of(slot))
    }

    /// Everybody with a record whose id is `wanted`, also one that counts no more.
    pub fn find_all(&self, wanted: impl Fn(&PersonId) -> bool + Sync) -> BTreeSet<Slot> {
        let found = self.find_by(|id, _| wanted(id));
        found.into_iter().map(|slot| self.record_of(slot)).collect()
    }

    /// The records of which `wanted` holds, told the id and the names, earlier ones too, each on a
    /// line. Nobody's page is opened for it.
    pub fn find_by(&self, wanted: impl Fn(&PersonId, &str) -> bool + Sync) -> Vec<Slot> {
        let together = self.pages.par_chunks(DIRECTORY_PAGES).enumerate();
        let found = together.flat_map_iter(|(number, pages)| {
            let section = self.directory.get(number).filter(|_| pages.iter().any(Page::is_sealed));
            let count = pages.iter().map(Page::len).sum();
            let whole = |bytes: &[u8]| entries_of_directory(bytes).count() >= count;
            let bytes = section.map(|section| section.open_bytes(whole)).unwrap_or_default();
            let mut known = entries_of_directory(&bytes);
            let first = number * DIRECTORY_PAGES * Person::TOGETHER;
            let places = pages.iter().flat_map(|page| (0..page.len()).map(move |at| (page, at)));
            let is_wanted = |(page, at): (&Page<Person>, usize)| match known.next() {
                Some((id, names)) if page.is_sealed() => wanted(&id, names),
                _ => page.items().get(at).is_some_and(|person| {
                    wanted(&person.id, &person.names().collect::<Vec<_>>().join("\n"))
                }),
            };
            let answers: Vec<bool> = places.map(is_wanted).collect();
            let wanted = (first..).zip(answers).filter(|(_, is_wanted)| *is_wanted);
            wanted.filter_map(|(slot, _)| u32::try_from(slot).ok())
        });
        found.map(Slot).collect()
    }

    /// The person whose number this is now.
    pub fn holder(&self, identifier: &Identifier) -> Option<Slot> {
        self.with_number(identifier, |person| person.gone.is_none() && person.holds(identifier))
    }

    /// The person whose number this is, else of those whose it was the one enrolled first.
    pub fn find_identifier(&self, identifier: &Identifier) -> Option<Slot> {
        let had =
            |person: &Person| person.identifiers.iter().any(|held| held.identifier == *identifier);
        self.holder(identifier).or_else(|| self.with_number(identifier, had))
    }

    fn with_number(
        &self,
        identifier: &Identifier,
        wanted: impl Fn(&Person) -> bool,
    ) -> Option<Slot> {
        let slots = self.slots(&self.by_identifier, identifier_hash(identifier));
        slots.filter(|slot| wanted(self.get(*slot))).min()
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
            unit: self.unit_of(held.unit),
            position: self.names.get(held.position).parse().unwrap_or_default(),
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
    pub fn unit_numbers(held: &HeldProfile) -> (u32, u32) {
        (held.agency, held.unit)
    }

    /// The agency that a number stands for.
    pub(crate) fn agency_of(&self, number: u32) -> AgencyCode {
        self.names.get(number).parse().unwrap_or_else(|_| unknown())
    }

    /// The unit that a number stands for.
    pub(crate) fn unit_of(&self, number: u32) -> Line {
        self.names.get(number).parse().unwrap_or_else(|_| unknown())
    }

    /// The text that a number stands for.
    pub(crate) fn text_of(&self, number: u32) -> &str {
        self.names.get(number)
    }

    /// The number that stands for a text, if the text was ever recorded.
    pub(crate) fn number_of(&self, text: &str) -> Option<u32> {
        self.names.find(text)
    }

    /// The numbers of a text in every spelling of it: case and blanks make no difference.
    pub(crate) fn numbers_like(&self, text: &str) -> Vec<u32> {
        let bare = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
        let wanted = bare(text);
        let alike = self.names.list().iter().filter(|known| bare(known) == wanted);
        alike.filter_map(|known| self.names.find(known)).collect()
    }

    /// The campaign that a fact about a pact belongs to.
    pub fn campaign_of(&self, fact: &HeldPact) -> &str {
        self.names.get(fact.campaign)
    }

    /// The campaign and the name of a ceremony at which somebody was seen.
    pub fn ceremony_of(&self, attended: &Attended) -> (&str, &str) {
        (self.names.get(attended.campaign), self.names.get(attended.ceremony))
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

    /// The entry that took back a signature with this very scan, of the same day and method.
    pub fn taken_back(&self, person: &Person, signed: &PactSigned) -> Option<Seq> {
        let scan = signed.scan.as_ref()?.prefix();
        let campaign = self.names.find(signed.campaign.as_str())?;
        let same = |fact: &HeldPact| {
            let act = PactAct::Signed(signed.method);
            (fact.campaign, fact.scan, fact.on, fact.act) == (campaign, scan, signed.signed_on, act)
        };
        let voided = person.pacts.iter().filter(|fact| same(fact)).filter_map(|fact| fact.voided);
        let struck = person.struck.iter().filter(|(fact, _)| same(fact));
        voided.map(|(_, entry)| entry).chain(struck.map(|(_, entry)| *entry)).max()
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

    /// The number of a text. New texts are rare, and so is copying the others for one.
    fn intern(&mut self, text: &str) -> u32 {
        let place = Recent::place(text);
        let known = self.recent.0.get(place).filter(|known| self.names.is(**known, text));
        if let Some(known) = known {
            return *known;
        }
        let number = self.names.find(text);
        let number = number.unwrap_or_else(|| Arc::make_mut(&mut self.names).intern(text));
        if let Some(known) = self.recent.0.get_mut(place) {
            *known = number;
        }
        number
    }

    fn push(&mut self, person: Person) {
        let slot = u64::from(self.count);
        self.by_id.insert(self.keyed.hash(person.id.as_bytes()), slot);
        for held in &person.identifiers {
            self.by_identifier.insert(identifier_hash(&held.identifier), slot);
        }
        page::push(&mut self.pages, self.count, person);
        self.count = self.count.checked_add(1).expect("fewer than 2^32 people are enrolled");
    }

    fn get_mut(&mut self, slot: Slot) -> &mut Person {
        let (page, place) = locate(slot);
        let page = self.pages.get_mut(page).expect("a slot names an enrolled person");
        page.items_mut().get_mut(place).expect("a slot names an enrolled person")
    }

    /// The people of a ledger that was just made: nobody yet.
    pub(super) fn of(ledger: &LedgerId) -> Self {
        Self { keyed: Keyed::of(ledger), ..Self::default() }
    }

    /// `count` people from a snapshot, whose pages are opened when they are needed. `None` when
    /// there are not as many sections as it takes.
    pub(super) fn from_sections(
        keyed: Keyed,
        count: u32,
        names: Vec<String>,
        [by_id, by_identifier, by_key]: [Index; 3],
        mut sections: Vec<Section>,
    ) -> Option<Self> {
        let pages = usize::try_from(count).ok()?.div_ceil(Person::TOGETHER);
        let directory = pages.div_ceil(DIRECTORY_PAGES);
        if sections.len() != directory + pages {
            return None;
        }
        let pages = sections.split_off(directory);
        Some(Self {
            pages: Page::all_sealed(count, pages)?,
            directory: Arc::new(sections),
            count,
            keyed,
            by_id,
            by_identifier,
            by_key,
            names: Arc::new(Names::from_list(names)),
            recent: Recent::default(),
            merges: Arc::default(),
        })
    }

    /// Lets go of pages that can be opened again.
    pub(super) fn close_pages(&mut self) {
        self.pages.iter_mut().for_each(Page::close);
    }

    /// The pages, for the next snapshot.
    pub(super) fn pages(&self) -> &[Page<Person>] {
        &self.pages
    }
}

fn locate(slot: Slot) -> (usize, usize) {
    page::locate::<Person>(slot.0)
}

/// Numbers that differ stay different, so nobody can make two of them meet.
fn identifier_hash(identifier: &Identifier) -> u64 {
    mix(identifier.number())
}

/// So many pages share a section of the directory.
pub(super) const DIRECTORY_PAGES: usize = 16;

/// Stands where a forged snapshot gives no name, agency or unit.
pub(super) fn unknown<T: FromStr<Err: Debug>>() -> T {
    "unknown".parse().expect("this is a line, and the code of an agency")
}
