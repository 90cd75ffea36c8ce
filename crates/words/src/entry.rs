//! Where a chain breaks.

use ikrar_core::entry::ChainError;

use crate::{Message, Say, message};

impl Say for ChainError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Link { expected, found } => message!(
                "entry-link",
                expected = format!("{expected:.16}"),
                found = format!("{found:.16}"),
            ),
            Self::Sequence { expected, found } => message!("entry-sequence", expected, found),
            Self::Time(millis) => message!("entry-time", millis),
            Self::UnknownVersion(version) => message!("entry-unknown-version", version),
        }
    }
}
