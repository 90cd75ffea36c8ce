//! Violation cases as they stand.

mod card;

use rayon::prelude::*;

use super::index::{Index, Keyed};
use super::page::{self, Page, Paged};
use super::snapshot::Section;
use crate::codec::{Decode, Encode};
use crate::event::CaseFact;
use crate::event::case::{CaseDecided, CaseReported, DecisionProposed, Outcome, StepTaken};
use crate::rulebook::{ACQUITTED, DECIDED, PROPOSED};
use crate::value::{CaseId, Date, KeyId, LedgerId, Seq};

pub(super) use card::Card;
pub use card::{Limit, Outlook};

/// All cases, in the order of their reports.
///
/// They lie in pages, and a page that comes from a snapshot stays sealed until one of its cases is
/// looked at. What lists need to know which those are lies apart, on cards.
#[derive(Debug, Clone, Default)]
pub struct Cases {
    pages: Vec<Page<Case>>,
    /// The cards of the first cases, as a snapshot had them.
    cards: Vec<Page<Card>>,
    count: u32,
    /// How ids are hashed for `by_id`.
    keyed: Keyed,
    pub(super) by_id: Index,
}

/// One case: what was alleged, and each later step that took place.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Case {
    /// The entry that reported it.
    pub entry: Seq,
    /// The key that authored it.
    pub by: KeyId,
    /// The entry that took the report back: it stays listed, as cancelled.
    pub cancelled: Option<Seq>,
    /// What was alleged.
    pub reported: CaseReported,
    /// The steps, in the order of recording.
    pub steps: Vec<Taken>,
}

/// A step that was taken.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Taken {
    /// The entry that recorded it.
    pub entry: Seq,
    /// The key that authored it.
    pub by: KeyId,
    /// Which step.
    pub step: Step,
}

/// A step of a case, as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Step {
    /// An officer proposed how to decide.
    Proposed(DecisionProposed),
    /// The case was decided.
    Decided(CaseDecided),
    /// Any other step.
    Other(StepTaken),
}

impl Step {
    /// Its day.
    pub fn on(&self) -> Date {
        match self {
            Self::Proposed(proposed) => proposed.proposed_on,
            Self::Decided(decided) => decided.decided_on,
            Self::Other(taken) => taken.on,
        }
    }

    /// Its code in the rulebook.
    pub fn code(&self) -> &str {
        match self {
            Self::Proposed(_) => PROPOSED,
            Self::Decided(decided) if decided.outcome == Outcome::NotProven => ACQUITTED,
            Self::Decided(_) => DECIDED,
            Self::Other(taken) => taken.step.as_str(),
        }
    }
}

impl Taken {
    /// The day of the step.
    pub fn on(&self) -> Date {
        self.step.on()
    }
}

/// A proposed or taken decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ruling<'a> {
    /// When, by whom, and in which entry.
    pub taken: &'a Taken,
    /// What is decided.
    pub outcome: &'a Outcome,
}

impl Cases {
    /// How many there are.
    pub(super) fn count(&self) -> u32 {
        self.count
    }

    /// All cases, in the order of their reports.
    pub fn iter(&self) -> impl Iterator<Item = &Case> {
        self.pages.iter().flat_map(Page::items)
    }

    /// All cases, on all cores.
    pub fn par_iter(&self) -> impl ParallelIterator<Item = &Case> {
        self.pages.par_iter().flat_map_iter(Page::items)
    }

    /// The cases of which `wanted` holds, told what a card says of them, on all cores; of a case
    /// that has changed since its card was written nothing is told, and it is among them.
    pub fn par_likely(
        &self,
        wanted: impl Fn(&Outlook) -> bool + Sync + Send,
    ) -> impl ParallelIterator<Item = &Case> {
        let pages = self.pages.par_iter().enumerate();
        pages.flat_map_iter(move |(number, page)| {
            let first = number * Case::TOGETHER;
            let likely = |place: &usize| self.outlook(first + place).is_none_or(&wanted);
            let places: Vec<usize> = (0..page.len()).filter(likely).collect();
            places.into_iter().filter_map(|place| page.items().get(place))
        })
    }

