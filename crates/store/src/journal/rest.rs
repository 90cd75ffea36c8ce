//! Before anything is written: what a crash left behind the last list is set aside, and a list
//! that nobody confirmed is made durable.

use std::fs;
use std::io;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::record::{HEADER_BYTES, Record};
use super::{Journal, Writer, open_segment, segment_path};
use crate::disk::Disk;
use crate::file::{self, parent};

impl Journal {
    /// Makes the journal ready for writing. Gives the files into which torn ends were moved, with
    /// their lengths; `None` when the newest list is not on the disk any more.
    ///
    /// # Errors
    /// When that cannot be done; then nothing that counts was changed.
    pub(crate) fn prepare(
        &mut self,
        disk: &Arc<dyn Disk>,
        aside: &Path,
    ) -> io::Result<Option<Vec<(PathBuf, u64)>>> {
        let mut moved = self.set_aside_segments(&**disk, aside)?;
        let mut file = None;
        if let Some(first) = self.segments.last().copied() {
            moved.extend(self.set_aside_end(&**disk, aside, first)?);
            if !self.confirm(&**disk)? {
                return Ok(None);
            }
            file = Some(disk.open(&segment_path(&self.folder, first))?);
        }
        let allocated = match self.segments.last() {
            Some(first) => open_segment(&self.folder, *first)?.metadata()?.len(),
            None => 0,
        };
        self.writer = Some(Writer { disk: Arc::clone(disk), file, allocated });
        self.reading.forget();
        Ok(Some(moved))
    }

    /// Moves away segments that were begun and never came to hold a list.
    fn set_aside_segments(&self, disk: &dyn Disk, aside: &Path) -> io::Result<Vec<(PathBuf, u64)>> {
        let mut moved = Vec::new();
        for first in super::open::list_segments(&self.folder)? {
            if !self.segments.contains(&first) {
                let from = segment_path(&self.folder, first);
                let length = fs::metadata(&from)?.len();
                let to = file::aside(disk, aside, &format!("journal-{first}"))?;
                disk.rename(&from, &to)?;
                disk.sync_folder(parent(&to))?;
                disk.sync_folder(&self.folder)?;
                moved.push((to, length));
            }
        }
        Ok(moved)
    }

    /// Copies what stands behind the last list into a file, and cuts it off.
    fn set_aside_end(
        &self,
        disk: &dyn Disk,
        aside: &Path,
        first: u64,
    ) -> io::Result<Option<(PathBuf, u64)>> {
        let from = open_segment(&self.folder, first)?;
        let length = from.metadata()?.len();
        let mut rest = vec![0; usize::try_from(length.saturating_sub(self.end)).unwrap_or(0)];
        from.read_exact_at(&mut rest, self.end)?;
        let Some(last) = rest.iter().rposition(|byte| *byte != 0) else { return Ok(None) };
        rest.truncate(last + 1);
        let to = file::aside(disk, aside, &format!("journal-{first}-{}", self.end))?;
        file::replace(disk, &to, &rest)?;
        let mut segment = disk.open(&segment_path(&self.folder, first))?;
        segment.set_length(self.end)?;
        segment.sync()?;
        Ok(Some((to, rest.len() as u64)))
    }

    /// Writes the lists that nobody confirmed once more over themselves, and waits until they are
    /// durable. After a flush that failed, the system gives their bytes from memory as if they
    /// were on the disk, and a second flush would not write them. Whether they are there.
    fn confirm(&mut self, disk: &dyn Disk) -> io::Result<bool> {
        let (from, mut place) = self.confirmed;
        for first in self.segments.iter().filter(|first| **first >= from) {
            let is_last = self.segments.last() == Some(first);
            let file = open_segment(&self.folder, *first)?;
            let end = if is_last { self.end } else { file.metadata()?.len() };
            if place < end {
                let mut bytes = vec![0; usize::try_from(end - place).unwrap_or(0)];
                file.read_exact_at(&mut bytes, place)?;
                let lists = bytes.get(if place == 0 { HEADER_BYTES } else { 0 }..);
                if is_last && !lists.is_some_and(are_records) {
                    // The system gave them once, and gives others now: they never came to be.
                    return Ok(false);
                }
                let mut segment = disk.open(&segment_path(&self.folder, *first))?;
                segment.write_at(&bytes, place)?;
                segment.sync()?;
                disk.sync_folder(&self.folder)?;
            }
            place = 0;
        }
        self.confirmed = (self.segments.last().copied().unwrap_or_default(), self.end);
        Ok(true)
    }
}

/// Whether these bytes are records, one behind the other, to the last byte.
fn are_records(mut bytes: &[u8]) -> bool {
    while let Some(start) = bytes.first_chunk() {
        let Ok(Some(length)) = Record::length(*start) else { return false };
        let Some((record, rest)) = bytes.split_at_checked(length) else { return false };
        if Record::parse(record).is_err() {
            return false;
        }
        bytes = rest;
    }
    bytes.is_empty()
}
