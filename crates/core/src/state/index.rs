//! A lookup table from a 64-bit hash to the entries or people that may have it.
//!
//! Hashes are not unique: what is found is a candidate, and the caller compares the whole value.
//! What an author chooses, an event's or a person's id, is hashed as a whole under the ledger's own
//! key; by a part of it, an author could make all lookups meet in one place, and each
//! event would cost as many reads as there are such ids. The part that comes from a snapshot is a
//! sorted list in pages, each of which is opened at its first use.

use std::collections::BTreeSet;
use std::hash::Hasher;
use std::sync::{Arc, OnceLock};

use ikrar_lanes::{Mode, prefetch};

use super::snapshot::Section;
use crate::value::{LedgerId, prefix_of};

/// Hashes values that authors choose; each ledger hashes them in its own way.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Keyed([u8; 32]);

impl Keyed {
    /// The hash of a ledger's indexes. Before the first entry there is no ledger and nothing to
    /// look up, and the default will do.
    pub(crate) fn of(ledger: &LedgerId) -> Self {
        Self(blake3::derive_key(INDEX_CONTEXT, ledger.as_bytes()))
    }

    /// The hash of a whole value.
    pub(crate) fn hash(&self, value: &[u8]) -> u64 {
        prefix_of(blake3::keyed_hash(&self.0, value).as_bytes())
    }

    /// The hash of each value, hashed together.
    pub(crate) fn hash_all(&self, values: &[&[u8]]) -> Vec<u64> {
        let hashes = Mode::keyed(self.0).hash_all(values);
        hashes.iter().map(|hash| prefix_of(hash)).collect()
    }
}

/// From hashes to candidates. A clone shares what neither of the two has added to since.
#[derive(Debug, Clone)]
pub(crate) struct Index {
    settled: Arc<Settled>,
    /// Added since, in parts by the hash.
    recent: Vec<Arc<Recent>>,
}

/// The part of an index that comes from a snapshot, sorted.
#[derive(Debug, Default)]
struct Settled {
    /// The first hash of each page.
    firsts: Vec<u64>,
    pages: Vec<Page>,
}

/// Sorted pairs that open at their first use.
#[derive(Debug)]
struct Page {
    section: Section,
    pairs: OnceLock<Vec<(u64, u64)>>,
}

/// A part of what was added.
#[derive(Debug, Clone, Default)]
struct Recent {
    /// Hashes with the first value of each, everyone at its own place or the next one behind it
    /// that was free: one look at memory finds it. Their number is a power of two or none.
    places: Vec<(u64, u64)>,
    /// How many places are taken.
    taken: usize,
    /// The other values of a hash.
    crowded: BTreeSet<(u64, u64)>,
}

impl Default for Index {
    fn default() -> Self {
        Self::over(Settled::default())
    }
}

impl Index {
    /// An index whose settled part is opened page by page, when a page is first needed; `firsts`
    /// says with which hash each of them begins.
    pub(crate) fn from_sections(firsts: Vec<u64>, pages: Vec<Section>) -> Self {
        let page = |section| Page { section, pairs: OnceLock::new() };
        let pages = pages.into_iter().map(page).collect();
        Self::over(Settled { firsts, pages })
    }

    fn over(settled: Settled) -> Self {
        Self { settled: Arc::new(settled), recent: vec![Arc::default(); PARTS] }
    }

    /// Adds a candidate.
    pub(crate) fn insert(&mut self, hash: u64, value: u64) {
        let part = self.recent.get_mut(part_of(hash)).expect("each hash belongs to a part");
        Arc::make_mut(part).insert(hash, value);
    }

    /// All candidates of a hash, in no order that may count.
    pub(crate) fn candidates(&self, hash: u64) -> impl Iterator<Item = u64> {
        // Nothing is settled where no snapshot was read, and hardly anything is crowded.
        let settled = Some(&self.settled).filter(|settled| !settled.pages.is_empty());
        let settled = settled.into_iter().flat_map(move |settled| settled.candidates(hash));
        let part = self.recent.get(part_of(hash)).expect("each hash belongs to a part");
        let crowded = Some(&part.crowded).filter(|crowded| !crowded.is_empty());
        let crowded = crowded.into_iter().flat_map(move |c| c.range((hash, 0)..=(hash, u64::MAX)));
        part.first(hash).into_iter().chain(crowded.map(|(_, value)| *value)).chain(settled)
    }

    /// Asks memory for the place of a hash among what was added, so that it is near when it is
    /// needed.
    pub(crate) fn ask_for(&self, hash: u64) {
        if let Some(place) = self.recent.get(part_of(hash)).and_then(|part| part.own_place(hash)) {
            prefetch(place);
        }
    }

