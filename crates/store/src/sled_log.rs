//! The log in sled 0.34: entries in bundles, one key for each bundle.
//!
//! Keys of the one tree: `b` and a big-endian number for a full bundle of [`BUNDLE_ENTRIES`]
//! entries; `t` and the first entry's number for a piece of the tail, which is not a full bundle
//! yet; `h` for the head. An append writes full bundles first and flushes them; then it writes the
//! rest of the tail and the new head in one atomic batch and flushes that. Whatever lies beyond the
//! head is not part of the log. Formats: `docs/FORMATS.md`, section 6; the life of an entry:
//! `crates/store/README.md`.

use std::path::Path;
use std::sync::{Mutex, MutexGuard};
use std::thread::sleep;
use std::time::{Duration, Instant};

use ikrar_core::digest::Link;
use ikrar_core::entry::{Entry, Head, LEAF_BYTES, Leaf};
use ikrar_core::log::{Log, LogError, follow_all};

use crate::engine;

/// A log in a folder, open in one process at a time.
#[derive(Debug)]
pub struct SledLog {
    db: sled::Db,
    tree: sled::Tree,
    newest: Mutex<Newest>,
}

/// What an append needs at hand.
#[derive(Debug, Default)]
struct Newest {
    head: Head,
    /// The entries behind the last full bundle.
    tail: Vec<Entry>,
    /// An append ended in doubt: nothing is appended through this handle any more.
    in_doubt: bool,
}

impl SledLog {
    /// Opens the log in `folder`, or makes an empty one. Waits up to two seconds for a lock that
    /// a process just gave back (spacejam/sled #1289).
    ///
    /// # Errors
    /// [`LogError::Locked`] when another process has it open; [`LogError::Damaged`] when its head
    /// does not fit its entries.
    pub fn open(folder: &Path) -> Result<Self, LogError> {
        let patience = Instant::now() + LOCK_PATIENCE;
        let db = loop {
            match engine::run(|| config(folder).open()) {
                Err(LogError::Locked) if Instant::now() < patience => sleep(LOCK_RETRY),
                outcome => break outcome?,
            }
        };
        let tree = engine::run(|| db.open_tree(TREE))?;
        let log = Self { db, tree, newest: Mutex::default() };
        log.recover()?;
        Ok(log)
    }

    /// How many bytes the engine's files take.
    ///
    /// # Errors
    /// When the engine cannot tell.
    pub fn size_on_disk(&self) -> Result<u64, LogError> {
        engine::run(|| self.db.size_on_disk())
    }

    /// Reads the head and the tail, and checks that they fit each other.
    fn recover(&self) -> Result<(), LogError> {
        let Some(bytes) = engine::run(|| self.tree.get(HEAD_KEY))? else {
            return Ok(());
        };
        let head = decode_head(&bytes).ok_or_else(|| damaged(0, "the head is unreadable"))?;
        let start = head.size - head.size % BUNDLE_ENTRIES;
        let mut newest = self.lock();
        newest.head = head;
        newest.tail = self.read_tail(start, head.size)?;
        let last = match newest.tail.last() {
            Some(entry) => Some(entry.leaf),
            None if head.size == 0 => None,
            None => self.read_bundle(head.size / BUNDLE_ENTRIES - 1)?.last().map(|e| e.leaf),
        };
        if last.is_some_and(|leaf| leaf.link != head.link || leaf.seq + 1 != head.size) {
            return Err(damaged(head.size - 1, "the newest entry is not the one the head names"));
        }
        Ok(())
    }

