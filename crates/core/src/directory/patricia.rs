//! A Merkle Patricia tree: pairs of 32 bytes under one root, with proofs that a pair is among them
//! and that a key is not.
//!
//! Bits of a key are counted from the most significant of its first byte. An inner node stands for
//! the first bit in which the keys below it differ; so the tree depends on the pairs alone, not on
//! the order in which they came. With `varint` for unsigned LEB128 in its shortest form:
//!
//! ```text
//! empty tree      SHA-256("")
//! leaf            SHA-256(00 ‖ 20 ‖ key (32) ‖ 20 ‖ value (32))
//! inner, bit b    SHA-256(01 ‖ varint b ‖ left (32) ‖ right (32))
//! ```
//!
//! A proof that a pair is there is (varint b ‖ sibling) for each inner node from its leaf to the
//! root, b falling. A proof that a key is not there is `20 ‖ other key ‖ 20 ‖ other value`, and the
//! proof of that pair, whose key agrees with the absent one in every bit b: the pair that would
//! have been its neighbour. In an empty tree it is empty.

mod kept;
mod remove;
mod walk;

use sha2::{Digest as _, Sha256};
use thiserror::Error;

use crate::tree::empty_root;
use crate::value::TreeHash;

pub(super) use walk::TreeInPlace;

/// A key or a value.
type Word = [u8; 32];

/// The tree, in memory. Hashes are calculated when they are asked for.
#[derive(Debug, Clone, Default)]
pub struct Patricia {
    leaves: Vec<Leaf>,
    inners: Vec<Inner>,
    root: Option<Ref>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Leaf {
    key: Word,
    value: Word,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Inner {
    /// `None` since something below changed.
    hash: Option<TreeHash>,
    bit: u8,
    left: Ref,
    right: Ref,
}

/// The place of a node among those of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ref {
    Leaf(u32),
    Inner(u32),
}

impl Patricia {
    /// The value under a key.
    pub fn get(&self, key: &Word) -> Option<Word> {
        let nearest = self.nearest(key)?;
        (nearest.key == *key).then_some(nearest.value)
    }

    /// Puts a value under a key, in place of the one that was there.
    pub fn insert(&mut self, key: Word, value: Word) {
        let leaf = Leaf { key, value };
        let Some(nearest) = self.nearest(&key) else {
            self.root = Some(self.push_leaf(leaf));
            return;
        };
        let differing = first_difference(&nearest.key, &key);
        // Down to the place of the new inner node or, where the key is known, to its leaf.
        let mut above = None;
        let mut at = self.root.expect("a tree with a pair has a root");
        while let Ref::Inner(here) = at {
            let inner = self.inner_mut(here);
            if differing.is_some_and(|differing| inner.bit > differing) {
                break;
            }
            inner.hash = None;
            let turn = is_set(&key, inner.bit);
            at = if turn { inner.right } else { inner.left };
            above = Some((here, turn));
        }
        let Some(bit) = differing else {
            let Ref::Leaf(at) = at else { unreachable!("the way of a known key ends at its leaf") };
            *self.leaves.get_mut(place(at)).expect(INVARIANT) = leaf;
            return;
        };
        let leaf = self.push_leaf(leaf);
        let (left, right) = if is_set(&key, bit) { (at, leaf) } else { (leaf, at) };
        let number = count(self.inners.len());
        self.inners.push(Inner { hash: None, bit, left, right });
        let inner = Ref::Inner(number);
        match above {
            None => self.root = Some(inner),
            Some((above, true)) => self.inner_mut(above).right = inner,
            Some((above, false)) => self.inner_mut(above).left = inner,
        }
    }

    /// The root.
    pub fn root(&mut self) -> TreeHash {
        self.root.map_or_else(empty_root, |root| self.hash(root))
    }

    /// All pairs, in the order of their keys.
    pub fn pairs(&self) -> Vec<(Word, Word)> {
        let mut pairs = Vec::new();
        let mut waiting: Vec<Ref> = self.root.into_iter().collect();
        while let Some(at) = waiting.pop() {
            match at {
                Ref::Leaf(at) => pairs.push((self.leaf(at).key, self.leaf(at).value)),
                Ref::Inner(at) => waiting.extend([self.inner(at).right, self.inner(at).left]),
            }
        }
        pairs
    }

    /// The pair to which the bits of a key lead.
    fn nearest(&self, key: &Word) -> Option<&Leaf> {
        let mut at = self.root?;
        loop {
            match at {
                Ref::Leaf(at) => return Some(self.leaf(at)),
                Ref::Inner(here) => {
                    let inner = self.inner(here);
                    at = if is_set(key, inner.bit) { inner.right } else { inner.left };
                }
            }
        }
    }

    fn hash(&mut self, at: Ref) -> TreeHash {
        match at {
            Ref::Leaf(at) => leaf(&self.leaf(at).key, &self.leaf(at).value),
            Ref::Inner(at) => {
                let Inner { hash, bit, left, right } = *self.inner(at);
                if let Some(hash) = hash {
                    return hash;
                }
                let hash = inner(bit, &self.hash(left), &self.hash(right));
                self.inner_mut(at).hash = Some(hash);
                hash
            }
        }
    }

