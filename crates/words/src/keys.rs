//! Why a key ring failed.

use ikrar_core::keys::{KeyDamage, KeyRingError};

use crate::{Message, Say, message};

impl Say for KeyRingError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Damaged { path, damage } => message!("keys-damaged", path, damage),
            Self::EarlierDoubt => message!("keys-earlier-doubt"),
            Self::File { path, fault } => message!("keys-file", path, fault),
            Self::NoKey => message!("keys-no-key"),
            Self::Randomness(fault) => message!("keys-randomness", fault),
            Self::Wide { path, mode } => message!("keys-wide", path, mode = format!("{mode:o}")),
            Self::Write(fault) => message!("keys-write", fault),
        }
    }
}

impl Say for KeyDamage {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Altered => message!("keys-damage-altered"),
            Self::Missing => message!("keys-damage-missing"),
            Self::NoMaster => message!("keys-damage-no-master"),
            Self::NotAFile => message!("keys-damage-not-a-file"),
            Self::Short => message!("keys-damage-short"),
            Self::Unreadable(fault) => fault.say(),
        }
    }
}
