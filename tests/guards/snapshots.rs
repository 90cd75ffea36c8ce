//! Snapshots that an operator with the key ring forged, or that another program wrote.

use std::fs;
use std::sync::Arc;

use ikrar_core::entry::{Entry, Head};
use ikrar_core::event::Fact;
use ikrar_core::event::person::KeyBound;
use ikrar_core::finding::FindingKind;
use ikrar_core::keys::DataKeys;
use ikrar_core::ledger::{KnownAt, Ledger, LedgerError, Recording, verify};
use ikrar_core::log::Log;
use ikrar_core::seal::{self, Place};
use ikrar_core::state::State;
use ikrar_core::state::snapshot::{Prints, Snapshot, SnapshotError};
use ikrar_core::status::{Judge, PactState};
use ikrar_core::value::{Instant, Seq};
use ikrar_kit::{
    FOUNDATION, Forged, REGISTRAR, SNAPSHOT_SECRET, World, author, day, enrolment, now, own_key,
    paper_pact, person, snapshot_bytes,
};
use ikrar_store::folder::Folder;
use ikrar_store::memory::MemoryLog;

use super::forger::{self, Forger};
use super::kinds;
use crate::cli::{BUDI, Office};

fn read(bytes: &[u8]) -> Result<Snapshot, SnapshotError> {
    Snapshot::read(Arc::new(bytes.to_vec()), &SNAPSHOT_SECRET)
}

fn prints(bytes: &[u8]) -> Prints {
    Prints::read(Arc::new(bytes.to_vec()), &SNAPSHOT_SECRET).unwrap()
}

/// A world of 300 people, who fill more than one page, and its honest snapshot.
fn settled() -> (World<Arc<MemoryLog>>, Vec<u8>) {
    let mut world = World::found(Arc::<MemoryLog>::default());
    for number in 0..300 {
        world.record(REGISTRAR, enrolment(number)).unwrap();
    }
    let (public_key, from) = (author(&own_key(0)).public_key(), day("2023-11-01"));
    let bound = Fact::from(KeyBound { person: person(0), public_key, from });
    world.record(REGISTRAR, bound).unwrap();
    world.record(REGISTRAR, paper_pact(0, day("2023-12-20"))).unwrap();
    let snapshot = snapshot_bytes(world.ledger.state());
    (world, snapshot)
}

/// Whoever holds the key ring sealed another content under the true head, and everybody was told
/// it, while `verify` said that the ledger was sound.
#[test]
fn a_snapshot_that_says_something_else_is_found() {
    let (mut world, honest) = settled();
    let (ring, at) = (world.ledger.keys().clone(), world.ledger.state().head().size - 1);
    world.record(REGISTRAR, paper_pact(1, day("2023-12-20"))).unwrap();
    let log = world.ledger.log().clone();
    let audit = |bytes: &[u8]| verify(&log, &ring, Some(&prints(bytes)), &|_| {}).unwrap();
    let sound = audit(&honest);
    assert_eq!((sound.findings, sound.size), (vec![], at + 2), "the rest is replayed as well");
    let count = Forger::open(&honest, &SNAPSHOT_SECRET).sections.len();
    assert_eq!(count, 8);
    for section in 0..count {
        let mut forger = Forger::open(&honest, &SNAPSHOT_SECRET);
        *forger.sections[section].last_mut().unwrap() ^= 1;
        let bytes = forger.seal();
        // The globals end with a name, which may be another one.
        let found = audit(&bytes).findings;
        assert_eq!(kinds(&found), [(Seq::new(at), FindingKind::Snapshot)], "section {section}");
    }
    // Last page: the trailer says one page less.
    let mut forger = Forger::open(&honest, &SNAPSHOT_SECRET);
    forger.sections.pop();
    assert_eq!(kinds(&audit(&forger.seal()).findings), [(Seq::new(at), FindingKind::Snapshot)]);
}

