//! The ledger's beginning, and what happened to it as a whole.

use serde::{Deserialize, Serialize};

use super::{EventError, Payload, impersonal, public_line};
use crate::codec::{Decode, Encode};
use crate::value::{AgencyCode, Date, PublicKey, Zone};

/// The first entry: which ledger this is and who its first admin is.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LedgerCreated {
    /// The ledger's public name, a URL without scheme such as `ikrar.example.id/muba`.
    pub origin: String,
    /// The agency that keeps the ledger.
    pub agency: AgencyCode,
    /// That agency's name.
    pub name: String,
    /// In which zone the ledger's legal dates are.
    pub zone: Zone,
    /// The first admin's key.
    pub admin: PublicKey,
}

/// The ledger's checkpoints are signed with this key too, from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogKeyAnnounced {
    /// The key as signed notes name it ([C2SP signed-note](https://c2sp.org/signed-note)).
    pub vkey: String,
    /// First day on which checkpoints carry its signature.
    pub from: Date,
}

/// The ledger was restored from a back-up, knowingly: entries that somebody saw may be lost.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Restored {
    /// Why.
    pub reason: String,
    /// The first entry that was there before and may be another one now, or none.
    pub lost_from: u64,
}

impl Payload for LogKeyAnnounced {
    fn check(&self) -> Result<(), EventError> {
        public_line("vkey", &self.vkey)
    }
}

impl Payload for Restored {
    fn check(&self) -> Result<(), EventError> {
        public_line("reason", &self.reason)
    }
}

impl Payload for LedgerCreated {
    fn check(&self) -> Result<(), EventError> {
        public_line("origin", &self.origin)?;
        impersonal("agency", self.agency.as_str())?;
        public_line("name", &self.name)
    }
}
