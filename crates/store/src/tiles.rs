//! Full subtrees of the public tree, read from published tiles.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::PathBuf;

use ikrar_core::tile::Tile;
use ikrar_core::tree::Node;
use ikrar_core::value::TreeHash;

/// The tiles of a tree of a certain size in a published folder. Each is read once.
#[derive(Debug)]
pub struct Tiles {
    folder: PathBuf,
    size: u64,
    read: HashMap<Tile, Vec<TreeHash>>,
}

impl Tiles {
    /// The tiles in `folder` of a tree of `size` leaves.
    pub fn new(folder: PathBuf, size: u64) -> Self {
        Self { folder, size, read: HashMap::new() }
    }

    /// The hash of a full subtree.
    ///
    /// # Errors
    /// When its tile cannot be read, or is none.
    pub fn node(&mut self, node: Node) -> io::Result<TreeHash> {
        let damaged = || io::Error::from(io::ErrorKind::InvalidData);
        let tile = Tile::holding(node, self.size).ok_or_else(damaged)?;
        if !self.read.contains_key(&tile) {
            let hashes = tile.hashes(&self.bytes(tile)?).map_err(|_| damaged())?;
            self.read.insert(tile, hashes);
        }
        let hashes = self.read.get(&tile).expect("it was read just now");
        tile.node(hashes, node).map_err(|_| damaged())
    }

    /// A tile, or the part that is wanted of the full one that has taken its place.
    fn bytes(&self, tile: Tile) -> io::Result<Vec<u8>> {
        match fs::read(self.folder.join(tile.path())) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let mut full = fs::read(self.folder.join(tile.full().path()))?;
                full.truncate(32 * usize::from(tile.width));
                Ok(full)
            }
            outcome => outcome,
        }
    }
}
