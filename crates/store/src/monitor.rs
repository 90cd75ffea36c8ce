//! What somebody outside checks of a log that is published: that it only grows, and that its
//! leaves, its chain and its checkpoints belong together.
//!
//! Between two looks nothing is kept but the newest checkpoint, the edge of its tree and the last
//! link; each look reads what came since. Formats: `docs/FORMATS.md`, section 16.

mod published;
mod state;

use std::io;
use std::path::PathBuf;

use ikrar_core::checkpoint::policy::{Policy, Worth};
use ikrar_core::checkpoint::{Checkpoint, CheckpointError};
use ikrar_core::directory::Roots;
use ikrar_core::entry::{ChainError, Head, LEAF_BYTES, Leaf};
use ikrar_core::error::Kind;
use ikrar_core::note::Note;
use ikrar_core::seal::{BodyKind, kind_of};
use ikrar_core::tile::{Bundle, Tile};
use ikrar_core::tree::{Frontier, Sized, leaf_hash};
use ikrar_core::value::{Digest, Seq};
use thiserror::Error;

use crate::publish::{self, PublishError, Source, Tiles};

pub use state::keep_evidence;

/// What was verified of a log last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watched {
    /// The checkpoint.
    pub note: Note,
    /// The tree of its entries.
    tree: Frontier,
    /// The last entry's link.
    head: Head,
}

/// Which bodies in clear are looked at, beside that of the last entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bodies {
    /// All that are published of the entries that came: cheap where the files are near.
    All,
    /// None: far away each would be asked for by itself.
    None,
}

/// What a look found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// What to keep for the next look.
    pub watched: Watched,
    /// What the checkpoint is worth.
    pub worth: Worth,
    /// How many entries came since the look before.
    pub entries: u64,
    /// How many bodies in clear were compared with their leaves.
    pub bodies: u64,
}

