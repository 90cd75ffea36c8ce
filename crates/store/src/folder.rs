//! A ledger's folder: made once, written by one process at a time, read by anybody who may.

mod directory;
mod engine;
mod marker;
mod snapshot;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use ikrar_core::error::Kind;
use ikrar_core::keys::{KeyRing, KeyRingError};
use ikrar_core::ledger::{Ledger, LedgerError};
use ikrar_core::log::LogError;
use ikrar_core::state::State;
use ikrar_core::state::snapshot::{Prints, Snapshot};
use thiserror::Error;

use crate::disk::{Disk, OsDisk};
use crate::fault;
use crate::file;
use crate::folder_log::FolderLog;
use crate::keyring::{self, FileKeyRing};
use crate::lock::{Lock, LockError};
use crate::notice::Notice;

pub use engine::Engine;
pub use marker::{Marker, MarkerFault};

/// A ledger that is kept in a folder, whatever its engine and its key ring.
pub type FolderLedger = Ledger<Box<dyn FolderLog>, Box<dyn KeyRing>>;

/// A ledger's log and key ring.
type Pair = (Box<dyn FolderLog>, Box<dyn KeyRing>);

/// The parts of a ledger: its log, its key ring, and what its snapshot says.
pub type Parts = (Box<dyn FolderLog>, Box<dyn KeyRing>, Option<Prints>);

/// Where a ledger is kept.
#[derive(Debug, Clone)]
pub struct Folder {
    pub(crate) path: PathBuf,
    pub(crate) disk: Arc<dyn Disk>,
}

/// Why a folder cannot be used.
#[derive(Debug, Error)]
#[error("{self:?}")]
pub enum FolderError {
    /// Another process writes to it.
    Busy {
        /// The folder.
        path: PathBuf,
        /// The process, if it could be told.
        process: Option<u32>,
    },
    /// A file or folder cannot be read or written.
    Io {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The key ring cannot be used.
    Keys(#[from] KeyRingError),
    /// The ledger cannot be used.
    Ledger(#[from] LedgerError),
    /// The folder's marker is not one that this program understands.
    Marker {
        /// The marker's path.
        path: PathBuf,
        /// What is wrong.
        fault: MarkerFault,
    },
    /// The log belongs to another ledger than the marker says.
    Mixed(PathBuf),
    /// No ledger is there.
    Missing(PathBuf),
    /// A new ledger needs a folder of its own.
    NotEmpty(PathBuf),
}

impl FolderError {
    /// What kind of fault it is.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Busy { .. } => Kind::Busy,
            Self::Io { .. } => Kind::Failed,
            Self::Keys(error) => error.kind(),
            Self::Ledger(error) => error.kind(),
            Self::Marker { .. } | Self::Mixed(_) => Kind::Damaged,
            Self::Missing(_) | Self::NotEmpty(_) => Kind::Usage,
        }
    }
}

impl From<LogError> for FolderError {
    fn from(error: LogError) -> Self {
        Self::Ledger(error.into())
    }
}

impl Folder {
    /// The folder at `path`, whatever is in it.
    pub fn at(path: &Path) -> Self {
        Self::on(Arc::new(OsDisk), path)
    }

    /// The folder at `path`, changed through `disk`.
    pub fn on(disk: Arc<dyn Disk>, path: &Path) -> Self {
        Self { path: path.to_owned(), disk }
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
    /// empty, and counts as a ledger only once everything is durable. What an earlier attempt left
    /// that did not come to its end is set aside.
    ///
    /// # Errors
    /// When the folder holds anything else, cannot be written, or `found` fails.
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
        if !self.path.is_dir() {
            make_folder(&*self.disk, &self.path).map_err(io)?;
        }
        if self.holds_anything().map_err(io)? && !self.is_unfinished() {
            return Err(FolderError::NotEmpty(self.path.clone()));
        }
        // It was there, empty or unfinished, and is ours from now on.
        self.disk.close_to_others(&self.path).map_err(io)?;
        let lock = self.lock()?;
        // Another process may have made a ledger since.
        if self.path.join(MARKER).exists() {
            return Err(FolderError::NotEmpty(self.path.clone()));
        }
        self.set_unfinished_aside().map_err(io)?;
        FileKeyRing::create(&*self.disk, &self.path.join(KEYRING))?;
        let engine = Engine::default();
        engine.create(&*self.disk, &self.log_path()).map_err(io)?;
        let (log, keys) = self.open_to_write(engine, lock, 0)?;
        Ok(Ledger::open(log, keys, None)?)
    }

    fn holds_anything(&self) -> io::Result<bool> {
        let mut names = fs::read_dir(&self.path)?;
        names.try_fold(false, |any, item| Ok(any || item?.file_name() != LOCK))
    }

