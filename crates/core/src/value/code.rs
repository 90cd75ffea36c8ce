//! Codes of agencies, campaigns, and of what a rulebook lists.

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::found::personal_numbers;
use super::number::is_spreadsheet_number;
use super::{AgencyKind, IdError};
use crate::codec::{Decode, Encode};
use crate::macros::checked_text;

checked_text!(
    /// An agency: a region code of the Ministry of Home Affairs, `16` or `16.06`, or its own code.
    ///
    /// An own code has 2–32 characters: an ASCII letter, then letters, digits, `-`, `_`, `.`.
    /// Region codes: Kepmendagri 300.2.2-2138/2025. The codes of BPS are other ones. A code is
    /// public for ever, so it holds no personal number.
    #[derive(PartialOrd, Ord)]
    AgencyCode, IdError:
    |text: &str| match text.as_bytes() {
        _ if is_region_code(text) => Ok(()),
        [first, rest @ ..]
            if first.is_ascii_alphabetic()
                && (1..=31).contains(&rest.len())
                && rest.iter().all(|c| c.is_ascii_alphanumeric() || b"-_.".contains(c))
                && personal_numbers(text).is_empty() =>
        {
            Ok(())
        }
        _ => Err(not_a_code(text)),
    }
);

checked_text!(
    /// A campaign: 2–40 ASCII letters, digits and `-`, starting with a letter or a digit. It holds
    /// no personal number.
    #[derive(PartialOrd, Ord)]
    CampaignCode, IdError:
    |text: &str| {
        let valid = (2..=40).contains(&text.len())
            && !text.starts_with('-')
            && text.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-')
            && personal_numbers(text).is_empty();
        if valid { Ok(()) } else { Err(IdError::CampaignCode) }
    }
);

fn is_region_code(text: &str) -> bool {
    let [a @ b'1'..=b'9', b @ b'0'..=b'9', rest @ ..] = text.as_bytes() else { return false };
    let part = |part: &[u8]| match part {
        [] => true,
        [b'.', c, d] => c.is_ascii_digit() && d.is_ascii_digit() && part != b".00",
        _ => false,
    };
    (*a, *b) != (b'1', b'0') && part(rest)
}

fn not_a_code(text: &str) -> IdError {
    let one_point = text.matches(['.', ',']).count() <= 1;
    if one_point && is_spreadsheet_number(text) { IdError::Number } else { IdError::AgencyCode }
}

checked_text!(
    /// The code of a prohibited act: a letter and a number. `A2` sorts before `A10`.
    ActCode, CodeError: |text: &str| code(text, CodeKind::Act, is_act_code)
);

impl AgencyCode {
    /// What kind of agency it is, as far as its code tells.
    pub fn kind(&self) -> AgencyKind {
        match self.as_str().split('.').count() {
            _ if !is_region_code(self.as_str()) => AgencyKind::Central,
            1 => AgencyKind::Province,
            _ => AgencyKind::Regency,
        }
    }
}

impl Ord for ActCode {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |code: &Self| (code.0.bytes().next(), code.0.len());
        key(self).cmp(&key(other)).then_with(|| self.0.cmp(&other.0))
    }
}

impl PartialOrd for ActCode {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

checked_text!(
    /// The code of a sanction: small letters and digits in parts joined by `-`.
    #[derive(PartialOrd, Ord)]
    SanctionCode, CodeError: |text: &str| {
        code(text, CodeKind::Sanction, |text| is_dashed(text, u8::is_ascii_lowercase))
    }
);

checked_text!(
    /// The code of an election: capital letters and digits in parts joined by `-`.
    #[derive(PartialOrd, Ord)]
    ElectionCode, CodeError: |text: &str| {
        code(text, CodeKind::Election, |text| is_dashed(text, u8::is_ascii_uppercase))
    }
);

checked_text!(
    /// The code of a contest of an election, one office that is voted on: small letters and digits
    /// in parts joined by `-`.
    #[derive(PartialOrd, Ord)]
    ContestCode, CodeError: |text: &str| {
        code(text, CodeKind::Contest, |text| is_dashed(text, u8::is_ascii_lowercase))
    }
);

checked_text!(
    /// The code of a step of a case: small letters and digits in parts joined by `-`.
    #[derive(PartialOrd, Ord)]
    StepCode, CodeError: |text: &str| {
        code(text, CodeKind::Step, |text| is_dashed(text, u8::is_ascii_lowercase))
    }
);

checked_text!(
    /// The code of an office that decides cases, such as `ppk` or `jpt-pratama`: small letters and
    /// digits in parts joined by `-`.
    #[derive(PartialOrd, Ord)]
    OfficeCode, CodeError: |text: &str| {
        code(text, CodeKind::Office, |text| is_dashed(text, u8::is_ascii_lowercase))
    }
);

checked_text!(
    /// A region: a code of the Ministry of Home Affairs, `16` or `16.06`
    /// (Kepmendagri 300.2.2-2138/2025).
    #[derive(PartialOrd, Ord)]
    RegionCode, CodeError: |text: &str| code(text, CodeKind::Region, is_region_code)
);

/// One office that is voted on, and where.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contest {
    /// The election.
    pub election: ElectionCode,
    /// The contest, as the rulebook lists it.
    pub contest: ContestCode,
    /// Where it is held; `None` for the whole country.
    #[serde(default)]
    pub region: Option<RegionCode>,
}

/// Text that is not what it should be.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{text}` is not {kind}")]
pub struct CodeError {
    /// What was read.
    pub text: String,
    /// What was expected.
    pub kind: CodeKind,
}

/// What a [`CodeError`] is no instance of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeKind {
    /// An [`ActCode`].
    Act,
    /// A [`ContestCode`].
    Contest,
    /// An [`ElectionCode`].
    Election,
    /// An [`OfficeCode`].
    Office,
    /// A [`RegionCode`].
    Region,
    /// A [`SanctionCode`].
    Sanction,
    /// A [`StepCode`].
    Step,
}

impl fmt::Display for CodeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Act => "an act code such as A1 or B13",
            Self::Contest => "a contest code such as regent-mayor",
            Self::Election => "an election code such as PILKADA-2024",
            Self::Office => "an office code such as ppk",
            Self::Region => "a region code such as 16 or 16.06",
            Self::Sanction => "a sanction code such as oral-reprimand",
            Self::Step => "a step code such as summoned",
        })
    }
}

fn code(text: &str, kind: CodeKind, is_one: fn(&str) -> bool) -> Result<(), CodeError> {
    if is_one(text) { Ok(()) } else { Err(CodeError { text: text.to_owned(), kind }) }
}

fn is_act_code(text: &str) -> bool {
    let Some((letter, number)) = text.split_at_checked(1) else {
        return false;
    };
    letter.bytes().all(|byte| byte.is_ascii_uppercase())
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && (1..=3).contains(&number.len())
        && !number.starts_with('0')
}

fn is_dashed(text: &str, is_letter: fn(&u8) -> bool) -> bool {
    let is_part = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| is_letter(&byte) || byte.is_ascii_digit())
    };
    text.len() <= CODE_BYTES_MAX
        && text.bytes().next().is_some_and(|byte| is_letter(&byte))
        && text.split('-').all(is_part)
}

const CODE_BYTES_MAX: usize = 64;
