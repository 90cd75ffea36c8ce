//! The doctor: what is there of a ledger, what fits what, and what the next writer would set
//! aside. Examining changes nothing and locks nothing; repairing does only what any writer does,
//! says each thing, and refuses where entries that were acknowledged are damaged.

mod examine;
mod repair;
mod what;

pub use repair::{Repaired, Repairs};
pub use what::{Level, What};

/// Something that was seen in a ledger's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The file or folder, from the ledger's folder.
    pub file: String,
    /// What it is, or what is wrong with it.
    pub what: What,
}

/// Whether nothing that counts is damaged or missing.
pub fn is_sound(seen: &[Seen]) -> bool {
    seen.iter().all(|seen| seen.what.level() != Level::Damage)
}