    fn lock(&self) -> MutexGuard<'_, Newest> {
        self.newest.lock().expect("no append panics half-way")
    }

    /// The entries from `start` up to the log's end, in pieces as they were appended.
    fn read_tail(&self, start: u64, size: u64) -> Result<Vec<Entry>, LogError> {
        let mut tail: Vec<Entry> = Vec::new();
        let mut next = start;
        while next < size {
            let piece = engine::run(|| self.tree.get(key(TAIL, next)))?;
            let piece = piece.ok_or_else(|| damaged(next, "the entry is not stored"))?;
            let piece = decode_entries(&piece, next)?;
            next += piece.len() as u64;
            tail.extend(piece);
        }
        tail.truncate(usize::try_from(size - start).unwrap_or(usize::MAX));
        Ok(tail)
    }

    fn read_bundle(&self, number: u64) -> Result<Vec<Entry>, LogError> {
        let first = number * BUNDLE_ENTRIES;
        let bundle = engine::run(|| self.tree.get(key(BUNDLE, number)))
            .map_err(|error| damaged(first, &error.to_string()))?;
        let bundle = bundle.ok_or_else(|| damaged(first, "the bundle is not stored"))?;
        let entries = decode_entries(&bundle, first)?;
        if entries.len() as u64 != BUNDLE_ENTRIES {
            return Err(damaged(first, "the bundle is not full"));
        }
        Ok(entries)
    }

    /// Writes full bundles beyond the head, where nobody reads yet. `rest` begins a bundle.
    fn write_bundles(&self, bundles: &[&[&Entry]], first_number: u64) -> Result<(), LogError> {
        for (group, numbers) in bundles.chunks(GROUP_BUNDLES).zip(0_u64..) {
            let mut batch = sled::Batch::default();
            let first = first_number + numbers * GROUP_BUNDLES as u64;
            for (entries, number) in group.iter().zip(first..) {
                batch.insert(&key(BUNDLE, number), encode_entries(entries.iter().copied()));
            }
            engine::run(|| self.tree.apply_batch(batch))?;
            engine::run(|| self.db.flush())?;
        }
        Ok(())
    }

    /// Changes an entry of a full bundle or of the tail behind the chain's back.
    pub(crate) fn rewrite(
        &self,
        seq: u64,
        change: impl FnOnce(&mut Entry),
    ) -> Result<(), LogError> {
        let number = seq / BUNDLE_ENTRIES;
        let tail_start = self.head()?.size / BUNDLE_ENTRIES * BUNDLE_ENTRIES;
        let (key, first, mut entries) = if seq < tail_start {
            (key(BUNDLE, number), number * BUNDLE_ENTRIES, self.read_bundle(number)?)
        } else {
            (key(TAIL, tail_start), tail_start, self.lock().tail.clone())
        };
        let place = usize::try_from(seq - first).unwrap_or(usize::MAX);
        change(entries.get_mut(place).ok_or_else(|| damaged(seq, "the entry is not stored"))?);
        engine::run(|| self.tree.insert(key, encode_entries(entries.iter())))?;
        engine::run(|| self.db.flush())?;
        Ok(())
    }

    fn write(&self, newest: &Newest, entries: &[Entry], head: Head) -> Result<(), LogError> {
        let per_bundle = usize::try_from(BUNDLE_ENTRIES).expect("a small number");
        let start = newest.head.size - newest.tail.len() as u64;
        let all: Vec<&Entry> = newest.tail.iter().chain(entries).collect();
        let (full, rest) = all.split_at(all.len() - all.len() % per_bundle);
        let bundles: Vec<_> = full.chunks(per_bundle).collect();
        let mut last = sled::Batch::default();
        if bundles.is_empty() {
            last.insert(&key(TAIL, newest.head.size), encode_entries(entries.iter()));
        } else {
            self.write_bundles(&bundles, start / BUNDLE_ENTRIES)?;
            for entry in &newest.tail {
                last.remove(&key(TAIL, entry.leaf.seq));
            }
            if let Some(first) = rest.first() {
                last.insert(&key(TAIL, first.leaf.seq), encode_entries(rest.iter().copied()));
            }
        }
        last.insert(HEAD_KEY, encode_head(&head));
        engine::run(|| self.tree.apply_batch(last))?;
        engine::run(|| self.db.flush())?;
        Ok(())
    }
}

impl Log for SledLog {
    fn head(&self) -> Result<Head, LogError> {
        Ok(self.lock().head)
    }

    fn append(&self, at: Head, entries: &[Entry]) -> Result<Head, LogError> {
        let mut newest = self.lock();
        if newest.in_doubt {
            return Err(LogError::Engine("an earlier append ended in doubt: reopen".to_owned()));
        }
        if newest.head != at {
            return Err(LogError::Conflict(newest.head));
        }
        let head = follow_all(at, entries)?;
        if entries.is_empty() {
            return Ok(head);
        }
        newest.in_doubt = true;
        self.write(&newest, entries, head)?;
        let tail_len = usize::try_from(head.size % BUNDLE_ENTRIES).expect("a small number");
        let new = entries.iter().rev().take(tail_len).rev().cloned();
        if tail_len < newest.tail.len() + entries.len() {
            newest.tail = new.collect();
        } else {
            newest.tail.extend(new);
        }
        newest.head = head;
        newest.in_doubt = false;
        Ok(head)
    }

