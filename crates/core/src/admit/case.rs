//! Consistency of violation cases under the rulebook in force on the day of the act.

use super::Refusal;
use crate::authority::{Author, NOT_PROVEN_LEVEL, may_rule};
use crate::event::Fact;
use crate::event::case::{CaseReported, Outcome};
use crate::id::CaseId;
use crate::rulebook::Rulebook;
use crate::state::State;
use crate::state::cases::Case;
use crate::state::people::Person;
use crate::time::Date;

pub(super) fn admit(
    state: &State,
    author: &Author<'_>,
    person: &Person,
    fact: &Fact,
    today: Date,
) -> Result<(), Refusal> {
    match fact {
        Fact::CaseReported(reported) => admit_report(state, reported),
        Fact::DecisionProposed(proposed) => {
            let case = undecided(state, person, proposed.case)?;
            not_before(case.reported.acted_on, "acted_on", proposed.proposed_on, "proposed_on")?;
            admit_outcome(state, author, case, &proposed.outcome, Step::Proposing, today)
        }
        Fact::CaseDecided(decided) => {
            let case = undecided(state, person, decided.case)?;
            not_before(case.reported.acted_on, "acted_on", decided.decided_on, "decided_on")?;
            admit_outcome(state, author, case, &decided.outcome, Step::Deciding, today)
        }
        Fact::DecisionTookEffect(effect) => {
            let case = find(state, person, effect.case)?;
            let decided_on = proven_on(case)?;
            not_before(decided_on, "decided_on", effect.in_force_on, "in_force_on")
        }
        Fact::SanctionServed(served) => {
            let case = find(state, person, served.case)?;
            proven_on(case)?;
            let in_force = case.in_force.ok_or(Refusal::NotDecided)?;
            not_before(in_force.on, "in_force_on", served.served_on, "served_on")
        }
        _ => Ok(()),
    }
}

fn admit_report(state: &State, reported: &CaseReported) -> Result<(), Refusal> {
    if state.cases.get(&reported.case).is_some() {
        return Err(Refusal::CaseExists { case: reported.case });
    }
    not_before(reported.acted_on, "acted_on", reported.known_on, "known_on")?;
    not_before(reported.known_on, "known_on", reported.received_on, "received_on")?;
    let rulebook = rulebook_of(state, reported.acted_on)?;
    match rulebook.act(&reported.act) {
        Some(_) => Ok(()),
        None => Err(Refusal::UnknownAct { act: reported.act.clone() }),
    }
}

/// Which of the two an officer does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Proposing,
    Deciding,
}

fn admit_outcome(
    state: &State,
    author: &Author<'_>,
    case: &Case,
    outcome: &Outcome,
    step: Step,
    today: Date,
) -> Result<(), Refusal> {
    let acted_on = case.reported.acted_on;
    let rulebook = rulebook_of(state, acted_on)?;
    let level = match outcome {
        Outcome::NotProven => NOT_PROVEN_LEVEL,
        Outcome::Proven { level, sanction } => {
            let unknown =
                || Refusal::UnknownSanction { sanction: sanction.clone(), date: acted_on };
            let sanction = rulebook.sanction(sanction, acted_on).ok_or_else(unknown)?;
            if sanction.level != *level {
                return Err(Refusal::Level { level: *level });
            }
            *level
        }
    };
    let Author::Officer(officer) = author else {
        return Err(Refusal::NoAuthority { level });
    };
    let authority = rulebook.authority(level);
    let deciding = step == Step::Deciding;
    if !may_rule(authority, officer, deciding, today) {
        return Err(Refusal::NoAuthority { level });
    }
    if !deciding || authority.officers_min.get() < 2 {
        return Ok(());
    }
    match &case.proposal {
        Some(proposal) if proposal.by == officer.public_key.id() => {
            Err(Refusal::TwoOfficers { level })
        }
        Some(proposal) if proposal.outcome != *outcome => {
            Err(Refusal::ProposalDiffers { entry: proposal.entry })
        }
        Some(_) => Ok(()),
        None => Err(Refusal::TwoOfficers { level }),
    }
}

fn find<'a>(state: &'a State, person: &Person, case: CaseId) -> Result<&'a Case, Refusal> {
    let known = state.cases.get(&case).filter(|known| known.reported.person == person.id);
    known.ok_or(Refusal::UnknownCase { case })
}

fn undecided<'a>(state: &'a State, person: &Person, case: CaseId) -> Result<&'a Case, Refusal> {
    let case = find(state, person, case)?;
    match &case.decision {
        Some(decision) => Err(Refusal::CaseDecided { entry: decision.entry }),
        None => Ok(case),
    }
}

fn proven_on(case: &Case) -> Result<Date, Refusal> {
    match &case.decision {
        Some(decision) if decision.outcome != Outcome::NotProven => Ok(decision.on),
        _ => Err(Refusal::NotDecided),
    }
}

fn rulebook_of(state: &State, acted_on: Date) -> Result<Rulebook, Refusal> {
    let published = state.rulebook_on(acted_on).ok_or(Refusal::NoRulebook { date: acted_on })?;
    Ok(published.rulebook())
}

fn not_before(
    first: Date,
    earlier: &'static str,
    second: Date,
    later: &'static str,
) -> Result<(), Refusal> {
    if second < first { Err(Refusal::Order { earlier, later }) } else { Ok(()) }
}
