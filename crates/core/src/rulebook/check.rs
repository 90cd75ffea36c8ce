//! What makes a rulebook unusable although it has the right form.

use std::collections::BTreeSet;
use std::fmt;

use thiserror::Error;

use super::{Authority, Election, HolidayList, Rulebook, Stage};
use crate::error::TomlFault;
use crate::value::{ActCode, ContestCode, Date, Level, SanctionCode, ValueError};

/// A rulebook that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum RulebookError {
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
    /// A day off lies in another year, or not after the one before it.
    Holiday {
        /// The year of the list.
        year: i32,
        /// The day.
        day: Date,
    },
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
    /// An act's pair is not the code of an act of the other phase.
    Pair {
        /// The act's code.
        act: ActCode,
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
    Contest,
    Deadline,
    Election,
    RetentionClass,
    Sanction,
    Stage,
}

impl RulebookError {
    /// Why `text` has not the form of a rulebook.
    pub(super) fn of_form(text: &str, error: &toml::de::Error, value: Option<ValueError>) -> Self {
        let fault = TomlFault::new(text, error);
        match value {
            Some(error) => Self::Value { line: fault.line, error },
            None => Self::Form(fault),
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
        self.holidays.iter().try_for_each(HolidayList::check)?;
        self.elections.iter().try_for_each(Election::check)
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

impl HolidayList {
    fn check(&self) -> Result<(), RulebookError> {
        let mut last = None;
        for &day in &self.days {
            if day.year() != self.year || Some(day) <= last {
                return Err(RulebookError::Holiday { year: self.year, day });
            }
            last = Some(day);
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
