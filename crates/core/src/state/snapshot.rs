//! The state as bytes, to open a large ledger fast.
//!
//! A snapshot is a convenience, never evidence: whoever opens it compares its head with the log's
//! leaf at that place and else discards it. It holds personal data, so it is sealed with a key
//! derived from the key ring's master key and dies with it. Only the sections that are needed are
//! opened; a hash over all of them, in the sealed trailer, is checked first, so that none of them
//! can fail later. Formats: `docs/FORMATS.md`, section 7.

use std::io::{self, Read, Seek, SeekFrom, Write};
use std::sync::Arc;

use aes_gcm::Aes256Gcm;
use aes_gcm::aead::{AeadInOut, KeyInit};
use bincode::{Decode, Encode};
use rayon::prelude::*;
use thiserror::Error;

use super::people::{People, Person};
use super::{Campaigns, Cases, Index, LedgerInfo, Officers, PublishedRulebook, State};
use crate::codec;
use crate::digest::{Digest, Link};
use crate::entry::Head;
use crate::time::Instant;

impl State {
    /// Writes the state as a snapshot that only `secret` opens. `salt` is random and serves once.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn write_snapshot(
        &self,
        secret: &[u8; 32],
        salt: &[u8; 32],
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let mut writer = Writer {
            out,
            cipher: cipher(secret, salt),
            hash: blake3::Hasher::new(),
            lengths: Vec::new(),
        };
        writer.out.write_all(MAGIC)?;
        writer.out.write_all(salt)?;
        writer.section(codec::encode_own(&self.globals()))?;
        let people = &self.people;
        for index in [&people.by_id, &people.by_identifier, &people.by_key, &self.events] {
            writer.section(pairs_to_bytes(&index.to_settled()))?;
        }
        for pages in people.pages().chunks(PAGES_TOGETHER) {
            writer.sections(pages, |page| codec::encode_own(page.people()))?;
        }
        writer.finish(self.head)
    }

    /// Opens a snapshot. The caller must compare [`State::head`] with the log before using it.
    ///
    /// # Errors
    /// When the bytes are no snapshot, of another version, damaged, or sealed with another key.
    pub fn read_snapshot(
        bytes: &mut (impl Read + Seek),
        secret: &[u8; 32],
    ) -> Result<Self, SnapshotError> {
        let (trailer, cipher) = Trailer::read(bytes, secret)?;
        let cipher = Arc::new(cipher);
        let mut hash = blake3::Hasher::new();
        let mut sections = Vec::with_capacity(trailer.lengths.len());
        bytes.seek(SeekFrom::Start((MAGIC.len() + 32) as u64))?;
        for (number, length) in trailer.lengths.iter().enumerate() {
            let mut sealed = Vec::new();
            bytes.by_ref().take(*length).read_to_end(&mut sealed)?;
            hash.update(&sealed);
            sections.push(Section { sealed, cipher: Arc::clone(&cipher), number });
        }
        if hash.finalize().as_bytes() != trailer.body_hash.as_bytes() {
            return Err(SnapshotError::Damaged);
        }
        Self::from_sections(Head { size: trailer.size, link: trailer.link }, sections)
    }

    /// The head of a snapshot, without reading the rest.
    ///
    /// # Errors
    /// As [`State::read_snapshot`]; the sections are not looked at.
    pub fn read_snapshot_head(
        bytes: &mut (impl Read + Seek),
        secret: &[u8; 32],
    ) -> Result<Head, SnapshotError> {
        let (trailer, _) = Trailer::read(bytes, secret)?;
        Ok(Head { size: trailer.size, link: trailer.link })
    }

    fn from_sections(head: Head, sections: Vec<Section>) -> Result<Self, SnapshotError> {
        let mut sections = sections.into_iter();
        let mut next = || sections.next().ok_or(SnapshotError::Damaged);
        let globals: Globals =
            codec::decode_own(&next()?.open()).map_err(|_| SnapshotError::Version)?;
        let indexes = [next()?, next()?, next()?];
        let events = Index::from_section(next()?);
        let recorded_at = Instant::from_millis(globals.recorded_at_millis);
        Ok(Self {
            head,
            recorded_at: recorded_at.ok_or(SnapshotError::Damaged)?,
            ledger: globals.ledger,
            officers: globals.officers,
            rulebooks: globals.rulebooks,
            campaigns: globals.campaigns,
            cases: globals.cases,
            people: People::from_sections(globals.people, globals.names, indexes, sections),
            events,
        })
    }

    fn globals(&self) -> Globals {
        Globals {
            recorded_at_millis: self.recorded_at.millis(),
            ledger: self.ledger.clone(),
            officers: self.officers.clone(),
            rulebooks: self.rulebooks.clone(),
            campaigns: self.campaigns.clone(),
            cases: self.cases.clone(),
            people: u32::try_from(self.people.len()).expect("fewer than 2^32 people"),
            names: self.people.names.list().clone(),
        }
    }
}

