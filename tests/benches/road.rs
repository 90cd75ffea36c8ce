//! The whole road at a province's size, as ratios that were measured in one run.
//!
//! `cargo bench -p ikrar-tests` makes a roster of 180,751 invented people with a key each, takes
//! it through the program's own commands, each in a process of its own, and prints every time
//! beside the yardstick: `verify_strict` alone over the same signatures on the same cores.
//! `IKRAR_BENCH_PEOPLE` sets another number of people, `IKRAR_BENCH_FOLDER` an empty folder that
//! stays when it is done. `-- --save FILE` keeps the ratios, `-- --base FILE` compares with them.
//! What is reached, and on which machine, is written down in `docs/PERFORMANCE.md`.
#![allow(
    clippy::print_stdout,
    clippy::similar_names,
    clippy::unwrap_used,
    reason = "a benchmark prints, and may fail"
)]

mod base;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use data_encoding::{BASE64, HEXLOWER};
use ed25519_dalek::{Signature, SigningKey, VerifyingKey};
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
    let mut row = |name: &str, measured: Measured| {
        let ratio = measured.wall.as_secs_f64() / yardstick.as_secs_f64();
        ratios.push((name.to_owned(), ratio));
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
    for (name, took) in replaying(dir) {
        ratios.push((name.to_owned(), took.as_secs_f64() / yardstick.as_secs_f64()));
    }
    rebuilding(dir);
    base::finish(&ratios)
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
fn replaying(dir: &Path) -> [(&'static str, Duration); 2] {
    let (log, keys, _) = Folder::at(&dir.join("ledger")).open_parts().unwrap();
    let size = log.head().unwrap().size;
    let fold = || {
        let mut state = State::default();
        let found = replay(&log, &keys, &mut state, size, Depth::Fold, &|_| {}).unwrap();
        assert!(found.is_empty(), "{found:?}");
    };
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let both = [
        ("replay, one core", best_of(2, || one.install(fold))),
        ("replay, all cores", best_of(2, fold)),
    ];
    for (name, took) in &both {
        println!("{name:<18} {:>10} entries/s", rate(size, *took));
    }
    both
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

const CHILD: &str = "child";
const FOLDER: &str = "IKRAR_BENCH_FOLDER";
const PEOPLE: &str = "IKRAR_BENCH_PEOPLE";
