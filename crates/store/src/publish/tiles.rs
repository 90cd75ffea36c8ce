//! The tree of a checkpoint, read from its tiles.

use std::cell::RefCell;
use std::collections::HashMap;

use ikrar_core::tile::{Bundle, Tile};
use ikrar_core::tree::Node;
use ikrar_core::value::TreeHash;

use super::{PublishError, Source};

/// The tiles of a tree; each is read once. What they say is worth nothing before a root that was
/// made from it is compared with a checkpoint's.
#[derive(Debug)]
pub struct Tiles<'s> {
    source: &'s dyn Source,
    size: u64,
    known: RefCell<HashMap<Tile, Vec<TreeHash>>>,
}

impl<'s> Tiles<'s> {
    /// The tiles of a tree of `size` leaves.
    pub fn of(source: &'s dyn Source, size: u64) -> Self {
        Self { source, size, known: RefCell::default() }
    }

    /// The hash of a node: what proofs ask for.
    ///
    /// # Errors
    /// When the tree has no such node, or its tile cannot be read.
    pub fn node(&self, node: Node) -> Result<TreeHash, PublishError> {
        let missing = || PublishError::Missing { name: format!("{node:?}") };
        let tile = Tile::holding(node, self.size).ok_or_else(missing)?;
        if let Some(hashes) = self.known.borrow().get(&tile) {
            return in_tile(tile, hashes, node);
        }
        let hashes = self.hashes(tile)?;
        let found = in_tile(tile, &hashes, node);
        self.known.borrow_mut().insert(tile, hashes);
        found
    }

    /// The hashes of a tile: of the full one where the partial one is gone.
    ///
    /// # Errors
    /// When neither can be read.
    pub fn hashes(&self, tile: Tile) -> Result<Vec<TreeHash>, PublishError> {
        let (found, bytes) = self.first_of([tile, tile.full()], Tile::path)?;
        let error = |error| PublishError::Tile { name: found.path(), error };
        let mut hashes = found.hashes(&bytes).map_err(error)?;
        hashes.truncate(usize::from(tile.width));
        Ok(hashes)
    }

    /// The entries of a bundle: of the full one where the partial one is gone.
    ///
    /// # Errors
    /// When neither can be read.
    pub fn entries(&self, bundle: Bundle) -> Result<Vec<Vec<u8>>, PublishError> {
        let (found, bytes) = self.first_of([bundle, bundle.full()], Bundle::path)?;
        let error = |error| PublishError::Tile { name: found.path(), error };
        let entries = found.entries(&bytes).map_err(error)?;
        Ok(entries.into_iter().take(usize::from(bundle.width)).map(<[u8]>::to_vec).collect())
    }

    /// The bytes of the first of these that is there, and which it is.
    fn first_of<T>(
        &self,
        places: [T; 2],
        path: impl Fn(&T) -> String,
    ) -> Result<(T, Vec<u8>), PublishError> {
        let missing = PublishError::Missing { name: path(&places[0]) };
        for place in places {
            if let Some(bytes) = self.read(&path(&place))? {
                return Ok((place, bytes));
            }
        }
        Err(missing)
    }

    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, PublishError> {
        self.source.read(name).map_err(PublishError::io(name))
    }
}

fn in_tile(tile: Tile, hashes: &[TreeHash], node: Node) -> Result<TreeHash, PublishError> {
    tile.node(hashes, node).map_err(|error| PublishError::Tile { name: tile.path(), error })
}
