//! Days off and working days, as decrees set them.
//!
//! A text of days off is TOML (`seeds/holidays`), published by an event of its own: which days are
//! off is decreed year by year, sometimes a week before. What was known at an earlier time is
//! counted with the lists of that time. A year without a list is not guessed.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Weekday;
use serde::Deserialize;
use thiserror::Error;

use crate::codec::{Decode, Encode};
use crate::error::{Part, Place, TomlFault, Unread};
use crate::macros::vocabulary;
use crate::value::{AgencyCode, Date, Line, Seq, ValueError};

/// Days off, as a text that is to be published has them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holidays {
    /// The lists, one for each year and kind.
    #[serde(rename = "holidays")]
    pub lists: Vec<HolidayList>,
    /// Agencies that also work on Saturdays.
    #[serde(rename = "six_day_week", default)]
    pub six_day_weeks: Vec<SixDayWeek>,
}

/// Days off of one kind in one year, weekends apart.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HolidayList {
    /// The year that all days lie in.
    pub year: i32,
    /// Their kind.
    pub kind: HolidayKind,
    /// The days, ascending.
    pub days: Vec<Date>,
    /// The decree that sets them.
    pub basis: Vec<Line>,
    /// Whether all of this was confirmed against a source.
    pub verified: bool,
    /// What is doubtful.
    pub note: Option<Line>,
}

vocabulary! {
    /// A kind of day off.
    pub enum HolidayKind {
        /// *Hari libur nasional*.
        Public = 1 "public",
        /// *Cuti bersama*: leave taken by all; no working day for civil servants
        /// (Perpres 21/2023 Ps 6, PP 11/2017 Ps 333).
        CollectiveLeave = 2 "collective-leave",
    }
}

/// A time in which an agency works six days a week (Perpres 21/2023 Ps 7 and 13).
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SixDayWeek {
    /// The agency.
    pub agency: AgencyCode,
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub until: Date,
}

impl Holidays {
    /// Reads a text of days off and checks it.
    ///
    /// # Errors
    /// When it is not of this form, a day is not in its list's year or not after the one before, a
    /// list occurs twice, a year between two others has none, or a time ends before it begins or
    /// meets another of its agency.
    pub fn parse(text: &str) -> Result<Self, HolidaysError> {
        let read: Self = Unread::or_value(text)?;
        match read.check() {
            None => Ok(read),
            Some((error, path)) => Err(match Place::of(text, &path) {
                Some(place) => HolidaysError::At { place, error: Box::new(error) },
                None => error,
            }),
        }
    }

    /// What is wrong, and on which way it is found.
    fn check(&self) -> Option<(HolidaysError, [Part; 3])> {
        let of = |list, row, field| [Part::Key(list), Part::Row(row), Part::Key(field)];
        let mut seen = BTreeSet::new();
        for (row, list) in self.lists.iter().enumerate() {
            let HolidayList { year, kind, .. } = *list;
            if let Some(day) = list.misplaced() {
                return Some((HolidaysError::Day { year, day }, of("holidays", row, "days")));
            }
            if !seen.insert((kind, year)) {
                return Some((HolidaysError::Twice { year, kind }, of("holidays", row, "year")));
            }
        }
        for (row, list) in self.lists.iter().enumerate() {
            let HolidayList { year, kind, .. } = *list;
            let earlier = |known: &&(HolidayKind, i32)| known.0 == kind && known.1 < year;
            if seen.iter().any(|known| earlier(&known)) && !seen.contains(&(kind, year - 1)) {
                let gap = HolidaysError::Gap { year: year - 1, kind };
                return Some((gap, of("holidays", row, "year")));
            }
        }
        let mut weeks = self.six_day_weeks.iter().enumerate();
        weeks.find_map(|(row, week)| {
            let agency = || week.agency.clone();
            let before = self.six_day_weeks.iter().take(row);
            let meets = |other: &SixDayWeek| {
                other.agency == week.agency && other.from <= week.until && week.from <= other.until
            };
            if week.until < week.from {
                let reversed = HolidaysError::Week { agency: agency() };
                return Some((reversed, of("six_day_week", row, "until")));
            }
            let overlap = || HolidaysError::WeeksOverlap { agency: agency() };
            before.clone().any(meets).then(|| (overlap(), of("six_day_week", row, "from")))
        })
    }
}

impl HolidayList {
    /// A day that is of another year, or not after the one before it.
    fn misplaced(&self) -> Option<Date> {
        let before = std::iter::once(None).chain(self.days.iter().map(Some));
        let mut days = self.days.iter().zip(before);
        let is_wrong =
            |day: Date, before: Option<&Date>| day.year() != self.year || Some(&day) <= before;
        days.find(|(day, before)| is_wrong(**day, *before)).map(|(day, _)| *day)
    }
}

