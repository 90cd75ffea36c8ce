//! Authors who choose what they may, operators who forge what they can, clocks that are wrong.

mod forger;
mod snapshots;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use ikrar_core::entry::{Entry, Head};
use ikrar_core::event::ledger::LedgerCreated;
use ikrar_core::event::pact::{Method, PactSigned, SignatureVoided};
use ikrar_core::event::person::{Corrected, KeyBound};
use ikrar_core::event::rules::RulebookPublished;
use ikrar_core::event::{Event, Fact, PactFact};
use ikrar_core::finding::{Finding, FindingKind};
use ikrar_core::keys::DataKeys;
use ikrar_core::ledger::{Ledger, LedgerError, Recording, verify};
use ikrar_core::log::{Log, LogError};
use ikrar_core::rulebook::Rulebook;
use ikrar_core::seal::{self, Place};
use ikrar_core::sign::SignedEvent;
use ikrar_core::status::{Judge, PactState};
use ikrar_core::value::{Digest, EventId, Instant, LedgerId, Seq, Zone};
use ikrar_kit::{
    ADMIN, FOUNDATION, Forged, REGISTRAR, RULEBOOK, Ring, World, author, day, enrolment, now,
    own_key, paper_pact, person,
};
use ikrar_store::folder::{Folder, FolderError, FolderLedger};
use ikrar_store::memory::MemoryLog;
use serde_json::Value;

use crate::cli::Office;

/// A log that counts how often it is read.
#[derive(Default)]
struct Counting {
    log: MemoryLog,
    reads: AtomicU64,
}

impl Log for Counting {
    fn head(&self) -> Result<Head, LogError> {
        self.log.head()
    }

    fn append(&self, at: Head, entries: &[Entry]) -> Result<Head, LogError> {
        self.log.append(at, entries)
    }

    fn read(&self, from: Seq, max: usize) -> Result<Vec<Entry>, LogError> {
        self.reads.fetch_add(1, Ordering::Relaxed);
        self.log.read(from, max)
    }
}

/// An author chose 1,000 event ids that begin alike, and `verify` took 15 seconds: each event made
/// it read and open all those before it.
#[test]
fn event_ids_that_begin_alike_cost_no_reads() {
    let mut world = World::found(Counting::default());
    let id = |number: u32| {
        let mut id = [7; 16];
        id[12..].copy_from_slice(&number.to_be_bytes());
        EventId::from_bytes(id)
    };
    let event = |number| Event { id: id(number), fact: enrolment(number) }.to_bytes().unwrap();
    let events: Vec<_> = (0..ALIKE).map(event).collect();
    let signed = author(REGISTRAR).sign_all(&world.id, events);
    assert_eq!(world.record_signed(signed), vec![]);
    let log = world.ledger.log();
    let recording = log.reads.swap(0, Ordering::Relaxed);
    let audit = verify(log, world.ledger.keys(), None, &|_| {}).unwrap();
    let verifying = log.reads.load(Ordering::Relaxed);
    assert_eq!((audit.findings, audit.size), (vec![], FOUNDATION + u64::from(ALIKE)));
    assert!(recording <= 4 && verifying <= 8, "{recording} and {verifying} reads");
}

/// The history of one person read and filtered the whole log.
#[test]
fn a_history_reads_the_entries_of_its_person() {
    let mut world = World::found(Counting::default());
    for number in 0..20 {
        world.record(REGISTRAR, enrolment(number)).unwrap();
    }
    let signed = world.record(REGISTRAR, paper_pact(3, day("2023-12-20"))).unwrap();
    let (reason, mistaken) = ("keliru".parse().unwrap(), signed);
    let corrected = Corrected { person: person(3), entry: mistaken, reason };
    let corrected = world.record(REGISTRAR, Fact::from(corrected)).unwrap();
    let log = world.ledger.log();
    log.reads.store(0, Ordering::Relaxed);
    let history = world.ledger.history(&person(3)).unwrap();
    let entries: Vec<_> = history.iter().map(|opened| opened.leaf.seq.number()).collect();
    assert_eq!(entries, [FOUNDATION + 3, signed.number(), corrected.number()]);
    assert_eq!(log.reads.load(Ordering::Relaxed), 3);
    assert!(world.ledger.history(&person(99)).unwrap().is_empty());
}

