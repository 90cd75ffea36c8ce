use ikrar_core::checkpoint::{Checkpoint, LogSigner};
use ikrar_core::tree::Sized;
use ikrar_core::value::TreeHash;

use super::*;
use crate::memory::MemoryLog;
use crate::publish::tests::log_of;

fn note(size: u64) -> Note {
    let key = ed25519_dalek::SigningKey::from_bytes(&[3; 32]);
    let signer = LogSigner::new("ikrar.example.id/muba".parse().unwrap(), key).unwrap();
    let tree = Sized { size, root: TreeHash::from_bytes([7; 32]) };
    Checkpoint { origin: "ikrar.example.id/muba".into(), tree }.sign([&signer]).unwrap()
}

fn head(log: &MemoryLog) -> Head {
    log.head().unwrap()
}

fn compare(file: &SeenFile, log: &dyn Log) -> Result<(), SeenError> {
    file.compare(&file.read().unwrap().unwrap(), log)
}

#[test]
fn what_was_seen_is_kept_and_the_checkpoint_stays_until_a_newer_one_comes() {
    let states = tempfile::tempdir().unwrap();
    let seen = SeenFile::of(states.path(), &LedgerId::from_bytes([0xab; 32]));
    assert!(seen.path().ends_with(format!("ikrar/seen/{}", "ab".repeat(32))));
    let log = log_of(0..3);
    assert!(seen.read().unwrap().is_none());
    seen.remember(head(&log), None).unwrap();
    assert_eq!(seen.read().unwrap(), Some(Seen { head: head(&log), checkpoint: None }));
    seen.remember(head(&log), Some(&note(3))).unwrap();
    let longer = log_of(0..4);
    compare(&seen, &longer).unwrap();
    seen.remember(head(&longer), None).unwrap();
    let kept = Seen { head: head(&longer), checkpoint: Some(note(3)) };
    assert_eq!(seen.read().unwrap(), Some(kept));
    for wrong in ["", "ikrar seen 1\n", "ikrar seen 1\n4 ab\n", "ikrar seen 2\n"] {
        fs::write(seen.path(), wrong).unwrap();
        assert!(matches!(seen.read(), Err(SeenError::Form(_))), "{wrong:?}");
    }
    fs::write(seen.path(), b"\xff").unwrap();
    assert!(matches!(seen.read(), Err(SeenError::Form(_))));
}

#[test]
fn a_ledger_that_went_back_or_forked_is_refused() {
    let states = tempfile::tempdir().unwrap();
    let seen = SeenFile::of(states.path(), &LedgerId::from_bytes([0xab; 32]));
    seen.remember(head(&log_of(0..5)), None).unwrap();
    let back = compare(&seen, &log_of(0..4));
    assert!(matches!(back, Err(SeenError::WentBack { seen: 5, found: 4, .. })));
    assert!(matches!(compare(&seen, &MemoryLog::default()), Err(SeenError::WentBack { .. })));
    let forked = compare(&seen, &log_of(1..9));
    let Err(SeenError::Forked { seq, .. }) = forked else { panic!("{forked:?}") };
    assert_eq!(seq, Seq::new(4));
    assert!(compare(&seen, &log_of(0..9)).is_ok());
}
