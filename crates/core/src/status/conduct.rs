//! What a case comes to for the accused.

use super::{Conduct, Judge, Reasons, Rule, Weight};
use crate::procedure::Course;
use crate::rulebook::{CaseState, Force};
use crate::state::cases::Case;
use crate::state::person::Person;
use crate::value::Level;

impl Judge<'_> {
    /// Whether a case is about the campaign's election; one that names none is about each.
    pub(super) fn counts(&self, case: &Case) -> bool {
        let election = self.campaign.map(|campaign| &campaign.opened.election);
        let own = case.reported.contest.as_ref().map(|contest| &contest.election);
        election.is_none() || own.is_none() || own == election
    }

    pub(super) fn conduct(
        &self,
        person: &Person,
        case: &Case,
        reasons: &mut Reasons,
    ) -> (Conduct, Option<Force>, Weight) {
        let nothing = (Conduct::Clear, None, Weight::None);
        let course = Course::of(self.state, person, case);
        let Some(standing) = course.standing(self.as_of) else { return nothing };
        let (force, since, on) = (standing.force(), standing.since.entry, standing.since.on);
        let Some(decision) = standing.decision else {
            if force != Force::Closed {
                reasons.add(case.entry, Rule::Undecided, case.reported.received_on);
                return (Conduct::AllegationOpen, Some(Force::Open), Weight::Open);
            }
            reasons.add(since, closed(standing.state), on);
            return nothing;
        };
        let proven = match decision.level {
            Level::Ethics => Conduct::ProvenEthics,
            Level::Light => Conduct::ProvenLight,
            Level::Moderate => Conduct::ProvenModerate,
            Level::Heavy | Level::Dismissal => Conduct::ProvenHeavy,
        };
        if force != Force::Closed {
            reasons.add(decision.made.entry, Rule::Proven, decision.made.on);
        }
        match (force, standing.state) {
            (Force::InForce, _) => {
                let sanction = course.sanction(&decision, self.as_of);
                if sanction.is_some_and(|sanction| sanction.ends_employment) {
                    reasons.add(since, Rule::Dismissed, on);
                    return (Conduct::Dismissed, Some(force), Weight::Dismissal);
                }
                reasons.add(since, Rule::InForce, on);
                (proven, Some(force), Weight::InForce)
            }
            (Force::Suspended, _) => {
                reasons.add(since, Rule::Suspended, on);
                (proven, Some(force), Weight::Open)
            }
            (Force::Open | Force::NotYet, _) => {
                reasons.add(since, Rule::NotInForceYet, on);
                if standing.unknown_year.is_some() {
                    reasons.add(since, Rule::YearUnknown, on);
                }
                (proven, Some(force), Weight::Open)
            }
            (Force::Closed, CaseState::Served) => {
                reasons.add(since, Rule::Served, on);
                (Conduct::SanctionServed, Some(force), Weight::Served)
            }
            (Force::Closed, state) => {
                reasons.add(since, closed(state), on);
                nothing
            }
        }
    }
}

/// Why nothing is held against the accused of a closed case.
fn closed(state: CaseState) -> Rule {
    if state == CaseState::NotProven {
        Rule::NotProven
    } else if state == CaseState::ClosedByDeparture {
        Rule::ClosedByDeparture
    } else if state == CaseState::Annulled {
        Rule::Annulled
    } else {
        Rule::Dropped
    }
}
