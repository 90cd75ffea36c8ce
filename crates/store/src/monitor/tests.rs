use ed25519_dalek::SigningKey;
use ikrar_core::checkpoint::cosignature::{CosignedAt, WitnessSigner};
use ikrar_core::checkpoint::policy::Quorum;
use ikrar_core::entry::Entry;
use ikrar_core::log::Log;
use ikrar_core::note::Verifier;
use ikrar_core::tree::{Sized, empty_root};
use ikrar_core::value::{Instant, TreeHash};

use std::fs;
use std::path::Path;

use super::*;
use crate::memory::MemoryLog;
use crate::publish::tests::{note_of, signer};
use crate::publish::{FolderTarget, Target, publish, publish_note};

/// A log of so many entries, of which the ones at these places end what a checkpoint covers.
fn log(mark: &str, ends: &[u64]) -> MemoryLog {
    let (log, mut head) = (MemoryLog::default(), Head::default());
    let at = Instant::from_millis(1_703_642_400_000).unwrap();
    let mut entries = Vec::new();
    for number in 0..*ends.last().unwrap() {
        let body = match ends.contains(&(number + 1)) {
            true => Roots::without_names(empty_root()).to_body(Seq::new(number)),
            // Of those that everybody may read the first byte is a dot.
            false if number % 10 == 0 => format!(".{mark}{number}").into_bytes(),
            false => number.to_string().into_bytes(),
        };
        entries.push(Entry::after(&head, at, body));
        head = entries.last().unwrap().leaf.head();
    }
    log.append(Head::default(), &entries).unwrap();
    log
}

fn is_public(body: &[u8]) -> bool {
    body.starts_with(b".") || matches!(kind_of(body), Ok(BodyKind::Directory))
}

fn policy() -> Policy {
    let vkey = signer().key().key().to_string();
    Policy::parse(format!("log {vkey}\nquorum none\n").as_bytes()).unwrap()
}

impl FolderTarget {
    fn replace(&mut self, name: &str, text: &str) {
        self.write(name, text.as_bytes()).unwrap();
        self.settle().unwrap();
    }
}

struct Site {
    folder: tempfile::TempDir,
}

impl Site {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn target(&self) -> FolderTarget {
        FolderTarget::open(self.folder.path())
    }

    fn publish(&self, log: &MemoryLog, size: u64) {
        publish(log, &mut self.target(), &note_of(log, size), &is_public).unwrap();
    }

    fn look(&self, before: Option<&Watched>) -> Result<Look, MonitorError> {
        look(&self.target(), &policy(), before, Bodies::All)
    }

    fn change(&self, name: &str, change: impl FnOnce(&mut Vec<u8>)) {
        let path = self.folder.path().join(name);
        let mut bytes = fs::read(&path).unwrap();
        change(&mut bytes);
        fs::write(&path, bytes).unwrap();
    }
}

#[test]
fn each_look_reads_what_came_since_the_one_before() {
    let (site, log) = (Site::new(), log("", &[3, 256, 600]));
    assert!(matches!(site.look(None), Err(MonitorError::Nothing)));
    let state = site.folder.path().join("monitor.state");
    assert!(Watched::read(&state).unwrap().is_none());
    let (mut before, mut seen) = (None, 0);
    for (size, bodies) in [(3, 2), (256, 26), (256, 1), (600, 35)] {
        site.publish(&log, size);
        let found = site.look(before.as_ref()).unwrap();
        assert_eq!((found.entries, found.bodies), (size - seen, bodies), "{size}");
        assert_eq!(found.worth.quorum, Quorum::NotWanted);
        found.watched.write(&state).unwrap();
        before = Watched::read(&state).unwrap();
        assert_eq!(before.as_ref(), Some(&found.watched));
        seen = size;
    }
    assert_eq!(site.look(None).unwrap().watched, before.unwrap());
}

