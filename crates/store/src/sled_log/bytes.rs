//! What stands in sled's keys and values: `docs/FORMATS.md`, section 6.

use ikrar_core::digest::Link;
use ikrar_core::entry::{Entry, Head, LEAF_BYTES, Leaf};
use ikrar_core::log::LogError;

pub(super) fn key(kind: u8, number: u64) -> [u8; 9] {
    let mut key = [kind; 9];
    let (_, rest) = key.split_at_mut(1);
    rest.copy_from_slice(&number.to_be_bytes());
    key
}

pub(super) fn encode_head(head: &Head, tail_start: u64) -> Vec<u8> {
    let (size, tail_start) = (head.size.to_be_bytes(), tail_start.to_be_bytes());
    [size.as_slice(), head.link.as_bytes(), &tail_start].concat()
}

pub(super) fn decode_head(bytes: &[u8]) -> Option<(Head, u64)> {
    let (size, rest) = bytes.split_first_chunk::<8>()?;
    let (link, tail_start) = rest.split_first_chunk::<32>()?;
    let head = Head { size: u64::from_be_bytes(*size), link: Link::from_bytes(*link) };
    let tail_start = u64::from_be_bytes(tail_start.try_into().ok()?);
    (tail_start <= head.size).then_some((head, tail_start))
}

/// Cuts entries into bundles that are full, and a rest that is not.
pub(super) fn cut<'a, 'e>(entries: &'a [&'e Entry]) -> (Vec<&'a [&'e Entry]>, &'a [&'e Entry]) {
    let mut bundles = Vec::new();
    let (mut rest, mut len, mut bytes) = (entries, 0, 0);
    while let Some(entry) = rest.get(len) {
        let with_entry = bytes + stored_len(entry);
        if len > 0 && with_entry > BUNDLE_BYTES {
            let (bundle, after) = rest.split_at(len);
            bundles.push(bundle);
            (rest, len, bytes) = (after, 0, 0);
        } else {
            (len, bytes) = (len + 1, with_entry);
        }
    }
    (bundles, rest)
}

pub(super) fn stored_len(entry: &Entry) -> usize {
    LEAF_BYTES + 4 + entry.body.len()
}

/// Each entry is its leaf, the body's length in four bytes, and the body.
pub(super) fn encode_entries<'a>(entries: impl Iterator<Item = &'a Entry> + Clone) -> Vec<u8> {
    let size = entries.clone().map(stored_len).sum();
    let mut bytes = Vec::with_capacity(size);
    for entry in entries {
        let len = u32::try_from(entry.body.len()).expect("a body is far below 4 GiB");
        bytes.extend_from_slice(&entry.leaf.to_bytes());
        bytes.extend_from_slice(&len.to_be_bytes());
        bytes.extend_from_slice(&entry.body);
    }
    bytes
}

/// Reads what [`encode_entries`] wrote; the entries are numbered from `first`.
pub(super) fn decode_entries(mut bytes: &[u8], first: u64) -> Result<Vec<Entry>, LogError> {
    let mut entries = Vec::new();
    while !bytes.is_empty() {
        let seq = first + entries.len() as u64;
        let (entry, rest) =
            decode_entry(bytes).ok_or_else(|| damaged(seq, "the stored bytes are no entry"))?;
        if entry.leaf.seq != seq {
            return Err(damaged(seq, "another entry is stored in its place"));
        }
        entries.push(entry);
        bytes = rest;
    }
    Ok(entries)
}

pub(super) fn decode_entry(bytes: &[u8]) -> Option<(Entry, &[u8])> {
    let (leaf, rest) = bytes.split_first_chunk::<LEAF_BYTES>()?;
    let (len, rest) = rest.split_first_chunk::<4>()?;
    let (body, rest) = rest.split_at_checked(usize::try_from(u32::from_be_bytes(*len)).ok()?)?;
    Some((Entry { leaf: Leaf::from_bytes(leaf).ok()?, body: body.to_vec() }, rest))
}

pub(super) fn damaged(seq: u64, reason: &str) -> LogError {
    LogError::Damaged { seq, reason: reason.to_owned() }
}

/// A bundle holds entries up to this size, or one larger entry: four fill a segment.
const BUNDLE_BYTES: usize = 32_000;
