//! What is no date or no moment.

use ikrar_core::value::TimeError;

use crate::{Message, Say, message};

impl Say for TimeError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Date(text) => message!("time-date", text),
            Self::Instant(text) => message!("time-instant", text),
        }
    }
}
