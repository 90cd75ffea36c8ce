//! The log in a folder: what each failing call leaves, and what sled's chain is good for.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use ikrar_core::entry::{Entry, Head};
use ikrar_core::log::conformance::entries;
use ikrar_core::log::{Log, LogError};
use ikrar_store::disk::{Disk, DiskFile, OsDisk};
use ikrar_store::file_log::FileLog;
use ikrar_store::folder_log::FolderLog;
use ikrar_store::notice::Notice;
use tempfile::TempDir;

use super::cli::Office;
use ikrar_core::value::Seq;

#[test]
fn each_failing_call_leaves_all_of_a_list_or_nothing_and_says_which() {
    let mut outcomes = [0; 3];
    for call in 0.. {
        let folder = TempDir::new().unwrap();
        let old = begin(folder.path(), 5);
        let faults = Arc::new(AtomicI64::new(i64::MAX));
        let disk: Arc<dyn Disk> = Arc::new(FaultyDisk { faults: Arc::clone(&faults) });
        let log = FileLog::writable(&disk, &path(folder.path()), &aside(folder.path())).unwrap();
        let list = entries(old, 70);
        faults.store(call, Ordering::SeqCst);
        let outcome = log.append(old, &list);
        let fired = faults.swap(i64::MAX, Ordering::SeqCst) < 0;
        let after = |log: &FileLog| log.read(old.next_seq(), 100).unwrap();
        match outcome {
            Ok(head) => {
                outcomes[0] += 1;
                assert_eq!(head.size, 75, "call {call}");
                drop(log);
                assert_eq!(after(&reopen(folder.path())), list);
            }
            Err(LogError::Doubt(_)) => {
                outcomes[1] += 1;
                assert!(matches!(log.append(old, &list), Err(LogError::Doubt(_))));
                drop(log);
                let log = reopen(folder.path());
                let found = after(&log);
                assert!(found.is_empty() || found == list, "call {call}: a part of the list");
            }
            Err(_) => {
                outcomes[2] += 1;
                assert_eq!(log.append(old, &list).unwrap().size, 75, "call {call}");
                drop(log);
                assert_eq!(after(&reopen(folder.path())), list);
            }
        }
        if !fired {
            break;
        }
    }
    assert!(outcomes.iter().all(|count| *count > 0), "ok, doubt, nothing: {outcomes:?}");
}

#[test]
fn an_older_or_another_journal_under_sleds_chain_is_refused() {
    let (folder, other) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let old = begin(folder.path(), 5);
    let kept = copy(&path(folder.path()));
    let log = reopen(folder.path());
    log.append(old, &entries(old, 5)).unwrap();
    drop(log);
    for name in ["journal", "acknowledged"] {
        put_back(kept.path(), &path(folder.path()), name);
    }
    // Without sled nobody can tell: an older log is sound in itself.
    assert_eq!(FileLog::read_only(&path(folder.path())).unwrap().head().unwrap().size, 5);
    let refused = write(folder.path());
    assert!(
        matches!(&refused, Err(LogError::Damaged { seq, .. }) if seq.number() == 5),
        "{refused:?}"
    );

    let log = FileLog::open(&path(other.path())).unwrap();
    let mut list = entries(Head::default(), 5);
    list.truncate(4);
    let head = log.append(Head::default(), &list).unwrap();
    let last = Entry::after(&head, list[0].leaf.recorded_at, b"another".to_vec());
    log.append(head, &[last]).unwrap();
    drop(log);
    put_back(&path(other.path()), &path(folder.path()), "sled");
    let refused = write(folder.path());
    assert!(
        matches!(&refused, Err(LogError::Damaged { seq, .. }) if seq.number() == 4),
        "{refused:?}"
    );
}

#[test]
fn sleds_chain_is_made_anew_whatever_became_of_it() {
    let folder = TempDir::new().unwrap();
    let mut head = begin(folder.path(), 900);
    let sled = path(folder.path()).join("sled");
    let damages: [fn(&Path); 4] = [
        |sled| fs::remove_dir_all(sled).unwrap(),
        |sled| fs::write(sled.join("db"), vec![7; 200_000]).unwrap(),
        |sled| {
            fs::remove_file(sled.join("db")).unwrap();
            fs::create_dir(sled.join("db")).unwrap();
        },
        |sled| {
            fs::remove_dir_all(sled).unwrap();
            fs::write(sled, b"no folder").unwrap();
        },
    ];
    for (number, damage) in damages.into_iter().enumerate() {
        damage(&sled);
        let log = reopen(folder.path());
        let told = log.take_notices();
        // From the first two sled begins an empty chain by itself; the others do not open.
        let rebuilt = told.iter().any(|notice| matches!(notice, Notice::ChainRebuilt { .. }));
        assert_eq!(rebuilt, number > 1, "damage {number}: {told:?}");
        head = log.append(head, &entries(head, 3)).unwrap();
        assert_eq!(log.read(head.next_seq().before().unwrap(), 1).unwrap().len(), 1);
        assert_eq!(Box::new(log).close(), vec![], "damage {number}");
    }
    assert_eq!(fs::read_dir(aside(folder.path())).unwrap().count(), 2);
}

