//! Why bytes are no event.

use ikrar_core::event::{EVENT_BYTES_MAX, EventError};

use crate::{Message, Say, message};

impl Say for EventError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Codec(reason) => message!("event-codec", reason),
            Self::Empty => message!("event-empty"),
            Self::List { field, found, max } => message!("event-list", field, found, max),
            Self::PersonalNumber { field } => message!("event-personal-number", field),
            Self::Text { field, source } => message!("event-text", field, reason = source),
            Self::TooLarge(found) => message!("event-too-large", found, max = EVENT_BYTES_MAX),
            Self::UnknownVersion(version) => message!("event-unknown-version", version),
        }
    }
}
