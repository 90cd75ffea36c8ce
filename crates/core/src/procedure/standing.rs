//! How a case stands, and why a step leads nowhere from there.

use crate::calendar::UnknownYear;
use crate::rulebook::{CaseState, EXAM, Force, IN_FORCE, KNOWN, RECEIVED};
use crate::value::{Date, Level, Line, SanctionCode, Seq, StepCode};

/// Something that happened, and the entry that says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Happened {
    /// The day.
    pub on: Date,
    /// The entry.
    pub entry: Seq,
}

/// What happened in a case, by which terms are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happening<'a> {
    /// The act became known.
    Known,
    /// The report was received.
    Received,
    /// The decision came into force.
    InForce,
    /// A step was taken.
    Step(&'a str),
    /// The day of the examination to which a step summons.
    Exam(&'a str),
}

impl Happening<'_> {
    /// Whether a rulebook means it by this name.
    pub fn is(self, name: &str) -> bool {
        match self {
            Self::Known => name == KNOWN,
            Self::Received => name == RECEIVED,
            Self::InForce => name == IN_FORCE,
            Self::Step(code) => name == code,
            Self::Exam(code) => name.strip_suffix(EXAM) == Some(code),
        }
    }
}

/// How a case stands on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing<'a> {
    /// The state.
    pub state: CaseState,
    /// Since when, and by which entry.
    pub since: Happened,
    /// The marks that steps left, the newest last.
    pub marks: Vec<(&'a str, Happened)>,
    /// What happened, in the order of its days.
    pub happened: Vec<(Happening<'a>, Happened)>,
    /// The decision that holds.
    pub decision: Option<Decision<'a>>,
    /// Steps that were taken after a time limit, with its id.
    pub late: Vec<(&'a str, Happened)>,
    /// Steps that were recorded and left the case as it was.
    pub void: Vec<Happened>,
    /// The year for which the working days are not known, so that it cannot be told when the
    /// decision comes into force.
    pub unknown_year: Option<UnknownYear>,
    /// The departures that closed the case.
    pub departures: Vec<Seq>,
}

/// A decision that proves a violation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision<'a> {
    /// The decision, or what a remedy made of it.
    pub made: Happened,
    /// Its level.
    pub level: Level,
    /// The sanction.
    pub sanction: &'a SanctionCode,
    /// The first day in force.
    pub in_force_on: Option<Date>,
    /// The first day on which the sanction no longer runs, where it has a term.
    pub ends_on: Option<Date>,
}

impl Standing<'_> {
    /// Whether this mark is there.
    pub fn mark(&self, mark: &str) -> Option<Happened> {
        self.marks.iter().rev().find(|(known, _)| *known == mark).map(|(_, happened)| *happened)
    }

    /// What it means for the accused.
    pub fn force(&self) -> Force {
        self.state.force()
    }

    /// Whether an objection or an appeal suspends the decision.
    pub(super) fn is_suspended(&self) -> bool {
        self.force() == Force::Suspended
    }

    /// When this happened last.
    pub fn happened(&self, name: &str) -> Option<Happened> {
        self.happened.iter().rev().find(|(what, _)| what.is(name)).map(|(_, when)| *when)
    }

    pub(super) fn enter(&mut self, state: CaseState, happened: Happened) {
        (self.state, self.since) = (state, happened);
        if state.force() == Force::Open {
            self.decision = None;
        }
    }

    pub(super) fn clear(&mut self, marks: &[Line]) {
        self.marks.retain(|(known, _)| !marks.iter().any(|mark| mark.as_str() == *known));
    }
}

/// Why a further step may not be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Blocked {
    /// A recorded step of a later day would have no room any more.
    NoRoom {
        /// Its entry.
        entry: Seq,
    },
    /// No rulebook was in force on its day.
    NoRulebook {
        /// The day.
        date: Date,
    },
    /// The case is not where the step begins.
    Step(Box<StepRefused>),
    /// The rulebook has no such step.
    UnknownStep {
        /// Its code.
        step: String,
    },
}

/// Why a step leads nowhere, as it is met on the way.
pub(super) enum Obstacle {
    NoRulebook,
    UnknownStep,
    NotNow(NotNow),
}

impl From<NotNow> for Obstacle {
    fn from(why: NotNow) -> Self {
        Self::NotNow(why)
    }
}

/// Why a step of a case may not be taken, and which may.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepRefused {
    /// The step's code.
    pub step: String,
    /// The state in which the case is when the step's day comes.
    pub state: CaseState,
    /// Why.
    pub why: NotNow,
    /// The articles reported as the basis of the step.
    pub basis: Vec<String>,
    /// The steps that may be taken in its place.
    pub allowed: Vec<StepCode>,
}

/// Why a step leads nowhere from where a case is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotNow {
    /// It was taken already.
    Done {
        /// The entry.
        entry: Seq,
    },
    /// It is not for such acts, such sanctions, or cases that came in like this.
    Kind,
    /// Something has to come first.
    Needs {
        /// The mark that is missing.
        mark: String,
    },
    /// It does not begin in this state.
    State,
    /// The sanction ends by itself.
    Timed {
        /// The first day on which it no longer runs.
        until: Date,
    },
    /// Something else has to come first, on this day.
    TooEarly {
        /// The day.
        first: Date,
    },
    /// A time limit is over.
    TooLate {
        /// Its id.
        term: String,
        /// Its last day.
        last: Date,
    },
}
