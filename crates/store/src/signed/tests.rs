use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use super::*;
use crate::disk::{Disk, DiskFile, OsDisk};
use crate::memory::MemoryLog;
use crate::publish::publish;
use crate::publish::tests::{log_of, note_of, signer};

/// A disk that stops after so many calls.
#[derive(Debug, Clone)]
struct Pulled(Arc<AtomicU32>);

impl Pulled {
    fn after(calls: u32) -> Self {
        Self(Arc::new(AtomicU32::new(calls)))
    }

    fn call(&self) -> io::Result<()> {
        let less = |left: u32| left.checked_sub(1);
        let left = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less);
        left.map(drop).map_err(|_| io::Error::other("pulled"))
    }
}

impl Disk for Pulled {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.call()?;
        OsDisk.create_folder(path)
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        self.call()?;
        let file = OsDisk.create(path)?;
        Ok(Box::new(PulledFile { file, disk: self.clone() }))
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        self.call()?;
        let file = OsDisk.open(path)?;
        Ok(Box::new(PulledFile { file, disk: self.clone() }))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call()?;
        OsDisk.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        OsDisk.remove(path)
    }

    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        self.call()
    }

    fn room(&self, folder: &Path) -> io::Result<u64> {
        OsDisk.room(folder)
    }
}

#[derive(Debug)]
struct PulledFile {
    file: Box<dyn DiskFile>,
    disk: Pulled,
}

impl DiskFile for PulledFile {
    fn write_at(&mut self, bytes: &[u8], offset: u64) -> io::Result<()> {
        if let Err(error) = self.disk.call() {
            // The worst that can be left: the half of it.
            self.file.write_at(&bytes[..bytes.len() / 2], offset)?;
            return Err(error);
        }
        self.file.write_at(bytes, offset)
    }

    fn allocate(&mut self, length: u64) -> io::Result<()> {
        self.file.allocate(length)
    }

    fn set_length(&mut self, length: u64) -> io::Result<()> {
        self.file.set_length(length)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.disk.call()
    }
}

/// Signs a log to which the state was folded.
fn sign(folder: &Folder, log: &MemoryLog) -> Result<Note, SignedError> {
    folder.sign_checkpoint(log, log.head().unwrap(), &[signer()])
}

/// What the command does, once the last entry is durable.
fn sign_and_publish(folder: &Folder, log: &MemoryLog) -> Result<Note, SignedError> {
    let note = sign(folder, log)?;
    publish(log, &mut folder.public(), &note, &|body| body == b"257")?;
    Ok(note)
}

fn root(log: &MemoryLog, size: u64) -> TreeHash {
    publish::root_of(log, None, &[], size).unwrap()
}

#[test]
fn a_checkpoint_is_signed_kept_and_signed_again_alike() {
    let home = tempfile::tempdir().unwrap();
    let folder = Folder::at(home.path());
    assert_eq!(folder.signed().unwrap(), None);
    assert!(matches!(sign(&folder, &MemoryLog::default()), Err(SignedError::NoEntry)));
    let log = log_of(0..300);
    let note = sign_and_publish(&folder, &log).unwrap();
    assert_eq!(note, note_of(&log, 300));
    let tree = Sized { size: 300, root: root(&log, 300) };
    assert_eq!(folder.signed().unwrap(), Some(Signed { tree, note: note.sha256() }));
    assert_eq!(folder.checkpoint().unwrap(), Some(note.clone()));
    let witnessed = folder.keep_lines(&note, "\u{2014} x AAAAAAA=\n").unwrap();
    assert_eq!(sign_and_publish(&folder, &log).unwrap(), witnessed);
    let longer = sign_and_publish(&folder, &log_of(0..301)).unwrap();
    assert_eq!(longer, note_of(&log_of(0..301), 301));
}

