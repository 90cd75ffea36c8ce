//! The tree of a checkpoint, read from its tiles.

use std::cell::RefCell;
use std::collections::HashMap;

use ikrar_core::tile::{Bundle, Tile, TileError};
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
        let error =
            |tile: Tile| move |error: TileError| PublishError::Tile { name: tile.path(), error };
        if let Some(bytes) = self.read(&tile.path())? {
            return tile.hashes(&bytes).map_err(error(tile));
        }
        let full = tile.full();
        let bytes = if full == tile { None } else { self.read(&full.path())? };
        let bytes = bytes.ok_or_else(|| PublishError::Missing { name: tile.path() })?;
        let mut hashes = full.hashes(&bytes).map_err(error(full))?;
        hashes.truncate(usize::from(tile.width));
        Ok(hashes)
    }

    /// The entries of a bundle: of the full one where the partial one is gone.
    ///
    /// # Errors
    /// When neither can be read.
    pub fn entries(&self, bundle: Bundle) -> Result<Vec<Vec<u8>>, PublishError> {
        let owned = |entries: Vec<&[u8]>| entries.into_iter().map(<[u8]>::to_vec).collect();
        let error = |bundle: Bundle| {
            move |error: TileError| PublishError::Tile { name: bundle.path(), error }
        };
        if let Some(bytes) = self.read(&bundle.path())? {
            return bundle.entries(&bytes).map(owned).map_err(error(bundle));
        }
        let full = bundle.full();
        let bytes = if full == bundle { None } else { self.read(&full.path())? };
        let bytes = bytes.ok_or_else(|| PublishError::Missing { name: bundle.path() })?;
        let mut entries: Vec<_> = full.entries(&bytes).map(owned).map_err(error(full))?;
        entries.truncate(usize::from(bundle.width));
        Ok(entries)
    }

    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, PublishError> {
        self.source.read(name).map_err(PublishError::io(name))
    }
}

fn in_tile(tile: Tile, hashes: &[TreeHash], node: Node) -> Result<TreeHash, PublishError> {
    tile.node(hashes, node).map_err(|error| PublishError::Tile { name: tile.path(), error })
}
