//! Why a log did not do what it was asked.

use ikrar_core::log::{Damage, EngineFault, Flaw, LogError};

use crate::desk::placed;
use crate::{Message, Say, message};

impl Say for LogError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Chain { seq, source } => message!("log-chain", seq, reason = source),
            Self::Conflict(head) => message!("log-conflict", size = head.size),
            Self::Damaged { seq, damage } => message!("log-damaged", seq, damage),
            Self::Doubt(fault) => message!("log-doubt", fault),
            Self::Engine(fault) => message!("log-engine", fault),
            Self::Full { needed, free } => message!("log-full", needed, free),
        }
    }
}

impl Say for Damage {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Acknowledged(flaw) => message!("log-damage-acknowledged", flaw),
            Self::AcknowledgedMissing => message!("log-damage-acknowledged-missing"),
            Self::AcknowledgedOther => message!("log-damage-acknowledged-other"),
            Self::File { path, fault } => placed(path, fault.say()),
            Self::Flawed(flaw) => flaw.say(),
            Self::Followed(flaw) => message!("log-damage-followed", flaw),
            Self::IndexLonger { size } => message!("log-damage-index-longer", size),
            Self::IndexOther => message!("log-damage-index-other"),
            Self::Missing { path } => message!("log-damage-missing", path),
            Self::NotStored => message!("log-damage-not-stored"),
            Self::Shorter { known } => message!("log-damage-shorter", known),
            Self::Unled => message!("log-damage-unled"),
        }
    }
}

impl Say for Flaw {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Chain => message!("log-flaw-chain"),
            Self::Check => message!("log-flaw-check"),
            Self::Cut => message!("log-flaw-cut"),
            Self::Order => message!("log-flaw-order"),
        }
    }
}

impl Say for EngineFault {
    fn say(&self) -> Message<'_> {
        match self {
            Self::EarlierDoubt => message!("log-fault-earlier-doubt"),
            Self::Entry { seq, fault } => message!("log-fault-entry", seq, fault),
            Self::File { path, fault } => placed(path, fault.say()),
            Self::ListGone => message!("log-fault-list-gone"),
            Self::ReadOnly => message!("log-fault-read-only"),
        }
    }
}
