//! What can be seen in a ledger's folder.

use std::path::PathBuf;

use ikrar_core::keys::KeyDamage;
use ikrar_core::log::Damage;
use ikrar_core::seal::SealError;
use ikrar_core::value::{LedgerId, Link, Seq};

use crate::folder::MarkerFault;

/// How much something that was seen matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Level {
    /// It is as it should be.
    Fits,
    /// It is harmless, and not as it should be.
    Remark,
    /// Something that counts is damaged or missing.
    Damage,
}

/// Makes the enum with a code and a level for each variant.
macro_rules! what {
    ($(
        $(#[doc = $doc:literal])+
        $variant:ident $({ $($(#[doc = $field_doc:literal])+ $field:ident: $type:ty),+ })?,
        $code:literal, $level:ident;
    )+) => {
        /// What a file is, or what is wrong with it.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum What {
            $(
                $(#[doc = $doc])+
                $variant $({ $($(#[doc = $field_doc])+ $field: $type),+ })?,
            )+
        }

        impl What {
            /// Its code, which never changes.
            pub fn code(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $code),+ }
            }

            /// How much it matters.
            pub fn level(&self) -> Level {
                match self { $(Self::$variant { .. } => Level::$level),+ }
            }
        }
    };
}

what! {
    /// The newest head that was acknowledged is the journal's.
    Acknowledged {
        /// The head's size.
        size: u64
    }, "acknowledged", Fits;
    /// The journal does not reach to what was acknowledged.
    AcknowledgedAhead {
        /// The size that was acknowledged.
        size: u64,
        /// The journal's.
        found: u64
    }, "acknowledged-ahead", Damage;
    /// The journal reaches further than what was acknowledged.
    AcknowledgedBehind {
        /// The size that was acknowledged.
        size: u64,
        /// The journal's.
        found: u64
    }, "acknowledged-behind", Remark;
    /// Nothing tells how far appends were acknowledged.
    AcknowledgedMissing, "acknowledged-missing", Damage;
    /// Something that was set aside.
    Aside {
        /// How long it is.
        bytes: u64
    }, "aside", Remark;
    /// A writer is at it.
    BeingWritten {
        /// How many bytes.
        bytes: u64
    }, "being-written", Fits;
    /// An entry is damaged or missing.
    Entry {
        /// The first one.
        seq: Seq,
        /// What is wrong with it.
        damage: Damage
    }, "entry", Damage;
    /// The index is there.
    Index, "index", Fits;
    /// The index is not there.
    IndexMissing, "index-missing", Remark;
    /// The journal is not there.
    JournalMissing, "journal-missing", Damage;
    /// The key ring opens.
    Keys {
        /// How many bytes of it count.
        bytes: u64
    }, "keys", Fits;
    /// The key ring has bytes that no entry needs.
    KeysBehind {
        /// How many.
        bytes: u64
    }, "keys-behind", Remark;
    /// The key ring does not open.
    KeysDamaged {
        /// The file or folder.
        path: PathBuf,
        /// What is wrong with it.
        damage: KeyDamage
    }, "keys-damaged", Damage;
    /// The key ring is not there.
    KeysMissing, "keys-missing", Damage;
    /// The key ring is another one.
    KeysUnfit {
        /// The first entry that it does not open.
        seq: Seq,
        /// Why not.
        cause: SealError
    }, "keys-unfit", Damage;
    /// The ledger that the folder holds.
    Ledger {
        /// Its id.
        id: LedgerId,
        /// Its public name.
        origin: String
    }, "ledger", Fits;
    /// A file that was being written.
    Leftover {
        /// How long it is.
        bytes: u64
    }, "leftover", Remark;
    /// Nobody writes.
    LockFree, "lock-free", Fits;
    /// Somebody writes.
    LockHeld {
        /// The process, or 0 if it could not be told.
        process: u32
    }, "lock-held", Fits;
    /// The marker cannot be read.
    MarkerDamaged {
        /// Why not.
        fault: MarkerFault
    }, "marker-damaged", Damage;
    /// The marker is not there.
    MarkerMissing, "marker-missing", Damage;
    /// The log is of another ledger than the marker names.
    OtherLedger, "other-ledger", Damage;
    /// The disk has room.
    Room {
        /// How many bytes are free.
        free: u64
    }, "room", Fits;
    /// The disk has little room.
    RoomLittle {
        /// How many bytes are free.
        free: u64
    }, "room-little", Remark;
    /// A segment that is sound.
    Segment {
        /// The number of its first entry.
        first: u64,
        /// How many entries it holds.
        entries: u64,
        /// Where its last list ends.
        bytes: u64,
        /// How much room is reserved behind that.
        zeros: u64
    }, "segment", Fits;
    /// The snapshot can be used.
    Snapshot {
        /// The size at which it was taken.
        size: u64
    }, "snapshot", Fits;
    /// The snapshot is of a longer log.
    SnapshotAhead {
        /// The size at which it was taken.
        size: u64,
        /// The log's.
        found: u64
    }, "snapshot-ahead", Damage;
    /// The snapshot is of another log.
    SnapshotOther {
        /// The size at which it was taken.
        size: u64,
        /// The link that it has there.
        link: Link
    }, "snapshot-other", Damage;
    /// The snapshot cannot be used.
    SnapshotUnfit, "snapshot-unfit", Remark;
    /// A segment in which nothing counts.
    Stray {
        /// How long it is.
        bytes: u64
    }, "stray", Remark;
    /// Bytes behind the last list.
    Torn {
        /// Where they begin.
        at: u64,
        /// How many they are.
        bytes: u64
    }, "torn", Remark;
    /// A file that no ledger has.
    Unknown, "unknown", Remark;
    /// Others may read or write it.
    Wide {
        /// Its mode.
        mode: u32
    }, "wide", Remark;
}
