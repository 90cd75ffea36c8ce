//! 32-byte values that are shown as 64 lowercase hexadecimal digits, and bytes as base64.

use std::sync::LazyLock;

use data_encoding::BASE64;
use ikrar_lanes::Mode;
use thiserror::Error;

use crate::macros::{as_text, bytes};

bytes! {
    /// A BLAKE3 hash of some bytes that are not named here: a pact text, a scan.
    Digest[32], HexError: HexError
}

bytes! {
    /// What a key is called: BLAKE3 of the public key under the context [`KEY_ID_CONTEXT`].
    KeyId[32], HexError: HexError
}

bytes! {
    /// Which ledger something belongs to: BLAKE3 of the first event's bytes under the context
    /// [`LEDGER_ID_CONTEXT`]. Every signature covers it, so none can be moved to another ledger.
    LedgerId[32], HexError: HexError
}

bytes! {
    /// The hash chain up to an entry; see [`crate::entry`].
    Link[32], HexError: HexError
}

bytes! {
    /// An Ed25519 public key (RFC 8032). Not every 32 bytes are a point on the curve.
    PublicKey[32], HexError: HexError
}

bytes! {
    /// A SHA-256 hash of the public tree or the directory: a leaf, a node, or the root over all;
    /// see [`crate::tree`] and [`crate::directory`].
    TreeHash[32], HexError: HexError
}

/// Bytes of any number as base64 with padding (RFC 4648, section 4), of which there is one form.
#[derive(Clone, PartialEq, Eq)]
pub struct Base64(pub Vec<u8>);

impl std::fmt::Debug for Base64 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} bytes", self.0.len())
    }
}

impl std::fmt::Display for Base64 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&BASE64.encode(&self.0))
    }
}

impl std::str::FromStr for Base64 {
    type Err = Base64Error;

    fn from_str(text: &str) -> Result<Self, Base64Error> {
        BASE64.decode(text.as_bytes()).map(Self).map_err(|_| Base64Error)
    }
}

as_text!(Base64);

/// Text that is not base64 with padding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("expected base64 with padding")]
pub struct Base64Error;

impl Digest {
    /// The BLAKE3 hash of `bytes`, as `b3sum` prints it.
    pub fn of(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }

    /// The BLAKE3 hash of each, hashed together.
    pub(crate) fn of_all(all: &[&[u8]]) -> Vec<Self> {
        Mode::HASH.hash_all(all).into_iter().map(Self).collect()
    }
}

impl KeyId {
    /// The first eight bytes as a number, for indexes.
    pub(crate) fn prefix(&self) -> u64 {
        prefix_of(&self.0)
    }
}

impl Digest {
    /// The first eight bytes as a number, by which a hash is told from others by chance.
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
        KeyId(KEY_ID.hash(&self.0))
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

/// How ids of keys are hashed; most entries have one made, so the context is hashed once.
static KEY_ID: LazyLock<Mode> = LazyLock::new(|| Mode::derive(KEY_ID_CONTEXT));
/// BLAKE3 key-derivation context of [`KeyId`].
pub const KEY_ID_CONTEXT: &str = "ikrar 2026-11-22 key id v1";
/// BLAKE3 key-derivation context of [`LedgerId`].
pub const LEDGER_ID_CONTEXT: &str = "ikrar 2026-11-22 ledger id v1";
