//! A tree as bytes, with its hashes.

use super::{INNER, Inner, Leaf, Patricia, Ref, Word, count, place};
use crate::value::TreeHash;

impl Ref {
    fn to_number(self) -> u32 {
        match self {
            Self::Leaf(at) => at,
            Self::Inner(at) => at | INNER,
        }
    }

    pub(super) fn from_number(number: u32) -> Self {
        match number & INNER {
            0 => Self::Leaf(number),
            _ => Self::Inner(number & !INNER),
        }
    }
}

impl Inner {
    pub(super) fn read(bytes: &[u8; INNER_BYTES]) -> Option<Self> {
        let (hash, rest) = bytes.split_first_chunk::<32>()?;
        let (bit, rest) = rest.split_first()?;
        let (left, right) = rest.split_first_chunk::<4>()?;
        let node = |bytes: [u8; 4]| Ref::from_number(u32::from_be_bytes(bytes));
        let (left, right) = (node(*left), node(right.try_into().ok()?));
        Some(Self { hash: Some(TreeHash::from_bytes(*hash)), bit: *bit, left, right })
    }
}

impl Patricia {
    /// Writes the tree, whose root was calculated, with its hashes.
    pub(in crate::directory) fn write_to(&self, out: &mut Vec<u8>) {
        out.reserve(8 + 64 * self.leaves.len() + INNER_BYTES * self.inners.len());
        out.extend_from_slice(&count(self.leaves.len()).to_be_bytes());
        for Leaf { key, value } in &self.leaves {
            out.extend_from_slice(key);
            out.extend_from_slice(value);
        }
        for Inner { hash, bit, left, right } in &self.inners {
            out.extend_from_slice(hash.expect("the root was calculated").as_bytes());
            out.push(*bit);
            out.extend_from_slice(&left.to_number().to_be_bytes());
            out.extend_from_slice(&right.to_number().to_be_bytes());
        }
        if let Some(root) = self.root {
            out.extend_from_slice(&root.to_number().to_be_bytes());
        }
    }

    /// Reads what was written. That the hashes are right is left to whoever needs them to be.
    pub(in crate::directory) fn read_from(bytes: &[u8]) -> Option<Self> {
        let (leaves, rest) = bytes.split_first_chunk::<4>()?;
        let leaves = place(u32::from_be_bytes(*leaves));
        if leaves == 0 {
            return rest.is_empty().then(Self::default);
        }
        let (pairs, rest) = rest.split_at_checked(leaves.checked_mul(64)?)?;
        let (inners, root) = rest.split_at_checked((leaves - 1).checked_mul(INNER_BYTES)?)?;
        let leaf = |[key, value]: &[Word; 2]| Leaf { key: *key, value: *value };
        let leaves: Vec<Leaf> =
            pairs.as_chunks::<32>().0.as_chunks::<2>().0.iter().map(leaf).collect();
        let inners = inners.as_chunks::<INNER_BYTES>().0.iter().map(Inner::read);
        let inners: Vec<Inner> = inners.collect::<Option<_>>()?;
        let root = Ref::from_number(u32::from_be_bytes(root.try_into().ok()?));
        let tree = Self { leaves, inners, root: Some(root) };
        tree.is_a_tree().then_some(tree)
    }

    /// Whether every node that is named is there, and every way leads downwards.
    fn is_a_tree(&self) -> bool {
        let leads_below = |at: Ref, above: Option<u8>| match at {
            Ref::Leaf(at) => place(at) < self.leaves.len(),
            Ref::Inner(at) => {
                self.inners.get(place(at)).is_some_and(|inner| above < Some(inner.bit))
            }
        };
        let both = |inner: &Inner| {
            leads_below(inner.left, Some(inner.bit)) && leads_below(inner.right, Some(inner.bit))
        };
        self.root.is_some_and(|root| leads_below(root, None)) && self.inners.iter().all(both)
    }
}

/// An inner node as it is written: hash, bit, two children.
pub(super) const INNER_BYTES: usize = 32 + 1 + 4 + 4;
