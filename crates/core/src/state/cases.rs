//! Violation cases as they stand.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::codec::{Decode, Encode};
use crate::event::CaseFact;
use crate::event::case::{CaseReported, Outcome};
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
    /// The day.
    pub on: Date,
    /// Which step.
    pub step: Step,
}

/// A step of a case.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Step {
    /// An officer proposed how to decide.
    Proposed(Outcome),
    /// The case was decided.
    Decided(Outcome),
    /// The decision came into force.
    TookEffect,
    /// The sanction was served in full.
    Served,
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
                self.by_id.insert(id, Case { entry, reported, steps });
            }
            CaseFact::DecisionProposed(proposed) => {
                let step = Step::Proposed(proposed.outcome);
                self.take(proposed.case, Taken { entry, by, on: proposed.proposed_on, step });
            }
            CaseFact::CaseDecided(decided) => {
                let step = Step::Decided(decided.outcome);
                self.take(decided.case, Taken { entry, by, on: decided.decided_on, step });
            }
            CaseFact::DecisionTookEffect(effect) => {
                let step = Step::TookEffect;
                self.take(effect.case, Taken { entry, by, on: effect.in_force_on, step });
            }
            CaseFact::SanctionServed(served) => {
                let step = Step::Served;
                self.take(served.case, Taken { entry, by, on: served.served_on, step });
            }
        }
    }

    fn take(&mut self, case: CaseId, taken: Taken) {
        if let Some(case) = self.by_id.get_mut(&case) {
            case.steps.push(taken);
        }
    }

    /// Removes what a mistaken entry recorded: the whole case, or one of its steps.
    pub(super) fn correct(&mut self, case: CaseId, mistaken: Seq) {
        if let Entry::Occupied(mut case) = self.by_id.entry(case) {
            if case.get().entry == mistaken {
                case.remove();
            } else {
                case.get_mut().steps.retain(|taken| taken.entry != mistaken);
            }
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
        self.newest(|step| match step {
            Step::Proposed(outcome) => Some(outcome),
            Step::Decided(_) | Step::TookEffect | Step::Served => None,
        })
    }

    /// The decision.
    pub fn decision(&self) -> Option<Ruling<'_>> {
        self.newest(|step| match step {
            Step::Decided(outcome) => Some(outcome),
            Step::Proposed(_) | Step::TookEffect | Step::Served => None,
        })
    }

    /// When the decision came into force.
    pub fn in_force(&self) -> Option<&Taken> {
        self.steps.iter().rfind(|taken| taken.step == Step::TookEffect)
    }

    /// When the sanction was served.
    pub fn served(&self) -> Option<&Taken> {
        self.steps.iter().rfind(|taken| taken.step == Step::Served)
    }

    fn newest(&self, outcome: impl Fn(&Step) -> Option<&Outcome>) -> Option<Ruling<'_>> {
        let mut steps = self.steps.iter().rev();
        steps.find_map(|taken| Some(Ruling { taken, outcome: outcome(&taken.step)? }))
    }
}
