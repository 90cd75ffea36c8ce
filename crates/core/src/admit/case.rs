//! Consistency of violation cases: acts by the catalogue of their day, steps by the procedure, and
//! what may be imposed by the rulebook of the day of the decision.

use super::authority::Author;
use super::not_before;
use super::refusal::Refusal;
use crate::event::CaseFact;
use crate::event::case::{CaseReported, Official, StepTaken};
use crate::procedure::{Course, Happening};
use crate::rulebook::{Asked, OWN_STEPS, Rulebook};
use crate::state::State;
use crate::state::cases::{Case, Step, Taken};
use crate::state::officers::OfficerKey;
use crate::state::person::Person;
use crate::value::{CaseId, Contest, Date, KeyId, Role, Seq};

pub(super) fn admit(
    state: &State,
    author: &Author<'_>,
    person: &Person,
    fact: &CaseFact,
    today: Date,
) -> Result<(), Refusal> {
    let (case, step) = match fact {
        CaseFact::CaseReported(reported) => return admit_report(state, person, reported),
        CaseFact::DecisionProposed(fact) => (fact.case, Step::Proposed(fact.clone())),
        CaseFact::CaseDecided(fact) => (fact.case, Step::Decided(fact.clone())),
        CaseFact::StepTaken(fact) => (fact.case, Step::Other(fact.clone())),
    };
    let Author::Officer(officer) = author else { return Err(Refusal::NoSubject) };
    let case = find(state, person, case)?;
    not_before(case.reported.received_on, "received_on", step.on(), on_of(&step))?;
    let (entry, by) = (state.head.next_seq(), officer.public_key.id());
    let taken = Taken { entry, by, step };
    let next = Next { state, officer, person, case, taken: &taken, today };
    next.admit()
}

/// A step that is to be recorded.
pub(super) struct Next<'a> {
    pub(super) state: &'a State,
    pub(super) officer: &'a OfficerKey,
    pub(super) person: &'a Person,
    pub(super) case: &'a Case,
    pub(super) taken: &'a Taken,
    pub(super) today: Date,
}