/// The pact of somebody who signed is nowhere in the forged state.
#[test]
fn a_forged_snapshot_may_deceive_a_status_but_not_an_audit() {
    let (world, honest) = settled();
    let without = world.ledger.state_at(KnownAt::Entry(Seq::new(FOUNDATION + 300))).unwrap();
    let mut forger = Forger::open(&honest, &SNAPSHOT_SECRET);
    forger.sections[5..]
        .clone_from_slice(&Forger::open(&snapshot_bytes(&without), &SNAPSHOT_SECRET).sections[5..]);
    let bytes = forger.seal();
    let (log, ring) = (world.ledger.log().clone(), world.ledger.keys().clone());
    let deceived = Ledger::open(log.clone(), ring.clone(), Some(read(&bytes).unwrap())).unwrap();
    let pact = |state: &State| {
        let judge = Judge::new(state, state.campaigns().newest(), day("2024-01-31"));
        judge.judge(state.people().iter().next().unwrap()).pact
    };
    assert_eq!(pact(world.ledger.state()), PactState::Signed);
    assert_eq!(pact(deceived.state()), PactState::Overdue);
    let audit = verify(&log, &ring, Some(&prints(&bytes)), &|_| {}).unwrap();
    assert_eq!(kinds(&audit.findings), [(Seq::new(FOUNDATION + 301), FindingKind::Snapshot)]);
}

/// A snapshot of another chain, or of more entries than there are.
#[test]
fn a_snapshot_that_does_not_fit_the_log_is_found() {
    let (world, honest) = settled();
    let ring = world.ledger.keys().clone();
    let mut entries = world.entries();
    let last = entries.len() - 1;
    let before = Head { size: last as u64, link: entries[last - 1].leaf.link };
    let Some(signed) = entries.get(last).cloned() else { unreachable!() };
    let at = Instant::from_millis(signed.leaf.recorded_at.millis() + 1).unwrap();
    let opened = world.ledger.open_entry(signed).unwrap().opened().unwrap();
    let place = Place { seq: Seq::new(last as u64), recorded_at: at };
    let key = ring.data_key(&person(0)).key().unwrap();
    let body = seal::seal(
        &opened.signed,
        &person(0),
        &key.of_entry(place.seq),
        place,
        [7; seal::NONCE_BYTES],
    );
    entries[last] = Entry::after(&before, at, body);
    let audit = |entries: &[Entry]| {
        let log = Forged::of(entries.to_vec());
        verify(&log, &ring, Some(&prints(&honest)), &|_| {}).unwrap().findings
    };
    assert_eq!(kinds(&audit(&entries)), [(place.seq, FindingKind::Link)]);
    assert_eq!(kinds(&audit(&entries[..last])), [(place.seq, FindingKind::Storage)]);
}

/// A section that opens and holds nothing of this program made every command panic.
#[test]
fn a_forged_snapshot_is_refused_and_no_panic() {
    let (mut world, honest) = settled();
    let signed = world.sign(REGISTRAR, paper_pact(2, day("2023-12-20")));
    let (entries, ring) = (world.entries(), world.ledger.keys().clone());
    let mut dice = blake3::Hasher::new().finalize_xof();
    let mut below = |sides: usize| {
        let mut number = [0; 8];
        dice.fill(&mut number);
        usize::try_from(u64::from_be_bytes(number) % sides as u64).unwrap()
    };
    let mut refused = 0;
    for round in 0..420 {
        let mut forger = Forger::open(&honest, &SNAPSHOT_SECRET);
        let section = round % forger.sections.len();
        let change = round / forger.sections.len() % 4;
        let plain = &mut forger.sections[section];
        match change {
            0 => plain.truncate(below(plain.len())),
            1 => plain.push(0),
            2 => plain.clear(),
            _ => {
                let places = [(); 8].map(|()| below(plain.len()));
                for at in places {
                    plain[at] = u8::try_from(below(256)).unwrap();
                }
            }
        }
        let Ok(snapshot) = read(&forger.seal()) else { continue };
        let log = Arc::<MemoryLog>::default();
        log.append(Head::default(), &entries).unwrap();
        let Ok(mut ledger) = Ledger::open(log, ring.clone(), Some(snapshot)) else { continue };
        let state = ledger.state();
        let judge = Judge::new(state, state.campaigns().newest(), day("2024-01-31"));
        let judged: Vec<_> = state.people().iter().map(|person| judge.judge(person)).collect();
        assert_eq!(judged.len(), state.people().len());
        let recording =
            Recording { at: now(), partial: true, clock_is_right: false, dry_run: false };
        let outcome = ledger.record([signed.clone()], recording, &mut |_| Ok(()), &|_| {});
        if ledger.refuse_forged_snapshot().is_err() {
            assert!(matches!(outcome, Err(LedgerError::Snapshot)));
            refused += 1;
        }
    }
    assert!(refused > 100, "only {refused} were refused");
}

