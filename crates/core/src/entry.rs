//! The hash chain: a [`Leaf`] is what is public of an entry for ever, and nothing personal.
//!
//! Each leaf's link covers the link before it and all its own other fields, among them the hash of
//! the body. So whoever knows the newest link can tell whether any earlier byte was changed,
//! dropped or moved. A body can be erased: the chain still verifies. Formats: `docs/FORMATS.md`,
//! section 5.

use ikrar_lanes::Mode;
use thiserror::Error;

use crate::value::{Digest, Instant, Link, Seq};

/// What is public of an entry: position, time of recording, hash of the body, link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leaf {
    /// Position in the log, from 0.
    pub seq: Seq,
    /// When the entry was recorded, as the recording machine's clock said.
    pub recorded_at: Instant,
    /// BLAKE3 of the body's bytes.
    pub body_hash: Digest,
    /// The hash chain up to and with this leaf.
    pub link: Link,
}

/// An entry of the log: leaf and body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What is public for ever.
    pub leaf: Leaf,
    /// The body's bytes; [`crate::seal`] reads them.
    pub body: Vec<u8>,
}

/// How long a log is, and its newest link; all zero for an empty log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// How many entries there are.
    pub size: u64,
    /// The newest leaf's link.
    pub link: Link,
}

impl Default for Head {
    fn default() -> Self {
        Self { size: 0, link: Link::from_bytes([0; 32]) }
    }
}

impl Head {
    /// The number of the entry that follows this head.
    pub const fn next_seq(&self) -> Seq {
        Seq::new(self.size)
    }

    /// The leaf that a body gets when it follows this head.
    pub fn next(&self, recorded_at: Instant, body_hash: Digest) -> Leaf {
        let seq = self.next_seq();
        let link = link(&self.link, seq, recorded_at, &body_hash);
        Leaf { seq, recorded_at, body_hash, link }
    }

    /// The head after `leaf`.
    ///
    /// # Errors
    /// When `leaf` does not follow this head.
    pub fn follow(&self, leaf: &Leaf) -> Result<Self, ChainError> {
        let expected = self.next_seq();
        if leaf.seq != expected {
            return Err(ChainError::Sequence { expected, found: leaf.seq });
        }
        let expected = link(&self.link, leaf.seq, leaf.recorded_at, &leaf.body_hash);
        if leaf.link != expected {
            return Err(ChainError::Link { expected, found: leaf.link });
        }
        Ok(leaf.head())
    }
}

impl Leaf {
    /// The head of a log that ends with this leaf.
    pub const fn head(&self) -> Head {
        Head { size: self.seq.size(), link: self.link }
    }

    /// The leaf's bytes; they are also the entry of the public tree.
    pub fn to_bytes(&self) -> [u8; LEAF_BYTES] {
        let mut bytes = [0; LEAF_BYTES];
        let parts: [&[u8]; 5] = [
            &[LEAF_VERSION],
            &self.seq.number().to_be_bytes(),
            &self.recorded_at.millis().to_be_bytes(),
            self.body_hash.as_bytes(),
            self.link.as_bytes(),
        ];
        let mut rest = bytes.as_mut_slice();
        for part in parts {
            let (here, after) = rest.split_at_mut(part.len());
            here.copy_from_slice(part);
            rest = after;
        }
        bytes
    }

    /// Reads a leaf's bytes.
    ///
    /// # Errors
    /// When the version is unknown or the time lies beyond the year 2199.
    pub fn from_bytes(bytes: &[u8; LEAF_BYTES]) -> Result<Self, ChainError> {
        const INVARIANT: &str = "a leaf has 81 bytes";
        let (&version, rest) = bytes.split_first().expect(INVARIANT);
        if version != LEAF_VERSION {
            return Err(ChainError::UnknownVersion(version));
        }
        let (seq, rest) = rest.split_first_chunk::<8>().expect(INVARIANT);
        let (millis, rest) = rest.split_first_chunk::<8>().expect(INVARIANT);
        let (body_hash, rest) = rest.split_first_chunk::<32>().expect(INVARIANT);
        let (link, _) = rest.split_first_chunk::<32>().expect(INVARIANT);
        let millis = u64::from_be_bytes(*millis);
        Ok(Self {
            seq: Seq::new(u64::from_be_bytes(*seq)),
            recorded_at: Instant::from_millis(millis).ok_or(ChainError::Time(millis))?,
            body_hash: Digest::from_bytes(*body_hash),
            link: Link::from_bytes(*link),
        })
    }
}

