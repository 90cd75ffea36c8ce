//! A short run of every fuzz target on the stable compiler, the same in every run.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

#[expect(unreachable_pub, reason = "it is a crate of its own for the fuzzer")]
#[path = "fuzz/src/lib.rs"]
mod targets;

use std::collections::BTreeMap;
use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use ikrar_core::event::Event;
use ikrar_core::keys::EntryKey;
use ikrar_core::seal::{self};
use ikrar_core::sign::SignedEvent;
use ikrar_kit::{ADMIN, REGISTRAR, World, author, day, enrolment, paper_pact, person};
use ikrar_store::memory::MemoryLog;

use crate::properties;
use ikrar_core::value::Seq;

/// Numbers that look random and are the same in every run (Knuth's MMIX constants).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end.max(1)
    }

    fn byte(&mut self) -> u8 {
        u8::try_from(self.below(256)).unwrap()
    }

    fn bytes(&mut self, len_max: usize) -> Vec<u8> {
        (0..self.below(len_max)).map(|_| self.byte()).collect()
    }
}

/// A copy of some seed with a few changes, or bytes of no origin.
fn input(numbers: &mut Numbers, seeds: &[Vec<u8>]) -> Vec<u8> {
    if seeds.is_empty() || numbers.below(16) == 0 {
        return numbers.bytes(300);
    }
    let mut bytes = seeds.get(numbers.below(seeds.len())).unwrap().clone();
    for _ in 0..numbers.below(5) {
        let at = numbers.below(bytes.len());
        let end = (at + 1 + numbers.below(16)).min(bytes.len());
        match numbers.below(8) {
            0 => bytes.truncate(at),
            1 => drop(bytes.splice(at.min(end)..end, [])),
            2 => drop(bytes.splice(at..at, numbers.bytes(9))),
            3 => {
                let piece = bytes.get(at..end).unwrap_or_default().to_vec();
                drop(bytes.splice(at..at, piece));
            }
            4 => {
                let other = seeds.get(numbers.below(seeds.len())).unwrap();
                let from = numbers.below(other.len());
                bytes.truncate(at);
                bytes.extend(other.get(from..).unwrap_or_default());
            }
            5 => set(&mut bytes, at, *[0, 1, 0x7f, 0x80, 0xff].get(numbers.below(5)).unwrap()),
            6 => set(&mut bytes, at, numbers.byte()),
            _ => {
                let flipped = bytes.get(at).copied().unwrap_or_default() ^ (1 << numbers.below(8));
                set(&mut bytes, at, flipped);
            }
        }
    }
    bytes
}

fn set(bytes: &mut [u8], at: usize, value: u8) {
    if let Some(byte) = bytes.get_mut(at) {
        *byte = value;
    }
}

/// Runs a target over its corpus and [`INPUTS`] changed copies.
fn run(name: &str) {
    let (_, target) = *targets::TARGETS.iter().find(|(known, _)| *known == name).unwrap();
    let seeds: Vec<Vec<u8>> = files(&corpus().join(name)).into_values().collect();
    assert!(!seeds.is_empty(), "there is no corpus for {name}");
    let mut numbers = Numbers(20_240_214);
    let changed = (0..INPUTS).map(|_| input(&mut numbers, &seeds)).collect::<Vec<_>>();
    for bytes in seeds.iter().chain(&changed) {
        let sound = catch_unwind(|| target(bytes)).is_ok();
        assert!(sound, "{name} fails for {}", HEXLOWER.encode(bytes));
    }
}

