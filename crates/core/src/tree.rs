//! The public tree: RFC 6962 over the leaves of the log, so that other people's tools can check
//! that an entry is in it, and that a later log continues an earlier one.
//!
//! A leaf of the tree is the 81 bytes of a [`crate::entry::Leaf`], which holds the chain's link; so
//! chain and tree bind each other. Hashes are SHA-256: of `00 ‖ leaf`, and of `01 ‖ left ‖ right`.
//! Source: [RFC 6962, section 2.1](https://www.rfc-editor.org/rfc/rfc6962#section-2.1), the same in
//! RFC 9162.
//!
//! Whoever proves something asks for hashes of *full* subtrees, [`Node`]s, wherever they are kept;
//! whoever checks needs nothing but the proof.

use sha2::{Digest as _, Sha256};

use crate::codec::{Decode, Encode};
use crate::value::TreeHash;

/// The hash of a leaf with this content.
pub fn leaf_hash(entry: &[u8]) -> TreeHash {
    TreeHash::from_bytes(Sha256::new().chain_update([0]).chain_update(entry).finalize().into())
}

/// The hash over two subtrees.
pub fn node_hash(left: &TreeHash, right: &TreeHash) -> TreeHash {
    let hash = Sha256::new().chain_update([1]).chain_update(left.as_bytes());
    TreeHash::from_bytes(hash.chain_update(right.as_bytes()).finalize().into())
}

/// The root over nothing.
pub fn empty_root() -> TreeHash {
    TreeHash::from_bytes(Sha256::digest([]).into())
}

/// A full subtree: the 2^`level` leaves from `index` × 2^`level` on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Node {
    /// 0 for a leaf.
    pub level: u8,
    /// Its place among those of its level, from 0.
    pub index: u64,
}

/// A tree that grows at its right edge, of which only the largest full subtrees are kept: as many
/// as there are ones in the binary size, so never more than 64.
#[derive(Debug, Clone, PartialEq, Eq, Default, Encode, Decode)]
pub struct Frontier {
    size: u64,
    /// From the largest, at the left, to the smallest.
    roots: Vec<TreeHash>,
}

impl Frontier {
    /// The tree of `size` leaves, whose full subtrees `node` knows.
    ///
    /// # Errors
    /// What `node` says.
    pub fn of<E>(size: u64, mut node: impl FnMut(Node) -> Result<TreeHash, E>) -> Result<Self, E> {
        let roots = full_subtrees(0, size).map(&mut node).collect::<Result<_, E>>()?;
        Ok(Self { size, roots })
    }

    /// How many leaves there are.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Adds a leaf of this hash.
    pub fn push(&mut self, leaf: TreeHash) {
        let mut hash = leaf;
        // Each one at the end of the binary size is a full subtree as large as what is added.
        for _ in 0..self.size.trailing_ones() {
            let left = self.roots.pop().expect("a one in the size is a subtree");
            hash = node_hash(&left, &hash);
        }
        self.roots.push(hash);
        self.size += 1;
    }

    /// The root over all leaves.
    pub fn root(&self) -> TreeHash {
        joined(&self.roots).unwrap_or_else(empty_root)
    }
}

/// The hashes that lead from the leaf at `index` to the root of a tree of `size` leaves, the leaf's
/// sibling first. `node` knows the full subtrees.
///
/// # Errors
/// What `node` says.
///
/// # Panics
/// When there is no leaf at `index`.
pub fn inclusion<E>(
    index: u64,
    size: u64,
    mut node: impl FnMut(Node) -> Result<TreeHash, E>,
) -> Result<Vec<TreeHash>, E> {
    assert!(index < size, "leaf {index} of {size}");
    let (mut start, mut end) = (0, size);
    let mut path = Vec::new();
    while end - start > 1 {
        let middle = start + split(end - start);
        let sibling = if index < middle {
            let sibling = (middle, end);
            end = middle;
            sibling
        } else {
            let sibling = (start, middle);
            start = middle;
            sibling
        };
        path.push(subtree(sibling.0, sibling.1, &mut node)?);
    }
    path.reverse();
    Ok(path)
}

/// The root to which `path` leads from a leaf of this hash at `index` of `size`, if to any.
pub fn root_of_inclusion(
    leaf: TreeHash,
    index: u64,
    size: u64,
    path: &[TreeHash],
) -> Option<TreeHash> {
    root_by(leaf, (index, size), path, node_hash)
}

/// The same in a tree of this shape whose nodes are hashed by `node`.
pub(crate) fn root_by<H: Copy>(
    leaf: H,
    (index, size): (u64, u64),
    path: &[H],
    node: impl Fn(&H, &H) -> H,
) -> Option<H> {
    let (mut hash, mut siblings) = (leaf, path.iter());
    for side in way(index, size)?.flatten() {
        hash = side.join(siblings.next()?, &hash, &node);
    }
    siblings.next().is_none().then_some(hash)
}

/// On which side of a node its sibling stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Left,
    Right,
}

