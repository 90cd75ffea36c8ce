//! What is wrong with a value, whatever its kind.

use ikrar_core::value::{ListError, Refused, ValueError, WordError};

use crate::message::Value;
use crate::{Message, Say, message};

impl Say for ValueError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Base64(error) => error.say(),
            Self::Code(error) => error.say(),
            Self::Hex(error) => error.say(),
            Self::Id(error) => error.say(),
            Self::List(error) => error.say(),
            Self::Text(error) => error.say(),
            Self::Time(error) => error.say(),
            Self::Word(error) => error.say(),
        }
    }
}

impl Say for Refused {
    fn say(&self) -> Message<'_> {
        match self.field {
            Some(field) => message!("value-field", field, reason = &self.error),
            None => self.error.say(),
        }
    }
}

impl Say for ListError {
    fn say(&self) -> Message<'_> {
        let Self { found, max } = *self;
        message!("value-list", found, max)
    }
}

impl Say for WordError {
    fn say(&self) -> Message<'_> {
        message!("value-word", found = &self.found, known = Value::any(self.known))
    }
}
