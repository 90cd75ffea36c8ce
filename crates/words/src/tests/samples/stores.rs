//! What the store says: folders, notices, backups, and what the doctor sees and does.

use std::io;

use ikrar_core::keys::{KeyDamage, KeyRingError};
use ikrar_core::ledger::LedgerError;
use ikrar_core::log::{Damage, Flaw};
use ikrar_core::seal::SealError;
use ikrar_core::value::{LedgerId, Link, Seq};
use ikrar_store::backup::{BackupError, SealedError};
use ikrar_store::doctor::{Repaired, What};
use ikrar_store::folder::{FolderError, MarkerFault};
use ikrar_store::notice::Notice;

use super::rooms::{fault, path};
use super::{Said, boxed};

pub(super) fn samples() -> Vec<Said> {
    let seen = [boxed(whats()), folders(), backups(), boxed(notices()), boxed(repaired())];
    seen.into_iter().flatten().collect()
}

fn folders() -> Vec<Said> {
    let marker = |fault| FolderError::Marker { path: path(), fault };
    boxed([
        FolderError::Busy { path: path(), process: None },
        FolderError::Busy { path: path(), process: Some(7) },
        FolderError::Io { path: path(), source: io::Error::from_raw_os_error(2) },
        FolderError::Keys(KeyRingError::NoKey),
        FolderError::Ledger(LedgerError::Snapshot),
        marker(MarkerFault::Empty),
        marker(MarkerFault::Format(9)),
        marker(MarkerFault::Read(fault())),
        FolderError::Mixed(path()),
        FolderError::Missing(path()),
        FolderError::NotEmpty(path()),
    ])
}

fn backups() -> Vec<Said> {
    let reasons =
        [SealedError::Costly, SealedError::Format, SealedError::Ledger, SealedError::Passphrase];
    let sealed = reasons.map(|reason| BackupError::Sealed { path: path(), reason });
    let errors = [
        BackupError::Exists(path()),
        BackupError::Folder(FolderError::NotEmpty(path())),
        BackupError::Inside { inner: path().join("a"), outer: path() },
        BackupError::Keys { seq: Seq::new(4711), cause: SealError::Short },
        BackupError::Unfinished(path()),
    ];
    boxed(errors.into_iter().chain(sealed))
}

fn notices() -> Vec<Notice> {
    vec![
        Notice::AcknowledgedNotKept(fault()),
        Notice::ChainNotKept,
        Notice::ChainRebuilt { aside: path() },
        Notice::SnapshotNotKept(fault()),
        Notice::TornEnd { aside: path(), bytes: 12 },
    ]
}

fn repaired() -> Vec<Repaired> {
    let file = || "keyring/data-keys".to_owned();
    vec![
        Repaired::Closed { file: file(), mode: 0o644 },
        Repaired::Index,
        Repaired::Noticed(Notice::ChainNotKept),
        Repaired::SetAside { file: file(), aside: path() },
        Repaired::Snapshot { size: 4711 },
    ]
}

fn whats() -> Vec<What> {
    let (size, found, bytes, seq, free) = (17, 12, 4096, Seq::new(4711), 99);
    vec![
        What::Acknowledged { size },
        What::AcknowledgedAhead { size, found },
        What::AcknowledgedBehind { size: found, found: size },
        What::AcknowledgedMissing,
        What::Aside { bytes },
        What::BeingWritten { bytes },
        What::Entry { seq, damage: Damage::Flawed(Flaw::Check) },
        What::Index,
        What::IndexMissing,
        What::JournalMissing,
        What::Keys { bytes },
        What::KeysBehind { bytes },
        What::KeysDamaged { path: path(), damage: KeyDamage::Altered },
        What::KeysMissing,
        What::KeysUnfit { seq, cause: SealError::Short },
        What::Ledger { id: LedgerId::from_bytes([7; 32]), origin: "a.example".to_owned() },
        What::Leftover { bytes },
        What::LockFree,
        What::LockHeld { process: 7 },
        What::MarkerDamaged { fault: MarkerFault::Format(9) },
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
