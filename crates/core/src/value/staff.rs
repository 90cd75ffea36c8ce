//! Grades and employment statuses.

use std::fmt;
use std::str::FromStr;

use super::IdError;
use crate::macros::{as_text, encoded_as, vocabulary};

/// A *golongan*, written `III/d` (PNS, I/a to IV/e) or `IX` (PPPK, I to XVII).
///
/// Reads any case and spacing, also without the slash. Stored as its place in the order
/// I/a … IV/e (0–16), I … XVII (17–33).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Grade(u8);

impl Grade {
    /// Whether it is one of PPPK.
    pub fn is_pppk(self) -> bool {
        self.0 >= PPPK_GRADES_FROM
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let grade = GRADES.get(usize::from(self.0));
        f.write_str(grade.expect("checked when it was read"))
    }
}

impl FromStr for Grade {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let seen = |c: &char| *c != '/' && !c.is_whitespace();
        let bare = |c: char| c.to_ascii_lowercase();
        let wanted = || text.chars().filter(seen).map(bare);
        let mut grades = GRADES.iter();
        let place = grades.position(|grade| grade.chars().filter(seen).map(bare).eq(wanted()));
        place.and_then(|place| u8::try_from(place).ok()).map(Self).ok_or(IdError::Grade)
    }
}

as_text!(Grade);
encoded_as!(Grade as u8: |grade| grade.0, |place: u8| {
    let known = usize::from(place) < GRADES.len();
    known.then_some(Self(place)).ok_or(IdError::Grade)
});

vocabulary! {
    /// How a person is employed.
    pub enum EmploymentStatus {
        /// Candidate for PNS, on probation.
        Cpns = 1 "cpns",
        /// *Pegawai Negeri Sipil*, permanent civil servant.
        Pns = 2 "pns",
        /// Government employee by work agreement.
        Pppk = 3 "pppk",
        /// PPPK *paruh waktu*, since 2025.
        PppkPartTime = 4 "pppk-part-time",
        /// Staff outside the civil service: PPNPN, *honorer*, PHL, TKD and the like.
        NonAsn = 5 "non-asn",
    }
}

impl EmploymentStatus {
    /// Reads the Indonesian spellings and the written form, in any case, spacing and punctuation.
    pub fn parse_lenient(text: &str) -> Result<Self, IdError> {
        let letters: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
        match letters.to_ascii_lowercase().as_str() {
            "cpns" | "calonpns" => Ok(Self::Cpns),
            "pns" => Ok(Self::Pns),
            "pppk" | "p3k" | "pppkpenuhwaktu" => Ok(Self::Pppk),
            "pppkparuhwaktu" | "p3kparuhwaktu" | "pppkpw" | "pppkparttime" => {
                Ok(Self::PppkPartTime)
            }
            "nonasn" | "ppnpn" | "honorer" | "tenagahonorer" | "honor" | "phl" | "thl" | "tkd"
            | "tks" | "ptt" | "nonpns" => Ok(Self::NonAsn),
            _ => Err(IdError::EmploymentStatus),
        }
    }
}

const GRADES: [&str; 34] = [
    "I/a", "I/b", "I/c", "I/d", "II/a", "II/b", "II/c", "II/d", "III/a", "III/b", "III/c", "III/d",
    "IV/a", "IV/b", "IV/c", "IV/d", "IV/e", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX",
    "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
];
const PPPK_GRADES_FROM: u8 = 17;
