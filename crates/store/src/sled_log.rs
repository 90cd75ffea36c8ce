//! The log in sled 0.34: entries in bundles, one key for each bundle.
//!
//! Keys of the one tree: `b` and the big-endian number of its first entry for a bundle of up to
//! 32,000 bytes; the same with `t` for a piece of the tail, which does not fill a bundle yet;
//! `h` for the head. An append writes full bundles first and flushes them; then it writes the rest
//! of the tail and the new head in one atomic batch and flushes that. Whatever lies beyond the
//! head is not part of the log, and is removed when the log is opened. Formats:
//! `docs/FORMATS.md`, section 6; the life of an entry: `crates/store/README.md`; why bundles have
//! this size: `docs/decisions/0003-bundles-by-bytes.md`.

mod bytes;

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard};
use std::thread::sleep;
use std::time::{Duration, Instant};

use ikrar_core::entry::{Entry, Head};
use ikrar_core::log::{Log, LogError, follow_all};

use crate::acknowledged::Acknowledged;
use crate::engine;
use bytes::{cut, damaged, decode_entries, decode_head, encode_entries, encode_head, key};

/// A log in a folder, open in one process at a time.
#[derive(Debug)]
pub struct SledLog {
    db: sled::Db,
    tree: sled::Tree,
    newest: Mutex<Newest>,
    reads: AtomicU64,
}

