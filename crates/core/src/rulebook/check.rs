//! What makes a rulebook unusable although it has the right form.

use std::collections::BTreeSet;
use std::fmt;

use thiserror::Error;

use super::procedure::{EXAM, IN_FORCE, KNOWN, OWN_STEPS, RECEIVED};
use super::{Authority, CaseState, Deadline, Election, Lapse, Overseer, Rulebook, Stage, StepRule};
use crate::error::{Place, TomlFault, Unread};
use crate::value::{ActCode, ContestCode, Date, Level, Line, OfficeCode, SanctionCode, ValueError};

/// A rulebook that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum RulebookError {
    /// A fault, with the place where it lies.
    At {
        /// The place.
        place: Place,
        /// The fault.
        error: Box<Self>,
    },
    /// Two dates are in the wrong order.
    DatesReversed {
        /// The item.
        place: Dated,
        /// The date that must come first.
        from: Date,
        /// The date that lies before it.
        until: Date,
    },
    /// A code occurs twice.
    Duplicate {
        /// What kind of item.
        what: Item,
        /// Its code.
        code: String,
    },
    /// Not TOML, or a field missing or unknown.
    Form(TomlFault),
    /// Nobody may propose or decide.
    NoRole {
        /// The level.
        level: Level,
    },
    /// A sanction for no kind of employment.
    NoStatus {
        /// Its code.
        sanction: SanctionCode,
    },
    /// Two items of a kind hold at the same time, where only one can.
    Overlap {
        /// What they are.
        what: Item,
        /// The later one in the file.
        code: String,
        /// The other.
        other: String,
    },
    /// An act's pair is not the code of an act of the other phase.
    Pair {
        /// The act's code.
        act: ActCode,
    },
    /// A name that nothing in the rulebook has.
    Unknown {
        /// What names it.
        what: Item,
        /// Its code.
        code: String,
        /// The field in which it does.
        field: &'static str,
        /// The name.
        name: String,
    },
    /// A state into which nothing leads.
    Unreachable {
        /// The state.
        state: CaseState,
    },
    /// A state without a row, or a step that every rulebook has to have.
    Missing {
        /// A state or a step.
        what: Item,
        /// Its code.
        code: String,
    },
    /// Longer than what fits into an event.
    TooLarge {
        /// Its length.
        bytes: usize,
    },
    /// A stage names a contest that its election does not list.
    UnknownContest {
        /// Election, stage, contest and region.
        stage: String,
    },
    /// A value that its type does not allow.
    Value {
        /// The line in the file, counted from 1.
        line: usize,
        /// What is wrong with the value.
        error: ValueError,
    },
}

/// What two dates of a rulebook belong to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dated {
    /// The time of an oversight body.
    Overseer(String),
    /// A sanction's validity.
    Sanction(SanctionCode),
    /// A stage, by election, stage, contest and region.
    Stage(String),
    /// The vote, which comes after this stage.
    VoteAfter(String),
}

/// What a rulebook lists by codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names of the lists")]
pub enum Item {
    Act,
    Caution,
    Contest,
    Deadline,
    Election,
    Overseer,
    Rate,
    RetentionClass,
    Sanction,
    Stage,
    State,
    Step,
}

impl From<Unread> for RulebookError {
    fn from(unread: Unread) -> Self {
        match unread {
            Unread::Form(fault) => Self::Form(fault),
            Unread::Value(line, error) => Self::Value { line, error },
        }
    }
}

impl Rulebook {
    /// Checks what the form of the file alone cannot: codes, dates, roles and pairs.
    pub(super) fn check(&self) -> Result<(), RulebookError> {
        unique(Item::Act, self.acts.iter().map(|act| act.code.as_str()))?;
        unique(Item::Sanction, self.sanctions.iter().map(|sanction| sanction.code.as_str()))?;
        unique(Item::Deadline, self.deadlines.iter().map(|deadline| deadline.id.as_str()))?;
        unique(Item::RetentionClass, self.retention.iter().map(|kept| kept.class.as_str()))?;
        unique(Item::Election, self.elections.iter().map(|election| election.code.as_str()))?;
        for act in &self.acts {
            let pair = act.pair.as_ref().and_then(|pair| self.act(pair)).map(|pair| pair.phase);
            let is_other = pair.is_some_and(|phase| phase.is_some() && phase != act.phase);
            if act.pair.is_some() && !(is_other && act.phase.is_some()) {
                return Err(RulebookError::Pair { act: act.code.clone() });
            }
        }
        for sanction in &self.sanctions {
            if sanction.statuses.is_empty() {
                return Err(RulebookError::NoStatus { sanction: sanction.code.clone() });
            }
            if let (Some(from), Some(until)) = (sanction.valid_from, sanction.valid_until) {
                in_order(|| Dated::Sanction(sanction.code.clone()), from, until)?;
            }
        }
        for level in Level::ALL {
            self.authority(*level).check(*level)?;
        }
        self.check_procedure()?;
        self.elections.iter().try_for_each(Election::check)
    }

