//! Numbers and random ids that name people, events and cases.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

use super::Date;
use super::number::{DigitsVisitor, NiPppk, Nik, Nip, digits, part, personal_number_as_text};
use super::text::invisible;
use crate::macros::{bytes, encoded_as};

/// A personal number of any kind, told apart by its digits; written as bare digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Identifier {
    /// 18 digits, digits 13–14 a month.
    Nip(Nip),
    /// 18 digits, digits 13–14 from 13 to 99.
    NiPppk(NiPppk),
    /// 16 digits.
    Nik(Nik),
}

impl Identifier {
    /// Reads a number as people type it: blanks (also non-breaking) and a leading apostrophe go.
    pub fn parse_lenient(text: &str) -> Result<Self, IdError> {
        let digits: String =
            text.chars().filter(|c| !c.is_whitespace() && !invisible(*c)).collect();
        digits.strip_prefix(['\'', '’', '‘', '`']).unwrap_or(&digits).parse()
    }

    /// Which of the three it is.
    pub fn kind(self) -> IdKind {
        match self {
            Self::Nip(_) => IdKind::Nip,
            Self::NiPppk(_) => IdKind::NiPppk,
            Self::Nik(_) => IdKind::Nik,
        }
    }

    /// The digits as a number; no kind of identifier starts with 0.
    pub fn number(self) -> u64 {
        match self {
            Self::Nip(id) => id.number(),
            Self::NiPppk(id) => id.number(),
            Self::Nik(id) => id.number(),
        }
    }

    /// The date of birth and whether it is a woman's, as a NIP or NI PPPK says; a NIK has two
    /// digits of the year alone.
    pub fn birth_and_sex(self) -> Option<(Date, bool)> {
        let womans = |number| part::<18>(number, 15, 15) == 2;
        match self {
            Self::Nip(id) => Some((id.birth_date(), womans(id.number()))),
            Self::NiPppk(id) => Some((id.birth_date(), womans(id.number()))),
            Self::Nik(_) => None,
        }
    }

    /// What every kind of number tells of the birth.
    pub fn birth_in_short(self) -> BirthInShort {
        match self {
            Self::Nip(id) => short(id.birth_date(), id.number()),
            Self::NiPppk(id) => short(id.birth_date(), id.number()),
            Self::Nik(id) => id.birth_in_short(),
        }
    }

    /// What is odd about a valid identifier: to be shown and confirmed, never to be refused.
    pub fn warning(self) -> Option<IdWarning> {
        let (birth, appointed) = match self {
            Self::Nip(id) => (id.birth_date(), id.appointed().0),
            Self::NiPppk(id) if !(21..=24).contains(&id.code()) => {
                return Some(IdWarning::UnknownPppkCode(id.code()));
            }
            Self::NiPppk(id) => (id.birth_date(), id.appointed()),
            Self::Nik(_) => return None,
        };
        let age = appointed - birth.year();
        (age < 18).then_some(IdWarning::YoungAtAppointment { age })
    }
}

fn short(birth: Date, number: u64) -> BirthInShort {
    let year = birth.year().rem_euclid(100).cast_unsigned();
    let is_womans = part::<18>(number, 15, 15) == 2;
    BirthInShort { day: birth.day(), month: birth.month(), year, is_womans }
}

impl fmt::Display for Identifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.number())
    }
}

impl FromStr for Identifier {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let number = digits(text, &[16, 18])?;
        match (text.len(), part::<18>(number, 13, 14)) {
            (16, _) => Nik::from_number(number).map(Self::Nik),
            (_, 13..=99) => NiPppk::from_number(number).map(Self::NiPppk),
            _ => Nip::from_number(number).map(Self::Nip),
        }
    }
}

personal_number_as_text!(Identifier);

// A kind byte (1 NIP, 2 NI PPPK, 3 NIK), then the number.
encoded_as!(Identifier as (u8, u64): |id| (id.kind() as u8, id.number()), |(kind, number)| {
    match kind {
        1 => Nip::from_number(number).map(Self::Nip),
        2 => NiPppk::from_number(number).map(Self::NiPppk),
        3 => Nik::from_number(number).map(Self::Nik),
        found => Err(IdError::Kind { found }),
    }
});

/// What every kind of number tells of a birth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BirthInShort {
    /// The day of the month.
    pub day: u32,
    /// The month, from 1.
    pub month: u32,
    /// The last two digits of the year.
    pub year: u32,
    /// Whether it is a woman's.
    pub is_womans: bool,
}