    fn read(&self, from: u64, max: usize) -> Result<Vec<Entry>, LogError> {
        let (size, tail_start, tail) = {
            let newest = self.lock();
            let tail_start = newest.head.size - newest.tail.len() as u64;
            let end = from.saturating_add(max as u64);
            let tail = if end > tail_start { newest.tail.clone() } else { Vec::new() };
            (newest.head.size, tail_start, tail)
        };
        let end = from.saturating_add(max as u64).min(size);
        let mut entries = Vec::with_capacity(usize::try_from(end.saturating_sub(from)).unwrap_or(0));
        let mut next = from;
        while next < end.min(tail_start) {
            let bundle = self.read_bundle(next / BUNDLE_ENTRIES)?;
            let wanted = bundle.into_iter().filter(|e| (next..end).contains(&e.leaf.seq));
            entries.extend(wanted);
            next = (next / BUNDLE_ENTRIES + 1) * BUNDLE_ENTRIES;
        }
        let wanted = tail.into_iter().filter(|e| (next..end).contains(&e.leaf.seq));
        entries.extend(wanted);
        Ok(entries)
    }
}

fn config(folder: &Path) -> sled::Config {
    sled::Config::new()
        .path(folder)
        .cache_capacity(CACHE_BYTES)
        .segment_size(SEGMENT_BYTES)
        .flush_every_ms(None)
}

fn key(kind: u8, number: u64) -> [u8; 9] {
    let [a, b, c, d, e, f, g, h] = number.to_be_bytes();
    [kind, a, b, c, d, e, f, g, h]
}

fn encode_head(head: &Head) -> Vec<u8> {
    [head.size.to_be_bytes().as_slice(), head.link.as_bytes()].concat()
}

fn decode_head(bytes: &[u8]) -> Option<Head> {
    let (size, link) = bytes.split_first_chunk::<8>()?;
    let link = Link::from_bytes(link.try_into().ok()?);
    Some(Head { size: u64::from_be_bytes(*size), link })
}

/// Each entry is its leaf, the body's length in four bytes, and the body.
fn encode_entries<'a>(entries: impl Iterator<Item = &'a Entry> + Clone) -> Vec<u8> {
    let size = entries.clone().map(|entry| LEAF_BYTES + 4 + entry.body.len()).sum();
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
fn decode_entries(mut bytes: &[u8], first: u64) -> Result<Vec<Entry>, LogError> {
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

fn decode_entry(bytes: &[u8]) -> Option<(Entry, &[u8])> {
    let (leaf, rest) = bytes.split_first_chunk::<LEAF_BYTES>()?;
    let (len, rest) = rest.split_first_chunk::<4>()?;
    let (body, rest) = rest.split_at_checked(usize::try_from(u32::from_be_bytes(*len)).ok()?)?;
    Some((Entry { leaf: Leaf::from_bytes(leaf).ok()?, body: body.to_vec() }, rest))
}

fn damaged(seq: u64, reason: &str) -> LogError {
    LogError::Damaged { seq, reason: reason.to_owned() }
}

/// Entries in a full bundle.
const BUNDLE_ENTRIES: u64 = 256;
/// Bundles that are flushed together.
const GROUP_BUNDLES: usize = 40;
/// How much sled may keep in memory, in bytes.
const CACHE_BYTES: u64 = 32 << 20;
/// sled's unit of allocation, in bytes: small, because the rest of each is lost to large values.
const SEGMENT_BYTES: usize = 512 << 10;
const TREE: &str = "log";
const HEAD_KEY: &[u8] = b"h";
const BUNDLE: u8 = b'b';
const TAIL: u8 = b't';
const LOCK_PATIENCE: Duration = Duration::from_secs(2);
const LOCK_RETRY: Duration = Duration::from_millis(50);

#[cfg(test)]
mod tests {
    use super::*;
    use ikrar_core::log::conformance;
    use std::cell::RefCell;

    #[test]
    fn sled_conforms() {
        let folders = RefCell::new(Vec::new());
        let open = |folder: &Path| SledLog::open(folder).unwrap();
        let fresh = || {
            let folder = tempfile::tempdir().unwrap();
            let log = open(folder.path());
            folders.borrow_mut().push(folder);
            log
        };
        let reopen = |log| {
            drop(log);
            open(folders.borrow().last().unwrap().path())
        };
        conformance::run(fresh, reopen);
    }

    #[test]
    fn a_second_handle_is_told_that_the_log_is_open() {
        let folder = tempfile::tempdir().unwrap();
        let _first = SledLog::open(folder.path()).unwrap();
        assert!(matches!(SledLog::open(folder.path()), Err(LogError::Locked)));
    }
}
