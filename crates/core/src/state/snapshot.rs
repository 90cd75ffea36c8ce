//! The state as bytes, to open a large ledger fast.
//!
//! A snapshot is a convenience, never evidence: whoever opens it compares its head with the log's
//! leaf at that place and else discards it. It holds personal data, so it is sealed with a key
//! derived from the key ring's master key and dies with it. Only the sections that are needed are
//! opened; a hash over all of them, in the sealed header, is checked first, so that none of them
//! can fail later. Formats: `docs/FORMATS.md`, section 7.

use std::ops::Range;
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
    /// The state as a snapshot that only `secret` opens. `salt` is random and serves once.
    pub fn to_snapshot(&self, secret: &[u8; 32], salt: &[u8; 32]) -> Vec<u8> {
        let cipher = cipher(secret, salt);
        let mut plain = vec![codec::encode(&self.globals())];
        let indexes =
            [&self.people.by_id, &self.people.by_identifier, &self.people.by_key, &self.events];
        plain.par_extend(indexes.par_iter().map(|index| pairs_to_bytes(&index.to_settled())));
        let sealed: Vec<Vec<u8>> = plain
            .into_par_iter()
            .enumerate()
            .map(|(number, bytes)| seal(&cipher, number, bytes))
            .chain(self.people.pages().par_iter().enumerate().map(|(page, people)| {
                seal(&cipher, FIRST_PAGE + page, codec::encode(people.people()))
            }))
            .collect();

        let body_len = sealed.iter().map(Vec::len).sum::<usize>();
        let lengths = sealed.iter().map(|section| section.len() as u64).collect();
        let mut hasher = blake3::Hasher::new();
        sealed.iter().for_each(|section| _ = hasher.update(section));
        let header = Header {
            size: self.head.size,
            link: self.head.link,
            body_hash: Digest::from_bytes(*hasher.finalize().as_bytes()),
            lengths,
        };
        let header = seal(&cipher, HEADER, codec::encode(&header));

        let mut bytes = Vec::with_capacity(MAGIC.len() + 36 + header.len() + body_len);
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(salt);
        let header_len = u32::try_from(header.len()).expect("a header is below 4 GiB");
        bytes.extend_from_slice(&header_len.to_be_bytes());
        bytes.extend_from_slice(&header);
        sealed.iter().for_each(|section| bytes.extend_from_slice(section));
        bytes
    }

    /// Opens a snapshot. The caller must compare [`State::head`] with the log before using it.
    ///
    /// # Errors
    /// When the bytes are no snapshot, of another version, damaged, or sealed with another key.
    pub fn from_snapshot(bytes: Vec<u8>, secret: &[u8; 32]) -> Result<Self, SnapshotError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(SnapshotError::Version)?;
        let (salt, rest) = rest.split_first_chunk::<32>().ok_or(SnapshotError::Damaged)?;
        let (header_len, rest) = rest.split_first_chunk::<4>().ok_or(SnapshotError::Damaged)?;
        let header_len = usize::try_from(u32::from_be_bytes(*header_len)).unwrap_or(usize::MAX);
        let (header, body) = rest.split_at_checked(header_len).ok_or(SnapshotError::Damaged)?;
        let cipher = cipher(secret, salt);
        let header = open(&cipher, HEADER, header).ok_or(SnapshotError::Key)?;
        let header: Header = codec::decode_own(&header).map_err(|_| SnapshotError::Version)?;
        if Digest::of(body) != header.body_hash {
            return Err(SnapshotError::Damaged);
        }
        let start = bytes.len() - body.len();
        let file = Arc::new(File { bytes, cipher });
        let mut sections = Section::all(&file, start, &header.lengths).into_iter();
        let mut next = || sections.next().ok_or(SnapshotError::Damaged);
        let globals = next()?.open();
        let globals: Globals = codec::decode_own(&globals).map_err(|_| SnapshotError::Version)?;
        let indexes = [next()?, next()?, next()?];
        let events = Index::from_section(next()?);
        Ok(Self {
            head: Head { size: header.size, link: header.link },
            recorded_at: Instant::from_millis(globals.recorded_at_millis)
                .ok_or(SnapshotError::Damaged)?,
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

#[derive(Encode, Decode)]
struct Header {
    size: u64,
    link: Link,
    body_hash: Digest,
    lengths: Vec<u64>,
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

/// A snapshot in memory, still sealed.
struct File {
    bytes: Vec<u8>,
    cipher: Aes256Gcm,
}

/// A part of a snapshot that opens by itself.
pub(crate) struct Section {
    file: Arc<File>,
    number: usize,
    range: Range<usize>,
}

impl std::fmt::Debug for Section {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Section").field("number", &self.number).finish_non_exhaustive()
    }
}

impl Section {
    fn all(file: &Arc<File>, start: usize, lengths: &[u64]) -> Vec<Self> {
        let mut from = start;
        let section = |(number, length): (usize, &u64)| {
            let to = from + usize::try_from(*length).unwrap_or(0);
            let range = std::mem::replace(&mut from, to)..to;
            Self { file: Arc::clone(file), number, range }
        };
        lengths.iter().enumerate().map(section).collect()
    }

    fn open(&self) -> Vec<u8> {
        let sealed = self.file.bytes.get(self.range.clone());
        sealed.and_then(|bytes| open(&self.file.cipher, self.number, bytes)).expect(COVERED)
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

fn open(cipher: &Aes256Gcm, number: usize, sealed: &[u8]) -> Option<Vec<u8>> {
    let (bytes, tag) = sealed.split_last_chunk::<TAG_BYTES>()?;
    let mut plain = bytes.to_vec();
    let buffer = plain.as_mut_slice().into();
    cipher.decrypt_inout_detached(&nonce(number).into(), &[], buffer, tag.into()).ok()?;
    Some(plain)
}

const COVERED: &str = "the sealed header covers every section, and they were written by to_snapshot";
const KEY_CONTEXT: &str = "ikrar 2026-11-22 snapshot key v1";
const MAGIC: &[u8] = b"ikrar snapshot v1\n";
/// The header's section number; the others count from 0.
const HEADER: usize = usize::MAX;
/// Sections before the first page: globals and four indexes.
const FIRST_PAGE: usize = 5;
const TAG_BYTES: usize = 16;
