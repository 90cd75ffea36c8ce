//! Consistency of violation cases under the rulebook in force on the day of the act.

use super::authority::{Author, NOT_PROVEN_LEVEL, may_rule};
use super::not_before;
use super::refusal::Refusal;
use crate::event::CaseFact;
use crate::event::case::{CaseReported, Outcome};
use crate::rulebook::{OtherPhase, Rulebook};
use crate::state::State;
use crate::state::cases::Case;
use crate::state::officers::OfficerKey;
use crate::state::person::Person;
use crate::value::{CaseId, Contest, Date, Level, SanctionCode, Seq};

pub(super) fn admit(
    state: &State,
    author: &Author<'_>,
    person: &Person,
    fact: &CaseFact,
    today: Date,
) -> Result<(), Refusal> {
    match fact {
        CaseFact::CaseReported(reported) => admit_report(state, reported),
        CaseFact::DecisionProposed(proposed) => {
            let case = undecided(state, person, proposed.case)?;
            not_yet(case.proposal().map(|proposal| proposal.taken.entry))?;
            let (outcome, on) = (&proposed.outcome, proposed.proposed_on);
            not_before(case.reported.received_on, "received_on", on, "proposed_on")?;
            let ruling = Ruling { step: Step::Proposing, person, case, outcome, on };
            admit_ruling(state, author, &ruling, today)
        }
        CaseFact::CaseDecided(decided) => {
            let case = undecided(state, person, decided.case)?;
            let (outcome, on) = (&decided.outcome, decided.decided_on);
            not_before(case.reported.received_on, "received_on", on, "decided_on")?;
            if let Some(proposal) = case.proposal() {
                not_before(proposal.taken.on, "proposed_on", on, "decided_on")?;
            }
            let ruling = Ruling { step: Step::Deciding, person, case, outcome, on };
            admit_ruling(state, author, &ruling, today)
        }
        CaseFact::DecisionTookEffect(effect) => {
            let case = find(state, person, effect.case)?;
            let decided_on = proven_on(case)?;
            not_yet(case.in_force().map(|step| step.entry))?;
            not_before(decided_on, "decided_on", effect.in_force_on, "in_force_on")
        }
        CaseFact::SanctionServed(served) => {
            let case = find(state, person, served.case)?;
            proven_on(case)?;
            not_yet(case.served().map(|step| step.entry))?;
            let in_force = case.in_force().ok_or(Refusal::NotDecided)?;
            not_before(in_force.on, "in_force_on", served.served_on, "served_on")?;
            let until = end_of_sanction(state, case, in_force.on)?;
            match until.filter(|until| served.served_on < *until) {
                Some(until) => Err(Refusal::NotServedYet { until }),
                None => Ok(()),
            }
        }
    }
}

fn admit_report(state: &State, reported: &CaseReported) -> Result<(), Refusal> {
    if state.cases.get(&reported.case).is_some() {
        return Err(Refusal::CaseExists { case: reported.case });
    }
    not_before(reported.acted_on, "acted_on", reported.known_on, "known_on")?;
    not_before(reported.known_on, "known_on", reported.received_on, "received_on")?;
    let rulebook = rulebook_of(state, reported.acted_on)?;
    let unknown = || Refusal::UnknownAct { act: reported.act.clone() };
    rulebook.act(&reported.act).ok_or_else(unknown)?;
    match &reported.contest {
        Some(contest) => admit_contest(rulebook, contest),
        None if rulebook.asks_for_contest(&reported.act, reported.acted_on) => {
            Err(Refusal::NoContest { act: reported.act.clone() })
        }
        None => Ok(()),
    }
}

fn admit_contest(rulebook: &Rulebook, found: &Contest) -> Result<(), Refusal> {
    let Contest { election, contest, .. } = found;
    let unknown = || Refusal::UnknownElection { election: election.clone() };
    let known = rulebook.election(election).ok_or_else(unknown)?;
    if known.contests.contains(contest) {
        return Ok(());
    }
    let (election, contest) = (election.clone(), contest.clone());
    Err(Refusal::UnknownContest { election, contest })
}