    /// Checks that steps, states, marks and time limits name one another, and that every state is
    /// there and can be reached.
    fn check_procedure(&self) -> Result<(), RulebookError> {
        unique(Item::State, self.states.iter().map(|row| row.code))?;
        unique(Item::Step, self.steps.iter().map(|step| step.code.as_str()))?;
        for state in CaseState::ALL {
            if !self.states.iter().any(|row| row.code == *state) {
                return Err(missing(Item::State, state.name()));
            }
            if !self.is_reached(*state) {
                return Err(RulebookError::Unreachable { state: *state });
            }
        }
        if let Some(code) = OWN_STEPS.into_iter().find(|code| self.step(code).is_none()) {
            return Err(missing(Item::Step, code));
        }
        self.steps.iter().try_for_each(|step| self.check_step(step))?;
        let counted = self.rates.recommended.iter().chain(&self.rates.uploaded);
        if let Some(name) = counted.map(Line::as_str).find(|name| !self.happens(name)) {
            let recommended = self.rates.recommended.iter().any(|it| it.as_str() == name);
            let field = if recommended { "recommended" } else { "uploaded" };
            return Err(unknown_name(Item::Rate, name, field, name));
        }
        for sanction in &self.sanctions {
            let mut then = sanction.then.values();
            let known = |code: &SanctionCode| self.sanctions.iter().any(|s| s.code == *code);
            if let Some(code) = then.find(|code| !known(code)) {
                let (of, code) = (sanction.code.as_str(), code.as_str());
                return Err(unknown_name(Item::Sanction, of, "then", code));
            }
        }
        for caution in &self.cautions {
            let known = |code: &SanctionCode| self.sanctions.iter().any(|s| s.code == *code);
            if let Some(code) = caution.sanctions.iter().find(|code| !known(code)) {
                let (id, code) = (caution.id.as_str(), code.as_str());
                return Err(unknown_name(Item::Caution, id, "sanctions", code));
            }
        }
        self.deadlines.iter().try_for_each(|deadline| {
            let known = |code: &OfficeCode| self.competences.iter().any(|row| row.office == *code);
            if let Some(code) = deadline.unless_by.iter().find(|code| !known(code)) {
                let id = deadline.id.as_str();
                return Err(unknown_name(Item::Deadline, id, "unless_by", code.as_str()));
            }
            let from = std::iter::once(("from", &deadline.from));
            let names = from.chain(deadline.met_by.iter().map(|name| ("met_by", name)));
            let mut unknown = names.filter(|(_, name)| !self.happens(name.as_str()));
            unknown.next().map_or(Ok(()), |(field, name)| {
                Err(unknown_name(Item::Deadline, deadline.id.as_str(), field, name.as_str()))
            })
        })?;
        self.check_overlaps()
    }

    /// Checks that one body at most oversees on a day, and that a decision of a level takes effect
    /// after one term at most.
    fn check_overlaps(&self) -> Result<(), RulebookError> {
        let mut bodies = self.overseers.iter();
        while let Some(body) = bodies.next() {
            if let (Some(from), Some(until)) = (body.from, body.until) {
                in_order(|| Dated::Overseer(body.body.to_string()), from, until)?;
            }
            let ends_before = |one: &Overseer, other: &Overseer| {
                one.until.zip(other.from).is_some_and(|(until, from)| until < from)
            };
            let apart = |later: &&Overseer| ends_before(body, later) || ends_before(later, body);
            if let Some(later) = bodies.clone().find(|later| !apart(later)) {
                return Err(overlap(Item::Overseer, later.body.as_str(), body.body.as_str()));
            }
        }
        for level in Level::ALL {
            let effect = |term: &&Deadline| term.lapse == Lapse::Effect && term.is_for(*level);
            let mut effects = self.deadlines.iter().filter(effect);
            if let (Some(one), Some(other)) = (effects.next(), effects.next()) {
                return Err(overlap(Item::Deadline, other.id.as_str(), one.id.as_str()));
            }
        }
        Ok(())
    }

