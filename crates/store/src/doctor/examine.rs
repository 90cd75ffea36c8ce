//! Looking at every file of a ledger, and at how they fit.

use std::fs::{self, File, TryLockError};
use std::io;
use std::os::unix::fs::{FileExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ikrar_core::entry::Head;
use ikrar_core::keys::{KeyRing as _, KeyRingError};
use ikrar_core::log::{Damage, LogError};
use ikrar_core::state::snapshot::{Snapshot, Source};

use super::{Seen, What};
use crate::acknowledged::{self, Acknowledged};
use crate::backup::{names, try_open};
use crate::fault;
use crate::file_log::{ACKNOWLEDGED, JOURNAL, RESERVE_BYTES, SLED};
use crate::folder::{
    ASIDE, DIRECTORY, Folder, FolderError, KEYRING, LOCK, LOG, MARKER, Marker, NAMES, SNAPSHOT,
};
use crate::journal::Journal;
use crate::journal::record::HEADER_BYTES;
use crate::journal::walk::{Step, Walked};
use crate::keyring::{DATA_KEYS, FileKeyRing, MASTER_KEY, NAMES_KEY};
use crate::lock::holder;
use crate::publish::CHECKPOINT;
use crate::signed::{PUBLIC, SIGNED};
use crate::witnesses::WITNESSES;
use ikrar_core::value::Seq;

impl Folder {
    /// Says what is there, what fits what, and what the next writer would set aside. Nothing is
    /// changed or locked; a process that writes meanwhile does no harm.
    ///
    /// # Errors
    /// When the folder is not there, or a file cannot be read.
    pub fn examine(&self) -> Result<Vec<Seen>, FolderError> {
        self.examine_as(false)
    }

    /// As [`Folder::examine`]; `is_ours` says that whoever asks holds the lock.
    pub(super) fn examine_as(&self, is_ours: bool) -> Result<Vec<Seen>, FolderError> {
        if !self.path().is_dir() {
            return Err(FolderError::Missing(self.path().to_owned()));
        }
        let mut look = Look { folder: self, seen: Vec::new(), is_writing: false };
        let io = |source| FolderError::Io { path: self.path().to_owned(), source };
        let marker = look.marker()?;
        if !is_ours {
            look.lock().map_err(io)?;
        }
        look.log(marker.as_ref())?;
        look.names(self.path(), "").map_err(io)?;
        look.room().map_err(io)?;
        Ok(look.seen)
    }
}

/// What was seen so far.
struct Look<'f> {
    folder: &'f Folder,
    seen: Vec<Seen>,
    is_writing: bool,
}

