//! Every engine keeps the contract of `Log`.

use std::cell::RefCell;

use ikrar_core::log::{Log, conformance};
use ikrar_store::file_log::FileLog;
use ikrar_store::memory::MemoryLog;
use tempfile::TempDir;

#[test]
fn memory_conforms() {
    conformance::run(MemoryLog::default, |log| log);
}

#[test]
fn journal_and_sled_conform() {
    let folders: RefCell<Vec<TempDir>> = RefCell::default();
    let fresh = || {
        let folder = tempfile::tempdir().unwrap();
        let log = FileLog::open(folder.path()).unwrap();
        folders.borrow_mut().push(folder);
        log
    };
    let reopen = |log| {
        drop(log);
        FileLog::open(folders.borrow().last().unwrap().path()).unwrap()
    };
    conformance::run(fresh, reopen);
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
    assert_eq!(file.read(0, usize::MAX).unwrap(), memory.read(0, usize::MAX).unwrap());
}
