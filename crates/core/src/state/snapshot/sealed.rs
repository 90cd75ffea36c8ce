//! Sealed parts of a snapshot, each of which opens by itself.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use aes_gcm::Aes256Gcm;
use aes_gcm::aead::{AeadInOut, KeyInit};

use super::KEY_CONTEXT;
use crate::codec;
use crate::state::person::Person;

/// What opens the sections of one snapshot.
pub(crate) struct Opener {
    cipher: Aes256Gcm,
    /// Whether a section did not hold what belongs there. The state is not to be trusted then.
    failed: AtomicBool,
}

impl Opener {
    pub(super) fn new(secret: &[u8; 32], salt: &[u8; 32]) -> Self {
        let mut hasher = blake3::Hasher::new_derive_key(KEY_CONTEXT);
        hasher.update(secret).update(salt);
        let cipher = Aes256Gcm::new(hasher.finalize().as_bytes().into());
        Self { cipher, failed: AtomicBool::new(false) }
    }

    /// Whether all sections that were opened so far held what belongs there.
    pub(crate) fn is_intact(&self) -> bool {
        !self.failed.load(Ordering::Relaxed)
    }

    pub(super) fn seal(&self, number: usize, mut bytes: Vec<u8>) -> Vec<u8> {
        let tag = self
            .cipher
            .encrypt_inout_detached(&nonce(number).into(), &[], bytes.as_mut_slice().into())
            .expect("a section is far below the cipher's limit");
        bytes.extend_from_slice(&tag);
        bytes
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

/// A part of a snapshot. That it opens is known from the sealed hash over all of them, unless
/// somebody who holds the key ring forged it: then there is nothing in it, and the opener says so.
#[derive(Clone)]
pub(crate) struct Section {
    pub(super) sealed: Arc<Vec<u8>>,
    pub(super) opener: Arc<Opener>,
    pub(super) number: usize,
}

impl std::fmt::Debug for Section {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Section").field("number", &self.number).finish_non_exhaustive()
    }
}

impl Section {
    /// The bytes within.
    pub(super) fn open(&self) -> Option<Vec<u8>> {
        self.opener.open(self.number, self.sealed.to_vec())
    }

    /// The pairs of an index.
    pub(in crate::state) fn open_pairs(&self) -> Vec<(u64, u64)> {
        let number = |half: &[u8]| half.first_chunk().map(|bytes| u64::from_be_bytes(*bytes));
        let pair = |bytes: &[u8; 16]| {
            let (hash, value) = bytes.split_at(8);
            Some((number(hash)?, number(value)?))
        };
        let pairs = self.open().and_then(|bytes| {
            let (pairs, rest) = bytes.as_chunks::<16>();
            rest.is_empty().then(|| pairs.iter().filter_map(pair).collect())
        });
        pairs.unwrap_or_else(|| {
            self.fail();
            Vec::new()
        })
    }

    /// The people of a page, who are `count`.
    pub(in crate::state) fn open_page(&self, count: usize) -> Vec<Person> {
        let people = self.open().and_then(|bytes| codec::decode_own::<Vec<Person>>(&bytes).ok());
        let whole = |people: &Vec<Person>| {
            people.len() == count && people.iter().all(|person| !person.profiles.is_empty())
        };
        people.filter(whole).unwrap_or_else(|| {
            self.fail();
            (0..count).map(|_| Person::unreadable()).collect()
        })
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
