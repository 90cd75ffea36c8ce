//! Power cuts in a simulated file system: everything that was not waited for may be lost, kept, or
//! kept in part, sector by sector; and after it the ledger opens, and has what was acknowledged.
//!
//! Each history makes a ledger, records lists of many sizes in it, closes and opens it. Every call
//! that changes a file is remembered ([`disk`]); at every cut between two calls, folders that a
//! power cut could leave are made and opened ([`cut`]). Some histories go on after a cut, and are
//! cut again. `IKRAR_HISTORIES` sets how many histories are played (the gate: 200; the long run:
//! 2,000). sled's files are left out of every cut: the index must be made anew.

mod cut;
mod disk;

use std::path::Path;
use std::sync::Arc;

use ikrar_core::entry::{Entry, Head};
use ikrar_core::keys::KeyRingError;
use ikrar_core::ledger::{LedgerError, Recording};
use ikrar_core::log::Log;
use ikrar_core::sign::SignedEvent;
use ikrar_kit::{self as kit, World};
use ikrar_store::folder::{Folder, FolderError, FolderLedger};
use ikrar_store::memory::MemoryLog;
use rayon::prelude::*;

use cut::{Dice, leave};
use disk::WatchedDisk;
use ikrar_core::value::Seq;

#[test]
fn no_cut_of_a_history_loses_what_was_acknowledged() {
    let histories = kit::setting("IKRAR_HISTORIES", HISTORIES);
    let cuts: usize = (0..histories).into_par_iter().map(play).sum();
    println!("{histories} histories, {cuts} cuts");
    assert!(cuts as u64 > 30 * histories, "{cuts} cuts: the calls are not watched");
}

/// What a history came to: its calls, after which of them a head was acknowledged, and at its end
/// every entry.
struct History {
    disk: Arc<WatchedDisk>,
    acknowledged: Vec<(usize, Head)>,
    entries: Vec<Entry>,
}

impl History {
    /// The head that was acknowledged before the call of this number.
    fn known(&self, call: usize) -> Option<Head> {
        let before = self.acknowledged.iter().filter(|(at, _)| *at <= call);
        before.map(|(_, head)| *head).next_back()
    }

    fn of(folder: &Path) -> Self {
        let disk = Arc::new(WatchedDisk::new(folder));
        Self { disk, acknowledged: Vec::new(), entries: Vec::new() }
    }

    fn acknowledge(&mut self, head: Head) {
        self.acknowledged.push((self.disk.calls().len(), head));
    }
}

/// Plays a history, cuts it everywhere, and goes on after one of the cuts; gives how many cuts.
fn play(seed: u64) -> usize {
    let mut dice = Dice::new(seed);
    let mut scribe = World::found(MemoryLog::default());
    let folder = tempfile::tempdir().unwrap();
    let mut history = History::of(folder.path());
    let ledger = Folder::on(history.disk.clone(), &folder.path().join(NAME));
    let made = ledger.create(|ledger| record(ledger, founding(&scribe))).unwrap();
    history.acknowledge(made.state().head());
    drop(made);
    let mut people = 0;
    go_on(&ledger, &mut history, &mut scribe, &mut people, &mut dice);
    let cuts = cut_everywhere(&history, &scribe, &mut dice);

    // Once more, from what one of the cuts left.
    let calls = history.disk.calls();
    let made = history.acknowledged.first().map_or(0, |(at, _)| *at);
    let call = made + dice.below(calls.len() - made + 1);
    let again = tempfile::tempdir().unwrap();
    leave(&calls[..call], again.path(), &mut dice);
    let ledger = Folder::at(&again.path().join(NAME));
    let head = ledger.read().expect("it was made").state().head();
    let mut scribe = scribe_at(&scribe, head, &mut people);
    let mut history = History::of(again.path());
    history.acknowledged.push((0, head));
    let ledger = Folder::on(history.disk.clone(), &again.path().join(NAME));
    go_on(&ledger, &mut history, &mut scribe, &mut people, &mut dice);
    cuts + cut_everywhere(&history, &scribe, &mut dice)
}

/// Opens the ledger a few times, and records some lists each time.
fn go_on(
    folder: &Folder,
    history: &mut History,
    scribe: &mut World<MemoryLog>,
    people: &mut u32,
    dice: &mut Dice,
) {
    for _ in 0..=dice.below(3) {
        let mut ledger = folder.write().unwrap();
        for _ in 0..=dice.below(3) {
            let count = [1, 2, 5, 70][dice.below(4)];
            let list: Vec<SignedEvent> = (0..count)
                .map(|_| {
                    *people += 1;
                    scribe.sign(kit::REGISTRAR, kit::enrolment(*people))
                })
                .collect();
            assert_eq!(scribe.record_signed(list.clone()), vec![]);
            record(&mut ledger, list).unwrap();
            history.acknowledge(ledger.state().head());
        }
        folder.close(ledger);
    }
    history.entries = folder.open_parts().unwrap().0.read(Seq::FIRST, usize::MAX).unwrap();
}