/// Why bytes are no snapshot that can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum SnapshotError {
    /// The bytes are not what was written.
    #[error("the snapshot is damaged")]
    Damaged,
    /// It was sealed with another master key.
    #[error("the snapshot was sealed with another key")]
    Key,
    /// It was written by another version of the program.
    #[error("the snapshot has another format")]
    Version,
}

impl From<io::Error> for SnapshotError {
    fn from(_: io::Error) -> Self {
        Self::Damaged
    }
}

/// What the sections are, sealed behind them.
#[derive(Encode, Decode)]
struct Trailer {
    size: u64,
    link: Link,
    body_hash: Digest,
    lengths: Vec<u64>,
}

impl Trailer {
    fn read(
        bytes: &mut (impl Read + Seek),
        secret: &[u8; 32],
    ) -> Result<(Self, Aes256Gcm), SnapshotError> {
        let mut head = [0; MAGIC.len() + 32];
        bytes.seek(SeekFrom::Start(0))?;
        bytes.read_exact(&mut head)?;
        let salt = head.strip_prefix(MAGIC).and_then(<[u8]>::first_chunk::<32>);
        let cipher = cipher(secret, salt.ok_or(SnapshotError::Version)?);
        let mut length = [0; 4];
        bytes.seek(SeekFrom::End(-4))?;
        bytes.read_exact(&mut length)?;
        let length = u32::from_be_bytes(length);
        let mut sealed = Vec::new();
        bytes.seek(SeekFrom::End(-4 - i64::from(length)))?;
        bytes.by_ref().take(length.into()).read_to_end(&mut sealed)?;
        let trailer = open(&cipher, TRAILER, sealed).ok_or(SnapshotError::Key)?;
        let trailer = codec::decode_own(&trailer).map_err(|_| SnapshotError::Version)?;
        Ok((trailer, cipher))
    }
}

/// Seals and writes section after section.
struct Writer<'a> {
    out: &'a mut dyn Write,
    cipher: Aes256Gcm,
    hash: blake3::Hasher,
    lengths: Vec<u64>,
}

impl Writer<'_> {
    fn section(&mut self, plain: Vec<u8>) -> io::Result<()> {
        let sealed = seal(&self.cipher, self.lengths.len(), plain);
        self.write(&sealed)
    }

    /// Some sections at once, encoded and sealed on all cores.
    fn sections<T: Sync>(
        &mut self,
        items: &[T],
        encode: impl Fn(&T) -> Vec<u8> + Sync,
    ) -> io::Result<()> {
        let (cipher, first) = (&self.cipher, self.lengths.len());
        let seal = |(place, item)| seal(cipher, first + place, encode(item));
        let sealed: Vec<_> = items.par_iter().enumerate().map(seal).collect();
        sealed.iter().try_for_each(|section| self.write(section))
    }

    fn write(&mut self, sealed: &[u8]) -> io::Result<()> {
        self.hash.update(sealed);
        self.lengths.push(sealed.len() as u64);
        self.out.write_all(sealed)
    }

    fn finish(self, head: Head) -> io::Result<()> {
        let trailer = Trailer {
            size: head.size,
            link: head.link,
            body_hash: Digest::from_bytes(*self.hash.finalize().as_bytes()),
            lengths: self.lengths,
        };
        let trailer = seal(&self.cipher, TRAILER, codec::encode_own(&trailer));
        let length = u32::try_from(trailer.len()).expect("a trailer is below 4 GiB");
        self.out.write_all(&trailer)?;
        self.out.write_all(&length.to_be_bytes())
    }
}

