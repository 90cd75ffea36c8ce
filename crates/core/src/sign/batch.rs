//! A small hash tree over events that were signed together.
//!
//! The tree has the shape of [`crate::tree`] (an odd node moves up unpaired) and hashes with keyed
//! BLAKE3, one key for leaves and another for inner nodes, so that neither can pass for the other.

use super::SignedEventError;
use crate::tree;

/// How many events one signature covers at most.
pub const EVENTS_MAX: usize = 256;

/// The tree over the events of one batch.
pub(super) struct Tree {
    /// Level 0 holds the leaves, the last level the root.
    levels: Vec<Vec<[u8; 32]>>,
}

impl Tree {
    /// The tree over these events, at least one and at most [`EVENTS_MAX`].
    pub(super) fn of<'a>(events: impl Iterator<Item = &'a [u8]>) -> Self {
        let mut level: Vec<_> = events.map(leaf).collect();
        assert!((1..=EVENTS_MAX).contains(&level.len()), "a batch holds 1 to {EVENTS_MAX} events");
        let mut levels = Vec::new();
        while level.len() > 1 {
            let above = level.chunks(2).map(parent).collect();
            levels.push(std::mem::replace(&mut level, above));
        }
        levels.push(level);
        Self { levels }
    }

    /// How many events there are.
    pub(super) fn count(&self) -> u16 {
        let leaves = self.levels.first().map_or(0, Vec::len);
        u16::try_from(leaves).expect("a batch holds at most 256 events")
    }

    /// The hash that is signed.
    pub(super) fn root(&self) -> [u8; 32] {
        *self.levels.last().and_then(|level| level.first()).expect("a tree has a root")
    }

    /// The way from event `index` to the root.
    pub(super) fn path(&self, index: usize) -> BatchPath {
        let below_root = self.levels.iter().take(self.levels.len() - 1).enumerate();
        let siblings = below_root
            .filter_map(|(height, level)| level.get((index >> height) ^ 1))
            .copied()
            .collect();
        let index = u16::try_from(index).expect("a batch holds at most 256 events");
        BatchPath { count: self.count(), index, siblings }
    }
}

/// Where an event stands in a batch, and the hashes that lead from it to the root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchPath {
    count: u16,
    index: u16,
    siblings: Vec<[u8; 32]>,
}

impl BatchPath {
    /// How many events the batch holds.
    pub fn count(&self) -> u16 {
        self.count
    }

    /// The same, lent.
    pub(super) fn view(&self) -> PathView<'_> {
        PathView { count: self.count, index: self.index, siblings: &self.siblings }
    }

    /// Makes one of several things wrong.
    #[cfg(test)]
    pub(super) fn alter(&mut self, how: usize) {
        match how {
            0 => self.count = self.count.wrapping_add(1),
            1 => self.count = self.count.wrapping_sub(1),
            2 => self.index = self.index.wrapping_add(1),
            3 => self.index = self.index.wrapping_sub(1),
            4 => drop(self.siblings.pop()),
            5 => self.siblings.push([0; 32]),
            step => {
                let step = (step - 6) % self.siblings.len().max(1);
                if let Some(sibling) = self.siblings.get_mut(step) {
                    sibling[7] ^= 1;
                }
            }
        }
    }

    pub(super) fn encoded_len(&self) -> usize {
        5 + 32 * self.siblings.len()
    }

    pub(super) fn write_to(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.count.to_be_bytes());
        out.extend_from_slice(&self.index.to_be_bytes());
        out.push(u8::try_from(self.siblings.len()).expect("a path has at most 8 steps"));
        for sibling in &self.siblings {
            out.extend_from_slice(sibling);
        }
    }
}

/// A path where it lies.
#[derive(Debug, Clone, Copy)]
pub(super) struct PathView<'a> {
    pub(super) count: u16,
    index: u16,
    siblings: &'a [[u8; 32]],
}

impl<'a> PathView<'a> {
    /// The same by itself.
    pub(super) fn to_owned(self) -> BatchPath {
        let Self { count, index, siblings } = self;
        BatchPath { count, index, siblings: siblings.to_vec() }
    }

    /// The root that this path leads to from `event`, if it leads to any.
    pub(super) fn root(&self, event: &[u8]) -> Option<[u8; 32]> {
        let place = (self.index.into(), self.count.into());
        tree::root_by(leaf(event), place, self.siblings, node)
    }

