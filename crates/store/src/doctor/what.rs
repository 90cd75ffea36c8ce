//! What can be seen in a ledger's folder.

use ikrar_core::value::{LedgerId, Link};
use thiserror::Error;

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
        $code:literal, $level:ident, $text:literal;
    )+) => {
        /// What a file is, or what is wrong with it.
        #[derive(Debug, Clone, PartialEq, Eq, Error)]
        #[non_exhaustive]
        pub enum What {
            $(
                $(#[doc = $doc])+
                #[error($text)]
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
    }, "acknowledged", Fits, "it names the head: {size} entries";
    /// The journal does not reach to what was acknowledged.
    AcknowledgedAhead {
        /// The size that was acknowledged.
        size: u64,
        /// The journal's.
        found: u64
    }, "acknowledged-ahead", Damage, "{size} entries were acknowledged, the journal has {found}";
    /// The journal reaches further than what was acknowledged.
    AcknowledgedBehind {
        /// The size that was acknowledged.
        size: u64,
        /// The journal's.
        found: u64
    }, "acknowledged-behind", Remark,
        "it names {size} entries, the journal has {found}: a power cut may leave it so";
    /// Nothing tells how far appends were acknowledged.
    AcknowledgedMissing, "acknowledged-missing", Damage,
        "the record of acknowledged entries is missing";
    /// Something that was set aside.
    Aside {
        /// How long it is.
        bytes: u64
    }, "aside", Remark, "{bytes} bytes were set aside here; no entry needs them";
    /// A writer is at it.
    BeingWritten {
        /// How many bytes.
        bytes: u64
    }, "being-written", Fits, "{bytes} bytes behind the last list are being written";
    /// An entry is damaged or missing.
    Entry {
        /// The first one.
        seq: u64,
        /// What is wrong with it.
        reason: String
    }, "entry", Damage, "entry {seq}: {reason}";
    /// The index is there.
    Index, "index", Fits, "the index is there; it was not opened";
    /// The index is not there.
    IndexMissing, "index-missing", Remark,
        "the index is missing; the next command that records makes it anew";
    /// The journal is not there.
    JournalMissing, "journal-missing", Damage, "the journal is missing";
    /// The key ring opens.
    Keys {
        /// How many bytes of it count.
        bytes: u64
    }, "keys", Fits, "the key ring opens; {bytes} bytes of it count";
    /// The key ring has bytes that no entry needs.
    KeysBehind {
        /// How many.
        bytes: u64
    }, "keys-behind", Remark, "{bytes} bytes behind what counts belong to no entry";
    /// The key ring does not open.
    KeysDamaged {
        /// Why not.
        reason: String
    }, "keys-damaged", Damage, "{reason}";
    /// The key ring is not there.
    KeysMissing, "keys-missing", Damage,
        "the key ring is missing; what is sealed cannot be opened";
    /// The key ring is another one.
    KeysUnfit {
        /// The first entry that it does not open.
        seq: u64,
        /// Why not.
        reason: String
    }, "keys-unfit", Damage, "the key ring does not open entry {seq}: {reason}";
    /// The ledger that the folder holds.
    Ledger {
        /// Its id.
        id: LedgerId,
        /// Its public name.
        origin: String
    }, "ledger", Fits, "ledger {id}, {origin}";
    /// A file that was being written.
    Leftover {
        /// How long it is.
        bytes: u64
    }, "leftover", Remark, "{bytes} bytes that a crash left; no entry needs them";
    /// Nobody writes.
    LockFree, "lock-free", Fits, "no process writes";
    /// Somebody writes.
    LockHeld {
        /// The process, or 0 if it could not be told.
        process: u32
    }, "lock-held", Fits, "another process writes, number {process}";
    /// The marker cannot be read.
    MarkerDamaged {
        /// Why not.
        reason: String
    }, "marker-damaged", Damage, "{reason}";
    /// The marker is not there.
    MarkerMissing, "marker-missing", Damage,
        "it is missing: making or restoring the ledger did not end, or the file was lost";
    /// The log is of another ledger than the marker names.
    OtherLedger, "other-ledger", Damage, "the log is of another ledger than `ledger.toml` names";
    /// The disk has room.
    Room {
        /// How many bytes are free.
        free: u64
    }, "room", Fits, "{free} bytes are free on the disk";
    /// The disk has little room.
    RoomLittle {
        /// How many bytes are free.
        free: u64
    }, "room-little", Remark, "only {free} bytes are free on the disk";
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
    }, "segment", Fits,
        "{entries} entries from entry {first} on, {bytes} bytes, {zeros} zeros behind them";
    /// The snapshot can be used.
    Snapshot {
        /// The size at which it was taken.
        size: u64
    }, "snapshot", Fits, "it was taken at {size} entries, and fits the log";
    /// The snapshot is of a longer log.
    SnapshotAhead {
        /// The size at which it was taken.
        size: u64,
        /// The log's.
        found: u64
    }, "snapshot-ahead", Damage, "it was taken at {size} entries, the log has {found}";
    /// The snapshot is of another log.
    SnapshotOther {
        /// The size at which it was taken.
        size: u64,
        /// The link that it has there.
        link: Link
    }, "snapshot-other", Damage, "it was taken at {size} entries of another chain, link {link}";
    /// The snapshot cannot be used.
    SnapshotUnfit, "snapshot-unfit", Remark,
        "it does not open with this key ring and program, and is not used";
    /// A segment in which nothing counts.
    Stray {
        /// How long it is.
        bytes: u64
    }, "stray", Remark, "a segment without a list that counts, {bytes} bytes";
    /// Bytes behind the last list.
    Torn {
        /// Where they begin.
        at: u64,
        /// How many they are.
        bytes: u64
    }, "torn", Remark, "{bytes} bytes from byte {at} on were left by a crash; no entry needs them";
    /// A file that no ledger has.
    Unknown, "unknown", Remark, "it is no file of a ledger";
    /// Others may read or write it.
    Wide {
        /// Its mode.
        mode: u32
    }, "wide", Remark, "others may read or write it (mode {mode:o})";
}
