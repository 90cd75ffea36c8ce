//! What an operator with a hex editor could do: for tests, and for showing that it is found.
//! Nothing else in the program calls this.

use std::path::Path;

use ikrar_core::log::LogError;

use crate::file_log::FileLog;
use ikrar_core::value::Seq;

/// Changes the body of an entry, leaving its leaf and everything else as it is; the checks of the
/// journal's records are made to fit.
///
/// # Errors
/// When the log cannot be read or does not hold the entry.
pub fn rewrite_body(
    log: &Path,
    seq: Seq,
    change: impl FnOnce(&mut Vec<u8>),
) -> Result<(), LogError> {
    FileLog::read_only(log)?.rewrite(seq, change)
}
