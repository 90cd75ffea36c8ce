//! The formats of `docs/FORMATS.md`, held in place from three sides: the worked example is made
//! again and compared with the document, its bytes are read by offsets alone, and one hash over
//! generated events of every kind changes when any encoding does.
//!
//! `IKRAR_UPDATE=1` writes the worked example into the document instead of comparing it.

mod example;
pub(crate) mod generated;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use data_encoding::HEXLOWER;
use ed25519_dalek::{Signature as Ed25519, SigningKey, VerifyingKey};
use ikrar_core::directory::patricia::Patricia;
use ikrar_core::directory::{Directory, ListOf, Roots, names};
use ikrar_core::entry::{Entry, Head, LEAF_BYTES};
use ikrar_core::event::campaign::{
    Audience, CampaignClosed, CampaignOpened, CeremonyCancelled, CeremonyHeld, CeremonyPostponed,
    CeremonyScheduled, Officiant,
};
use ikrar_core::event::case::{
    CaseDecided, CaseReported, Channel, DecisionProposed, Manner, Official, Outcome, StepTaken,
};
use ikrar_core::event::ledger::{LedgerCreated, LogKeyAnnounced, Restored};
use ikrar_core::event::officer::{OfficerEnrolled, OfficerRevoked};
use ikrar_core::event::pact::{
    Attendance, AttendanceRecorded, Method, PactExcused, PactRefused, PactSigned, SignatureVoided,
};
use ikrar_core::event::person::{
    Corrected, Departure, FirstDayMoved, IdentifierAdded, IdentifierEnded, KeyBound, KeyEnded,
    LeaveEnded, LeaveGranted, LeaveKind, PersonDeparted, PersonEnrolled, PersonMerged,
    PersonReturned, PersonWithdrawn, Profile, ProfileChanged, Return,
};
use ikrar_core::event::rules::{HolidaysPublished, RulebookPublished};
use ikrar_core::event::{Event, Fact, Topic};
use ikrar_core::keys::DataKey;
use ikrar_core::seal::{self, Place};
use ikrar_core::sign::{Author, SignedEvent};
use ikrar_core::tree::{Frontier, leaf_hash};
use ikrar_core::value::{
    AgencyCode, CampaignCode, CaseId, Date, Digest, EmploymentStatus, EventId, Identifier, Instant,
    LedgerId, Level, PersonId, PublicKey, Role, TreeHash, Zone,
};
use ikrar_core::vrf::{self, SecretKey};

use ikrar_words::label;
use serde_json::Value;

use example::Example;
use generated::{Dice, KINDS};

#[test]
fn the_worked_example_is_the_documents() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/FORMATS.md");
    let document = fs::read_to_string(&path).expect("the document is there");
    let (before, rest) =
        document.split_once(EXAMPLE_HEADING).expect("the document has a worked example");
    let (between, rest) = rest.split_once(BLOCK_BEGIN).expect("the example has a block");
    let (block, after) = rest.split_once(BLOCK_END).expect("the block ends");
    let made = Example::make().to_text();
    if std::env::var_os("IKRAR_UPDATE").is_some() {
        let parts = [before, EXAMPLE_HEADING, between, BLOCK_BEGIN, &made, BLOCK_END, after];
        fs::write(&path, parts.concat()).expect("the document can be written");
        return;
    }
    assert_eq!(block, made, "the formats changed, or IKRAR_UPDATE=1 was forgotten");
}