    fn leaf(&self, at: u32) -> &Leaf {
        self.leaves.get(place(at)).expect(INVARIANT)
    }

    fn inner(&self, at: u32) -> &Inner {
        self.inners.get(place(at)).expect(INVARIANT)
    }

    fn inner_mut(&mut self, at: u32) -> &mut Inner {
        self.inners.get_mut(place(at)).expect(INVARIANT)
    }

    fn push_leaf(&mut self, leaf: Leaf) -> Ref {
        let at = count(self.leaves.len());
        self.leaves.push(leaf);
        Ref::Leaf(at)
    }
}

/// Checks a proof against a root: that `key` has `value` or, without one, that it is not there.
///
/// # Errors
/// Why it shows nothing.
pub fn verify(
    root: &TreeHash,
    key: &Word,
    value: Option<&Word>,
    proof: &[u8],
) -> Result<(), ProofError> {
    let (mut steps, mut hash, neighbour) = match value {
        Some(value) => (proof, leaf(key, value), None),
        None if proof.is_empty() => {
            return if *root == empty_root() { Ok(()) } else { Err(ProofError::Root) };
        }
        None => {
            let (other, rest) = word(proof)?;
            let (value, rest) = word(rest)?;
            if other == *key {
                return Err(ProofError::Present);
            }
            (rest, leaf(&other, &value), Some(other))
        }
    };
    let mut below = 256;
    while !steps.is_empty() {
        let (bit, rest) = read_varint(steps)?;
        let (sibling, rest) = rest.split_first_chunk::<32>().ok_or(ProofError::Form)?;
        if u16::from(bit) >= below {
            return Err(ProofError::Order);
        }
        let turn = is_set(key, bit);
        if neighbour.is_some_and(|other| is_set(&other, bit) != turn) {
            return Err(ProofError::NotANeighbour);
        }
        let sibling = TreeHash::from_bytes(*sibling);
        hash = if turn { inner(bit, &sibling, &hash) } else { inner(bit, &hash, &sibling) };
        (below, steps) = (u16::from(bit), rest);
    }
    if hash == *root { Ok(()) } else { Err(ProofError::Root) }
}

/// Why a proof shows nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum ProofError {
    /// Its bytes are no proof.
    Form,
    /// The pair that it names is not the one that would stand beside the absent key.
    NotANeighbour,
    /// Its steps do not lead upwards.
    Order,
    /// It names the key that it says is not there.
    Present,
    /// It leads to another root.
    Root,
}

fn leaf(key: &Word, value: &Word) -> TreeHash {
    let hash = Sha256::new().chain_update([0, WORD_BYTES]).chain_update(key);
    let hash = hash.chain_update([WORD_BYTES]).chain_update(value);
    TreeHash::from_bytes(hash.finalize().into())
}

fn inner(bit: u8, left: &TreeHash, right: &TreeHash) -> TreeHash {
    let mut head = vec![1];
    varint(bit, &mut head);
    let hash = Sha256::new().chain_update(head).chain_update(left.as_bytes());
    TreeHash::from_bytes(hash.chain_update(right.as_bytes()).finalize().into())
}

fn is_set(key: &Word, bit: u8) -> bool {
    let byte = key.get(usize::from(bit / 8)).expect("a bit of 256 lies in one of 32 bytes");
    byte & (0x80 >> (bit % 8)) != 0
}

fn first_difference(one: &Word, other: &Word) -> Option<u8> {
    let (byte, bits) =
        one.iter().zip(other).map(|(a, b)| a ^ b).enumerate().find(|(_, x)| *x != 0)?;
    u8::try_from(8 * byte + usize::try_from(bits.leading_zeros()).ok()?).ok()
}

/// Unsigned LEB128 of at most 255.
fn varint(number: u8, out: &mut Vec<u8>) {
    if number < 0x80 {
        out.push(number);
    } else {
        out.extend_from_slice(&[number, 1]);
    }
}

/// A number of at most 255, in its shortest form.
fn read_varint(bytes: &[u8]) -> Result<(u8, &[u8]), ProofError> {
    match bytes {
        [number, rest @ ..] if *number < 0x80 => Ok((*number, rest)),
        [number, 1, rest @ ..] => Ok((*number, rest)),
        _ => Err(ProofError::Form),
    }
}

fn word(bytes: &[u8]) -> Result<(Word, &[u8]), ProofError> {
    let rest = bytes.strip_prefix(&[WORD_BYTES]).ok_or(ProofError::Form)?;
    let (word, rest) = rest.split_first_chunk::<32>().ok_or(ProofError::Form)?;
    Ok((*word, rest))
}

fn count(nodes: usize) -> u32 {
    let number = u32::try_from(nodes).ok().filter(|number| *number < INNER);
    number.expect("fewer than 2^31 lists")
}

fn place(at: u32) -> usize {
    usize::try_from(at).expect("memory has room for all nodes")
}

/// What tells the number of an inner node from that of a leaf.
const INNER: u32 = 1 << 31;
/// The length of a key and of a value, as it stands before them.
const WORD_BYTES: u8 = 32;
const INVARIANT: &str = "a node's children are among the nodes";

#[cfg(test)]
mod tests;
