//! An operator who holds the data keys, and chains what he made as the program would.

use ikrar_core::entry::Entry;
use ikrar_core::event::pact::{Method, PactSigned, SignatureVoided};
use ikrar_core::event::person::KeyBound;
use ikrar_core::event::{Fact, PactFact};
use ikrar_core::finding::{Finding, FindingKind};
use ikrar_core::keys::DataKeys;
use ikrar_core::ledger::{Ledger, Recording, verify};
use ikrar_core::log::Log;
use ikrar_core::seal::{self, Place};
use ikrar_core::sign::SignedEvent;
use ikrar_core::value::{Instant, Seq};
use ikrar_kit::{
    Forged, REGISTRAR, Ring, World, author, day, enrolment, now, own_key, paper_pact, person,
    snapshot,
};
use ikrar_store::memory::MemoryLog;

/// A ledger in which somebody signed with an own key, and the signature was voided.
fn voided() -> (World<MemoryLog>, Seq) {
    let mut world = World::found(MemoryLog::default());
    world.record(REGISTRAR, enrolment(0)).unwrap();
    let (public_key, from) = (author(&own_key(0)).public_key(), day("2023-11-01"));
    let bound = Fact::from(KeyBound { person: person(0), public_key, from });
    world.record(REGISTRAR, bound).unwrap();
    let Fact::Pact(PactFact::PactSigned(paper)) = paper_pact(0, day("2023-12-20")) else {
        unreachable!()
    };
    let own = PactSigned { person: None, method: Method::OwnKey, scan: None, ..paper };
    let entry = world.record(&own_key(0), Fact::from(own)).unwrap();
    let (on, reason) = (day("2023-12-21"), "alasan".parse().unwrap());
    let void = SignatureVoided { person: person(0), entry, on, reason };
    world.record(REGISTRAR, Fact::from(void)).unwrap();
    (world, entry)
}

/// The log with one more entry, sealed and chained like any other.
fn with(world: &World<MemoryLog>, signed: &SignedEvent, recorded_at: Instant) -> Vec<Entry> {
    let head = world.ledger.log().head().unwrap();
    let place = Place { seq: head.next_seq(), recorded_at };
    let key = world.ledger.keys().data_key(&person(0)).key().unwrap();
    let body =
        seal::seal(signed, &person(0), &key.of_entry(place.seq), place, [7; seal::NONCE_BYTES]);
    let mut entries = world.entries();
    entries.push(Entry::after(&head, recorded_at, body));
    entries
}

fn named(entries: Vec<Entry>, ring: &Ring) -> Vec<(Seq, FindingKind)> {
    named_in(&Forged::of(entries), ring)
}

/// What stands for itself: what may only follow from another finding is not counted.
fn named_in(log: &Forged, ring: &Ring) -> Vec<(Seq, FindingKind)> {
    let sure = |found: &&Finding| found.after.is_none();
    let kind = |found: &Finding| (found.entry, found.kind());
    let kinds = |found: Vec<Finding>| found.iter().filter(sure).map(kind).collect();
    kinds(verify(log, ring, None, &|_| {}).unwrap().findings)
}

/// The voided signature is genuine: recorded a second time, it would count again.
#[test]
fn a_signed_event_that_is_recorded_again_is_named() {
    let (world, entry) = voided();
    let opened = world.ledger.log().read(entry, 1).unwrap().remove(0);
    let signed = world.ledger.open_entry(opened).unwrap().opened().unwrap().signed;
    let last = world.ledger.state().head().next_seq();
    let found = named(with(&world, &signed, now()), world.ledger.keys());
    assert_eq!(found, [(last, FindingKind::Duplicate)]);
}

#[test]
fn an_event_in_anothers_name_is_named() {
    let (mut world, _) = voided();
    let mut forged = world.sign(REGISTRAR, paper_pact(0, day("2023-12-22")));
    let genuine = forged.event.clone();
    forged.event = world.event(paper_pact(0, day("2023-12-23")));
    let last = world.ledger.state().head().next_seq();
    let found = named(with(&world, &forged, now()), world.ledger.keys());
    assert_eq!(found, [(last, FindingKind::Signature)]);
    forged.event = genuine;
    assert_eq!(named(with(&world, &forged, now()), world.ledger.keys()), []);
}

#[test]
fn an_event_without_the_right_is_named() {
    let (mut world, _) = voided();
    let signed = world.sign(&own_key(0), paper_pact(0, day("2023-12-22")));
    let last = world.ledger.state().head().next_seq();
    let found = named(with(&world, &signed, now()), world.ledger.keys());
    assert_eq!(found, [(last, FindingKind::Authority)]);
}

/// The last moments that a leaf can hold lie in the year 2200 of every zone of the country.
#[test]
fn an_entry_at_the_end_of_time_is_no_panic() {
    let (mut world, _) = voided();
    let signed = world.sign(REGISTRAR, paper_pact(0, day("2023-12-22")));
    let end = "2199-12-31T23:59:59.999Z".parse().unwrap();
    let found = named(with(&world, &signed, end), world.ledger.keys());
    assert!(found.len() <= 1, "{found:?}");
}

#[test]
fn an_entry_that_is_back_dated_is_named() {
    let (mut world, _) = voided();
    let signed = world.sign(REGISTRAR, paper_pact(0, day("2023-12-22")));
    let before = Instant::from_millis(now().millis() - 1).unwrap();
    let last = world.ledger.state().head().next_seq();
    let found = named(with(&world, &signed, before), world.ledger.keys());
    assert_eq!(found, [(last, FindingKind::RecordedAt)]);
}

/// What the engine cannot give must not hide what it can give.
#[test]
fn an_unreadable_entry_hides_no_rewritten_one_before_it() {
    let (world, entry) = voided();
    let mut log = Forged::of(world.entries());
    let last = log.entries.len() - 1;
    log.entries[last] = None;
    let rewritten = log.entries[usize::try_from(entry.number()).unwrap()].as_mut().unwrap();
    *rewritten.body.last_mut().unwrap() ^= 1;
    let found = named_in(&log, world.ledger.keys());
    let expected = [(entry, FindingKind::BodyHash), (Seq::new(last as u64), FindingKind::Storage)];
    assert_eq!(found, expected);
}

/// A claimed time in the far future belongs to one entry; those behind it are not to blame.
#[test]
fn one_altered_time_accuses_one_entry() {
    let (world, entry) = voided();
    let mut entries = world.entries();
    let place = usize::try_from(entry.number()).unwrap();
    entries[place].leaf.recorded_at = "2190-01-01T00:00:00Z".parse().unwrap();
    assert_eq!(named(entries, world.ledger.keys()), [(entry, FindingKind::Link)]);
}

/// The key ring of yesterday, beside the state of today.
#[test]
fn recording_about_somebody_whose_data_key_is_lost_is_an_error_and_no_panic() {
    let (mut world, _) = voided();
    let signed = world.sign(REGISTRAR, paper_pact(0, day("2023-12-22")));
    let snapshot = snapshot(world.ledger.state());
    let log = MemoryLog::default();
    log.append(ikrar_core::entry::Head::default(), &world.entries()).unwrap();
    let size = log.head().unwrap().size;
    let mut ledger = Ledger::open(log, Ring::default(), Some(snapshot)).unwrap();
    let recording = Recording { at: now(), partial: false, clock_is_right: false, dry_run: false };
    let outcome = ledger.record([signed], recording, &mut |_| Ok(()), &|_| {});
    assert!(outcome.is_err() || outcome.is_ok_and(|outcome| outcome.recorded == 0));
    assert_eq!(ledger.log().head().unwrap().size, size);
}