    /// The first value of a hash among what was added.
    pub(crate) fn recent(&self, hash: u64) -> Option<u64> {
        self.recent.get(part_of(hash)).and_then(|part| part.first(hash))
    }

    /// All pairs, sorted, each once: the settled part of the next snapshot. It depends on what was
    /// added, not on when, nor on which part of it came from a snapshot.
    pub(crate) fn to_settled(&self) -> Vec<(u64, u64)> {
        let settled: usize = self.settled.all().map(<[_]>::len).sum();
        let recent = self.recent.iter().map(|part| part.taken + part.crowded.len());
        let mut all = Vec::with_capacity(settled + recent.sum::<usize>());
        self.settled.all().for_each(|page| all.extend_from_slice(page));
        for part in &self.recent {
            all.extend(part.places.iter().filter(|(_, value)| *value != FREE));
            all.extend(&part.crowded);
        }
        all.sort_unstable();
        all.dedup();
        all
    }
}

impl Recent {
    fn insert(&mut self, hash: u64, value: u64) {
        debug_assert_ne!(value, FREE, "there are never so many entries or people");
        if 4 * (self.taken + 1) > 3 * self.places.len() {
            let larger = vec![(0, FREE); (2 * self.places.len()).max(PLACES_MIN)];
            let smaller = std::mem::replace(&mut self.places, larger);
            for (hash, value) in smaller.into_iter().filter(|(_, value)| *value != FREE) {
                self.take_place(hash, value);
            }
        }
        let first = self.take_place(hash, value);
        match first {
            None => self.taken += 1,
            Some(first) if first != value => drop(self.crowded.insert((hash, value))),
            Some(_) => {}
        }
    }

    /// Puts a value at the place of its hash, unless there is one: then it gives that.
    fn take_place(&mut self, hash: u64, value: u64) -> Option<u64> {
        let at = self.find(hash).expect("a quarter of the places are free");
        let place = self.places.get_mut(at)?;
        if place.1 != FREE {
            return Some(place.1);
        }
        *place = (hash, value);
        None
    }

    fn first(&self, hash: u64) -> Option<u64> {
        let (_, value) = self.places.get(self.find(hash)?)?;
        Some(*value).filter(|value| *value != FREE)
    }

    /// Where a hash stands, or would.
    fn find(&self, hash: u64) -> Option<usize> {
        let last = self.places.len().checked_sub(1)?;
        let mut at = own_place(hash, last);
        loop {
            match self.places.get(at)? {
                (known, value) if *known != hash && *value != FREE => at = (at + 1) & last,
                _ => return Some(at),
            }
        }
    }

    /// Where looking for a hash begins.
    fn own_place(&self, hash: u64) -> Option<&(u64, u64)> {
        self.places.get(own_place(hash, self.places.len().checked_sub(1)?))
    }
}

impl Settled {
    fn candidates(&self, hash: u64) -> impl Iterator<Item = u64> {
        // A hash may go on over the end of a page.
        let from = self.firsts.partition_point(|first| *first < hash).saturating_sub(1);
        let to = self.firsts.partition_point(|first| *first <= hash);
        let pages = self.pages.get(from..to).unwrap_or_default().iter();
        let of_page = move |page| {
            let pairs = Page::pairs(page);
            let from = place_of(pairs, hash);
            pairs.iter().skip(from).take_while(move |(known, _)| *known == hash)
        };
        pages.flat_map(of_page).map(|(_, value)| *value)
    }

    /// All pages, in their order.
    fn all(&self) -> impl Iterator<Item = &[(u64, u64)]> {
        self.pages.iter().map(Page::pairs)
    }
}

impl Page {
    fn pairs(&self) -> &[(u64, u64)] {
        self.pairs.get_or_init(|| self.section.open_pairs())
    }
}

/// How many of these sorted pairs have a smaller hash. Hashes are spread evenly, so the place is
/// near where the hash itself says; where it is not, it takes no more steps than halving.
fn place_of(pairs: &[(u64, u64)], hash: u64) -> usize {
    let is_before = |place: usize| pairs.get(place).is_some_and(|(known, _)| *known < hash);
    let (Some((first, _)), Some((last, _))) = (pairs.first(), pairs.last()) else { return 0 };
    let span = u128::from(last.saturating_sub(*first).max(1));
    let way = u128::from(hash.saturating_sub(*first)) * pairs.len() as u128;
    let guess = usize::try_from(way / span).unwrap_or(usize::MAX).min(pairs.len());
    let (mut low, mut high, mut step) = (guess, guess, STEP);
    while low > 0 && !is_before(low - 1) {
        (low, high) = (low.saturating_sub(step), low);
        step *= 2;
    }
    while is_before(high) {
        (low, high) = (high, high.saturating_add(step).min(pairs.len()));
        step *= 2;
    }
    let between = pairs.get(low..high).unwrap_or_default();
    low + between.partition_point(|(known, _)| *known < hash)
}