/// Which of the two an officer does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Proposing,
    Deciding,
}

/// An outcome that an officer proposes or decides.
struct Ruling<'a> {
    step: Step,
    person: &'a Person,
    case: &'a Case,
    outcome: &'a Outcome,
    on: Date,
}

/// The act is judged by the rulebook of its day; what may be imposed for it is settled on the day
/// of the ruling.
fn admit_ruling(
    state: &State,
    author: &Author<'_>,
    ruling: &Ruling<'_>,
    today: Date,
) -> Result<(), Refusal> {
    let Ruling { step, case, outcome, .. } = *ruling;
    let rulebook = rulebook_of(state, case.reported.acted_on)?;
    if let Outcome::Proven { level, sanction } = outcome {
        admit_phase(rulebook, &case.reported)?;
        admit_sanction(rulebook, ruling, *level, sanction)?;
        punished_once(state, ruling)?;
    }
    let level = level_of(rulebook, case, outcome);
    let officer = ruling_officer(rulebook, author, level, step, today)?;
    if step == Step::Proposing || rulebook.authority(level).officers_min.get() < 2 {
        return Ok(());
    }
    match case.proposal() {
        Some(proposal) if proposal.taken.by == officer.public_key.id() => {
            Err(Refusal::TwoOfficers { level })
        }
        Some(proposal) if proposal.outcome != outcome => {
            Err(Refusal::ProposalDiffers { entry: proposal.taken.entry })
        }
        Some(_) => Ok(()),
        None => Err(Refusal::TwoOfficers { level }),
    }
}

/// Whether the act was this act on its day: before the designation of candidates the catalogue
/// calls it otherwise than after it.
fn admit_phase(rulebook: &Rulebook, reported: &CaseReported) -> Result<(), Refusal> {
    match rulebook.other_phase(&reported.act, reported.contest.as_ref(), reported.acted_on) {
        Some(OtherPhase { designation, pair }) => {
            Err(Refusal::OtherPhase { act: reported.act.clone(), designation, pair })
        }
        None => Ok(()),
    }
}

/// Whether the rulebook has this sanction for such an act, on that day, for the accused's kind of
/// employment. One below the act's level is none, unless there is no graver one for that kind.
fn admit_sanction(
    rulebook: &Rulebook,
    ruling: &Ruling<'_>,
    level: Level,
    code: &SanctionCode,
) -> Result<(), Refusal> {
    let Ruling { person, case, on, .. } = *ruling;
    let unknown = || Refusal::UnknownSanction { sanction: code.clone(), date: on };
    let sanction = rulebook.sanction(code, on).ok_or_else(unknown)?;
    if sanction.level != level {
        return Err(Refusal::Level { level });
    }
    let status = person.profile_on(on).status();
    if !sanction.is_for(status, on) {
        return Err(Refusal::SanctionNotFor { sanction: code.clone(), status });
    }
    let Some(least) = rulebook.act(&case.reported.act).and_then(|act| act.level) else {
        return Ok(());
    };
    let mut others = rulebook.sanctions().iter();
    if level < least && others.any(|other| least <= other.level && other.is_for(status, on)) {
        return Err(Refusal::BelowAct { act: case.reported.act.clone(), level: least });
    }
    Ok(())
}

/// Nobody is punished twice for one act (PP 94/2021 Ps 35(3)).
fn punished_once(state: &State, ruling: &Ruling<'_>) -> Result<(), Refusal> {
    let Ruling { person, case, .. } = *ruling;
    let act = |case: &Case| (case.reported.act.clone(), case.reported.acted_on);
    let others = person.cases.iter().filter(|held| held.case != case.reported.case);
    let mut others = others.filter_map(|held| state.cases.get(&held.case));
    let same = others.find(|other| act(other) == act(case) && proven_on(other).is_ok());
    same.map_or(Ok(()), |same| Err(Refusal::Punished { entry: same.entry }))
}

