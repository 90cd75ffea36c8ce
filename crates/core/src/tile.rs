//! Tiles: the public tree in files of 256 hashes, and the entries in files of 256.
//!
//! ```text
//! tile/0/x001/x234/067          the hashes of leaves 1,234,067 × 256 and so on
//! tile/1/000.p/17               the first 17 hashes over 256 leaves each; more will follow
//! tile/entries/x001/x234/067    the leaves themselves, each behind its length
//! ```
//!
//! Paths and bytes: <https://c2sp.org/tlog-tiles>. A full tile never changes; a partial one is good
//! for as long as the full one does not exist. Nothing here reads files.

use thiserror::Error;

use crate::tree::{Node, leaf_hash, node_hash};
use crate::value::TreeHash;

/// A file of hashes of the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Tile {
    /// How many times 256 leaves lie under one of its hashes: 0 for the leaves' own.
    pub level: u8,
    /// Its place among the tiles of its level, from 0.
    pub index: u64,
    /// How many hashes it has: 1 to [`WIDTH`].
    pub width: u16,
}

/// A file of entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Bundle {
    /// Its place, from 0.
    pub index: u64,
    /// How many entries it has: 1 to [`WIDTH`].
    pub width: u16,
}

/// How many hashes or entries a full file has.
pub const WIDTH: u16 = 256;
/// The most levels of tiles that a tree of fewer than 2^63 leaves has.
const LEVELS: u8 = 8;
/// How many levels of the tree lie within a tile.
const HEIGHT: u8 = 8;

impl Tile {
    /// The tiles that a tree of `size` leaves has, in the order in which they can be made: each
    /// level from the left, full ones before its partial one.
    pub fn of_tree(size: u64) -> impl Iterator<Item = Self> {
        Self::after(0, size)
    }

    /// The tiles that a tree of `size` leaves has and one of `before` leaves did not have, or had
    /// only with fewer hashes.
    pub fn after(before: u64, size: u64) -> impl Iterator<Item = Self> {
        (0..LEVELS).flat_map(move |level| {
            let [before, hashes] = [before, size].map(|size| over(level, size));
            let changed = if before == hashes { u64::MAX } else { before / u64::from(WIDTH) };
            files(changed, hashes).map(move |(index, width)| Self { level, index, width })
        })
    }

    /// The tile of a tree of `size` leaves in which the hash of `node` is found, or those under it.
    /// `None` where the tree has no such node.
    pub fn holding(node: Node, size: u64) -> Option<Self> {
        let level = node.level / HEIGHT;
        let first = node.index.checked_shl(u32::from(node.level % HEIGHT))?;
        let index = first / u64::from(WIDTH);
        let hashes = over(level, size);
        let left = hashes.checked_sub(index * u64::from(WIDTH)).filter(|left| *left > 0)?;
        let tile = Self { level, index, width: width(left) };
        (tile.span(node)?.1 <= usize::from(tile.width)).then_some(tile)
    }

    /// The hash of `node`, which this tile holds, from the tile's hashes.
    ///
    /// # Errors
    /// When the tile does not hold the node.
    pub fn node(&self, hashes: &[TreeHash], node: Node) -> Result<TreeHash, TileError> {
        let span = self.span(node).and_then(|(start, end)| hashes.get(start..end));
        let elsewhere = TileError::NotHeld { level: node.level, index: node.index };
        Ok(root(span.ok_or(elsewhere)?))
    }

    /// From which to before which of the tile's hashes lie under a node.
    fn span(&self, node: Node) -> Option<(usize, usize)> {
        let count = 1_u64 << (node.level % HEIGHT);
        let first = node.index.checked_mul(count)?;
        let start = first.checked_sub(self.index.checked_mul(u64::from(WIDTH))?)?;
        let start = usize::try_from(start).ok()?;
        (node.level / HEIGHT == self.level).then_some((start, start + (1 << (node.level % HEIGHT))))
    }

    /// Reads the tile's bytes.
    ///
    /// # Errors
    /// When they are not as many hashes as the tile has.
    pub fn hashes(&self, bytes: &[u8]) -> Result<Vec<TreeHash>, TileError> {
        let expected = usize::from(self.width) * HASH_BYTES;
        if bytes.len() != expected {
            return Err(TileError::Length { expected, found: bytes.len() });
        }
        let (hashes, _) = bytes.as_chunks::<HASH_BYTES>();
        Ok(hashes.iter().copied().map(TreeHash::from_bytes).collect())
    }

    /// The hash over a full tile: what the tile above has in this one's place.
    ///
    /// # Errors
    /// When the bytes are not those of a full tile.
    pub fn root(&self, bytes: &[u8]) -> Result<TreeHash, TileError> {
        let full = Self { width: WIDTH, ..*self };
        Ok(root(&full.hashes(bytes)?))
    }

    /// The same place with all its hashes: what is there to be read once a partial tile is gone.
    #[must_use]
    pub fn full(self) -> Self {
        Self { width: WIDTH, ..self }
    }

