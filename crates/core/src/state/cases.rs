//! Violation cases as they stand.

use std::collections::BTreeMap;

use crate::codec::{Decode, Encode};
use crate::event::CaseFact;
use crate::event::case::{CaseDecided, CaseReported, DecisionProposed, Outcome, StepTaken};
use crate::rulebook::{ACQUITTED, DECIDED, PROPOSED};
use crate::value::{CaseId, Date, KeyId, Seq};

/// All cases.
#[derive(Debug, Clone, Default, PartialEq, Eq, Encode, Decode)]
pub struct Cases {
    by_id: BTreeMap<CaseId, Case>,
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
    /// All cases, in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = &Case> {
        self.by_id.values()
    }

    /// The case of this id.
    pub fn get(&self, case: &CaseId) -> Option<&Case> {
        self.by_id.get(case)
    }

    pub(super) fn fold(&mut self, entry: Seq, author: &KeyId, fact: CaseFact) {
        let by = *author;
        match fact {
            CaseFact::CaseReported(reported) => {
                let (id, steps) = (reported.case, Vec::new());
                let cancelled = None;
                self.by_id.insert(id, Case { entry, by, cancelled, reported, steps });
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
        if let Some(case) = self.by_id.get_mut(&case) {
            case.steps.push(taken);
        }
    }

    /// Takes back what a mistaken entry recorded: a step is gone, a report stays listed as
    /// cancelled, lest one officer make a case vanish.
    pub(super) fn correct(&mut self, case: CaseId, mistaken: Seq, correction: Seq) {
        let Some(case) = self.by_id.get_mut(&case) else { return };
        if case.entry == mistaken {
            case.cancelled = Some(correction);
        } else {
            case.steps.retain(|taken| taken.entry != mistaken);
        }
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
