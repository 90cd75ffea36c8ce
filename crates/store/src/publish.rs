//! The public side of a log: what anybody may read, in files as C2SP has them.
//!
//! ```text
//! checkpoint                    the newest checkpoint; replaced last, when all else is durable
//! checkpoints/542257            every checkpoint that was published, by its size
//! tile/0/x002/117               256 hashes of the tree; tile/0/x002/118.p/49 the first 49
//! tile/entries/x002/117         the leaves themselves
//! clear/012                     the body of entry 12, if it is published
//! ```
//!
//! What is there never changes, but for `checkpoint`, and a checkpoint's lines, which may become
//! more. A file that should be there already and has other bytes stops everything: either the log
//! or the public side is not what it was. A crash leaves files that the next run finds equal.
//! Formats: `docs/FORMATS.md`, sections 14 and 16.

mod rows;
mod target;
mod tiles;

use std::io;

use ikrar_core::checkpoint::{Checkpoint, CheckpointError};
use ikrar_core::entry::Leaf;
use ikrar_core::error::Kind;
use ikrar_core::log::{Log, LogError};
use ikrar_core::note::Note;
use ikrar_core::tile::{Bundle, Tile, TileError, WIDTH, numbered};
use ikrar_core::tree::{Frontier, Node, Sized, leaf_hash};
use ikrar_core::value::{Seq, TreeHash};
use thiserror::Error;

use rows::Rows;

pub use target::{FolderTarget, Source, Target};
pub use tiles::Tiles;

/// What a publication wrote, beside what was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// The tree whose checkpoint is published now.
    pub tree: Sized,
    /// How many entries came to those that were published before.
    pub entries: u64,
    /// How many bodies in clear came to them.
    pub bodies: u64,
}

/// Why the public side cannot be read or written.
#[derive(Debug, Error)]
#[error("{self:?}")]
pub enum PublishError {
    /// A later checkpoint is published already.
    Ahead {
        /// Of how many entries.
        published: u64,
        /// Of how many the one is that should be published now.
        found: u64,
    },
    /// What is published as a checkpoint is none.
    Checkpoint {
        /// The file's name.
        name: String,
        /// What is wrong with it.
        error: CheckpointError,
    },
    /// A file that never changes has other bytes.
    Differs {
        /// The file's name.
        name: String,
    },
    /// A file cannot be read or written.
    Io {
        /// The file's name.
        name: String,
        /// Why.
        source: io::Error,
    },
    /// The log cannot be read.
    Log(#[from] LogError),
    /// A file that should be published is not there.
    Missing {
        /// The file's name.
        name: String,
    },
    /// The leaves do not have the root that a checkpoint of so many entries has.
    Root {
        /// How many.
        size: u64,
    },
    /// A file is no tile.
    Tile {
        /// The file's name.
        name: String,
        /// What is wrong with it.
        error: TileError,
    },
}

impl PublishError {
    /// What kind of fault it is.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Io { .. } => Kind::Failed,
            Self::Log(error) => error.kind(),
            Self::Ahead { .. }
            | Self::Checkpoint { .. }
            | Self::Differs { .. }
            | Self::Missing { .. }
            | Self::Root { .. }
            | Self::Tile { .. } => Kind::Damaged,
        }
    }

    pub(crate) fn io(name: &str) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { name: name.to_owned(), source }
    }
}

/// Publishes a log up to a checkpoint, with the bodies that `is_public` says may be read by all.
/// Nothing that is new counts before the last file, `checkpoint`, is replaced.
///
/// # Errors
/// When the leaves do not have the checkpoint's root, what is published already contradicts them,
/// or a file cannot be written.
pub fn publish(
    log: &dyn Log,
    target: &mut dyn Target,
    note: &Note,
    is_public: &dyn Fn(&[u8]) -> bool,
) -> Result<Published, PublishError> {
    let tree = read_checkpoint(CHECKPOINT, note)?.tree;
    published_before(target, tree)?;
    verify(log, target, tree)?;
    publish_checked(log, target, note, is_public)
}

/// Publishes as [`publish`] does, of a log that was just compared with this checkpoint and with
/// what `target` holds of it: whoever signs the checkpoint has done so for the ledger's own public
/// side.
///
/// # Errors
/// When a file that is there has other bytes, or one cannot be written.
pub fn publish_checked(
    log: &dyn Log,
    target: &mut dyn Target,
    note: &Note,
    is_public: &dyn Fn(&[u8]) -> bool,
) -> Result<Published, PublishError> {
    let tree = read_checkpoint(CHECKPOINT, note)?.tree;
    let before = published_before(target, tree)?;
    let bodies = write_entries(log, target, before, tree.size, is_public)?;
    target.settle().map_err(PublishError::io(CHECKPOINT))?;
    publish_note(target, note)?;
    for folder in outgrown(before, tree.size) {
        // One that stays does no harm: whoever reads it reads what the full file says.
        target.remove_all(&folder).ok();
    }
    Ok(Published { tree, entries: tree.size - before, bodies })
}