    /// The cases whose ids `wanted` takes. Only those that are found are opened.
    pub fn find_all(&self, wanted: impl Fn(&CaseId) -> bool) -> Vec<&Case> {
        let pages = self.pages.iter().enumerate();
        let on_page = |(number, page)| (0..Page::len(page)).map(move |at| (number, page, at));
        let found =
            pages.flat_map(on_page).filter_map(|(number, page, at): (usize, &Page<Case>, _)| {
                let card = self.card(number * Case::TOGETHER + at);
                if card.is_some_and(|card| !wanted(&card.case)) {
                    return None;
                }
                page.items().get(at).filter(|case| wanted(&case.reported.case))
            });
        found.collect()
    }

    /// The ids of all cases, in the order of their reports.
    pub fn ids(&self) -> impl Iterator<Item = CaseId> {
        let pages = self.pages.iter().enumerate();
        let on_page = |(number, page)| (0..Page::len(page)).map(move |at| (number, page, at));
        pages.flat_map(on_page).filter_map(|(number, page, at): (usize, &Page<Case>, _)| {
            let card = self.card(number * Case::TOGETHER + at).map(|card| card.case);
            card.or_else(|| page.items().get(at).map(|case| case.reported.case))
        })
    }

    /// The case of this id.
    pub fn get(&self, case: &CaseId) -> Option<&Case> {
        let (page, place) = self.place(case)?;
        self.pages.get(page)?.items().get(place)
    }

    /// The page of a case, and its place there.
    fn place(&self, case: &CaseId) -> Option<(usize, usize)> {
        let hash = self.keyed.hash(case.as_bytes());
        let slots = self.by_id.candidates(hash).filter_map(|slot| u32::try_from(slot).ok());
        let mut places = slots.map(page::locate::<Case>);
        places.find(|(page, place)| {
            let found = self.pages.get(*page).and_then(|page| page.items().get(*place));
            found.is_some_and(|found| found.reported.case == *case)
        })
    }

    /// The card of the case at this place, if a snapshot had one.
    fn card(&self, slot: usize) -> Option<&Card> {
        let page = self.cards.get(slot / Card::TOGETHER)?;
        page.items().get(slot % Card::TOGETHER)
    }

    /// What the card of the case at this place says, where it still holds.
    pub(super) fn outlook(&self, slot: usize) -> Option<&Outlook> {
        self.card(slot).and_then(|card| card.outlook.as_ref())
    }

    pub(super) fn fold(&mut self, entry: Seq, author: &KeyId, fact: CaseFact) {
        let by = *author;
        match fact {
            CaseFact::CaseReported(reported) => {
                let (id, steps) = (reported.case, Vec::new());
                let cancelled = None;
                self.by_id.insert(self.keyed.hash(id.as_bytes()), self.count.into());
                let case = Case { entry, by, cancelled, reported, steps };
                page::push(&mut self.pages, self.count, case);
                self.count = self.count.checked_add(1).expect("fewer than 2^32 cases");
            }
            CaseFact::DecisionProposed(fact) => {
                self.take(fact.case, Taken { entry, by, step: Step::Proposed(fact) });
            }
            CaseFact::CaseDecided(fact) => {
                self.take(fact.case, Taken { entry, by, step: Step::Decided(fact) });
            }
            CaseFact::StepTaken(fact) => {
                self.take(fact.case, Taken { entry, by, step: Step::Other(fact) });
            }
        }
    }

    fn take(&mut self, case: CaseId, taken: Taken) {
        if let Some(case) = self.change(&case) {
            case.steps.push(taken);
        }
    }

