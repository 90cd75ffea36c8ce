//! What a rulebook answers about the phase of an act, and about the course of a case.

use std::ops::RangeInclusive;

use super::procedure::{
    CaseState, Competence, DepartureRule, Lapse, Rates, StateRule, StepRule, Transition,
};
use super::{Caution, Deadline, Election, OtherPhase, Overseer, Phase, Rulebook, Stage};
use crate::event::person::Departure;
use crate::value::{ActCode, Contest, ContestCode, Date, Level, SanctionCode};

impl Rulebook {
    /// That an act of those days, in that contest, is on none of them what its code says, if it is
    /// so and the day of the designation is known.
    pub fn other_phase(
        &self,
        code: &ActCode,
        contest: Option<&Contest>,
        days: &RangeInclusive<Date>,
    ) -> Option<OtherPhase> {
        let act = self.act(code)?;
        let (phase, pair) = (act.phase?, act.pair.clone());
        let designations = self.designations(contest, *days.start());
        let is_other = |designation: &&Date| !phase.is_in(days, **designation);
        let designation = *designations.iter().find(is_other)?;
        designations.iter().all(|day| is_other(&day)).then_some(OtherPhase { designation, pair })
    }

    /// That an act went on over the designation, and the acts that are named with it leave out what
    /// it is in its other phase: it is split there.
    pub fn left_out(
        &self,
        code: &ActCode,
        contest: Option<&Contest>,
        days: &RangeInclusive<Date>,
        named: &[ActCode],
    ) -> Option<OtherPhase> {
        let pair = self.act(code)?.pair.clone().filter(|pair| !named.contains(pair))?;
        let designations = self.designations(contest, *days.start());
        let over = |day: &Date| Phase::ALL.iter().all(|phase| phase.is_in(days, *day));
        let designation = *designations.first()?;
        let pair = Some(pair);
        designations.iter().all(over).then_some(OtherPhase { designation, pair })
    }

    /// The election with such a contest, where only one has it.
    pub fn only_election_with(&self, contest: &ContestCode) -> Option<&Election> {
        let mut having = self.elections.iter().filter(|known| known.contests.contains(contest));
        having.next().filter(|_| having.next().is_none())
    }

    /// The day on which candidates were designated, where an act whose code depends on it was done
    /// on that very day: at which hour is not known, and it counts as after it.
    pub fn on_designation_day(
        &self,
        code: &ActCode,
        contest: Option<&Contest>,
        days: &RangeInclusive<Date>,
    ) -> Option<Date> {
        self.act(code)?.phase?;
        let mut designations = self.designations(contest, *days.start()).into_iter();
        designations.find(|designation| days.contains(designation))
    }

    /// What is to be looked at before this sanction is imposed on this day.
    pub fn cautions(&self, sanction: &SanctionCode, on: Date) -> impl Iterator<Item = &Caution> {
        let about = self.cautions.iter().filter(|caution| caution.sanctions.contains(sanction));
        about.filter(move |caution| {
            let concerned = |election: &&Election| {
                election.contests.iter().any(|contest| caution.contests.contains(contest))
            };
            self.elections.iter().filter(concerned).any(|election| {
                let stages = || election.stages.iter().filter(|stage| stage.region.is_none());
                let first = stages().filter(|stage| stage.is_designation()).map(|s| s.from).min();
                let ended = stages().filter(|stage| stage.id == caution.until).map(|s| s.until);
                let ends = ended.max().unwrap_or(election.vote_day);
                let months = caution.months_before.get().into();
                let begun = |first: Date| on.plus_months(months).is_none_or(|later| first <= later);
                first.is_some_and(begun) && on <= ends
            })
        })
    }

    /// Whether the contest has to be named, because the days lie before the designation in some of
    /// the next election's contests and after it in others.
    pub fn asks_for_contest(&self, code: &ActCode, days: &RangeInclusive<Date>) -> bool {
        let depends = self.act(code).is_some_and(|act| act.phase.is_some());
        let designations = self.designations(None, *days.start());
        let phases = |day: &Date| Phase::ALL.iter().map(|p| p.is_in(days, *day)).collect();
        let mut phases = designations.iter().map(phases);
        let first: Option<Vec<bool>> = phases.next();
        depends && phases.any(|phases| Some(phases) != first)
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

    /// Whether leaving for this reason closes a case in this state.
    pub fn departure_closes(&self, reason: Departure, state: CaseState) -> bool {
        let mut rules = self.departures.iter();
        rules.any(|rule| rule.reasons.contains(&reason) && rule.closes.contains(&state))
    }

    /// What is said of leaving for this reason.
    pub fn departure(&self, reason: Departure) -> Option<&DepartureRule> {
        self.departures.iter().find(|rule| rule.reasons.contains(&reason))
    }

    /// What the rates of a report count.
    pub fn rates(&self) -> &Rates {
        &self.rates
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