/// Publishes a checkpoint whose entries are published: for the first time, or with further lines.
///
/// # Errors
/// When another one is published of so many entries, or it cannot be written.
pub fn publish_note(target: &mut dyn Target, note: &Note) -> Result<(), PublishError> {
    let name = checkpoint_name(read_checkpoint(CHECKPOINT, note)?.tree.size);
    let kept = target.read(&name).map_err(PublishError::io(&name))?;
    if let Some(bytes) = kept {
        let kept = Note::from_bytes(&bytes);
        if !kept.is_ok_and(|kept| kept.text() == note.text()) {
            return Err(PublishError::Differs { name });
        }
    }
    for name in [name.as_str(), CHECKPOINT] {
        target.write(name, note.as_str().as_bytes()).map_err(PublishError::io(name))?;
        target.settle().map_err(PublishError::io(name))?;
    }
    Ok(())
}

/// The folders of files that were not full when so many entries were published, and are now:
/// readers of an older checkpoint take the full ones.
fn outgrown(before: u64, size: u64) -> impl Iterator<Item = String> {
    let wide = u64::from(WIDTH);
    let is_full = move |tile: &Tile| {
        let last = Node { level: 8 * tile.level, index: wide * (tile.index + 1) - 1 };
        tile.width < WIDTH && Tile::holding(last, size).is_some()
    };
    let tiles = Tile::of_tree(before).filter(is_full).map(|tile| tile.full().path());
    let is_full = move |it: &Bundle| it.width < WIDTH && wide * (it.index + 1) <= size;
    let bundles = Bundle::of_log(before).filter(is_full).map(|bundle| bundle.full().path());
    tiles.chain(bundles).map(|full| format!("{full}.p"))
}

/// How many entries are published already.
fn published_before(source: &dyn Source, tree: Sized) -> Result<u64, PublishError> {
    let before = published(source)?.map_or(EMPTY, |(known, _)| known.tree.size);
    if before > tree.size {
        return Err(PublishError::Ahead { published: before, found: tree.size });
    }
    Ok(before)
}

/// Where the checkpoint of so many entries is published.
pub fn checkpoint_name(size: u64) -> String {
    format!("{CHECKPOINTS}/{size}")
}

/// The newest checkpoint that is published, and its note; its signatures are not looked at.
///
/// # Errors
/// When it cannot be read, or is none.
pub fn published(source: &dyn Source) -> Result<Option<(Checkpoint, Note)>, PublishError> {
    let bytes = source.read(CHECKPOINT).map_err(PublishError::io(CHECKPOINT))?;
    let Some(bytes) = bytes else { return Ok(None) };
    let error = |error| PublishError::Checkpoint { name: CHECKPOINT.to_owned(), error };
    let note = Note::from_bytes(&bytes).map_err(|fault| error(CheckpointError::Note(fault)))?;
    Ok(Some((read_checkpoint(CHECKPOINT, &note)?, note)))
}

fn read_checkpoint(name: &str, note: &Note) -> Result<Checkpoint, PublishError> {
    let error = |error| PublishError::Checkpoint { name: name.to_owned(), error };
    Checkpoint::parse(note.text()).map_err(error)
}

/// Checks that a log's leaves have this root, with the help of what is published of them.
///
/// # Errors
/// When they do not, or those that are published already do not have theirs.
pub fn verify(log: &dyn Log, source: &dyn Source, tree: Sized) -> Result<(), PublishError> {
    root_of(log, Some(source), &[tree], tree.size).map(|_| ())
}

/// The root of a log's first `size` leaves, whose trees of fewer leaves have these roots. What is
/// published helps, and its checkpoint must be of the log too: the last leaf of its full bundles
/// must be the log's, and that leaf's link covers all before it; whether the tiles are right shows
/// in the roots.
///
/// # Errors
/// When the leaves have another root at one of these sizes or at the published one, or cannot be
/// read.
pub fn root_of(
    log: &dyn Log,
    source: Option<&dyn Source>,
    known: &[Sized],
    size: u64,
) -> Result<TreeHash, PublishError> {
    let published = match source {
        Some(source) => published(source)?.map(|(known, _)| known.tree),
        None => None,
    };
    let published = published.filter(|published| published.size <= size);
    let mut marks: Vec<Sized> = known.iter().copied().chain(published).collect();
    marks.sort_by_key(|mark| mark.size);
    let mut frontier = match (source, published) {
        (Some(source), Some(known)) if marks.first() == Some(&known) => resume(log, source, known)?,
        _ => Frontier::default(),
    };
    for mark in marks {
        grow(log, &mut frontier, mark.size)?;
        if frontier.root() != mark.root {
            return Err(PublishError::Root { size: mark.size });
        }
    }
    grow(log, &mut frontier, size)?;
    Ok(frontier.root())
}