/// What an append needs at hand.
#[derive(Debug, Default)]
struct Newest {
    head: Head,
    /// The entries behind the last full bundle.
    tail: Vec<Entry>,
    acknowledged: Option<Acknowledged>,
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
        let log = Self { db, tree, newest: Mutex::default(), reads: AtomicU64::default() };
        let (acknowledged, known) = Acknowledged::open(&folder.join(ACKNOWLEDGED))
            .map_err(|error| LogError::Engine(format!("{ACKNOWLEDGED}: {error}")))?;
        log.recover(known)?;
        log.lock().acknowledged = Some(acknowledged);
        Ok(log)
    }

    /// How many bytes the engine's files take.
    ///
    /// # Errors
    /// When the engine cannot tell.
    pub fn size_on_disk(&self) -> Result<u64, LogError> {
        engine::run(|| self.db.size_on_disk())
    }

    /// Reads the head and the tail, checks that they fit each other, and removes what an append
    /// left that did not come to its end.
    fn recover(&self, known: Option<Head>) -> Result<(), LogError> {
        let stored = engine::run(|| self.tree.get(HEAD_KEY))?;
        let (head, tail_start) = match &stored {
            Some(bytes) => {
                decode_head(bytes).ok_or_else(|| damaged(0, "the head is unreadable"))?
            }
            None => (Head::default(), 0),
        };
        match known {
            Some(known) if known.size > head.size => {
                let reason = "entries behind it were acknowledged and are lost";
                return Err(damaged(head.size, reason));
            }
            None if head.size > 0 => {
                return Err(damaged(0, "the record of acknowledged entries is missing"));
            }
            _ => {}
        }
        if stored.is_none() {
            return Ok(());
        }
        self.remove_from(BUNDLE, tail_start)?;
        self.remove_from(TAIL, head.size)?;
        let mut newest = self.lock();
        newest.head = head;
        newest.tail = self.read_tail(tail_start, head.size)?;
        let last = match (newest.tail.last(), head.size.checked_sub(1)) {
            (Some(entry), _) => Some(entry.leaf),
            (None, None) => None,
            (None, Some(last)) => self.read_bundle(last)?.1.last().map(|entry| entry.leaf),
        };
        if last.is_some_and(|leaf| leaf.link != head.link || leaf.seq + 1 != head.size) {
            return Err(damaged(head.size - 1, "the newest entry is not the one the head names"));
        }
        drop(newest);
        let Some((known, last)) = known.and_then(|known| Some((known, known.size.checked_sub(1)?)))
        else {
            return Ok(());
        };
        match self.read(last, 1)?.first() {
            Some(entry) if entry.leaf.link == known.link => Ok(()),
            _ => Err(damaged(last, "another entry was acknowledged in its place")),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Newest> {
        self.newest.lock().expect("no append panics half-way")
    }

    fn remove_from(&self, kind: u8, first: u64) -> Result<(), LogError> {
        let keys = engine::run(|| {
            let range = self.tree.range(key(kind, first)..=key(kind, u64::MAX));
            range.keys().collect::<sled::Result<Vec<_>>>()
        })?;
        if keys.is_empty() {
            return Ok(());
        }
        let mut batch = sled::Batch::default();
        for key in keys {
            batch.remove(key);
        }
        engine::run(|| self.tree.apply_batch(batch))?;
        engine::run(|| self.db.flush())?;
        Ok(())
    }

    /// The entries from `start` up to the log's end, in pieces as they were appended.
    fn read_tail(&self, start: u64, size: u64) -> Result<Vec<Entry>, LogError> {
        let mut tail: Vec<Entry> = Vec::new();
        let mut next = start;
        while next < size {
            let piece = engine::run(|| self.tree.get(key(TAIL, next)))?;
            let piece = piece.ok_or_else(|| damaged(next, "the entry is not stored"))?;
            let piece = decode_entries(&piece, next)?;
            if piece.is_empty() {
                return Err(damaged(next, "the entry is not stored"));
            }
            next += piece.len() as u64;
            tail.extend(piece);
        }
        Ok(tail)
    }

    /// The bundle that holds an entry, and its key.
    fn read_bundle(&self, seq: u64) -> Result<([u8; 9], Vec<Entry>), LogError> {
        let missing = || damaged(seq, "the entry is not stored");
        let found = engine::run(|| {
            let mut range = self.tree.range(key(BUNDLE, 0)..=key(BUNDLE, seq));
            range.next_back().transpose()
        });
        let found = found.map_err(|error| damaged(seq, &error.to_string()))?;
        let (at, bytes) = found.ok_or_else(missing)?;
        if self.reads.fetch_add(1, Ordering::Relaxed).is_multiple_of(SETTLE_READS) {
            self.settle_cache(&at)?;
        }
        let at: [u8; 9] = at.as_ref().try_into().map_err(|_| missing())?;
        let [_, first @ ..] = at;
        Ok((at, decode_entries(&bytes, u64::from_be_bytes(first))?))
    }

    /// Makes sled look at its cache's size: it does so only at every 64th access to one of 256
    /// parts of the cache, which a log of large values never reaches by itself, so that reading it
    /// once would keep all of it in memory.
    fn settle_cache(&self, key: &[u8]) -> Result<(), LogError> {
        engine::run(|| (0..CACHE_QUEUE).try_for_each(|_| self.tree.contains_key(key).map(|_| ())))
    }

    /// Writes full bundles beyond the head, where nobody reads yet.
    fn write_bundles(&self, bundles: &[&[&Entry]]) -> Result<(), LogError> {
        for group in bundles.chunks(GROUP_BUNDLES) {
            let mut batch = sled::Batch::default();
            let keys: Vec<_> = group
                .iter()
                .filter_map(|entries| Some(key(BUNDLE, entries.first()?.leaf.seq)))
                .collect();
            for (key, entries) in keys.iter().zip(group) {
                batch.insert(key, encode_entries(entries.iter().copied()));
            }
            engine::run(|| self.tree.apply_batch(batch))?;
            engine::run(|| self.db.flush())?;
            keys.iter().try_for_each(|key| self.settle_cache(key))?;
        }
        Ok(())
    }

    fn write(&self, newest: &Newest, entries: &[Entry], head: Head) -> Result<usize, LogError> {
        let all: Vec<&Entry> = newest.tail.iter().chain(entries).collect();
        let (bundles, rest) = cut(&all);
        let tail_start = head.size - rest.len() as u64;
        let mut last = sled::Batch::default();
        if bundles.is_empty() {
            last.insert(&key(TAIL, newest.head.size), encode_entries(entries.iter()));
        } else {
            self.write_bundles(&bundles)?;
            for entry in &newest.tail {
                last.remove(&key(TAIL, entry.leaf.seq));
            }
            if let Some(first) = rest.first() {
                last.insert(&key(TAIL, first.leaf.seq), encode_entries(rest.iter().copied()));
            }
        }
        last.insert(HEAD_KEY, encode_head(&head, tail_start));
        engine::run(|| self.tree.apply_batch(last))?;
        engine::run(|| self.db.flush())?;
        Ok(rest.len())
    }

    /// Changes an entry of a bundle behind the chain's back.
    pub(crate) fn rewrite(
        &self,
        seq: u64,
        change: impl FnOnce(&mut Entry),
    ) -> Result<(), LogError> {
        let (tail_start, tail) = {
            let newest = self.lock();
            (newest.head.size - newest.tail.len() as u64, newest.tail.clone())
        };
        let (key, mut entries) = if seq < tail_start {
            self.read_bundle(seq)?
        } else {
            self.remove_from(TAIL, tail_start)?;
            (key(TAIL, tail_start), tail)
        };
        let entry = entries.iter_mut().find(|entry| entry.leaf.seq == seq);
        change(entry.ok_or_else(|| damaged(seq, "the entry is not stored"))?);
        engine::run(|| self.tree.insert(key, encode_entries(entries.iter())))?;
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
        let tail_len = self.write(&newest, entries, head)?;
        if let Some(acknowledged) = &mut newest.acknowledged {
            let written = acknowledged.write(head);
            written.map_err(|error| LogError::Engine(format!("{ACKNOWLEDGED}: {error}")))?;
        }
        if tail_len == newest.tail.len() + entries.len() {
            newest.tail.extend_from_slice(entries);
        } else {
            let (_, rest) = entries.split_at(entries.len() - tail_len);
            newest.tail = rest.to_vec();
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
        let mut entries =
            Vec::with_capacity(usize::try_from(end.saturating_sub(from)).unwrap_or(0));
        let mut next = from;
        while next < end.min(tail_start) {
            let (_, bundle) = self.read_bundle(next)?;
            let after = bundle.last().map_or(0, |entry| entry.leaf.seq + 1);
            if after <= next {
                return Err(damaged(next, "the entry is not stored"));
            }
            entries.extend(bundle.into_iter().filter(|e| (next..end).contains(&e.leaf.seq)));
            next = after;
        }
        entries.extend(tail.into_iter().filter(|e| (next..end).contains(&e.leaf.seq)));
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

/// Bundles that are flushed together.
const GROUP_BUNDLES: usize = 64;
/// How much sled may keep in memory, in bytes.
const CACHE_BYTES: u64 = 8 << 20;
/// How many reads of bundles there are to each settling: odd, so that all parts have their turn.
const SETTLE_READS: u64 = 3;
/// sled's queue of accesses to a part of its cache.
const CACHE_QUEUE: usize = 64;
/// sled's unit of allocation, in bytes; what large values leave of it is lost.
const SEGMENT_BYTES: usize = 128 << 10;
const ACKNOWLEDGED: &str = "acknowledged";
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
