//! Ikrar's log beside others at the same work: the same entries in the same run, ours first and
//! last.
//!
//! `tests/benches/peers/run.sh` makes the peers ready and calls this. Each is a program in the
//! folder `IKRAR_BENCH_PEERS` that is called with an empty folder and a file of entries, and prints
//! what `peers/go/main.go` says. `IKRAR_BENCH_PEOPLE` sets how many entries there are.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a benchmark prints, and may fail")]

mod base;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant as Clock;

use ed25519_dalek::Signer;
use ikrar_core::entry::{Entry, Head};
use ikrar_core::log::Log;
use ikrar_core::sign::accepts;
use ikrar_core::value::{Digest, Instant, PublicKey, Seq};
use ikrar_store::file_log::FileLog;
use rayon::prelude::*;

/// What was measured of one log.
type Measured = BTreeMap<String, f64>;

fn main() -> ExitCode {
    let count = ikrar_kit::setting(PEOPLE, 180_751);
    let dir = tempfile::tempdir().unwrap();
    let records: Vec<Vec<u8>> = (0..count).into_par_iter().map(record).collect();
    let file = dir.path().join("entries");
    fs::write(&file, records.concat()).unwrap();
    println!("{count} entries of {RECORD_BYTES} bytes, one after the other\n");
    println!(
        "{:<12}{:>12}{:>12}{:>10}{:>12}{:>10}{:>8}",
        "", "one, 1/s", "1,000, 1/s", "check, s", "Ed25519, s", "read, µs", "disk ×"
    );
    let first = ours(&dir.path().join("first"), &records);
    show("ikrar", &first);
    let mut peers = BTreeMap::new();
    for program in programs() {
        let name = program.file_name().unwrap().to_string_lossy().into_owned();
        let folder = dir.path().join(&name);
        fs::create_dir(&folder).unwrap();
        match theirs(&program, &folder, &file) {
            Some(measured) => {
                show(&name, &measured);
                peers.insert(name, measured);
            }
            None => println!("{name:<12} FAILED"),
        }
        fs::remove_dir_all(&folder).unwrap();
    }
    let last = ours(&dir.path().join("last"), &records);
    show("ikrar", &last);
    base::finish(&peers.get("sqlite").map_or_else(Vec::new, |peer| ratios(peer, &first, &last)))
}

/// The better one of ours beside `SQLite`.
fn ratios(peer: &Measured, first: &Measured, last: &Measured) -> Vec<(String, f64)> {
    let rate = |name: &str| (name.to_owned(), peer[name] / first[name].max(last[name]));
    let time = |name: &str| (name.to_owned(), first[name].min(last[name]) / peer[name]);
    let all = vec![rate("single"), rate("batch"), time("read"), time("disk")];
    println!();
    for (name, ratio) in &all {
        println!("{name:<12}{:>12.2} × as good as sqlite", 1.0 / ratio);
    }
    all
}

/// A key, a signature, and what was signed.
fn record(index: u32) -> Vec<u8> {
    let key = ikrar_kit::signing_key(&ikrar_kit::own_key(index));
    let mut message = vec![0; RECORD_BYTES - 96];
    blake3::Hasher::new().update(&index.to_be_bytes()).finalize_xof().fill(&mut message);
    let signature = key.sign(&message).to_bytes();
    [key.verifying_key().as_bytes().as_slice(), &signature, &message].concat()
}

/// Appending with all hashing; everything on one thread but sled's own.
fn ours(folder: &Path, records: &[Vec<u8>]) -> Measured {
    fs::create_dir(folder).unwrap();
    let (single, whole) = (folder.join("single"), folder.join("whole"));
    let mut measured = Measured::new();
    let mut put = |name: &str, value: f64| measured.insert(name.to_owned(), value);
    put("single", append(&single, records.get(..SINGLES).unwrap(), 1));
    put("batch", append(&whole, records, TOGETHER));
    let log = FileLog::read_only(&whole).unwrap();
    let size = records.len() as u64;
    let look = || {
        for number in 0..READS {
            let number = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) % size;
            let found = log.read(Seq::new(number), 1).unwrap();
            let body = found.first().map(|entry| &entry.body);
            assert_eq!(body, records.get(usize::try_from(number).unwrap()));
        }
    };
    look();
    #[expect(clippy::cast_precision_loss, reason = "a count of reads")]
    put("read", seconds(look) * 1e6 / READS as f64);
    put("check", seconds(|| check(&log)));
    put("signatures", seconds(|| assert!(records.iter().all(|record| is_signed(record)))));
    let payload = records.len() * RECORD_BYTES;
    #[expect(clippy::cast_precision_loss, reason = "a ratio with two digits")]
    put("disk", size_of(&whole) as f64 / payload as f64);
    fs::remove_dir_all(folder).unwrap();
    measured
}

