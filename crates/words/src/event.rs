//! Why bytes are no event.

use ikrar_core::codec::CodecError;
use ikrar_core::event::{EVENT_BYTES_MAX, EventError};

use crate::{Message, Say, message};

impl Say for EventError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Codec(CodecError::Value(refused)) => refused.say(),
            Self::Codec(reason) => message!("event-codec", reason),
            Self::Empty => message!("event-empty"),
            Self::TooLarge(found) => message!("event-too-large", found, max = EVENT_BYTES_MAX),
            Self::UnknownVersion(version) => message!("event-unknown-version", version),
        }
    }
}