/// `status --summary` counted the people of pages that held nothing, and gave 0.
#[test]
fn nobody_is_counted_on_a_forged_page() {
    let office = Office::new();
    let folder = office.path().join("ledger");
    let ledger = Folder::at(&folder).read().unwrap();
    let (mut honest, secret) = (Vec::new(), *ledger.keys().snapshot_secret());
    ledger.state().write_snapshot(&secret, &[0; 32], &mut honest).unwrap();
    drop(ledger);
    let mut refused = 0;
    for section in 0..Forger::open(&honest, &secret).sections.len() {
        let mut forger = Forger::open(&honest, &secret);
        forger.sections[section].clear();
        fs::write(folder.join("snapshot"), forger.seal()).unwrap();
        let [listed, counted] =
            ["", " --summary"].map(|how| office.run(&format!("status{how}")).status.code());
        assert_eq!(listed, counted, "section {section}");
        refused += usize::from(counted == Some(3));
    }
    assert!(refused > 0);
}

/// A question about few people does not look at all of a snapshot: what is damaged in the part that
/// it needs must not become its answer, nor its failure.
#[test]
fn a_damaged_part_is_done_without() {
    let office = Office::new();
    let folder = office.path().join("ledger");
    let ledger = Folder::at(&folder).read().unwrap();
    let (mut honest, secret) = (Vec::new(), *ledger.keys().snapshot_secret());
    ledger.state().write_snapshot(&secret, &[0; 32], &mut honest).unwrap();
    drop(ledger);
    let questions = [
        format!("status {BUDI}"),
        format!("history {BUDI}"),
        format!("person show {BUDI}"),
        "person find budi".to_owned(),
    ];
    let ask = || questions.each_ref().map(|line| office.ok(line));
    let right = ask();
    let mut place = forger::HEADER;
    for length in Forger::lengths(&honest, &secret) {
        let mut damaged = honest.clone();
        damaged[place + length / 2] ^= 1;
        fs::write(folder.join("snapshot"), damaged).unwrap();
        assert_eq!(ask(), right, "damaged at {place}");
        place += length;
    }
    fs::write(folder.join("snapshot"), &honest[..honest.len() / 2]).unwrap();
    assert_eq!(ask(), right);
}

/// Lengths that are claimed and not there must not take the memory.
#[test]
fn a_snapshot_of_absurd_lengths_is_refused() {
    let honest = snapshot_bytes(&State::default());
    for claimed in [0, 2, 1_000, 1 << 32, 1 << 60, u64::MAX] {
        let mut forger = Forger::open(&honest, &SNAPSHOT_SECRET);
        forger.claimed = Some(claimed);
        assert!(read(&forger.seal()).is_err(), "{claimed} sections");
    }
    for claimed in [1 << 32, 1 << 60, u64::MAX] {
        let mut forger = Forger::open(&honest, &SNAPSHOT_SECRET);
        let globals = &mut forger.sections[0];
        // The last byte of an empty state's globals is the number of names.
        assert_eq!(globals.pop(), Some(0));
        forger::push(globals, claimed);
        assert!(read(&forger.seal()).is_err(), "{claimed} names");
    }
    assert!(read(&Forger::open(&honest, &SNAPSHOT_SECRET).seal()).is_ok());
}

/// What another version of the program wrote is not opened, whatever it holds.
#[test]
fn a_snapshot_of_another_version_is_not_read() {
    let honest = snapshot_bytes(&State::default());
    let mut forger = Forger::open(&honest, &SNAPSHOT_SECRET);
    forger.trailer[0] += 1;
    assert_eq!(read(&forger.seal()).unwrap_err(), SnapshotError::Version);
    let mut older = honest.clone();
    older[forger::HEADER - 34] = b'0';
    assert_eq!(read(&older).unwrap_err(), SnapshotError::Version);
    let mut longer = Forger::open(&honest, &SNAPSHOT_SECRET);
    longer.sections[0].push(0);
    assert_eq!(read(&longer.seal()).unwrap_err(), SnapshotError::Version);
}