/// Nothing of the library reads here: only offsets that the document gives.
#[test]
fn the_worked_example_is_read_by_offsets() {
    let example = Example::make();
    let (genesis, pact) = (&example.genesis, &example.pact);
    let mut leaf = Bytes::of(&pact.leaf);
    assert_eq!(leaf.take(1), [1]);
    let seq = leaf.take(8).to_vec();
    let recorded_at = leaf.take(8).to_vec();
    let (body_hash, link) = (leaf.take(32).to_vec(), leaf.take(32).to_vec());
    assert_eq!((seq.as_slice(), leaf.rest.len()), (1_u64.to_be_bytes().as_slice(), 0));
    assert_eq!(recorded_at, PACT_MILLIS.to_be_bytes());
    assert_eq!(body_hash, blake3::hash(&pact.body).as_bytes());
    let link_before = genesis.leaf.get(49..).expect("a leaf ends with its link");
    let covered = [link_before, &[1], &seq, &recorded_at, &body_hash].concat();
    assert_eq!(link, blake3::derive_key("ikrar 2026-11-22 link v1", &covered));

    let mut body = Bytes::of(&pact.body);
    assert_eq!(body.take(2), [1, 1]);
    assert_eq!(body.take(16), PERSON);
    assert_eq!(body.take(12), NONCE);
    assert_eq!(body.rest.len(), pact.signed.len() + 16);
    assert_eq!(genesis.body.split_at(2), ([1, 0].as_slice(), genesis.signed.as_slice()));

    let ledger = blake3::derive_key("ikrar 2026-11-22 ledger id v1", &genesis.event);
    for (made, seed) in [(genesis, ADMIN_SEED), (pact, PERSON_SEED)] {
        let key = SigningKey::from_bytes(&seed).verifying_key();
        let mut signed = Bytes::of(&made.signed);
        assert_eq!(signed.take(1), [1]);
        assert_eq!(
            signed.take(32),
            blake3::derive_key("ikrar 2026-11-22 key id v1", key.as_bytes())
        );
        assert_eq!(signed.take(1), [1]);
        let signature = signed.take(64).to_vec();
        assert_eq!(signed.rest, made.event);
        let message = [b"ikrar/event/v1\0".as_slice(), &ledger, signed.rest].concat();
        assert_verifies(&key, &message, &signature);
    }
}

#[test]
fn the_events_of_the_worked_example_are_read_by_offsets() {
    let example = Example::make();
    let mut event = Bytes::of(&example.genesis.event);
    assert_eq!((event.take(1), event.take(16)), ([1].as_slice(), GENESIS_ID.as_slice()));
    assert_eq!(event.number(4), 1);
    assert_eq!(event.text(), "ikrar.example.id/muba");
    assert_eq!(event.text(), "16.06");
    assert_eq!(event.text(), "Kabupaten Musi Banyuasin");
    assert_eq!(event.take(1), [1]);
    assert_eq!(event.take(32), SigningKey::from_bytes(&ADMIN_SEED).verifying_key().as_bytes());
    assert!(event.rest.is_empty());

    let mut event = Bytes::of(&example.pact.event);
    assert_eq!((event.take(1), event.take(16)), ([1].as_slice(), PACT_ID.as_slice()));
    assert_eq!(event.number(4), 30);
    assert_eq!(event.take(1), [0]);
    assert_eq!(event.text(), "muba-2024");
    assert_eq!(event.take(32), blake3::hash(PACT_TEXT.as_bytes()).as_bytes());
    assert_eq!(event.number(4), 19_718);
    assert_eq!((event.take(1), event.take(1)), ([1].as_slice(), [0].as_slice()));
    assert!(event.rest.is_empty());
}

