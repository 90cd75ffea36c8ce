//! Why a ledger cannot be used, and why an event was not recorded.

use ikrar_core::ledger::{LedgerError, Rejection};

use crate::{Message, Say, message};

impl Say for LedgerError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Clock { now, newest } => message!("ledger-clock", now, newest),
            Self::ClockAhead { now, newest } => message!("ledger-clock-ahead", now, newest),
            Self::Empty => message!("ledger-empty"),
            Self::Integrity(finding) => finding.say(),
            Self::Keys(error) => error.say(),
            Self::Log(error) => error.say(),
            Self::Rollback { known, found } => message!("ledger-rollback", known, found),
            Self::Snapshot => message!("ledger-snapshot"),
        }
    }
}

impl Say for Rejection {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Event(error) => error.say(),
            Self::Refused(refusal) => refusal.say(),
            Self::Signature(error) => error.say(),
        }
    }
}
