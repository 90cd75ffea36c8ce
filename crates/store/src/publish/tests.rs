use std::cell::Cell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::os::unix::fs::PermissionsExt;
use std::sync::Arc;

use ed25519_dalek::SigningKey;
use ikrar_core::checkpoint::LogSigner;
use ikrar_core::entry::{Entry, Head};
use ikrar_core::tree::{consistency, inclusion, is_consistent, root_of_inclusion};
use ikrar_core::value::Instant;

use super::*;
use crate::memory::MemoryLog;

/// A log whose bodies are these numbers.
pub(crate) fn log_of(numbers: Range<u64>) -> MemoryLog {
    let (log, mut head) = (MemoryLog::default(), Head::default());
    let at = Instant::from_millis(1_703_642_400_000).unwrap();
    let entries: Vec<Entry> = numbers
        .map(|number| {
            let entry = Entry::after(&head, at, number.to_string().into_bytes());
            head = entry.leaf.head();
            entry
        })
        .collect();
    log.append(Head::default(), &entries).unwrap();
    log
}

pub(crate) fn signer() -> LogSigner {
    let key = SigningKey::from_bytes(&[3; 32]);
    LogSigner::new("ikrar.example.id/muba".parse().unwrap(), key).unwrap()
}

/// The checkpoint of a log of so many entries.
pub(crate) fn note_of(log: &dyn Log, size: u64) -> Note {
    let root = root_of(log, None, &[], size).unwrap();
    let tree = Sized { size, root };
    Checkpoint { origin: "ikrar.example.id/muba".into(), tree }.sign([&signer()]).unwrap()
}

/// A target in memory, which fails after so many calls.
#[derive(Debug, Default)]
struct Memory {
    files: BTreeMap<String, Vec<u8>>,
    left: Cell<Option<u32>>,
}

impl Memory {
    fn call(&self) -> io::Result<()> {
        match self.left.get() {
            Some(0) => Err(io::Error::other("pulled")),
            left => {
                self.left.set(left.map(|left| left - 1));
                Ok(())
            }
        }
    }
}

impl Source for Memory {
    fn read(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
        Ok(self.files.get(name).cloned())
    }
}

impl Target for Memory {
    fn write(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.call()?;
        self.files.insert(name.to_owned(), bytes.to_vec());
        Ok(())
    }

    fn remove_all(&mut self, folder: &str) -> io::Result<()> {
        self.call()?;
        self.files.retain(|name, _| !name.starts_with(&format!("{folder}/")));
        Ok(())
    }

    fn settle(&mut self) -> io::Result<()> {
        self.call()
    }
}

/// Entries whose number ends with a 7 are about everybody.
fn is_public(body: &[u8]) -> bool {
    body.ends_with(b"7")
}

fn publish_to(
    target: &mut dyn Target,
    log: &dyn Log,
    size: u64,
) -> Result<Published, PublishError> {
    publish(log, target, &note_of(log, size), &is_public)
}

fn fresh(log: &dyn Log, size: u64) -> BTreeMap<String, Vec<u8>> {
    let mut target = Memory::default();
    publish_to(&mut target, log, size).unwrap();
    target.files
}

#[test]
fn what_is_published_can_be_checked_without_the_log() {
    let log = log_of(0..700);
    let mut target = Memory::default();
    let published = publish_to(&mut target, &log, 700).unwrap();
    assert_eq!((published.entries, published.bodies), (700, 70));
    let (checkpoint, note) = super::published(&target).unwrap().unwrap();
    assert_eq!(checkpoint.tree, published.tree);
    assert_eq!(target.files["checkpoints/700"], note.as_str().as_bytes());
    assert_eq!(target.files["clear/017"], b"17");
    assert!(!target.files.contains_key("clear/018"));
    let tiles = Tiles::of(&target, 700);
    assert_eq!(Frontier::of(700, |node| tiles.node(node)).unwrap().root(), checkpoint.tree.root);
    let entries = tiles.entries(Bundle { index: 2, width: 188 }).unwrap();
    let path = inclusion(600, 700, |node| tiles.node(node)).unwrap();
    let leaf = leaf_hash(&entries[600 - 512]);
    assert_eq!(root_of_inclusion(leaf, 600, 700, &path), Some(checkpoint.tree.root));
    let old = Sized { size: 300, root: root_of(&log, None, &[], 300).unwrap() };
    let proof = consistency(300, 700, |node| tiles.node(node)).unwrap();
    assert!(is_consistent(old, checkpoint.tree, &proof));
}

#[test]
fn growing_writes_what_a_fresh_publication_writes() {
    let log = log_of(0..70_000);
    let mut target = Memory::default();
    let mut before = 0;
    for size in [1, 3, 3, 255, 256, 257, 512, 600, 65_536, 65_537, 70_000] {
        let published = publish_to(&mut target, &log, size).unwrap();
        assert_eq!(published.entries, size - before);
        for (name, bytes) in fresh(&log, size) {
            assert_eq!(target.files.get(&name), Some(&bytes), "{name} at {size}");
        }
        before = size;
    }
    let names = |start: &str| target.files.keys().filter(|name| name.starts_with(start)).count();
    // The files that were not full once and are now are gone.
    assert_eq!((names("tile/entries/"), names("tile/2/")), (274, 1));
    assert!(names("tile/0/000.p/") == 0 && names("tile/1/000.p/") == 0);
}