impl<'a> Next<'a> {
    pub(super) fn course(&self) -> Course<'a> {
        Course::of(self.state, self.person, self.case)
    }

    /// Whether another key may be of the very officer who records this.
    pub(super) fn may_be_of(&self, key: &KeyId) -> bool {
        self.state.officers.may_be_one(&self.officer.public_key.id(), key)
    }

    pub(super) fn on(&self) -> Date {
        self.taken.on()
    }

    /// The rulebook by which it is taken.
    pub(super) fn rules(&self) -> Result<&'a Rulebook, Refusal> {
        self.course().rules(self.on()).ok_or(Refusal::NoRulebook { date: self.on() })
    }

    fn admit(&self) -> Result<(), Refusal> {
        match &self.taken.step {
            Step::Proposed(proposed) => self.admit_outcome(&proposed.outcome, false)?,
            Step::Decided(decided) => {
                self.admit_outcome(&decided.outcome, true)?;
                self.admit_office(decided)?;
            }
            Step::Other(taken) => self.admit_step(taken)?,
        }
        self.course().admit(self.taken).map_err(Refusal::from)
    }

    /// Whether a step says what the rulebook asks for, and by somebody who may record it.
    fn admit_step(&self, taken: &StepTaken) -> Result<(), Refusal> {
        let code = taken.step.to_string();
        let unknown = || Refusal::UnknownStep { step: code.clone() };
        let rules = self.rules()?;
        let rule = rules.step(taken.step.as_str()).ok_or_else(unknown)?;
        if OWN_STEPS.contains(&code.as_str()) {
            return Err(unknown());
        }
        let needed = if rule.roles.is_empty() { OF_AGENCY } else { &rule.roles };
        if !self.officer.holds_any(needed, self.today) {
            return Err(Refusal::StepRole { step: code, needed: needed.to_vec() });
        }
        if let Some(asked) = rule.asks.iter().find(|asked| !says(taken, **asked)) {
            return Err(Refusal::Asked { step: code, asked: *asked });
        }
        if let Some(field) = unasked(taken, &rule.asks) {
            return Err(Refusal::NotAsked { step: code, field });
        }
        if rule.to_overseer {
            admit_overseer(rules, taken)?;
        }
        if rule.ruling {
            self.admit_as_ruling(rules, taken.level)?;
        }
        if let Some(exam_on) = taken.exam_on {
            not_before(taken.on, "on", exam_on, "exam_on")?;
            let before = self.course().before(self.taken);
            let mut exams = before.happened.iter();
            let last = exams.rfind(|(what, _)| matches!(what, Happening::Exam(_)));
            if last.is_some_and(|(_, exam)| taken.on <= exam.on) {
                return Err(Refusal::Order { earlier: "exam_on", later: "on" });
            }
        }
        if let Some(until) = taken.until {
            not_before(taken.on, "on", until, "until")?;
        }
        if let Some(official) = &taken.official {
            known_office(rules, official)?;
        }
        if rule.follow_on {
            let standing = self.course().before(self.taken);
            let wanted = self.course().follow_on(&standing);
            if wanted != taken.sanction.as_ref() {
                return Err(Refusal::NoFollowOn { sanction: wanted.cloned() });
            }
        }
        match (&taken.level, &taken.sanction) {
            (Some(level), Some(sanction)) => {
                self.known_sanction(rules, *level, sanction)?;
                let official = taken.official.as_ref();
                official.map_or(Ok(()), |official| {
                    self.competent(rules, official, None, *level, sanction)
                })
            }
            (None, Some(sanction)) => {
                Err(Refusal::UnknownSanction { sanction: sanction.clone(), date: taken.on })
            }
            (_, None) => Ok(()),
        }
    }
}

/// Whether the body that is named oversees the merit system on the day of the step.
fn admit_overseer(rules: &Rulebook, taken: &StepTaken) -> Result<(), Refusal> {
    let Some(overseer) = rules.overseer(taken.on) else { return Ok(()) };
    if taken.body.trim().eq_ignore_ascii_case(overseer.body.as_str()) {
        return Ok(());
    }
    let (body, overseer) = (taken.body.to_string(), overseer.body.to_string());
    Err(Refusal::OtherOverseer { body, overseer, on: taken.on })
}

