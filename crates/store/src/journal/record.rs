//! What stands in a segment of the journal, to the byte: `docs/FORMATS.md`, section 6.

use ikrar_core::entry::{Entry, Head, LEAF_BYTES, Leaf};
use ikrar_core::log::Flaw;
use ikrar_core::value::Link;

/// What a segment begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Header {
    /// What the list before it ended with: the head that the segment continues, whose size is the
    /// number of the segment's first entry.
    pub(crate) before: Closing,
}

/// A record of a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Record<'a> {
    /// The beginning of a list.
    Opening(Opening<'a>),
    /// An entry of the list.
    Entry(Leaf, &'a [u8]),
    /// The end of the list: with it, and not before, the list counts.
    Closing(Closing),
}

/// What a list begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Opening<'a> {
    /// How many entries the list holds.
    pub(crate) entries: u32,
    /// How many bytes their records take.
    pub(crate) bytes: u64,
    /// Where every 64th of them begins, counted from the first: four bytes each.
    pub(crate) places: &'a [u8],
}

/// What an opening says of its list, to be held against what follows it.
#[derive(Debug)]
pub(crate) struct Promise {
    /// How many entries follow.
    pub(crate) entries: u32,
    bytes: u64,
    places: Vec<u32>,
    /// Where the first entry begins.
    start: u64,
}

/// What a list ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Closing {
    /// The log's head with this list.
    pub(crate) head: Head,
    /// How long the key ring's `data-keys` was when the list was recorded.
    pub(crate) keys: u64,
}

impl Header {
    pub(crate) fn to_bytes(self) -> [u8; HEADER_BYTES] {
        let covered = [MAGIC, &self.before.to_bytes()].concat();
        checked(covered).try_into().expect("the parts make a header")
    }

    pub(crate) fn from_bytes(bytes: &[u8; HEADER_BYTES]) -> Option<Self> {
        let (covered, sum) = bytes.split_last_chunk::<4>()?;
        let before = Closing::from_bytes(covered.strip_prefix(MAGIC)?)?;
        (*sum == check(covered)).then_some(Self { before })
    }
}

impl Closing {
    fn to_bytes(self) -> Vec<u8> {
        let (size, keys) = (self.head.size.to_be_bytes(), self.keys.to_be_bytes());
        [size.as_slice(), self.head.link.as_bytes(), &keys].concat()
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (size, rest) = bytes.split_first_chunk::<8>()?;
        let (link, keys) = rest.split_first_chunk::<32>()?;
        let head = Head { size: u64::from_be_bytes(*size), link: Link::from_bytes(*link) };
        Some(Self { head, keys: u64::from_be_bytes(keys.try_into().ok()?) })
    }
}

impl Promise {
    /// What an opening says.
    pub(crate) fn of(opening: &Opening<'_>) -> Self {
        let places =
            opening.places.as_chunks::<4>().0.iter().map(|place| u32::from_be_bytes(*place));
        let Opening { entries, bytes, .. } = *opening;
        Self { entries, bytes, places: places.collect(), start: 0 }
    }

    /// The same, of the list whose first entry begins at `start`.
    pub(crate) fn from(self, start: u64) -> Self {
        Self { start, ..self }
    }

    /// Whether this entry of the list, counted from 0, may begin at `place`.
    pub(crate) fn begins(&self, number: u32, place: u64) -> bool {
        let number = usize::try_from(number).expect("a list fits in memory");
        let named = number.is_multiple_of(PLACE_ENTRIES).then_some(number / PLACE_ENTRIES);
        let named = named.and_then(|nth| self.places.get(nth.checked_sub(1)?));
        named.is_none_or(|named| self.start + u64::from(*named) == place)
    }

    /// Whether the entries may end at `place`.
    pub(crate) fn ends(&self, place: u64) -> bool {
        self.start.checked_add(self.bytes) == Some(place)
    }
}

impl<'a> Record<'a> {
    /// How many bytes the record takes whose first bytes are these; `None` where no record is.
    ///
    /// # Errors
    /// When no record has such a length.
    pub(crate) fn length(start: [u8; START_BYTES]) -> Result<Option<usize>, Flaw> {
        let both = u64::from_be_bytes(start);
        let first = u32::try_from(both >> 32).expect("the upper half");
        let second = u32::try_from(both & u64::from(u32::MAX)).expect("the lower half");
        let length = match first {
            0 => return Ok(None),
            OPENING if second > 0 => OPENING_BYTES + 4 * places_of(second),
            OPENING => return Err(Flaw::Order),
            CLOSING => CLOSING_BYTES,
            length => usize::try_from(length).map_err(|_| Flaw::Order)? + 8,
        };
        let entry = first != OPENING && first != CLOSING;
        if entry && !(LEAF_BYTES + 8..=ENTRY_BYTES_MAX).contains(&length) {
            return Err(Flaw::Order);
        }
        Ok(Some(length))
    }

    /// How many bytes an entry's record takes whose first bytes are these; `None` where another
    /// record is, or none.
    ///
    /// # Errors
    /// When no record has such a length.
    pub(crate) fn entry_length(start: [u8; START_BYTES]) -> Result<Option<usize>, Flaw> {
        let first = start.first_chunk().map_or(0, |first| u32::from_be_bytes(*first));
        if first == OPENING || first == CLOSING { Ok(None) } else { Self::length(start) }
    }

