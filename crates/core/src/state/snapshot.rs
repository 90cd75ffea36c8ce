//! The state as bytes, to open a large ledger fast.
//!
//! A snapshot is a convenience, never evidence. [`Snapshot::read`] gives what opened and is proven
//! by nothing; it becomes a [`State`] by [`Snapshot::proven_by`] alone, which compares its head
//! with the log's leaf at that place. Its content could still be forged by whoever holds the key
//! ring; an audit replays the entries and compares it, part by part, with what they add up to.
//!
//! It holds personal data, so it is sealed with a key derived from the key ring's master key and
//! dies with it. It lies in sections, each of which is sealed by itself and read when it is needed:
//! a question about one person reads four of them. A damaged section is found when it is opened;
//! who wants to know before compares the hash over all of them ([`Snapshot::whole`]). Formats:
//! `docs/FORMATS.md`, section 7.

mod layout;
mod sealed;
mod trailer;

use std::io::{self, Write};
use std::sync::Arc;

use rayon::prelude::*;
use thiserror::Error;

use super::cases::Cases;
use super::index::{Index, Keyed};
use super::people::People;
use super::{PublishedRulebook, State};
use crate::codec;
use crate::entry::Head;
use crate::log::{Log, LogError};
use crate::value::{Digest, Instant, Seq};

use layout::{Globals, Layout};
use trailer::{Trailer, Writer};

pub(crate) use layout::LookAhead;
pub(in crate::state) use layout::entries_of_directory;
pub use sealed::Source;
pub(crate) use sealed::{Opener, Section};

/// A state as somebody left it: it opened, but nothing is proven of it yet.
#[derive(Debug)]
pub struct Snapshot {
    trailer: Trailer,
    globals: Globals,
    opener: Arc<Opener>,
}

impl Snapshot {
    /// Opens a snapshot, and reads of it what every question needs.
    ///
    /// # Errors
    /// When the bytes are no snapshot, of another version, sealed with another key, or damaged as
    /// far as they are read now.
    pub fn read(source: Arc<dyn Source>, secret: &[u8; 32]) -> Result<Self, SnapshotError> {
        let (trailer, opener) = Trailer::read(source, secret)?;
        let opener = Arc::new(opener);
        let globals = trailer.sections(&opener).next();
        let globals = globals.as_ref().and_then(Section::open).ok_or(SnapshotError::Damaged)?;
        let globals = codec::decode_own(&globals).map_err(|_| SnapshotError::Version)?;
        Ok(Self { trailer, globals, opener })
    }

    /// This snapshot, if every byte of it is what was written.
    ///
    /// # Errors
    /// When it is damaged.
    pub fn whole(self) -> Result<Self, SnapshotError> {
        self.trailer.compare(&self.opener, |_, _| {}).map(|()| self)
    }

    /// The head of a snapshot, without reading the rest.
    ///
    /// # Errors
    /// As [`Snapshot::read`]; the sections are not looked at.
    pub fn read_head(source: Arc<dyn Source>, secret: &[u8; 32]) -> Result<Head, SnapshotError> {
        Ok(Trailer::read(source, secret)?.0.head())
    }

    /// The head at which it says it was taken.
    pub fn head(&self) -> Head {
        self.trailer.head()
    }

    /// The state, if the log has this head at its place. That its content is what the entries add
    /// up to is not proven by that: an audit compares it.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn proven_by(self, log: &dyn Log) -> Result<Option<State>, LogError> {
        let found = head_at(log, self.head().size)?;
        Ok((found == Some(self.head())).then(|| self.into_state()).flatten())
    }

    fn into_state(self) -> Option<State> {
        let Self { trailer, globals, opener } = self;
        let mut sections = trailer.sections(&opener).skip(1);
        let mut index = |firsts: Vec<u64>| {
            let pages: Vec<_> = sections.by_ref().take(firsts.len()).collect();
            (pages.len() == firsts.len()).then(|| Index::from_sections(firsts, pages))
        };
        let Globals { people, names, merges, indexes, .. } = globals;
        let [by_id, by_identifier, by_key, by_case, events] = indexes.map(&mut index);
        let indexes = [by_id?, by_identifier?, by_key?];
        let keyed = globals.ledger.as_ref().map(|ledger| Keyed::of(&ledger.id));
        let keyed = keyed.unwrap_or_default();
        let cases = Cases::from_sections(keyed, globals.cases, by_case?, &mut sections);
        let rulebooks = globals.rulebooks.into_iter();
        let rulebooks = rulebooks.map(|(entry, text)| PublishedRulebook::parse(entry, text));
        Some(State {
            head: trailer.head(),
            recorded_at: Instant::from_millis(globals.recorded_at_millis)?,
            ledger: globals.ledger,
            officers: globals.officers.into(),
            rulebooks: Arc::new(rulebooks.collect::<Result<_, _>>().ok()?),
            calendar: globals.calendar.into(),
            campaigns: globals.campaigns.into(),
            cases: Arc::new(cases?),
            people: People::from_sections(keyed, people, names, indexes, sections.collect())?
                .with_merges(merges)?,
            events: events?,
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
    /// Reads a snapshot, some sections at a time.
    ///
    /// # Errors
    /// When the bytes are no snapshot, of another version, damaged, or sealed with another key.
    pub fn read(source: Arc<dyn Source>, secret: &[u8; 32]) -> Result<Self, SnapshotError> {
        let (trailer, opener) = Trailer::read(source, secret)?;
        let print = |(number, sealed)| Some(Digest::of(&opener.open(number, sealed)?));
        let (mut prints, mut together) = (Vec::new(), Vec::new());
        trailer.compare(&opener, |number, sealed| {
            together.push((number, sealed));
            if together.len() == SECTIONS_TOGETHER {
                prints.par_extend(together.par_drain(..).map(print));
            }
        })?;
        prints.par_extend(together.into_par_iter().map(print));
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
    pub(crate) fn write_sections(
        &self,
        outlook: LookAhead,
        (secret, salt): (&[u8; 32], &[u8; 32]),
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let layout = Layout::of(self, outlook);
        let mut writer = Writer::begin(secret, salt, out)?;
        let sections: Vec<usize> = (0..layout.sections()).collect();
        for together in sections.chunks(SECTIONS_TOGETHER) {
            writer.sections(together, |number| layout.section(number))?;
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
    pub(crate) fn says(&self, snapshot: &Prints, outlook: LookAhead) -> bool {
        let layout = Layout::of(self, outlook);
        let same = |(number, print): (usize, &Option<Digest>)| {
            *print == Some(Digest::of(&layout.section(number)))
        };
        self.head == snapshot.head
            && layout.sections() == snapshot.sections.len()
            && snapshot.sections.par_iter().enumerate().all(same)
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

/// The one place where the version stands, for the constants below.
macro_rules! version {
    () => {
        13
    };
}

/// The version of what a snapshot holds. To be counted up with every change of a type in it, so
/// that no program opens what another one meant: the key depends on it. A test says when.
const SNAPSHOT_VERSION: u32 = version!();
const KEY_CONTEXT: &str = concat!("ikrar 2026-11-22 snapshot key v", version!());
const MAGIC: &str = concat!("ikrar snapshot v", version!(), "\n");
/// Sections that are encoded and sealed together.
const SECTIONS_TOGETHER: usize = 64;

#[cfg(test)]
mod tests;
