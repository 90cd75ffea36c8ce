//! What is no hash or key.

use ikrar_core::value::{Base64Error, HexError};

use crate::{Message, Say, message};

impl Say for HexError {
    fn say(&self) -> Message<'_> {
        message!("digest-hex")
    }
}

impl Say for Base64Error {
    fn say(&self) -> Message<'_> {
        message!("digest-base64")
    }
}
