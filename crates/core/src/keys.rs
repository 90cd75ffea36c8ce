//! The keys that seal what is about a person, and the ring that holds them.

use std::path::PathBuf;

use ikrar_lanes::Mode;
use thiserror::Error;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::error::{IoFault, Kind};
use crate::value::{PersonId, Seq};
use crate::vrf::SecretKey;

/// The key from which those are derived that seal what is about one person.
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

impl DataKey {
    /// The key that seals what is about the person in this entry, and nothing else: whoever is
    /// given it can open neither an earlier nor a later one.
    pub fn of_entry(&self, entry: Seq) -> EntryKey {
        let mut covered = Zeroizing::new([0; 40]);
        self.cover(entry, &mut covered);
        EntryKey(blake3::derive_key(ENTRY_KEY_CONTEXT, covered.as_slice()))
    }

    /// What the key of an entry is derived from.
    fn cover(&self, entry: Seq, covered: &mut [u8; 40]) {
        let (key, number) = covered.split_at_mut(32);
        key.copy_from_slice(&self.0);
        number.copy_from_slice(&entry.number().to_be_bytes());
    }
}

/// The key that seals one entry.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct EntryKey([u8; 32]);

impl EntryKey {
    /// The key of each entry, derived together from its person's data key.
    pub(crate) fn of_all(entries: &[(&DataKey, Seq)]) -> Vec<Self> {
        let mut covered = Zeroizing::new(vec![[0; 40]; entries.len()]);
        for (covered, (key, entry)) in covered.iter_mut().zip(entries) {
            key.cover(*entry, covered);
        }
        let covered: Vec<&[u8]> = covered.iter().map(<[u8; 40]>::as_slice).collect();
        let keys = Mode::derive(ENTRY_KEY_CONTEXT).hash_all(&covered);
        keys.into_iter().map(Self).collect()
    }

    /// Wraps the 32 bytes.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// What a ring holds of a person.
#[derive(Clone)]
#[expect(clippy::exhaustive_enums, reason = "whoever asks must tell them apart")]
pub enum Held {
    /// The data key.
    Key(DataKey),
    /// The key was destroyed, so that nothing about the person can be read ever again.
    Erased,
    /// Nothing: the key was never made, or is lost.
    Missing,
}

impl Held {
    /// The data key, if there is one.
    pub fn key(self) -> Option<DataKey> {
        match self {
            Self::Key(key) => Some(key),
            Self::Erased | Self::Missing => None,
        }
    }
}

/// Where data keys come from.
pub trait DataKeys: Sync {
    /// What is held of a person. A ring that is not ready holds nothing of anybody.
    fn data_key(&self, person: &PersonId) -> Held;

    /// Hears whom it will be asked about next, one after the other, so that the keys are near by
    /// then: memory is slow to answer one question and answers many at once.
    fn ask_for(&self, people: &[PersonId]) {
        let _ = people;
    }

    /// Makes the ring ready to be asked: many questions need no key, and opening a large ring
    /// takes a while. Whoever opens or seals anything calls it before.
    ///
    /// # Errors
    /// When the ring is damaged, or cannot be read.
    fn ready(&self) -> Result<(), KeyRingError> {
        Ok(())
    }

    /// Makes the ring ready to be asked about this person, who was about the `nth` to be enrolled,
    /// from 0: what is about one person needs one key. It may be asked about others too.
    ///
    /// # Errors
    /// As [`DataKeys::ready`].
    fn ready_for(&self, person: &PersonId, nth: u32) -> Result<(), KeyRingError> {
        let _ = (person, nth);
        self.ready()
    }

    /// The secret key of the names tree; `None` where numbers are kept in none.
    ///
    /// # Errors
    /// When it is damaged, or cannot be read.
    fn names_key(&self) -> Result<Option<SecretKey>, KeyRingError> {
        Ok(None)
    }
}

/// The ring of whoever was given no keys: of what is sealed nothing opens, as if everybody had been
/// erased, and nothing is wrong with that.
#[derive(Debug, Clone, Copy)]
pub struct NoKeys;

impl DataKeys for NoKeys {
    fn data_key(&self, _: &PersonId) -> Held {
        Held::Erased
    }
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

    /// The secret that seals snapshots: who has the ring has it, and nobody else.
    fn snapshot_secret(&self) -> &[u8; 32];
}

impl<K: DataKeys + Send + ?Sized> DataKeys for Box<K> {
    fn data_key(&self, person: &PersonId) -> Held {
        (**self).data_key(person)
    }

    fn ask_for(&self, people: &[PersonId]) {
        (**self).ask_for(people);
    }

    fn ready(&self) -> Result<(), KeyRingError> {
        (**self).ready()
    }

    fn ready_for(&self, person: &PersonId, nth: u32) -> Result<(), KeyRingError> {
        (**self).ready_for(person, nth)
    }

    fn names_key(&self) -> Result<Option<SecretKey>, KeyRingError> {
        (**self).names_key()
    }
}

impl<K: KeyRing + ?Sized> KeyRing for Box<K> {
    fn add(&mut self, people: &[PersonId]) -> Result<(), KeyRingError> {
        (**self).add(people)
    }

    fn discard(&mut self) {
        (**self).discard();
    }

    fn uncommitted_bytes(&self) -> u64 {
        (**self).uncommitted_bytes()
    }

    fn commit(&mut self) -> Result<(), KeyRingError> {
        (**self).commit()
    }

    fn snapshot_secret(&self) -> &[u8; 32] {
        (**self).snapshot_secret()
    }
}

/// Why a key ring failed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum KeyRingError {
    /// A key is missing, or a file is not what was written.
    Damaged {
        /// The file or folder.
        path: PathBuf,
        /// What is wrong with it.
        damage: KeyDamage,
    },
    /// An earlier write ended in doubt: this handle writes no more.
    EarlierDoubt,
    /// A file cannot be read or written now.
    File {
        /// Which.
        path: PathBuf,
        /// What the system said.
        fault: IoFault,
    },
    /// A person who is enrolled has no data key.
    NoKey,
    /// The system gives no randomness.
    Randomness(IoFault),
    /// Others may read or write a file.
    Wide {
        /// Which.
        path: PathBuf,
        /// Its mode.
        mode: u32,
    },
    /// Data keys that were added cannot be written.
    Write(IoFault),
}

/// What is wrong with a key ring's file or folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyDamage {
    /// Its bytes are not what was written.
    Altered,
    /// It is not there.
    Missing,
    /// It holds no master key.
    NoMaster,
    /// It is no file.
    NotAFile,
    /// It is shorter than the entries need.
    Short,
    /// It is not one that can be read.
    Unreadable(IoFault),
}

impl KeyRingError {
    /// What kind of fault it is.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Damaged { .. } | Self::NoKey => Kind::Damaged,
            Self::EarlierDoubt
            | Self::File { .. }
            | Self::Randomness(_)
            | Self::Wide { .. }
            | Self::Write(_) => Kind::Failed,
        }
    }
}

/// Fills a buffer with random bytes.
pub type Randomness<'a> = &'a mut (dyn FnMut(&mut [u8]) -> Result<(), KeyRingError> + Send);

/// BLAKE3 key-derivation context of [`EntryKey`].
pub const ENTRY_KEY_CONTEXT: &str = "ikrar 2026-11-24 body key v1";
