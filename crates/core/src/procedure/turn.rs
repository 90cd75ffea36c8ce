//! Who has to act, and what is still to be decided.

use super::{Course, Standing};
use crate::rulebook::{CaseState, Turn};
use crate::value::{Date, SanctionCode};

impl<'a> Course<'a> {
    /// Whose turn it is on a day.
    pub fn turn(&self, standing: &Standing<'_>, on: Date) -> Turn {
        let late = [CaseState::InForce, CaseState::Served].contains(&standing.state);
        if late && self.follow_on(standing).is_some() {
            return Turn::Ppk;
        }
        let rules = self.rules(on).or_else(|| self.catalogue());
        rules.map_or(Turn::Nobody, |rules| rules.state(standing.state).turn)
    }

    /// The sanction that has to follow on the one that was decided, and was not decided yet.
    pub fn follow_on(&self, standing: &Standing<'_>) -> Option<&'a SanctionCode> {
        let decision = standing.decision.as_ref()?;
        let annulled = standing.state == CaseState::Annulled;
        let status = self.person.profile_on(decision.made.on).status();
        let sanction = self.sanction(decision, decision.made.on).filter(|_| !annulled)?;
        sanction.then.get(&status)
    }
}
