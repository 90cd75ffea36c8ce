//! What is wrong with a value, whatever its kind.

use ikrar_core::value::{ValueError, WordError};

use crate::message::Value;
use crate::{Message, Say, message};

impl Say for ValueError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Base64(error) => error.say(),
            Self::Code(error) => error.say(),
            Self::Hex(error) => error.say(),
            Self::Id(error) => error.say(),
            Self::Text(error) => error.say(),
            Self::Time(error) => error.say(),
            Self::Word(error) => error.say(),
        }
    }
}

impl Say for WordError {
    fn say(&self) -> Message<'_> {
        message!("value-word", found = &self.found, known = Value::any(self.known))
    }
}
