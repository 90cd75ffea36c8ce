//! The whole road at a province's size, as ratios that were measured in one run.
//!
//! `cargo bench -p ikrar-tests` makes a roster of 180,751 invented people with a key each, takes
//! it through the program's own commands, each in a process of its own, and prints every time
//! beside the yardstick: `verify_strict` alone over the same signatures on the same cores.
//! `IKRAR_BENCH_PEOPLE` sets another number of people, `IKRAR_BENCH_FOLDER` an empty folder that
//! stays when it is done. With `IKRAR_BENCH_BASE`, a file, the ratios are compared with those that
//! stand there, and left there if there is none: for use before a merge. Peers stand in `peers/`.
//! What is reached, and on which machine, is written down in `docs/PERFORMANCE.md`.
#![allow(
    clippy::print_stdout,
    clippy::similar_names,
    clippy::unwrap_used,
    reason = "a benchmark prints, and may fail"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use data_encoding::{BASE64, HEXLOWER};
use ed25519_dalek::{Signature, SigningKey, VerifyingKey};
use ikrar_core::entry::{Entry, Head};
use ikrar_core::event::pact::{Method, PactSigned};
use ikrar_core::event::{Event, Fact};
use ikrar_core::log::Log;
use ikrar_core::replay::{Depth, replay};
use ikrar_core::sign::{Author, Signature as EventSignature};
use ikrar_core::state::State;
use ikrar_core::value::{Digest, EventId, LedgerId, Seq};
use ikrar_store::file_log::FileLog;
use ikrar_store::folder::Folder;
use rayon::prelude::*;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1).peekable();
    if arguments.next_if(|first| first == CHILD).is_some() {
        return child(arguments.collect());
    }
    let people = ikrar_kit::setting(PEOPLE, 180_751);
    let (throw_away, kept) = (tempfile::tempdir().unwrap(), std::env::var_os(FOLDER));
    let dir = kept.as_ref().map_or(throw_away.path(), Path::new);
    println!("{people} people, {} cores\n", rayon::current_num_threads());

    let roster = make_roster(dir, people);
    run(dir, "key new -o admin.pem --no-passphrase");
    run(dir, "key new -o registrar.pem --no-passphrase");
    run(dir, "--key admin.pem init --origin bench.example --agency 16 --name Bench");
    run(
        dir,
        "--key admin.pem officer enroll --role registrar --office Bench \
              --public-key registrar.pub",
    );
    let enrolled = run(dir, "--key registrar.pem roster import roster.csv --from 2023-11-01");
    let bound = run(dir, "--key registrar.pem person enroll-keys keys.csv --from 2023-11-01");
    fs::write(dir.join("pact.txt"), "Ikrar netralitas.\n").unwrap();
    run(
        dir,
        "--key admin.pem campaign open pact --election PEMILU-2024 --title T --text pact.txt \
              --opens 2023-12-01 --due 2023-12-31",
    );
    run(dir, "campaign export pact -o campaign.json");

    let signed = sign_pacts(dir, people);
    let yardstick = best_of(2, || verify_strict_alone(&signed));
    let imported = run(dir, "pact import pacts.jsonl");
    let verified = run(dir, "verify");
    let status = (0..5).map(|_| run(dir, &format!("status {roster}"))).min().unwrap();
    let all = run(dir, "status --format json");
    let summary = run(dir, "status --summary --format json");
    let history = run(dir, &format!("history {roster}"));
    let repeated = run(dir, "pact import pacts.jsonl");
    fs::rename(dir.join("ledger/snapshot"), dir.join("snapshot")).unwrap();
    let without = run(dir, &format!("status {roster}"));
    fs::rename(dir.join("snapshot"), dir.join("ledger/snapshot")).unwrap();

    println!("{:<34}{:>10}{:>12}{:>12}", "command", "seconds", "yardstick", "peak MB");
    let mut ratios = Vec::new();
    let mut row = |name: &'static str, measured: Measured| {
        let ratio = measured.wall.as_secs_f64() / yardstick.as_secs_f64();
        ratios.push((name, ratio));
        let wall = measured.wall.as_secs_f64();
        println!("{name:<34}{wall:>10.3}{ratio:>11.2}×{:>12}", measured.peak_kib / 1024);
    };
    println!("{:<34}{:>10.3}{:>11.2}×", "verify_strict alone", yardstick.as_secs_f64(), 1.0);
    row("roster import", enrolled);
    row("person enroll-keys", bound);
    row("pact import", imported);
    row("pact import, again", repeated);
    row("verify", verified);
    row("status NIP, cold", status);
    row("status NIP, without snapshot", without);
    row("status, everybody", all);
    row("status --summary", summary);
    row("history NIP", history);
    println!();
    disk(dir);
    replaying(dir);
    rebuilding(dir);
    appending(dir);
    reading(dir);
    std::env::var_os(BASE).map_or(ExitCode::SUCCESS, |base| compare(Path::new(&base), &ratios))
}

