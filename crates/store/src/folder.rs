//! A ledger's folder: made once, opened by one process at a time.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;

use ikrar_core::digest::LedgerId;
use ikrar_core::ledger::{KeyRingError, Ledger, LedgerError};
use ikrar_core::log::LogError;
use ikrar_core::state::State;
use ikrar_core::state::snapshot::{Prints, Snapshot};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::file;
use crate::keyring::{self, FileKeyRing};
use crate::sled_log::SledLog;

/// A ledger that is kept in a folder.
pub type FolderLedger = Ledger<SledLog, FileKeyRing>;

/// Where a ledger is kept.
#[derive(Debug, Clone)]
pub struct Folder {
    path: PathBuf,
}

/// What `ledger.toml` says.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Marker {
    /// The folder's format.
    pub format: u32,
    /// The ledger's id.
    pub id: LedgerId,
    /// The ledger's public name.
    pub origin: String,
}

/// Why a folder cannot be used.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum FolderError {
    /// A file or folder cannot be read or written.
    #[error("{}: {source}", path.display())]
    Io {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The key ring cannot be used.
    #[error(transparent)]
    Keys(#[from] KeyRingError),
    /// The ledger cannot be used.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// The folder's marker is not one that this program understands.
    #[error("{}: {reason}", path.display())]
    Marker {
        /// The marker's path.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// The log belongs to another ledger than the marker says.
    #[error("the log in {} is of another ledger than its ledger.toml says", .0.display())]
    Mixed(PathBuf),
    /// No ledger is there.
    #[error("there is no ledger in {}", .0.display())]
    Missing(PathBuf),
    /// A new ledger needs a folder of its own.
    #[error("{} is not empty", .0.display())]
    NotEmpty(PathBuf),
}

impl From<LogError> for FolderError {
    fn from(error: LogError) -> Self {
        Self::Ledger(error.into())
    }
}

impl Folder {
    /// The folder at `path`, whatever is in it.
    pub fn at(path: &Path) -> Self {
        Self { path: path.to_owned() }
    }

    /// The folder's path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The log's folder within this one.
    pub fn log_path(&self) -> PathBuf {
        self.path.join(LOG)
    }

    /// Makes a new ledger: `found` records its first entries. The folder must not exist or be
    /// empty, and counts as a ledger only once everything is durable.
    ///
    /// # Errors
    /// When the folder holds anything, cannot be written, or `found` fails.
    pub fn create<E: From<FolderError>>(
        &self,
        found: impl FnOnce(&mut FolderLedger) -> Result<(), E>,
    ) -> Result<FolderLedger, E> {
        let mut ledger = self.create_empty()?;
        found(&mut ledger)?;
        self.mark(ledger.state())?;
        Ok(ledger)
    }

    fn create_empty(&self) -> Result<FolderLedger, FolderError> {
        let io = |source| FolderError::Io { path: self.path.clone(), source };
        fs::create_dir_all(&self.path).map_err(io)?;
        if fs::read_dir(&self.path).map_err(io)?.next().is_some() {
            return Err(FolderError::NotEmpty(self.path.clone()));
        }
        FileKeyRing::create(&self.path.join(KEYRING))?;
        let log = SledLog::open(&self.log_path())?;
        let keys = FileKeyRing::open(&self.path.join(KEYRING))?;
        Ok(Ledger::open(log, keys, None)?)
    }

    fn mark(&self, state: &State) -> Result<(), FolderError> {
        let path = self.path.join(MARKER);
        let wrong =
            |reason: &str| FolderError::Marker { path: path.clone(), reason: reason.into() };
        let info = state.ledger().ok_or_else(|| wrong("the ledger has no first entry"))?;
        let marker = Marker { format: FORMAT, id: info.id, origin: info.created.origin.clone() };
        let text = toml::to_string(&marker).map_err(|error| wrong(&error.to_string()))?;
        file::replace(&path, text.as_bytes())
            .map_err(|source| FolderError::Io { path: path.clone(), source })
    }

    /// Reads which ledger the folder holds.
    ///
    /// # Errors
    /// When there is none, or its format is unknown.
    pub fn marker(&self) -> Result<Marker, FolderError> {
        let path = self.path.join(MARKER);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(FolderError::Missing(self.path.clone()));
            }
            Err(source) => return Err(FolderError::Io { path, source }),
        };
        let wrong = |reason: String| FolderError::Marker { path: path.clone(), reason };
        let marker: Marker = toml::from_str(&text).map_err(|error| wrong(error.to_string()))?;
        if marker.format != FORMAT {
            let format = marker.format;
            return Err(wrong(format!("format {format} is unknown; a newer program may know it")));
        }
        Ok(marker)
    }

    /// Opens the parts of a ledger without looking at its entries, to audit them.
    ///
    /// # Errors
    /// When there is no ledger, or another process has it open.
    pub fn open_parts(&self) -> Result<(SledLog, FileKeyRing), FolderError> {
        self.marker()?;
        if !self.log_path().join(SLED_FILE).exists() {
            let reason = "its log is missing".to_owned();
            return Err(FolderError::Marker { path: self.log_path(), reason });
        }
        let keyring = self.path.join(KEYRING);
        // Both take a while on a large ledger, and neither needs the other.
        let (log, keys) = thread::scope(|scope| {
            let keys = scope.spawn(|| FileKeyRing::open(&keyring));
            (SledLog::open(&self.log_path()), keys.join())
        });
        let keys = keys.expect("opening a key ring does not panic");
        Ok((log?, keys?))
    }

    /// Opens the ledger, with the help of a snapshot where one fits.
    ///
    /// # Errors
    /// When there is no ledger, another process has it open, or it is damaged.
    pub fn open(&self) -> Result<FolderLedger, FolderError> {
        let marker = self.marker()?;
        let (log, keys) = self.open_parts()?;
        let snapshot = self.read_snapshot(&keys);
        let ledger = Ledger::open(log, keys, snapshot)?;
        match ledger.state().ledger() {
            Some(info) if info.id == marker.id => Ok(ledger),
            _ => Err(FolderError::Mixed(self.path.clone())),
        }
    }

    /// The snapshot, if there is one that opens.
    fn read_snapshot(&self, keys: &FileKeyRing) -> Option<Snapshot> {
        let mut file = File::open(self.path.join(SNAPSHOT)).ok()?;
        Snapshot::read(&mut file, keys.snapshot_secret()).ok()
    }

    /// What the snapshot says, if there is one that opens, to audit it.
    pub fn snapshot_prints(&self, keys: &FileKeyRing) -> Option<Prints> {
        let mut file = File::open(self.path.join(SNAPSHOT)).ok()?;
        Prints::read(&mut file, keys.snapshot_secret()).ok()
    }

    /// Closes a ledger. If it has grown by much since its snapshot, leaves a new one, and lets the
    /// engine do the work that it does at the first opening after many writes, so that whoever
    /// opens the ledger next need not wait for either.
    ///
    /// # Errors
    /// When the snapshot cannot be written, or the log cannot be opened again; what was recorded
    /// is durable all the same.
    pub fn close(&self, ledger: FolderLedger) -> Result<(), FolderError> {
        let state = ledger.state();
        if ledger.is_stale() || state.head().size < ledger.opened_from() + SNAPSHOT_ENTRIES {
            return Ok(());
        }
        let mut salt = [0; 32];
        keyring::random(&mut salt)?;
        let path = self.path.join(SNAPSHOT);
        let written = file::replace_cache(&path, |file| {
            state.write_snapshot(ledger.keys().snapshot_secret(), &salt, file)
        });
        written.map_err(|source| FolderError::Io { path, source })?;
        drop(ledger);
        drop(SledLog::open(&self.log_path())?);
        Ok(())
    }
}

const FORMAT: u32 = 1;
const MARKER: &str = "ledger.toml";
const LOG: &str = "log";
/// Where sled keeps its data: without it, opening would begin a new, empty log.
const SLED_FILE: &str = "db";
const KEYRING: &str = "keyring";
const SNAPSHOT: &str = "snapshot";
/// A snapshot is written once so many entries would have to be replayed without it.
const SNAPSHOT_ENTRIES: u64 = 2048;
