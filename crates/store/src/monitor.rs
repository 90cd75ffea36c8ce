//! What somebody outside checks of a log that is published: that it only grows, and that its
//! leaves, its chain and its checkpoints belong together.
//!
//! Between two looks nothing is kept but the newest checkpoint, the edge of its tree and the last
//! link; each look reads what came since. Formats: `docs/FORMATS.md`, section 16.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use data_encoding::BASE64;
use ikrar_core::checkpoint::policy::{Policy, Worth};
use ikrar_core::checkpoint::{Checkpoint, CheckpointError};
use ikrar_core::codec;
use ikrar_core::directory::Roots;
use ikrar_core::entry::{ChainError, Head, LEAF_BYTES, Leaf};
use ikrar_core::error::Kind;
use ikrar_core::note::Note;
use ikrar_core::seal::{BodyKind, kind_of};
use ikrar_core::tile::{Bundle, Tile};
use ikrar_core::tree::{Frontier, Sized, leaf_hash};
use ikrar_core::value::{Digest, Seq};
use thiserror::Error;

use crate::disk::OsDisk;
use crate::file;
use crate::publish::{self, PublishError, Source, Tiles};

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
    let (_, note) = publish::published(source)?.ok_or(MonitorError::Nothing)?;
    let worth = policy.judge(&note)?;
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
    let followed = match watched.follow(source, tree.size, bodies) {
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
        source: &dyn Source,
        size: u64,
        bodies: Bodies,
    ) -> Result<u64, MonitorError> {
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
                    compared += u64::from(is_compared(source, &leaf)?);
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

/// Whether the body of a leaf is published; then it is the right one, and about nobody.
fn is_compared(source: &dyn Source, leaf: &Leaf) -> Result<bool, MonitorError> {
    let name = publish::body_name(leaf.seq);
    let body = source.read(&name).map_err(PublishError::io(&name))?;
    match body {
        None => Ok(false),
        Some(body) if Digest::of(&body) != leaf.body_hash => {
            Err(MonitorError::Body { seq: leaf.seq })
        }
        Some(body) if matches!(kind_of(&body), Ok(BodyKind::Sealed(_))) => {
            Err(MonitorError::Sealed { seq: leaf.seq })
        }
        Some(_) => Ok(true),
    }
}

fn leaf_of(entry: &[u8], bundle: Bundle) -> Result<Result<Leaf, ChainError>, PublishError> {
    let bytes = <&[u8; LEAF_BYTES]>::try_from(entry);
    // An entry of another length is no leaf: the log is not one of a ledger.
    let bytes = bytes.map_err(|_| PublishError::Differs { name: bundle.path() })?;
    Ok(Leaf::from_bytes(bytes))
}

impl Watched {
    /// Reads what was kept; `None` when there is no such file yet.
    ///
    /// # Errors
    /// When it cannot be read, or says something else.
    pub fn read(path: &Path) -> Result<Option<Self>, MonitorError> {
        let state = |source| MonitorError::State { path: path.to_owned(), source };
        let mut text = String::new();
        let file = File::open(path).map(|file| file.take(STATE_BYTES_MAX));
        match file.and_then(|mut file| file.read_to_string(&mut text)) {
            Ok(_) => parse(&text).map(Some).ok_or_else(|| state(None)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) if error.kind() == io::ErrorKind::InvalidData => Err(state(None)),
            Err(error) => Err(state(Some(error))),
        }
    }

    /// Keeps what was verified, for the next look.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write(&self, path: &Path) -> Result<(), MonitorError> {
        let tree = BASE64.encode(&codec::encode(&self.tree));
        let note = self.note.as_str();
        let text = format!("{FIRST_LINE}\n{}\n{tree}\n\n{note}", self.head.link);
        let state = |source| MonitorError::State { path: path.to_owned(), source: Some(source) };
        file::replace(&OsDisk, path, text.as_bytes()).map_err(state)
    }
}

fn parse(text: &str) -> Option<Watched> {
    let rest = text.strip_prefix(FIRST_LINE)?.strip_prefix('\n')?;
    let (link, rest) = rest.split_once('\n')?;
    let (tree, note) = rest.split_once("\n\n")?;
    let tree: Frontier = codec::decode(&BASE64.decode(tree.as_bytes()).ok()?).ok()?;
    let note = Note::from_bytes(note.as_bytes()).ok()?;
    let known = Checkpoint::parse(note.text()).ok()?.tree;
    let head = Head { size: tree.size(), link: link.parse().ok()? };
    let is_one = tree.size() == known.size && tree.root() == known.root;
    is_one.then_some(Watched { note, tree, head })
}

/// Keeps two checkpoints that contradict each other beside the state; gives where.
///
/// # Errors
/// When they cannot be written.
pub fn keep_evidence(path: &Path, seen: &Note, found: &Note) -> Result<[PathBuf; 2], MonitorError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let name = |which: &str, number: u32| path.with_file_name(format!("{name}.{which}.{number}"));
    let pairs = (1..).map(|number| [name("seen", number), name("found", number)]);
    let mut free = pairs.filter(|pair| pair.iter().all(|path| fs::symlink_metadata(path).is_err()));
    let pair = free.next().expect("there are more numbers than files");
    for (path, note) in pair.iter().zip([seen, found]) {
        let state = |source| MonitorError::State { path: path.clone(), source: Some(source) };
        file::replace(&OsDisk, path, note.as_str().as_bytes()).map_err(state)?;
    }
    Ok(pair)
}

const FIRST_LINE: &str = "ikrar monitor 1";
/// Far more than a checkpoint and the edge of its tree take.
const STATE_BYTES_MAX: u64 = 1 << 20;

#[cfg(test)]
mod tests;
