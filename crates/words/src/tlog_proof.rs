//! Why a text is no proof of inclusion, or proves nothing.

use ikrar_core::tlog_proof::TlogProofError;

use crate::{Message, Say, message};

impl Say for TlogProofError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Checkpoint(error) => message!("tlog-proof-checkpoint", reason = error),
            Self::Extra => message!("tlog-proof-extra"),
            Self::FirstLine => message!("tlog-proof-first-line"),
            Self::Hash { at } => message!("tlog-proof-hash", at),
            Self::Index => message!("tlog-proof-index"),
            Self::NoCheckpoint => message!("tlog-proof-no-checkpoint"),
            Self::Note(error) => message!("tlog-proof-checkpoint", reason = error),
            Self::NotIncluded => message!("tlog-proof-not-included"),
        }
    }
}
