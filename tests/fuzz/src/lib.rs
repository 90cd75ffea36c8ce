//! What every reader must do with any bytes: return, and write again what it accepted.

use std::sync::Arc;

use ikrar_core::entry::{Head, LEAF_BYTES, Leaf};
use ikrar_core::event::Event;
use ikrar_core::keys::EntryKey;
use ikrar_core::rulebook::Rulebook;
use ikrar_core::seal::{self, BodyKind, NONCE_BYTES, Place};
use ikrar_core::sign::SignedEvent;
use ikrar_core::state::snapshot::Snapshot;
use ikrar_core::value::{
    AgencyCode, CampaignCode, Date, EmploymentStatus, Grade, Identifier, Instant, Level, Seq, Zone,
};
use ikrar_lanes::Mode;

/// A reader's function and the name of its corpus.
pub type Target = (&'static str, fn(&[u8]));

/// All of them.
pub const TARGETS: [Target; 10] = [
    ("body", body),
    ("date", date),
    ("event", event),
    ("identifier", identifier),
    ("json", json),
    ("lanes", lanes),
    ("leaf", leaf),
    ("rulebook", rulebook),
    ("signed_event", signed_event),
    ("snapshot", snapshot),
];

/// The key under which the corpus seals.
pub const KEY: [u8; 32] = [3; 32];
/// The secret of the snapshots in the corpus.
pub const SECRET: [u8; 32] = [4; 32];

/// Where the bodies of the corpus stand.
pub fn place() -> Place {
    Place {
        seq: Seq::new(4),
        recorded_at: Instant::from_millis(1_708_398_000_000).expect("before 2200"),
    }
}

/// Many inputs hashed together, against each by itself.
pub fn lanes(data: &[u8]) {
    let (mut inputs, mut rest) = (Vec::new(), data);
    while let Some((length, behind)) = rest.split_first() {
        // From none to beyond what shares a lane.
        let (input, behind) = behind.split_at(behind.len().min(usize::from(*length) * 5));
        inputs.push(input);
        rest = behind;
    }
    for mode in [Mode::HASH, Mode::keyed([7; 32]), Mode::derive("ikrar fuzz")] {
        let alone: Vec<_> = inputs.iter().map(|input| mode.hash(input)).collect();
        assert_eq!(mode.hash_all(&inputs), alone);
    }
}

/// A body, clear or sealed.
pub fn body(data: &[u8]) {
    let key = EntryKey::from_bytes(KEY);
    let kind = seal::kind_of(data);
    let opened = seal::unseal(data.to_vec(), Some(&key), place());
    assert!(kind.is_ok() || opened.is_err(), "what is of no kind does not open");
    let (Ok(kind), Ok(signed)) = (kind, opened) else { return };
    let again = match kind {
        BodyKind::Clear => seal::clear(&signed),
        BodyKind::Directory => panic!("a directory entry holds no event"),
        BodyKind::Sealed(person) => {
            let nonce = data.get(18..18 + NONCE_BYTES).and_then(|nonce| nonce.try_into().ok());
            seal::seal(&signed, &person, &key, place(), nonce.expect("it opened"))
        }
    };
    assert_eq!(again, data);
}

/// Dates and moments as text, and days as numbers.
pub fn date(data: &[u8]) {
    if let Some(days) = data.first_chunk::<4>().map(|days| i32::from_be_bytes(*days))
        && let Some(date) = Date::from_epoch_days(days)
    {
        assert_eq!(date.to_epoch_days(), days);
        assert_eq!(date.to_string().parse(), Ok(date));
        assert!(date.plus_days(days.unsigned_abs()).is_none_or(|later| date <= later));
    }
    let Ok(text) = std::str::from_utf8(data) else { return };
    if let Ok(date) = text.parse::<Date>() {
        assert_eq!(date.to_string(), text);
    }
    if let Ok(instant) = text.parse::<Instant>() {
        assert_eq!(instant.to_string().parse(), Ok(instant));
        in_all_zones(instant);
    }
}

fn in_all_zones(instant: Instant) {
    let [west, middle, east] = [Zone::Wib, Zone::Wita, Zone::Wit].map(|zone| instant.date_in(zone));
    assert!(west <= middle && middle <= east);
}

/// An event's bytes.
pub fn event(data: &[u8]) {
    if let Ok(event) = Event::from_bytes(data) {
        assert_eq!(event.to_bytes().as_deref(), Ok(data));
        assert!(!event.fact.name().is_empty());
    }
}

/// What people type as a number, a code, a grade.
pub fn identifier(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    if let Ok(identifier) = Identifier::parse_lenient(&text) {
        assert_eq!(identifier.to_string().parse(), Ok(identifier));
        assert!(identifier.warning().is_none_or(|warning| !warning.to_string().is_empty()));
    }
    if let Ok(code) = text.parse::<AgencyCode>() {
        assert_eq!(code.to_string().parse(), Ok(code));
    }
    if let Ok(code) = text.parse::<CampaignCode>() {
        assert_eq!(code.to_string().parse(), Ok(code));
    }
    if let Ok(grade) = text.parse::<Grade>() {
        assert_eq!(grade.to_string().parse(), Ok(grade));
    }
    drop(EmploymentStatus::parse_lenient(&text));
}

/// An event as people write it: what is accepted has bytes that are read as the same event.
pub fn json(data: &[u8]) {
    let Ok(event) = serde_json::from_slice::<Event>(data) else { return };
    if let Ok(bytes) = event.to_bytes() {
        assert_eq!(Event::from_bytes(&bytes).as_ref(), Ok(&event));
        let text = serde_json::to_string(&event).expect("an event is JSON");
        assert_eq!(serde_json::from_str::<Event>(&text).ok(), Some(event));
    }
}

/// A leaf, and what is asked of one.
pub fn leaf(data: &[u8]) {
    let Some(bytes) = data.first_chunk::<LEAF_BYTES>() else { return };
    if let Ok(leaf) = Leaf::from_bytes(bytes) {
        assert_eq!(leaf.to_bytes(), *bytes);
        in_all_zones(leaf.recorded_at);
        let head = Head { size: leaf.seq.number(), link: leaf.link };
        assert!(head.follow(&leaf).is_err(), "no leaf follows itself");
    }
}

/// A rulebook's text.
pub fn rulebook(data: &[u8]) {
    let Ok(rulebook) = Rulebook::parse(&String::from_utf8_lossy(data)) else { return };
    let first_day = rulebook.in_force_from();
    for act in rulebook.acts() {
        assert!(rulebook.act(&act.code).is_some());
    }
    for level in Level::ALL {
        assert!(rulebook.sanctions_for(*level, first_day).all(|sanction| sanction.level == *level));
    }
}

/// A signed event's bytes.
pub fn signed_event(data: &[u8]) {
    if let Ok(signed) = SignedEvent::from_vec(data.to_vec()) {
        let mut again = Vec::new();
        signed.write_to(&mut again);
        assert_eq!(again.len(), signed.encoded_len());
        assert_eq!(again, data);
        event(&signed.event);
    }
}

/// A snapshot: only what was written opens, whole.
pub fn snapshot(data: &[u8]) {
    let head = Snapshot::read_head(Arc::new(data.to_vec()), &SECRET);
    let snapshot = Snapshot::read(Arc::new(data.to_vec()), &SECRET).and_then(Snapshot::whole);
    if let Ok(snapshot) = snapshot {
        assert_eq!(head, Ok(snapshot.head()));
    }
}
