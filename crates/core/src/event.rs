//! What happened: an [`Event`] is a plain fact of the domain, in the past tense.
//!
//! An event's bytes are one version byte and the canonical encoding of that version's type
//! (`docs/FORMATS.md`, section 2). The bytes that were signed are the bytes that are kept: nothing
//! is encoded again to be verified. A newer version gets a type of its own, and older ones are
//! lifted to the newest on reading.

pub mod campaign;
pub mod case;
pub mod officer;
pub mod pact;
pub mod person;
pub mod rulebook;

use crate::codec::{self, CodecError, Decode, Encode};
use bincode::de::Decoder;
use bincode::enc::Encoder;
use bincode::error::{AllowedEnumVariants, DecodeError, EncodeError};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::value::{Date, EventId, PersonId, TextError};

use campaign::{
    CampaignClosed, CampaignOpened, CeremonyHeld, CeremonyPostponed, CeremonyScheduled,
};
use case::{CaseDecided, CaseReported, DecisionProposed, DecisionTookEffect, SanctionServed};
use officer::{LedgerCreated, OfficerEnrolled, OfficerRevoked};
use pact::{AttendanceRecorded, PactExcused, PactRefused, PactSigned, SignatureVoided};
use person::{
    Corrected, IdentifierAdded, IdentifierEnded, KeyBound, KeyEnded, PersonDeparted,
    PersonEnrolled, ProfileChanged,
};
use rulebook::RulebookPublished;

/// A fact and the author's name for it.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Event {
    /// Chosen at random by the author; recording the same id twice records once.
    pub id: EventId,
    /// What happened.
    #[serde(flatten)]
    pub fact: Fact,
}

/// What an event is about: the person whose data key seals it, or everybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// Public by nature: kept in a clear body.
    Public,
    /// About this person: sealed under the person's data key.
    Person(PersonId),
    /// About whoever holds the author's key: a person who signs offline knows only that.
    Author,
}

impl Event {
    /// The bytes that are signed and kept.
    ///
    /// # Errors
    /// When they would exceed [`EVENT_BYTES_MAX`].
    pub fn to_bytes(&self) -> Result<Vec<u8>, EventError> {
        let mut bytes = vec![EVENT_VERSION];
        bytes.extend_from_slice(&codec::encode(self));
        if bytes.len() > EVENT_BYTES_MAX {
            return Err(EventError::TooLarge(bytes.len()));
        }
        Ok(bytes)
    }

    /// Reads an event of any known version and checks its texts and limits.
    ///
    /// # Errors
    /// An [`EventError`] that says which rule the bytes break.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, EventError> {
        if bytes.len() > EVENT_BYTES_MAX {
            return Err(EventError::TooLarge(bytes.len()));
        }
        let event: Self = match bytes.split_first() {
            None => return Err(EventError::Empty),
            Some((&EVENT_VERSION, rest)) => codec::decode(rest)?,
            Some((&version, _)) => return Err(EventError::UnknownVersion(version)),
        };
        event.fact.check()?;
        Ok(event)
    }
}

/// Declares [`Fact`] with the number of each kind, which the derived encoding would not respect:
/// bincode's derive counts variants in their order, whatever discriminants they have.
macro_rules! facts {
    ($($kind:ident = $number:literal),+ $(,)?) => {
        /// Everything that can have happened. The numbers are part of the format: none is ever
        /// changed or used again.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "type", rename_all = "kebab-case")]
        #[non_exhaustive]
        pub enum Fact {
            $(#[doc = concat!("Number ", stringify!($number), ".")] $kind($kind),)+
        }

        impl Encode for Fact {
            fn encode<E: Encoder>(&self, encoder: &mut E) -> Result<(), EncodeError> {
                match self {
                    $(Self::$kind(payload) => {
                        Encode::encode(&$number, encoder)?;
                        payload.encode(encoder)
                    })+
                }
            }
        }

        impl<Context> Decode<Context> for Fact {
            fn decode<D: Decoder<Context = Context>>(decoder: &mut D) -> Result<Self, DecodeError> {
                match u32::decode(decoder)? {
                    $($number => Ok(Self::$kind(Decode::decode(decoder)?)),)+
                    found => Err(DecodeError::UnexpectedVariant {
                        type_name: "event",
                        allowed: &AllowedEnumVariants::Allowed(&[$($number),+]),
                        found,
                    }),
                }
            }
        }

        bincode::impl_borrow_decode!(Fact);

        impl Fact {
            /// The name of every kind, in the order of their numbers.
            pub const NAMES: &[&str] = &[$(<$kind as Payload>::NAME),+];

            /// Whom the fact is about.
            pub fn subject(&self) -> Subject {
                match self { $(Self::$kind(payload) => payload.subject(),)+ }
            }

            /// The fact's name in JSON and in messages.
            pub fn name(&self) -> &'static str {
                match self { $(Self::$kind(_) => <$kind as Payload>::NAME,)+ }
            }

            /// The dates of what happened, for the rule that nothing is recorded before it did.
            pub fn past_dates(&self) -> PastDates {
                match self { $(Self::$kind(payload) => payload.past_dates(),)+ }
            }

            /// Checks texts and list lengths, which the encoding alone does not limit.
            ///
            /// # Errors
            /// When a text holds control characters, or a public one a personal number, or a list
            /// is too long.
            pub fn check(&self) -> Result<(), EventError> {
                match self { $(Self::$kind(payload) => payload.check(),)+ }
            }
        }
    };
}