    /// Takes back what a mistaken entry recorded: a step is gone, a report stays listed as
    /// cancelled, lest one officer make a case vanish.
    pub(super) fn correct(&mut self, case: CaseId, mistaken: Seq, correction: Seq) {
        let Some(case) = self.change(&case) else { return };
        if case.entry == mistaken {
            case.cancelled = Some(correction);
        } else {
            case.steps.retain(|taken| taken.entry != mistaken);
        }
    }

    fn change(&mut self, case: &CaseId) -> Option<&mut Case> {
        let (page, place) = self.place(case)?;
        self.outdate(page * Case::TOGETHER + place);
        self.pages.get_mut(page)?.items_mut().get_mut(place)
    }

    /// Notes that something happened on which the course of this case depends.
    pub(super) fn outdate_case(&mut self, case: &CaseId) {
        if let Some((page, place)) = self.place(case) {
            self.outdate(page * Case::TOGETHER + place);
        }
    }

    fn outdate(&mut self, slot: usize) {
        if self.card(slot).is_none_or(|card| card.outlook.is_none()) {
            return;
        }
        let page = self.cards.get_mut(slot / Card::TOGETHER);
        let card = page.and_then(|page| page.items_mut().get_mut(slot % Card::TOGETHER));
        if let Some(card) = card {
            card.outlook = None;
        }
    }

    /// Notes that something happened on which the course of every case may depend.
    pub(super) fn outdate_all(&mut self) {
        for page in &mut self.cards {
            page.items_mut().iter_mut().for_each(|card| card.outlook = None);
        }
    }

    /// The cases of a ledger that was just made: none yet.
    pub(super) fn of(ledger: &LedgerId) -> Self {
        Self { keyed: Keyed::of(ledger), ..Self::default() }
    }

    /// `count` cases from a snapshot, whose pages are opened when they are needed. `None` when
    /// there are not as many sections as it takes.
    pub(super) fn from_sections(
        keyed: Keyed,
        count: u32,
        by_id: Index,
        sections: &mut impl Iterator<Item = Section>,
    ) -> Option<Self> {
        let cases = usize::try_from(count).ok()?;
        let mut take = |together| sections.by_ref().take(cases.div_ceil(together)).collect();
        let cards = Page::all_sealed(count, take(Card::TOGETHER))?;
        let pages = Page::all_sealed(count, take(Case::TOGETHER))?;
        Some(Self { pages, cards, count, keyed, by_id })
    }

    /// Lets go of pages that can be opened again.
    pub(super) fn close_pages(&mut self) {
        self.pages.iter_mut().for_each(Page::close);
    }

    /// The pages, for the next snapshot.
    pub(super) fn pages(&self) -> &[Page<Case>] {
        &self.pages
    }
}

impl Paged for Case {
    const TOGETHER: usize = 64;

    fn is_sound(&self) -> bool {
        true
    }

    fn unreadable(_: usize) -> Vec<Self> {
        Vec::new()
    }
}

impl Case {
    /// The entries whose facts make up this case now.
    pub fn entries(&self) -> impl Iterator<Item = Seq> {
        std::iter::once(self.entry).chain(self.steps.iter().map(|taken| taken.entry))
    }

    /// The newest proposal.
    pub fn proposal(&self) -> Option<Ruling<'_>> {
        let mut steps = self.steps.iter().rev();
        steps.find_map(|taken| match &taken.step {
            Step::Proposed(proposed) => Some(Ruling { taken, outcome: &proposed.outcome }),
            Step::Decided(_) | Step::Other(_) => None,
        })
    }

    /// The newest decision.
    pub fn decision(&self) -> Option<Ruling<'_>> {
        let mut steps = self.steps.iter().rev();
        steps.find_map(|taken| match &taken.step {
            Step::Decided(decided) => Some(Ruling { taken, outcome: &decided.outcome }),
            Step::Proposed(_) | Step::Other(_) => None,
        })
    }
}
