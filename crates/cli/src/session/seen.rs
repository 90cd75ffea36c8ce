//! What this user saw of a ledger last, which no folder that is put back may contradict.

use std::path::PathBuf;

use ikrar_core::note::Note;
use ikrar_core::value::LedgerId;
use ikrar_store::folder::{Folder, FolderError, FolderLedger};
use ikrar_store::seen::{Seen, SeenFile};

use super::{Session, ledger_id};
use crate::error::CliError;

impl Session {
    /// Opens a ledger, if it continues what this user saw of it.
    pub(super) fn as_seen(
        &self,
        folder: &Folder,
        open: impl FnOnce() -> Result<FolderLedger, FolderError>,
    ) -> Result<FolderLedger, CliError> {
        let known = self.known(&folder.marker()?.id)?;
        let ledger = open()?;
        if let Some((file, seen)) = known {
            file.compare(&seen, ledger.log())?;
        }
        Ok(ledger)
    }

    /// What this user saw of the ledger of this id, and where it is kept.
    pub(crate) fn known(&self, ledger: &LedgerId) -> Result<Option<(SeenFile, Seen)>, CliError> {
        let Some(file) = self.seen(ledger) else { return Ok(None) };
        Ok(file.read()?.map(|seen| (file, seen)))
    }

    /// Where it is kept what this user saw of a ledger.
    fn seen_of(&self, ledger: &FolderLedger) -> Result<Option<SeenFile>, CliError> {
        Ok(self.seen(&ledger_id(ledger.state())?))
    }

    /// Closes a ledger after recording, and notes what is seen of it now: the entries, and the
    /// checkpoint that was signed.
    pub(crate) fn close_with(
        &self,
        ledger: FolderLedger,
        checkpoint: Option<&Note>,
    ) -> Result<(), CliError> {
        let remembered = match self.seen_of(&ledger)? {
            Some(seen) => seen.remember(ledger.state().head(), checkpoint),
            None => Ok(()),
        };
        self.notify(&self.folder()?.close(ledger));
        Ok(remembered?)
    }

    fn seen(&self, ledger: &LedgerId) -> Option<SeenFile> {
        self.states.as_ref().map(|states| SeenFile::of(states, ledger))
    }
}

/// The user's folder of states (XDG Base Directory Specification).
pub(super) fn states() -> Option<PathBuf> {
    let named = |name| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    named("XDG_STATE_HOME").or_else(|| Some(named("HOME")?.join(".local/state")))
}
