//! The journal: append-only files of whole entries, and what makes an append durable.
//!
//! ```text
//! log/journal/
//! ├── 00000000000000000000    a segment, named by the number of its first entry
//! └── 00000000000000068210    header │ list │ list │ … │ zeros, room for the next list
//!
//! list = opening │ entry │ entry │ … │ closing
//! ```
//!
//! A list counts with its closing record, and not before. It lies in one segment, so that one
//! `fdatasync` makes it durable. Nothing that counts is ever written over with other bytes.
//! Whoever reads needs no lock: what follows the last closing is not read. Formats:
//! `docs/FORMATS.md`, section 6; the life of an entry and what a crash leaves:
//! `crates/store/README.md`.

mod cursor;
mod open;
mod read;
pub(crate) mod record;
mod rest;
mod rewrite;
pub(crate) mod walk;

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ikrar_core::entry::{Entry, Head};
use ikrar_core::log::{Damage, LogError};

use crate::acknowledged::Acknowledged;
use crate::chain::Located;
use crate::disk::{Disk, DiskFile};
use ikrar_core::value::Seq;
use read::Reading;
use record::{
    CLOSING_BYTES, Closing, HEADER_BYTES, Header, closing, entry_length, list_length, opening,
};

/// An open journal.
#[derive(Debug)]
pub(crate) struct Journal {
    folder: PathBuf,
    /// The number of each segment's first entry, ascending.
    segments: Vec<u64>,
    /// What the newest list says, and where in the last segment it ends.
    newest: Closing,
    end: u64,
    /// How far lists were confirmed to be durable: a segment, and a place in it.
    confirmed: (u64, u64),
    lost: Option<Lost>,
    reading: Reading,
    writer: Option<Writer>,
}

/// An entry that was acknowledged and cannot be read.
#[derive(Debug, Clone)]
pub(crate) struct Lost {
    pub(crate) seq: Seq,
    pub(crate) damage: Damage,
}

impl Lost {
    fn damaged(&self) -> LogError {
        LogError::Damaged { seq: self.seq, damage: self.damage.clone() }
    }
}

/// The last segment, open for writing.
#[derive(Debug)]
struct Writer {
    disk: Arc<dyn Disk>,
    file: Option<Box<dyn DiskFile>>,
    /// How long the file is made at least: what lies behind the end is zeros.
    allocated: u64,
}

/// Why a list was not appended.
#[derive(Debug)]
pub(crate) enum AppendError {
    /// Nothing was: the journal is as before, and can be used.
    Nothing(io::Error),
    /// It may be there or not: nothing more is to be done through this handle.
    Doubt(io::Error),
}

impl Journal {
    /// The head that the newest list gives; of what was acknowledged, where that reaches further.
    pub(crate) fn head(&self) -> Head {
        self.newest.head
    }

    /// How long the key ring must be so that every entry opens.
    pub(crate) fn keys(&self) -> u64 {
        self.newest.keys
    }

    /// What was acknowledged and cannot be read.
    pub(crate) fn lost(&self) -> Option<&Lost> {
        self.lost.as_ref()
    }

    /// Whether everything that was acknowledged can be read.
    ///
    /// # Errors
    /// [`LogError::Damaged`] with the first entry that cannot.
    pub(crate) fn check_end(&self) -> Result<(), LogError> {
        match &self.lost {
            Some(lost) => Err(lost.damaged()),
            None => Ok(()),
        }
    }

    /// What to remember of the newest list.
    pub(crate) fn acknowledged(&self) -> Acknowledged {
        Acknowledged {
            head: self.newest.head,
            segment: self.segments.last().copied().unwrap_or_default(),
            closing: self.end.saturating_sub(CLOSING_BYTES as u64),
        }
    }

    /// Reserves the room that a list needs, so that writing it cannot find the disk full.
    ///
    /// # Errors
    /// When there is no room; nothing was written.
    pub(crate) fn make_room(&mut self, entries: &[Entry]) -> io::Result<()> {
        if self.is_full() {
            self.begin_segment()?;
        }
        let end = self.end + list_length(entries);
        self.writer_mut()?.allocate(end)
    }

    /// Writes a list and waits until it is durable. Its entries follow the head, and lead to
    /// `head`.
    pub(crate) fn append(
        &mut self,
        entries: &[Entry],
        head: Head,
        keys: u64,
    ) -> Result<(), AppendError> {
        self.make_room(entries).map_err(AppendError::Nothing)?;
        let (at, is_first) = (self.end, self.end == HEADER_BYTES as u64);
        let end = Closing { head, keys };
        let folder = self.folder.clone();
        let writer = self.writer_mut().map_err(AppendError::Nothing)?;
        let written = match writer.write_list(at, entries, &end) {
            Ok(written) => written,
            // Without its closing the list does not count. Its bytes are taken back; where that
            // fails too, the next writer finds a torn end.
            Err(error) => return Err(writer.take_back(at, error)),
        };
        // With this call the list is durable, and not before.
        writer.sync().map_err(AppendError::Doubt)?;
        if is_first {
            // A new segment: its name must be durable too.
            writer.disk.sync_folder(&folder).map_err(AppendError::Doubt)?;
        }
        let first = self.newest.head.size;
        self.reading.appended(self.segments.len() - 1, first, at, entries);
        (self.newest, self.end) = (end, written);
        self.confirmed = (self.segments.last().copied().unwrap_or_default(), written);
        Ok(())
    }