#[test]
fn a_log_that_went_back_or_shows_another_past_is_a_conflict_with_both_notes() {
    let log = log("", &[3, 300, 600]);
    let other = self::log("other", &[3, 300, 600]);
    let (site, fork) = (Site::new(), Site::new());
    site.publish(&log, 300);
    let before = site.look(None).unwrap().watched;
    for (log, size, expected) in [
        (&log, 3, Conflict::Rollback),
        (&other, 300, Conflict::Fork),
        (&other, 600, Conflict::Fork),
    ] {
        let now = Site::new();
        now.publish(log, size);
        let refused = now.look(Some(&before)).unwrap_err();
        assert_eq!(refused.kind(), Kind::Damaged);
        let MonitorError::Conflict { conflict, seen, found } = refused else {
            panic!("{refused:?}")
        };
        assert_eq!((conflict, *seen.clone()), (expected, before.note.clone()));
        assert_eq!(*found, note_of(log, size));
        let state = fork.folder.path().join("state");
        let kept = keep_evidence(&state, &seen, &found).unwrap();
        let kept = kept.map(|path| Note::from_bytes(&fs::read(path).unwrap()).unwrap());
        assert_eq!(kept, [*seen, *found]);
    }
    assert_eq!(fs::read_dir(fork.folder.path()).unwrap().count(), 6);
}

#[test]
fn a_damaged_file_is_no_fork() {
    let (site, log) = (Site::new(), log("", &[300, 600]));
    site.publish(&log, 300);
    let before = site.look(None).unwrap().watched;
    site.publish(&log, 600);
    site.change("tile/entries/001", |bytes| bytes[83 * 50 + 40] ^= 1);
    let refused = site.look(Some(&before));
    assert!(matches!(refused, Err(MonitorError::Chain { seq, .. }) if seq == Seq::new(306)));
}

#[test]
fn what_is_missing_or_was_altered_is_named() {
    let log = log("", &[600]);
    let site = || {
        let site = Site::new();
        site.publish(&log, 600);
        site
    };
    let gap = site();
    fs::remove_file(gap.folder.path().join("tile/entries/001")).unwrap();
    let missing = gap.look(None);
    assert!(matches!(missing, Err(MonitorError::Publish(PublishError::Missing { name }))
        if name == "tile/entries/001"));
    let chain = site();
    chain.change("tile/entries/001", |bytes| bytes[83 * 5 + 40] ^= 1);
    let broken = chain.look(None);
    assert!(matches!(broken, Err(MonitorError::Chain { seq, .. }) if seq == Seq::new(261)));
    let body = site();
    body.change("clear/310", |bytes| bytes.push(b'!'));
    assert!(matches!(body.look(None), Err(MonitorError::Body { seq }) if seq == Seq::new(310)));
    let far = look(&body.target(), &policy(), None, Bodies::None);
    assert_eq!(far.unwrap().bodies, 1, "far away only the last one is asked for");
    body.change("clear/599", |bytes| bytes[3] ^= 1);
    let last = look(&body.target(), &policy(), None, Bodies::None);
    assert!(matches!(last, Err(MonitorError::Body { seq }) if seq == Seq::new(599)));
    fs::remove_file(body.folder.path().join("clear/599")).unwrap();
    let last = look(&body.target(), &policy(), None, Bodies::None);
    assert!(matches!(last, Err(MonitorError::LastEntry { .. })));
}

#[test]
fn a_checkpoint_that_is_not_the_logs_is_refused() {
    let log = log("", &[3, 600]);
    let site = Site::new();
    site.publish(&log, 600);
    let note = site.look(None).unwrap().watched.note;
    let mut target = site.target();
    let signature = note.lines().replace("AA", "AB").replace('a', "b");
    let bad = format!("{}\n{signature}", note.text());
    target.replace("checkpoint", &bad);
    assert!(matches!(site.look(None), Err(MonitorError::Checkpoint(_) | MonitorError::Publish(_))));
    // Signed, and of the right size, with another root: what a log says that was not checked.
    let tree = Sized { size: 600, root: TreeHash::from_bytes([7; 32]) };
    let origin = "ikrar.example.id/muba".into();
    let wrong = Checkpoint { origin, tree }.sign([&signer()]).unwrap();
    target.replace("checkpoint", wrong.as_str());
    assert!(matches!(site.look(None), Err(MonitorError::Root { size: 600 })));
}

#[test]
fn a_checkpoint_ends_with_a_directory_entry() {
    let log = log("", &[600]);
    let site = Site::new();
    site.publish(&log, 599);
    assert!(
        matches!(site.look(None), Err(MonitorError::LastEntry { seq }) if seq == Seq::new(598))
    );
}

