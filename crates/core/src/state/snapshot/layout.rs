//! Which sections a state has, and what stands in each.

use crate::calendar::Calendar;
use crate::codec::{self, Decode, Encode};
use crate::event::rules::RulebookPublished;
use crate::state::campaigns::Campaigns;
use crate::state::cases::{Card, Case, Outlook};
use crate::state::index::{Index, PAGE_PAIRS};
use crate::state::officers::Officers;
use crate::state::page::{Page, Paged};
use crate::state::people::{DIRECTORY_PAGES, Merge};
use crate::state::person::Person;
use crate::state::{LedgerInfo, State};
use crate::value::{PersonId, Seq};

/// What is needed at every opening.
#[derive(Debug, Encode, Decode)]
pub(super) struct Globals {
    pub(super) recorded_at_millis: u64,
    pub(super) ledger: Option<LedgerInfo>,
    pub(super) officers: Officers,
    pub(super) rulebooks: Vec<(Seq, RulebookPublished)>,
    pub(super) calendar: Calendar,
    pub(super) campaigns: Campaigns,
    /// Of each index the first hash of each page.
    pub(super) indexes: [Vec<u64>; INDEXES],
    pub(super) cases: u32,
    pub(super) people: u32,
    pub(super) names: Vec<String>,
    pub(super) merges: Vec<Merge>,
}

/// Works out what time alone will do to a case. The state has no rules in it, so who writes or
/// compares a snapshot says how.
pub(crate) type LookAhead = fn(&State, &Case) -> Option<Outlook>;

/// The sections of a state. Their bytes depend on what the entries add up to and on nothing else:
/// not on which of them came from an earlier snapshot.
pub(super) struct Layout<'a> {
    state: &'a State,
    outlook: LookAhead,
    /// Person ids, identifiers, keys, cases, events.
    indexes: [Vec<(u64, u64)>; INDEXES],
}

impl<'a> Layout<'a> {
    pub(super) fn of(state: &'a State, outlook: LookAhead) -> Self {
        let people = &state.people;
        let (by_id, by_identifier, by_key) = (&people.by_id, &people.by_identifier, &people.by_key);
        let indexes = [by_id, by_identifier, by_key, &state.cases.by_id, &state.events];
        Self { state, outlook, indexes: indexes.map(Index::to_settled) }
    }

    /// How many sections there are.
    pub(super) fn sections(&self) -> usize {
        let pages = self.state.people.pages().len();
        let cases = self.card_sections() + self.state.cases.pages().len();
        1 + self.index_pages().count() + cases + pages.div_ceil(DIRECTORY_PAGES) + pages
    }

    /// The bytes of a section.
    pub(super) fn section(&self, number: usize) -> Vec<u8> {
        let Some(number) = number.checked_sub(1) else { return self.globals() };
        if let Some(pairs) = self.index_pages().nth(number) {
            return pairs_to_bytes(pairs);
        }
        let number = number - self.index_pages().count();
        if number < self.card_sections() {
            return self.cards(number);
        }
        let number = number - self.card_sections();
        if let Some(cases) = self.state.cases.pages().get(number) {
            return codec::encode_own(cases.items());
        }
        let number = number - self.state.cases.pages().len();
        let pages = self.state.people.pages();
        if let Some(pages) = pages.chunks(DIRECTORY_PAGES).nth(number) {
            return directory(pages.iter().flat_map(Page::items));
        }
        let page = pages.get(number - pages.len().div_ceil(DIRECTORY_PAGES));
        codec::encode_own(page.expect("a section behind the directory is a page").items())
    }

    fn card_sections(&self) -> usize {
        let pages = self.state.cases.pages().len();
        pages.div_ceil(Card::TOGETHER / Case::TOGETHER)
    }

    /// What lists need of the cases of some pages, with what time will do to each.
    fn cards(&self, number: usize) -> Vec<u8> {
        let of_section = self.state.cases.pages().chunks(Card::TOGETHER / Case::TOGETHER);
        let cases = of_section.skip(number).take(1).flatten().flat_map(Page::items);
        let slots = number * Card::TOGETHER..;
        let card = |(slot, case): (usize, &Case)| {
            let known = self.state.cases.outlook(slot).cloned();
            let outlook = known.or_else(|| (self.outlook)(self.state, case));
            Card::new(case.reported.case, outlook)
        };
        let cards: Vec<Card> = slots.zip(cases).map(card).collect();
        codec::encode_own(&cards)
    }

    fn index_pages(&self) -> impl Iterator<Item = &[(u64, u64)]> {
        self.indexes.iter().flat_map(|index| index.chunks(PAGE_PAIRS))
    }

    fn globals(&self) -> Vec<u8> {
        let state = self.state;
        let firsts = |pairs: &Vec<(u64, u64)>| {
            let firsts = pairs.iter().step_by(PAGE_PAIRS);
            firsts.map(|(hash, _)| *hash).collect()
        };
        let rulebooks = state.rulebooks.iter();
        codec::encode_own(&Globals {
            recorded_at_millis: state.recorded_at.millis(),
            ledger: state.ledger.clone(),
            officers: (*state.officers).clone(),
            rulebooks: rulebooks.map(|known| (known.entry, known.published.clone())).collect(),
            calendar: (*state.calendar).clone(),
            campaigns: (*state.campaigns).clone(),
            indexes: self.indexes.each_ref().map(firsts),
            cases: state.cases.count(),
            people: u32::try_from(state.people.len()).expect("fewer than 2^32 people"),
            names: state.people.names.list().clone(),
            merges: (*state.people.merges).clone(),
        })
    }
}

pub(super) fn pairs_to_bytes(pairs: &[(u64, u64)]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(16 * pairs.len() + super::sealed::TAG_BYTES);
    for (hash, value) in pairs {
        bytes.extend_from_slice(&hash.to_be_bytes());
        bytes.extend_from_slice(&value.to_be_bytes());
    }
    bytes
}

/// Id and names of people, in their order.
fn directory<'p>(people: impl Iterator<Item = &'p Person>) -> Vec<u8> {
    let mut bytes = Vec::new();
    for person in people {
        bytes.extend_from_slice(person.id.as_bytes());
        let names: Vec<&str> = person.names().collect();
        let names = names.join("\n");
        let length = u32::try_from(names.len()).expect("a person's names are far below 4 GiB");
        bytes.extend_from_slice(&length.to_be_bytes());
        bytes.extend_from_slice(names.as_bytes());
    }
    bytes
}

/// What [`directory`] wrote. It ends early where the bytes are not what it writes.
pub(in crate::state) fn entries_of_directory(
    mut bytes: &[u8],
) -> impl Iterator<Item = (PersonId, &str)> {
    std::iter::from_fn(move || {
        let (id, rest) = bytes.split_first_chunk::<16>()?;
        let (length, rest) = rest.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let (names, rest) = rest.split_at_checked(length)?;
        bytes = rest;
        Some((PersonId::from_bytes(*id), std::str::from_utf8(names).ok()?))
    })
}

const INDEXES: usize = 5;