impl Look<'_> {
    fn see(&mut self, file: &str, what: What) {
        self.seen.push(Seen { file: file.to_owned(), what });
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn marker(&mut self) -> Result<Option<Marker>, FolderError> {
        match self.folder.marker() {
            Ok(marker) => {
                let origin = marker.origin.to_string();
                self.see(MARKER, What::Ledger { id: marker.id, origin });
                return Ok(Some(marker));
            }
            Err(FolderError::Missing(_)) => self.see(MARKER, What::MarkerMissing),
            Err(FolderError::Marker { fault, .. }) => {
                self.see(MARKER, What::MarkerDamaged { fault });
            }
            Err(error) => return Err(error),
        }
        Ok(None)
    }

    /// Whether somebody holds the lock. Asking takes it for a moment, together with whoever asks
    /// too; a writer that comes just then waits as for any other.
    fn lock(&mut self) -> io::Result<()> {
        let file = match File::open(self.path(LOCK)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            file => file?,
        };
        match file.try_lock_shared() {
            Ok(()) => self.see(LOCK, What::LockFree),
            Err(TryLockError::WouldBlock) => {
                self.is_writing = true;
                let process = holder(&file).unwrap_or_default();
                self.see(LOCK, What::LockHeld { process });
            }
            Err(TryLockError::Error(error)) => return Err(error),
        }
        Ok(())
    }

    /// The journal, and what depends on it: acknowledged, key ring, snapshot, index.
    fn log(&mut self, marker: Option<&Marker>) -> Result<(), FolderError> {
        let (name, log) = (format!("{LOG}/{JOURNAL}"), self.folder.log_path());
        let io = |source| FolderError::Io { path: log.clone(), source };
        // The snapshot first: of a writer's newest one the log has every entry by then.
        let snapshot = self.folder.snapshot_file();
        let known = match acknowledged::read(&log.join(ACKNOWLEDGED)) {
            Err(error) if fault::is_damage(&error) => None,
            known => known.map_err(io)?,
        };
        let mut journal = match Journal::open(&log.join(JOURNAL), known) {
            Err(LogError::Damaged { seq, damage }) => {
                let is_there = !matches!(damage, Damage::Missing { .. });
                let damaged = What::Entry { seq, damage };
                self.see(&name, if is_there { damaged } else { What::JournalMissing });
                self.keys(None)?;
                return Ok(());
            }
            journal => journal?,
        };
        let ring = self.keys(Some(journal.keys()))?;
        let walked = self.walk(&journal, marker, ring.as_ref())?;
        self.acknowledged(known, &journal);
        if let Some(lost) = journal.lost().filter(|_| walked.is_some()) {
            let (seq, damage) = (lost.seq, lost.damage.clone());
            self.see(&name, What::Entry { seq, damage });
        }
        if journal.lost().is_none() {
            self.ends(&journal).map_err(io)?;
        }
        if let (Some(ring), Some(head), Some(file)) = (&ring, walked, snapshot) {
            self.snapshot(file, ring, &mut journal, head);
        }
        let index = format!("{LOG}/{SLED}");
        let is_there = self.path(&index).is_dir();
        self.see(&index, if is_there { What::Index } else { What::IndexMissing });
        Ok(())
    }

    /// Reads every entry; gives the head, unless one is damaged.
    fn walk(
        &mut self,
        journal: &Journal,
        marker: Option<&Marker>,
        ring: Option<&FileKeyRing>,
    ) -> Result<Option<Head>, FolderError> {
        let name = |first: u64| format!("{LOG}/{JOURNAL}/{first:020}");
        let (mut at, mut unfit, mut is_other) = (0, None, false);
        let walked = journal.walk::<LogError>(&mut |step| {
            match step {
                Step::Begin(first) => at = first,
                Step::Bytes(_) => {}
                Step::Entry(leaf, body) => {
                    is_other |=
                        leaf.seq == Seq::FIRST && marker.is_some_and(|m| !names(m, leaf, body));
                    if let (Some(ring), None) = (ring, &unfit) {
                        unfit = try_open(ring, leaf, body).err().map(|why| (leaf.seq, why));
                    }
                }
                Step::End(Walked { first, entries, end, length }) => {
                    let zeros = length.saturating_sub(end);
                    let what = What::Segment { first, entries, bytes: end, zeros };
                    self.see(&name(first), what);
                }
            }
            Ok(())
        });
        if is_other {
            self.see(LOG, What::OtherLedger);
        }
        if let Some((seq, cause)) = unfit {
            self.see(KEYRING, What::KeysUnfit { seq, cause });
        }
        match walked {
            Ok(Acknowledged { head, .. }) => {
                if head.size == 0 && marker.is_some() {
                    self.see(LOG, What::OtherLedger);
                }
                Ok(Some(head))
            }
            Err(LogError::Damaged { seq, damage }) => {
                self.see(&name(at), What::Entry { seq, damage });
                Ok(None)
            }
            Err(error) => Err(error.into()),
        }
    }

    fn acknowledged(&mut self, known: Option<Acknowledged>, journal: &Journal) {
        let name = format!("{LOG}/{ACKNOWLEDGED}");
        let found = journal.lost().map_or(journal.head().size, |lost| lost.seq.number());
        let what = match known.map(|known| known.head.size) {
            None if found == 0 => return,
            None => What::AcknowledgedMissing,
            Some(size) if size > found => What::AcknowledgedAhead { size, found },
            Some(size) if size < found && !self.is_writing => {
                What::AcknowledgedBehind { size, found }
            }
            Some(size) => What::Acknowledged { size },
        };
        self.see(&name, what);
    }

    /// What stands behind the last list, and segments without one.
    fn ends(&mut self, journal: &Journal) -> io::Result<()> {
        let (segments, at) = journal.extent();
        for item in fs::read_dir(self.path(LOG).join(JOURNAL))? {
            let item = item?;
            let file = item.file_name().to_string_lossy().into_owned();
            let name = format!("{LOG}/{JOURNAL}/{file}");
            let first = Some(&file).filter(|file| file.len() == 20);
            let Some(first) = first.and_then(|file| file.parse::<u64>().ok()) else {
                continue;
            };
            let length = item.metadata()?.len();
            let is_last = segments.last() == Some(&first);
            if !segments.contains(&first) {
                let bytes = length;
                let what = What::BeingWritten { bytes };
                self.see(&name, if self.is_writing { what } else { What::Stray { bytes } });
            } else if is_last && let Some(bytes) = bytes_behind(&item.path(), at)? {
                let what = What::BeingWritten { bytes };
                self.see(&name, if self.is_writing { what } else { What::Torn { at, bytes } });
            } else if is_last && at == HEADER_BYTES as u64 {
                let zeros = length.saturating_sub(at);
                self.see(&name, What::Segment { first, entries: 0, bytes: at, zeros });
            }
        }
        Ok(())
    }

    /// The key ring, if it opens with this length.
    fn keys(&mut self, length: Option<u64>) -> Result<Option<FileKeyRing>, KeyRingError> {
        let folder = self.path(KEYRING);
        if !folder.is_dir() {
            self.see(KEYRING, What::KeysMissing);
            return Ok(None);
        }
        let mut is_wide = false;
        for name in [MASTER_KEY, NAMES_KEY, DATA_KEYS] {
            let mode = fs::metadata(folder.join(name)).map(|found| found.permissions().mode());
            is_wide |= mode.is_ok_and(|mode| mode & WIDE_MODE != 0);
        }
        // Of a journal that is missing nobody knows how much of the ring counts, and a ring that
        // others may read is not opened: that it is so is said with the other modes.
        let Some(length) = length.filter(|_| !is_wide) else { return Ok(None) };
        match FileKeyRing::read_only(&folder, length) {
            Ok(ring) => {
                let name = format!("{KEYRING}/{DATA_KEYS}");
                let bytes = length.max(crate::keyring::EMPTY_BYTES);
                self.see(&name, What::Keys { bytes });
                let there = fs::metadata(folder.join(DATA_KEYS)).map_or(0, |found| found.len());
                if let Some(behind) = there.checked_sub(bytes).filter(|behind| *behind > 0) {
                    if self.is_writing {
                        return Ok(Some(ring)); // of the next list
                    }
                    self.see(&name, What::KeysBehind { bytes: behind });
                }
                Ok(Some(ring))
            }
            Err(KeyRingError::Damaged { path, damage }) => {
                self.see(KEYRING, What::KeysDamaged { path, damage });
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    fn snapshot(
        &mut self,
        file: Arc<dyn Source>,
        ring: &FileKeyRing,
        journal: &mut Journal,
        head: Head,
    ) {
        let known = Snapshot::read(file, ring.snapshot_secret()).and_then(Snapshot::whole);
        let Ok(known) = known.map(|snapshot| snapshot.head()) else {
            self.see(SNAPSHOT, What::SnapshotUnfit);
            return;
        };
        let (size, found) = (known.size, head.size);
        if size > found {
            self.see(SNAPSHOT, What::SnapshotAhead { size, found });
            return;
        }
        let link = match Seq::new(size).before() {
            Some(last) => {
                let entries = journal.read(last, 1).unwrap_or_default();
                entries.first().map(|entry| entry.leaf.link)
            }
            None => Some(Head::default().link),
        };
        let other = What::SnapshotOther { size, link: known.link };
        let fits = link == Some(known.link);
        self.see(SNAPSHOT, if fits { What::Snapshot { size } } else { other });
    }

    /// Names and modes of everything; sled's files are its own, behind a folder that is closed.
    fn names(&mut self, folder: &Path, within: &str) -> io::Result<()> {
        let mode = fs::metadata(folder)?.permissions().mode();
        self.mode(if within.is_empty() { "." } else { within }, mode);
        let mut items = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
        items.sort_by_key(fs::DirEntry::file_name);
        for item in items {
            let name = item.file_name().to_string_lossy().into_owned();
            let file = if within.is_empty() { name } else { format!("{within}/{name}") };
            let found = match item.metadata() {
                // A writer may have renamed it.
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                found => found?,
            };
            let is_aside = within == ASIDE;
            let bytes = found.len();
            if is_aside {
                self.see(&file, What::Aside { bytes });
            } else if is_leftover(&file) {
                if !self.is_writing {
                    self.see(&file, What::Leftover { bytes });
                }
            } else if !is_known(&file) {
                self.see(&file, What::Unknown);
            } else if found.is_dir() && file != format!("{LOG}/{SLED}") {
                self.names(&item.path(), &file)?;
                continue;
            }
            if !found.is_symlink() {
                self.mode(&file, found.permissions().mode());
            }
        }
        Ok(())
    }

    fn mode(&mut self, file: &str, mode: u32) {
        if mode & WIDE_MODE != 0 && !file.starts_with(&format!("{LOG}/{SLED}")) {
            self.see(file, What::Wide { mode: mode & 0o777 });
        }
    }

    fn room(&mut self) -> io::Result<()> {
        let free = self.folder.disk.room(self.folder.path())?;
        let little = free < LITTLE_BYTES;
        self.see(".", if little { What::RoomLittle { free } } else { What::Room { free } });
        Ok(())
    }
}

/// How many bytes stand from a place on, up to the last that is not zero.
fn bytes_behind(path: &Path, at: u64) -> io::Result<Option<u64>> {
    let file = File::open(path)?;
    let mut rest = vec![0; CHUNK_BYTES];
    let (mut place, mut last) = (at, None);
    loop {
        let count = file.read_at(&mut rest, place)?;
        let chunk = rest.get(..count).unwrap_or_default();
        if let Some(here) = chunk.iter().rposition(|byte| *byte != 0) {
            last = Some(place + here as u64 + 1 - at);
        }
        if count == 0 {
            return Ok(last);
        }
        place += count as u64;
    }
}

/// Whether a crash left it of a file that was being written.
pub(super) fn is_leftover(file: &str) -> bool {
    file.strip_suffix(".new").is_some_and(|name| name == SNAPSHOT || is_known(name))
}

fn is_known(file: &str) -> bool {
    let tops = [
        MARKER, LOCK, LOG, KEYRING, SNAPSHOT, DIRECTORY, NAMES, ASIDE, SIGNED, CHECKPOINT, PUBLIC,
        WITNESSES,
    ];
    match file.split_once('/') {
        None => tops.contains(&file),
        Some((KEYRING, name)) => [MASTER_KEY, NAMES_KEY, DATA_KEYS].contains(&name),
        Some((LOG, name)) => match name.split_once('/') {
            None => [JOURNAL, ACKNOWLEDGED, SLED].contains(&name),
            Some((_, name)) => name.len() == 20 && name.bytes().all(|b| b.is_ascii_digit()),
        },
        Some((folder, _)) => folder == PUBLIC,
    }
}

/// Everybody's rights, and the group's to write; a group may be given the right to read.
pub(super) const WIDE_MODE: u32 = 0o027;
/// Below this the next import may not find room.
const LITTLE_BYTES: u64 = 64 * RESERVE_BYTES;
const CHUNK_BYTES: usize = 1 << 20;