/// Why a text of days off cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum HolidaysError {
    /// A fault, with the place where it lies.
    At {
        /// The place.
        place: Place,
        /// The fault.
        error: Box<Self>,
    },
    /// A year between two of the text has no list.
    Gap {
        /// That year.
        year: i32,
        /// The kind of days off.
        kind: HolidayKind,
    },
    /// A day off lies in another year, or not after the one before it.
    Day {
        /// The year of the list.
        year: i32,
        /// The day.
        day: Date,
    },
    /// Not TOML, or a field missing or unknown.
    Form(TomlFault),
    /// Two lists of one year and kind.
    Twice {
        /// The year.
        year: i32,
        /// The kind.
        kind: HolidayKind,
    },
    /// A value that its type does not allow.
    Value {
        /// The line in the file, counted from 1.
        line: usize,
        /// What is wrong with the value.
        error: ValueError,
    },
    /// A time of six-day weeks that ends before it begins.
    Week {
        /// The agency.
        agency: AgencyCode,
    },
    /// Two times of six-day weeks of one agency have days in common.
    WeeksOverlap {
        /// The agency.
        agency: AgencyCode,
    },
}

impl From<Unread> for HolidaysError {
    fn from(unread: Unread) -> Self {
        match unread {
            Unread::Form(fault) => Self::Form(fault),
            Unread::Value(line, error) => Self::Value { line, error },
        }
    }
}

/// The days off that are known: of each year and kind the list that was published last.
#[derive(Debug, Clone, Default, PartialEq, Eq, Encode, Decode)]
pub struct Calendar {
    lists: BTreeMap<(i32, HolidayKind), Listed>,
    six_day_weeks: Vec<SixDayWeek>,
}

/// A list of days off as it was published.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Listed {
    /// The entry that published it.
    pub entry: Seq,
    /// The days, ascending.
    pub days: Vec<Date>,
    /// The decree that sets them.
    pub basis: Vec<String>,
    /// Whether it was confirmed against a source.
    pub verified: bool,
}

/// A year of which the days off are not known, so that its working days cannot be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub struct UnknownYear(pub i32);

impl Calendar {
    /// The lists, by year and kind.
    pub fn lists(&self) -> impl Iterator<Item = (i32, HolidayKind, &Listed)> {
        self.lists.iter().map(|(&(year, kind), list)| (year, kind, list))
    }

    /// Puts published lists in the place of those of the same years and kinds. Times of six-day
    /// weeks are all replaced, unless the text has none.
    pub(crate) fn publish(&mut self, entry: Seq, holidays: Holidays) {
        for HolidayList { year, kind, days, basis, verified, note: _ } in holidays.lists {
            let basis = basis.iter().map(ToString::to_string).collect();
            self.lists.insert((year, kind), Listed { entry, days, basis, verified });
        }
        if !holidays.six_day_weeks.is_empty() {
            self.six_day_weeks = holidays.six_day_weeks;
        }
    }

    /// Whether people of this agency work on this day.
    ///
    /// # Errors
    /// When the days off of its year, of one of the kinds, are not known.
    pub fn is_working_day(&self, agency: &AgencyCode, day: Date) -> Result<bool, UnknownYear> {
        let weekday = day.weekday();
        let weekend =
            weekday == Weekday::Sun || weekday == Weekday::Sat && !self.works_six_days(agency, day);
        if weekend {
            return Ok(false);
        }
        for kind in HolidayKind::ALL {
            let unknown = UnknownYear(day.year());
            let list = self.lists.get(&(day.year(), *kind)).ok_or(unknown)?;
            if list.days.binary_search(&day).is_ok() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The working day of this number after `start`, which is not counted itself.
    ///
    /// # Errors
    /// When it reaches into a year of which the days off are not known.
    pub fn working_day(
        &self,
        agency: &AgencyCode,
        start: Date,
        number: u16,
    ) -> Result<Date, UnknownYear> {
        let mut day = start;
        for _ in 0..number {
            loop {
                day = day.plus_days(1).ok_or(UnknownYear(day.year() + 1))?;
                if self.is_working_day(agency, day)? {
                    break;
                }
            }
        }
        Ok(day)
    }

    fn works_six_days(&self, agency: &AgencyCode, day: Date) -> bool {
        let covers = |week: &&SixDayWeek| week.from <= day && day <= week.until;
        self.six_day_weeks.iter().filter(covers).any(|week| week.agency == *agency)
    }
}

#[cfg(test)]
mod tests;
