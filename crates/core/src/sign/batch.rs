//! A small hash tree over events that were signed together.
//!
//! The tree has the shape of RFC 6962 (an odd node moves up unpaired) and hashes with keyed BLAKE3,
//! one key for leaves and another for inner nodes, so that neither can pass for the other.

use super::SignedEventError;

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

    /// The root that this path leads to from `event`, if it leads to any.
    pub(super) fn root(&self, event: &[u8]) -> Option<[u8; 32]> {
        let (mut index, mut last) = (self.index, self.count.checked_sub(1)?);
        if index > last {
            return None;
        }
        let mut siblings = self.siblings.iter();
        let mut hash = leaf(event);
        while last > 0 {
            if index & 1 == 1 {
                hash = node(siblings.next()?, &hash);
            } else if index < last {
                hash = node(&hash, siblings.next()?);
            }
            index >>= 1;
            last >>= 1;
        }
        siblings.next().is_none().then_some(hash)
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

    pub(super) fn read_from(bytes: &[u8]) -> Result<(Self, &[u8]), SignedEventError> {
        let (head, rest) = bytes.split_first_chunk::<5>().ok_or(SignedEventError::Short)?;
        let [count_high, count_low, index_high, index_low, steps] = *head;
        let count = u16::from_be_bytes([count_high, count_low]);
        let index = u16::from_be_bytes([index_high, index_low]);
        if usize::from(count) > EVENTS_MAX || index >= count || steps > STEPS_MAX {
            return Err(SignedEventError::Path);
        }
        let split = rest.split_at_checked(32 * usize::from(steps));
        let (siblings, rest) = split.ok_or(SignedEventError::Short)?;
        let siblings = siblings.as_chunks::<32>().0.to_vec();
        Ok((Self { count, index, siblings }, rest))
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