/// A batch of three: leaves 0 and 1 meet in a node, leaf 2 moves up unpaired.
#[test]
fn a_batch_is_verified_by_offsets() {
    let author = Author::new(SigningKey::from_bytes(&ADMIN_SEED));
    let ledger = LedgerId::from_bytes([5; 32]);
    let events = [b"one".to_vec(), b"two".to_vec(), b"three".to_vec()];
    let leaf =
        |event: &[u8]| *blake3::keyed_hash(b"ikrar event batch leaf key v1...", event).as_bytes();
    let node = |left: [u8; 32], right: [u8; 32]| {
        let both = [left, right].concat();
        *blake3::keyed_hash(b"ikrar event batch node key v1...", &both).as_bytes()
    };
    let [one, two, three] = events.each_ref().map(|event| leaf(event));
    let root = node(node(one, two), three);
    let paths = [vec![two, three], vec![one, three], vec![node(one, two)]];
    let signed = author.sign_all(&ledger, events.to_vec());
    for (index, (signed, path)) in (0_u16..).zip(signed.iter().zip(paths)) {
        let bytes = bytes_of(signed);
        let mut bytes = Bytes::of(&bytes);
        assert_eq!(bytes.take(1), [1]);
        assert_eq!(bytes.take(32), author.id().as_bytes());
        assert_eq!(bytes.take(1), [2]);
        let signature = bytes.take(64).to_vec();
        assert_eq!(bytes.take(2), 3_u16.to_be_bytes());
        assert_eq!(bytes.take(2), index.to_be_bytes());
        assert_eq!(bytes.take(1), [u8::try_from(path.len()).expect("a short path")]);
        assert_eq!(bytes.take(32 * path.len()), path.concat());
        assert_eq!(bytes.rest, signed.event);
        let message =
            [b"ikrar/event-batch/v1\0".as_slice(), ledger.as_bytes(), &[0, 3], &root].concat();
        let key = SigningKey::from_bytes(&ADMIN_SEED).verifying_key();
        assert_verifies(&key, &message, &signature);
    }
}

#[test]
fn no_encoding_changes_unseen() {
    let mut dice = Dice(1);
    let mut hasher = blake3::Hasher::new();
    let mut all = Vec::new();
    for _ in 0..ROUNDS {
        for (number, name, fact) in KINDS {
            let event = Event { id: EventId::from_bytes(dice.bytes()), fact: fact(&mut dice) };
            assert_eq!(event.fact.name(), name);
            let bytes = event.to_bytes().expect("a generated event is small");
            assert_eq!(Event::from_bytes(&bytes).as_ref(), Ok(&event));
            let mut head = Bytes::of(&bytes);
            assert_eq!(
                (head.take(1), head.take(16)),
                ([1].as_slice(), event.id.as_bytes().as_slice())
            );
            assert_eq!(head.number(4), number);
            hasher.update(&(bytes.len() as u64).to_be_bytes()).update(&bytes);
            all.push(bytes);
        }
    }
    assert_eq!(HEXLOWER.encode(hasher.finalize().as_bytes()), EVENTS_HASH, "{CHANGED}");

    let author = Author::new(SigningKey::from_bytes(&ADMIN_SEED));
    let mut hasher = blake3::Hasher::new();
    for signed in author.sign_all(&LedgerId::from_bytes([5; 32]), all) {
        hasher.update(&bytes_of(&signed));
    }
    assert_eq!(HEXLOWER.encode(hasher.finalize().as_bytes()), BATCHES_HASH, "{CHANGED}");
}

#[test]
fn every_kind_is_pinned_and_documented() {
    let document =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/FORMATS.md"));
    let document = document.expect("the document is there");
    let rows = document.lines().filter_map(|line| {
        let (number, rest) = line.strip_prefix("| ")?.split_once(" | `")?;
        Some((number.parse::<u32>().ok()?, rest.split_once("` | ")?.0.to_owned()))
    });
    let documented: Vec<_> = rows.collect();
    let kinds = Fact::KINDS.iter().map(|(number, name)| (*number, (*name).to_owned()));
    let mut kinds: Vec<_> = kinds.collect();
    kinds.sort_unstable();
    assert_eq!(documented, kinds, "docs/FORMATS.md, section 2, and the table of facts");
    let pinned = KINDS.map(|(number, name, _)| (number, name.to_owned()));
    assert_eq!(kinds, pinned, "tests/formats/generated.rs and the table of facts");
}