fn admit_report(state: &State, person: &Person, reported: &CaseReported) -> Result<(), Refusal> {
    if state.cases.get(&reported.case).is_some() {
        return Err(Refusal::CaseExists { case: reported.case });
    }
    let CaseReported { acted_on, known_on, received_on, .. } = *reported;
    not_before(acted_on, "acted_on", known_on, "known_on")?;
    not_before(known_on, "known_on", received_on, "received_on")?;
    if let Some(until) = reported.acted_until {
        not_before(acted_on, "acted_on", until, "acted_until")?;
        not_before(until, "acted_until", received_on, "received_on")?;
    }
    super::person::in_service(person, acted_on)?;
    let catalogue = catalogue_of(state, acted_on)?;
    let days = reported.days();
    let Some(first) = reported.acts.first() else { return Err(Refusal::NoAct) };
    for (number, act) in reported.acts.iter().enumerate() {
        catalogue.act(act).ok_or_else(|| Refusal::UnknownAct { act: act.clone() })?;
        if reported.acts.iter().take(number).any(|earlier| earlier == act) {
            return Err(Refusal::ActTwice { act: act.clone() });
        }
    }
    match &reported.contest {
        Some(contest) => admit_contest(catalogue, contest),
        None if reported.acts.iter().any(|act| catalogue.asks_for_contest(act, &days)) => {
            Err(Refusal::NoContest { act: first.clone() })
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

/// Taking back a decision is as grave as taking it: it needs the same authority and, where a
/// decision takes two officers, another officer than the one who decided. A report is taken back by
/// another officer than the one who reported, and only while nothing came of it.
pub(super) fn admit_correction(
    state: &State,
    author: &Author<'_>,
    person: &Person,
    case: &Case,
    mistaken: Seq,
    today: Date,
) -> Result<(), Refusal> {
    let Author::Officer(officer) = author else { return Err(Refusal::NoSubject) };
    if mistaken == case.entry {
        if case.cancelled.is_some() {
            return Err(Refusal::NotCorrectable { entry: mistaken });
        }
        return if state.officers.may_be_one(&officer.public_key.id(), &case.by) {
            Err(Refusal::SameOfficer { entry: case.entry })
        } else {
            Ok(())
        };
    }
    let mut steps = case.steps.iter();
    let Some(taken) = steps.find(|taken| taken.entry == mistaken) else { return Ok(()) };
    let next = Next { state, officer, person, case, taken, today };
    let author = state.officers.get(&taken.by);
    let of_overseer = |key: &OfficerKey| !key.holds_any(OF_AGENCY, today);
    if author.is_some_and(of_overseer) && !officer.holds(Role::Overseer, today) {
        let needed = vec![Role::Overseer];
        return Err(Refusal::StepRole { step: taken.step.code().to_owned(), needed });
    }
    match case.decision() {
        Some(decision) => next.undo_decision(decision.taken),
        None => Ok(()),
    }
}

/// Who may record the steps of an agency itself.
const OF_AGENCY: &[Role] = &[Role::Examiner, Role::Decider];

/// A field that says something for which the step does not ask: what nobody looks for there could
/// change what holds.
fn unasked(taken: &StepTaken, asks: &[Asked]) -> Option<&'static str> {
    let asked = |any: &[Asked]| any.iter().any(|asked| asks.contains(asked));
    let said = [
        ("exam_on", taken.exam_on.is_some(), asked(&[Asked::ExamOn])),
        ("until", taken.until.is_some(), asked(&[Asked::Until])),
        ("level", taken.level.is_some(), asked(&[Asked::Level, Asked::Outcome])),
        ("sanction", taken.sanction.is_some(), asked(&[Asked::Outcome])),
    ];
    said.into_iter().find(|(_, said, asked)| *said && !asked).map(|(field, ..)| field)
}

fn says(taken: &StepTaken, asked: Asked) -> bool {
    match asked {
        Asked::Body => !taken.body.is_empty(),
        Asked::ExamOn => taken.exam_on.is_some(),
        Asked::Until => taken.until.is_some(),
        Asked::Manner => taken.manner.is_some(),
        Asked::Note => !taken.note.is_empty(),
        Asked::Office => taken.official.is_some(),
        Asked::Level => taken.level.is_some(),
        Asked::Outcome => taken.level.is_some() && taken.sanction.is_some(),
    }
}

pub(super) fn known_office(rules: &Rulebook, official: &Official) -> Result<(), Refusal> {
    let mut known = rules.competences().iter();
    if known.any(|row| row.office == official.office) {
        return Ok(());
    }
    Err(Refusal::UnknownOffice { office: official.office.clone() })
}

/// The name in JSON of a step's own day.
fn on_of(step: &Step) -> &'static str {
    match step {
        Step::Proposed(_) => "proposed_on",
        Step::Decided(_) => "decided_on",
        Step::Other(_) => "on",
    }
}

fn find<'a>(state: &'a State, person: &Person, case: CaseId) -> Result<&'a Case, Refusal> {
    let known = state.cases.get(&case).filter(|known| person.is(&known.reported.person));
    known.ok_or(Refusal::UnknownCase { case })
}

pub(super) fn catalogue_of(state: &State, acted_on: Date) -> Result<&Rulebook, Refusal> {
    let published = state.rulebook_on(acted_on).ok_or(Refusal::NoRulebook { date: acted_on })?;
    Ok(published.rulebook())
}
