//! Which engine keeps a ledger's log.

use std::io;
use std::path::Path;

use ikrar_core::log::LogError;
use serde::{Deserialize, Serialize};

use crate::disk::Disk;
use crate::file_log::FileLog;
use crate::folder_log::FolderLog;

/// An engine, as `ledger.toml` names it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Engine {
    /// Entries in a journal, their chain in sled.
    #[default]
    Journal,
}

impl Engine {
    /// Makes an empty log in a folder that does not exist yet.
    pub(crate) fn create(self, disk: &dyn Disk, folder: &Path) -> io::Result<()> {
        match self {
            Self::Journal => FileLog::create(disk, folder),
        }
    }

    /// Opens a log for reading: it writes nothing, takes no lock, and can be done beside a writer.
    pub(crate) fn read_only(self, folder: &Path) -> Result<Box<dyn FolderLog>, LogError> {
        match self {
            Self::Journal => Ok(Box::new(FileLog::read_only(folder)?)),
        }
    }
}
