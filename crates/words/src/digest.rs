//! What is no hash or key.

use ikrar_core::value::HexError;

use crate::{Message, Say, message};

impl Say for HexError {
    fn say(&self) -> Message<'_> {
        message!("digest-hex")
    }
}
