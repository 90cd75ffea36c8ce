//! Tiles as leaves come: of each level the hashes that do not fill a tile yet.

use ikrar_core::entry::LEAF_BYTES;
use ikrar_core::tile::{Bundle, Tile, WIDTH};
use ikrar_core::tree::leaf_hash;
use ikrar_core::value::TreeHash;

use super::{PublishError, Tiles};

/// Takes a file's name and bytes.
pub(super) type Sink<'a> = &'a mut dyn FnMut(&str, &[u8]) -> Result<(), PublishError>;

/// The right edge of the tree: what the next tiles will be made of.
#[derive(Debug, Default)]
pub(super) struct Rows {
    levels: Vec<Row>,
    entries: Vec<[u8; LEAF_BYTES]>,
}

/// A tile that is not full.
#[derive(Debug, Default)]
struct Row {
    index: u64,
    hashes: Vec<TreeHash>,
}

impl Rows {
    /// The edge of a tree of `size` leaves, a multiple of [`WIDTH`], from its tiles.
    pub(super) fn resume(size: u64, tiles: &Tiles<'_>) -> Result<Self, PublishError> {
        let mut levels = Vec::new();
        let mut count = size;
        while count > 0 {
            let (index, width) = (count / u64::from(WIDTH), count % u64::from(WIDTH));
            let width = u16::try_from(width).expect("a rest is less than what divides");
            let level = u8::try_from(levels.len()).expect("a tree has few levels");
            let hashes = match width {
                0 => Vec::new(),
                width => tiles.hashes(Tile { level, index, width })?,
            };
            levels.push(Row { index, hashes });
            count = index;
        }
        Ok(Self { levels, entries: Vec::new() })
    }

    /// Adds a leaf; hands on each file that becomes full.
    pub(super) fn push(
        &mut self,
        leaf: [u8; LEAF_BYTES],
        write: Sink<'_>,
    ) -> Result<(), PublishError> {
        self.entries.push(leaf);
        if self.levels.is_empty() {
            self.levels.push(Row::default());
        }
        if self.entries.len() == usize::from(WIDTH) {
            self.bundle(write)?;
            self.entries.clear();
        }
        let mut hash = leaf_hash(&leaf);
        for level in 0.. {
            let at = usize::from(level);
            if self.levels.len() == at {
                self.levels.push(Row::default());
            }
            let row = self.levels.get_mut(at).expect("it was made");
            row.hashes.push(hash);
            if row.hashes.len() < usize::from(WIDTH) {
                break;
            }
            let tile = Tile { level, index: row.index, width: WIDTH };
            let bytes = bytes_of(&row.hashes);
            let error = |error| PublishError::Tile { name: tile.path(), error };
            hash = tile.root(&bytes).map_err(error)?;
            row.index += 1;
            row.hashes.clear();
            write(&tile.path(), &bytes)?;
        }
        Ok(())
    }

    /// Hands on the files that are not full.
    pub(super) fn rest(&self, write: Sink<'_>) -> Result<(), PublishError> {
        if !self.entries.is_empty() {
            self.bundle(write)?;
        }
        for (level, row) in (0..).zip(&self.levels).filter(|(_, row)| !row.hashes.is_empty()) {
            let width = u16::try_from(row.hashes.len()).expect("a tile is not wider");
            let tile = Tile { level, index: row.index, width };
            write(&tile.path(), &bytes_of(&row.hashes))?;
        }
        Ok(())
    }

    /// The entries since the last full bundle; the tile of their hashes is not yet counted on.
    fn bundle(&self, write: Sink<'_>) -> Result<(), PublishError> {
        let index = self.levels.first().map_or(0, |row| row.index);
        let width = u16::try_from(self.entries.len()).expect("a bundle is not wider");
        let entries = self.entries.iter().map(<[u8; LEAF_BYTES]>::as_slice);
        write(&Bundle { index, width }.path(), &Bundle::write(entries))
    }
}

fn bytes_of(hashes: &[TreeHash]) -> Vec<u8> {
    hashes.iter().flat_map(|hash| *hash.as_bytes()).collect()
}
