//! What must come of a story, from somewhere else than the program.

use ikrar_core::procedure::Course;
use ikrar_core::rulebook::{CaseState, Force};
use ikrar_core::state::State;
use ikrar_core::status::{Conduct, Judge, PactState, Verdict};
use ikrar_core::value::{CampaignCode, CaseId, Date, PersonId};
use serde::Deserialize;

use super::Known;

/// What must come of the story, from somewhere else than the program.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Answer {
    pub(super) as_of: Date,
    pub(super) known_at: Option<Known>,
    /// The campaign, if it is not that of the story.
    pub(super) campaign: Option<CampaignCode>,
    pub(super) person: PersonId,
    pub(super) case: Option<CaseId>,
    pub(super) state: Option<CaseState>,
    pub(super) conduct: Option<Conduct>,
    pub(super) force: Option<Force>,
    pub(super) verdict: Option<Verdict>,
    pub(super) over_all: Option<Verdict>,
    pub(super) pact: Option<PactState>,
}

impl Answer {
    /// What is otherwise, if anything is.
    pub(super) fn complaint(&self, state: &State, campaign: &CampaignCode) -> Option<String> {
        let people = state.people();
        let person = people.get(people.find(&self.person)?);
        let campaign = state.campaigns().get(self.campaign.as_ref().unwrap_or(campaign));
        let status = Judge::new(state, campaign, self.as_of).judge(person);
        let case = self.case.and_then(|case| state.cases().get(&case));
        let standing = case.and_then(|case| Course::of(state, person, case).standing(self.as_of));
        let found = standing.map(|standing| standing.state);
        let differ = [
            self.state.is_some() && self.state != found,
            self.conduct.is_some_and(|conduct| conduct != status.conduct),
            self.force.is_some() && self.force != status.force,
            self.verdict.is_some_and(|verdict| verdict != status.verdict),
            self.over_all.is_some_and(|verdict| verdict != status.over_all),
            self.pact.is_some_and(|pact| pact != status.pact),
        ];
        let Self { as_of, person, state, conduct, force, verdict, pact, .. } = self;
        let wanted = (state, conduct, force, verdict, pact);
        let got = (found, status.conduct, status.force, status.verdict, status.pact);
        let text = || format!("{as_of}, {person}: wanted {wanted:?}, found {got:?}");
        differ.contains(&true).then(text)
    }
}