    /// The record that has exactly these bytes.
    ///
    /// # Errors
    /// When the check does not fit, or the leaf is none.
    pub(crate) fn parse(bytes: &'a [u8]) -> Result<Self, Flaw> {
        let (covered, sum) = bytes.split_last_chunk::<4>().ok_or(Flaw::Cut)?;
        if *sum != check(covered) {
            return Err(Flaw::Check);
        }
        let (first, rest) = covered.split_first_chunk::<4>().ok_or(Flaw::Order)?;
        match u32::from_be_bytes(*first) {
            OPENING => {
                let (entries, rest) = rest.split_first_chunk::<4>().ok_or(Flaw::Order)?;
                let (bytes, places) = rest.split_first_chunk::<8>().ok_or(Flaw::Order)?;
                let (entries, bytes) = (u32::from_be_bytes(*entries), u64::from_be_bytes(*bytes));
                Ok(Self::Opening(Opening { entries, bytes, places }))
            }
            CLOSING => Ok(Self::Closing(Closing::from_bytes(rest).ok_or(Flaw::Order)?)),
            _ => {
                let (leaf, body) = rest.split_first_chunk::<LEAF_BYTES>().ok_or(Flaw::Order)?;
                Ok(Self::Entry(Leaf::from_bytes(leaf)?, body))
            }
        }
    }
}

/// The bytes of an opening, for a list of these entries.
pub(crate) fn opening(entries: &[Entry]) -> Vec<u8> {
    let count = u32::try_from(entries.len()).expect("a list fits in memory");
    let mut places = Vec::with_capacity(4 * places_of(count));
    let mut at: u64 = 0;
    for (number, entry) in entries.iter().enumerate() {
        if number > 0 && number.is_multiple_of(PLACE_ENTRIES) {
            let place = u32::try_from(at).expect("a list is below 4 GiB");
            places.extend_from_slice(&place.to_be_bytes());
        }
        at += entry_length(entry);
    }
    let (first, count) = (OPENING.to_be_bytes(), count.to_be_bytes());
    checked([first.as_slice(), &count, &at.to_be_bytes(), &places].concat())
}

/// Adds the record of an entry.
pub(crate) fn push_entry(entry: &Entry, to: &mut Vec<u8>) {
    let start = to.len();
    let length = u32::try_from(LEAF_BYTES + entry.body.len()).expect("a body is below 4 GiB");
    to.extend_from_slice(&length.to_be_bytes());
    to.extend_from_slice(&entry.leaf.to_bytes());
    to.extend_from_slice(&entry.body);
    let sum = check(to.get(start..).expect("the record was just added"));
    to.extend_from_slice(&sum);
}

/// The bytes of a closing.
pub(crate) fn closing(closing: Closing) -> Vec<u8> {
    checked([CLOSING.to_be_bytes().as_slice(), &closing.to_bytes()].concat())
}

/// How many bytes a list takes, with its opening and closing.
pub(crate) fn list_length(entries: &[Entry]) -> u64 {
    let count = u32::try_from(entries.len()).expect("a list fits in memory");
    let around = OPENING_BYTES + 4 * places_of(count) + CLOSING_BYTES;
    around as u64 + entries.iter().map(entry_length).sum::<u64>()
}

/// How many bytes the record of an entry takes.
pub(crate) fn entry_length(entry: &Entry) -> u64 {
    (LEAF_BYTES + entry.body.len() + 8) as u64
}

/// How many places an opening names.
fn places_of(entries: u32) -> usize {
    usize::try_from(entries).expect("a list fits in memory").saturating_sub(1) / PLACE_ENTRIES
}

fn checked(mut bytes: Vec<u8>) -> Vec<u8> {
    let sum = check(&bytes);
    bytes.extend_from_slice(&sum);
    bytes
}

/// CRC-32 (IEEE), against tears and rot; against people the chain stands.
fn check(bytes: &[u8]) -> [u8; 4] {
    crc32fast::hash(bytes).to_be_bytes()
}

/// An opening names the place of every 64th entry.
pub(crate) const PLACE_ENTRIES: usize = 64;
pub(crate) const HEADER_BYTES: usize = 68;
/// How many bytes tell how long a record is.
pub(crate) const START_BYTES: usize = 8;
pub(crate) const CLOSING_BYTES: usize = 56;
const OPENING_BYTES: usize = 20;
/// Far above what a body can take, and little enough to read at once.
const ENTRY_BYTES_MAX: usize = 1 << 20;
const MAGIC: &[u8] = b"ikrar journal v1";
const OPENING: u32 = 0xffff_fffe;
const CLOSING: u32 = 0xffff_ffff;

#[cfg(test)]
mod tests {
    use super::*;
    use ikrar_core::log::conformance::entries;

    #[test]
    fn records_are_read_as_they_were_written_and_no_flipped_bit_is_taken() {
        let list = entries(Head::default(), 130);
        let end = Closing { head: Head { size: 130, ..Head::default() }, keys: 77 };
        let mut entry = Vec::new();
        push_entry(&list[5], &mut entry);
        for bytes in [opening(&list), entry, closing(end)] {
            let start = *bytes.first_chunk().unwrap();
            assert_eq!(Record::length(start), Ok(Some(bytes.len())));
            let record = Record::parse(&bytes).unwrap();
            match record {
                Record::Opening(opening) => {
                    assert_eq!((opening.entries, opening.places.len()), (130, 8));
                }
                Record::Entry(leaf, body) => {
                    assert_eq!((leaf, body), (list[5].leaf, list[5].body.as_slice()));
                }
                Record::Closing(found) => assert_eq!(found, end),
            }
            for bit in 0..bytes.len() * 8 {
                let mut flipped = bytes.clone();
                flipped[bit / 8] ^= 1 << (bit % 8);
                assert!(Record::parse(&flipped).is_err(), "bit {bit}");
            }
        }
        let header = Header { before: end };
        assert_eq!(Header::from_bytes(&header.to_bytes()), Some(header));
        assert_eq!(Record::length([0; 8]), Ok(None));
        assert_eq!(Record::length([0, 0, 0, 5, 0, 0, 0, 0]), Err(Flaw::Order));
    }
}