#[test]
fn what_stands_behind_the_newest_list_is_set_aside_by_a_writer_and_not_read() {
    let folder = TempDir::new().unwrap();
    let head = begin(folder.path(), 5);
    let journal = path(folder.path()).join("journal");
    let segment = journal.join("00000000000000000000");
    let sound = fs::read(&segment).unwrap();
    let end = sound.iter().rposition(|byte| *byte != 0).unwrap() + 1;
    let begun = [b"ikrar".as_slice(), &[0; 9]].concat();
    for (name, rest) in [
        ("00000000000000000000", [&sound[..end], b"\xff\xff\xff\xfetorn"].concat()),
        ("00000000000000000000", [&sound[..end], &[0; 600], b"behind a hole"].concat()),
        ("00000000000000000005", begun),
    ] {
        fs::write(journal.join(name), &rest).unwrap();
        let reader = FileLog::read_only(&path(folder.path())).unwrap();
        assert_eq!(reader.head().unwrap(), head);
        assert_eq!(reader.read(Seq::FIRST, 10).unwrap().len(), 5);
        assert_eq!(fs::read(journal.join(name)).unwrap(), rest, "a question changes nothing");
        let log = reopen(folder.path());
        let told = log.take_notices();
        assert!(matches!(told.as_slice(), [Notice::TornEnd { .. }]), "{told:?}");
        assert_eq!(Box::new(log).close(), vec![]);
    }
    let log = reopen(folder.path());
    assert_eq!(log.take_notices(), vec![]);
    assert_eq!(log.append(head, &entries(head, 2)).unwrap().size, 7);
}

#[test]
fn a_flaw_in_front_of_later_lists_is_damage_and_no_torn_end() {
    let folder = TempDir::new().unwrap();
    let log = FileLog::open(&path(folder.path())).unwrap();
    let acknowledged = path(folder.path()).join("acknowledged");
    let mut head = Head::default();
    for count in [4, 3, 2] {
        head = log.append(head, &entries(head, count)).unwrap();
    }
    assert_eq!(Box::new(log).close(), vec![]);
    // As after a power cut: what was acknowledged is behind, and sled is gone.
    as_in_a_new_log(&acknowledged);
    fs::remove_dir_all(path(folder.path()).join("sled")).unwrap();
    assert_eq!(reopen(folder.path()).head().unwrap(), head, "lists that nobody confirmed count");

    let segment = path(folder.path()).join("journal/00000000000000000000");
    let sound = fs::read(&segment).unwrap();
    for (place, seq) in [(68 + 20 + 40, 0), (1_500, 4)] {
        let mut flipped = sound.clone();
        flipped[place] ^= 4;
        fs::write(&segment, &flipped).unwrap();
        as_in_a_new_log(&acknowledged);
        fs::remove_dir_all(path(folder.path()).join("sled")).ok();
        let refused = write(folder.path());
        let is_damage =
            matches!(&refused, Err(LogError::Damaged { seq: found, .. }) if found.number() <= seq);
        assert!(is_damage, "byte {place}: {refused:?}");
        assert_eq!(fs::read(&segment).unwrap(), flipped, "nothing is set aside");
    }
}

/// The entries before the flaw verify, and a shorter log would be called sound.
#[test]
fn verify_names_a_flaw_in_front_of_later_lists() {
    let office = Office::new();
    let log = office.path().join("ledger/log");
    as_in_a_new_log(&log.join("acknowledged"));
    assert_eq!(office.json("verify")["ok"], true, "lists that nobody confirmed count");
    let segment = log.join("journal/00000000000000000000");
    let mut flipped = fs::read(&segment).unwrap();
    let opening = b"\xff\xff\xff\xfe";
    let mut lists = (0..flipped.len()).filter(|at| flipped[*at..].starts_with(opening));
    let second = lists.nth(1).unwrap();
    flipped[second + 60] ^= 1;
    fs::write(&segment, flipped).unwrap();
    let verified = office.json("verify");
    assert_eq!(verified["findings"][0]["kind"], "storage", "{verified}");
    assert_eq!(verified["findings"][0]["entry"], verified["size"]);
    office.fails(3, "verify");
    office.fails(3, "status");
}

/// Makes `acknowledged` as a new log has it.
fn as_in_a_new_log(acknowledged: &Path) {
    let other = TempDir::new().unwrap();
    drop(FileLog::open(&path(other.path())).unwrap());
    fs::copy(path(other.path()).join("acknowledged"), acknowledged).unwrap();
}

