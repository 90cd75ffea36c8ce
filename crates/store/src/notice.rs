//! What opening or closing a ledger had to do beyond its task, told in one line each.

use std::path::PathBuf;

use thiserror::Error;

/// Something that was put right, or could not be kept; nothing that was recorded is lost by it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Notice {
    /// How far was acknowledged could not be noted.
    #[error("it was recorded, but not noted as acknowledged: {0}")]
    AcknowledgedNotKept(String),
    /// sled's chain was made anew from the journal.
    #[error("the index was made anew from the journal; the old one is in {}", .aside.display())]
    ChainRebuilt {
        /// Where the old one is.
        aside: PathBuf,
    },
    /// sled's chain could not be saved, and will be made anew.
    #[error("the index could not be saved; the next command that records makes it anew")]
    ChainNotKept,
    /// The snapshot could not be written: the next command takes longer.
    #[error("it was recorded, but no snapshot could be written: {0}")]
    SnapshotNotKept(String),
    /// What a crash left behind the last list or record was moved into a file.
    #[error(
        "{bytes} bytes that a crash left, and no entry needs, are set aside in {}",
        .aside.display()
    )]
    TornEnd {
        /// Where they are.
        aside: PathBuf,
        /// How many.
        bytes: u64,
    },
}
