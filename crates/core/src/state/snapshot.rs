//! The state as bytes, to open a large ledger fast.
//!
//! A snapshot is a convenience, never evidence. [`Snapshot::read`] gives what opened and is proven
//! by nothing; it becomes a [`State`] by [`Snapshot::proven_by`] alone, which compares its head
//! with the log's leaf at that place. Its content could still be forged by whoever holds the key
//! ring; an audit replays the entries and compares it, part by part, with what they add up to.
//!
//! It holds personal data, so it is sealed with a key derived from the key ring's master key and
//! dies with it. Only the sections that are needed are opened; a hash over all of them, in the
//! sealed trailer, is checked first. Formats: `docs/FORMATS.md`, section 7.

mod sealed;

use std::io::{self, Read, Seek, SeekFrom, Write};
use std::sync::Arc;

use rayon::prelude::*;
use thiserror::Error;

use super::index::Keyed;
use super::people::{Merge, People};
use super::{Campaigns, Cases, Index, LedgerInfo, Officers, PublishedRulebook, State};
use crate::codec::{self, Decode, Encode};
use crate::entry::Head;
use crate::event::rules::RulebookPublished;
use crate::log::{Log, LogError};
use crate::value::{Digest, Instant, Link, Seq};

pub(crate) use sealed::{Opener, Section};

/// A state as somebody left it: it opened, but nothing is proven of it yet.
#[derive(Debug)]
pub struct Snapshot {
    head: Head,
    globals: Globals,
    opener: Arc<Opener>,
    sections: Vec<Section>,
}

impl Snapshot {
    /// Opens a snapshot.
    ///
    /// # Errors
    /// When the bytes are no snapshot, of another version, damaged, or sealed with another key.
    pub fn read(bytes: &mut (impl Read + Seek), secret: &[u8; 32]) -> Result<Self, SnapshotError> {
        let (trailer, opener) = Trailer::read(bytes, secret)?;
        let opener = Arc::new(opener);
        let mut hash = blake3::Hasher::new();
        let mut sections = Vec::with_capacity(trailer.lengths.len());
        bytes.seek(SeekFrom::Start(HEADER_BYTES))?;
        for (number, length) in trailer.lengths.iter().enumerate() {
            let mut sealed = Vec::new();
            bytes.by_ref().take(*length).read_to_end(&mut sealed)?;
            hash.update(&sealed);
            let (sealed, opener) = (Arc::new(sealed), Arc::clone(&opener));
            sections.push(Section { sealed, opener, number });
        }
        if hash.finalize().as_bytes() != trailer.body_hash.as_bytes() {
            return Err(SnapshotError::Damaged);
        }
        let globals = sections.first().and_then(Section::open).ok_or(SnapshotError::Damaged)?;
        let globals = codec::decode_own(&globals).map_err(|_| SnapshotError::Version)?;
        Ok(Self { head: trailer.head(), globals, opener, sections })
    }

    /// The head of a snapshot, without reading the rest.
    ///
    /// # Errors
    /// As [`Snapshot::read`]; the sections are not looked at.
    pub fn read_head(
        bytes: &mut (impl Read + Seek),
        secret: &[u8; 32],
    ) -> Result<Head, SnapshotError> {
        Ok(Trailer::read(bytes, secret)?.0.head())
    }

    /// The head at which it says it was taken.
    pub fn head(&self) -> Head {
        self.head
    }

    /// The state, if the log has this head at its place. That its content is what the entries add
    /// up to is not proven by that: an audit compares it.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn proven_by(self, log: &dyn Log) -> Result<Option<State>, LogError> {
        let found = head_at(log, self.head.size)?;
        Ok((found == Some(self.head)).then(|| self.into_state()).flatten())
    }

    fn into_state(self) -> Option<State> {
        let Self { head, globals, opener, sections } = self;
        let mut sections = sections.into_iter().skip(1);
        let mut index = || sections.next();
        let indexes = [index()?, index()?, index()?];
        let events = Index::from_section(index()?);
        let keyed = globals.ledger.as_ref().map(|ledger| Keyed::of(&ledger.id));
        let keyed = keyed.unwrap_or_default();
        let rulebooks = globals.rulebooks.into_iter();
        let rulebooks = rulebooks.map(|(entry, text)| PublishedRulebook::parse(entry, text));
        let Globals { people: count, names, merges, .. } = globals;
        Some(State {
            head,
            recorded_at: Instant::from_millis(globals.recorded_at_millis)?,
            ledger: globals.ledger,
            officers: globals.officers.into(),
            rulebooks: Arc::new(rulebooks.collect::<Result<_, _>>().ok()?),
            campaigns: globals.campaigns.into(),
            cases: globals.cases.into(),
            people: People::from_sections(keyed, count, names, indexes, sections.collect())?
                .with_merges(merges)?,
            events,
            keyed,
            opener: Some(opener),
        })
    }
}

/// What a snapshot says, as hashes of what its sections hold: enough to audit it, and so little
/// that an audit need not hold two states in memory. As with [`Snapshot`], nothing is proven of it.
#[derive(Debug)]
pub struct Prints {
    pub(crate) head: Head,
    sections: Vec<Option<Digest>>,
}