    /// Where the tile lies.
    pub fn path(&self) -> String {
        format!("tile/{}/{}", self.level, place(self.index, self.width))
    }
}

impl Bundle {
    /// The files of entries that a log of `size` entries has, from the first.
    pub fn of_log(size: u64) -> impl Iterator<Item = Self> {
        Self::after(0, size)
    }

    /// Those that a log of `size` entries has and one of `before` did not have, or had only with
    /// fewer entries.
    pub fn after(before: u64, size: u64) -> impl Iterator<Item = Self> {
        let changed = if before == size { u64::MAX } else { before / u64::from(WIDTH) };
        files(changed, size).map(|(index, width)| Self { index, width })
    }

    /// The number of the first entry.
    pub fn start(&self) -> u64 {
        self.index * u64::from(WIDTH)
    }

    /// The same place with all its entries.
    #[must_use]
    pub fn full(self) -> Self {
        Self { width: WIDTH, ..self }
    }

    /// The bytes of entries.
    ///
    /// # Panics
    /// When an entry has more than 65,535 bytes.
    pub fn write<'a>(entries: impl IntoIterator<Item = &'a [u8]>) -> Vec<u8> {
        let mut bytes = Vec::new();
        for entry in entries {
            let length = u16::try_from(entry.len()).expect("an entry has at most 65,535 bytes");
            bytes.extend_from_slice(&length.to_be_bytes());
            bytes.extend_from_slice(entry);
        }
        bytes
    }

    /// Reads the bytes of entries.
    ///
    /// # Errors
    /// When they are cut short, or not as many entries as the file has.
    pub fn entries<'a>(&self, bytes: &'a [u8]) -> Result<Vec<&'a [u8]>, TileError> {
        let (mut entries, mut rest) = (Vec::new(), bytes);
        while !rest.is_empty() {
            let (length, after) = rest.split_first_chunk::<2>().ok_or(TileError::Cut)?;
            let length = usize::from(u16::from_be_bytes(*length));
            let (entry, after) = after.split_at_checked(length).ok_or(TileError::Cut)?;
            entries.push(entry);
            rest = after;
        }
        let (expected, found) = (usize::from(self.width), entries.len());
        if expected == found { Ok(entries) } else { Err(TileError::Count { expected, found }) }
    }

    /// The tile of the leaves' hashes over these entries.
    pub fn tile(&self, entries: &[&[u8]]) -> Vec<u8> {
        entries.iter().flat_map(|entry| *leaf_hash(entry).as_bytes()).collect()
    }

    /// Where the file lies.
    pub fn path(&self) -> String {
        format!("tile/entries/{}", place(self.index, self.width))
    }
}

/// How many hashes a level of tiles has for so many leaves.
fn over(level: u8, size: u64) -> u64 {
    size.checked_shr(u32::from(level) * u32::from(HEIGHT)).unwrap_or_default()
}

/// Index and width of the files of so many items, from a place on.
fn files(from: u64, items: u64) -> impl Iterator<Item = (u64, u16)> {
    let count = items.div_ceil(u64::from(WIDTH));
    (from..count).map(move |index| (index, width(items - index * u64::from(WIDTH))))
}

/// How many of the items that are left a file holds.
fn width(left: u64) -> u16 {
    u16::try_from(left).map_or(WIDTH, |left| left.min(WIDTH))
}

/// The root over a power of two of hashes.
fn root(hashes: &[TreeHash]) -> TreeHash {
    let mut row = hashes.to_vec();
    while row.len() > 1 {
        let (pairs, _) = row.as_chunks::<2>();
        row = pairs.iter().map(|[left, right]| node_hash(left, right)).collect();
    }
    *row.first().expect("no node lies over nothing")
}

/// Groups of three digits, all but the last behind an `x`, and the width where it is not full.
fn place(index: u64, width: u16) -> String {
    let mut place = format!("{:03}", index % 1000);
    let mut rest = index / 1000;
    while rest > 0 {
        place = format!("x{:03}/{place}", rest % 1000);
        rest /= 1000;
    }
    if width < WIDTH { format!("{place}.p/{width}") } else { place }
}

/// Where the file of a number lies that has one of its own: as tiles do.
pub fn numbered(number: u64) -> String {
    place(number, WIDTH)
}

/// Why bytes are not those of a tile.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum TileError {
    /// Other than so many entries.
    Count {
        /// How many there should be.
        expected: usize,
        /// How many there are.
        found: usize,
    },
    /// The last entry is not whole.
    Cut,
    /// Other than so many bytes.
    Length {
        /// How many there should be.
        expected: usize,
        /// How many there are.
        found: usize,
    },
    /// The tile does not hold that node.
    NotHeld {
        /// Its level in the tree.
        level: u8,
        /// Its place in the level.
        index: u64,
    },
}

const HASH_BYTES: usize = 32;

#[cfg(test)]
mod tests;
