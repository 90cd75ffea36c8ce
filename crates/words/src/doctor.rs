//! What the doctor sees in a ledger's folder, and what it put right.

use ikrar_store::doctor::{Repaired, What};

use crate::desk::placed;
use crate::{Message, Say, message};

impl Say for What {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Acknowledged { size } => message!("doctor-acknowledged", size),
            Self::AcknowledgedAhead { size, found } => {
                message!("doctor-acknowledged-ahead", size, found)
            }
            Self::AcknowledgedBehind { size, found } => {
                message!("doctor-acknowledged-behind", size, found)
            }
            Self::AcknowledgedMissing => message!("log-damage-acknowledged-missing"),
            Self::Aside { bytes } => message!("doctor-aside", bytes),
            Self::BeingWritten { bytes } => message!("doctor-being-written", bytes),
            Self::Entry { seq, damage } => message!("doctor-entry", seq, damage),
            Self::Index => message!("doctor-index"),
            Self::IndexMissing => message!("doctor-index-missing"),
            Self::JournalMissing => message!("doctor-journal-missing"),
            Self::Keys { bytes } => message!("doctor-keys", bytes),
            Self::KeysBehind { bytes } => message!("doctor-keys-behind", bytes),
            Self::KeysDamaged { path, damage } => placed(path, damage.say()),
            Self::KeysMissing => message!("doctor-keys-missing"),
            Self::KeysUnfit { seq, cause } => message!("backup-keys", seq, cause),
            Self::Ledger { id, origin } => message!("doctor-ledger", id, origin),
            Self::Leftover { bytes } => message!("doctor-leftover", bytes),
            Self::LockFree => message!("doctor-lock-free"),
            Self::LockHeld { process } => message!("doctor-lock-held", process),
            Self::MarkerDamaged { fault } => fault.say(),
            Self::MarkerMissing => message!("doctor-marker-missing"),
            Self::OtherLedger => message!("doctor-other-ledger"),
            Self::Room { free } => message!("doctor-room", free),
            Self::RoomLittle { free } => message!("doctor-room-little", free),
            Self::Segment { first, entries, bytes, zeros } => {
                message!("doctor-segment", first, entries, bytes, zeros)
            }
            Self::Snapshot { size } => message!("doctor-snapshot", size),
            Self::SnapshotAhead { size, found } => message!("doctor-snapshot-ahead", size, found),
            Self::SnapshotOther { size, link } => message!("doctor-snapshot-other", size, link),
            Self::SnapshotUnfit => message!("doctor-snapshot-unfit"),
            Self::Stray { bytes } => message!("doctor-stray", bytes),
            Self::Torn { at, bytes } => message!("doctor-torn", at, bytes),
            Self::Unknown => message!("doctor-unknown"),
            Self::Wide { mode } => message!("doctor-wide", mode = format!("{mode:o}")),
        }
    }
}

impl Say for Repaired {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Closed { file, mode } => {
                message!("doctor-made-private", file, mode = format!("{mode:o}"))
            }
            Self::Index => message!("doctor-made-index"),
            Self::Noticed(notice) => notice.say(),
            Self::SetAside { file, aside } => message!("doctor-set-aside", file, aside),
            Self::Snapshot { size } => message!("doctor-made-snapshot", size),
        }
    }
}
