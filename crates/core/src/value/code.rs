//! Codes of agencies and campaigns.

use std::fmt;
use std::str::FromStr;

use bincode::de::{Decode, Decoder};
use bincode::error::DecodeError;

use super::IdError;
use super::date::serde_as_text;
use super::number::is_spreadsheet_number;

macro_rules! code {
    ($(#[$doc:meta])* $name:ident, $check:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, bincode::Encode)]
        pub struct $name(String);

        impl $name {
            /// The code as written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                $check(text).map(|()| Self(text.to_owned()))
            }
        }

        impl<Context> Decode<Context> for $name {
            fn decode<D: Decoder<Context = Context>>(decoder: &mut D) -> Result<Self, DecodeError> {
                let text = String::decode(decoder)?;
                let checked = $check(&text).map(|()| Self(text));
                checked.map_err(|error| DecodeError::OtherString(error.to_string()))
            }
        }
        bincode::impl_borrow_decode!($name);
        serde_as_text!($name);
    };
}

code!(
    /// An agency: a region code of the Ministry of Home Affairs, `16` or `16.06`, or its own code.
    ///
    /// An own code has 2–32 characters: an ASCII letter, then letters, digits, `-`, `_`, `.`.
    /// Region codes: Kepmendagri 300.2.2-2138/2025. The codes of BPS are other ones.
    AgencyCode,
    |text: &str| match text.as_bytes() {
        [a @ b'1'..=b'9', b @ b'0'..=b'9', rest @ ..] if (*a, *b) != (b'1', b'0') => match rest {
            [] => Ok(()),
            [b'.', c, d] if c.is_ascii_digit() && d.is_ascii_digit() && rest != b".00" => Ok(()),
            _ => Err(not_a_code(text)),
        },
        [first, rest @ ..]
            if first.is_ascii_alphabetic()
                && (1..=31).contains(&rest.len())
                && rest.iter().all(|c| c.is_ascii_alphanumeric() || b"-_.".contains(c)) =>
        {
            Ok(())
        }
        _ => Err(not_a_code(text)),
    }
);

code!(
    /// A campaign: 2–40 ASCII letters, digits and `-`, starting with a letter or a digit.
    CampaignCode,
    |text: &str| {
        let valid = (2..=40).contains(&text.len())
            && !text.starts_with('-')
            && text.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-');
        if valid { Ok(()) } else { Err(IdError::CampaignCode) }
    }
);

fn not_a_code(text: &str) -> IdError {
    let one_point = text.matches(['.', ',']).count() <= 1;
    if one_point && is_spreadsheet_number(text) { IdError::Number } else { IdError::AgencyCode }
}
