//! What makes a rulebook unusable although it has the right form.

use std::collections::BTreeSet;
use std::fmt;

use thiserror::Error;

use super::{Authority, Election, HolidayList, RULEBOOK_BYTES_MAX, Rulebook, Stage};
use crate::value::{Date, Level, Text, ValueError};

/// A rulebook that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum RulebookError {
    /// Two dates are in the wrong order.
    #[error("{place}: {until} lies before {from}")]
    DatesReversed {
        /// The item.
        place: String,
        /// The date that must come first.
        from: Date,
        /// The date that lies before it.
        until: Date,
    },
    /// A code occurs twice.
    #[error("{what} `{code}` occurs twice")]
    Duplicate {
        /// What kind of item.
        what: &'static str,
        /// Its code.
        code: String,
    },
    /// Not TOML, or a field missing or unknown; says line and column.
    #[error("not a rulebook: {0}")]
    Form(toml::de::Error),
    /// A day off lies in another year, or not after the one before it.
    #[error("holiday {day} is not in {year}, or not after the one listed before it")]
    Holiday {
        /// The year of the list.
        year: i32,
        /// The day.
        day: Date,
    },
    /// Nobody may propose or decide.
    #[error("authority for {level:?}: a list of roles is empty")]
    NoRole {
        /// The level.
        level: Level,
    },
    /// A region that is no Kemendagri code.
    #[error("stage {stage}: write the region as 16 or 16.06")]
    Region {
        /// Election, stage, contest and region.
        stage: String,
    },
    /// Longer than what fits into an event.
    #[error("the rulebook is {bytes} bytes long; at most {RULEBOOK_BYTES_MAX} fit in the ledger")]
    TooLarge {
        /// Its length.
        bytes: usize,
    },
    /// A stage names a contest that its election does not list.
    #[error("stage {stage}: the election has no such contest")]
    UnknownContest {
        /// Election, stage, contest and region.
        stage: String,
    },
    /// A value that its type does not allow.
    #[error("line {line}: {error}")]
    Value {
        /// The line in the file, counted from 1.
        line: usize,
        /// What is wrong with the value.
        error: ValueError,
    },
}

impl RulebookError {
    /// Why `text` has not the form of a rulebook.
    pub(super) fn of_form(text: &str, error: toml::de::Error, value: Option<ValueError>) -> Self {
        let Some(value) = value else { return Self::Form(error) };
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        Self::Value { line: before.matches('\n').count() + 1, error: value }
    }
}

impl Rulebook {
    /// Checks what the form of the file alone cannot: codes, dates, roles and regions.
    pub(super) fn check(&self) -> Result<(), RulebookError> {
        unique("act", self.acts.iter().map(|act| act.code.as_str()))?;
        unique("sanction", self.sanctions.iter().map(|sanction| sanction.code.as_str()))?;
        unique("deadline", self.deadlines.iter().map(|deadline| deadline.id.as_str()))?;
        unique("retention class", self.retention.iter().map(|kept| kept.class.as_str()))?;
        unique("election", self.elections.iter().map(|election| election.code.as_str()))?;
        for sanction in &self.sanctions {
            let until = sanction.valid_until.unwrap_or(sanction.valid_from);
            in_order(format_args!("sanction {}", sanction.code), sanction.valid_from, until)?;
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
        unique("contest", self.contests.iter().map(Text::as_str))?;
        unique("stage", self.stages.iter().map(|stage| stage.name(&self.code)))?;
        self.stages.iter().try_for_each(|stage| self.check_stage(stage))
    }

    fn check_stage(&self, stage: &Stage) -> Result<(), RulebookError> {
        let place = stage.name(&self.code);
        in_order(format_args!("stage {place}"), stage.from, stage.until)?;
        if stage.is_designation() && stage.region.is_none() {
            in_order(format_args!("vote after stage {place}"), stage.from, self.vote_day)?;
        }
        if stage.contest.as_ref().is_some_and(|contest| !self.contests.contains(contest)) {
            return Err(RulebookError::UnknownContest { stage: place });
        }
        if stage.region.as_ref().is_some_and(|region| !is_region(region.as_str())) {
            return Err(RulebookError::Region { stage: place });
        }
        Ok(())
    }
}

fn unique<T: Ord + fmt::Display>(
    what: &'static str,
    mut codes: impl Iterator<Item = T>,
) -> Result<(), RulebookError> {
    let mut seen = BTreeSet::new();
    codes.try_for_each(|code| match seen.replace(code) {
        Some(code) => Err(RulebookError::Duplicate { what, code: code.to_string() }),
        None => Ok(()),
    })
}

fn in_order(place: fmt::Arguments<'_>, from: Date, until: Date) -> Result<(), RulebookError> {
    if from <= until {
        return Ok(());
    }
    Err(RulebookError::DatesReversed { place: place.to_string(), from, until })
}

fn is_region(text: &str) -> bool {
    let is_part = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split('.').count() <= 2 && text.split('.').all(is_part)
}