#[test]
fn an_opening_that_claims_anything_is_damage_and_no_endless_search() {
    let folder = TempDir::new().unwrap();
    let head = begin(folder.path(), 200);
    let log = reopen(folder.path());
    log.append(head, &entries(head, 3)).unwrap();
    drop(log);
    let segment = path(folder.path()).join("journal/00000000000000000000");
    let sound = fs::read(&segment).unwrap();
    let length = 20 + 4 * 3;
    for claim in [0, 1, u64::MAX, u64::MAX - length + 1, 1 << 40] {
        let mut forged = sound.clone();
        let (start, end) = (68, 68 + usize::try_from(length).unwrap());
        forged[start + 8..start + 16].copy_from_slice(&claim.to_be_bytes());
        let sum = crc32fast::hash(&forged[start..end - 4]).to_be_bytes();
        forged[end - 4..end].copy_from_slice(&sum);
        fs::write(&segment, forged).unwrap();
        let log = FileLog::read_only(&path(folder.path())).unwrap();
        let read = log.read(Seq::new(150), 60);
        assert!(read.is_err() || read.unwrap().len() == 53, "claim {claim}");
        assert_eq!(log.read(Seq::FIRST, 500).unwrap().len(), 203, "in order nothing is looked for");
    }
}

/// A log of so many entries.
fn begin(folder: &Path, count: usize) -> Head {
    let log = FileLog::open(&path(folder)).unwrap();
    let head = log.append(Head::default(), &entries(Head::default(), count)).unwrap();
    assert_eq!(Box::new(log).close(), vec![]);
    head
}

fn write(folder: &Path) -> Result<FileLog, LogError> {
    let disk: Arc<dyn Disk> = Arc::new(OsDisk);
    FileLog::writable(&disk, &path(folder), &aside(folder))
}

fn reopen(folder: &Path) -> FileLog {
    write(folder).unwrap()
}

fn path(folder: &Path) -> std::path::PathBuf {
    folder.join("log")
}

fn aside(folder: &Path) -> std::path::PathBuf {
    folder.join("aside")
}

fn copy(folder: &Path) -> TempDir {
    let copy = TempDir::new().unwrap();
    for name in ["journal", "acknowledged"] {
        put_back(folder, copy.path(), name);
    }
    copy
}

/// Puts a file or folder of one log in the place of another's.
fn put_back(from: &Path, to: &Path, name: &str) {
    let (from, to) = (from.join(name), to.join(name));
    if from.is_file() {
        fs::copy(from, to).unwrap();
        return;
    }
    fs::remove_dir_all(&to).ok();
    fs::create_dir_all(&to).unwrap();
    for item in fs::read_dir(&from).unwrap() {
        put_back(&from, &to, item.unwrap().file_name().to_str().unwrap());
    }
}

/// A disk on which one call fails: the one before which `faults` counts down to zero.
#[derive(Debug)]
struct FaultyDisk {
    faults: Arc<AtomicI64>,
}

fn fail(faults: &AtomicI64) -> io::Result<()> {
    match faults.fetch_sub(1, Ordering::SeqCst) {
        0 => Err(io::Error::other("the disk fails")),
        _ => Ok(()),
    }
}

impl FaultyDisk {
    fn file(&self, file: Box<dyn DiskFile>) -> Box<dyn DiskFile> {
        Box::new(FaultyFile { file, faults: Arc::clone(&self.faults) })
    }
}

impl Disk for FaultyDisk {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        fail(&self.faults)?;
        OsDisk.create_folder(path)
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        fail(&self.faults)?;
        Ok(self.file(OsDisk.create(path)?))
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        fail(&self.faults)?;
        Ok(self.file(OsDisk.open(path)?))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fail(&self.faults)?;
        OsDisk.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fail(&self.faults)?;
        OsDisk.remove(path)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        fail(&self.faults)?;
        OsDisk.sync_folder(path)
    }

    fn room(&self, folder: &Path) -> io::Result<u64> {
        fail(&self.faults)?;
        OsDisk.room(folder)
    }
}

/// A file of a [`FaultyDisk`]; a write that fails has written a half.
#[derive(Debug)]
struct FaultyFile {
    file: Box<dyn DiskFile>,
    faults: Arc<AtomicI64>,
}

impl DiskFile for FaultyFile {
    fn write_at(&mut self, bytes: &[u8], offset: u64) -> io::Result<()> {
        fail(&self.faults).inspect_err(|_| {
            self.file.write_at(&bytes[..bytes.len() / 2], offset).unwrap();
        })?;
        self.file.write_at(bytes, offset)
    }

    fn allocate(&mut self, length: u64) -> io::Result<()> {
        fail(&self.faults)?;
        self.file.allocate(length)
    }

    fn set_length(&mut self, length: u64) -> io::Result<()> {
        fail(&self.faults)?;
        self.file.set_length(length)
    }

    fn sync(&mut self) -> io::Result<()> {
        fail(&self.faults)?;
        self.file.sync()
    }
}
