//! The ledger's beginning, and what happened to it as a whole.

use super::payload::payload;
use crate::value::{AgencyCode, Date, PublicKey, PublicLine, Zone};

payload! {
    /// The first entry: which ledger this is and who its first admin is.
    pub struct LedgerCreated {
        /// The ledger's public name, a URL without scheme such as `ikrar.example.id/muba`.
        pub origin: PublicLine,
        /// The agency that keeps the ledger.
        pub agency: AgencyCode,
        /// That agency's name.
        pub name: PublicLine,
        /// In which zone the ledger's legal dates are.
        pub zone: Zone,
        /// The first admin's key.
        pub admin: PublicKey,
    }
}

payload! {
    /// The ledger's checkpoints are signed with this key too, from a day on.
    pub struct LogKeyAnnounced {
        /// The key as signed notes name it ([C2SP signed-note](https://c2sp.org/signed-note)).
        pub vkey: PublicLine,
        /// First day on which checkpoints carry its signature.
        pub from: Date,
    }
}

payload! {
    /// The ledger was restored from a back-up, knowingly: entries that somebody saw may be lost.
    pub struct Restored {
        /// Why.
        pub reason: PublicLine,
        /// The first entry that was there before and may be another one now, or none.
        pub lost_from: u64,
    }
}
