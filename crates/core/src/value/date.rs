//! Dates, instants and time zones as values; there is no `now()` here.
//!
//! Legal dates are local dates of the agency ([`Date`] in a [`Zone`]); recording times are
//! instants ([`Instant`], milliseconds UTC). Indonesia has three zones and no summer time.

use std::fmt;
use std::str::FromStr;

use chrono::{
    DateTime, Datelike, Days, FixedOffset, Months, NaiveDate, NaiveTime, SecondsFormat, Timelike,
    Weekday,
};
use thiserror::Error;

use crate::macros::{as_text, encoded_as, vocabulary};

/// A calendar date, written `YYYY-MM-DD`; years 1900 to 2199.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

impl Date {
    /// The date of a year, month (1–12) and day (1–31), if there is one in range.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(1900..=2199).contains(&year) {
            return None;
        }
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    /// Days since 1970-01-01; negative before it.
    pub fn to_epoch_days(self) -> i32 {
        self.0.num_days_from_ce() - EPOCH_DAYS_FROM_CE
    }

    /// The date that lies `days` after 1970-01-01, if it is in range.
    pub fn from_epoch_days(days: i32) -> Option<Self> {
        let date = NaiveDate::from_num_days_from_ce_opt(days.checked_add(EPOCH_DAYS_FROM_CE)?)?;
        Self::new(date.year(), date.month(), date.day())
    }

    /// The date `days` later, if it is in range.
    pub fn plus_days(self, days: u32) -> Option<Self> {
        let date = self.0.checked_add_days(Days::new(u64::from(days)))?;
        Self::new(date.year(), date.month(), date.day())
    }

    /// The date before it, if it is in range.
    pub fn before(self) -> Option<Self> {
        Self::from_epoch_days(self.to_epoch_days().checked_sub(1)?)
    }

    /// The same day `months` later, or that month's last day if it is shorter; if it is in range.
    pub fn plus_months(self, months: u32) -> Option<Self> {
        let date = self.0.checked_add_months(Months::new(months))?;
        Self::new(date.year(), date.month(), date.day())
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1–12.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the week.
    pub(crate) fn weekday(self) -> Weekday {
        self.0.weekday()
    }

    /// The day of the month, 1–31.
    pub fn day(self) -> u32 {
        self.0.day()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

impl FromStr for Date {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Self, TimeError> {
        let wrong = || TimeError::Date(text.to_owned());
        let mut parts = text.split('-');
        let (Some(year), Some(month), Some(day), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(wrong());
        };
        let digits = |part: &str, len: usize| {
            part.len() == len && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !(digits(year, 4) && digits(month, 2) && digits(day, 2)) {
            return Err(wrong());
        }
        let number = |part: &str| part.parse::<u32>().map_err(|_| wrong());
        let year = i32::try_from(number(year)?).map_err(|_| wrong())?;
        Self::new(year, number(month)?, number(day)?).ok_or_else(wrong)
    }
}

/// A moment: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(u64);

impl Instant {
    /// The moment `millis` after 1970-01-01T00:00:00Z, if it lies before the year 2200.
    pub fn from_millis(millis: u64) -> Option<Self> {
        (millis < YEAR_2200_MILLIS).then_some(Self(millis))
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub fn millis(self) -> u64 {
        self.0
    }

    /// The last moment of a minute of a day in `zone`, `minute` minutes after midnight.
    pub fn end_of_minute(day: Date, minute: u32, zone: Zone) -> Option<Self> {
        let days = u64::try_from(day.to_epoch_days()).ok()?;
        let minutes = days * 24 * 60 + u64::from(minute) + 1;
        let east = u64::from(zone.hours_east()) * HOUR_MILLIS;
        Self::from_millis((minutes * MINUTE_MILLIS).checked_sub(east)?.checked_sub(1)?)
    }

    /// The last moment of a day in `zone`.
    pub fn end_of_day(day: Date, zone: Zone) -> Option<Self> {
        Self::end_of_minute(day, 24 * 60 - 1, zone)
    }

    /// As RFC 3339 has it in `zone`: `2023-12-27T09:00:00.000+07:00`.
    pub fn rfc3339_in(self, zone: Zone) -> String {
        self.local(zone).to_rfc3339_opts(SecondsFormat::Millis, false)
    }

    /// As people in `zone` write it: `2023-12-27 09:00 WIB`.
    pub fn told_in(self, zone: Zone) -> String {
        let name = zone.name().to_ascii_uppercase();
        format!("{} {name}", self.local(zone).format("%Y-%m-%d %H:%M"))
    }

    fn local(self, zone: Zone) -> DateTime<FixedOffset> {
        let millis = i64::try_from(self.0).expect("an instant lies before 2200");
        let time = DateTime::from_timestamp_millis(millis).expect("an instant lies before 2200");
        let east = i32::try_from(zone.hours_east() * 60 * 60).expect("a zone lies within a day");
        time.with_timezone(&FixedOffset::east_opt(east).expect("a zone lies within a day"))
    }

    /// The legal date of this moment in `zone`.
    pub fn date_in(self, zone: Zone) -> Date {
        let local = self.0 + u64::from(zone.hours_east()) * HOUR_MILLIS;
        let days = i32::try_from(local / (24 * HOUR_MILLIS)).unwrap_or(i32::MAX);
        // The last hours before 2200 in UTC belong to a day in these zones that no date has.
        Date::from_epoch_days(days.min(LAST_DAY)).expect("an instant lies before 2200")
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let millis = i64::try_from(self.0).expect("an instant lies before 2200");
        let time = DateTime::from_timestamp_millis(millis).expect("an instant lies before 2200");
        write!(f, "{}", time.format("%Y-%m-%dT%H:%M:%S%.3fZ"))
    }
}

impl FromStr for Instant {
    type Err = TimeError;

    /// Reads RFC 3339, for example `2023-12-27T02:00:00Z` or `2023-12-27T09:00:00+07:00`.
    fn from_str(text: &str) -> Result<Self, TimeError> {
        let wrong = || TimeError::Instant(text.to_owned());
        let time = DateTime::parse_from_rfc3339(text).map_err(|_| wrong())?;
        let millis = u64::try_from(time.timestamp_millis()).map_err(|_| wrong())?;
        Self::from_millis(millis).ok_or_else(wrong)
    }
}

vocabulary! {
    /// An Indonesian time zone.
    pub enum Zone {
        /// *Waktu Indonesia Barat*, UTC+7.
        Wib = 1 "wib",
        /// *Waktu Indonesia Tengah*, UTC+8.
        Wita = 2 "wita",
        /// *Waktu Indonesia Timur*, UTC+9.
        Wit = 3 "wit",
    }
}

impl Zone {
    fn hours_east(self) -> u32 {
        match self {
            Self::Wib => 7,
            Self::Wita => 8,
            Self::Wit => 9,
        }
    }
}

/// A day or a minute as people write it, of which a moment is made once the zone is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocalTime {
    day: Date,
    /// Minutes after midnight; the whole day where there are none.
    minute: Option<u32>,
    /// Where it was, if that was said.
    zone: Option<Zone>,
}

impl LocalTime {
    /// Its last moment: so that what was recorded in this minute, or on this day, is within it.
    /// `zone` counts where it names none itself.
    pub fn end_in(self, zone: Zone) -> Option<Instant> {
        let zone = self.zone.unwrap_or(zone);
        match self.minute {
            Some(minute) => Instant::end_of_minute(self.day, minute, zone),
            None => Instant::end_of_day(self.day, zone),
        }
    }
}

impl FromStr for LocalTime {
    type Err = TimeError;

    /// Reads `2023-12-27`, `2023-12-27 09:00` and what [`Instant::told_in`] writes.
    fn from_str(text: &str) -> Result<Self, TimeError> {
        let wrong = || TimeError::Instant(text.to_owned());
        let mut words = text.split_whitespace();
        let day = words.next().ok_or_else(wrong)?.parse()?;
        let Some(time) = words.next() else { return Ok(Self { day, minute: None, zone: None }) };
        let time = NaiveTime::parse_from_str(time, "%H:%M").map_err(|_| wrong())?;
        let zone = words.next().map(|name| name.to_ascii_lowercase().parse()).transpose();
        let zone = zone.map_err(|_| wrong())?;
        let minute = Some(time.hour() * 60 + time.minute());
        words.next().map_or(Ok(Self { day, minute, zone }), |_| Err(wrong()))
    }
}

/// Text that is no date or no moment.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TimeError {
    /// Not a date between 1900-01-01 and 2199-12-31 in the form `YYYY-MM-DD`.
    #[error("`{0}` is not a date; write it as YYYY-MM-DD")]
    Date(String),
    /// Not a moment in the form of RFC 3339.
    #[error("`{0}` is not a time; write it as 2023-12-27T09:00:00+07:00")]
    Instant(String),
}

as_text!(Date);
as_text!(Instant);
encoded_as!(Date as i32: |date| date.to_epoch_days(), |days: i32| {
    Self::from_epoch_days(days).ok_or_else(|| TimeError::Date(days.to_string()))
});

/// 2199-12-31.
const LAST_DAY: i32 = 84_005;
const EPOCH_DAYS_FROM_CE: i32 = 719_163;
const HOUR_MILLIS: u64 = 3_600_000;
const MINUTE_MILLIS: u64 = 60_000;
const YEAR_2200_MILLIS: u64 = 7_258_118_400_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_and_written_alike() {
        for text in ["2023-12-27", "1900-01-01", "2199-12-31", "2024-02-29"] {
            let date: Date = text.parse().unwrap();
            assert_eq!(date.to_string(), text);
            assert_eq!(Date::from_epoch_days(date.to_epoch_days()), Some(date));
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in
            ["2023-13-01", "2023-02-29", "27-12-2023", "2023-1-1", "+023-01-01", "", "1899-12-31"]
        {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_moment_is_told_in_its_zone_and_read_again() {
        let moment: Instant = "2026-11-24T22:57:44.123Z".parse().unwrap();
        for (zone, told) in
            [(Zone::Wib, "2026-11-25 05:57 WIB"), (Zone::Wit, "2026-11-25 07:57 WIT")]
        {
            assert_eq!(moment.told_in(zone), told);
            let local: LocalTime = told.parse().unwrap();
            for ledger in [Zone::Wib, Zone::Wit] {
                let end = local.end_in(ledger).unwrap();
                assert_eq!(end.to_string(), "2026-11-24T22:57:59.999Z", "{told}");
            }
            assert_eq!(moment.rfc3339_in(zone).parse(), Ok(moment));
        }
        assert_eq!(moment.rfc3339_in(Zone::Wita), "2026-11-25T06:57:44.123+08:00");
        let day: LocalTime = "2026-11-25".parse().unwrap();
        assert_eq!(day.end_in(Zone::Wib).unwrap().to_string(), "2026-11-25T16:59:59.999Z");
        for wrong in ["", "soon", "2026-11-25 WIB", "2026-11-25 25:00", "2026-11-25 05:57 CET x"] {
            assert!(wrong.parse::<LocalTime>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_legal_date_depends_on_the_zone() {
        let late: Instant = "2023-12-26T16:30:00Z".parse().unwrap();
        assert_eq!(late.date_in(Zone::Wib).to_string(), "2023-12-26");
        assert_eq!(late.date_in(Zone::Wita).to_string(), "2023-12-27");
        assert_eq!(late.to_string(), "2023-12-26T16:30:00.000Z");
    }
}
