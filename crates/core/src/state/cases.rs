//! Violation cases as they stand.

use std::collections::BTreeMap;

use crate::codec::{Decode, Encode};

use crate::event::Fact;
use crate::event::case::{CaseReported, Outcome};
use crate::value::{CaseId, Date, KeyId};

/// All cases.
#[derive(Debug, Clone, Default, PartialEq, Eq, Encode, Decode)]
pub struct Cases {
    by_id: BTreeMap<CaseId, Case>,
}

/// One case: what was alleged, and each later step once it took place.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Case {
    /// The entry that reported it.
    pub entry: u64,
    /// What was alleged.
    pub reported: CaseReported,
    /// The newest proposal.
    pub proposal: Option<Ruling>,
    /// The decision.
    pub decision: Option<Ruling>,
    /// When the decision came into force.
    pub in_force: Option<Step>,
    /// When the sanction was served.
    pub served: Option<Step>,
}

/// A proposed or taken decision.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Ruling {
    /// The entry that recorded it.
    pub entry: u64,
    /// The officer's key.
    pub by: KeyId,
    /// What is decided.
    pub outcome: Outcome,
    /// The day.
    pub on: Date,
}

/// A step with a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Step {
    /// The entry that recorded it.
    pub entry: u64,
    /// The day.
    pub on: Date,
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

    pub(super) fn fold(&mut self, entry: u64, author: &KeyId, fact: &Fact) {
        if let Fact::CaseReported(reported) = fact {
            let reported = reported.clone();
            let id = reported.case;
            let case = Case {
                entry,
                reported,
                proposal: None,
                decision: None,
                in_force: None,
                served: None,
            };
            self.by_id.insert(id, case);
            return;
        }
        let id = match fact {
            Fact::DecisionProposed(proposed) => proposed.case,
            Fact::CaseDecided(decided) => decided.case,
            Fact::DecisionTookEffect(effect) => effect.case,
            Fact::SanctionServed(served) => served.case,
            Fact::Corrected(corrected) => return self.correct(corrected.entry),
            _ => return,
        };
        if let Some(case) = self.by_id.get_mut(&id) {
            case.fold(entry, *author, fact);
        }
    }

    /// Removes what a mistaken entry recorded: a whole case, or one of its steps.
    fn correct(&mut self, mistaken: u64) {
        self.by_id.retain(|_, case| case.entry != mistaken);
        for case in self.by_id.values_mut() {
            case.proposal.take_if(|step| step.entry == mistaken);
            case.decision.take_if(|step| step.entry == mistaken);
            case.in_force.take_if(|step| step.entry == mistaken);
            case.served.take_if(|step| step.entry == mistaken);
        }
    }
}

impl Case {
    /// The entries whose facts make up this case now.
    pub fn entries(&self) -> impl Iterator<Item = u64> {
        let rulings =
            [&self.proposal, &self.decision].map(|ruling| ruling.as_ref().map(|r| r.entry));
        let steps = [self.in_force, self.served].map(|step| step.map(|s| s.entry));
        std::iter::once(self.entry).chain(rulings.into_iter().chain(steps).flatten())
    }

    fn fold(&mut self, entry: u64, by: KeyId, fact: &Fact) {
        match fact {
            Fact::DecisionProposed(proposed) => {
                let outcome = proposed.outcome.clone();
                self.proposal = Some(Ruling { entry, by, outcome, on: proposed.proposed_on });
            }
            Fact::CaseDecided(decided) => {
                let outcome = decided.outcome.clone();
                self.decision = Some(Ruling { entry, by, outcome, on: decided.decided_on });
            }
            Fact::DecisionTookEffect(effect) => {
                self.in_force = Some(Step { entry, on: effect.in_force_on });
            }
            Fact::SanctionServed(served) => {
                self.served = Some(Step { entry, on: served.served_on });
            }
            _ => {}
        }
    }
}