macro_rules! short_runs {
    ($($name:ident),+) => { $(#[test] fn $name() { run(stringify!($name)); })+ };
}

short_runs!(body, date, event, identifier, json, leaf, rulebook, signed_event, snapshot);

#[test]
fn every_target_has_a_program_and_a_corpus() {
    let manifest = fs::read_to_string(fuzz().join("Cargo.toml")).unwrap();
    for (name, _) in targets::TARGETS {
        let path = format!("fuzz_targets/{name}.rs");
        assert!(fuzz().join(&path).exists(), "tests/fuzz/{path} is missing");
        assert!(manifest.contains(&path), "tests/fuzz/Cargo.toml does not name {path}");
    }
    let size: usize = targets::TARGETS
        .iter()
        .flat_map(|(name, _)| files(&corpus().join(name)).into_values())
        .map(|bytes| bytes.len())
        .sum();
    assert!(size < CORPUS_BYTES_MAX, "the corpus takes {size} bytes");
}

#[test]
#[ignore = "writes tests/fuzz/corpus but its rulebook, when a format has changed"]
fn write_the_corpus() {
    let events = events();
    for (number, signed) in events.iter().enumerate() {
        let event = Event::from_bytes(&signed.event).unwrap();
        let name = format!("{number:02}-{}", event.fact.name());
        write("event", &name, &signed.event);
        write("json", &name, serde_json::to_string(&event).unwrap().as_bytes());
        let mut bytes = Vec::new();
        signed.write_to(&mut bytes);
        write("signed_event", &name, &bytes);
        let key = EntryKey::from_bytes(targets::KEY);
        let place = targets::place();
        let sealed = seal::seal(signed, &person(0), &key, place, [5; seal::NONCE_BYTES]);
        write("body", &format!("{name}-sealed"), &sealed);
        write("body", &format!("{name}-clear"), &seal::clear(signed));
    }
    let mut world = World::found(MemoryLog::default());
    world.record(REGISTRAR, enrolment(0)).unwrap();
    for (number, entry) in world.entries().iter().enumerate() {
        let mut bytes = entry.leaf.to_bytes();
        write("leaf", &format!("{number:02}"), &bytes);
        let (_, after) = bytes.split_at_mut(9);
        after.split_at_mut(8).0.copy_from_slice(&LAST_MILLIS.to_be_bytes());
        write("leaf", &format!("{number:02}-end-of-time"), &bytes);
    }
    write_snapshots(&world);
    let dates = ["2024-02-14", "1900-01-01", "2199-12-31", "2024-02-20T03:00:00Z"];
    let instants = ["2199-12-31T23:59:59.999Z", "1970-01-01T07:00:00+07:00", "\0\0\x4d\x01"];
    for (number, text) in dates.into_iter().chain(instants).enumerate() {
        write("date", &format!("{number:02}"), text.as_bytes());
    }
    for (number, text) in TYPED.into_iter().enumerate() {
        write("identifier", &format!("{number:02}"), text.as_bytes());
    }
}

/// Small events of different kinds, signed alone and together.
fn events() -> Vec<SignedEvent> {
    let mut world = properties::one_of_each();
    let opened = world
        .entries()
        .into_iter()
        .map(|entry| world.ledger.open_entry(entry).unwrap().opened().unwrap());
    let small = opened.map(|opened| opened.signed).filter(|signed| signed.event.len() < 4096);
    let mut events: Vec<_> = small.collect();
    let facts = [enrolment(8), enrolment(9), paper_pact(8, day("2023-12-20"))];
    let together = facts.map(|fact| world.event(fact)).to_vec();
    events.extend(author(REGISTRAR).sign_all(&world.id, together));
    let demo: Vec<Event> = include_str!("../seeds/demo/ceremony.jsonl")
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect();
    let together = demo.iter().map(|event| event.to_bytes().unwrap()).collect();
    events.extend(author(ADMIN).sign_all(&world.id, together));
    events
}

fn write_snapshots(world: &World<MemoryLog>) {
    let founded = world.ledger.state_at(ikrar_core::ledger::KnownAt::Entry(Seq::new(2))).unwrap();
    let empty = ikrar_core::state::State::default();
    for (name, state) in [("empty", &empty), ("founded", &founded)] {
        let mut bytes = Vec::new();
        state.write_snapshot(&targets::SECRET, &[6; 32], &mut bytes).unwrap();
        write("snapshot", name, &bytes);
    }
}

fn write(target: &str, name: &str, bytes: &[u8]) {
    let folder = corpus().join(target);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(name), bytes).unwrap();
}

fn fuzz() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz")
}

fn corpus() -> PathBuf {
    fuzz().join("corpus")
}

/// The files of a folder in the order of their names.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    entries.map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

const INPUTS: usize = 20_000;
const CORPUS_BYTES_MAX: usize = 200_000;
/// The last millisecond of the year 2199.
const LAST_MILLIS: u64 = 7_258_118_399_999;
const TYPED: [&str; 12] = [
    "198001012005011001",
    "'19800101 200501 1 001",
    "199001012022211001",
    "1606014501900001",
    "1.98001E+17",
    "16.06",
    "BKPSDM",
    "pakta-2024",
    "III/d",
    "ix",
    "PPPK paruh waktu",
    "\u{feff}198001012005011001\u{a0}",
];
