//! Every engine keeps the contract of `Log`, and one process at a time has it open.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::cell::RefCell;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use ikrar_core::log::{Log, LogError, conformance};
use ikrar_store::memory::MemoryLog;
use ikrar_store::sled_log::SledLog;
use tempfile::TempDir;

#[test]
fn memory_conforms() {
    conformance::run(MemoryLog::default, |log| log);
}

#[test]
fn sled_conforms() {
    let folders: RefCell<Vec<TempDir>> = RefCell::default();
    let fresh = || {
        let folder = tempfile::tempdir().unwrap();
        let log = SledLog::open(folder.path()).unwrap();
        folders.borrow_mut().push(folder);
        log
    };
    let reopen = |log| {
        drop(log);
        SledLog::open(folders.borrow().last().unwrap().path()).unwrap()
    };
    conformance::run(fresh, reopen);
}

#[test]
fn both_engines_give_the_same_head_and_entries() {
    let folder = tempfile::tempdir().unwrap();
    let (memory, sled) = (MemoryLog::default(), SledLog::open(folder.path()).unwrap());
    for count in [1, 300, 7, 0, 64] {
        let at = memory.head().unwrap();
        let entries = conformance::entries(at, count);
        let after = memory.append(at, &entries).unwrap();
        assert_eq!(sled.append(at, &entries).unwrap(), after);
        assert_eq!(sled.head().unwrap(), after);
    }
    assert_eq!(sled.read(0, usize::MAX).unwrap(), memory.read(0, usize::MAX).unwrap());
}

#[test]
fn a_log_that_another_process_has_open_says_so_and_opens_once_it_is_closed() {
    let folder = tempfile::tempdir().unwrap();
    let mut child = HoldingChild::start(folder.path());
    let second = SledLog::open(folder.path());
    assert!(matches!(second, Err(LogError::Locked)), "{second:?}");
    child.end();
    SledLog::open(folder.path()).expect("nobody has the log open any more");
}

/// A process that has a log open until its standard input ends.
struct HoldingChild(Child);

impl HoldingChild {
    fn start(folder: &Path) -> Self {
        let program = std::env::current_exe().unwrap();
        let mut command = Command::new(program);
        command.args(["engines::the_child_that_holds_a_log", "--exact", "--ignored"]);
        command.env(HELD, folder).stdin(Stdio::piped()).stdout(Stdio::null());
        let child = Self(command.spawn().unwrap());
        let patience = Instant::now() + Duration::from_secs(30);
        while !folder.join(READY).exists() {
            assert!(Instant::now() < patience, "the child does not open the log");
            std::thread::sleep(Duration::from_millis(10));
        }
        child
    }

    fn end(&mut self) {
        drop(self.0.stdin.take());
        assert!(self.0.wait().unwrap().success());
    }
}

impl Drop for HoldingChild {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        // The child ends with its input; there is nobody to tell if it cannot be waited for.
        self.0.wait().ok();
    }
}

#[test]
#[ignore = "the other process of the test above"]
fn the_child_that_holds_a_log() {
    let Some(folder) = std::env::var_os(HELD).map(PathBuf::from) else { return };
    let log = SledLog::open(&folder).unwrap();
    std::fs::write(folder.join(READY), "").unwrap();
    let mut input = Vec::new();
    std::io::stdin().read_to_end(&mut input).unwrap();
    drop(log);
}

const HELD: &str = "IKRAR_TEST_HELD_LOG";
const READY: &str = "ready";