/// Somebody who signed with an own key, at the end of a world that others can open as well.
fn signed_with_an_own_key() -> (World<Arc<MemoryLog>>, Seq) {
    let mut world = World::found(Arc::<MemoryLog>::default());
    world.record(REGISTRAR, enrolment(0)).unwrap();
    world.record(REGISTRAR, enrolment(1)).unwrap();
    let entry = world.record(REGISTRAR, paper_pact(0, day("2023-12-20"))).unwrap();
    (world, entry)
}

/// Appends an event past all checks, sealed and chained like any other, and opens the ledger anew.
fn smuggle(world: &World<Arc<MemoryLog>>, signed: &SignedEvent) -> Ledger<Arc<MemoryLog>, Ring> {
    smuggle_about(world, 1, signed)
}

/// As [`smuggle`], about the person of this number.
fn smuggle_about(
    world: &World<Arc<MemoryLog>>,
    number: u32,
    signed: &SignedEvent,
) -> Ledger<Arc<MemoryLog>, Ring> {
    let (log, ring) = (world.ledger.log().clone(), world.ledger.keys().clone());
    let head = log.head().unwrap();
    let place = Place { seq: head.next_seq(), recorded_at: now() };
    let key = ring.data_key(&person(number)).key().unwrap();
    let body = seal::seal(
        signed,
        &person(number),
        &key.of_entry(place.seq),
        place,
        [7; seal::NONCE_BYTES],
    );
    log.append(head, &[Entry::after(&head, now(), body)]).unwrap();
    Ledger::open(log, ring, None).unwrap()
}

/// Opening a ledger checks no signatures, and so a pact that nobody signed was shown as signed.
#[test]
fn a_stolen_signature_is_found_in_the_entries_that_a_status_rests_on() {
    let (mut world, entry) = signed_with_an_own_key();
    let cited = [entry, Seq::new(FOUNDATION), Seq::new(FOUNDATION - 1)];
    assert_eq!(world.ledger.check_cited(&person(0), cited).unwrap(), []);
    let mut stolen = world.sign(REGISTRAR, paper_pact(0, day("2023-12-21")));
    stolen.event = world.event(paper_pact(1, day("2023-12-21")));
    let ledger = smuggle(&world, &stolen);
    let state = ledger.state();
    let judge = Judge::new(state, state.campaigns().newest(), day("2024-01-31"));
    let victim = state.people().get(state.people().find(&person(1)).unwrap());
    let status = judge.judge(victim);
    assert_eq!(status.pact, PactState::Signed, "nobody but an audit looks at signatures");
    let cited = status.reasons.iter().map(|reason| reason.entry).chain([victim.entry]);
    let found = ledger.check_cited(&person(1), cited).unwrap();
    assert_eq!(kinds(&found), [(entry + 1, FindingKind::Signature)]);
    let foreign = ledger.check_cited(&person(1), [entry]).unwrap();
    assert_eq!(kinds(&foreign), [(entry, FindingKind::Subject)]);
    let missing = ledger.check_cited(&person(1), [entry + 9]).unwrap();
    assert_eq!(kinds(&missing), [(entry + 9, FindingKind::Storage)]);
}

/// Whoever gave a key gave all that is signed with it: an own key that nobody bound is found where
/// its signature is looked at.
#[test]
fn a_status_rests_on_the_entry_that_bound_the_key() {
    let (mut world, entry) = signed_with_an_own_key();
    let (public_key, from) = (author(&own_key(1)).public_key(), day("2023-11-01"));
    let bind = |number| Fact::from(KeyBound { person: person(number), public_key, from });
    let mut stolen = world.sign(REGISTRAR, bind(0));
    stolen.event = world.event(bind(1));
    let Fact::Pact(PactFact::PactSigned(paper)) = paper_pact(1, day("2023-12-21")) else {
        unreachable!()
    };
    let own = PactSigned { person: None, method: Method::OwnKey, scan: None, ..paper };
    let signed = world.sign(&own_key(1), Fact::from(own));
    let ledger = smuggle(&world, &stolen);
    let world = world.over(ledger);
    let ledger = smuggle(&world, &signed);
    let found = ledger.check_cited(&person(1), [entry + 2]).unwrap();
    assert_eq!(kinds(&found), [(entry + 1, FindingKind::Signature)]);
}