    /// Whether the folder holds what making a ledger left that did not come to its end, and
    /// nothing else: no marker, nobody enrolled.
    fn is_unfinished(&self) -> bool {
        let ours = [LOG, KEYRING, LOCK, ASIDE, "ledger.toml.new"];
        let names = fs::read_dir(&self.path).into_iter().flatten().flatten();
        let only_ours = names
            .map(|item| item.file_name())
            .all(|name| name.to_str().is_some_and(|name| ours.contains(&name)));
        let entries = match Engine::default().read_only(&self.log_path()) {
            Ok(log) => log.keys_length() > keyring::EMPTY_BYTES,
            Err(LogError::Damaged { .. }) => false,
            // What cannot be looked into is not ours to move.
            Err(_) => true,
        };
        let keys = self.path.join(KEYRING).join(keyring::DATA_KEYS);
        let anybody = fs::metadata(keys).is_ok_and(|found| found.len() > keyring::EMPTY_BYTES);
        only_ours && !entries && !anybody
    }

    fn set_unfinished_aside(&self) -> io::Result<()> {
        for name in [LOG, KEYRING, "ledger.toml.new"] {
            let from = self.path.join(name);
            if fs::symlink_metadata(&from).is_ok() {
                let to = file::aside(&*self.disk, &self.path.join(ASIDE), name)?;
                self.disk.rename(&from, &to)?;
            }
        }
        self.disk.sync_folder(&self.path)
    }

    fn mark(&self, state: &State) -> Result<(), FolderError> {
        let path = self.path.join(MARKER);
        let marker = Marker::of(state);
        let marker = marker.map_err(|fault| FolderError::Marker { path: path.clone(), fault })?;
        let text = marker.to_text();
        file::replace(&*self.disk, &path, text.as_bytes())
            .map_err(|source| FolderError::Io { path: path.clone(), source })
    }

    /// Reads which ledger the folder holds.
    ///
    /// # Errors
    /// When there is none, or its format is unknown.
    pub fn marker(&self) -> Result<Marker, FolderError> {
        let path = self.path.join(MARKER);
        let text = fs::read_to_string(&path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => FolderError::Missing(self.path.clone()),
            _ if fault::is_damage(&error) => {
                FolderError::Marker { path: path.clone(), fault: MarkerFault::Read(error.into()) }
            }
            _ => FolderError::Io { path: path.clone(), source: error },
        })?;
        Marker::parse(&text).map_err(|fault| FolderError::Marker { path, fault })
    }

    /// Opens the parts of a ledger without looking at its entries, to audit them; of the snapshot,
    /// if there is one that opens, what it says. Nothing is written.
    ///
    /// # Errors
    /// When there is no ledger, or a file cannot be read.
    pub fn open_parts(&self) -> Result<Parts, FolderError> {
        let engine = self.marker()?.engine;
        let snapshot = self.snapshot_file();
        let log = engine.read_only(&self.log_path())?;
        let keys = FileKeyRing::read_only(&self.path.join(KEYRING), log.keys_length())?;
        let prints = snapshot.and_then(|file| Prints::read(file, keys.snapshot_secret()).ok());
        Ok((log, Box::new(keys), prints))
    }

    /// Opens the log alone, for an audit by somebody who was given no key ring. Nothing is written.
    ///
    /// # Errors
    /// When there is no ledger, or a file cannot be read.
    pub fn open_log(&self) -> Result<Box<dyn FolderLog>, FolderError> {
        Ok(self.marker()?.engine.read_only(&self.log_path())?)
    }

    /// Opens the ledger for reading, with the help of a snapshot where a whole one fits. Nothing is
    /// written and nothing locked; a process that writes meanwhile does no harm.
    ///
    /// # Errors
    /// When there is no ledger, it is damaged, or a file cannot be read.
    pub fn read(&self) -> Result<FolderLedger, FolderError> {
        self.read_with(Snapshot::whole)
    }

    /// Opens the ledger for a question that few entries answer: as [`Folder::read`], but of the
    /// snapshot only what the question needs is looked at. Where that was damaged, the state is not
    /// intact in the end ([`State::is_intact`]), and the question is to be asked again of
    /// [`Folder::read`].
    ///
    /// # Errors
    /// As [`Folder::read`]; with [`LedgerError::Snapshot`] too, where that opens it.
    pub fn glance(&self) -> Result<FolderLedger, FolderError> {
        self.read_with(Ok)
    }

