//! Why a note is no checkpoint, and what is wrong with a policy.

use ikrar_core::checkpoint::CheckpointError;
use ikrar_core::checkpoint::policy::{POLICY_BYTES_MAX, PolicyError, PolicyFault};

use crate::{Message, Say, message};

impl Say for CheckpointError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::EmptyLine => message!("checkpoint-empty-line"),
            Self::Lines => message!("checkpoint-lines"),
            Self::Note(error) => error.say(),
            Self::Root => message!("checkpoint-root"),
            Self::Size => message!("checkpoint-size"),
            Self::UnknownLog { origin } => {
                message!("checkpoint-unknown-log", origin = origin.as_ref())
            }
        }
    }
}

impl Say for PolicyError {
    fn say(&self) -> Message<'_> {
        let Self { line, fault } = self;
        message!("policy-line", line, fault)
    }
}

impl Say for PolicyFault {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Control => message!("policy-control"),
            Self::Count => message!("policy-count"),
            Self::Key(error) => message!("policy-key", reason = error),
            Self::Keyword { found } => message!("policy-keyword", found),
            Self::KeyTwice => message!("policy-key-twice"),
            Self::MemberTwice { name } => message!("policy-member-twice", name),
            Self::NameTaken { name } => message!("policy-name-taken", name),
            Self::NoQuorum => message!("policy-no-quorum"),
            Self::QuorumTwice => message!("policy-quorum-twice"),
            Self::Threshold { members } => message!("policy-threshold", members),
            Self::TooLong => message!("policy-too-long", max = POLICY_BYTES_MAX),
            Self::UnknownName { name } => message!("policy-unknown-name", name),
        }
    }
}