/// Taking back a decision is as grave as taking it: it needs the same authority and, where a
/// decision takes two officers, another officer than the one who decided.
pub(super) fn admit_correction(
    state: &State,
    author: &Author<'_>,
    case: &Case,
    mistaken: Seq,
    today: Date,
) -> Result<(), Refusal> {
    let Some(decision) = case.decision().filter(|_| mistaken != case.entry) else {
        return Ok(());
    };
    let rulebook = rulebook_of(state, case.reported.acted_on)?;
    let level = level_of(rulebook, case, decision.outcome);
    let officer = ruling_officer(rulebook, author, level, Step::Deciding, today)?;
    let two = rulebook.authority(level).officers_min.get() >= 2;
    if two && officer.public_key.id() == decision.taken.by {
        return Err(Refusal::TwoOfficers { level });
    }
    Ok(())
}

/// The level whose authority a ruling needs: the sanction's or the act's, whichever is graver, so
/// that neither a light sanction for a grave act nor its acquittal gets round the second officer.
fn level_of(rulebook: &Rulebook, case: &Case, outcome: &Outcome) -> Level {
    let act = rulebook.act(&case.reported.act).and_then(|act| act.level);
    let imposed = match outcome {
        Outcome::Proven { level, .. } => Some(*level),
        Outcome::NotProven => None,
    };
    act.max(imposed).unwrap_or(NOT_PROVEN_LEVEL)
}

fn ruling_officer<'a>(
    rulebook: &Rulebook,
    author: &Author<'a>,
    level: Level,
    step: Step,
    today: Date,
) -> Result<&'a OfficerKey, Refusal> {
    match author {
        Author::Officer(officer)
            if may_rule(rulebook.authority(level), officer, step == Step::Deciding, today) =>
        {
            Ok(officer)
        }
        Author::Officer(_) | Author::Person(_) => Err(Refusal::NoAuthority { level }),
    }
}

fn not_yet(recorded: Option<Seq>) -> Result<(), Refusal> {
    recorded.map_or(Ok(()), |entry| Err(Refusal::StepExists { entry }))
}

fn find<'a>(state: &'a State, person: &Person, case: CaseId) -> Result<&'a Case, Refusal> {
    let known = state.cases.get(&case).filter(|known| person.is(&known.reported.person));
    known.ok_or(Refusal::UnknownCase { case })
}

fn undecided<'a>(state: &'a State, person: &Person, case: CaseId) -> Result<&'a Case, Refusal> {
    let case = find(state, person, case)?;
    match case.decision() {
        Some(decision) => Err(Refusal::CaseDecided { entry: decision.taken.entry }),
        None => Ok(case),
    }
}

fn proven_on(case: &Case) -> Result<Date, Refusal> {
    match case.decision() {
        Some(decision) if *decision.outcome != Outcome::NotProven => Ok(decision.taken.on),
        Some(_) | None => Err(Refusal::NotDecided),
    }
}

/// The first day after a timed sanction; `None` if it has no time.
fn end_of_sanction(state: &State, case: &Case, in_force_on: Date) -> Result<Option<Date>, Refusal> {
    let rulebook = rulebook_of(state, case.reported.acted_on)?;
    let decision = case.decision().ok_or(Refusal::NotDecided)?;
    let Outcome::Proven { sanction, .. } = decision.outcome else { return Ok(None) };
    let months = rulebook.sanction(sanction, decision.taken.on).and_then(|found| found.months);
    Ok(months.and_then(|months| in_force_on.plus_months(months.get().into())))
}

fn rulebook_of(state: &State, acted_on: Date) -> Result<&Rulebook, Refusal> {
    let published = state.rulebook_on(acted_on).ok_or(Refusal::NoRulebook { date: acted_on })?;
    Ok(published.rulebook())
}
