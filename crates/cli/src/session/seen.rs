//! What this user saw of a ledger last, which no folder that is put back may contradict.

use std::path::PathBuf;

use ikrar_core::value::LedgerId;
use ikrar_store::folder::FolderLedger;
use ikrar_store::seen::SeenFile;

use super::{Session, ledger_id};
use crate::error::CliError;

impl Session {
    /// A ledger, if it continues what this user saw of it.
    pub(super) fn as_seen(&self, ledger: FolderLedger) -> Result<FolderLedger, CliError> {
        if let Some(seen) = self.seen_of(&ledger)? {
            seen.compare(ledger.log())?;
        }
        Ok(ledger)
    }

    /// Where it is kept what this user saw of a ledger.
    pub(crate) fn seen_of(&self, ledger: &FolderLedger) -> Result<Option<SeenFile>, CliError> {
        Ok(self.seen(&ledger_id(ledger.state())?))
    }

    /// The same for the ledger of this id.
    pub(crate) fn seen(&self, ledger: &LedgerId) -> Option<SeenFile> {
        self.states.as_ref().map(|states| SeenFile::of(states, ledger))
    }
}

/// The user's folder of states (XDG Base Directory Specification).
pub(super) fn states() -> Option<PathBuf> {
    let named = |name| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    named("XDG_STATE_HOME").or_else(|| Some(named("HOME")?.join(".local/state")))
}
