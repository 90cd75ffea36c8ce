//! 32-byte values that are shown as 64 lowercase hexadecimal digits.

use std::fmt;
use std::str::FromStr;

use bincode::{Decode, Encode};
use data_encoding::HEXLOWER;
use thiserror::Error;

use super::date::serde_as_text;

/// Makes a newtype over 32 bytes with hexadecimal text, serde as that text, and canonical bytes.
macro_rules! bytes32 {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
        pub struct $name([u8; 32]);

        impl $name {
            /// Wraps 32 bytes.
            pub const fn from_bytes(bytes: [u8; 32]) -> Self {
                Self(bytes)
            }

            /// The 32 bytes.
            pub const fn as_bytes(&self) -> &[u8; 32] {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&HEXLOWER.encode(&self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({self:.8}…)", stringify!($name))
            }
        }

        impl FromStr for $name {
            type Err = HexError;

            fn from_str(text: &str) -> Result<Self, HexError> {
                let bytes = HEXLOWER.decode(text.as_bytes()).map_err(|_| HexError)?;
                bytes.try_into().map(Self).map_err(|_| HexError)
            }
        }

        serde_as_text!($name);
    };
}

bytes32! {
    /// A BLAKE3 hash of some bytes that are not named here: a pact text, a scan.
    Digest
}

bytes32! {
    /// What a key is called: BLAKE3 of the public key under the context [`KEY_ID_CONTEXT`].
    KeyId
}

bytes32! {
    /// Which ledger something belongs to: BLAKE3 of the first event's bytes under the context
    /// [`LEDGER_ID_CONTEXT`]. Every signature covers it, so none can be moved to another ledger.
    LedgerId
}

bytes32! {
    /// The hash chain up to an entry; see [`crate::entry`].
    Link
}

bytes32! {
    /// An Ed25519 public key (RFC 8032). Not every 32 bytes are a point on the curve.
    PublicKey
}

impl Digest {
    /// The BLAKE3 hash of `bytes`, as `b3sum` prints it.
    pub fn of(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }
}

impl KeyId {
    /// The first eight bytes as a number, for indexes.
    pub(crate) fn prefix(&self) -> u64 {
        prefix_of(&self.0)
    }
}

impl LedgerId {
    /// The id of the ledger whose first event has these bytes.
    pub fn of(first_event: &[u8]) -> Self {
        Self(blake3::derive_key(LEDGER_ID_CONTEXT, first_event))
    }
}

impl PublicKey {
    /// The key's id.
    pub fn id(&self) -> KeyId {
        KeyId(blake3::derive_key(KEY_ID_CONTEXT, &self.0))
    }
}

/// The first eight bytes of at least eight, as a number.
pub(crate) fn prefix_of(bytes: &[u8]) -> u64 {
    u64::from_be_bytes(*bytes.first_chunk::<8>().expect("an id has at least eight bytes"))
}

/// Text that is not 64 lowercase hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("expected 64 lowercase hexadecimal digits")]
pub struct HexError;

/// BLAKE3 key-derivation context of [`KeyId`].
pub const KEY_ID_CONTEXT: &str = "ikrar 2026-11-22 key id v1";
/// BLAKE3 key-derivation context of [`LedgerId`].
pub const LEDGER_ID_CONTEXT: &str = "ikrar 2026-11-22 ledger id v1";
