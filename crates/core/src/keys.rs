//! The keys that seal what is about a person, and the ring that holds them.

use thiserror::Error;
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::value::PersonId;

/// The key that seals everything about one person.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct DataKey([u8; 32]);

impl DataKey {
    /// Wraps 32 random bytes.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// Where data keys come from.
pub trait DataKeys: Sync {
    /// The person's data key, unless it was never made or was destroyed.
    fn data_key(&self, person: &PersonId) -> Option<&DataKey>;
}

/// A ring of data keys that can grow.
pub trait KeyRing: DataKeys + Send {
    /// Makes a data key for each of these people; it may be used at once and is durable after
    /// [`KeyRing::commit`].
    ///
    /// # Errors
    /// When the system gives no randomness.
    fn add(&mut self, people: &[PersonId]) -> Result<(), KeyRingError>;

    /// Forgets the keys that were added and not made durable: what they were for was refused.
    fn discard(&mut self);

    /// How many bytes [`KeyRing::commit`] will write, so that there is room for them.
    fn uncommitted_bytes(&self) -> u64 {
        0
    }

    /// Makes the keys that were added durable. No entry sealed with one is appended before.
    ///
    /// # Errors
    /// When they cannot be written.
    fn commit(&mut self) -> Result<(), KeyRingError>;
}

/// A key ring failed.
#[derive(Debug, Error)]
pub enum KeyRingError {
    /// A key is missing, or a file is not what was written.
    #[error("the key ring failed: {0}")]
    Damaged(String),
    /// A file cannot be read or written now.
    #[error("the key ring failed: {0}")]
    Failed(String),
}

/// Fills a buffer with random bytes.
pub type Randomness<'a> = &'a mut (dyn FnMut(&mut [u8]) -> Result<(), KeyRingError> + Send);