/// Compares ratios with those that an earlier run left in a file, or leaves them there: beside the
/// yardstick of their own run they can be compared from run to run.
fn compare(base: &Path, ratios: &[(&str, f64)]) -> ExitCode {
    let Ok(saved) = fs::read_to_string(base) else {
        let lines = ratios.iter().map(|(name, ratio)| format!("{name}\t{ratio}\n"));
        fs::write(base, lines.collect::<String>()).unwrap();
        return ExitCode::SUCCESS;
    };
    let mut code = ExitCode::SUCCESS;
    for (name, ratio) in ratios {
        let was = saved.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('\t'));
        let Some(was) = was.and_then(|was| was.parse::<f64>().ok()) else { continue };
        let slower = ratio / was > SLOWER;
        let note = if slower { "  SLOWER" } else { "" };
        println!("{name:<34}{:>9.2} × the base{note}", ratio / was);
        if slower {
            code = ExitCode::FAILURE;
        }
    }
    code
}

/// Time and memory of one command.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Measured {
    wall: Duration,
    peak_kib: u64,
}

/// Runs the program in a process of its own and measures it from outside.
fn run(dir: &Path, line: &str) -> Measured {
    let peak = dir.join("peak");
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.arg(CHILD).args(line.split_whitespace()).current_dir(dir);
    command.env("IKRAR_LEDGER", dir.join("ledger")).env("IKRAR_BENCH_PEAK", &peak);
    command.env_remove("XDG_STATE_HOME").env_remove("HOME").stdout(Stdio::null());
    let started = Instant::now();
    let status = command.status().unwrap();
    let wall = started.elapsed();
    assert!(status.success(), "`ikrar {line}` failed");
    let peak_kib = fs::read_to_string(peak).unwrap().trim().parse().unwrap();
    Measured { wall, peak_kib }
}

/// The other side of [`run`].
fn child(arguments: Vec<std::ffi::OsString>) -> ExitCode {
    let code = ikrar_cli::run(std::iter::once("ikrar".into()).chain(arguments));
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak = peak.unwrap_or("0").trim().trim_end_matches(" kB").to_owned();
    fs::write(std::env::var_os("IKRAR_BENCH_PEAK").unwrap(), peak).unwrap();
    code
}

/// Writes roster and keys; gives somebody's NIP.
fn make_roster(dir: &Path, people: u32) -> String {
    let mut roster =
        "nip,nik,nama,status_kepegawaian,instansi,unit_kerja,jabatan,golongan\n".to_owned();
    let mut keys = "nip,nik,public_key\n".to_owned();
    let mut some = String::new();
    for index in 0..people {
        let (year, month, day) = (1965 + index % 30, 1 + index / 30 % 12, 1 + index / 360 % 28);
        let serial = 1 + index / 10_080;
        let nip = format!("{year}{month:02}{day:02}{}{month:02}1{serial:03}", year + 25);
        let short = year % 100;
        let nik = format!("160601{day:02}{month:02}{short:02}{serial:04}");
        let agency =
            if index % 18 == 0 { "16".to_owned() } else { format!("16.{:02}", index % 18) };
        let unit = index / 18 % 25;
        writeln!(
            roster,
            "{nip},{nik},\"Nama Rekaan {index}, S.Pd.\",PNS,{agency},Dinas {unit},Analis,III/a"
        )
        .unwrap();
        let key = Author::new(key_of(index)).public_key();
        writeln!(keys, "{nip},{nik},{key}").unwrap();
        some = nip;
    }
    fs::write(dir.join("roster.csv"), roster).unwrap();
    fs::write(dir.join("keys.csv"), keys).unwrap();
    some
}

type Claim = (VerifyingBytes, [u8; 64], Vec<u8>);
type VerifyingBytes = [u8; 32];

