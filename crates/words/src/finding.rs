//! What an audit finds.

use ikrar_core::directory::DirectoryError;
use ikrar_core::finding::{Cause, Finding};

use crate::{Message, Say, message};

impl Say for Finding {
    fn say(&self) -> Message<'_> {
        let Self { entry, cause, after: _ } = self;
        message!("finding", entry, cause)
    }
}

impl Say for DirectoryError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Form => message!("finding-directory-form"),
            Self::Lists { expected, found } => {
                message!("finding-directory-lists", expected, found)
            }
            Self::Names { expected, found } => {
                message!("finding-directory-names", expected, found)
            }
            Self::NamesKey => message!("finding-directory-names-key"),
            Self::Number(found) => message!("finding-directory-number", found),
        }
    }
}

impl Say for Cause {
    fn say(&self) -> Message<'_> {
        match self {
            Self::AboutAnother => message!("finding-about-another"),
            Self::BodyHash => message!("finding-body-hash"),
            Self::Directory(error) => error.say(),
            Self::Duplicate(entry) => message!("finding-duplicate", entry),
            Self::Event(error) => error.say(),
            Self::Link(error) => error.say(),
            Self::OtherChain => message!("finding-other-chain"),
            Self::RecordedAt(at) => message!("finding-recorded-at", at),
            Self::Refused(refusal) => refusal.say(),
            Self::Seal(error) => error.say(),
            Self::SealedForAnother => message!("finding-sealed-for-another"),
            Self::Signature(error) => error.say(),
            Self::Snapshot => message!("finding-snapshot"),
            Self::Storage(damage) => damage.say(),
            Self::UnknownAuthor => message!("finding-unknown-author"),
        }
    }
}
