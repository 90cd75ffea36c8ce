//! Why a body does not give its signed event.

use ikrar_core::seal::SealError;

use crate::{Message, Say, message};

impl Say for SealError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Broken => message!("seal-broken"),
            Self::NoEvent => message!("seal-no-event"),
            Self::NoKey => message!("seal-no-key"),
            Self::Short => message!("seal-short"),
            Self::Signed(error) => error.say(),
            Self::UnknownKind(kind) => message!("seal-unknown-kind", kind),
            Self::UnknownVersion(version) => message!("seal-unknown-version", version),
        }
    }
}