/// The tree of the log's full bundles, from the tiles of a checkpoint. A leaf's link covers all
/// leaves before it, so the last one of them stands for all.
fn resume(log: &dyn Log, source: &dyn Source, known: Sized) -> Result<Frontier, PublishError> {
    let base = known.size - known.size % u64::from(WIDTH);
    let tiles = Tiles::of(source, known.size);
    if let Some(last) = base.checked_sub(1) {
        let bundle = Bundle { index: last / u64::from(WIDTH), width: WIDTH };
        let entries = tiles.entries(bundle)?;
        let hash = tiles.node(Node { level: 0, index: last })?;
        let mut same = false;
        each(log, last, base, |leaf, _| {
            let bytes = leaf.to_bytes();
            same = entries.last().is_some_and(|entry| *entry == bytes) && leaf_hash(&bytes) == hash;
            Ok(())
        })?;
        if !same {
            return Err(PublishError::Differs { name: bundle.path() });
        }
    }
    Frontier::of(base, |node| tiles.node(node))
}

fn grow(log: &dyn Log, frontier: &mut Frontier, size: u64) -> Result<(), PublishError> {
    each(log, frontier.size(), size, |leaf, _| {
        frontier.push(leaf_hash(&leaf.to_bytes()));
        Ok(())
    })
}

/// Writes tiles, entries and bodies, the full ones as they become so, and then what remains. Gives
/// how many bodies were new.
fn write_entries(
    log: &dyn Log,
    target: &mut dyn Target,
    before: u64,
    size: u64,
    is_public: &dyn Fn(&[u8]) -> bool,
) -> Result<u64, PublishError> {
    if before == size {
        return Ok(0);
    }
    let base = before - before % u64::from(WIDTH);
    let mut rows = Rows::resume(base, &Tiles::of(&*target, before))?;
    let mut bodies = 0;
    each(log, base, size, |leaf, body| {
        if leaf.seq.number() >= before && is_public(body) {
            put(target, &body_name(leaf.seq), body)?;
            bodies += 1;
        }
        rows.push(leaf.to_bytes(), &mut |name, bytes| put(target, name, bytes))
    })?;
    rows.rest(&mut |name, bytes| put(target, name, bytes))?;
    Ok(bodies)
}

/// Writes a file that never changes, unless it is there.
fn put(target: &mut dyn Target, name: &str, bytes: &[u8]) -> Result<(), PublishError> {
    match target.read(name).map_err(PublishError::io(name))? {
        Some(known) if known == bytes => Ok(()),
        Some(_) => Err(PublishError::Differs { name: name.to_owned() }),
        None => target.write(name, bytes).map_err(PublishError::io(name)),
    }
}

/// Where the body of an entry is published, if it is.
pub fn body_name(seq: Seq) -> String {
    format!("{CLEAR}/{}", numbered(seq.number()))
}

/// Hands on the leaves and bodies from one place to before another.
fn each(
    log: &dyn Log,
    from: u64,
    to: u64,
    mut take: impl FnMut(&Leaf, &[u8]) -> Result<(), PublishError>,
) -> Result<(), PublishError> {
    let mut at = from;
    while at < to {
        let count = (to - at).min(LEAVES_TOGETHER);
        let (mut seen, mut taken) = (0, Ok(()));
        let max = usize::try_from(count).expect("a part of a log is small");
        log.visit(Seq::new(at), max, &mut |leaf, body| {
            seen += 1;
            if taken.is_ok() {
                taken = take(&leaf, body);
            }
        })?;
        taken?;
        if seen < count {
            return Err(PublishError::Root { size: to });
        }
        at += count;
    }
    Ok(())
}

/// The newest checkpoint's file.
pub const CHECKPOINT: &str = "checkpoint";
const CHECKPOINTS: &str = "checkpoints";
const CLEAR: &str = "clear";
/// How many entries nothing is published of.
const EMPTY: u64 = 0;
/// How many leaves are read in a row.
const LEAVES_TOGETHER: u64 = 4096;

#[cfg(test)]
pub(crate) mod tests;
