//! The ledger's beginning, and who may write to it.

use crate::codec::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::{EventError, PastDates, Payload, impersonal, public_line};
use crate::value::{AgencyCode, Date, KeyId, PublicKey, Role, Zone};

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

impl Payload for LedgerCreated {
    const NAME: &'static str = "ledger-created";

    fn check(&self) -> Result<(), EventError> {
        public_line("origin", &self.origin)?;
        impersonal("agency", self.agency.as_str())?;
        public_line("name", &self.name)
    }
}

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
    const NAME: &'static str = "officer-enrolled";

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
    const NAME: &'static str = "officer-revoked";

    fn past_dates(&self) -> PastDates {
        ("on", self.on).into()
    }

    fn check(&self) -> Result<(), EventError> {
        public_line("reason", &self.reason)
    }
}
