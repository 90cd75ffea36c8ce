//! Sealed parts of a snapshot, each of which is read and opens by itself.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use aes_gcm::Aes256Gcm;
use aes_gcm::aead::{AeadInOut, KeyInit};

use super::KEY_CONTEXT;
use crate::codec;
use crate::state::page::Paged;

/// The bytes of a snapshot, parts of which are read when they are needed.
pub trait Source: Send + Sync {
    /// How many bytes there are.
    ///
    /// # Errors
    /// When the system does not say.
    fn length(&self) -> io::Result<u64>;

    /// Fills `into` with the bytes from `place` on.
    ///
    /// # Errors
    /// When they are not there, or cannot be read.
    fn read_at(&self, place: u64, into: &mut [u8]) -> io::Result<()>;
}

impl Source for Vec<u8> {
    fn length(&self) -> io::Result<u64> {
        Ok(self.len() as u64)
    }

    fn read_at(&self, place: u64, into: &mut [u8]) -> io::Result<()> {
        let place = usize::try_from(place).unwrap_or(usize::MAX);
        let here = self.get(place..).and_then(|rest| rest.get(..into.len()));
        into.copy_from_slice(here.ok_or(io::ErrorKind::UnexpectedEof)?);
        Ok(())
    }
}

/// What reads and opens the sections of one snapshot.
pub(crate) struct Opener {
    cipher: Aes256Gcm,
    source: Arc<dyn Source>,
    /// Whether a section did not hold what belongs there. The state is not to be trusted then.
    failed: AtomicBool,
}

impl Opener {
    pub(super) fn new(secret: &[u8; 32], salt: &[u8; 32], source: Arc<dyn Source>) -> Self {
        Self { cipher: cipher(secret, salt), source, failed: AtomicBool::new(false) }
    }

    /// Whether all sections that were opened so far held what belongs there.
    pub(crate) fn is_intact(&self) -> bool {
        !self.failed.load(Ordering::Relaxed)
    }

    /// The sealed bytes of a section.
    pub(super) fn read(&self, place: u64, length: u64) -> Option<Vec<u8>> {
        let length = usize::try_from(length).ok()?;
        let mut sealed = vec![0; length];
        self.source.read_at(place, &mut sealed).ok()?;
        Some(sealed)
    }

    pub(super) fn open(&self, number: usize, mut sealed: Vec<u8>) -> Option<Vec<u8>> {
        let (plain, tag) = sealed.split_last_chunk_mut::<TAG_BYTES>()?;
        let (tag, nonce) = (&*tag, nonce(number));
        self.cipher.decrypt_inout_detached(&nonce.into(), &[], plain.into(), tag.into()).ok()?;
        sealed.truncate(sealed.len() - TAG_BYTES);
        Some(sealed)
    }
}

impl std::fmt::Debug for Opener {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Opener").field("failed", &self.failed).finish_non_exhaustive()
    }
}

/// The cipher of one snapshot.
pub(super) fn cipher(secret: &[u8; 32], salt: &[u8; 32]) -> Aes256Gcm {
    let mut hasher = blake3::Hasher::new_derive_key(KEY_CONTEXT);
    hasher.update(secret).update(salt);
    Aes256Gcm::new(hasher.finalize().as_bytes().into())
}

/// Seals a section.
pub(super) fn seal(cipher: &Aes256Gcm, number: usize, mut bytes: Vec<u8>) -> Vec<u8> {
    let tag = cipher
        .encrypt_inout_detached(&nonce(number).into(), &[], bytes.as_mut_slice().into())
        .expect("a section is far below the cipher's limit");
    bytes.extend_from_slice(&tag);
    bytes
}

/// A part of a snapshot. Where it does not open, or holds what does not belong there, there is
/// nothing in it, and the opener says so.
#[derive(Clone)]
pub(crate) struct Section {
    pub(super) opener: Arc<Opener>,
    pub(super) number: usize,
    /// Where it begins, and how long it is.
    pub(super) place: u64,
    pub(super) length: u64,
}

impl std::fmt::Debug for Section {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Section").field("number", &self.number).finish_non_exhaustive()
    }
}

impl Section {
    /// The bytes within.
    pub(super) fn open(&self) -> Option<Vec<u8>> {
        self.opener.open(self.number, self.opener.read(self.place, self.length)?)
    }

    /// The bytes within, if they are what `fits`; else none.
    pub(in crate::state) fn open_bytes(&self, fits: impl Fn(&[u8]) -> bool) -> Vec<u8> {
        self.open().filter(|bytes| fits(bytes)).unwrap_or_else(|| {
            self.fail();
            Vec::new()
        })
    }

    /// The pairs of a page of an index.
    pub(in crate::state) fn open_pairs(&self) -> Vec<(u64, u64)> {
        let number = |half: &[u8]| half.first_chunk().map(|bytes| u64::from_be_bytes(*bytes));
        let pair = |bytes: &[u8; 16]| {
            let (hash, value) = bytes.split_at(8);
            Some((number(hash)?, number(value)?))
        };
        let bytes = self.open_bytes(|bytes| bytes.as_chunks::<16>().1.is_empty());
        bytes.as_chunks::<16>().0.iter().filter_map(pair).collect()
    }

    /// What is on a page, on which there are `count`.
    pub(in crate::state) fn open_page<T: Paged>(&self, count: usize) -> Vec<T> {
        let items = self.open().and_then(|bytes| codec::decode_own::<Vec<T>>(&bytes).ok());
        let whole = |items: &Vec<T>| items.len() == count && items.iter().all(T::is_sound);
        items.filter(whole).unwrap_or_else(|| {
            self.fail();
            T::unreadable(count)
        })
    }

    /// A page of an index, sealed in memory.
    #[cfg(test)]
    pub(in crate::state) fn of_pairs(pairs: &[(u64, u64)]) -> Self {
        let bytes = seal(&cipher(&[1; 32], &[2; 32]), 0, super::layout::pairs_to_bytes(pairs));
        let length = bytes.len() as u64;
        let opener = Arc::new(Opener::new(&[1; 32], &[2; 32], Arc::new(bytes)));
        Self { opener, number: 0, place: 0, length }
    }

    fn fail(&self) {
        self.opener.failed.store(true, Ordering::Relaxed);
    }
}

/// The key serves one snapshot only, so the section's number is nonce enough.
fn nonce(number: usize) -> [u8; 12] {
    let mut nonce = [0; 12];
    let (_, low) = nonce.split_at_mut(4);
    low.copy_from_slice(&(number as u64).to_be_bytes());
    nonce
}

/// How much longer a section is sealed.
pub(super) const TAG_BYTES: usize = 16;