#[test]
fn the_directory_entry_of_another_place_ends_no_checkpoint() {
    let log = log("", &[3]);
    let last = log.read(Seq::new(2), 1).unwrap().pop().unwrap();
    let again = Entry::after(&last.leaf.head(), last.leaf.recorded_at, last.body);
    log.append(last.leaf.head(), &[again]).unwrap();
    let site = Site::new();
    site.publish(&log, 4);
    assert!(matches!(site.look(None), Err(MonitorError::LastEntry { seq }) if seq == Seq::new(3)));
}

#[test]
fn a_state_that_was_changed_is_not_believed() {
    let (site, log) = (Site::new(), log("", &[3, 600]));
    site.publish(&log, 3);
    let state = site.folder.path().join("state");
    site.look(None).unwrap().watched.write(&state).unwrap();
    let text = fs::read_to_string(&state).unwrap();
    for wrong in [
        String::new(),
        text.replace("monitor 1", "monitor 2"),
        text.replace("\n3\n", "\n4\n"),
        text.replacen('A', "B", 1),
    ] {
        fs::write(&state, &wrong).unwrap();
        let read = Watched::read(&state);
        assert!(matches!(read, Err(MonitorError::State { source: None, .. })), "{wrong}");
    }
    let endless = Watched::read(Path::new("/dev/zero"));
    assert!(matches!(endless, Err(MonitorError::State { source: None, .. })));
}

/// What a witness said once counts, also where it is not published any more.
#[test]
fn a_line_of_a_witness_that_was_seen_is_kept() {
    let (site, log) = (Site::new(), log("", &[300]));
    site.publish(&log, 300);
    let key = SigningKey::from_bytes(&[4; 32]);
    let witness = WitnessSigner::new("saksi.example/uji".parse().unwrap(), key).unwrap();
    let (own, of) = (signer().key().key().to_string(), witness.key().key().to_string());
    let policy = format!("log {own}\nwitness uji {of}\nquorum uji\n");
    let policy = Policy::parse(policy.as_bytes()).unwrap();
    let look =
        |before: Option<&Watched>| look(&site.target(), &policy, before, Bodies::All).unwrap();
    let alone = look(None);
    assert_eq!(alone.worth.quorum, Quorum::Missed);
    let note = note_of(&log, 300);
    let line = witness.cosign(CosignedAt::from_seconds(7).unwrap(), &note);
    publish_note(&mut site.target(), &note.with_lines(&line).unwrap()).unwrap();
    let late = look(Some(&alone.watched));
    assert_eq!(late.worth.quorum, Quorum::Met);
    publish_note(&mut site.target(), &note).unwrap();
    let gone = look(Some(&late.watched));
    assert_eq!((gone.worth.quorum, &gone.watched), (Quorum::Met, &late.watched));
}

/// Every checkpoint that is published is held against the entries, not only the newest.
#[test]
fn a_checkpoint_beside_the_newest_that_is_of_another_past_is_a_conflict() {
    let (log, other) = (log("", &[3, 600]), log("other", &[3, 600]));
    let site = Site::new();
    site.publish(&log, 3);
    let before = site.look(None).unwrap().watched;
    site.publish(&log, 600);
    let forked = note_of(&other, 3);
    let put = |bytes: &str| site.target().replace("checkpoints/3", bytes);
    put(forked.as_str());
    for (before, bodies) in [(None, Bodies::All), (Some(&before), Bodies::None)] {
        let found = look(&site.target(), &policy(), before, bodies).unwrap_err();
        let MonitorError::Conflict { conflict: Conflict::Fork, found, .. } = found else {
            panic!("{found:?}")
        };
        assert_eq!(*found, forked);
    }
    // One that nobody known signed is damaged, or of a key that was replaced.
    let unknown = |note: &Note| note.as_str().replace("\u{2014} ikrar", "\u{2014} dulu");
    put(&unknown(&forked));
    let damaged = site.look(None).unwrap_err();
    assert!(matches!(damaged, MonitorError::Publish(PublishError::Checkpoint { .. })));
    put(&unknown(&note_of(&log, 3)));
    site.look(None).unwrap();
}
