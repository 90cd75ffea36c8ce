//! How far appends were acknowledged, in a small file beside the journal.
//!
//! A journal that lost its end is a correct journal, only shorter: this file tells the two apart,
//! and says where the newest list ends, so that opening need not look for it. It is written after
//! a list is durable and before its append returns, so it never runs ahead of the journal; it is
//! made durable when the log is closed, so after a power cut it may lag behind, which costs only
//! the search. Two places take turns, so that a torn write leaves the older one. Formats:
//! `docs/FORMATS.md`, section 6.

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;
use std::path::Path;

use ikrar_core::entry::Head;
use ikrar_core::value::Link;

use crate::disk::{Disk, DiskFile};
use crate::file::parent;

/// A head that was acknowledged, and where the journal has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Acknowledged {
    /// The head.
    pub(crate) head: Head,
    /// The number of the first entry of the segment that holds its list.
    pub(crate) segment: u64,
    /// Where in the segment the list's closing record begins.
    pub(crate) closing: u64,
}

impl Acknowledged {
    /// What stands in the file of a log whose newest head this is.
    pub(crate) fn file_bytes(&self) -> Vec<u8> {
        let mut bytes = self.record();
        bytes.resize(2 * PLACE_BYTES, 0);
        bytes
    }

    fn record(&self) -> Vec<u8> {
        let Self { head, segment, closing } = self;
        let numbers = [head.size.to_be_bytes(), segment.to_be_bytes(), closing.to_be_bytes()];
        let covered = [numbers.concat().as_slice(), head.link.as_bytes()].concat();
        [covered.as_slice(), blake3::hash(&covered).as_bytes()].concat()
    }
}

/// The file, open for writing.
#[derive(Debug)]
pub(crate) struct AcknowledgedFile {
    file: Box<dyn DiskFile>,
    /// Which of the two places is written next.
    turn: u64,
}

/// The newest head in the file, or `None` where neither place is readable.
pub(crate) fn read(path: &Path) -> io::Result<Option<Acknowledged>> {
    Ok(newest(&File::open(path)?)?.map(|(known, _)| known))
}

impl AcknowledgedFile {
    /// Makes the file, which says that nothing was acknowledged: with that it is never without a
    /// readable place, unless it was damaged.
    pub(crate) fn create(disk: &dyn Disk, path: &Path) -> io::Result<()> {
        let mut file = disk.create(path)?;
        file.write_at(&[0; 2 * PLACE_BYTES], 0)?;
        let mut new = Self { file, turn: 0 };
        new.write(Acknowledged { head: Head::default(), segment: 0, closing: 0 })?;
        new.sync()?;
        disk.sync_folder(parent(path))
    }

    /// Opens the file for writing.
    pub(crate) fn open(disk: &dyn Disk, path: &Path) -> io::Result<Self> {
        let turn = newest(&File::open(path)?)?.map_or(0, |(_, turn)| 1 - turn);
        let mut file = disk.open(path)?;
        // A writer that was killed may have left the newest place in memory only.
        file.sync()?;
        Ok(Self { file, turn })
    }

    /// Writes what was acknowledged; it is durable after [`AcknowledgedFile::sync`].
    pub(crate) fn write(&mut self, known: Acknowledged) -> io::Result<()> {
        self.file.write_at(&known.record(), self.turn * PLACE_BYTES as u64)
    }

    /// Waits until what was written is durable. Only then the other place is written next, so that
    /// a power cut finds one of the two at rest.
    pub(crate) fn sync(&mut self) -> io::Result<()> {
        self.file.sync()?;
        self.turn = 1 - self.turn;
        Ok(())
    }
}

/// The newest readable place and its number. A place that the file is too short for is none; one
/// that the system does not give is an error, since it may be the newest.
fn newest(file: &File) -> io::Result<Option<(Acknowledged, u64)>> {
    let mut found = Vec::new();
    for turn in 0..2 {
        let mut record = [0; RECORD_BYTES];
        match file.read_exact_at(&mut record, turn * PLACE_BYTES as u64) {
            Ok(()) => found.extend(parse(&record).map(|known| (known, turn))),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {}
            Err(error) => return Err(error),
        }
    }
    Ok(found.into_iter().max_by_key(|(known, _)| known.head.size))
}

fn parse(record: &[u8; RECORD_BYTES]) -> Option<Acknowledged> {
    let (covered, hash) = record.split_last_chunk::<32>()?;
    let (size, rest) = covered.split_first_chunk::<8>()?;
    let (segment, rest) = rest.split_first_chunk::<8>()?;
    let (closing, link) = rest.split_first_chunk::<8>()?;
    let link = Link::from_bytes(link.try_into().ok()?);
    let known = Acknowledged {
        head: Head { size: u64::from_be_bytes(*size), link },
        segment: u64::from_be_bytes(*segment),
        closing: u64::from_be_bytes(*closing),
    };
    (blake3::hash(covered).as_bytes() == hash).then_some(known)
}

/// Each place lies in a sector of its own.
const PLACE_BYTES: usize = 4096;
const RECORD_BYTES: usize = 88;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::OsDisk;

    #[test]
    fn a_torn_write_leaves_the_head_before() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("acknowledged");
        let known = |size| {
            let head = Head { size, ..Head::default() };
            Acknowledged { head, segment: 0, closing: 60 + size }
        };
        AcknowledgedFile::create(&OsDisk, &path).unwrap();
        assert_eq!(read(&path).unwrap().map(|known| known.head), Some(Head::default()));
        let mut open = AcknowledgedFile::open(&OsDisk, &path).unwrap();
        for size in 1..4 {
            open.write(known(size)).unwrap();
            assert_eq!(read(&path).unwrap(), Some(known(size)));
        }
        open.sync().unwrap();
        open.file.write_at(b"torn", open.turn * PLACE_BYTES as u64).unwrap();
        assert_eq!(read(&path).unwrap(), Some(known(3)));
        let mut open = AcknowledgedFile::open(&OsDisk, &path).unwrap();
        open.write(known(4)).unwrap();
        assert_eq!(read(&path).unwrap(), Some(known(4)));
    }
}
