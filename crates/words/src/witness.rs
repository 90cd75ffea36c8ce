//! Why a witness does not sign, or does not start, and what a log makes of its answer.

use ikrar_core::witness::{NotCosigned, Refused};
use ikrar_store::witness::WitnessError;

use crate::desk::placed;
use crate::{Message, Say, message};

impl Say for Refused {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Conflict { size } => message!("witness-conflict", size),
            Self::EmptyRoot => message!("witness-empty-root"),
            Self::Form => message!("witness-form"),
            Self::NotSigned => message!("witness-not-signed"),
            Self::OldLarger => message!("witness-old-larger"),
            Self::Proof => message!("witness-proof"),
            Self::Root => message!("witness-root"),
            Self::UnknownLog => message!("witness-unknown-log"),
        }
    }
}

impl Say for NotCosigned {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Ahead { seen } => message!("witness-ahead", seen),
            Self::Foreign => message!("witness-foreign"),
            Self::Later { status } => message!("witness-later", status),
            Self::Refused { status } => message!("witness-refused", status),
            Self::Unknown { status } => message!("witness-unknown", status),
        }
    }
}

impl Say for WitnessError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Form { path, fault } => placed(path, fault.say()),
            Self::Key { name, error } => message!("witness-key", name, reason = error),
            Self::Io { path, source } => placed(path, source.say()),
            Self::Lost { origin, path } => message!("witness-lost", origin, path),
        }
    }
}
