use ikrar_core::value::LedgerId;
use ikrar_store::backup::{BackupError, SealedError};
use ikrar_store::doctor::{Repaired, What};

use super::*;

#[test]
fn backups_and_what_the_doctor_sees_are_told_in_both_languages() {
    let path = || PathBuf::from("cadangan");
    let sealed =
        [SealedError::Costly, SealedError::Format, SealedError::Ledger, SealedError::Passphrase];
    let source = include_str!("../../../../store/src/backup/sealed.rs");
    cover(source, "SealedError", &sealed);
    let mut errors = vec![
        BackupError::Exists(path()),
        BackupError::Folder(FolderError::NotEmpty(path())),
        BackupError::Inside { inner: path(), outer: PathBuf::from("muba") },
        BackupError::Keys { seq: 4711, reason: "the body is cut short".to_owned() },
        BackupError::Unfinished(path()),
    ];
    errors.extend(sealed.map(|reason| BackupError::Sealed { path: path(), reason }));
    check(include_str!("../../../../store/src/backup.rs"), "BackupError", &errors);
    let file = || "keyring/data-keys".to_owned();
    let repaired = [
        Repaired::Closed { file: file(), mode: 0o644 },
        Repaired::Index,
        Repaired::Noticed(Notice::ChainNotKept),
        Repaired::SetAside { file: file(), aside: path() },
        Repaired::Snapshot { size: 4711 },
    ];
    check(include_str!("../../../../store/src/doctor/repair.rs"), "Repaired", &repaired);
}

#[test]
fn whatever_is_seen_is_told_in_both_languages() {
    let samples = whats();
    samples.iter().for_each(check_one);
    let source = include_str!("../../../../store/src/doctor/what.rs");
    let levels = ["Fits,", "Remark,", "Damage,"];
    let lines = source.lines().filter(|line| levels.iter().any(|level| line.contains(level)));
    let codes: Vec<_> = lines.filter_map(|line| line.split('"').nth(1)).collect();
    assert!(codes.len() > 25, "{codes:?}");
    for code in codes {
        assert!(samples.iter().any(|what| what.code() == code), "`{code}` has no sample");
    }
}

fn whats() -> Vec<What> {
    let (size, found, bytes, seq, free) = (17, 12, 4096, 4711, 99);
    let reason = || "its stored bytes were altered".to_owned();
    let format = "format 9 is unknown; a newer program may know it".to_owned();
    vec![
        What::Acknowledged { size },
        What::AcknowledgedAhead { size, found },
        What::AcknowledgedBehind { size: found, found: size },
        What::AcknowledgedMissing,
        What::Aside { bytes },
        What::BeingWritten { bytes },
        What::Entry { seq, reason: reason() },
        What::Index,
        What::IndexMissing,
        What::JournalMissing,
        What::Keys { bytes },
        What::KeysBehind { bytes },
        What::KeysDamaged { reason: "keyring/data-keys: it is damaged".to_owned() },
        What::KeysMissing,
        What::KeysUnfit { seq, reason: "the body is cut short".to_owned() },
        What::Ledger { id: LedgerId::from_bytes([7; 32]), origin: "a.example".to_owned() },
        What::Leftover { bytes },
        What::LockFree,
        What::LockHeld { process: 7 },
        What::MarkerDamaged { reason: format },
        What::MarkerMissing,
        What::OtherLedger,
        What::Room { free },
        What::RoomLittle { free },
        What::Segment { first: 3, entries: 4, bytes, zeros: 5 },
        What::Snapshot { size },
        What::SnapshotAhead { size, found },
        What::SnapshotOther { size, link: Link::from_bytes([8; 32]) },
        What::SnapshotUnfit,
        What::Stray { bytes },
        What::Torn { at: 8, bytes },
        What::Unknown,
        What::Wide { mode: 0o644 },
    ]
}