impl Prints {
    /// Reads a snapshot, one section at a time.
    ///
    /// # Errors
    /// When the bytes are no snapshot, of another version, damaged, or sealed with another key.
    pub fn read(bytes: &mut (impl Read + Seek), secret: &[u8; 32]) -> Result<Self, SnapshotError> {
        let (trailer, opener) = Trailer::read(bytes, secret)?;
        let mut hash = blake3::Hasher::new();
        let mut prints = Vec::with_capacity(trailer.lengths.len());
        bytes.seek(SeekFrom::Start(HEADER_BYTES))?;
        for (number, length) in trailer.lengths.iter().enumerate() {
            let mut sealed = Vec::new();
            bytes.by_ref().take(*length).read_to_end(&mut sealed)?;
            hash.update(&sealed);
            prints.push(opener.open(number, sealed).map(|plain| Digest::of(&plain)));
        }
        if hash.finalize().as_bytes() != trailer.body_hash.as_bytes() {
            return Err(SnapshotError::Damaged);
        }
        Ok(Self { head: trailer.head(), sections: prints })
    }
}

/// The log's head when it had `size` entries; `None` when it has fewer.
pub(crate) fn head_at(log: &dyn Log, size: u64) -> Result<Option<Head>, LogError> {
    let Some(last) = Seq::new(size).before() else { return Ok(Some(Head::default())) };
    let head = log.head()?;
    if head.size <= size {
        return Ok((head.size == size).then_some(head));
    }
    let entries = log.read(last, 1)?;
    Ok(entries.first().map(|entry| Head { size, link: entry.leaf.link }))
}

impl State {
    /// Writes the state as a snapshot that only `secret` opens. `salt` is random and serves once.
    ///
    /// # Errors
    /// When `out` cannot be written, or the state came from a snapshot that was forged.
    pub fn write_snapshot(
        &self,
        secret: &[u8; 32],
        salt: &[u8; 32],
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let opener = Opener::new(secret, salt);
        let mut writer = Writer { out, opener, hash: blake3::Hasher::new(), lengths: Vec::new() };
        writer.out.write_all(MAGIC.as_bytes())?;
        writer.out.write_all(salt)?;
        let sections: Vec<usize> = (0..self.section_count()).collect();
        for together in sections.chunks(SECTIONS_TOGETHER) {
            writer.sections(together, |number| self.section(number))?;
        }
        if !self.is_intact() {
            return Err(io::Error::other("the state came from a snapshot that was forged"));
        }
        writer.finish(self.head)
    }

    /// Whether a snapshot that the state came from held what belongs there, as far as it was
    /// looked at. When it did not, what the state says is not to be trusted.
    pub fn is_intact(&self) -> bool {
        self.opener.as_ref().is_none_or(|opener| opener.is_intact())
    }

    /// Whether a snapshot says exactly what this state does.
    pub(crate) fn matches(&self, snapshot: &Prints) -> bool {
        let same = |(number, print): (usize, &Option<Digest>)| {
            *print == Some(Digest::of(&self.section(number)))
        };
        // The first sections are large: one after the other they need less memory.
        let numbered = || snapshot.sections.par_iter().enumerate();
        self.head == snapshot.head
            && self.section_count() == snapshot.sections.len()
            && snapshot.sections.iter().enumerate().take(FIRST_PAGE).all(same)
            && numbered().skip(FIRST_PAGE).all(same)
    }

    fn section_count(&self) -> usize {
        FIRST_PAGE + self.people.pages().len()
    }

    /// The bytes of a section. They depend on what the entries add up to and on nothing else: not
    /// on which of them came from an earlier snapshot.
    fn section(&self, number: usize) -> Vec<u8> {
        let people = &self.people;
        match number {
            0 => codec::encode_own(&self.globals()),
            1 => pairs_to_bytes(&people.by_id.to_settled()),
            2 => pairs_to_bytes(&people.by_identifier.to_settled()),
            3 => pairs_to_bytes(&people.by_key.to_settled()),
            4 => pairs_to_bytes(&self.events.to_settled()),
            page => {
                let page = people.pages().get(page - FIRST_PAGE);
                codec::encode_own(page.expect("a section behind the indexes is a page").people())
            }
        }
    }

    fn globals(&self) -> Globals {
        Globals {
            recorded_at_millis: self.recorded_at.millis(),
            ledger: self.ledger.clone(),
            officers: (*self.officers).clone(),
            rulebooks: self
                .rulebooks
                .iter()
                .map(|known| (known.entry, known.published.clone()))
                .collect(),
            campaigns: (*self.campaigns).clone(),
            cases: (*self.cases).clone(),
            people: u32::try_from(self.people.len()).expect("fewer than 2^32 people"),
            names: self.people.names.list().clone(),
            merges: (*self.people.merges).clone(),
        }
    }
}

