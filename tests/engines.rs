//! Every engine keeps the contract of `Log`.

use std::cell::RefCell;
use std::fs;

use ikrar_core::log::Log;
use ikrar_core::log::conformance::{self, Bench};
use ikrar_store::danger::rewrite_body;
use ikrar_store::file_log::FileLog;
use ikrar_store::folder::{Folder, FolderError, MarkerFault};
use ikrar_store::memory::MemoryLog;
use tempfile::TempDir;

use crate::cli::Office;
use ikrar_core::value::Seq;

#[expect(clippy::print_stdout, reason = "the last one named is the one that was broken")]
fn keeps_its_promises<B: Bench>(bench: &B) {
    for (promise, check) in conformance::promises::<B>() {
        println!("{promise}");
        check(bench);
    }
}

struct Memory;

impl Bench for Memory {
    type Log = MemoryLog;

    fn fresh(&self) -> MemoryLog {
        MemoryLog::default()
    }

    fn reopen(&self, log: MemoryLog) -> MemoryLog {
        log
    }

    fn damage(&self, _: MemoryLog, _: Seq) -> Option<MemoryLog> {
        None
    }
}

/// The journal with sled's chain, each log in a folder of its own.
#[derive(Default)]
struct Journal(RefCell<Vec<TempDir>>);

impl Bench for Journal {
    type Log = FileLog;

    fn fresh(&self) -> FileLog {
        let folder = tempfile::tempdir().unwrap();
        let log = FileLog::open(folder.path()).unwrap();
        self.0.borrow_mut().push(folder);
        log
    }

    fn reopen(&self, log: FileLog) -> FileLog {
        drop(log);
        FileLog::open(self.0.borrow().last().unwrap().path()).unwrap()
    }

    fn damage(&self, log: FileLog, seq: Seq) -> Option<FileLog> {
        drop(log);
        let folders = self.0.borrow();
        let folder = folders.last().unwrap().path();
        rewrite_body(folder, seq, |body| body[0] ^= 1).unwrap();
        Some(FileLog::read_only(folder).unwrap())
    }
}

#[test]
fn memory_keeps_its_promises() {
    keeps_its_promises(&Memory);
}

#[test]
fn journal_and_sled_keep_their_promises() {
    keeps_its_promises(&Journal::default());
}

#[test]
fn both_engines_give_the_same_head_and_entries() {
    let folder = tempfile::tempdir().unwrap();
    let (memory, file) = (MemoryLog::default(), FileLog::open(folder.path()).unwrap());
    for count in [1, 300, 7, 0, 64] {
        let at = memory.head().unwrap();
        let entries = conformance::entries(at, count);
        let after = memory.append(at, &entries).unwrap();
        assert_eq!(file.append(at, &entries).unwrap(), after);
        assert_eq!(file.head().unwrap(), after);
    }
    assert_eq!(
        file.read(Seq::FIRST, usize::MAX).unwrap(),
        memory.read(Seq::FIRST, usize::MAX).unwrap()
    );
}

/// A ledger of an engine that a program lacks is not taken for one of another engine.
#[test]
fn a_ledger_of_an_unknown_engine_is_refused() {
    let office = Office::new();
    let marker = office.path().join("ledger/ledger.toml");
    let text = fs::read_to_string(&marker).unwrap();
    fs::write(&marker, text.replace("engine = \"journal\"", "engine = \"jetstream\"")).unwrap();
    let refused = Folder::at(&office.path().join("ledger")).read().err();
    assert!(matches!(refused, Some(FolderError::Marker { fault: MarkerFault::Form(_), .. })));
    let told = office.fails(3, "status");
    assert!(told.contains("jetstream") && told.contains("line 4"), "{told}");
}
