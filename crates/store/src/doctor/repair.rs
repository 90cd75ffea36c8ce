//! What any writer would put right, done now and told.

use std::path::PathBuf;

use ikrar_core::state::snapshot::Snapshot;

use super::examine::is_leftover;
use super::{Seen, What, is_sound};
use crate::file;
use crate::folder::{ASIDE, Folder, FolderError, SNAPSHOT};
use crate::notice::Notice;

/// What was found before anything was done, and what was done.
#[derive(Debug)]
#[non_exhaustive]
pub struct Repairs {
    /// What was found. Where it is not sound, nothing was done.
    pub before: Vec<Seen>,
    /// What was done, in its order.
    pub done: Vec<Repaired>,
}

/// Something that was put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repaired {
    /// A file or folder was closed to others.
    Closed {
        /// Which, from the ledger's folder.
        file: String,
        /// Its mode until then.
        mode: u32,
    },
    /// The index was not there.
    Index,
    /// What any writer puts right.
    Noticed(Notice),
    /// A file was moved away.
    SetAside {
        /// Which, from the ledger's folder.
        file: String,
        /// Where it is.
        aside: PathBuf,
    },
    /// A new snapshot was written.
    Snapshot {
        /// The head's size.
        size: u64,
    },
}

impl Folder {
    /// Does what the next writer would do anyway: sets aside what a crash left, makes the index
    /// anew where it does not serve; and closes files to others, and replaces a snapshot that does
    /// not open. Nothing that counts is changed, nothing is deleted. Where acknowledged entries or
    /// the key ring are damaged, it does nothing.
    ///
    /// # Errors
    /// When another process writes, the folder is not there, or a file cannot be read or written.
    pub fn repair(&self) -> Result<Repairs, FolderError> {
        let before = self.examine()?;
        let mut repairs = Repairs { before, done: Vec::new() };
        if !is_sound(&repairs.before) {
            return Ok(repairs);
        }
        let lock = self.lock()?;
        // The ledger may have changed until it was ours.
        repairs.before = self.examine_as(true)?;
        if !is_sound(&repairs.before) {
            return Ok(repairs);
        }
        if self.close_to_others(&mut repairs)? {
            // A key ring that others may read was not opened yet.
            let seen = self.examine_as(true)?;
            if !is_sound(&seen) {
                repairs.before = seen;
                return Ok(repairs);
            }
        }
        let marker = self.marker()?;
        let (log, keys) = self.open_to_write(marker.engine, lock, 1)?;
        if repairs.before.iter().any(|seen| seen.what == What::IndexMissing) {
            repairs.done.push(Repaired::Index);
        }
        let unfit = self.set_aside(&mut repairs)?;
        let notices = log.take_notices();
        repairs.done.extend(notices.into_iter().map(Repaired::Noticed));
        let snapshot = self.read_snapshot(self.snapshot_file(), Snapshot::whole);
        let ledger = ikrar_core::ledger::Ledger::open(log, keys, snapshot)?;
        let ledger = self.compare(&marker, ledger)?;
        if unfit {
            let written = self.write_snapshot(ledger.state(), ledger.keys().snapshot_secret());
            let path = self.path().join(SNAPSHOT);
            written.map_err(|source| FolderError::Io { path, source })?;
            let size = ledger.state().head().size;
            repairs.done.push(Repaired::Snapshot { size });
        }
        repairs.done.extend(self.close(ledger).into_iter().map(Repaired::Noticed));
        Ok(repairs)
    }

    /// Whether there was anything to close.
    fn close_to_others(&self, repairs: &mut Repairs) -> Result<bool, FolderError> {
        let wide = repairs.before.iter().filter_map(|seen| match seen.what {
            What::Wide { mode } => Some((seen.file.clone(), mode)),
            _ => None,
        });
        for (file, mode) in wide.collect::<Vec<_>>() {
            let path = self.path().join(&file);
            let closed = self.disk.close_to_others(&path);
            closed.map_err(|source| FolderError::Io { path, source })?;
            repairs.done.push(Repaired::Closed { file, mode });
        }
        Ok(!repairs.done.is_empty())
    }

    /// Moves away what was left of files that were being written, and a snapshot that does not
    /// open; whether there was one.
    fn set_aside(&self, repairs: &mut Repairs) -> Result<bool, FolderError> {
        let mut unfit = false;
        let aside = self.path().join(ASIDE);
        for Seen { file, what } in self.examine_as(true)? {
            let snapshot = what == What::SnapshotUnfit && file == SNAPSHOT;
            let leftover = matches!(what, What::Leftover { .. }) && is_leftover(&file);
            if !snapshot && !leftover {
                continue;
            }
            unfit |= snapshot;
            let from = self.path().join(&file);
            let name = file.rsplit('/').next().unwrap_or(&file);
            let moved = file::aside(&*self.disk, &aside, name).and_then(|to| {
                self.disk.rename(&from, &to)?;
                self.disk.sync_folder(&aside)?;
                self.disk.sync_folder(file::parent(&from))?;
                Ok(to)
            });
            let aside = moved.map_err(|source| FolderError::Io { path: from, source })?;
            repairs.done.push(Repaired::SetAside { file, aside });
        }
        Ok(unfit)
    }
}
