//! A lookup table from a 64-bit prefix to the entries or people that may have it.
//!
//! Prefixes are not unique: what is found is a candidate, and the caller compares the whole value.
//! The part that comes from a snapshot is a sorted list that is opened at its first use.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

use super::snapshot::Section;

/// From prefixes to candidates.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// From a snapshot, sorted by prefix.
    settled: OnceLock<Vec<(u64, u64)>>,
    source: Option<Section>,
    /// Added since; where a prefix is taken, the next free number after it.
    recent: HashMap<u64, u64, BuildHasherDefault<Mix>>,
}

impl Index {
    /// An index whose settled part is opened from a snapshot when it is first needed.
    pub(crate) fn from_section(source: Section) -> Self {
        Self { source: Some(source), ..Self::default() }
    }

    /// Adds a candidate.
    pub(crate) fn insert(&mut self, prefix: u64, value: u64) {
        let mut place = prefix;
        while self.recent.contains_key(&place) {
            place = place.wrapping_add(1);
        }
        self.recent.insert(place, value);
    }

    /// All candidates of a prefix.
    pub(crate) fn candidates(&self, prefix: u64) -> impl Iterator<Item = u64> {
        let settled = self.settled();
        let mut at = settled.partition_point(|(known, _)| *known < prefix);
        let mut place: Option<u64> = None;
        let settled = std::iter::from_fn(move || {
            let (known, value) = *settled.get(at)?;
            let chained =
                place.is_some_and(|last| known == last || Some(known) == last.checked_add(1));
            if !chained && known != prefix {
                return None;
            }
            (place, at) = (Some(known), at + 1);
            Some(value)
        });
        let mut place = prefix;
        let recent = std::iter::from_fn(move || {
            let value = *self.recent.get(&place)?;
            place = place.wrapping_add(1);
            Some(value)
        });
        settled.chain(recent)
    }

    /// All pairs, sorted: the settled part of the next snapshot.
    pub(crate) fn to_settled(&self) -> Vec<(u64, u64)> {
        let mut all = self.settled().to_vec();
        all.extend(self.recent.iter().map(|(place, value)| (*place, *value)));
        all.sort_unstable();
        all
    }

    fn settled(&self) -> &[(u64, u64)] {
        self.settled.get_or_init(|| match &self.source {
            Some(section) => section.open_pairs(),
            None => Vec::new(),
        })
    }
}

/// Spreads 64-bit prefixes over the table; not keyed, so that nothing depends on randomness.
#[derive(Debug, Default)]
pub(crate) struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {
        unreachable!("only prefixes are hashed");
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = mix(number);
    }
}

/// The finaliser of splitmix64: a bijection that spreads neighbouring numbers.
pub(crate) fn mix(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_candidates_of_a_crowded_prefix_are_found() {
        let mut index = Index::default();
        for value in 0..5 {
            index.insert(7, value);
        }
        index.insert(8, 50);
        let found: Vec<_> = index.candidates(7).collect();
        assert!((0..5).all(|value| found.contains(&value)), "{found:?}");
        assert!(index.candidates(8).any(|value| value == 50));
        assert_eq!(index.candidates(6).count(), 0);

        let settled = Index { settled: OnceLock::from(index.to_settled()), ..Index::default() };
        assert_eq!(settled.candidates(7).collect::<Vec<_>>(), found);
        assert!(settled.candidates(8).any(|value| value == 50));
        assert_eq!(settled.candidates(6).count(), 0);
    }
}
