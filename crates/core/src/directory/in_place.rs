//! A directory that was kept, read where it lies: of hundreds of thousands of nodes a proof needs
//! some twenty.

use std::collections::BTreeMap;

use super::kept::{HEAD_BYTES, MAGIC};
use super::patricia::TreeInPlace;
use super::{Directory, Label, ListHash};
use crate::event::Topic;
use crate::state::snapshot::Source;
use crate::value::{LedgerId, Seq};

/// What a bundle needs to know of the lists of a ledger's first entries.
pub trait Lists {
    /// The ledger.
    fn ledger(&self) -> Option<LedgerId>;

    /// The entries of a topic.
    fn entries(&self, topic: Topic) -> &[Seq];

    /// The list under a label, and the proof that it stands there. It may be wrong where it comes
    /// from a file: whoever hands it on compares it with the signed root.
    fn proven(&mut self, label: &Label) -> Option<(ListHash, Vec<u8>)>;
}

impl Lists for Directory {
    fn ledger(&self) -> Option<LedgerId> {
        Directory::ledger(self)
    }

    fn entries(&self, topic: Topic) -> &[Seq] {
        Directory::entries(self, topic)
    }

    fn proven(&mut self, label: &Label) -> Option<(ListHash, Vec<u8>)> {
        let list = self.list(label)?;
        Some((list, self.tree().prove(label.as_bytes())))
    }
}

/// A directory in a file, of which nothing was checked.
pub struct DirectoryInPlace<'s> {
    ledger: LedgerId,
    size: u64,
    topics: BTreeMap<Topic, Vec<Seq>>,
    tree: TreeInPlace<'s>,
}

impl<'s> DirectoryInPlace<'s> {
    /// The directory in these bytes; `None` where they cannot be one.
    pub fn open(source: &'s dyn Source) -> Option<Self> {
        let mut head = [0; HEAD_BYTES];
        source.read_at(0, &mut head).ok()?;
        let rest = head.strip_prefix(MAGIC)?;
        let (ledger, rest) = rest.split_first_chunk::<32>()?;
        let (size, _) = rest.split_first_chunk::<8>()?;
        let mut place = HEAD_BYTES as u64;
        let mut topics = BTreeMap::new();
        for topic in Topic::ALL {
            let (entries, after) = entries_at(source, place)?;
            topics.insert(*topic, entries);
            place = after;
        }
        let tree = TreeInPlace::at(source, place)?;
        let (ledger, size) = (LedgerId::from_bytes(*ledger), u64::from_be_bytes(*size));
        Some(Self { ledger, size, topics, tree })
    }

    /// How many entries it holds.
    pub fn size(&self) -> u64 {
        self.size
    }
}

/// The numbers of entries that stand here behind their count, and what place is behind them.
fn entries_at(source: &dyn Source, place: u64) -> Option<(Vec<Seq>, u64)> {
    let mut count = [0; 8];
    source.read_at(place, &mut count).ok()?;
    let length = u64::from_be_bytes(count).checked_mul(8)?;
    let start = place + 8;
    let end =
        start.checked_add(length).filter(|end| source.length().is_ok_and(|all| *end <= all))?;
    let mut bytes = vec![0; usize::try_from(length).ok()?];
    source.read_at(start, &mut bytes).ok()?;
    let numbers = bytes.as_chunks::<8>().0.iter();
    Some((numbers.map(|seq| Seq::new(u64::from_be_bytes(*seq))).collect(), end))
}

impl Lists for DirectoryInPlace<'_> {
    fn ledger(&self) -> Option<LedgerId> {
        Some(self.ledger)
    }

    fn entries(&self, topic: Topic) -> &[Seq] {
        self.topics.get(&topic).map_or(&[], Vec::as_slice)
    }

    fn proven(&mut self, label: &Label) -> Option<(ListHash, Vec<u8>)> {
        let (list, proof) = self.tree.proven(label.as_bytes())?;
        Some((ListHash::from_bytes(list), proof))
    }
}