fn kinds(findings: &[Finding]) -> Vec<(Seq, FindingKind)> {
    findings.iter().map(|finding| (finding.entry, finding.kind())).collect()
}

/// One explained finding must not hide another: after the first, none of this kind was told.
#[test]
fn a_broken_entry_hides_no_entry_without_right() {
    let mut world = World::found(Arc::<MemoryLog>::default());
    let broken = world.record(REGISTRAR, enrolment(0)).unwrap();
    world.record(REGISTRAR, enrolment(1)).unwrap();
    let depends = world.record(REGISTRAR, paper_pact(0, day("2023-12-20"))).unwrap();
    let signed = world.sign(ADMIN, paper_pact(1, day("2023-12-22")));
    let ring = world.ledger.keys().clone();
    let log = smuggle(&world, &signed).log().clone();
    let mut entries = log.read(Seq::FIRST, usize::MAX).unwrap();
    *entries[usize::try_from(broken.number()).unwrap()].body.last_mut().unwrap() ^= 1;
    let audit = verify(&Forged::of(entries), &ring, None, &|_| {}).unwrap();
    let told: Vec<_> = audit.findings.iter().map(|f| (f.entry, f.kind(), f.after)).collect();
    let expected = [
        (broken, FindingKind::BodyHash, None),
        (depends, FindingKind::Authority, Some(broken)),
        (depends + 1, FindingKind::Authority, Some(broken)),
    ];
    assert_eq!(told, expected);
}

/// After one entry without right, all that came later were said to follow from it, whomever they
/// were about.
#[test]
fn only_what_looks_at_a_missing_entry_may_follow_from_it() {
    let mut world = World::found(Arc::<MemoryLog>::default());
    for number in 0..2 {
        world.record(REGISTRAR, enrolment(number)).unwrap();
    }
    let first = world.ledger.state().head().next_seq();
    let void = |number, entry| {
        let (person, on, reason) = (person(number), day("2023-12-23"), "keliru".parse().unwrap());
        Fact::from(SignatureVoided { person, entry, on, reason })
    };
    let smuggled = [
        (1, ADMIN, paper_pact(1, day("2023-12-22"))),
        (0, ADMIN, paper_pact(0, day("2023-12-22"))),
        (1, REGISTRAR, void(1, first)),
        (0, REGISTRAR, void(0, first + 9)),
    ];
    for (number, by, fact) in smuggled {
        let signed = world.sign(by, fact);
        smuggle_about(&world, number, &signed);
    }
    let audit = verify(&**world.ledger.log(), world.ledger.keys(), None, &|_| {}).unwrap();
    let told: Vec<_> = audit.findings.iter().map(|f| (f.entry, f.kind(), f.after)).collect();
    let found = |place, after| (first + place, FindingKind::Authority, after);
    let after = |place| Some(first + place);
    let expected = [found(0, None), found(1, None), found(2, after(0)), found(3, after(1))];
    assert_eq!(told, expected, "{:?}", audit.findings);
}

/// A clock that was years ahead made entries that nothing could follow until that day.
#[test]
fn a_clock_far_ahead_of_the_newest_entry_is_asked_about() {
    let mut world = World::found(Arc::<MemoryLog>::default());
    let signed = world.sign(REGISTRAR, enrolment(0));
    let newest = world.ledger.state().recorded_at();
    let later = |more| Instant::from_millis(newest.millis() + 31 * 86_400_000 + more).unwrap();
    let mut record = |at, clock_is_right| {
        let recording = Recording { at, partial: false, clock_is_right, dry_run: false };
        world.ledger.record([signed.clone()], recording, &mut |_| Ok(()), &|_| {})
    };
    let refused = record(later(1), false).unwrap_err();
    assert!(matches!(refused, LedgerError::ClockAhead { now, newest: known }
        if now == later(1) && known == newest));
    assert_eq!(record(later(0), false).unwrap().recorded, 1);
    assert_eq!(record(later(1), true).unwrap().unchanged, 1);
}

