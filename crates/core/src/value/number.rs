//! The personal numbers, digit by digit.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{BirthInShort, IdError};
use crate::value::Date;

/// Text in serde; a number is refused without being shown, as serde's own error would do.
macro_rules! personal_number_as_text {
    ($name:ident) => {
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any(DigitsVisitor(PhantomData))
            }
        }
    };
}

pub(super) use personal_number_as_text;

macro_rules! personal_number {
    ($(#[$doc:meta])* $name:ident, $len:literal, $check:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u64);

        impl $name {
            /// The identifier whose digits are `number`, if its parts are valid.
            pub fn from_number(number: u64) -> Result<Self, IdError> {
                if number >= 10_u64.pow($len) {
                    return Err(IdError::Length { found: number.to_string().len() });
                }
                $check(number).map(|()| Self(number))
            }

            /// The digits as a number.
            pub fn number(self) -> u64 {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "(…{:03})"), self.0 % 1000)
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                Self::from_number(digits(text, &[$len])?)
            }
        }

        personal_number_as_text!($name);
    };
}

personal_number!(
    /// *Nomor Induk Pegawai*: birth date, year and month of appointment, gender, serial.
    ///
    /// Peraturan Kepala BKN 22/2007; there is no check digit.
    Nip,
    18,
    |number| {
        check_birth_and_serial(number)?;
        match part::<18>(number, 13, 14) {
            1..=12 => Ok(()),
            found => Err(IdError::Month { found }),
        }
    }
);

impl Nip {
    /// The birth date in digits 1–8.
    pub fn birth_date(self) -> Date {
        checked_birth_date(self.0)
    }

    /// Year and month of the appointment as CPNS (*TMT CPNS*), digits 9–14.
    pub fn appointed(self) -> (i32, u32) {
        (year(self.0, 9), part::<18>(self.0, 13, 14))
    }
}

personal_number!(
    /// *Nomor Induk PPPK*: birth date, year of appointment, a code, gender, serial.
    NiPppk,
    18,
    |number| {
        check_birth_and_serial(number)?;
        match part::<18>(number, 13, 14) {
            13..=99 => Ok(()),
            0 => Err(IdError::Month { found: 0 }),
            found => Err(IdError::PppkCode { found }),
        }
    }
);

impl NiPppk {
    /// The birth date in digits 1–8.
    pub fn birth_date(self) -> Date {
        checked_birth_date(self.0)
    }

    /// The year of appointment, digits 9–12.
    pub fn appointed(self) -> i32 {
        year(self.0, 9)
    }

    /// Digits 13–14: seen are 21 (full time) and 24 (part time); what 21–24 mean is unpublished.
    pub fn code(self) -> u32 {
        part::<18>(self.0, 13, 14)
    }
}

personal_number!(
    /// *Nomor Induk Kependudukan*: region of first registration, birth date, serial.
    ///
    /// It is kept for life even when the birth date is corrected; there is no check digit.
    Nik,
    16,
    |number| {
        let region = part::<16>(number, 1, 6);
        if region < 110_000 || (region / 100).is_multiple_of(100) || region.is_multiple_of(100) {
            return Err(IdError::Region { found: region });
        }
        let (day, month) = (part::<16>(number, 7, 8), part::<16>(number, 9, 10));
        let year = part::<16>(number, 11, 12);
        let date = |century: i32| Date::new(century + year.cast_signed(), month, plain_day(day));
        // The century is not written: 29 February is real if one of the two has it.
        if date(1900).or_else(|| date(2000)).is_none() {
            return Err(IdError::NikBirthDate { day, month, year });
        }
        check_serial(part::<16>(number, 13, 16), "0000", "13–16")
    }
);

impl Nik {
    /// What the number tells of the birth.
    pub fn birth_in_short(self) -> BirthInShort {
        let day = part::<16>(self.0, 7, 8);
        let (month, year) = (part::<16>(self.0, 9, 10), part::<16>(self.0, 11, 12));
        BirthInShort { day: plain_day(day), month, year, is_womans: day > 40 }
    }

    /// Whether digits 7–8 are those of a woman, who has 40 added to the day.
    pub fn is_womans(self) -> bool {
        part::<16>(self.0, 7, 8) > 40
    }

    /// Whether digits 7–12 say this birth date; if not, warn: the NIK may predate a correction.
    pub fn fits_birth_date(self, date: Date) -> bool {
        plain_day(part::<16>(self.0, 7, 8)) == date.day()
            && part::<16>(self.0, 9, 10) == date.month()
            && part::<16>(self.0, 11, 12).cast_signed() == date.year() % 100
    }
}

pub(super) struct DigitsVisitor<T>(pub(super) PhantomData<T>);

impl<T: FromStr<Err = IdError>> Visitor<'_> for DigitsVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("16 or 18 digits as text")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }

    fn visit_i64<E: serde::de::Error>(self, _: i64) -> Result<T, E> {
        Err(E::custom(IdError::Number))
    }

    fn visit_u64<E: serde::de::Error>(self, _: u64) -> Result<T, E> {
        Err(E::custom(IdError::Number))
    }

    fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<T, E> {
        Err(E::custom(IdError::Number))
    }
}

pub(super) fn digits(text: &str, lengths: &[usize]) -> Result<u64, IdError> {
    if is_spreadsheet_number(text) {
        return Err(IdError::Number);
    }
    if let Some(at) = text.chars().position(|c| !c.is_ascii_digit()) {
        return Err(IdError::Character { at: at + 1 });
    }
    let wrong = IdError::Length { found: text.len() };
    if lengths.contains(&text.len()) { text.parse().map_err(|_| wrong) } else { Err(wrong) }
}

/// Whether this is digits with a decimal point or comma, an exponent, or both.
pub(super) fn is_spreadsheet_number(text: &str) -> bool {
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|c| c.is_ascii_digit());
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    mantissa.split(['.', ',']).all(all_digits)
        && exponent.is_none_or(|e| all_digits(e.trim_start_matches(['+', '-'])))
        && !all_digits(text)
}

/// Digits `first` to `last` of an identifier of `LEN` digits, counted from 1 on the left.
pub(super) fn part<const LEN: u32>(number: u64, first: u32, last: u32) -> u32 {
    let rest = number / 10_u64.pow(LEN - last);
    u32::try_from(rest % 10_u64.pow(last - first + 1)).expect("a part has at most eight digits")
}

fn year(number: u64, first: u32) -> i32 {
    part::<18>(number, first, first + 3).cast_signed()
}

fn birth_date(number: u64) -> Option<Date> {
    Date::new(year(number, 1), part::<18>(number, 5, 6), part::<18>(number, 7, 8))
}

fn checked_birth_date(number: u64) -> Date {
    birth_date(number).expect("checked when the number was read")
}

fn check_birth_and_serial(number: u64) -> Result<(), IdError> {
    if birth_date(number).is_none() {
        let (year, month, day) =
            (part::<18>(number, 1, 4), part::<18>(number, 5, 6), part::<18>(number, 7, 8));
        return Err(IdError::BirthDate { year, month, day });
    }
    match part::<18>(number, 15, 15) {
        1 | 2 => check_serial(part::<18>(number, 16, 18), "000", "16–18"),
        found => Err(IdError::Gender { found }),
    }
}

/// The day of birth without the 40 that a NIK adds for women.
fn plain_day(day: u32) -> u32 {
    if day > 40 { day - 40 } else { day }
}

fn check_serial(serial: u32, found: &'static str, digits: &'static str) -> Result<(), IdError> {
    if serial == 0 { Err(IdError::Serial { found, digits }) } else { Ok(()) }
}