    fn check_step(&self, step: &StepRule) -> Result<(), RulebookError> {
        let unknown =
            |field, name: &str| Err(unknown_name(Item::Step, step.code.as_str(), field, name));
        let field = |field: &'static str| move |mark| (field, Line::as_str(mark));
        let mut marks = (step.needs.iter().map(field("needs")))
            .chain(step.needs_at.values().flatten().map(field("needs_at")))
            .chain(step.without.iter().map(field("without")))
            .chain(step.clears.iter().map(field("clears")))
            .chain(step.to_with.keys().map(|mark| ("to_with", mark.as_str())));
        let is_set = |mark: &str| {
            self.steps.iter().flat_map(|step| &step.sets).any(|set| set.as_str() == mark)
        };
        if let Some((field, mark)) = marks.find(|(_, mark)| !is_set(mark)) {
            return unknown(field, mark);
        }
        if let Some(name) = step.not_before.as_ref().filter(|name| !self.happens(name.as_str())) {
            return unknown("not_before", name.as_str());
        }
        let mut limits = step.within.iter();
        match limits.find(|id| self.deadline(id.as_str()).is_none()) {
            Some(id) => unknown("within", id.as_str()),
            None => Ok(()),
        }
    }

    fn happens(&self, name: &str) -> bool {
        let step = name.strip_suffix(EXAM).unwrap_or(name);
        [KNOWN, RECEIVED, IN_FORCE].contains(&name) || self.step(step).is_some()
    }
}

impl Authority {
    fn check(&self, level: Level) -> Result<(), RulebookError> {
        if self.proposer_roles.is_empty() || self.decider_roles.is_empty() {
            return Err(RulebookError::NoRole { level });
        }
        Ok(())
    }
}

impl Election {
    fn check(&self) -> Result<(), RulebookError> {
        unique(Item::Contest, self.contests.iter().map(ContestCode::as_str))?;
        unique(Item::Stage, self.stages.iter().map(|stage| stage.name(&self.code)))?;
        self.stages.iter().try_for_each(|stage| self.check_stage(stage))
    }

    fn check_stage(&self, stage: &Stage) -> Result<(), RulebookError> {
        let place = stage.name(&self.code);
        in_order(|| Dated::Stage(place.clone()), stage.from, stage.until)?;
        if stage.is_designation() && stage.region.is_none() {
            in_order(|| Dated::VoteAfter(place.clone()), stage.from, self.vote_day)?;
        }
        if stage.contest.as_ref().is_some_and(|contest| !self.contests.contains(contest)) {
            return Err(RulebookError::UnknownContest { stage: place });
        }
        Ok(())
    }
}

fn overlap(what: Item, code: &str, other: &str) -> RulebookError {
    RulebookError::Overlap { what, code: code.to_owned(), other: other.to_owned() }
}

fn missing(what: Item, code: &str) -> RulebookError {
    RulebookError::Missing { what, code: code.to_owned() }
}

fn unknown_name(what: Item, code: &str, field: &'static str, name: &str) -> RulebookError {
    RulebookError::Unknown { what, code: code.to_owned(), field, name: name.to_owned() }
}

fn unique<T: Ord + fmt::Display>(
    what: Item,
    mut codes: impl Iterator<Item = T>,
) -> Result<(), RulebookError> {
    let mut seen = BTreeSet::new();
    codes.try_for_each(|code| match seen.replace(code) {
        Some(code) => Err(RulebookError::Duplicate { what, code: code.to_string() }),
        None => Ok(()),
    })
}

fn in_order(place: impl Fn() -> Dated, from: Date, until: Date) -> Result<(), RulebookError> {
    if from <= until {
        return Ok(());
    }
    Err(RulebookError::DatesReversed { place: place(), from, until })
}
