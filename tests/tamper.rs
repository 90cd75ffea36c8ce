//! Somebody edits the files of a ledger: it is found, and named, whatever was edited.

mod operator;

use std::collections::BTreeMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ikrar_core::entry::{Entry, Head};
use ikrar_core::finding::FindingKind;
use ikrar_core::ledger::{Ledger, LedgerError, verify};
use ikrar_core::log::Log;
use ikrar_core::state::snapshot::Snapshot;
use ikrar_core::value::Seq;
use ikrar_kit::{REGISTRAR, Ring, World, author, copy, day, enrolment, paper_pact};
use ikrar_store::danger;
use ikrar_store::file_log::FileLog;
use tempfile::TempDir;

/// A log on disk, closed, with everything that its owner knows of it.
struct Kept {
    folder: TempDir,
    ring: Ring,
    head: Head,
    entries: Vec<Entry>,
    /// The state at the head, as a snapshot.
    snapshot: Vec<u8>,
}

impl Kept {
    fn new(people: u32) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut world = World::found(FileLog::open(&folder.path().join("log")).unwrap());
        for round in 0..3 {
            let numbers = people * round / 3..people * (round + 1) / 3;
            let facts: Vec<_> = numbers.clone().map(enrolment).collect();
            let pacts: Vec<_> = numbers.map(|p| paper_pact(p, day("2023-12-20"))).collect();
            for facts in [facts, pacts] {
                let events = facts.into_iter().map(|fact| world.event(fact)).collect();
                let signed = author(REGISTRAR).sign_all(&world.id, events);
                assert_eq!(world.record_signed(signed), vec![]);
            }
        }
        let (ring, head) = (world.ledger.keys().clone(), world.ledger.state().head());
        let mut snapshot = Vec::new();
        world.ledger.state().write_snapshot(&SECRET, &[0; 32], &mut snapshot).unwrap();
        let entries = world.entries();
        Self { folder, ring, head, entries, snapshot }
    }

    fn log(&self) -> PathBuf {
        self.folder.path().join("log")
    }

    /// The log's files by their path within it.
    fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        read_files(&self.log(), Path::new(""), &mut files);
        files
    }

    /// What becomes of the log when its files are these.
    fn outcome(&self, files: &BTreeMap<PathBuf, Vec<u8>>) -> Outcome {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        catch_unwind(AssertUnwindSafe(|| self.open(folder.path()))).unwrap_or(Outcome::Panicked)
    }

    fn open(&self, folder: &Path) -> Outcome {
        let Ok(log) = FileLog::open(folder) else { return Outcome::Refused };
        let Ok(audit) = verify(&log, &self.ring, None, &|_| {}) else { return Outcome::Refused };
        let head = Head { size: audit.size, link: audit.link };
        let same_entries =
            || log.read(Seq::FIRST, usize::MAX).is_ok_and(|found| found == self.entries);
        match () {
            () if !audit.findings.is_empty() => Outcome::Found,
            () if head == self.head && same_entries() => Outcome::Same,
            () if self.was_once(head) && self.snapshot_refuses(log) => Outcome::RolledBack,
            () => Outcome::Different,
        }
    }

    /// Whether this was the log's head before it was closed.
    fn was_once(&self, head: Head) -> bool {
        let last = head.size.checked_sub(1).map(|last| usize::try_from(last).unwrap());
        let link = last.map(|last| self.entries.get(last).map(|entry| entry.leaf.link));
        head.size < self.head.size && link.is_none_or(|link| link == Some(head.link))
    }

    /// Whether somebody who knows the newest state notices that the log is shorter.
    fn snapshot_refuses(&self, log: FileLog) -> bool {
        let snapshot = Snapshot::read(Arc::new(self.snapshot.clone()), &SECRET).unwrap();
        let opened = Ledger::open(log, self.ring.clone(), Some(snapshot));
        matches!(opened, Err(LedgerError::Rollback { known, .. }) if known == self.head.size)
    }
}

/// What became of a log whose files were edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// It opens and verifies, but is neither as it was nor as it ever was.
    Different,
    /// `verify` names an entry.
    Found,
    Panicked,
    /// It does not open, or cannot be read.
    Refused,
    /// It opens and verifies as it once was, shorter: sled 0.34 drops what stands behind a damaged
    /// place. Whoever knows a later head refuses it.
    RolledBack,
    /// It is as it was, to the last byte.
    Same,
}

/// How often each outcome came about.
#[derive(Debug, Default)]
struct Tally(BTreeMap<Outcome, u32>);

