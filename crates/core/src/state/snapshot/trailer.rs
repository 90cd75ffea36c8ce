//! What stands behind the sections: where each of them is, and the hash over all.

use std::io::{self, Write};
use std::sync::Arc;

use aes_gcm::Aes256Gcm;
use rayon::prelude::*;

use super::sealed::{self, Opener, Section, Source};
use super::{MAGIC, SNAPSHOT_VERSION, SnapshotError};
use crate::codec::{self, Decode, Encode};
use crate::entry::Head;
use crate::value::{Digest, Link};

/// What the sections are, sealed behind them.
#[derive(Debug, Encode, Decode)]
pub(super) struct Trailer {
    version: u32,
    size: u64,
    link: Link,
    body_hash: Digest,
    lengths: Vec<u64>,
}

impl Trailer {
    pub(super) fn head(&self) -> Head {
        Head { size: self.size, link: self.link }
    }

    /// The sections in their order.
    pub(super) fn sections(&self, opener: &Arc<Opener>) -> impl Iterator<Item = Section> {
        self.places().map(|(number, place, length)| {
            let opener = Arc::clone(opener);
            Section { opener, number, place, length }
        })
    }

    /// Number, place and length of each section.
    fn places(&self) -> impl Iterator<Item = (usize, u64, u64)> {
        let place = |next: &mut u64, (number, length): (usize, &u64)| {
            let place = *next;
            *next += length;
            Some((number, place, *length))
        };
        self.lengths.iter().enumerate().scan(HEADER_BYTES, place)
    }

    /// Reads all sections and compares the hash over them; `take` gets each as it is sealed.
    pub(super) fn compare(
        &self,
        opener: &Opener,
        mut take: impl FnMut(usize, Vec<u8>),
    ) -> Result<(), SnapshotError> {
        let mut hash = blake3::Hasher::new();
        for (number, place, length) in self.places() {
            let sealed = opener.read(place, length).ok_or(SnapshotError::Damaged)?;
            hash.update(&sealed);
            take(number, sealed);
        }
        let same = hash.finalize().as_bytes() == self.body_hash.as_bytes();
        same.then_some(()).ok_or(SnapshotError::Damaged)
    }

    pub(super) fn read(
        source: Arc<dyn Source>,
        secret: &[u8; 32],
    ) -> Result<(Self, Opener), SnapshotError> {
        let mut head = [0; MAGIC.len() + SALT_BYTES];
        source.read_at(0, &mut head)?;
        let salt = head.strip_prefix(MAGIC.as_bytes()).and_then(<[u8]>::first_chunk::<SALT_BYTES>);
        let salt = salt.ok_or(SnapshotError::Version)?;
        let mut length = [0; 4];
        let end = source.length()?.checked_sub(4).ok_or(SnapshotError::Damaged)?;
        source.read_at(end, &mut length)?;
        let length = u64::from(u32::from_be_bytes(length));
        let start = end.checked_sub(length).filter(|start| *start >= HEADER_BYTES);
        let start = start.ok_or(SnapshotError::Damaged)?;
        let opener = Opener::new(secret, salt, source);
        let sealed = opener.read(start, length).ok_or(SnapshotError::Damaged)?;
        let trailer = opener.open(TRAILER, sealed).ok_or(SnapshotError::Key)?;
        let trailer: Self = codec::decode_own(&trailer).map_err(|_| SnapshotError::Version)?;
        if trailer.version != SNAPSHOT_VERSION {
            return Err(SnapshotError::Version);
        }
        // The sections fill the file to the byte, so that none is longer than what is there.
        let body = trailer.lengths.iter().try_fold(HEADER_BYTES, |at, more| at.checked_add(*more));
        if body != Some(start) {
            return Err(SnapshotError::Damaged);
        }
        Ok((trailer, opener))
    }
}

/// Seals and writes section after section.
pub(super) struct Writer<'a> {
    out: &'a mut dyn Write,
    cipher: Aes256Gcm,
    hash: blake3::Hasher,
    lengths: Vec<u64>,
}

impl<'a> Writer<'a> {
    /// Writes what stands in front of the sections.
    pub(super) fn begin(
        secret: &[u8; 32],
        salt: &[u8; 32],
        out: &'a mut dyn Write,
    ) -> io::Result<Self> {
        out.write_all(MAGIC.as_bytes())?;
        out.write_all(salt)?;
        let cipher = sealed::cipher(secret, salt);
        Ok(Self { out, cipher, hash: blake3::Hasher::new(), lengths: Vec::new() })
    }

    /// Some sections at once, encoded and sealed on all cores.
    pub(super) fn sections(
        &mut self,
        numbers: &[usize],
        encode: impl Fn(usize) -> Vec<u8> + Sync,
    ) -> io::Result<()> {
        let seal = |number: &usize| sealed::seal(&self.cipher, *number, encode(*number));
        let sealed: Vec<_> = numbers.par_iter().map(seal).collect();
        for section in sealed {
            self.hash.update(&section);
            self.lengths.push(section.len() as u64);
            self.out.write_all(&section)?;
        }
        Ok(())
    }

    /// Writes the trailer.
    pub(super) fn finish(self, head: Head) -> io::Result<()> {
        let trailer = Trailer {
            version: SNAPSHOT_VERSION,
            size: head.size,
            link: head.link,
            body_hash: Digest::from_bytes(*self.hash.finalize().as_bytes()),
            lengths: self.lengths,
        };
        let trailer = sealed::seal(&self.cipher, TRAILER, codec::encode_own(&trailer));
        let length = u32::try_from(trailer.len()).expect("a trailer is below 4 GiB");
        self.out.write_all(&trailer)?;
        self.out.write_all(&length.to_be_bytes())
    }
}

const SALT_BYTES: usize = 32;
const HEADER_BYTES: u64 = (MAGIC.len() + SALT_BYTES) as u64;
/// The trailer's section number; the others count from 0.
const TRAILER: usize = usize::MAX;
