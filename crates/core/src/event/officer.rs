//! Who may write to the ledger.

use super::payload::payload;
use crate::value::{Date, KeyId, PublicKey, PublicLine, Role};

payload! {
    /// A key was given a role.
    pub struct OfficerEnrolled {
        /// The officer's key.
        pub public_key: PublicKey,
        /// What the key may be used for.
        pub role: Role,
        /// The office, not the name of the person who holds it: this is public for ever.
        pub office: PublicLine,
        /// From this date on.
        pub from: Date,
    }
}

payload! {
    /// A key lost its role.
    pub struct OfficerRevoked {
        /// The officer's key.
        pub key: KeyId,
        /// From this date on.
        pub on: Date,
        /// Why, without personal data.
        pub reason: PublicLine,
    }
}