/// The part that a hash belongs to. Higher bits place it within the part.
fn part_of(hash: u64) -> usize {
    let [.., part] = mix(hash).to_be_bytes();
    part.into()
}

/// A place of a hash among as many as a power of two, the last of which is `last`.
fn own_place(hash: u64, last: usize) -> usize {
    usize::try_from(mix(hash) >> 8).unwrap_or(usize::MAX) & last
}

/// Spreads 64-bit hashes over the table; not keyed, so that nothing depends on randomness.
#[derive(Debug, Default)]
pub(crate) struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {
        unreachable!("only 64-bit hashes are hashed");
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

/// What was added to an index lies in so many parts: copying one, when a clone adds to it, is
/// short.
const PARTS: usize = 256;
/// How far from where a hash says its pair is looked for first.
const STEP: usize = 8;
/// A part begins with so many places.
const PLACES_MIN: usize = 8;
/// The value of a place that is free.
const FREE: u64 = u64::MAX;
/// So many pairs share a page of a snapshot.
pub(crate) const PAGE_PAIRS: usize = 4096;
const INDEX_CONTEXT: &str = "ikrar 2026-11-22 index v1";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_candidates_of_a_crowded_hash_are_found() {
        let mut index = Index::default();
        for value in [3, 0, 4, 1, 2, 0, 4] {
            index.insert(7, value);
        }
        index.insert(8, 50);
        let found = |index: &Index, hash| index.candidates(hash).collect::<BTreeSet<u64>>();
        let settled = settled(&index);
        for index in [&index, &settled] {
            assert_eq!(found(index, 7), (0..5).collect());
            assert_eq!(found(index, 8), [50].into());
            assert_eq!(index.candidates(6).count(), 0);
        }
    }

    /// An index that has all of this one in its settled part.
    fn settled(index: &Index) -> Index {
        let pairs = index.to_settled();
        // Small pages, over whose ends a crowded hash goes on.
        let pages = pairs.chunks(2).map(Section::of_pairs).collect();
        Index::from_sections(pairs.chunks(2).map(|page| page[0].0).collect(), pages)
    }

    fn add(index: &mut Index, pairs: &[(u64, u64)]) {
        for (hash, value) in pairs {
            index.insert(*hash, *value);
        }
    }

    #[test]
    fn what_is_settled_does_not_depend_on_when_it_was() {
        let pairs = [(7, 5), (8, 1), (7, 3), (9, 2), (7, 5), (8, 1), (7, 9)];
        let mut whole = Index::default();
        add(&mut whole, &pairs);
        for cut in 0..=pairs.len() {
            let mut index = Index::default();
            add(&mut index, &pairs[..cut]);
            let mut index = settled(&index);
            add(&mut index, &pairs[cut..]);
            assert_eq!(index.to_settled(), whole.to_settled(), "cut at {cut}");
        }
    }

    #[test]
    fn a_place_is_found_wherever_the_hashes_lie() {
        let spread: Vec<u64> = (0..1000).map(mix).collect();
        let crowded: Vec<u64> = (0..1000).map(|number| number / 3).collect();
        let ends = vec![0, 0, 1, u64::MAX - 1, u64::MAX, u64::MAX];
        for mut hashes in [spread, crowded, ends, vec![7; 40], vec![9], Vec::new()] {
            hashes.sort_unstable();
            let pairs: Vec<_> = hashes.iter().map(|hash| (*hash, 0)).collect();
            let near = |hash: &u64| [hash.saturating_sub(1), *hash, hash.saturating_add(1)];
            for hash in hashes.iter().flat_map(near).chain([0, 5, u64::MAX]) {
                let halved = pairs.partition_point(|(known, _)| *known < hash);
                assert_eq!(place_of(&pairs, hash), halved, "{hash}");
            }
        }
    }

    /// Authors choose the first eight bytes of an id, and all the others.
    #[test]
    fn ids_that_begin_alike_do_not_meet() {
        let keyed = Keyed::of(&LedgerId::from_bytes([1; 32]));
        let mut index = Index::default();
        let ids: Vec<[u8; 16]> = (0..2_000_u128).map(u128::to_be_bytes).collect();
        for (value, id) in (0..).zip(&ids) {
            index.insert(keyed.hash(id), value);
        }
        let candidates: usize = ids.iter().map(|id| index.candidates(keyed.hash(id)).count()).sum();
        assert_eq!(candidates, ids.len());
        let other = Keyed::of(&LedgerId::from_bytes([2; 32]));
        assert_ne!(keyed.hash(&ids[0]), other.hash(&ids[0]), "each ledger hashes in its own way");
    }
}
