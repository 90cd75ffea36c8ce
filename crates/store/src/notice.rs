//! What opening or closing a ledger had to do beyond its task, told in one line each.

use std::path::PathBuf;

use ikrar_core::error::IoFault;

/// Something that was put right, or could not be kept; nothing that was recorded is lost by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// How far was acknowledged could not be noted.
    AcknowledgedNotKept(IoFault),
    /// sled's chain was made anew from the journal.
    ChainRebuilt {
        /// Where the old one is.
        aside: PathBuf,
    },
    /// sled's chain could not be saved, and will be made anew.
    ChainNotKept,
    /// The snapshot could not be written: the next command takes longer.
    SnapshotNotKept(IoFault),
    /// What a crash left behind the last list or record was moved into a file.
    TornEnd {
        /// Where they are.
        aside: PathBuf,
        /// How many.
        bytes: u64,
    },
}
