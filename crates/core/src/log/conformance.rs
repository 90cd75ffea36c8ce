//! The contract of [`Log`], one promise a function, which every engine is held to.
//!
//! A test makes a [`Bench`] of its engine and goes through [`promises`], which name themselves when
//! they are broken.

use std::thread;

use super::{Log, LogError};
use crate::entry::{Entry, Head};
use crate::value::{Digest, Instant, Seq};

/// How a test gets logs of its engine.
pub trait Bench {
    /// The engine's log.
    type Log: Log;

    /// A new, empty log.
    fn fresh(&self) -> Self::Log;

    /// Closes a log and opens it again.
    fn reopen(&self, log: Self::Log) -> Self::Log;

    /// Changes the stored body of entry `seq`; nothing where nobody could reach it.
    fn damage(&self, log: Self::Log, seq: Seq) -> Option<Self::Log>;
}

/// A promise by its name, and what panics where an engine breaks it.
pub type Promise<B> = (&'static str, fn(&B));

/// Every promise.
pub fn promises<B: Bench>() -> [Promise<B>; 9] {
    [
        ("an empty log has the default head", an_empty_log_has_the_default_head),
        ("appended entries are read back", appended_entries_are_read_back),
        ("an append is all or nothing", an_append_is_all_or_nothing),
        ("an append compares the head", an_append_compares_the_head),
        ("of two appenders one wins", of_two_appenders_one_wins),
        ("the largest entries are kept", the_largest_entries_are_kept),
        ("lists of many sizes survive reopening", lists_of_many_sizes_survive_reopening),
        ("small appends survive reopening", small_appends_survive_reopening),
        ("a damaged entry is not given for sound", a_damaged_entry_is_not_given_for_sound),
    ]
}

/// `count` entries that continue `head`, with bodies of different sizes.
pub fn entries(head: Head, count: usize) -> Vec<Entry> {
    bodies(head, (0..count).map(|n| vec![u8::try_from(n % 251).unwrap_or(0); 100 + n % 700]))
}

fn bodies(mut head: Head, bodies: impl Iterator<Item = Vec<u8>>) -> Vec<Entry> {
    let at = Instant::from_millis(1_703_642_400_000).expect("a time before 2200");
    bodies
        .map(|body| {
            let entry = Entry::after(&head, at, body);
            head = head.follow(&entry.leaf).expect("a new leaf follows");
            entry
        })
        .collect()
}

fn an_empty_log_has_the_default_head(bench: &impl Bench) {
    let log = &bench.fresh();
    assert_eq!(head(log), Head::default());
    assert_eq!(read(log, 0, 10), []);
    assert_eq!(log.append(Head::default(), &[]).expect("nothing to append"), Head::default());
}

fn appended_entries_are_read_back(bench: &impl Bench) {
    let log = &bench.fresh();
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
    log.check_end().expect("nothing stands behind the head");
}

fn an_append_is_all_or_nothing(bench: &impl Bench) {
    let log = &bench.fresh();
    let mut broken = entries(Head::default(), 300);
    if let Some(entry) = broken.get_mut(280) {
        entry.leaf.seq = entry.leaf.seq + 1;
    }
    let outcome = log.append(Head::default(), &broken);
    assert!(matches!(outcome, Err(LogError::Chain { .. })), "{outcome:?}");
    assert_eq!(head(log), Head::default());
    assert_eq!(read(log, 0, 10), []);
}

fn an_append_compares_the_head(bench: &impl Bench) {
    let log = &bench.fresh();
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

fn of_two_appenders_one_wins(bench: &impl Bench) {
    let log = &bench.fresh();
    for _ in 0..20 {
        let at = head(log);
        let lists = [1, 2].map(|fill| bodies(at, (0..9).map(|n| vec![fill; 50 + n])));
        let outcomes = thread::scope(|scope| {
            let appends = lists.each_ref().map(|list| scope.spawn(|| log.append(at, list)));
            appends.map(|append| append.join().expect("an append does not panic"))
        });
        let won: Vec<_> = lists.iter().zip(&outcomes).filter(|(_, won)| won.is_ok()).collect();
        let [(list, _)] = won.as_slice() else { panic!("not one won: {outcomes:?}") };
        let mut errors = outcomes.iter().filter_map(|outcome| outcome.as_ref().err());
        assert!(errors.all(|error| matches!(error, LogError::Conflict(_))));
        assert_eq!(&read(log, at.size, usize::MAX), *list);
    }
}

fn the_largest_entries_are_kept(bench: &impl Bench) {
    let log = bench.fresh();
    let largest = bodies(Head::default(), (0..5).map(|fill| vec![fill; BODY_BYTES_MAX]));
    append(&log, Head::default(), &largest);
    assert_eq!(read(&log, 0, usize::MAX), largest);
    let log = bench.reopen(log);
    assert_eq!(read(&log, 2, 1), largest.get(2..3).expect("five entries"));
    assert_eq!(read(&log, 0, usize::MAX), largest);
}

fn lists_of_many_sizes_survive_reopening(bench: &impl Bench) {
    let mut log = bench.fresh();
    let mut written = Vec::new();
    for count in [1, 2, 63, 64, 65, 255, 256, 257, 1000, 1] {
        let at = head(&log);
        let batch = entries(at, count);
        append(&log, at, &batch);
        written.extend(batch);
        log = bench.reopen(log);
        assert_eq!(read(&log, 0, usize::MAX), written, "after {count} more");
    }
}

fn small_appends_survive_reopening(bench: &impl Bench) {
    let log = bench.fresh();
    let mut written = Vec::new();
    for _ in 0..300 {
        let at = head(&log);
        let batch = entries(at, 1);
        append(&log, at, &batch);
        written.extend(batch);
    }
    assert_eq!(read(&log, 0, usize::MAX), written);
    let log = bench.reopen(log);
    assert_eq!(read(&log, 0, usize::MAX), written);
    assert_eq!(head(&log).size, 300);
}

fn a_damaged_entry_is_not_given_for_sound(bench: &impl Bench) {
    let log = bench.fresh();
    let written = entries(Head::default(), 20);
    append(&log, Head::default(), &written);
    let Some(log) = bench.damage(log, DAMAGED) else { return };
    match log.read(DAMAGED, 1) {
        Err(LogError::Damaged { seq, .. }) => assert_eq!(seq, DAMAGED),
        Err(error) => panic!("damage is told as another fault: {error}"),
        // An engine need not look into a body; the leaf does not vouch for it then.
        Ok(entries) => {
            let found = entries.first().expect("the entry is there");
            assert_ne!(Digest::of(&found.body), found.leaf.body_hash);
        }
    }
    let before = usize::try_from(DAMAGED.number()).expect("a small number");
    assert_eq!(read(&log, 0, before), written.get(..before).expect("20 entries"));
}

fn head(log: &impl Log) -> Head {
    log.head().expect("the head can be read")
}

fn append(log: &impl Log, at: Head, entries: &[Entry]) -> Head {
    log.append(at, entries).expect("the entries follow the head")
}

fn read(log: &impl Log, from: u64, max: usize) -> Vec<Entry> {
    log.read(Seq::new(from), max).expect("the log can be read")
}

/// The largest event with a batch's signature and what a seal adds is shorter.
const BODY_BYTES_MAX: usize = 61 * 1024 + 512;
/// The entry that is damaged.
const DAMAGED: Seq = Seq::new(11);
