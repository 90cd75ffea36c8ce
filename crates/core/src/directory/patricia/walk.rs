//! The way from the root to a pair, which is a proof: in memory, or in a file where it lies.

use super::kept::INNER_BYTES;
use super::{Inner, Leaf, Patricia, Ref, WORD_BYTES, Word, is_set, leaf, place, varint};
use crate::state::snapshot::Source;
use crate::value::TreeHash;

/// Where nodes are found. What a node says is worth nothing before the proof leads to a root that
/// is known.
trait Nodes {
    fn root(&self) -> Option<Ref>;
    fn leaf(&self, at: u32) -> Option<Leaf>;
    fn inner(&self, at: u32) -> Option<Inner>;

    fn hash(&self, at: Ref) -> Option<TreeHash> {
        match at {
            Ref::Leaf(at) => self.leaf(at).map(|pair| leaf(&pair.key, &pair.value)),
            Ref::Inner(at) => self.inner(at)?.hash,
        }
    }

    /// The pair to which the bits of a key lead, and the proof that it is there.
    fn walk(&self, key: &Word) -> Option<(Leaf, Vec<u8>)> {
        let mut steps: Vec<(u8, TreeHash)> = Vec::new();
        let mut at = self.root()?;
        while let Ref::Inner(here) = at {
            let Inner { bit, left, right, .. } = self.inner(here)?;
            if steps.last().is_some_and(|(above, _)| *above >= bit) {
                return None;
            }
            let (next, sibling) = if is_set(key, bit) { (right, left) } else { (left, right) };
            steps.push((bit, self.hash(sibling)?));
            at = next;
        }
        let Ref::Leaf(at) = at else { return None };
        let mut proof = Vec::new();
        for (bit, sibling) in steps.into_iter().rev() {
            varint(bit, &mut proof);
            proof.extend_from_slice(sibling.as_bytes());
        }
        Some((self.leaf(at)?, proof))
    }
}

impl Nodes for Patricia {
    fn root(&self) -> Option<Ref> {
        self.root
    }

    fn leaf(&self, at: u32) -> Option<Leaf> {
        self.leaves.get(place(at)).copied()
    }

    fn inner(&self, at: u32) -> Option<Inner> {
        self.inners.get(place(at)).copied()
    }
}

impl Patricia {
    /// The proof that a key has the value it has, or that it is not there.
    pub fn prove(&mut self, key: &Word) -> Vec<u8> {
        self.root();
        let Some((found, steps)) = self.walk(key) else { return Vec::new() };
        let mut proof = Vec::new();
        if found.key != *key {
            for word in [found.key, found.value] {
                proof.push(WORD_BYTES);
                proof.extend_from_slice(&word);
            }
        }
        proof.extend_from_slice(&steps);
        proof
    }
}

/// A tree that was written, from this place of a file on to its end.
pub(in crate::directory) struct TreeInPlace<'s> {
    source: &'s dyn Source,
    leaves: u64,
    inners: u64,
    end: u64,
}

impl<'s> TreeInPlace<'s> {
    /// The tree that begins here and fills the rest; `None` where none can.
    pub(in crate::directory) fn at(source: &'s dyn Source, start: u64) -> Option<Self> {
        let mut count = [0; 4];
        source.read_at(start, &mut count).ok()?;
        let pairs = u64::from(u32::from_be_bytes(count));
        let leaves = start + 4;
        let inners = leaves + 64 * pairs;
        let end = inners + INNER_BYTES as u64 * pairs.checked_sub(1)?;
        (source.length().ok()? == end + 4).then_some(Self { source, leaves, inners, end })
    }

    /// The value under a key, and the proof that it stands there.
    pub(in crate::directory) fn proven(&self, key: &Word) -> Option<(Word, Vec<u8>)> {
        let (found, proof) = self.walk(key)?;
        (found.key == *key).then_some((found.value, proof))
    }

    /// The bytes of the node with this number, of those between two places.
    fn node<const N: usize>(&self, from: u64, at: u32, to: u64) -> Option<[u8; N]> {
        let start = from + N as u64 * u64::from(at);
        let mut bytes = [0; N];
        (start + N as u64 <= to).then(|| self.source.read_at(start, &mut bytes).ok())??;
        Some(bytes)
    }
}

impl Nodes for TreeInPlace<'_> {
    fn root(&self) -> Option<Ref> {
        let mut number = [0; 4];
        self.source.read_at(self.end, &mut number).ok()?;
        Some(Ref::from_number(u32::from_be_bytes(number)))
    }

    fn leaf(&self, at: u32) -> Option<Leaf> {
        let bytes: [u8; 64] = self.node(self.leaves, at, self.inners)?;
        let (key, value) = bytes.split_first_chunk::<32>()?;
        Some(Leaf { key: *key, value: value.try_into().ok()? })
    }

    fn inner(&self, at: u32) -> Option<Inner> {
        Inner::read(&self.node(self.inners, at, self.end)?)
    }
}