facts! {
    LedgerCreated = 1_u32,
    OfficerEnrolled = 2_u32,
    OfficerRevoked = 3_u32,
    RulebookPublished = 4_u32,
    PersonEnrolled = 10_u32,
    ProfileChanged = 11_u32,
    IdentifierAdded = 12_u32,
    IdentifierEnded = 13_u32,
    KeyBound = 14_u32,
    KeyEnded = 15_u32,
    PersonDeparted = 16_u32,
    Corrected = 17_u32,
    CampaignOpened = 20_u32,
    CampaignClosed = 21_u32,
    CeremonyScheduled = 22_u32,
    CeremonyPostponed = 23_u32,
    CeremonyHeld = 24_u32,
    PactSigned = 30_u32,
    PactRefused = 31_u32,
    PactExcused = 32_u32,
    SignatureVoided = 33_u32,
    AttendanceRecorded = 34_u32,
    CaseReported = 40_u32,
    DecisionProposed = 41_u32,
    CaseDecided = 42_u32,
    DecisionTookEffect = 43_u32,
    SanctionServed = 44_u32,
}

/// Up to three dates with their names in JSON.
#[derive(Debug, Clone, Copy, Default)]
pub struct PastDates([Option<(&'static str, Date)>; 3]);

impl IntoIterator for PastDates {
    type Item = (&'static str, Date);
    type IntoIter = std::iter::Flatten<std::array::IntoIter<Option<Self::Item>, 3>>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter().flatten()
    }
}

impl From<(&'static str, Date)> for PastDates {
    fn from(date: (&'static str, Date)) -> Self {
        Self([Some(date), None, None])
    }
}

/// What each payload tells of itself.
pub(crate) trait Payload {
    /// The fact's name in JSON and in messages.
    const NAME: &'static str;

    /// Whom the fact is about.
    fn subject(&self) -> Subject {
        Subject::Public
    }

    /// Dates that cannot lie after the time of recording.
    fn past_dates(&self) -> PastDates {
        PastDates::default()
    }

    /// Checks texts and list lengths.
    fn check(&self) -> Result<(), EventError> {
        Ok(())
    }
}

/// Checks a text of one line, at most [`LINE_BYTES_MAX`] bytes.
pub(crate) fn line(field: &'static str, text: &str) -> Result<(), EventError> {
    crate::value::check_line(text, LINE_BYTES_MAX)
        .map_err(|source| EventError::Text { field, source })
}

/// Checks a text that may be empty.
pub(crate) fn optional_line(field: &'static str, text: &str) -> Result<(), EventError> {
    if text.is_empty() { Ok(()) } else { line(field, text) }
}

/// Checks a text of several lines; only the event's size limits it.
pub(crate) fn paragraph(field: &'static str, text: &str) -> Result<(), EventError> {
    crate::value::check_paragraph(text, EVENT_BYTES_MAX)
        .map_err(|source| EventError::Text { field, source })
}

/// Checks a [`line`] that everybody can read for ever.
pub(crate) fn public_line(field: &'static str, text: &str) -> Result<(), EventError> {
    line(field, text)?;
    impersonal(field, text)
}

/// Checks a text like [`public_line`] that may be empty.
pub(crate) fn optional_public_line(field: &'static str, text: &str) -> Result<(), EventError> {
    if text.is_empty() { Ok(()) } else { public_line(field, text) }
}

/// Checks a [`paragraph`] that everybody can read for ever.
pub(crate) fn public_paragraph(field: &'static str, text: &str) -> Result<(), EventError> {
    paragraph(field, text)?;
    impersonal(field, text)
}

/// Refuses personal numbers: a clear body cannot be erased, not even by losing a key.
pub(crate) fn impersonal(field: &'static str, text: &str) -> Result<(), EventError> {
    if crate::value::personal_numbers(text).is_empty() {
        return Ok(());
    }
    Err(EventError::PersonalNumber { field })
}

/// Checks the length of a list.
pub(crate) fn list<T>(field: &'static str, items: &[T], max: usize) -> Result<(), EventError> {
    if items.len() > max {
        return Err(EventError::List { field, found: items.len(), max });
    }
    Ok(())
}

/// Why bytes are no event.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum EventError {
    /// The bytes are not the encoding of an event.
    #[error("the event's bytes are {0}")]
    Codec(#[from] CodecError),
    /// There are no bytes.
    #[error("the event is empty")]
    Empty,
    /// A list is too long.
    #[error("`{field}` has {found} items, at most {max} are allowed")]
    List {
        /// The field's name in JSON.
        field: &'static str,
        /// How many items there are.
        found: usize,
        /// How many there may be.
        max: usize,
    },
    /// A public text that may hold a personal number; see [`crate::value::personal_numbers`].
    #[error("`{field}` is public for ever; remove the 16 or 18 digits, as of a personal number")]
    PersonalNumber {
        /// The field's name in JSON.
        field: &'static str,
    },
    /// A text is empty, too long, or holds characters that have no place in it.
    #[error("`{field}`: {source}")]
    Text {
        /// The field's name in JSON.
        field: &'static str,
        /// What is wrong with it.
        source: TextError,
    },
    /// The event exceeds [`EVENT_BYTES_MAX`].
    #[error("the event takes {0} bytes, at most {EVENT_BYTES_MAX} are allowed")]
    TooLarge(usize),
    /// The version byte is of no version that this program knows.
    #[error("event version {0} is unknown; a newer program may know it")]
    UnknownVersion(u8),
}

/// The version that is written.
pub const EVENT_VERSION: u8 = 1;
/// The largest event, in bytes: evidence is kept outside and bound by its hash.
pub const EVENT_BYTES_MAX: usize = 60 * 1024;
/// The longest text of one line, in bytes.
pub const LINE_BYTES_MAX: usize = 1024;

#[cfg(test)]
mod tests;