/// Why bytes are no snapshot that can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
#[error("{self:?}")]
pub enum SnapshotError {
    /// The bytes are not what was written.
    Damaged,
    /// It was sealed with another master key.
    Key,
    /// It was written by another version of the program.
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
    version: u32,
    size: u64,
    link: Link,
    body_hash: Digest,
    lengths: Vec<u64>,
}

impl Trailer {
    fn head(&self) -> Head {
        Head { size: self.size, link: self.link }
    }

    fn read(
        bytes: &mut (impl Read + Seek),
        secret: &[u8; 32],
    ) -> Result<(Self, Opener), SnapshotError> {
        let mut head = [0; MAGIC.len() + SALT_BYTES];
        bytes.seek(SeekFrom::Start(0))?;
        bytes.read_exact(&mut head)?;
        let salt = head.strip_prefix(MAGIC.as_bytes()).and_then(<[u8]>::first_chunk::<SALT_BYTES>);
        let opener = Opener::new(secret, salt.ok_or(SnapshotError::Version)?);
        let mut length = [0; 4];
        let end = bytes.seek(SeekFrom::End(-4))?;
        bytes.read_exact(&mut length)?;
        let length = u32::from_be_bytes(length).into();
        let start = end.checked_sub(length).filter(|start| *start >= HEADER_BYTES);
        bytes.seek(SeekFrom::Start(start.ok_or(SnapshotError::Damaged)?))?;
        let mut sealed = Vec::new();
        bytes.by_ref().take(length).read_to_end(&mut sealed)?;
        let trailer = opener.open(TRAILER, sealed).ok_or(SnapshotError::Key)?;
        let trailer: Self = codec::decode_own(&trailer).map_err(|_| SnapshotError::Version)?;
        if trailer.version != SNAPSHOT_VERSION {
            return Err(SnapshotError::Version);
        }
        // The sections fill the file to the byte, so that none is longer than what is there.
        let body = trailer.lengths.iter().try_fold(HEADER_BYTES, |at, more| at.checked_add(*more));
        if body != start {
            return Err(SnapshotError::Damaged);
        }
        Ok((trailer, opener))
    }
}

/// Seals and writes section after section.
struct Writer<'a> {
    out: &'a mut dyn Write,
    opener: Opener,
    hash: blake3::Hasher,
    lengths: Vec<u64>,
}

impl Writer<'_> {
    /// Some sections at once, encoded and sealed on all cores.
    fn sections(
        &mut self,
        numbers: &[usize],
        encode: impl Fn(usize) -> Vec<u8> + Sync,
    ) -> io::Result<()> {
        let seal = |number: &usize| self.opener.seal(*number, encode(*number));
        let sealed: Vec<_> = numbers.par_iter().map(seal).collect();
        for section in sealed {
            self.hash.update(&section);
            self.lengths.push(section.len() as u64);
            self.out.write_all(&section)?;
        }
        Ok(())
    }

    fn finish(self, head: Head) -> io::Result<()> {
        let trailer = Trailer {
            version: SNAPSHOT_VERSION,
            size: head.size,
            link: head.link,
            body_hash: Digest::from_bytes(*self.hash.finalize().as_bytes()),
            lengths: self.lengths,
        };
        let trailer = self.opener.seal(TRAILER, codec::encode_own(&trailer));
        let length = u32::try_from(trailer.len()).expect("a trailer is below 4 GiB");
        self.out.write_all(&trailer)?;
        self.out.write_all(&length.to_be_bytes())
    }
}

/// What is needed at every opening.
#[derive(Debug, Encode, Decode)]
struct Globals {
    recorded_at_millis: u64,
    ledger: Option<LedgerInfo>,
    officers: Officers,
    rulebooks: Vec<(Seq, RulebookPublished)>,
    campaigns: Campaigns,
    cases: Cases,
    people: u32,
    names: Vec<String>,
    merges: Vec<Merge>,
}

fn pairs_to_bytes(pairs: &[(u64, u64)]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(16 * pairs.len() + sealed::TAG_BYTES);
    for (hash, value) in pairs {
        bytes.extend_from_slice(&hash.to_be_bytes());
        bytes.extend_from_slice(&value.to_be_bytes());
    }
    bytes
}

/// The one place where the version stands, for the constants below.
macro_rules! version {
    () => {
        7
    };
}

/// The version of what a snapshot holds. To be counted up with every change of a type in it, so
/// that no program opens what another one meant: the key depends on it. A test says when.
const SNAPSHOT_VERSION: u32 = version!();
const KEY_CONTEXT: &str = concat!("ikrar 2026-11-22 snapshot key v", version!());
const MAGIC: &str = concat!("ikrar snapshot v", version!(), "\n");
const SALT_BYTES: usize = 32;
const HEADER_BYTES: u64 = (MAGIC.len() + SALT_BYTES) as u64;
/// The trailer's section number; the others count from 0.
const TRAILER: usize = usize::MAX;
/// The first section that is a page of people.
const FIRST_PAGE: usize = 5;
/// Sections that are encoded and sealed together.
const SECTIONS_TOGETHER: usize = 64;

#[cfg(test)]
mod tests;
