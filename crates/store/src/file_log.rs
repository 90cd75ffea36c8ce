//! The log in a folder: the journal, which makes entries durable, and sled's chain, which finds
//! and guards them.
//!
//! ```text
//! log/
//! ├── journal/        every entry, leaf and body, in lists; written and flushed by us
//! ├── acknowledged    how far appends were acknowledged
//! └── sled/           the hash chain by number; made anew from the journal at need
//! ```
//!
//! Whoever reads opens the journal alone, and writes nothing. The life of an entry, and what a
//! crash leaves: `crates/store/README.md`.

mod guard;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};

use ikrar_core::entry::{Entry, Head, Leaf};
use ikrar_core::log::{Damage, EngineFault, Log, LogError, follow_all};

use crate::acknowledged;
use crate::chain::{Chain, ChainLost, Located};
use crate::disk::{Disk, OsDisk};
use crate::fault;
use crate::file;
use crate::folder_log::FolderLog;
use crate::journal::record::list_length;
use crate::journal::{AppendError, Journal};
use crate::lock::Lock;
use crate::notice::Notice;
use crate::two_places::TwoPlaces;
use ikrar_core::value::Seq;

/// A log in a folder.
#[derive(Debug)]
pub struct FileLog {
    inner: Mutex<Inner>,
    /// How long the key ring is by now: a list says so in its closing record.
    keys: Arc<AtomicU64>,
}

#[derive(Debug)]
struct Inner {
    folder: PathBuf,
    journal: Journal,
    writing: Option<Writing>,
    notices: Vec<Notice>,
    /// Given back last, when everything else is closed.
    lock: Option<Lock>,
}

/// What only a writer needs.
#[derive(Debug)]
struct Writing {
    disk: Arc<dyn Disk>,
    acknowledged: TwoPlaces,
    chain: Option<Chain>,
    /// An append ended in doubt: nothing is appended through this handle any more.
    in_doubt: bool,
    appended: bool,
}

impl FileLog {
    /// Makes an empty log in a folder that does not exist yet.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn create(disk: &dyn Disk, folder: &Path) -> io::Result<()> {
        disk.create_folder(folder)?;
        disk.create_folder(&folder.join(JOURNAL))?;
        acknowledged::create(disk, &folder.join(ACKNOWLEDGED))?;
        disk.sync_folder(file::parent(folder))
    }

    /// Opens a log for reading. It writes nothing, takes no lock, and can be done beside a writer.
    /// What is damaged is told when it is read.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn read_only(folder: &Path) -> Result<Self, LogError> {
        let journal = open_journal(folder)?;
        let inner = Inner {
            folder: folder.to_owned(),
            journal,
            writing: None,
            notices: Vec::new(),
            lock: None,
        };
        Ok(Self { inner: Mutex::new(inner), keys: Arc::default() })
    }

    /// Opens a log for writing; whoever calls it holds the ledger's lock. What a crash left behind
    /// the last list is moved to the folder `aside`, and sled's chain is made anew where it does
    /// not serve.
    ///
    /// # Errors
    /// When entries that were acknowledged are damaged or missing, sled's chain is ahead of the
    /// journal or another one, or a file cannot be written.
    pub fn writable(disk: &Arc<dyn Disk>, folder: &Path, aside: &Path) -> Result<Self, LogError> {
        let mut log = Self::read_only(folder)?;
        log.prepare(disk, aside)?;
        Ok(log)
    }

    /// Opens a log for writing, making an empty one where there is none: for whoever has a folder
    /// to himself.
    ///
    /// # Errors
    /// As [`FileLog::writable`].
    pub fn open(folder: &Path) -> Result<Self, LogError> {
        let disk: Arc<dyn Disk> = Arc::new(OsDisk);
        let fail = |error| fault::of_engine(folder, error);
        if !folder.join(JOURNAL).exists() {
            if folder.exists() {
                // An empty folder that was made for the log: make it anew.
                std::fs::remove_dir(folder).map_err(fail)?;
            }
            Self::create(&*disk, folder).map_err(fail)?;
        }
        Self::writable(&disk, folder, &folder.join("aside"))
    }

    /// Changes an entry's body behind the chain's back.
    pub(crate) fn rewrite(
        &self,
        seq: Seq,
        change: impl FnOnce(&mut Vec<u8>),
    ) -> Result<(), LogError> {
        self.lock().journal.rewrite(seq, change)
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().expect("no append panics half-way")
    }
}

