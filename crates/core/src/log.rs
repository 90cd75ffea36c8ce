//! The one seam: what a storage engine must do for a ledger, and nothing more.

#[cfg(any(test, feature = "conformance"))]
pub mod conformance;

use std::path::PathBuf;
use std::sync::Arc;

use thiserror::Error;

use crate::entry::{ChainError, Entry, Head, Leaf};
use crate::error::{IoFault, Kind};
use crate::value::Seq;

/// An append-only log of entries.
///
/// The contract, which `log::conformance` tests:
/// - `append` is compare-and-append: all of the entries, or none. They are durable when it
///   returns `Ok`: no crash after that loses them.
/// - `append` refuses when `at` is not the durable head, and when the entries do not continue it.
/// - After [`LogError::Doubt`] the outcome is unknown, and the handle must be dropped: reopen the
///   log and read its head. After any other error nothing was appended.
/// - `read` gives what was appended, byte for byte.
pub trait Log: Send + Sync {
    /// The durable head; `Head::default()` when empty.
    ///
    /// # Errors
    /// When the engine cannot read.
    fn head(&self) -> Result<Head, LogError>;

    /// Appends all of `entries` after `at`, or nothing. Durable once it returns `Ok`.
    ///
    /// # Errors
    /// [`LogError::Conflict`] with the head when it is not `at`; [`LogError::Chain`] when the
    /// entries do not follow it; else the engine failed.
    fn append(&self, at: Head, entries: &[Entry]) -> Result<Head, LogError>;

    /// Makes sure that there is room for these entries, and for `beside` bytes that are written
    /// beside the log before them, so that appending them does not find the disk full half-way.
    ///
    /// # Errors
    /// [`LogError::Full`] when there is none; nothing was written.
    fn make_room(&self, entries: &[Entry], beside: u64) -> Result<(), LogError> {
        let _ = (entries, beside);
        Ok(())
    }

    /// Up to `max` entries from position `from`; fewer only at the end of the log.
    ///
    /// # Errors
    /// [`LogError::Damaged`] when stored bytes are not entries; else the engine failed.
    fn read(&self, from: Seq, max: usize) -> Result<Vec<Entry>, LogError>;

    /// Hands on up to `max` leaves and bodies from position `from`, where they lie: as
    /// [`Log::read`] for whoever keeps them in a place of his own.
    ///
    /// # Errors
    /// As [`Log::read`]; what was handed on before is sound.
    fn visit(
        &self,
        from: Seq,
        max: usize,
        take: &mut dyn FnMut(Leaf, &[u8]),
    ) -> Result<(), LogError> {
        self.read(from, max)?.iter().for_each(|entry| take(entry.leaf, &entry.body));
        Ok(())
    }

    /// Looks for what was acknowledged and stands behind the head, out of reach. An engine that
    /// cannot lose its end has nothing to look for.
    ///
    /// # Errors
    /// [`LogError::Damaged`] with the first entry of it.
    fn check_end(&self) -> Result<(), LogError> {
        Ok(())
    }
}

/// A log behind a pointer: lent, shared by several ledgers, or of an engine that is chosen while
/// the program runs.
macro_rules! behind {
    ($($pointer:ty),+) => {$(
        impl<L: Log + ?Sized> Log for $pointer {
            fn head(&self) -> Result<Head, LogError> {
                (**self).head()
            }

            fn append(&self, at: Head, entries: &[Entry]) -> Result<Head, LogError> {
                (**self).append(at, entries)
            }

            fn make_room(&self, entries: &[Entry], beside: u64) -> Result<(), LogError> {
                (**self).make_room(entries, beside)
            }

            fn read(&self, from: Seq, max: usize) -> Result<Vec<Entry>, LogError> {
                (**self).read(from, max)
            }

            fn visit(
                &self,
                from: Seq,
                max: usize,
                take: &mut dyn FnMut(Leaf, &[u8]),
            ) -> Result<(), LogError> {
                (**self).visit(from, max, take)
            }

            fn check_end(&self) -> Result<(), LogError> {
                (**self).check_end()
            }
        }
    )+};
}

