//! Why the public side of a log cannot be written, signed, or looked at.

use ikrar_store::monitor::{Conflict, MonitorError};
use ikrar_store::publish::PublishError;
use ikrar_store::seen::SeenError;
use ikrar_store::signed::SignedError;

use crate::desk::placed;
use crate::{Message, Say, message};

impl Say for PublishError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Ahead { published, found } => message!("publish-ahead", published, found),
            Self::Checkpoint { name, error } => message!("publish-file", name, reason = error),
            Self::Differs { name } => message!("publish-differs", name),
            Self::Io { name, source } => message!("publish-file", name, reason = source),
            Self::Log(error) => error.say(),
            Self::Missing { name } => message!("publish-missing", name),
            Self::Root { size } => message!("publish-root", size),
            Self::Tile { name, error } => message!("publish-file", name, reason = error),
        }
    }
}

impl Say for SignedError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Damaged(path) => message!("signed-damaged", path),
            Self::Forked { size } => message!("signed-forked", size),
            Self::Io { path, source } => placed(path, source.say()),
            Self::NoEntry => message!("signed-no-entry"),
            Self::NotKept(path) => message!("signed-not-kept", path),
            Self::Note { path, error } => placed(path, error.say()),
            Self::OtherState { size } => message!("signed-other-state", size),
            Self::Publish(error) => error.say(),
            Self::WentBack { signed, found } => message!("signed-went-back", signed, found),
        }
    }
}

impl Say for SeenError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Forked { seq, path } => message!("seen-forked", seq, path),
            Self::Form(path) => message!("seen-form", path),
            Self::Io { path, source } => placed(path, source.say()),
            Self::Log(error) => error.say(),
            Self::WentBack { seen, found, path } => message!("seen-went-back", seen, found, path),
        }
    }
}

impl Say for MonitorError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Body { seq } => message!("monitor-body", seq),
            Self::Chain { seq, source } => message!("monitor-chain", seq, reason = source),
            Self::Sealed { seq } => message!("monitor-sealed", seq),
            Self::Tile { name } => message!("monitor-tile", name),
            Self::Checkpoint(error) => error.say(),
            Self::Conflict { conflict, .. } => conflict.say(),
            Self::LastEntry { seq } => message!("monitor-last-entry", seq),
            Self::Nothing => message!("monitor-nothing"),
            Self::Publish(error) => error.say(),
            Self::Root { size } => message!("publish-root", size),
            Self::State { path, source: Some(source) } => placed(path, source.say()),
            Self::State { path, source: None } => message!("monitor-state", path),
        }
    }
}

impl Say for Conflict {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Fork => message!("monitor-fork"),
            Self::OtherLog => message!("monitor-other-log"),
            Self::Rollback => message!("monitor-rollback"),
        }
    }
}