/// A scribe who knows what the first `head.size` entries say, and no more.
fn scribe_at(scribe: &World<MemoryLog>, head: Head, people: &mut u32) -> World<MemoryLog> {
    let entries = scribe.entries();
    let signed = entries.into_iter().take(usize::try_from(head.size).unwrap());
    let signed: Vec<SignedEvent> = signed
        .map(|entry| scribe.ledger.open_entry(entry).unwrap().opened().unwrap().signed)
        .collect();
    let mut again = World::found(MemoryLog::default());
    let people_then = u32::try_from(head.size - kit::FOUNDATION).unwrap();
    *people = people_then;
    again.events = kit::FOUNDATION + u64::from(people_then);
    let rest = signed.into_iter().skip(usize::try_from(kit::FOUNDATION).unwrap());
    assert_eq!(again.record_signed(rest.collect()), vec![]);
    again
}

/// Leaves at each cut what could be left, and opens it.
fn cut_everywhere(history: &History, scribe: &World<MemoryLog>, dice: &mut Dice) -> usize {
    let calls = history.disk.calls();
    let first = history.disk.calls_before();
    for call in first..=calls.len() {
        let left = tempfile::tempdir().unwrap();
        leave(&calls[..call], left.path(), dice);
        let folder = Folder::at(&left.path().join(NAME));
        let known = history.known(call);
        let head = match (folder.read(), known) {
            (Ok(ledger), _) => ledger.state().head(),
            (Err(FolderError::Missing(_)), None) => continue,
            (Err(error), _) => panic!("call {call}, {known:?} acknowledged: {error}"),
        };
        check(&folder, head, known, history, call);
        if dice.below(WRITES_EVERY) == 0 {
            write_again(&folder, left.path(), scribe, head);
        }
    }
    calls.len() + 1 - first
}

/// What is left is a head that once was, not behind what was acknowledged, and sound.
fn check(folder: &Folder, head: Head, known: Option<Head>, history: &History, call: usize) {
    let known = known.unwrap_or_default();
    assert!(head.size >= known.size, "call {call}: {} of {} are there", head.size, known.size);
    let once = history.acknowledged.iter().any(|(_, once)| *once == head);
    assert!(once, "call {call}: {} entries are a part of a list", head.size);
    let (log, ..) = folder.open_parts().unwrap();
    let found = log.read(Seq::FIRST, usize::MAX).unwrap();
    assert!(history.entries.starts_with(&found), "call {call}: other entries");
    assert_eq!(found.len() as u64, head.size);
}

/// The next writer takes what follows, without a hand.
fn write_again(folder: &Folder, left: &Path, scribe: &World<MemoryLog>, head: Head) {
    let all = scribe.entries();
    let rest = all.into_iter().skip(usize::try_from(head.size).unwrap());
    let rest: Vec<_> = rest
        .map(|entry| scribe.ledger.open_entry(entry).unwrap().opened().unwrap().signed)
        .collect();
    let mut ledger = folder.write().unwrap_or_else(|error| panic!("{}: {error}", left.display()));
    record(&mut ledger, rest).unwrap();
    let whole = scribe.ledger.state().head().size;
    assert_eq!(ledger.log().head().unwrap().size, whole);
    folder.close(ledger);
    assert_eq!(folder.read().unwrap().state().head().size, whole);
}

fn founding(scribe: &World<MemoryLog>) -> Vec<SignedEvent> {
    let entries = scribe.entries().into_iter();
    entries.map(|entry| scribe.ledger.open_entry(entry).unwrap().opened().unwrap().signed).collect()
}

/// Records a list, all of which is accepted.
fn record(ledger: &mut FolderLedger, list: Vec<SignedEvent>) -> Result<(), FolderError> {
    let recording =
        Recording { at: kit::now(), partial: false, clock_is_right: true, dry_run: false };
    let mut nonces = |buffer: &mut [u8]| -> Result<(), KeyRingError> {
        buffer.fill(7);
        Ok(())
    };
    let outcome = ledger.record(list, recording, &mut nonces, &|_| {});
    let outcome = outcome.map_err(|error: LedgerError| FolderError::from(error))?;
    assert_eq!(outcome.rejected, vec![]);
    Ok(())
}

const NAME: &str = "ledger";
const HISTORIES: u64 = 8;
/// One in so many cuts is also written to.
const WRITES_EVERY: usize = 16;