/// What is needed at every opening.
#[derive(Encode, Decode)]
struct Globals {
    recorded_at_millis: u64,
    ledger: Option<LedgerInfo>,
    officers: Officers,
    rulebooks: Vec<PublishedRulebook>,
    campaigns: Campaigns,
    cases: Cases,
    people: u32,
    names: Vec<String>,
}

/// A part of a snapshot that opens by itself.
pub(crate) struct Section {
    sealed: Vec<u8>,
    cipher: Arc<Aes256Gcm>,
    number: usize,
}

impl std::fmt::Debug for Section {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Section").field("number", &self.number).finish_non_exhaustive()
    }
}

impl Section {
    fn open(&self) -> Vec<u8> {
        open(&self.cipher, self.number, self.sealed.clone()).expect(COVERED)
    }

    pub(super) fn open_pairs(&self) -> Vec<(u64, u64)> {
        let pair = |bytes: &[u8; 16]| {
            let both = u128::from_be_bytes(*bytes);
            let low = u64::try_from(both & u128::from(u64::MAX)).expect("the lower 64 bits");
            (u64::try_from(both >> 64).expect("the upper 64 bits"), low)
        };
        self.open().as_chunks::<16>().0.iter().map(pair).collect()
    }

    pub(super) fn open_page(&self) -> Vec<Person> {
        codec::decode_own(&self.open()).expect(COVERED)
    }
}

fn pairs_to_bytes(pairs: &[(u64, u64)]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(16 * pairs.len() + TAG_BYTES);
    for (prefix, value) in pairs {
        bytes.extend_from_slice(&prefix.to_be_bytes());
        bytes.extend_from_slice(&value.to_be_bytes());
    }
    bytes
}

fn cipher(secret: &[u8; 32], salt: &[u8; 32]) -> Aes256Gcm {
    let mut hasher = blake3::Hasher::new_derive_key(KEY_CONTEXT);
    hasher.update(secret).update(salt);
    Aes256Gcm::new(hasher.finalize().as_bytes().into())
}

/// The key serves one snapshot only, so the section's number is nonce enough.
fn nonce(number: usize) -> [u8; 12] {
    let mut nonce = [0; 12];
    let (_, low) = nonce.split_at_mut(4);
    low.copy_from_slice(&(number as u64).to_be_bytes());
    nonce
}

fn seal(cipher: &Aes256Gcm, number: usize, mut bytes: Vec<u8>) -> Vec<u8> {
    let tag = cipher
        .encrypt_inout_detached(&nonce(number).into(), &[], bytes.as_mut_slice().into())
        .expect("a section is far below the cipher's limit");
    bytes.extend_from_slice(&tag);
    bytes
}

fn open(cipher: &Aes256Gcm, number: usize, mut sealed: Vec<u8>) -> Option<Vec<u8>> {
    let (plain, tag) = sealed.split_last_chunk_mut::<TAG_BYTES>()?;
    let tag = &*tag;
    cipher.decrypt_inout_detached(&nonce(number).into(), &[], plain.into(), tag.into()).ok()?;
    sealed.truncate(sealed.len() - TAG_BYTES);
    Some(sealed)
}

const COVERED: &str =
    "the sealed trailer covers every section, and they were written by write_snapshot";
const KEY_CONTEXT: &str = "ikrar 2026-11-22 snapshot key v1";
const MAGIC: &[u8] = b"ikrar snapshot v1\n";
/// The trailer's section number; the others count from 0.
const TRAILER: usize = usize::MAX;
/// Pages that are encoded and sealed together.
const PAGES_TOGETHER: usize = 64;
const TAG_BYTES: usize = 16;

#[cfg(test)]
mod tests;