behind!(&L, Box<L>, Arc<L>);

/// Why a log did not do what it was asked.
#[derive(Debug, Error)]
#[error("{self:?}")]
pub enum LogError {
    /// The entries do not continue the chain; nothing was written.
    Chain {
        /// The entry.
        seq: Seq,
        /// What does not fit.
        source: ChainError,
    },
    /// Somebody else appended first; nothing was written.
    Conflict(Head),
    /// What is stored is not what was written.
    Damaged {
        /// The first entry that cannot be read.
        seq: Seq,
        /// What is wrong.
        damage: Damage,
    },
    /// The engine failed while it made entries durable: they may be recorded or not.
    Doubt(EngineFault),
    /// The engine failed; nothing was appended.
    Engine(EngineFault),
    /// The disk has no room for the entries; nothing was written.
    Full {
        /// How many bytes are needed, with a reserve.
        needed: u64,
        /// How many are free.
        free: u64,
    },
}

impl LogError {
    /// What kind of fault it is.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Chain { .. } | Self::Damaged { .. } => Kind::Damaged,
            Self::Conflict(_) => Kind::Busy,
            Self::Doubt(_) | Self::Engine(_) | Self::Full { .. } => Kind::Failed,
        }
    }
}

/// What is wrong with what is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Damage {
    /// The entry was acknowledged, and has this flaw.
    Acknowledged(Flaw),
    /// Nothing tells how far appends were acknowledged.
    AcknowledgedMissing,
    /// Another entry was acknowledged in its place.
    AcknowledgedOther,
    /// A file or folder is not one that can be read.
    File {
        /// Which.
        path: PathBuf,
        /// What the system said.
        fault: IoFault,
    },
    /// The entry has this flaw.
    Flawed(Flaw),
    /// The entry has this flaw, and lists stand behind it: no crash leaves that.
    Followed(Flaw),
    /// The index knows more entries than the journal has.
    IndexLonger {
        /// How many it knows.
        size: u64,
    },
    /// The index knows another entry in its place.
    IndexOther,
    /// A file or folder is not there.
    Missing {
        /// Which.
        path: PathBuf,
    },
    /// The entry is not stored.
    NotStored,
    /// The log ends here, and a snapshot knew more entries.
    Shorter {
        /// How many it knew.
        known: u64,
    },
    /// The entries up to here do not lead to the log's head.
    Unled,
}

/// What is wrong with bytes that should be a record of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// The leaf does not follow the one before it, or its body is another.
    Chain,
    /// The check does not fit the bytes.
    Check,
    /// The bytes end, or are zeros from here on.
    Cut,
    /// A record stands where another kind belongs, or its length is impossible.
    Order,
}

impl From<ChainError> for Flaw {
    fn from(_: ChainError) -> Self {
        Self::Chain
    }
}

/// How an engine failed; it says nothing about what is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EngineFault {
    /// An earlier list ended in doubt: this handle appends no more.
    EarlierDoubt,
    /// The system did not give an entry.
    Entry {
        /// Which.
        seq: Seq,
        /// What it said.
        fault: IoFault,
    },
    /// A file or folder cannot be read or written.
    File {
        /// Which.
        path: PathBuf,
        /// What the system said.
        fault: IoFault,
    },
    /// The newest list was given once, and is not on the disk any more.
    ListGone,
    /// The log was opened for reading only.
    ReadOnly,
}

/// The head after `entries`, each of which must follow the one before.
///
/// # Errors
/// [`LogError::Chain`] at the first that does not follow.
pub fn follow_all(at: Head, entries: &[Entry]) -> Result<Head, LogError> {
    entries.iter().try_fold(at, |head, entry| {
        let seq = entry.leaf.seq;
        head.follow(&entry.leaf).map_err(|source| LogError::Chain { seq, source })
    })
}
