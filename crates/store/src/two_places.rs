//! A small file that always holds the newest of something: two places take turns, so that a torn
//! write leaves the one before.
//!
//! In each place stands what is kept and BLAKE3 of it. Of the places whose hash is right the newer
//! one counts.

use std::fmt::Debug;
use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;
use std::path::Path;

use crate::disk::{Disk, DiskFile};
use crate::file::parent;

/// What is kept in two places.
pub(crate) trait Kept: Sized {
    /// How far the places are apart; each begins in a sector of its own.
    const PLACE_BYTES: usize;

    /// The bytes that are kept, fewer than [`Kept::PLACE_BYTES`] by at least the hash's 32.
    fn to_bytes(&self) -> Vec<u8>;

    /// How many bytes are kept in a place that begins so.
    fn length(place: &[u8]) -> Option<usize>;

    /// Reads the bytes, whose hash is right.
    fn parse(bytes: &[u8]) -> Option<Self>;

    /// Of two the newer one has the greater numbers.
    fn newness(&self) -> (u64, u64);
}

/// The file, open for writing.
#[derive(Debug)]
pub(crate) struct TwoPlaces {
    file: Box<dyn DiskFile>,
    /// Which of the two places is written next.
    turn: u64,
}

/// The newest of the file, or `None` where neither place is readable.
pub(crate) fn read<K: Kept>(path: &Path) -> io::Result<Option<K>> {
    Ok(newest(&File::open(path)?)?.map(|(known, _)| known))
}

/// The bytes of a file that holds this alone.
pub(crate) fn file_bytes<K: Kept>(kept: &K) -> Vec<u8> {
    let mut bytes = record(kept);
    bytes.resize(2 * K::PLACE_BYTES, 0);
    bytes
}

impl TwoPlaces {
    /// Makes the file: with its first content it is never without a readable place, unless it was
    /// damaged.
    pub(crate) fn create<K: Kept>(disk: &dyn Disk, path: &Path, first: &K) -> io::Result<Self> {
        let mut file = disk.create(path)?;
        file.write_at(&vec![0; 2 * K::PLACE_BYTES], 0)?;
        let mut new = Self { file, turn: 0 };
        new.write(first)?;
        new.sync()?;
        disk.sync_folder(parent(path))?;
        Ok(new)
    }

    /// Opens the file for writing.
    pub(crate) fn open<K: Kept>(disk: &dyn Disk, path: &Path) -> io::Result<Self> {
        let turn = newest::<K>(&File::open(path)?)?.map_or(0, |(_, turn)| 1 - turn);
        let mut file = disk.open(path)?;
        // A writer that was killed may have left the newest place in memory only.
        file.sync()?;
        Ok(Self { file, turn })
    }

    /// Writes the newest; it is durable after [`TwoPlaces::sync`].
    pub(crate) fn write<K: Kept>(&mut self, kept: &K) -> io::Result<()> {
        self.file.write_at(&record(kept), self.turn * K::PLACE_BYTES as u64)
    }

    /// Waits until what was written is durable. Only then the other place is written next, so that
    /// a power cut finds one of the two at rest.
    pub(crate) fn sync(&mut self) -> io::Result<()> {
        self.file.sync()?;
        self.turn = 1 - self.turn;
        Ok(())
    }
}

fn record<K: Kept>(kept: &K) -> Vec<u8> {
    let mut bytes = kept.to_bytes();
    let hash = blake3::hash(&bytes);
    bytes.extend_from_slice(hash.as_bytes());
    debug_assert!(bytes.len() <= K::PLACE_BYTES, "a place holds what is kept");
    bytes
}

/// The newest readable place and its number. A place that the file is too short for is none; one
/// that the system does not give is an error, since it may be the newest.
fn newest<K: Kept>(file: &File) -> io::Result<Option<(K, u64)>> {
    let mut found = Vec::new();
    for turn in 0..2 {
        let place = read_place(file, turn * K::PLACE_BYTES as u64, K::PLACE_BYTES)?;
        found.extend(parse(&place).map(|known: K| (known, turn)));
    }
    Ok(found.into_iter().max_by_key(|(known, _)| known.newness()))
}

/// The bytes of a place, as many as the file has.
fn read_place(file: &File, at: u64, length: usize) -> io::Result<Vec<u8>> {
    let (mut place, mut filled) = (vec![0; length], 0);
    while let Some(rest) = place.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        match file.read_at(rest, at + filled as u64) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    place.truncate(filled);
    Ok(place)
}

fn parse<K: Kept>(place: &[u8]) -> Option<K> {
    let (bytes, rest) = place.split_at_checked(K::length(place)?)?;
    let hash = rest.first_chunk::<32>()?;
    if blake3::hash(bytes).as_bytes() == hash { K::parse(bytes) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::OsDisk;

    #[derive(Debug, PartialEq, Eq)]
    struct Text(String);

    impl Kept for Text {
        const PLACE_BYTES: usize = 4096;

        fn to_bytes(&self) -> Vec<u8> {
            [&[u8::try_from(self.0.len()).unwrap()], self.0.as_bytes()].concat()
        }

        fn length(place: &[u8]) -> Option<usize> {
            place.first().map(|length| 1 + usize::from(*length))
        }

        fn parse(bytes: &[u8]) -> Option<Self> {
            Some(Self(String::from_utf8(bytes.get(1..)?.to_vec()).ok()?))
        }

        fn newness(&self) -> (u64, u64) {
            (self.0.len() as u64, 0)
        }
    }

    fn text(length: usize) -> Text {
        Text("x".repeat(length))
    }

    #[test]
    fn a_torn_write_leaves_the_one_before() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kept");
        TwoPlaces::create(&OsDisk, &path, &text(0)).unwrap();
        assert_eq!(read(&path).unwrap(), Some(text(0)));
        let mut open = TwoPlaces::open::<Text>(&OsDisk, &path).unwrap();
        for length in 1..4 {
            open.write(&text(length)).unwrap();
            assert_eq!(read(&path).unwrap(), Some(text(length)));
        }
        open.sync().unwrap();
        open.file.write_at(b"torn", open.turn * 4096).unwrap();
        assert_eq!(read(&path).unwrap(), Some(text(3)));
        let mut open = TwoPlaces::open::<Text>(&OsDisk, &path).unwrap();
        open.write(&text(4)).unwrap();
        assert_eq!(read(&path).unwrap(), Some(text(4)));
    }

    #[test]
    fn a_file_without_a_readable_place_holds_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kept");
        for bytes in [vec![], vec![9; 5], vec![0xff; 8192], file_bytes(&text(3))[..30].to_vec()] {
            std::fs::write(&path, bytes).unwrap();
            assert_eq!(read::<Text>(&path).unwrap(), None);
        }
        std::fs::write(&path, file_bytes(&text(3))).unwrap();
        assert_eq!(read(&path).unwrap(), Some(text(3)));
    }
}
