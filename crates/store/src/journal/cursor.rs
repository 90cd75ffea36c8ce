//! Reads a segment record by record, with few calls to the system and no allocation a record.

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;
use std::sync::Arc;

use ikrar_core::log::Flaw;

use super::record::{Record, START_BYTES};

/// A place in a segment from which records are read.
#[derive(Debug)]
pub(crate) struct Cursor {
    file: Arc<File>,
    /// Nothing is read from here on.
    limit: u64,
    /// How much is read at once.
    window: usize,
    /// Room for what is read, and how much of it was.
    buffer: Vec<u8>,
    filled: usize,
    /// Where in the file the buffer begins.
    base: u64,
    /// Where in the buffer the next record begins.
    next: usize,
}

/// Why there is no next record.
#[derive(Debug)]
pub(crate) enum Stop {
    /// The bytes are no record.
    Flaw(Flaw),
    /// The system does not give them.
    Io(io::Error),
}

impl From<Flaw> for Stop {
    fn from(flaw: Flaw) -> Self {
        Self::Flaw(flaw)
    }
}

impl Cursor {
    /// Begins at `at` and ends at `limit`, reading about `window` bytes at once.
    pub(crate) fn new(file: Arc<File>, at: u64, limit: u64, window: usize) -> Self {
        Self { file, limit, window, buffer: Vec::new(), filled: 0, base: at, next: 0 }
    }

    /// With the room of a cursor that is not needed any more.
    pub(crate) fn with_room_of(self, other: Self) -> Self {
        Self { buffer: other.buffer, ..self }
    }

    /// Reads at least so many bytes at once from now on.
    pub(crate) fn widen(&mut self, window: usize) {
        self.window = self.window.max(window);
    }

    /// Nothing is read from here on.
    pub(crate) fn limit(&self) -> u64 {
        self.limit
    }

    /// Where the next record begins.
    pub(crate) fn place(&self) -> u64 {
        self.base + self.next as u64
    }

    /// The next record, or `None` where zeros or nothing follow.
    ///
    /// # Errors
    /// When the bytes are no record, or cannot be read. The place stays before them.
    pub(crate) fn next(&mut self) -> Result<Option<Record<'_>>, Stop> {
        Ok(self.next_with_bytes()?.map(|(record, _)| record))
    }

    /// The next record with the bytes that it stands in.
    ///
    /// # Errors
    /// As [`Cursor::next`].
    pub(crate) fn next_with_bytes(&mut self) -> Result<Option<(Record<'_>, &[u8])>, Stop> {
        let Some(length) = self.length()? else { return Ok(None) };
        let start = self.next;
        let bytes = self.buffer.get(start..start + length).expect("length() has read it");
        let record = Record::parse(bytes)?;
        self.next += length;
        Ok(Some((record, bytes)))
    }

    /// Passes over the next record without a look at it, if it is an entry's; tells whether it was.
    ///
    /// # Errors
    /// As [`Cursor::next`], as far as its length tells.
    pub(crate) fn pass_entry(&mut self) -> Result<bool, Stop> {
        if self.fill(START_BYTES)? < START_BYTES {
            return Ok(false);
        }
        let start = self.ahead().first_chunk().expect("they were just read");
        let Some(length) = Record::entry_length(*start)? else { return Ok(false) };
        self.seek(self.place() + length as u64);
        Ok(true)
    }

    /// Goes to another place.
    pub(crate) fn seek(&mut self, place: u64) {
        match place.checked_sub(self.base).and_then(|offset| usize::try_from(offset).ok()) {
            Some(offset) if offset <= self.filled => self.next = offset,
            _ => (self.base, self.next, self.filled) = (place, 0, 0),
        }
    }

    /// How long the next record is, all of which is then in the buffer.
    fn length(&mut self) -> Result<Option<usize>, Stop> {
        if self.fill(START_BYTES)? < START_BYTES {
            let cut = self.ahead().iter().any(|byte| *byte != 0);
            return if cut { Err(Flaw::Cut.into()) } else { Ok(None) };
        }
        let start = self.ahead().first_chunk().expect("they were just read");
        let Some(length) = Record::length(*start)? else { return Ok(None) };
        if self.fill(length)? < length {
            return Err(Flaw::Cut.into());
        }
        Ok(Some(length))
    }

    /// Reads until `wanted` bytes lie ahead, or nothing follows; gives how many there are.
    fn fill(&mut self, wanted: usize) -> Result<usize, Stop> {
        let here = self.filled - self.next;
        if here >= wanted {
            return Ok(here);
        }
        self.buffer.copy_within(self.next..self.filled, 0);
        self.base += self.next as u64;
        (self.next, self.filled) = (0, here);
        let at = self.base + here as u64;
        let left = usize::try_from(self.limit.saturating_sub(at)).unwrap_or(usize::MAX);
        let more = wanted.max(self.window).saturating_sub(here).min(left);
        let room = here + more;
        if self.buffer.len() < room {
            self.buffer.resize(room, 0);
        }
        let mut read = here;
        while read < room {
            let into = self.buffer.get_mut(read..room).unwrap_or_default();
            match self.file.read_at(into, self.base + read as u64) {
                Ok(0) => break,
                Ok(count) => read += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(Stop::Io(error)),
            }
        }
        self.filled = read;
        Ok(read)
    }

    /// What was read and lies ahead.
    fn ahead(&self) -> &[u8] {
        self.buffer.get(self.next..self.filled).unwrap_or_default()
    }
}