/// What is wrong with a published log.
#[derive(Debug, Error)]
#[error("{self:?}")]
pub enum MonitorError {
    /// A body that is published is not the one that the leaf names.
    Body {
        /// The entry.
        seq: Seq,
    },
    /// The chain breaks.
    Chain {
        /// At which entry.
        seq: Seq,
        /// How.
        source: ChainError,
    },
    /// The checkpoint is none, not signed, or a line of a known key is wrong.
    Checkpoint(#[from] CheckpointError),
    /// Two checkpoints of the log contradict each other: both are signed.
    Conflict {
        /// How.
        conflict: Conflict,
        /// The one that was seen before.
        seen: Box<Note>,
        /// The one that is there now.
        found: Box<Note>,
    },
    /// The last entry is not a directory entry, or its body is not published.
    LastEntry {
        /// The entry.
        seq: Seq,
    },
    /// Nothing is published.
    Nothing,
    /// A file is missing or cannot be read.
    Publish(#[from] PublishError),
    /// The body of an entry about somebody is published.
    Sealed {
        /// The entry.
        seq: Seq,
    },
    /// A tile of hashes is not that of the entries.
    Tile {
        /// Its name.
        name: String,
    },
    /// The leaves do not have the root that the checkpoint names.
    Root {
        /// Of how many entries.
        size: u64,
    },
    /// What was kept of the look before cannot be read or written.
    State {
        /// The file.
        path: PathBuf,
        /// Why; `None` when it holds something else.
        source: Option<io::Error>,
    },
}

/// How two checkpoints contradict each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conflict {
    /// The same number of entries has two roots, or what came does not continue what was seen.
    Fork,
    /// The log became shorter.
    Rollback,
    /// It is another log.
    OtherLog,
}

impl MonitorError {
    /// What kind of fault it is.
    pub fn kind(&self) -> Kind {
        match self {
            Self::State { source: Some(_), .. } => Kind::Failed,
            Self::Publish(error) => error.kind(),
            Self::Body { .. }
            | Self::Chain { .. }
            | Self::Checkpoint(_)
            | Self::Conflict { .. }
            | Self::LastEntry { .. }
            | Self::Root { .. }
            | Self::Sealed { .. }
            | Self::Tile { .. }
            | Self::State { source: None, .. } => Kind::Damaged,
            Self::Nothing => Kind::Usage,
        }
    }
}

/// Looks at a published log, after what was verified of it before.
///
/// # Errors
/// What is wrong with it; of two checkpoints that contradict each other, both.
pub fn look(
    source: &dyn Source,
    policy: &Policy,
    before: Option<&Watched>,
    bodies: Bodies,
) -> Result<Look, MonitorError> {
    let (_, found) = publish::published(source)?.ok_or(MonitorError::Nothing)?;
    let (note, worth) = published::with_seen(found, before, policy)?;
    let tree = worth.checkpoint.tree;
    let conflict = |conflict, seen: &Note| {
        let (seen, found) = (Box::new(seen.clone()), Box::new(note.clone()));
        Err(MonitorError::Conflict { conflict, seen, found })
    };
    if let Some(before) = before {
        let seen = Checkpoint::parse(before.note.text())?;
        if seen.origin != worth.checkpoint.origin {
            return conflict(Conflict::OtherLog, &before.note);
        }
        if tree.size < seen.tree.size {
            return conflict(Conflict::Rollback, &before.note);
        }
        if tree.size == seen.tree.size && tree.root != seen.tree.root {
            return conflict(Conflict::Fork, &before.note);
        }
    }
    let mut watched = match before {
        Some(before) => Watched { note: note.clone(), ..before.clone() },
        None => Watched { note: note.clone(), tree: Frontier::default(), head: Head::default() },
    };
    let from = watched.head.size;
    let others = published::Others { source, policy, newest: &note };
    if let Some(before) = before {
        others.compare(Checkpoint::parse(before.note.text())?.tree)?;
    }
    let followed = match watched.follow(&others, tree.size, bodies) {
        Ok(_) if watched.tree.root() != tree.root => Err(MonitorError::Root { size: tree.size }),
        followed => followed,
    };
    if let (Err(MonitorError::Chain { .. } | MonitorError::Root { .. }), Some(before)) =
        (&followed, before)
        && is_fork(source, before, tree)?
    {
        return conflict(Conflict::Fork, &before.note);
    }
    let bodies = followed? + watched.check_last(source)?;
    others.compare(tree)?;
    Ok(Look { watched, worth, entries: tree.size - from, bodies })
}

/// Whether the published leaves have the root that the new checkpoint names, and another one than
/// the old one named: then both cannot be true, and the fault is not a damaged file.
fn is_fork(source: &dyn Source, before: &Watched, tree: Sized) -> Result<bool, MonitorError> {
    let tiles = Tiles::of(source, tree.size);
    let (mut found, mut at_seen) = (Frontier::default(), None);
    for bundle in Bundle::of_log(tree.size) {
        for entry in tiles.entries(bundle)? {
            found.push(leaf_hash(&entry));
            if found.size() == before.tree.size() {
                at_seen = Some(found.root());
            }
        }
    }
    Ok(found.root() == tree.root && at_seen != Some(before.tree.root()))
}

impl Watched {
    /// Reads the entries up to `size`; gives how many bodies were compared.
    fn follow(
        &mut self,
        others: &published::Others<'_>,
        size: u64,
        bodies: Bodies,
    ) -> Result<u64, MonitorError> {
        let source = others.source;
        let tiles = Tiles::of(source, size);
        let mut compared = 0;
        for bundle in Bundle::after(self.head.size, size) {
            let known = usize::try_from(self.head.size - bundle.start()).unwrap_or_default();
            let entries = tiles.entries(bundle)?;
            for entry in entries.iter().skip(known) {
                let seq = self.head.next_seq();
                let leaf = leaf_of(entry, bundle)?;
                let leaf = leaf.map_err(|source| MonitorError::Chain { seq, source })?;
                let chain = |source| MonitorError::Chain { seq, source };
                self.head = self.head.follow(&leaf).map_err(chain)?;
                self.tree.push(leaf_hash(entry));
                if bodies == Bodies::All && seq.size() < size {
                    let body = compared_body(source, &leaf)?;
                    compared += u64::from(body.is_some());
                    if body == Some(BodyKind::Directory) {
                        others.compare(Sized { size: seq.size(), root: self.tree.root() })?;
                    }
                }
            }
            check_hashes(&tiles, bundle, &entries)?;
        }
        // The levels above, where proofs are made of them: as far as the right edge shows.
        let above = Frontier::of(size, |node| tiles.node(node))?;
        if above.root() != self.tree.root() {
            return Err(MonitorError::Root { size });
        }
        Ok(compared)
    }