    fn read_with(&self, check: snapshot::Check) -> Result<FolderLedger, FolderError> {
        let marker = self.marker()?;
        // The snapshot first: of a writer's newest one the log has every entry by then.
        let snapshot = self.snapshot_file();
        let log = marker.engine.read_only(&self.log_path())?;
        log.check_end()?;
        let keys = FileKeyRing::at_rest(&self.path.join(KEYRING), log.keys_length())?;
        let keys: Box<dyn KeyRing> = Box::new(keys);
        let snapshot = self.read_snapshot(snapshot, check);
        self.compare(&marker, Ledger::open(log, keys, snapshot)?)
    }

    /// Opens the ledger for writing: takes its lock first, waiting a while for a process that
    /// holds it, and sets aside what a crash left. [`FolderLog::take_notices`] tells what was done.
    ///
    /// # Errors
    /// When there is no ledger, another process writes, it is damaged, or a file cannot be
    /// written.
    pub fn write(&self) -> Result<FolderLedger, FolderError> {
        let marker = self.marker()?;
        let lock = self.lock()?;
        let snapshot = self.read_snapshot(self.snapshot_file(), Snapshot::whole);
        let known = snapshot.as_ref().map(Snapshot::head).unwrap_or_default();
        // A ledger that is marked has a first entry.
        let (log, keys) = self.open_to_write(marker.engine, lock, known.size.max(1))?;
        self.compare(&marker, Ledger::open(log, keys, snapshot)?)
    }

    /// Opens the parts for writing. A log of fewer than `known` entries has lost some: nothing of
    /// it is set aside.
    pub(crate) fn open_to_write(
        &self,
        engine: Engine,
        lock: Lock,
        known: u64,
    ) -> Result<Pair, FolderError> {
        let aside = self.path.join(ASIDE);
        let mut log = engine.read_only(&self.log_path())?;
        let found = log.head()?.size;
        if found < known {
            return Err(LedgerError::Rollback { known, found }.into());
        }
        log.prepare(&self.disk, &aside)?;
        let mut keys = FileKeyRing::at_rest(&self.path.join(KEYRING), log.keys_length())?;
        let notice = keys.prepare(&*self.disk, &aside)?;
        log.hold(lock, keys.length(), notice);
        Ok((log, Box::new(keys)))
    }

    pub(crate) fn lock(&self) -> Result<Lock, FolderError> {
        let path = self.path.join(LOCK);
        Lock::take(&path, LOCK_PATIENCE).map_err(|error| match error {
            LockError::Held(process) => FolderError::Busy { path: self.path.clone(), process },
            LockError::Io(source) => FolderError::Io { path, source },
        })
    }

    pub(crate) fn compare(
        &self,
        marker: &Marker,
        ledger: FolderLedger,
    ) -> Result<FolderLedger, FolderError> {
        match ledger.state().ledger() {
            Some(info) if info.id == marker.id && info.created.origin == marker.origin => {
                Ok(ledger)
            }
            _ => Err(FolderError::Mixed(self.path.clone())),
        }
    }

    /// Closes a ledger after writing. If it has grown by much since its snapshot, leaves a new
    /// one, so that whoever opens the ledger next need not wait. What was recorded is durable
    /// whatever comes of this; gives what is to be told.
    pub fn close(&self, ledger: FolderLedger) -> Vec<Notice> {
        let state = ledger.state();
        let grown = state.head().size >= ledger.opened_from() + SNAPSHOT_ENTRIES;
        let mut notices = Vec::new();
        if grown {
            let written = self.write_snapshot(state, ledger.keys().snapshot_secret());
            notices.extend(written.err().map(|error| Notice::SnapshotNotKept(error.into())));
        }
        let (log, _) = ledger.into_parts();
        notices.extend(log.close());
        notices
    }
}

/// Makes a folder with those above it that are not there, each for its owner alone, and their names
/// durable.
pub(crate) fn make_folder(disk: &dyn Disk, path: &Path) -> io::Result<()> {
    let above = file::parent(path);
    if !above.is_dir() {
        make_folder(disk, above)?;
    }
    disk.create_folder(path)?;
    disk.sync_folder(above)
}

pub(crate) const MARKER: &str = "ledger.toml";
pub(crate) const LOCK: &str = "lock";
pub(crate) const LOG: &str = "log";
pub(crate) const KEYRING: &str = "keyring";
pub(crate) const SNAPSHOT: &str = "snapshot";
pub(crate) const DIRECTORY: &str = "directory";
pub(crate) const NAMES: &str = "names";
pub(crate) const ASIDE: &str = "aside";
/// A snapshot is written once so many entries would have to be replayed without it.
const SNAPSHOT_ENTRIES: u64 = 2048;
/// How long a writer waits for another one.
const LOCK_PATIENCE: Duration = Duration::from_secs(10);
