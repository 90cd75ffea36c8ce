//! Who may write to the ledger.

use serde::{Deserialize, Serialize};

use super::{EventError, Payload, public_line};
use crate::codec::{Decode, Encode};
use crate::value::{Date, KeyId, PublicKey, Role};

/// A key was given a role.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficerEnrolled {
    /// The officer's key.
    pub public_key: PublicKey,
    /// What the key may be used for.
    pub role: Role,
    /// The office, not the name of the person who holds it: this is public for ever.
    pub office: String,
    /// From this date on.
    pub from: Date,
}

impl Payload for OfficerEnrolled {
    fn check(&self) -> Result<(), EventError> {
        public_line("office", &self.office)
    }
}

/// A key lost its role.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficerRevoked {
    /// The officer's key.
    pub key: KeyId,
    /// From this date on.
    pub on: Date,
    /// Why, without personal data.
    pub reason: String,
}

impl Payload for OfficerRevoked {
    fn check(&self) -> Result<(), EventError> {
        public_line("reason", &self.reason)
    }
}