/// Entries a second.
fn append(folder: &Path, records: &[Vec<u8>], together: usize) -> f64 {
    let log = FileLog::open(folder).unwrap();
    let at = Instant::from_millis(1).unwrap();
    let took = seconds(|| {
        records.chunks(together).fold(Head::default(), |before, records| {
            let mut head = before;
            let entry = |record: &Vec<u8>| {
                let entry = Entry::after(&head, at, record.clone());
                head = entry.leaf.head();
                entry
            };
            let entries: Vec<Entry> = records.iter().map(entry).collect();
            log.append(before, &entries).unwrap()
        });
    });
    #[expect(clippy::cast_precision_loss, reason = "a count of entries")]
    let count = records.len() as f64;
    count / took
}

/// Every link and every body.
fn check(log: &FileLog) {
    let (end, mut head) = (log.head().unwrap(), Head::default());
    while head != end {
        log.visit(head.next_seq(), 4096, &mut |leaf, body| {
            head = head.follow(&leaf).unwrap();
            assert_eq!(Digest::of(body), leaf.body_hash);
        })
        .unwrap();
    }
}

fn is_signed(record: &[u8]) -> bool {
    let (key, rest) = record.split_first_chunk::<32>().unwrap();
    let (signature, message) = rest.split_first_chunk::<64>().unwrap();
    accepts(&PublicKey::from_bytes(*key), message, signature)
}

fn theirs(program: &Path, folder: &Path, entries: &Path) -> Option<Measured> {
    let run = Command::new(program).arg(folder).arg(entries).stderr(Stdio::inherit()).output();
    let run = run.ok().filter(|run| run.status.success())?;
    let line = |line: &str| {
        let (name, value) = line.split_once(' ')?;
        Some((name.to_owned(), value.parse().ok()?))
    };
    Some(String::from_utf8(run.stdout).ok()?.lines().filter_map(line).collect())
}

fn show(name: &str, measured: &Measured) {
    let value = |name: &str| measured.get(name).copied().unwrap_or(f64::NAN);
    println!(
        "{name:<12}{:>12.0}{:>12.0}{:>10.2}{:>12.1}{:>10.1}{:>8.2}",
        value("single"),
        value("batch"),
        value("check"),
        value("signatures"),
        value("read"),
        value("disk"),
    );
}

/// The peers that are there.
fn programs() -> Vec<PathBuf> {
    let folder = std::env::var_os("IKRAR_BENCH_PEERS").map(PathBuf::from);
    let Some(items) = folder.and_then(|folder| fs::read_dir(folder).ok()) else {
        println!("no peers: tests/benches/peers/run.sh makes them ready\n");
        return Vec::new();
    };
    let mut programs: Vec<_> = items.map(|item| item.unwrap().path()).collect();
    programs.sort();
    programs
}

fn size_of(path: &Path) -> u64 {
    let items = fs::read_dir(path).unwrap().map(|item| item.unwrap());
    let size = |item: fs::DirEntry| match item.metadata().unwrap() {
        meta if meta.is_dir() => size_of(&item.path()),
        meta => meta.len(),
    };
    items.map(size).sum()
}

fn seconds(work: impl FnOnce()) -> f64 {
    let started = Clock::now();
    work();
    started.elapsed().as_secs_f64()
}

const PEOPLE: &str = "IKRAR_BENCH_PEOPLE";
/// As in `peers/go/main.go`.
const RECORD_BYTES: usize = 411;
const SINGLES: usize = 2_000;
const TOGETHER: usize = 1_000;
const READS: u64 = 20_000;