impl Drop for FileLog {
    fn drop(&mut self) {
        if let Ok(mut inner) = self.inner.lock() {
            inner.close();
        }
    }
}

impl Inner {
    fn prepare(&mut self, disk: &Arc<dyn Disk>, aside: &Path) -> Result<(), LogError> {
        self.journal.check_end()?;
        let fail = |error| fault::of_engine(&self.folder, error);
        let free = disk.room(&self.folder).map_err(fail)?;
        if free < RESERVE_BYTES {
            // Told now, before sled and others meet the full disk one after the other.
            return Err(LogError::Full { needed: RESERVE_BYTES, free });
        }
        // Whoever knows more than the journal is heard before anything of it is set aside.
        let chain = self.open_chain(disk, aside)?;
        let fail = |error| fault::of_engine(&self.folder, error);
        let moved = self.journal.prepare(disk, aside).map_err(fail)?;
        let moved = moved.ok_or(LogError::Engine(EngineFault::ListGone))?;
        let path = self.folder.join(ACKNOWLEDGED);
        let acknowledged = acknowledged::open(&**disk, &path).map_err(fail)?;
        let torn = moved.into_iter().map(|(aside, bytes)| Notice::TornEnd { aside, bytes });
        self.notices.extend(torn);
        let (in_doubt, appended) = (false, false);
        self.writing =
            Some(Writing { disk: Arc::clone(disk), acknowledged, chain, in_doubt, appended });
        Ok(())
    }

    fn append(&mut self, at: Head, entries: &[Entry], keys: u64) -> Result<Head, LogError> {
        let known = self.journal.head();
        let read_only = LogError::Engine(EngineFault::ReadOnly);
        let writing = self.writing.as_mut().ok_or(read_only)?;
        if writing.in_doubt {
            return Err(LogError::Doubt(EngineFault::EarlierDoubt));
        }
        if known != at {
            return Err(LogError::Conflict(known));
        }
        let head = follow_all(at, entries)?;
        if entries.is_empty() {
            return Ok(head);
        }
        let folder = self.folder.join(JOURNAL);
        match self.journal.append(entries, head, keys) {
            Ok(()) => {}
            Err(AppendError::Nothing(error)) => return Err(fault::of_engine(&folder, error)),
            Err(AppendError::Doubt(error)) => {
                writing.in_doubt = true;
                return Err(LogError::Doubt(EngineFault::File {
                    path: folder,
                    fault: error.into(),
                }));
            }
        }
        // From here on nothing that fails takes the list back.
        writing.appended = true;
        if let Err(error) = writing.acknowledged.write(&self.journal.acknowledged()) {
            self.notices.push(Notice::AcknowledgedNotKept(error.into()));
        }
        let located = self.journal.locate_newest(entries);
        let extended = writing.chain.as_mut().map(|chain| chain.extend(located, head));
        if extended.is_some_and(|extended| extended.is_err()) {
            writing.chain = None;
            self.notices.push(Notice::ChainNotKept);
        }
        Ok(head)
    }

    /// Room for the list, and for what closing writes.
    fn make_room(&mut self, entries: &[Entry], beside: u64) -> Result<(), LogError> {
        let folder = self.folder.join(JOURNAL);
        let Some(writing) = &self.writing else { return Ok(()) };
        if writing.in_doubt {
            return Err(LogError::Doubt(EngineFault::EarlierDoubt));
        }
        let disk = Arc::clone(&writing.disk);
        let needed = RESERVE_BYTES + beside + SLED_BYTES * entries.len() as u64;
        let room = || disk.room(&folder).map_err(|error| fault::of_engine(&folder, error));
        match self.journal.make_room(entries) {
            Ok(()) => {}
            Err(error) if is_full(&error) => {
                let needed = needed + list_length(entries);
                return Err(LogError::Full { needed, free: room()? });
            }
            Err(error) => return Err(fault::of_engine(&folder, error)),
        }
        let free = room()?;
        if free < needed {
            self.journal.give_back_room();
            return Err(LogError::Full { needed, free });
        }
        Ok(())
    }

    fn close(&mut self) {
        let Some(mut writing) = self.writing.take() else { return };
        if writing.appended
            && let Err(error) = writing.acknowledged.sync()
        {
            self.notices.push(Notice::AcknowledgedNotKept(error.into()));
        }
        if writing.chain.take().is_some_and(|chain| chain.close().is_err()) {
            self.notices.push(Notice::ChainNotKept);
        }
    }
}