impl Side {
    /// The node above a sibling on this side and `hash`.
    pub(crate) fn join<H>(self, sibling: &H, hash: &H, node: impl Fn(&H, &H) -> H) -> H {
        match self {
            Self::Left => node(sibling, hash),
            Self::Right => node(hash, sibling),
        }
    }
}

/// Where the sibling stands, level by level, on the way from the leaf at `index` to the root of a
/// tree of `size` leaves; `None` where a node moves up unpaired. No way leads from a leaf that is
/// not there.
pub(crate) fn way(index: u64, size: u64) -> Option<impl Iterator<Item = Option<Side>>> {
    let mut last = size.checked_sub(1).filter(|last| index <= *last)?;
    let mut index = index;
    Some(std::iter::from_fn(move || {
        let (at, of) = (index, last);
        (index, last) = (index >> 1, last >> 1);
        (of > 0).then_some(match at {
            _ if at & 1 == 1 => Some(Side::Left),
            _ if at < of => Some(Side::Right),
            _ => None,
        })
    }))
}

/// The hashes that show that the tree of `new` leaves begins with that of `old`; none where one of
/// them is empty, or both are the same. `node` knows the full subtrees.
///
/// # Errors
/// What `node` says.
///
/// # Panics
/// When `old` is larger than `new`.
pub fn consistency<E>(
    old: u64,
    new: u64,
    mut node: impl FnMut(Node) -> Result<TreeHash, E>,
) -> Result<Vec<TreeHash>, E> {
    assert!(old <= new, "{old} of {new}");
    let mut proof = Vec::new();
    if old == 0 || old == new {
        return Ok(proof);
    }
    let (mut start, mut end) = (0, new);
    while end != old {
        let middle = start + split(end - start);
        if old <= middle {
            proof.push(subtree(middle, end, &mut node)?);
            end = middle;
        } else {
            proof.push(subtree(start, middle, &mut node)?);
            start = middle;
        }
    }
    // Whoever checks knows the root of `old` itself.
    if start > 0 {
        proof.push(subtree(start, end, &mut node)?);
    }
    proof.reverse();
    Ok(proof)
}

/// A tree's size and root.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sized {
    /// How many leaves there are.
    pub size: u64,
    /// The root over them.
    pub root: TreeHash,
}

/// Whether `proof` shows that the tree `new` begins with the tree `old`.
pub fn is_consistent(old: Sized, new: Sized, proof: &[TreeHash]) -> bool {
    if old.size > new.size || old.size == 0 || old.size == new.size {
        let same = old.size == 0 && old.root == empty_root() || old == new;
        return same && proof.is_empty();
    }
    let Some((found_old, found_new)) = roots_of_consistency(old, new.size, proof) else {
        return false;
    };
    found_old == old.root && found_new == new.root
}

/// The two roots to which a proof leads: RFC 9162, section 2.1.4.2.
fn roots_of_consistency(old: Sized, new: u64, proof: &[TreeHash]) -> Option<(TreeHash, TreeHash)> {
    let mut steps = proof.iter().copied();
    let first = if old.size.is_power_of_two() { old.root } else { steps.next()? };
    let (mut index, mut last) = (old.size - 1, new - 1);
    while index & 1 == 1 {
        (index, last) = (index >> 1, last >> 1);
    }
    let (mut of_old, mut of_new) = (first, first);
    for step in steps {
        if last == 0 {
            return None;
        }
        if index & 1 == 1 || index == last {
            of_old = node_hash(&step, &of_old);
            of_new = node_hash(&step, &of_new);
            while index & 1 == 0 && index != 0 {
                (index, last) = (index >> 1, last >> 1);
            }
        } else {
            of_new = node_hash(&of_new, &step);
        }
        (index, last) = (index >> 1, last >> 1);
    }
    (last == 0).then_some((of_old, of_new))
}

/// The root over the leaves from `start` to `end`, a subtree of a tree.
fn subtree<E>(
    start: u64,
    end: u64,
    node: &mut impl FnMut(Node) -> Result<TreeHash, E>,
) -> Result<TreeHash, E> {
    let roots: Vec<TreeHash> = full_subtrees(start, end).map(node).collect::<Result<_, E>>()?;
    Ok(joined(&roots).expect("a subtree has a leaf"))
}

/// The root over full subtrees that stand side by side, the largest first.
fn joined(roots: &[TreeHash]) -> Option<TreeHash> {
    roots.iter().rev().copied().reduce(|right, left| node_hash(&left, &right))
}

/// The largest full subtrees that the leaves from `start` to `end` fall into, from the left, where
/// these leaves are a subtree.
fn full_subtrees(start: u64, end: u64) -> impl Iterator<Item = Node> {
    let mut at = start;
    std::iter::from_fn(move || {
        let level = (end - at).checked_ilog2()?;
        let node = Node { level: u8::try_from(level).expect("at most 63"), index: at >> level };
        at += 1 << level;
        Some(node)
    })
}

/// The largest power of two below `size`, which is at least 2.
fn split(size: u64) -> u64 {
    1 << (size - 1).ilog2()
}

#[cfg(test)]
mod tests;