/// A ledger in a folder whose newest entry is of 2024.
fn office_of_2024() -> Office {
    let office = Office::empty();
    let folder = Folder::at(&office.path().join("ledger"));
    let event =
        |number, fact| Event { id: EventId::from_bytes([number; 16]), fact }.to_bytes().unwrap();
    let created = event(
        1,
        Fact::from(LedgerCreated {
            origin: "ikrar.example/lama".parse().unwrap(),
            agency: "16.06".parse().unwrap(),
            name: "Lama".parse().unwrap(),
            zone: Zone::Wib,
            admin: author(ADMIN).public_key(),
        }),
    );
    let rulebook = Rulebook::parse(RULEBOOK).unwrap();
    let published = event(
        2,
        Fact::from(RulebookPublished {
            rulebook: rulebook.id().clone(),
            version: rulebook.version(),
            content: RULEBOOK.parse().unwrap(),
        }),
    );
    let id = LedgerId::of(&created);
    let signed = [created, published].map(|bytes| author(ADMIN).sign(&id, bytes));
    let recording = Recording { at: now(), partial: false, clock_is_right: false, dry_run: false };
    let found = |ledger: &mut FolderLedger| -> Result<(), FolderError> {
        ledger.record(signed, recording, &mut |_| Ok(()), &|_| {})?;
        Ok(())
    };
    drop(folder.create(found).unwrap());
    office
}

#[test]
fn the_program_asks_about_a_clock_far_ahead() {
    let office = office_of_2024();
    office.ok("key new -o other.pem --no-passphrase");
    let enroll =
        "--key admin.pem officer enroll --role registrar --office X --public-key other.pub";
    office.write_key("admin.pem", &author_pem(ADMIN));
    let told = office.fails(2, enroll);
    assert!(told.contains("--clock-is-right"), "{told}");
    let told = office.fails(2, &format!("--lang id {enroll}"));
    assert!(told.contains("nyatakan dengan --clock-is-right"), "{told}");
    office.ok(&format!("{enroll} --clock-is-right"));
    office.ok("verify");
}

/// Opening a ledger checks no signatures, and so the program showed a pact that nobody signed.
#[test]
fn a_status_names_the_entry_whose_signature_was_stolen() {
    let office = Office::new();
    let folder = Folder::at(&office.path().join("ledger"));
    let numbers = {
        let ledger = folder.write().unwrap();
        let state = ledger.state();
        let campaign = state.campaigns().newest().unwrap();
        let victim = state.people().iter().nth(1).unwrap();
        let fact = Fact::from(PactSigned {
            person: Some(victim.id),
            campaign: campaign.opened.campaign.clone(),
            text_hash: campaign.text_hash,
            signed_on: campaign.opened.opens,
            method: Method::WetInk,
            scan: Some(Digest::of(b"scan")),
        });
        let enrolment = ledger.log().read(victim.entry, 1).unwrap().remove(0);
        let mut stolen = ledger.open_entry(enrolment).unwrap().opened().unwrap().signed;
        stolen.event = Event { id: EventId::from_bytes([3; 16]), fact }.to_bytes().unwrap();
        let (head, at) = (ledger.log().head().unwrap(), state.recorded_at());
        let place = Place { seq: head.next_seq(), recorded_at: at };
        let key = ledger.keys().data_key(&victim.id).key().unwrap();
        let body = seal::seal(
            &stolen,
            &victim.id,
            &key.of_entry(place.seq),
            place,
            [7; seal::NONCE_BYTES],
        );
        ledger.log().append(head, &[Entry::after(&head, at, body)]).unwrap();
        (victim.identifiers[0].identifier.to_string(), head.size)
    };
    let (victim, entry) = numbers;
    let told = office.fails(3, &format!("status {victim} --as-of 2024-01-31"));
    assert!(told.contains(&format!("entry {entry}: the signature is not valid")), "{told}");
    assert!(!told.contains("compliant"), "{told}");
    let json = office.json(&format!("status {victim} --as-of 2024-01-31"));
    assert_eq!(json["findings"][0]["kind"], "signature");
    assert_eq!(office.json("status 198106152005011001 --as-of 2024-01-31")["ok"], Value::Null);
    office.fails(3, "verify");
}

/// A private key in PKCS#8, version 1.
fn author_pem(name: &str) -> String {
    let prefix = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];
    let secret = ikrar_kit::signing_key(name).to_bytes();
    let text = data_encoding::BASE64.encode(&[&prefix[..], &secret].concat());
    format!("-----BEGIN PRIVATE KEY-----\n{text}\n-----END PRIVATE KEY-----\n")
}

/// How many events begin alike.
const ALIKE: u32 = 2_000;