/// A history told people of `signed_on` and `identifiers`, as only programs call them.
#[test]
fn every_field_of_an_event_has_a_name_for_people() {
    let mut dice = Dice(2);
    for (_, _, fact) in [KINDS; 8].into_iter().flatten() {
        let event = Event { id: EventId::from_bytes(dice.bytes()), fact: fact(&mut dice) };
        assert_named(&serde_json::to_value(&event).expect("an event has a JSON form"));
    }
    assert_eq!(label::field("no_field"), None);
}

fn assert_named(value: &Value) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| {
            let is_named = ["id", "type"].contains(&&**name) || label::field(name).is_some();
            assert!(is_named, "`{name}` has no label in words/label/field.rs");
            assert_named(value);
        }),
        Value::Array(items) => items.iter().for_each(assert_named),
        _ => {}
    }
}

fn event_bytes(id: [u8; 16], fact: Fact) -> Vec<u8> {
    Event { id: EventId::from_bytes(id), fact }.to_bytes().expect("a small event")
}

fn bytes_of(signed: &SignedEvent) -> Vec<u8> {
    let mut bytes = Vec::new();
    signed.write_to(&mut bytes);
    bytes
}

fn assert_verifies(key: &VerifyingKey, message: &[u8], signature: &[u8]) {
    let signature = Ed25519::from_slice(signature).expect("64 bytes");
    key.verify_strict(message, &signature).expect("the signature verifies");
}

fn instant(millis: u64) -> Instant {
    Instant::from_millis(millis).expect("a time before 2200")
}

fn parsed<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().expect("a text of its kind")
}

/// Bytes that are cut off in front, as the document's tables say.
struct Bytes<'a> {
    rest: &'a [u8],
}

impl<'a> Bytes<'a> {
    fn of(rest: &'a [u8]) -> Self {
        Self { rest }
    }

    fn take(&mut self, count: usize) -> &'a [u8] {
        let (taken, rest) = self.rest.split_at_checked(count).expect("enough bytes are left");
        self.rest = rest;
        taken
    }

    /// A little-endian number, as event bytes have them.
    fn number(&mut self, count: usize) -> u32 {
        let bytes = self.take(count).iter().rev();
        bytes.fold(0, |number, byte| (number << 8) | u32::from(*byte))
    }

    fn text(&mut self) -> &'a str {
        let len = self.number(8);
        let bytes = self.take(usize::try_from(len).expect("a short text"));
        std::str::from_utf8(bytes).expect("UTF-8")
    }
}

/// Generated events of each kind: 540 in all, so that two batches are full and one is not.
const ROUNDS: usize = 20;
const EVENTS_HASH: &str = "6c76f4182abc9a843818b9639d48edc12220034fe206d44b50ff3336efbd98e0";
const BATCHES_HASH: &str = "315633d6cba10decc7fda2f7df1a4aa8e618d405d1d08933c0e36dc738ab71b1";
const CHANGED: &str = "an encoding changed: ledgers made before would no longer be read";

const ADMIN_SEED: [u8; 32] = [1; 32];
const PERSON_SEED: [u8; 32] = [2; 32];
const GENESIS_ID: [u8; 16] = [0x10; 16];
const PACT_ID: [u8; 16] = [0x11; 16];
const PERSON: [u8; 16] = [0x20; 16];
const DATA_KEY: [u8; 32] = [0x30; 32];
const NONCE: [u8; 12] = [0x40; 12];
const NAMES_SECRET: [u8; 32] = [0x05; 32];
const PACT_TEXT: &str = "Saya menjaga netralitas.\n";
/// 2023-12-01T02:00:00Z.
const GENESIS_MILLIS: u64 = 1_701_396_000_000;
/// 2023-12-27T02:00:00Z.
const PACT_MILLIS: u64 = 1_703_642_400_000;
const DIRECTORY_MILLIS: u64 = PACT_MILLIS + 1000;

const EXAMPLE_HEADING: &str = "## 11. Worked example";
const BLOCK_BEGIN: &str = "```text\n";
const BLOCK_END: &str = "```\n";
