//! What a rulebook answers about the phase of an act, and about the course of a case.

use super::procedure::{CaseState, Competence, Lapse, Overseer, StateRule, StepRule, Transition};
use super::{Deadline, OtherPhase, Phase, Rulebook, Stage};
use crate::event::person::Departure;
use crate::value::{ActCode, Contest, ContestCode, Date, Level};

impl Rulebook {
    /// That an act of that day, in that contest, is of the other phase than its code, if it is and
    /// the day of the designation is known.
    pub fn other_phase(
        &self,
        code: &ActCode,
        contest: Option<&Contest>,
        acted_on: Date,
    ) -> Option<OtherPhase> {
        let act = self.act(code)?;
        let (phase, pair) = (act.phase?, act.pair.clone());
        let designations = self.designations(contest, acted_on);
        let is_other = |designation: &&Date| phase != Phase::of(acted_on, **designation);
        let designation = *designations.iter().find(is_other)?;
        designations.iter().all(|day| is_other(&day)).then_some(OtherPhase { designation, pair })
    }

    /// Whether the contest has to be named, because the day lies before the designation in some of
    /// the next election's contests and after it in others.
    pub fn asks_for_contest(&self, code: &ActCode, acted_on: Date) -> bool {
        let depends = self.act(code).is_some_and(|act| act.phase.is_some());
        let designations = self.designations(None, acted_on);
        let mut phases = designations.iter().map(|day| Phase::of(acted_on, *day));
        let first = phases.next();
        depends && phases.any(|phase| Some(phase) != first)
    }

    /// The designation in the contest; where none is named, those of all contests of the election
    /// that is voted on next.
    fn designations(&self, contest: Option<&Contest>, acted_on: Date) -> Vec<Date> {
        if let Some(contest) = contest {
            return self.designation(contest).into_iter().collect();
        }
        let to_come = self.elections.iter().filter(|election| acted_on <= election.vote_day);
        let Some(next) = to_come.min_by_key(|election| election.vote_day) else {
            return Vec::new();
        };
        let of_contest = |contest: &ContestCode| {
            let (election, contest) = (next.code.clone(), contest.clone());
            self.designation(&Contest { election, contest, region: None })
        };
        next.contests.iter().filter_map(of_contest).collect()
    }

    /// The day on which a contest's candidates were designated.
    ///
    /// The contest's region is where it is held, not where a person works. The designation of the
    /// nearest enclosing region decides, else the country's. `None` if the election or contest is
    /// unknown or has no designation.
    pub fn designation(&self, contest: &Contest) -> Option<Date> {
        let election = self.election(&contest.election)?;
        election.contests.iter().find(|known| **known == contest.contest)?;
        let holds = |stage: &&Stage| stage.is_designation() && stage.holds_for(contest);
        let closeness = |stage: &&Stage| {
            (
                stage.region.as_ref().map_or(0, |region| region.as_str().len()),
                stage.contest.is_some(),
            )
        };
        election.stages.iter().filter(holds).max_by_key(closeness).map(|stage| stage.from)
    }
}

impl Rulebook {
    /// What each office may impose.
    pub fn competences(&self) -> &[Competence] {
        &self.competences
    }

    /// What is said of a state; every state has a row.
    pub fn state(&self, state: CaseState) -> &StateRule {
        let mut rows = self.states.iter();
        rows.find(|row| row.code == state).expect("a checked rulebook has a row for each state")
    }

    /// The steps of a case, in the order of the file.
    pub fn steps(&self) -> &[StepRule] {
        &self.steps
    }

    /// The step of this code.
    pub fn step(&self, code: &str) -> Option<&StepRule> {
        self.steps.iter().find(|step| step.code.as_str() == code)
    }

    /// The body that oversees the merit system on a day.
    pub fn overseer(&self, on: Date) -> Option<&Overseer> {
        let mut bodies = self.overseers.iter();
        bodies.find(|body| {
            body.from.is_none_or(|from| from <= on) && body.until.is_none_or(|until| on <= until)
        })
    }

    /// The bodies that oversee the merit system, one after the other.
    pub fn overseers(&self) -> &[Overseer] {
        &self.overseers
    }

    /// Whether leaving for this reason closes a case in this state.
    pub fn departure_closes(&self, reason: Departure, state: CaseState) -> bool {
        let mut rules = self.departures.iter();
        rules.any(|rule| rule.reasons.contains(&reason) && rule.closes.contains(&state))
    }

    /// How cases about acts before this rulebook go on.
    pub fn transition(&self) -> &Transition {
        &self.transition
    }

    /// The term after which a decision of this level takes effect; `None` where it does so on its
    /// delivery.
    pub fn effect(&self, level: Level) -> Option<&Deadline> {
        let mut deadlines = self.deadlines.iter();
        deadlines.find(|term| term.lapse == Lapse::Effect && term.is_for(level))
    }
}