/// Writes everybody's signed pact, and gives what a verifier needs of each.
fn sign_pacts(dir: &Path, people: u32) -> Vec<Claim> {
    let exported: serde_json::Value =
        serde_json::from_slice(&fs::read(dir.join("campaign.json")).unwrap()).unwrap();
    let text = |key: &str| exported.get(key).unwrap().as_str().unwrap();
    let ledger: LedgerId = text("ledger").parse().unwrap();
    let text_hash: Digest = text("text_hash").parse().unwrap();
    let signed: Vec<(String, Claim)> = (0..people)
        .into_par_iter()
        .map(|index| {
            let author = Author::new(key_of(index));
            let hash = blake3::hash(&index.to_be_bytes());
            let id = *hash.as_bytes().first_chunk::<16>().unwrap();
            let fact = Fact::from(PactSigned {
                person: None,
                campaign: "pact".parse().unwrap(),
                text_hash,
                signed_on: "2023-12-27".parse().unwrap(),
                method: Method::OwnKey,
                scan: None,
            });
            let event = Event { id: EventId::from_bytes(id), fact }.to_bytes().unwrap();
            let signed = author.sign(&ledger, event);
            let EventSignature::Single(signature) = signed.signature else { unreachable!() };
            let line = format!(
                "{{\"ledger\":\"{ledger}\",\"author\":\"{}\",\"event\":\"{}\",\
                 \"signature\":\"{}\"}}\n",
                signed.author,
                BASE64.encode(&signed.event),
                HEXLOWER.encode(&signature),
            );
            let message =
                [b"ikrar/event/v1\0".as_slice(), ledger.as_bytes(), &signed.event].concat();
            (line, (*author.public_key().as_bytes(), signature, message))
        })
        .collect();
    let file: String = signed.iter().map(|(line, _)| line.as_str()).collect();
    fs::write(dir.join("pacts.jsonl"), file).unwrap();
    signed.into_iter().map(|(_, claim)| claim).collect()
}

fn verify_strict_alone(claims: &[Claim]) {
    let sound = claims.par_iter().all(|(key, signature, message)| {
        let key = VerifyingKey::from_bytes(key).unwrap();
        key.verify_strict(message, &Signature::from_bytes(signature)).is_ok()
    });
    assert!(sound, "every signature verifies");
}

/// The ledger's size beside the bytes of its leaves and bodies.
fn disk(dir: &Path) {
    let folder = Folder::at(&dir.join("ledger"));
    let payload = {
        let (log, ..) = folder.open_parts().unwrap();
        let size = log.head().unwrap().size;
        let pages = (0..size).step_by(4096).map(|from| log.read(Seq::new(from), 4096).unwrap());
        pages.flatten().map(|entry| 81 + entry.body.len() as u64).sum::<u64>()
    };
    let log = size_of(&folder.log_path());
    let whole = size_of(folder.path());
    #[expect(clippy::cast_precision_loss, reason = "a ratio with two digits")]
    let ratio = |bytes: u64| bytes as f64 / payload as f64;
    println!("leaves and bodies {:>6} MB", payload / 1_000_000);
    println!("log on disk       {:>6} MB {:>6.2}×", log / 1_000_000, ratio(log));
    println!("whole folder      {:>6} MB {:>6.2}×", whole / 1_000_000, ratio(whole));
}

fn size_of(path: &Path) -> u64 {
    let items = fs::read_dir(path).unwrap().map(|item| item.unwrap());
    items
        .map(|item| match item.metadata().unwrap() {
            meta if meta.is_dir() => size_of(&item.path()),
            meta => meta.len(),
        })
        .sum()
}

/// Open and fold everything, on one core and on all.
fn replaying(dir: &Path) {
    let (log, keys, _) = Folder::at(&dir.join("ledger")).open_parts().unwrap();
    let size = log.head().unwrap().size;
    let fold = || {
        let mut state = State::default();
        let found = replay(&log, &keys, &mut state, size, Depth::Fold, &|_| {}).unwrap();
        assert!(found.is_empty(), "{found:?}");
    };
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    for (name, took) in
        [("one core", best_of(2, || one.install(fold))), ("all cores", best_of(2, fold))]
    {
        println!("replay, {name:<10} {:>10} entries/s", rate(size, took));
    }
}