impl Entry {
    /// The entry that `body` makes when it follows `head`.
    pub fn after(head: &Head, recorded_at: Instant, body: Vec<u8>) -> Self {
        Self { leaf: head.next(recorded_at, Digest::of(&body)), body }
    }
}

/// The link that each leaf should have behind the link in front of it, hashed together.
pub(crate) fn links<'a>(leaves: impl Iterator<Item = (&'a Link, &'a Leaf)>) -> Vec<Link> {
    let covered: Vec<_> = leaves
        .map(|(before, leaf)| covered(before, leaf.seq, leaf.recorded_at, &leaf.body_hash))
        .collect();
    let covered: Vec<&[u8]> = covered.iter().map(<[u8; 81]>::as_slice).collect();
    let hashes = Mode::derive(LINK_CONTEXT).hash_all(&covered);
    hashes.into_iter().map(Link::from_bytes).collect()
}

fn link(before: &Link, seq: Seq, recorded_at: Instant, body_hash: &Digest) -> Link {
    let covered = covered(before, seq, recorded_at, body_hash);
    Link::from_bytes(blake3::derive_key(LINK_CONTEXT, &covered))
}

/// What a link is the hash of.
fn covered(before: &Link, seq: Seq, recorded_at: Instant, body_hash: &Digest) -> [u8; 81] {
    let mut covered = [0; 81];
    let parts: [&[u8]; 5] = [
        before.as_bytes(),
        &[LEAF_VERSION],
        &seq.number().to_be_bytes(),
        &recorded_at.millis().to_be_bytes(),
        body_hash.as_bytes(),
    ];
    let mut rest = covered.as_mut_slice();
    for part in parts {
        let (here, after) = rest.split_at_mut(part.len());
        here.copy_from_slice(part);
        rest = after;
    }
    covered
}

/// Where a chain breaks.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum ChainError {
    /// The link is not the hash of what it should cover.
    Link {
        /// What the chain gives.
        expected: Link,
        /// What the leaf says.
        found: Link,
    },
    /// The leaf stands in the wrong place.
    Sequence {
        /// The position.
        expected: Seq,
        /// What the leaf says.
        found: Seq,
    },
    /// The time of recording lies beyond the year 2199.
    Time(u64),
    /// The version byte is unknown.
    UnknownVersion(u8),
}

/// A leaf's size in bytes.
pub const LEAF_BYTES: usize = 81;
/// BLAKE3 key-derivation context of [`Link`].
pub const LINK_CONTEXT: &str = "ikrar 2026-11-22 link v1";
const LEAF_VERSION: u8 = 1;

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(bodies: &[&str]) -> Vec<Entry> {
        let mut head = Head::default();
        let at = Instant::from_millis(1_703_642_400_000).unwrap();
        bodies
            .iter()
            .map(|body| {
                let entry = Entry::after(&head, at, body.as_bytes().to_vec());
                head = head.follow(&entry.leaf).unwrap();
                entry
            })
            .collect()
    }

    #[test]
    fn a_leaf_is_read_as_it_was_written() {
        let leaf = chain(&["a"])[0].leaf;
        assert_eq!(Leaf::from_bytes(&leaf.to_bytes()), Ok(leaf));
        let mut newer = leaf.to_bytes();
        newer[0] = 2;
        assert_eq!(Leaf::from_bytes(&newer), Err(ChainError::UnknownVersion(2)));
    }

    #[test]
    fn any_flipped_bit_of_a_leaf_breaks_the_chain() {
        let entries = chain(&["a", "b", "c"]);
        let before = Head { size: 1, link: entries[0].leaf.link };
        assert!(before.follow(&entries[1].leaf).is_ok());
        for bit in 0..LEAF_BYTES * 8 {
            let mut bytes = entries[1].leaf.to_bytes();
            bytes[bit / 8] ^= 1 << (bit % 8);
            let follows = Leaf::from_bytes(&bytes).and_then(|leaf| before.follow(&leaf));
            assert!(follows.is_err(), "bit {bit}");
        }
    }

    #[test]
    fn an_entry_cannot_be_dropped_or_moved() {
        let entries = chain(&["a", "b", "c"]);
        let first = Head::default().follow(&entries[0].leaf).unwrap();
        let skipped = first.follow(&entries[2].leaf);
        assert_eq!(
            skipped,
            Err(ChainError::Sequence { expected: Seq::new(1), found: Seq::new(2) })
        );
        let mut moved = entries[2].leaf;
        moved.seq = Seq::new(1);
        assert!(matches!(first.follow(&moved), Err(ChainError::Link { .. })));
    }
}
