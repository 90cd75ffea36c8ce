//! The contract of [`Log`] as a suite that every engine runs.
//!
//! A test hands in how to open its engine; opening twice in a row reopens the same log.

use super::{Log, LogError};
use crate::entry::{Entry, Head};
use crate::value::Instant;

/// Runs the whole suite. `fresh` opens a new, empty log; `reopen` closes one and opens it again.
///
/// # Panics
/// When the engine breaks the contract.
pub fn run<L: Log>(mut fresh: impl FnMut() -> L, mut reopen: impl FnMut(L) -> L) {
    empty_log_has_the_default_head(&fresh());
    appended_entries_are_read_back(&fresh());
    append_is_all_or_nothing(&fresh());
    append_compares_the_head(&fresh());
    many_sizes_survive_reopening(fresh(), &mut reopen);
    small_appends_survive_reopening(fresh(), &mut reopen);
}

/// `count` entries that continue `head`, with bodies of different sizes.
pub fn entries(mut head: Head, count: usize) -> Vec<Entry> {
    let at = Instant::from_millis(1_703_642_400_000).expect("a time before 2200");
    (0..count)
        .map(|n| {
            let body = vec![u8::try_from(n % 251).unwrap_or(0); 100 + n % 700];
            let entry = Entry::after(&head, at, body);
            head = head.follow(&entry.leaf).expect("a new leaf follows");
            entry
        })
        .collect()
}

fn empty_log_has_the_default_head(log: &impl Log) {
    assert_eq!(head(log), Head::default());
    assert_eq!(read(log, 0, 10), []);
    assert_eq!(log.append(Head::default(), &[]).expect("nothing to append"), Head::default());
}

fn appended_entries_are_read_back(log: &impl Log) {
    let written = entries(Head::default(), 600);
    let after = append(log, Head::default(), &written);
    assert_eq!(after.size, 600);
    assert_eq!(head(log), after);
    assert_eq!(read(log, 0, 600), written);
    assert_eq!(read(log, 0, usize::MAX), written);
    assert_eq!(read(log, 255, 3), written.get(255..258).expect("600 entries"));
    assert_eq!(read(log, 599, 10).len(), 1);
    assert_eq!(read(log, 600, 10), []);
    assert_eq!(read(log, u64::MAX, 10), []);
}

fn append_is_all_or_nothing(log: &impl Log) {
    let mut broken = entries(Head::default(), 300);
    if let Some(entry) = broken.get_mut(280) {
        entry.leaf.seq += 1;
    }
    let outcome = log.append(Head::default(), &broken);
    assert!(matches!(outcome, Err(LogError::Chain { .. })), "{outcome:?}");
    assert_eq!(head(log), Head::default());
    assert_eq!(read(log, 0, 10), []);
}

fn append_compares_the_head(log: &impl Log) {
    let first = entries(Head::default(), 3);
    let after = append(log, Head::default(), &first);
    for at in [Head::default(), Head { size: 3, ..Head::default() }] {
        let outcome = log.append(at, &entries(at, 2));
        assert!(matches!(outcome, Err(LogError::Conflict(head)) if head == after), "{outcome:?}");
    }
    assert_eq!(head(log), after);
    append(log, after, &entries(after, 2));
    assert_eq!(head(log).size, 5);
}

fn many_sizes_survive_reopening<L: Log>(mut log: L, reopen: &mut impl FnMut(L) -> L) {
    let mut written = Vec::new();
    for count in [1, 2, 63, 64, 65, 255, 256, 257, 1000, 1] {
        let at = head(&log);
        let batch = entries(at, count);
        append(&log, at, &batch);
        written.extend(batch);
        log = reopen(log);
        assert_eq!(read(&log, 0, usize::MAX), written, "after {count} more");
    }
}

fn small_appends_survive_reopening<L: Log>(log: L, reopen: &mut impl FnMut(L) -> L) {
    let mut written = Vec::new();
    for _ in 0..300 {
        let at = head(&log);
        let batch = entries(at, 1);
        append(&log, at, &batch);
        written.extend(batch);
    }
    assert_eq!(read(&log, 0, usize::MAX), written);
    let log = reopen(log);
    assert_eq!(read(&log, 0, usize::MAX), written);
    assert_eq!(head(&log).size, 300);
}

fn head(log: &impl Log) -> Head {
    log.head().expect("the head can be read")
}

fn append(log: &impl Log, at: Head, entries: &[Entry]) -> Head {
    log.append(at, entries).expect("the entries follow the head")
}

fn read(log: &impl Log, from: u64, max: usize) -> Vec<Entry> {
    log.read(from, max).expect("the log can be read")
}
