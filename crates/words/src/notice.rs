//! What opening or closing a ledger had to do beyond its task.

use ikrar_store::notice::Notice;

use crate::{Message, Say, message};

impl Say for Notice {
    fn say(&self) -> Message<'_> {
        match self {
            Self::AcknowledgedNotKept(fault) => message!("notice-acknowledged-not-kept", fault),
            Self::ChainNotKept => message!("notice-chain-not-kept"),
            Self::ChainRebuilt { aside } => message!("notice-chain-rebuilt", aside),
            Self::SnapshotNotKept(fault) => message!("notice-snapshot-not-kept", fault),
            Self::TornEnd { aside, bytes } => message!("notice-torn-end", aside, bytes),
        }
    }
}
