//! A directory as bytes, so that the next one need not begin with the first entry.
//!
//! It is a convenience, never evidence: a proof made of it is checked against the directory entry
//! whose root was signed, and before it is continued its own root is compared with that entry's.
//! Format: `docs/FORMATS.md`, section 13.

use super::Directory;
use super::patricia::Patricia;
use crate::event::Topic;
use crate::value::{LedgerId, Seq};

impl Directory {
    /// The bytes to keep; none before the first entry.
    pub fn to_bytes(&mut self) -> Option<Vec<u8>> {
        let ledger = self.ledger?;
        self.tree().root();
        let mut rest = Vec::new();
        for topic in Topic::ALL {
            let entries = self.entries(*topic);
            rest.extend_from_slice(&(entries.len() as u64).to_be_bytes());
            rest.extend(entries.iter().flat_map(|seq| seq.number().to_be_bytes()));
        }
        self.tree.write_to(&mut rest);
        let mut bytes = Vec::with_capacity(HEAD_BYTES + rest.len());
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(ledger.as_bytes());
        bytes.extend_from_slice(&self.size.to_be_bytes());
        bytes.extend_from_slice(blake3::hash(&rest).as_bytes());
        bytes.extend_from_slice(&rest);
        Some(bytes)
    }

    /// Reads what was kept; `None` where it is not exactly that.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (ledger, rest) = rest.split_first_chunk::<32>()?;
        let (size, rest) = number(rest)?;
        let (hash, mut rest) = rest.split_first_chunk::<32>()?;
        if blake3::hash(rest) != *hash {
            return None;
        }
        let ledger = Some(LedgerId::from_bytes(*ledger));
        let mut directory = Self { ledger, size, ..Self::default() };
        for topic in Topic::ALL {
            let (count, after) = number(rest)?;
            let length = usize::try_from(count).ok()?.checked_mul(8)?;
            let (entries, after) = after.split_at_checked(length)?;
            let entries = entries.as_chunks::<8>().0.iter();
            let entries = entries.map(|seq| Seq::new(u64::from_be_bytes(*seq))).collect();
            directory.topics.insert(*topic, entries);
            rest = after;
        }
        directory.tree = Patricia::read_from(rest)?;
        Some(directory)
    }
}

fn number(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let (number, rest) = bytes.split_first_chunk::<8>()?;
    Some((u64::from_be_bytes(*number), rest))
}

pub(super) const MAGIC: &[u8] = b"ikrar directory v1\n";
pub(super) const HEAD_BYTES: usize = MAGIC.len() + 32 + 8 + 32;