impl Tally {
    fn add(&mut self, outcome: Outcome) {
        *self.0.entry(outcome).or_default() += 1;
    }

    fn count(&self, outcome: Outcome) -> u32 {
        self.0.get(&outcome).copied().unwrap_or_default()
    }

    /// Everything is refused, found, rolled back for all to see, or as it was.
    #[track_caller]
    fn assert_never_silent(&self) {
        let silent = self.count(Outcome::Different) + self.count(Outcome::Panicked);
        assert_eq!(silent, 0, "{self:?}");
    }
}

#[test]
fn a_rewritten_body_is_named_wherever_it_stands() {
    let kept = Kept::new(PEOPLE);
    let last = kept.head.size - 1;
    for seq in [0, 1, last / 2, last - 1, last].map(Seq::new) {
        let changes: [fn(&mut Vec<u8>); 4] = [
            |body| *body.last_mut().unwrap() ^= 1,
            |body| body[0] ^= 0x80,
            |body| body.push(0),
            Vec::clear,
        ];
        for (number, change) in changes.into_iter().enumerate() {
            let copy = copy_of(&kept.log());
            danger::rewrite_body(copy.path(), seq, change).unwrap();
            let log = FileLog::open(copy.path()).unwrap();
            let audit = verify(&log, &kept.ring, None, &|_| {}).unwrap();
            let sure = audit.findings.iter().filter(|finding| finding.after.is_none());
            let named: Vec<_> = sure.map(|f| (f.entry, f.kind())).collect();
            assert_eq!(named.first(), Some(&(seq, FindingKind::BodyHash)), "change {number}");
            // What an entry brought about is missing afterwards: that is said of the others.
            assert_eq!(named.len(), 1, "entry {seq}, change {number}: {named:?}");
            let following = audit.findings.iter().filter_map(|finding| finding.after);
            assert!(following.into_iter().all(|after| after == seq), "entry {seq}");
        }
    }
}

#[test]
fn an_untouched_copy_is_as_it_was() {
    let kept = Kept::new(12);
    assert_eq!(kept.outcome(&kept.files()), Outcome::Same);
}

#[test]
fn a_flipped_bit_in_a_file_is_never_silent() {
    let kept = Kept::new(PEOPLE);
    let files = kept.files();
    let total: usize = files.values().map(Vec::len).sum();
    let mut tally = Tally::default();
    for step in 0..FLIPS {
        // Spread over all files, and within each byte.
        let mut place = total * step / FLIPS + step * 7919 % (total / FLIPS);
        let mut flipped = files.clone();
        for bytes in flipped.values_mut() {
            if let Some(byte) = bytes.get_mut(place) {
                *byte ^= 1 << (step % 8);
                break;
            }
            place -= bytes.len();
        }
        tally.add(kept.outcome(&flipped));
    }
    tally.assert_never_silent();
    assert!(tally.count(Outcome::Same) < u32::try_from(FLIPS).unwrap(), "{tally:?}");
}

#[test]
fn a_cut_file_is_never_silent() {
    let kept = Kept::new(PEOPLE);
    let files = kept.files();
    let (name, bytes) = files.iter().max_by_key(|(_, bytes)| bytes.len()).unwrap();
    let mut tally = Tally::default();
    for step in 0..CUTS {
        let mut cut = files.clone();
        cut.insert(name.clone(), bytes[..bytes.len() * step / CUTS].to_vec());
        tally.add(kept.outcome(&cut));
    }
    tally.assert_never_silent();
}

#[test]
fn a_missing_file_is_never_silent() {
    let kept = Kept::new(PEOPLE);
    let files = kept.files();
    let mut tally = Tally::default();
    for name in files.keys() {
        let mut fewer = files.clone();
        fewer.remove(name);
        tally.add(kept.outcome(&fewer));
    }
    tally.assert_never_silent();
}

fn copy_of(folder: &Path) -> TempDir {
    let to = tempfile::tempdir().unwrap();
    copy(folder, to.path());
    to
}

fn read_files(root: &Path, within: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(root.join(within)).unwrap() {
        let entry = entry.unwrap();
        let name = within.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            read_files(root, &name, files);
        } else {
            files.insert(name, fs::read(entry.path()).unwrap());
        }
    }
}

/// About 1,500 entries.
const PEOPLE: u32 = 747;
const SECRET: [u8; 32] = [9; 32];
const FLIPS: usize = 240;
const CUTS: usize = 40;
