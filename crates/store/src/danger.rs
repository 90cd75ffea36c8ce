//! What an operator with the engine's own tools could do: for tests, and for showing that it is
//! found. Nothing else in the program calls this.

use std::path::Path;

use ikrar_core::log::LogError;

use crate::sled_log::SledLog;

/// Changes the body of an entry in place, leaving its leaf and everything else as it is.
///
/// # Errors
/// When the log cannot be opened or does not hold the entry.
pub fn rewrite_body(
    log: &Path,
    seq: u64,
    change: impl FnOnce(&mut Vec<u8>),
) -> Result<(), LogError> {
    SledLog::open(log)?.rewrite(seq, |entry| change(&mut entry.body))
}