    pub(super) fn read_from(bytes: &'a [u8]) -> Result<(Self, &'a [u8]), SignedEventError> {
        let (head, rest) = bytes.split_first_chunk::<5>().ok_or(SignedEventError::Short)?;
        let [count_high, count_low, index_high, index_low, steps] = *head;
        let count = u16::from_be_bytes([count_high, count_low]);
        let index = u16::from_be_bytes([index_high, index_low]);
        if usize::from(count) > EVENTS_MAX || index >= count || steps > STEPS_MAX {
            return Err(SignedEventError::Path);
        }
        let split = rest.split_at_checked(32 * usize::from(steps));
        let (siblings, rest) = split.ok_or(SignedEventError::Short)?;
        let siblings = siblings.as_chunks::<32>().0;
        Ok((Self { count, index, siblings }, rest))
    }
}

/// The nodes of a batch's tree that are known to lead to its root.
///
/// Whoever checks the events of a batch one after the other meets the same nodes again and again.
/// Each is hashed once: an event is proven when what is hashed from it meets a proven node, and all
/// other steps of its path are proven nodes themselves.
pub(super) struct Proven {
    count: u16,
    /// Level 0 holds the leaves.
    levels: Vec<Vec<Option<[u8; 32]>>>,
}

impl Proven {
    /// Of a batch whose root is signed.
    pub(super) fn of(count: u16, root: [u8; 32]) -> Self {
        let width = |last: &u16| Some(last >> 1).filter(|_| *last > 0);
        let widths = std::iter::successors(count.checked_sub(1), width);
        let mut levels: Vec<_> = widths.map(|last| vec![None; usize::from(last) + 1]).collect();
        if let Some([node]) = levels.last_mut().map(Vec::as_mut_slice) {
            *node = Some(root);
        }
        Self { count, levels }
    }

    /// Whether the path leads from `event` to the root.
    pub(super) fn leads(&mut self, path: &PathView<'_>, event: &[u8]) -> bool {
        let Some(mut way) = tree::way(path.index.into(), self.count.into()) else { return false };
        if path.count != self.count {
            return false;
        }
        let mut siblings = path.siblings.iter();
        // What is hashed on the way is proven once it meets a node that is.
        let mut hash = Some(leaf(event));
        let mut on_the_way = Vec::new();
        for level in 0..self.levels.len() {
            let index = path.index >> level;
            if let (Some(found), Some(node)) = (hash, self.node(level, index)) {
                if found != *node {
                    return false;
                }
                hash = None;
            }
            on_the_way.extend(hash.map(|hash| (level, index, hash)));
            let Some(side) = way.next().flatten() else { continue };
            let Some(sibling) = siblings.next() else { return false };
            match (&mut hash, self.node(level, index ^ 1)) {
                (_, Some(node)) if node != sibling => return false,
                (None, None) => return false,
                (None, Some(_)) => {}
                (Some(hash), _) => {
                    on_the_way.push((level, index ^ 1, *sibling));
                    *hash = side.join(sibling, hash, node);
                }
            }
        }
        let is_proven = hash.is_none() && siblings.next().is_none();
        if is_proven {
            for (level, index, hash) in on_the_way {
                let nodes = self.levels.get_mut(level);
                if let Some(node) = nodes.and_then(|nodes| nodes.get_mut(usize::from(index))) {
                    *node = Some(hash);
                }
            }
        }
        is_proven
    }

    fn node(&self, level: usize, index: u16) -> Option<&[u8; 32]> {
        self.levels.get(level)?.get(usize::from(index))?.as_ref()
    }
}

fn leaf(event: &[u8]) -> [u8; 32] {
    *blake3::keyed_hash(LEAF_KEY, event).as_bytes()
}

fn node(left: &[u8; 32], right: &[u8; 32]) -> [u8; 32] {
    let mut both = [0; 64];
    let (first, second) = both.split_at_mut(32);
    first.copy_from_slice(left);
    second.copy_from_slice(right);
    *blake3::keyed_hash(NODE_KEY, &both).as_bytes()
}

fn parent(children: &[[u8; 32]]) -> [u8; 32] {
    match children {
        [left, right] => node(left, right),
        [only] => *only,
        _ => unreachable!("chunks of two hold one or two"),
    }
}

/// Key of the leaves' hash.
const LEAF_KEY: &[u8; 32] = b"ikrar event batch leaf key v1...";
/// Key of the inner nodes' hash.
const NODE_KEY: &[u8; 32] = b"ikrar event batch node key v1...";
/// log2 of [`EVENTS_MAX`].
const STEPS_MAX: u8 = 8;