    /// Gives back the room that a list does not take after all.
    pub(crate) fn give_back_room(&mut self) {
        let end = self.end;
        if let Some(writer) = &mut self.writer {
            writer.trim(end);
        }
    }

    /// Where the entries of the list are that was appended last.
    pub(crate) fn locate_newest(&self, entries: &[Entry]) -> Vec<Located> {
        let segment = self.segments.last().copied().unwrap_or_default();
        let mut place = self.end - CLOSING_BYTES as u64;
        let mut located: Vec<_> = entries
            .iter()
            .rev()
            .map(|entry| {
                place -= entry_length(entry);
                Located { link: entry.leaf.link, segment, place }
            })
            .collect();
        located.reverse();
        located
    }

    fn is_full(&self) -> bool {
        self.segments.is_empty() || self.end >= SEGMENT_BYTES
    }

    fn writer_mut(&mut self) -> io::Result<&mut Writer> {
        self.writer.as_mut().ok_or_else(|| io::ErrorKind::ReadOnlyFilesystem.into())
    }

    /// Begins a new segment. It has no entry yet, so nothing needs to be durable.
    fn begin_segment(&mut self) -> io::Result<()> {
        let (first, end) = (self.newest.head.size, self.end);
        let path = segment_path(&self.folder, first);
        let header = Header { before: self.newest }.to_bytes();
        let writer = self.writer_mut()?;
        writer.trim(end);
        let mut file = writer.disk.create(&path)?;
        if let Err(error) = file.write_at(&header, 0) {
            // Nothing counts in it; what cannot be removed is set aside by the next writer.
            writer.disk.remove(&path).ok();
            return Err(error);
        }
        (writer.file, writer.allocated) = (Some(file), 0);
        self.segments.push(first);
        self.end = HEADER_BYTES as u64;
        Ok(())
    }
}

impl Writer {
    fn file(&mut self) -> io::Result<&mut Box<dyn DiskFile>> {
        self.file.as_mut().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    /// Makes sure that the file reaches to `end`, and at best some way beyond, so that the next
    /// small lists need not change its length.
    fn allocate(&mut self, end: u64) -> io::Result<()> {
        if end <= self.allocated {
            return Ok(());
        }
        let ahead = end.next_multiple_of(AHEAD_BYTES);
        let file = self.file()?;
        let reached = file.allocate(ahead).map(|()| ahead);
        self.allocated = reached.or_else(|_| file.allocate(end).map(|()| end))?;
        Ok(())
    }

    /// Writes a list at `at`; gives where it ends.
    fn write_list(&mut self, at: u64, entries: &[Entry], end: &Closing) -> io::Result<u64> {
        let file = self.file()?;
        let mut place = at;
        let mut bytes = opening(entries);
        for entry in entries {
            record::push_entry(entry, &mut bytes);
            if bytes.len() >= WRITE_BYTES {
                file.write_at(&bytes, place)?;
                place += bytes.len() as u64;
                bytes.clear();
            }
        }
        bytes.extend_from_slice(&closing(*end));
        file.write_at(&bytes, place)?;
        Ok(place + bytes.len() as u64)
    }

    /// Removes what was written of a list that does not count.
    fn take_back(&mut self, at: u64, error: io::Error) -> AppendError {
        let cut = self.file().and_then(|file| file.set_length(at));
        self.allocated = at;
        match cut {
            Ok(()) => AppendError::Nothing(error),
            Err(_) => AppendError::Doubt(error),
        }
    }

    fn sync(&mut self) -> io::Result<()> {
        self.file()?.sync()
    }

    /// Gives back the room behind the end of a segment that is full.
    fn trim(&mut self, end: u64) {
        if let Ok(file) = self.file() {
            // Only room is lost if it fails: a reader stops at zeros as at the file's end.
            file.set_length(end).ok();
            self.allocated = 0;
        }
    }
}

fn segment_path(folder: &Path, first: u64) -> PathBuf {
    folder.join(format!("{first:020}"))
}

fn open_segment(folder: &Path, first: u64) -> io::Result<Arc<File>> {
    Ok(Arc::new(File::open(segment_path(folder, first))?))
}

/// A new segment is begun once the last one is longer than this.
const SEGMENT_BYTES: u64 = 32 << 20;
/// By how much the file is made longer at a time.
const AHEAD_BYTES: u64 = 128 << 10;
/// How much of a list is written at once.
const WRITE_BYTES: usize = 1 << 20;