/// The kind of an [`Identifier`]; its number is the kind byte of the stored form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IdKind {
    /// *Nomor Induk Pegawai* of a PNS or CPNS.
    Nip = 1,
    /// *Nomor Induk* of a PPPK.
    NiPppk = 2,
    /// *Nomor Induk Kependudukan*, the population number.
    Nik = 3,
}

impl fmt::Display for IdKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nip => "NIP",
            Self::NiPppk => "NI PPPK",
            Self::Nik => "NIK",
        })
    }
}

/// Something odd about a valid [`Identifier`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum IdWarning {
    /// A PPPK code outside 21–24.
    #[error("digits 13–14 are {0}; only 21 to 24 have been seen in an NI PPPK")]
    UnknownPppkCode(u32),
    /// The year of appointment is less than 18 years after the year of birth.
    #[error("appointed {age} years after birth; check digits 1–12")]
    YoungAtAppointment {
        /// Year of appointment less year of birth.
        age: i32,
    },
}

bytes! {
    /// A person in this ledger, whatever numbers they have had; 32 lowercase hex characters.
    PersonId[16], IdError: IdError::Hex
}
bytes! {
    /// An event, chosen by its author so that a repeated one is recognised; 32 hex characters.
    EventId[16], IdError: IdError::Hex
}
bytes! {
    /// A case; 32 lowercase hex characters.
    CaseId[16], IdError: IdError::Hex
}

/// Text that is no valid identifier, code, grade or status; never shows a whole number.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum IdError {
    /// Neither a region code nor an agency's own code.
    #[error("not an agency code; write a region such as 16.06, or a letter followed by 1–31 more")]
    AgencyCode,
    /// Digits 1–8 are not a date.
    #[error("{year:04}-{month:02}-{day:02} in digits 1–8 is not a date")]
    BirthDate {
        /// Digits 1–4.
        year: u32,
        /// Digits 5–6.
        month: u32,
        /// Digits 7–8.
        day: u32,
    },
    /// Not a campaign code.
    #[error("not a campaign code; write 2–40 letters, digits and hyphens")]
    CampaignCode,
    /// Something else than a digit.
    #[error("character {at} is not a digit")]
    Character {
        /// Its place, counted from 1 without blanks.
        at: usize,
    },
    /// No known employment status.
    #[error(
        "not an employment status; write CPNS, PNS, PPPK, PPPK paruh waktu or non-ASN (also PPNPN, \
         honorer, tenaga kontrak, THL, PTT)"
    )]
    EmploymentStatus,
    /// Digit 15 is neither 1 nor 2.
    #[error("gender {found} in digit 15; only 1 and 2 exist")]
    Gender {
        /// Digit 15.
        found: u32,
    },
    /// No known grade.
    #[error("not a golongan; write I/a to IV/e, or I to XVII for PPPK")]
    Grade,
    /// Not 32 lowercase hexadecimal characters.
    #[error("not an identifier of 32 lowercase hexadecimal characters")]
    Hex,
    /// A kind of number that nobody has.
    #[error("{found} is no kind of identifier")]
    Kind {
        /// The kind byte.
        found: u8,
    },
    /// A number of digits that no identifier of this kind has.
    #[error("{found} digits; a NIP or NI PPPK has 18, a NIK has 16")]
    Length {
        /// Digits found.
        found: usize,
    },
    /// Digits 13–14 are neither a month nor a code of PPPK.
    #[error("month {found:02} in digits 13–14")]
    Month {
        /// Digits 13–14.
        found: u32,
    },
    /// Digits 7–12 of a NIK are no birth date.
    #[error("day {day:02}, month {month:02}, year {year:02} in digits 7–12 are not a date")]
    NikBirthDate {
        /// Digits 7–8; 40 more for women.
        day: u32,
        /// Digits 9–10.
        month: u32,
        /// Digits 11–12.
        year: u32,
    },
    /// Written as a spreadsheet writes numbers: digits may be lost.
    #[error(
        "a spreadsheet made it a number, digits may be lost; format it as text and enter it again"
    )]
    Number,
    /// A NIP where an NI PPPK is wanted.
    #[error("digits 13–14 are {found:02}, a month: this is a NIP, not an NI PPPK")]
    PppkCode {
        /// Digits 13–14.
        found: u32,
    },
    /// Digits 1–6 of a NIK are no region.
    #[error("region {found:06} in digits 1–6; a province is 11–99, no other part is 00")]
    Region {
        /// Digits 1–6.
        found: u32,
    },
    /// A serial of zeros.
    #[error(
        "serial {found} in digits {digits}; serials start at 1, and spreadsheets end long numbers \
         in zeros"
    )]
    Serial {
        /// The zeros.
        found: &'static str,
        /// Their place.
        digits: &'static str,
    },
}
