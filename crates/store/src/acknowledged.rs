//! How far appends were acknowledged, in a small file beside the engine's.
//!
//! sled drops what lies behind a damaged place that it wrote since its last start, and opens with
//! what is left, without a word. So the head is written here too, after the engine has flushed and
//! before an append returns: a log that is shorter, or another, is refused. Two places take turns,
//! so that a torn write leaves the older one. Formats: `docs/FORMATS.md`, section 6.

use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::Path;

use ikrar_core::digest::Link;
use ikrar_core::entry::Head;

use crate::file::sync_folder_of;

/// The open file.
#[derive(Debug)]
pub(crate) struct Acknowledged {
    file: File,
    /// Which of the two places is written next.
    turn: u64,
}

impl Acknowledged {
    /// Opens the file, making it where there is none, and tells the newest head in it.
    pub(crate) fn open(path: &Path) -> io::Result<(Self, Option<Head>)> {
        let mut options = OpenOptions::new();
        let file = options.read(true).write(true).create(true).truncate(false).mode(0o600);
        let file = file.open(path)?;
        sync_folder_of(path)?;
        let mut heads = [read(&file, 0), read(&file, 1)].into_iter().zip(0_u64..);
        let newest = heads.by_ref().filter_map(|(head, turn)| Some((head?, turn)));
        let newest = newest.max_by_key(|(head, _)| head.size);
        let turn = newest.map_or(0, |(_, turn)| 1 - turn);
        Ok((Self { file, turn }, newest.map(|(head, _)| head)))
    }

    /// Writes a head and waits until it is durable.
    pub(crate) fn write(&mut self, head: Head) -> io::Result<()> {
        let covered = [head.size.to_be_bytes().as_slice(), head.link.as_bytes()].concat();
        let record = [covered.as_slice(), blake3::hash(&covered).as_bytes()].concat();
        self.file.write_all_at(&record, self.turn * PLACE_BYTES)?;
        self.file.sync_data()?;
        self.turn = 1 - self.turn;
        Ok(())
    }
}

fn read(file: &File, place: u64) -> Option<Head> {
    let mut record = [0; 72];
    file.read_exact_at(&mut record, place * PLACE_BYTES).ok()?;
    let (covered, hash) = record.split_first_chunk::<40>()?;
    let (size, link) = covered.split_first_chunk::<8>()?;
    let head =
        Head { size: u64::from_be_bytes(*size), link: Link::from_bytes(link.try_into().ok()?) };
    (blake3::hash(covered).as_bytes() == hash).then_some(head)
}

/// Each place lies in a sector of its own.
const PLACE_BYTES: u64 = 4096;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_torn_write_leaves_the_head_before() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("acknowledged");
        let head = |size| Head { size, ..Head::default() };
        let (mut open, none) = Acknowledged::open(&path).unwrap();
        assert_eq!(none, None);
        for size in 1..4 {
            open.write(head(size)).unwrap();
            assert_eq!(Acknowledged::open(&path).unwrap().1, Some(head(size)));
        }
        open.file.write_all_at(b"torn", open.turn * PLACE_BYTES).unwrap();
        let (mut open, newest) = Acknowledged::open(&path).unwrap();
        assert_eq!(newest, Some(head(3)));
        open.write(head(4)).unwrap();
        assert_eq!(Acknowledged::open(&path).unwrap().1, Some(head(4)));
    }
}
