//! The one seam: what a storage engine must do for a ledger, and nothing more.

#[cfg(any(test, feature = "conformance"))]
pub mod conformance;

use std::sync::Arc;

use thiserror::Error;

use crate::entry::{Entry, Head};

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
    fn read(&self, from: u64, max: usize) -> Result<Vec<Entry>, LogError>;
}

/// A log that several ledgers share, or whose engine is chosen while the program runs.
impl<L: Log + ?Sized> Log for Arc<L> {
    fn head(&self) -> Result<Head, LogError> {
        (**self).head()
    }

    fn append(&self, at: Head, entries: &[Entry]) -> Result<Head, LogError> {
        (**self).append(at, entries)
    }

    fn make_room(&self, entries: &[Entry], beside: u64) -> Result<(), LogError> {
        (**self).make_room(entries, beside)
    }

    fn read(&self, from: u64, max: usize) -> Result<Vec<Entry>, LogError> {
        (**self).read(from, max)
    }
}

/// Why a log did not do what it was asked.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum LogError {
    /// The entries do not continue the chain; nothing was written.
    #[error("entry {seq} does not follow the log's head: {reason}")]
    Chain {
        /// The entry.
        seq: u64,
        /// What does not fit.
        reason: String,
    },
    /// Somebody else appended first; nothing was written.
    #[error("the log's head is entry {}, not the expected one", .0.size)]
    Conflict(Head),
    /// What is stored is not what was written.
    #[error("what is stored of entry {seq} is damaged: {reason}")]
    Damaged {
        /// The first entry that cannot be read.
        seq: u64,
        /// What is wrong.
        reason: String,
    },
    /// The engine failed while it made entries durable: they may be recorded or not.
    #[error("it may or may not be recorded: {0}")]
    Doubt(String),
    /// The engine failed; nothing was appended.
    #[error("the storage engine failed: {0}")]
    Engine(String),
    /// The disk has no room for the entries; nothing was written.
    #[error("the disk is full: {free} bytes are free, {needed} are needed; nothing was recorded")]
    Full {
        /// How many bytes are needed, with a reserve.
        needed: u64,
        /// How many are free.
        free: u64,
    },
}

/// The head after `entries`, each of which must follow the one before.
///
/// # Errors
/// [`LogError::Chain`] at the first that does not follow.
pub fn follow_all(at: Head, entries: &[Entry]) -> Result<Head, LogError> {
    entries.iter().try_fold(at, |head, entry| {
        let seq = entry.leaf.seq;
        head.follow(&entry.leaf).map_err(|error| LogError::Chain { seq, reason: error.to_string() })
    })
}