    /// Checks that the last entry is the one with which a checkpoint ends; gives how many bodies
    /// were compared.
    fn check_last(&self, source: &dyn Source) -> Result<u64, MonitorError> {
        let Some(last) = self.head.size.checked_sub(1) else { return Ok(0) };
        let seq = Seq::new(last);
        let tiles = Tiles::of(source, self.head.size);
        let bundle =
            Bundle::of_log(self.head.size).last().ok_or(MonitorError::LastEntry { seq })?;
        let entries = tiles.entries(bundle)?;
        let entry = entries.last().ok_or(MonitorError::LastEntry { seq })?;
        let leaf = leaf_of(entry, bundle)?;
        let leaf = leaf.map_err(|source| MonitorError::Chain { seq, source })?;
        let name = publish::body_name(seq);
        let body = source.read(&name).map_err(PublishError::io(&name))?;
        let body = body.ok_or(MonitorError::LastEntry { seq })?;
        if leaf.head() != self.head || Digest::of(&body) != leaf.body_hash {
            return Err(MonitorError::Body { seq });
        }
        Roots::from_body(&body, seq).map_err(|_| MonitorError::LastEntry { seq })?;
        Ok(1)
    }
}

/// Checks that the tile of hashes over these entries is the one that is published.
fn check_hashes(
    tiles: &Tiles<'_>,
    bundle: Bundle,
    entries: &[Vec<u8>],
) -> Result<(), MonitorError> {
    let tile = Tile { level: 0, index: bundle.index, width: bundle.width };
    let hashes = entries.iter().map(|entry| leaf_hash(entry));
    if tiles.hashes(tile)?.into_iter().eq(hashes) {
        return Ok(());
    }
    Err(MonitorError::Tile { name: tile.path() })
}

/// The kind of a leaf's body if that is published; then it is the right one, and about nobody.
fn compared_body(source: &dyn Source, leaf: &Leaf) -> Result<Option<BodyKind>, MonitorError> {
    let name = publish::body_name(leaf.seq);
    let body = source.read(&name).map_err(PublishError::io(&name))?;
    let Some(body) = body else { return Ok(None) };
    if Digest::of(&body) != leaf.body_hash {
        return Err(MonitorError::Body { seq: leaf.seq });
    }
    match kind_of(&body) {
        Ok(BodyKind::Sealed(_)) => Err(MonitorError::Sealed { seq: leaf.seq }),
        Ok(kind) => Ok(Some(kind)),
        Err(_) => Ok(Some(BodyKind::Clear)),
    }
}

fn leaf_of(entry: &[u8], bundle: Bundle) -> Result<Result<Leaf, ChainError>, PublishError> {
    let bytes = <&[u8; LEAF_BYTES]>::try_from(entry);
    // An entry of another length is no leaf: the log is not one of a ledger.
    let bytes = bytes.map_err(|_| PublishError::Differs { name: bundle.path() })?;
    Ok(Leaf::from_bytes(bytes))
}

#[cfg(test)]
mod tests;