#[test]
fn after_a_crash_at_any_call_the_next_run_signs_the_same() {
    let (short, long) = (log_of(0..3), log_of(0..260));
    for begun in [false, true] {
        for calls in 0.. {
            let home = tempfile::tempdir().unwrap();
            // Nothing is waited for: whoever is killed finds what the system remembers.
            let folder = Folder::on(Arc::new(Pulled::after(u32::MAX)), home.path());
            if begun {
                sign_and_publish(&folder, &short).unwrap();
            }
            let pulled = Folder::on(Arc::new(Pulled::after(calls)), home.path());
            let ended = sign_and_publish(&pulled, &long);
            let signed = folder.signed();
            // A checkpoint that anybody may have seen is one that is known to have been signed.
            let known = signed.unwrap().map(|known| known.tree.size);
            let seen = folder.checkpoint().unwrap();
            let seen = seen.map(|note| Checkpoint::parse(note.text()).unwrap().tree.size);
            assert!(seen <= known, "{calls} calls: {seen:?} of {known:?}");
            let note = sign_and_publish(&folder, &long).unwrap();
            assert_eq!(note, note_of(&long, 260), "{calls} calls");
            if ended.is_ok() {
                break;
            }
        }
    }
}

#[test]
fn a_log_that_does_not_continue_what_was_signed_is_not_signed() {
    let home = tempfile::tempdir().unwrap();
    let folder = Folder::at(home.path());
    sign_and_publish(&folder, &log_of(0..300)).unwrap();
    let before = (folder.signed().unwrap(), folder.checkpoint().unwrap());
    let sign = |log: MemoryLog| sign(&folder, &log).unwrap_err();
    let back = sign(log_of(0..299));
    assert!(matches!(back, SignedError::WentBack { signed: 300, found: 299 }));
    for other in [log_of(1..301), log_of(1..400)] {
        assert!(matches!(sign(other), SignedError::Forked { size: 300 }));
    }
    assert_eq!((folder.signed().unwrap(), folder.checkpoint().unwrap()), before);
}

#[test]
fn without_what_says_what_was_signed_nothing_is_signed() {
    let home = tempfile::tempdir().unwrap();
    let (folder, log) = (Folder::at(home.path()), log_of(0..300));
    sign_and_publish(&folder, &log).unwrap();
    let path = home.path().join(SIGNED);
    std::fs::write(&path, [7; 8192]).unwrap();
    let damaged = sign_and_publish(&folder, &log);
    assert!(matches!(damaged, Err(SignedError::Damaged(_))));
    std::fs::remove_file(&path).unwrap();
    let not_kept = sign_and_publish(&folder, &log);
    assert!(matches!(not_kept, Err(SignedError::NotKept(_))));
}

#[test]
fn what_is_published_may_not_contradict_what_is_signed() {
    let home = tempfile::tempdir().unwrap();
    let (folder, log) = (Folder::at(home.path()), log_of(0..300));
    sign_and_publish(&folder, &log).unwrap();
    let tile = home.path().join("public/tile/1/000.p/1");
    let mut bytes = std::fs::read(&tile).unwrap();
    bytes[0] ^= 1;
    std::fs::write(&tile, bytes).unwrap();
    let refused = sign(&folder, &log_of(0..301));
    assert!(matches!(refused, Err(SignedError::Publish(PublishError::Root { size: 300 }))));
}

/// A snapshot of other entries may have been put beside the log.
#[test]
fn a_log_to_which_the_state_was_not_folded_is_not_signed() {
    let home = tempfile::tempdir().unwrap();
    let (folder, log) = (Folder::at(home.path()), log_of(0..300));
    let other = log_of(1..301).head().unwrap();
    let refused = folder.sign_checkpoint(&log, other, &[signer()]);
    assert!(matches!(refused, Err(SignedError::OtherState { size: 300 })));
    assert_eq!((folder.signed().unwrap(), folder.checkpoint().unwrap()), (None, None));
    sign(&folder, &log).unwrap();
}
