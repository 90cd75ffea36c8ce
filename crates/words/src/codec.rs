//! Why bytes are no value of the ledger.

use ikrar_core::codec::CodecError;

use crate::{Message, Say, message};

impl Say for CodecError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Malformed(reason) => message!("codec-malformed", reason),
            Self::NotCanonical => message!("codec-not-canonical"),
            Self::Trailing { read, found } => message!("codec-trailing", read, found),
            Self::Value(refused) => refused.say(),
            Self::UnknownKind { of, found } => message!("codec-unknown-kind", of, found),
        }
    }
}
