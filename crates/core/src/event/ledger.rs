//! The ledger's beginning.

use serde::{Deserialize, Serialize};

use super::{EventError, Payload, impersonal, public_line};
use crate::codec::{Decode, Encode};
use crate::value::{AgencyCode, PublicKey, Zone};

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
    fn check(&self) -> Result<(), EventError> {
        public_line("origin", &self.origin)?;
        impersonal("agency", self.agency.as_str())?;
        public_line("name", &self.name)
    }
}