#[test]
fn whatever_a_crash_leaves_the_next_run_goes_on() {
    let log = log_of(0..600);
    for (before, size) in [(0, 3), (3, 600), (256, 257), (600, 600)] {
        let wanted = fresh(&log, size);
        for calls in 0.. {
            let mut target = Memory { files: BTreeMap::new(), left: Cell::new(None) };
            if before > 0 {
                publish_to(&mut target, &log, before).unwrap();
            }
            target.left.set(Some(calls));
            let ended = publish_to(&mut target, &log, size);
            // Whatever counts by now is there whole.
            if let Some((known, _)) = super::published(&target).unwrap() {
                let tiles = Tiles::of(&target, known.tree.size);
                let found = Frontier::of(known.tree.size, |node| tiles.node(node)).unwrap();
                assert_eq!(found.root(), known.tree.root, "{calls} calls");
            }
            target.left.set(None);
            publish_to(&mut target, &log, size).unwrap();
            assert!(wanted.iter().all(|(name, bytes)| target.files.get(name) == Some(bytes)));
            if ended.is_ok() {
                break;
            }
        }
    }
}

#[test]
fn a_file_that_changed_stops_everything() {
    let log = log_of(0..600);
    let names = ["tile/0/001", "tile/entries/001", "clear/307", "checkpoints/600"];
    for name in names {
        let mut target = Memory::default();
        publish_to(&mut target, &log, 300).unwrap();
        // As if a run of somebody else had come so far.
        target.files.insert(name.to_owned(), b"other".to_vec());
        let before = target.files.clone();
        let Err(PublishError::Differs { name: found }) = publish_to(&mut target, &log, 600) else {
            panic!("{name} was taken")
        };
        assert_eq!(found, name);
        assert_eq!(target.files["checkpoint"], before["checkpoint"]);
    }
}

#[test]
fn a_log_that_is_not_what_was_published_is_refused() {
    let (log, other) = (log_of(0..600), log_of(1..601));
    for size in [10, 256, 300] {
        let mut target = Memory::default();
        publish_to(&mut target, &log, size).unwrap();
        let before = target.files.clone();
        for refused in [
            publish_to(&mut target, &other, 600),
            publish_to(&mut target, &other, size),
            publish(&log, &mut target, &note_of(&other, 600), &is_public),
        ] {
            let error = refused.unwrap_err();
            let is_told = matches!(error, PublishError::Root { .. } | PublishError::Differs { .. });
            assert!(is_told, "{error:?}");
        }
        let ahead = publish_to(&mut target, &log, size - 1);
        assert!(matches!(ahead, Err(PublishError::Ahead { published, .. }) if published == size));
        let short = publish(&log_of(0..9), &mut target, &note_of(&log, 600), &is_public);
        assert!(short.is_err());
        assert_eq!(target.files, before);
    }
}

#[test]
fn a_tile_that_was_altered_is_noticed_when_it_is_built_upon() {
    let log = log_of(0..600);
    for name in ["tile/1/000.p/1", "tile/entries/000"] {
        let mut target = Memory::default();
        publish_to(&mut target, &log, 300).unwrap();
        let last = target.files.get_mut(name).unwrap().last_mut().unwrap();
        *last ^= 1;
        let refused = publish_to(&mut target, &log, 600);
        assert!(refused.is_err(), "{name}");
        target.files.remove(name);
        let missing = publish_to(&mut target, &log, 600);
        assert!(matches!(missing, Err(PublishError::Missing { .. })), "{name}");
    }
}

#[test]
fn where_a_partial_file_is_gone_the_full_one_serves() {
    let log = log_of(0..600);
    let mut target = Memory::default();
    publish_to(&mut target, &log, 300).unwrap();
    publish_to(&mut target, &log, 600).unwrap();
    assert!(!target.files.keys().any(|name| name.contains("/001.p/")), "they are removed");
    let tiles = Tiles::of(&target, 300);
    let root = Frontier::of(300, |node| tiles.node(node)).unwrap().root();
    assert_eq!(root, root_of(&log, None, &[], 300).unwrap());
    assert_eq!(tiles.entries(Bundle { index: 1, width: 44 }).unwrap().len(), 44);
}

#[test]
fn a_folder_holds_the_same_files_readable_for_whom_they_are_meant() {
    let log = log_of(0..300);
    for is_open in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("public");
        let disk = Arc::new(crate::disk::OsDisk);
        let mut target =
            if is_open { FolderTarget::open(&path) } else { FolderTarget::closed(disk, &path) };
        publish_to(&mut target, &log, 300).unwrap();
        for (name, bytes) in fresh(&log, 300) {
            assert_eq!(target.read(&name).unwrap(), Some(bytes), "{name}");
            let mode = std::fs::metadata(path.join(name)).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, if is_open { 0o644 } else { 0o600 });
        }
        let mode = std::fs::metadata(path.join("tile/0")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, if is_open { 0o755 } else { 0o700 });
        assert_eq!(target.read("tile/0/009").unwrap(), None);
    }
}

/// Many files wait for the disk together; none has its name before, and all are read as written.
#[test]
fn files_get_their_names_once_they_are_durable() {
    let folder = tempfile::tempdir().unwrap();
    let mut target = FolderTarget::open(folder.path());
    for number in 0..600_u32 {
        target.write(&format!("tile/{number}"), &number.to_be_bytes()).unwrap();
    }
    let named = || (0..600).filter(|it| folder.path().join(format!("tile/{it}")).exists()).count();
    assert_eq!(named(), 512);
    assert_eq!(target.read("tile/599").unwrap(), Some(599_u32.to_be_bytes().to_vec()));
    target.settle().unwrap();
    assert_eq!(
        (named(), std::fs::read_dir(folder.path().join("tile")).unwrap().count()),
        (600, 600)
    );
    target.remove_all("tile").unwrap();
    target.remove_all("tile").unwrap();
    assert!(!folder.path().join("tile").exists());
}
