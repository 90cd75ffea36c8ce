//! Texts that are checked when they are read: the codes of a rulebook, and its texts.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use bincode::de::Decoder;
use bincode::error::DecodeError;
use bincode::{Decode, Encode};
use thiserror::Error;

use super::date::serde_as_text;

macro_rules! checked_text {
    ($(#[$attribute:meta])* $name:ident, $is_valid:expr, $kind:ident) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, Encode)]
        pub struct $name(Box<str>);

        impl $name {
            /// The text as written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = CodeError;

            fn from_str(text: &str) -> Result<Self, CodeError> {
                if $is_valid(text) {
                    return Ok(Self(text.into()));
                }
                Err(CodeError { text: text.to_owned(), kind: CodeKind::$kind })
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl<C> Decode<C> for $name {
            fn decode<D: Decoder<Context = C>>(decoder: &mut D) -> Result<Self, DecodeError> {
                let text = String::decode(decoder)?;
                text.parse().map_err(|fault: CodeError| DecodeError::OtherString(fault.to_string()))
            }
        }

        bincode::impl_borrow_decode!($name);
        serde_as_text!($name);
    };
}

checked_text!(
    /// The code of a prohibited act: a letter and a number. `A2` sorts before `A10`.
    ActCode,
    is_act_code,
    Act
);

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
    SanctionCode,
    |text| is_dashed(text, u8::is_ascii_lowercase),
    Sanction
);

checked_text!(
    /// The code of an election: capital letters and digits in parts joined by `-`.
    #[derive(PartialOrd, Ord)]
    ElectionCode,
    |text| is_dashed(text, u8::is_ascii_uppercase),
    Election
);

checked_text!(
    /// A text of a rulebook: a line as [`super::text::check_line`] wants it, of any length.
    #[derive(PartialOrd, Ord)]
    Text,
    |text: &str| super::text::check_line(text, usize::MAX).is_ok(),
    Text
);

/// Text that is not what it should be.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{text}` is not {kind}")]
#[non_exhaustive]
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
    /// An [`ElectionCode`].
    Election,
    /// A [`SanctionCode`].
    Sanction,
    /// A [`Text`].
    Text,
}

impl fmt::Display for CodeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Act => "an act code such as A1 or B13",
            Self::Election => "an election code such as PILKADA-2024",
            Self::Sanction => "a sanction code such as oral-reprimand",
            Self::Text => "a text: it is blank or holds a control character or one that deceives",
        })
    }
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