impl Log for FileLog {
    fn head(&self) -> Result<Head, LogError> {
        Ok(self.lock().journal.head())
    }

    fn append(&self, at: Head, entries: &[Entry]) -> Result<Head, LogError> {
        self.lock().append(at, entries, self.keys.load(Ordering::Acquire))
    }

    fn make_room(&self, entries: &[Entry], beside: u64) -> Result<(), LogError> {
        self.lock().make_room(entries, beside)
    }

    fn read(&self, from: Seq, max: usize) -> Result<Vec<Entry>, LogError> {
        self.lock().find(from).read(from, max)
    }

    fn visit(
        &self,
        from: Seq,
        max: usize,
        take: &mut dyn FnMut(Leaf, &[u8]),
    ) -> Result<(), LogError> {
        self.lock().find(from).visit(from, max, |leaf, body, _| take(leaf, body))
    }

    fn check_end(&self) -> Result<(), LogError> {
        self.lock().journal.check_end()
    }
}

impl Inner {
    /// The journal, about to be read from `from` on.
    fn find(&mut self, from: Seq) -> &mut Journal {
        let Self { journal, writing, notices, .. } = self;
        let mut is_lost = false;
        if let Some(chain) = writing.as_mut().and_then(|writing| writing.chain.as_mut())
            && !journal.is_next(from)
        {
            match chain.find(from) {
                Ok(Some(Located { segment, place, .. })) => journal.go_to(from, segment, place),
                Ok(None) => {}
                // Where sled does not answer, the journal is searched, and sled not asked again.
                Err(ChainLost) => is_lost = true,
            }
        }
        if is_lost {
            if let Some(writing) = writing {
                writing.chain = None;
            }
            notices.push(Notice::ChainNotKept);
        }
        journal
    }
}

impl FolderLog for FileLog {
    fn keys_length(&self) -> u64 {
        self.lock().journal.keys()
    }

    fn prepare(&mut self, disk: &Arc<dyn Disk>, aside: &Path) -> Result<(), LogError> {
        self.lock().prepare(disk, aside)
    }

    fn hold(&mut self, lock: Lock, keys: Arc<AtomicU64>, notice: Option<Notice>) {
        self.keys = keys;
        let mut inner = self.lock();
        inner.notices.extend(notice);
        inner.lock = Some(lock);
    }

    fn take_notices(&self) -> Vec<Notice> {
        std::mem::take(&mut self.lock().notices)
    }

    fn close(self: Box<Self>) -> Vec<Notice> {
        let mut inner = self.lock();
        inner.close();
        std::mem::take(&mut inner.notices)
    }
}

/// Opens a log's journal for reading, beside a writer too.
///
/// # Errors
/// When a file cannot be read, or nothing says what was acknowledged.
pub(crate) fn open_journal(folder: &Path) -> Result<Journal, LogError> {
    // A writer beside may set a segment aside, or end a list, between two looks at the folder:
    // what is really damaged or missing is so at each of them.
    let mut tries = (1..OPEN_TRIES).map(|_| look(folder));
    let at_rest = |found: &Result<Journal, LogError>| match found {
        Ok(journal) => journal.check_end().is_ok(),
        Err(error) => !matches!(error, LogError::Damaged { .. }),
    };
    tries.find(at_rest).unwrap_or_else(|| look(folder))
}

fn look(folder: &Path) -> Result<Journal, LogError> {
    let path = folder.join(ACKNOWLEDGED);
    let known = acknowledged::read(&path).map_err(|error| fault::of_log(&path, error))?;
    let path = folder.join(JOURNAL);
    let journal = Journal::open(&path, known)?;
    if known.is_none() {
        return Err(LogError::Damaged { seq: Seq::FIRST, damage: Damage::AcknowledgedMissing });
    }
    Ok(journal)
}

/// Whether the disk is full, or what its owner may use of it.
fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
}

pub(crate) const JOURNAL: &str = "journal";
pub(crate) const ACKNOWLEDGED: &str = "acknowledged";
pub(crate) const SLED: &str = "sled";
/// How often a log is looked at before it is called damaged.
const OPEN_TRIES: u32 = 4;
/// What must stay free on the disk for closing: the snapshot aside, which may be missing.
pub(crate) const RESERVE_BYTES: u64 = 1 << 20;
/// What sled takes for an entry.
const SLED_BYTES: u64 = 64;
