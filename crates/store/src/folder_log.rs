//! What a folder asks of an engine beside the log itself.

use std::fmt::Debug;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use ikrar_core::log::{Log, LogError};

use crate::disk::Disk;
use crate::lock::Lock;
use crate::notice::Notice;

/// A log in a folder, whatever engine keeps it.
pub trait FolderLog: Log + Debug {
    /// How long the key ring must be so that every entry opens.
    fn keys_length(&self) -> u64;

    /// Makes a log that was opened for reading ready for writing; whoever calls it holds the
    /// ledger's lock. What a crash left is moved to the folder `aside`.
    ///
    /// # Errors
    /// When what was acknowledged is damaged or missing, or a file cannot be written.
    fn prepare(&mut self, disk: &Arc<dyn Disk>, aside: &Path) -> Result<(), LogError>;

    /// Keeps the ledger's lock for as long as the log is open; what is appended says that the key
    /// ring is as long as `keys` tells.
    fn hold(&mut self, lock: Lock, keys: Arc<AtomicU64>, notice: Option<Notice>);

    /// What is to be told by now.
    fn take_notices(&self) -> Vec<Notice>;

    /// Saves what is not durable yet and need not be; gives what is to be told.
    fn close(self: Box<Self>) -> Vec<Notice>;
}