/// sled's chain is made anew from the journal.
fn rebuilding(dir: &Path) {
    let log = Folder::at(&dir.join("ledger")).log_path();
    let size = FileLog::open(&log).unwrap().head().unwrap().size;
    let took = best_of(2, || {
        fs::remove_dir_all(log.join("sled")).unwrap();
        drop(FileLog::open(&log).unwrap());
    });
    println!("index made anew    {:>10} entries/s", rate(size, took));
}

/// One entry here and there, of a log that was read before.
fn reading(dir: &Path) {
    let log = FileLog::read_only(&Folder::at(&dir.join("ledger")).log_path()).unwrap();
    let size = log.head().unwrap().size;
    let place = |number: u64| Seq::new(number.wrapping_mul(0x9e37_79b9_7f4a_7c15) % size);
    let read = || (0..READS).for_each(|n| assert_eq!(log.read(place(n), 1).unwrap().len(), 1));
    read();
    let took = best_of(2, read).as_secs_f64() / f64::from(u32::try_from(READS).unwrap());
    let peer = peer("read", &dir.join("peer-1000-0"), &[READS]);
    let ratio = peer.map_or("SQLite: no python3".to_owned(), |peer| {
        let peer = peer / f64::from(u32::try_from(READS).unwrap());
        format!("{:.1} µs SQLite, through Python", peer * 1e6)
    });
    println!("point read, warm   {:>10.1} µs    {ratio}", took * 1e6);
}

/// The seconds that the peer says; `None` where it does not run.
fn peer(work: &str, database: &Path, numbers: &[u64]) -> Option<f64> {
    let mut peer = Command::new("python3");
    peer.args(["-c", PEER, work]).arg(database).args(numbers.iter().map(u64::to_string));
    String::from_utf8(peer.output().ok()?.stdout).ok()?.trim().parse().ok()
}

/// Entries of a pact's size without signatures, durable in batches and singly, beside `SQLite` with
/// rows of that size, WAL and `synchronous=full`.
fn appending(dir: &Path) {
    for (batch, total) in [(1, 3_000), (1_000, 300_000), (10_000, 500_000)] {
        let mut head = Head::default();
        let at = ikrar_core::value::Instant::from_millis(1).unwrap();
        let batches: Vec<Vec<Entry>> = (0..total / batch)
            .map(|_| {
                let make = |_| {
                    let entry = Entry::after(&head, at, vec![7; 330]);
                    head = head.follow(&entry.leaf).unwrap();
                    entry
                };
                (0..batch).map(make).collect()
            })
            .collect();
        let ours = (0..2).map(|round| {
            let log = FileLog::open(&dir.join(format!("append-{batch}-{round}"))).unwrap();
            let started = Instant::now();
            batches
                .iter()
                .fold(Head::default(), |head, entries| log.append(head, entries).unwrap());
            started.elapsed()
        });
        let ours = ours.min().unwrap();
        let peer = (0..2).filter_map(|round| {
            let database = dir.join(format!("peer-{batch}-{round}"));
            peer("append", &database, &[batch, total])
        });
        let peer = peer.min_by(f64::total_cmp);
        let ratio = peer.map_or("SQLite: no python3".to_owned(), |peer| {
            format!("{:.2} × SQLite", peer / ours.as_secs_f64())
        });
        println!("append, batches of {batch:<6} {:>10} entries/s {ratio:>18}", rate(total, ours));
    }
}

#[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn rate(count: u64, took: Duration) -> u64 {
    (count as f64 / took.as_secs_f64()) as u64
}

fn best_of(times: usize, work: impl Fn()) -> Duration {
    let timed = |_| {
        let started = Instant::now();
        work();
        started.elapsed()
    };
    (0..times).map(timed).min().unwrap()
}

fn key_of(index: u32) -> SigningKey {
    ikrar_kit::signing_key(&ikrar_kit::own_key(index))
}

/// Prints seconds.
const PEER: &str = include_str!("peers/sqlite.py");
const READS: u64 = 20_000;
const CHILD: &str = "child";
const FOLDER: &str = "IKRAR_BENCH_FOLDER";
const BASE: &str = "IKRAR_BENCH_BASE";
/// From here on a ratio is not what the machine does from run to run.
const SLOWER: f64 = 1.2;
const PEOPLE: &str = "IKRAR_BENCH_PEOPLE";
