//! An operator who holds every key, and makes the log anew: sound in itself, and found by whoever
//! saw a checkpoint of the log before.

use ed25519_dalek::SigningKey;
use ikrar_core::checkpoint::LogSigner;
use ikrar_core::checkpoint::policy::Policy;
use ikrar_core::entry::{Entry, Head};
use ikrar_core::finding::FindingKind;
use ikrar_core::keys::DataKeys as _;
use ikrar_core::ledger::{Ledger, verify};
use ikrar_core::log::Log;
use ikrar_core::note::Verifier as _;
use ikrar_core::seal::{self, BodyKind, Place, kind_of};
use ikrar_core::sign::SignedEvent;
use ikrar_core::value::{Instant, PersonId};
use ikrar_kit::{REGISTRAR, World, day, enrolment, now, paper_pact};
use ikrar_store::folder::Folder;
use ikrar_store::memory::MemoryLog;
use ikrar_store::monitor::{self, Bodies, Conflict, MonitorError};
use ikrar_store::publish::{FolderTarget, publish};
use ikrar_store::signed::SignedError;

/// What an entry holds, whatever its place.
#[derive(Clone)]
enum Content {
    Clear(Vec<u8>),
    Sealed(PersonId, SignedEvent),
}

fn world() -> World<MemoryLog> {
    let mut world = World::found(MemoryLog::default());
    for number in 0..4 {
        world.record(REGISTRAR, enrolment(number)).unwrap();
    }
    for number in 0..3 {
        world.record(REGISTRAR, paper_pact(number, day("2023-12-05"))).unwrap();
    }
    world
}

fn contents(world: &World<MemoryLog>) -> Vec<(Instant, Content)> {
    let content = |entry: Entry| match kind_of(&entry.body) {
        Ok(BodyKind::Sealed(person)) => {
            let opened = world.ledger.open_entry(entry).unwrap().opened().unwrap();
            Content::Sealed(person, opened.signed)
        }
        _ => Content::Clear(entry.body),
    };
    world.entries().into_iter().map(|entry| (entry.leaf.recorded_at, content(entry))).collect()
}

/// A log of these, sealed and chained as the program would, which ends as a checkpoint wants it.
fn chained(world: &World<MemoryLog>, contents: &[(Instant, Content)], nonce: u8) -> MemoryLog {
    let (mut head, mut entries) = (Head::default(), Vec::new());
    for (recorded_at, content) in contents {
        let place = Place { seq: head.next_seq(), recorded_at: *recorded_at };
        let body = match content {
            Content::Clear(body) => body.clone(),
            Content::Sealed(person, signed) => {
                let key = world.ledger.keys().data_key(person).key().unwrap();
                let nonce = [nonce; seal::NONCE_BYTES];
                seal::seal(signed, person, &key.of_entry(place.seq), place, nonce)
            }
        };
        entries.push(Entry::after(&head, *recorded_at, body));
        head = entries.last().unwrap().leaf.head();
    }
    let log = || {
        let log = MemoryLog::default();
        log.append(Head::default(), &entries).unwrap();
        log
    };
    // What opens is closed as the program does it.
    let Ok(mut ledger) = Ledger::open(log(), world.ledger.keys().clone(), None) else {
        return log();
    };
    let mut directory = ledger.directory(None, u64::MAX).unwrap();
    let mut names = ledger.names(None, u64::MAX).unwrap();
    ledger.close_lists(&mut directory, names.as_mut(), now(), false).unwrap();
    ledger.into_parts().0
}

fn signer() -> LogSigner {
    let key = SigningKey::from_bytes(&[3; 32]);
    LogSigner::new("ikrar.example/uji".parse().unwrap(), key).unwrap()
}

type Contents = Vec<(Instant, Content)>;

fn back_date(entry: &mut (Instant, Content)) {
    entry.0 = Instant::from_millis(entry.0.millis() - 1).unwrap();
}

/// Its name, what is done to the contents, the nonce with which they are sealed, and what an audit
/// of the log alone finds: mostly nothing.
type Attack = (&'static str, fn(&mut Contents), u8, &'static [FindingKind]);

const ATTACKS: [Attack; 8] = [
    ("all is dated back", |it| it.iter_mut().for_each(back_date), 1, &[]),
    (
        "the last one is dated back",
        |it| back_date(it.last_mut().unwrap()),
        1,
        &[FindingKind::RecordedAt],
    ),
    ("one on which nothing depends is dropped", |it| drop(it.remove(it.len() - 2)), 1, &[]),
    ("the newest ones are cut off", |it| it.truncate(it.len() - 2), 1, &[]),
    ("two change places", |it| it.last_chunk_mut::<2>().unwrap().swap(0, 1), 1, &[]),
    ("one stands twice", |it| it.push(it.last().unwrap().clone()), 1, &[FindingKind::Duplicate]),
    ("all is sealed again", |_| {}, 2, &[]),
    ("nothing is changed", |_| {}, 1, &[]),
];

#[test]
fn a_log_that_was_made_anew_is_found_by_whoever_saw_a_checkpoint() {
    let world = world();
    let good = chained(&world, &contents(&world), 1);
    let (home, site) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = Folder::at(home.path());
    let note = folder.sign_checkpoint(&good, good.head().unwrap(), &[signer()]).unwrap();
    let signed = folder.signed().unwrap().unwrap();
    let is_public = |body: &[u8]| !matches!(kind_of(body), Ok(BodyKind::Sealed(_)));
    publish(&good, &mut FolderTarget::open(site.path()), &note, &is_public).unwrap();
    let policy = format!("log {}\nquorum none\n", signer().key().key());
    let policy = Policy::parse(policy.as_bytes()).unwrap();
    let look = |place: &std::path::Path, before| {
        monitor::look(&FolderTarget::open(place), &policy, before, Bodies::All)
    };
    let seen = look(site.path(), None).unwrap().watched;
    for (name, change, nonce, expected) in ATTACKS {
        let mut changed = contents(&world);
        change(&mut changed);
        let log = chained(&world, &changed, nonce);
        let findings = verify(&log, world.ledger.keys(), None, &|_| {}).unwrap().findings;
        let kinds: Vec<_> = findings.iter().map(ikrar_core::finding::Finding::kind).collect();
        assert_eq!(kinds, expected, "{name}");
        if log.head().unwrap() == good.head().unwrap() {
            folder.check_signed(signed, &log).unwrap();
            continue;
        }
        // Whoever signs, and an audit beside what was signed.
        let is_told = |error: &SignedError| {
            matches!(error, SignedError::Forked { .. } | SignedError::WentBack { .. })
        };
        let refused = folder.sign_checkpoint(&log, log.head().unwrap(), &[signer()]).unwrap_err();
        assert!(is_told(&refused), "{name}: {refused:?}");
        let found = folder.check_signed(signed, &log).unwrap_err();
        assert!(is_told(&found), "{name}: {found:?}");
        // A monitor, where somebody signs it elsewhere.
        let (elsewhere, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let signed_elsewhere = Folder::at(elsewhere.path());
        let note =
            signed_elsewhere.sign_checkpoint(&log, log.head().unwrap(), &[signer()]).unwrap();
        publish(&log, &mut FolderTarget::open(other.path()), &note, &is_public).unwrap();
        let conflict = look(other.path(), Some(&seen));
        assert!(
            matches!(
                conflict,
                Err(MonitorError::Conflict { conflict: Conflict::Fork | Conflict::Rollback, .. })
            ),
            "{name}: {conflict:?}"
        );
    }
}
