//! Rules enter the ledger as data.

use serde::{Deserialize, Serialize};

use super::{EventError, Payload, public_line, public_paragraph};
use crate::codec::{Decode, Encode};

/// A version of the rulebook was published; its text is kept whole.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RulebookPublished {
    /// The rulebook's id, the same in all its versions.
    pub rulebook: String,
    /// The version, counted from 1.
    pub version: u32,
    /// The whole TOML text; see [`crate::rulebook`].
    pub content: String,
}

impl Payload for RulebookPublished {
    fn check(&self) -> Result<(), EventError> {
        public_line("rulebook", &self.rulebook)?;
        public_paragraph("content", &self.content)
    }
}

/// Days off were published: public holidays and collective leave, as decreed by then.
///
/// A list replaces the one of the same year and kind that was published before it, so that a day
/// decreed late changes what is due from then on, and not what was known before.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HolidaysPublished {
    /// The whole TOML text; see [`crate::calendar`].
    pub content: String,
}

impl Payload for HolidaysPublished {
    fn check(&self) -> Result<(), EventError> {
        public_paragraph("content", &self.content)
    }
}
