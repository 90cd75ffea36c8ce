//! What must come of a story, from somewhere else than the program.

use std::collections::BTreeMap;
use std::fmt::Debug;

use ikrar_core::procedure::{Course, Due, Standing, Term};
use ikrar_core::rulebook::{CaseState, Force, Turn};
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
    /// Who has to act.
    pub(super) turn: Option<Turn>,
    /// The time limits that were not kept, in the order of the rulebook.
    pub(super) late: Option<Vec<String>>,
    /// Last days of time limits.
    #[serde(default)]
    pub(super) terms: BTreeMap<String, Date>,
    /// The first day on which the decision is in force.
    pub(super) in_force_on: Option<Date>,
    /// The last day of the sanction.
    pub(super) last_day: Option<Date>,
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
        let found = standing.as_ref().map(|standing| standing.state);
        let course = case.zip(standing.as_ref()).and_then(|(case, standing)| {
            self.of_course(&Course::of(state, person, case), standing)
        });
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
        differ.contains(&true).then(text).or(course)
    }

    /// What is otherwise about turns and time limits.
    fn of_course(&self, course: &Course<'_>, standing: &Standing<'_>) -> Option<String> {
        let Self { as_of, person, .. } = self;
        let differs = |what: &str, wanted: &dyn Debug, found: &dyn Debug| {
            Some(format!("{as_of}, {person}: wanted {what} {wanted:?}, found {found:?}"))
        };
        let turn = course.turn(standing, *as_of);
        if self.turn.is_some_and(|wanted| wanted != turn) {
            return differs("turn", &self.turn, &turn);
        }
        let terms = course.terms(standing);
        let is_late = |term: &&Term<'_>| matches!(term.due(*as_of), Due::Overdue | Due::MetLate);
        let late = terms.iter().filter(is_late).map(|term| term.deadline.id.to_string());
        let late: Vec<String> = late.collect();
        if self.late.as_ref().is_some_and(|wanted| *wanted != late) {
            return differs("late", &self.late, &late);
        }
        for (id, wanted) in &self.terms {
            let term = terms.iter().find(|term| term.deadline.id.as_str() == id);
            let last = term.map(|term| term.last);
            if last != Some(Ok(*wanted)) {
                return differs(id, wanted, &last);
            }
        }
        let decision = standing.decision.as_ref();
        let in_force_on = decision.and_then(|decision| decision.in_force_on);
        if self.in_force_on.is_some() && self.in_force_on != in_force_on {
            return differs("in_force_on", &self.in_force_on, &in_force_on);
        }
        let ends_on = self.last_day.and_then(|last| last.plus_days(1));
        let found = decision.and_then(|decision| decision.ends_on);
        if ends_on.is_some() && ends_on != found {
            return differs("the day after the last", &ends_on, &found);
        }
        None
    }
}
