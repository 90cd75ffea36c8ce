//! Why bytes are no signed event, and why a signature is not accepted.

use ikrar_core::sign::{SignatureError, SignedEventError};

use crate::{Message, Say, message};

impl Say for SignedEventError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Short => message!("sign-short"),
            Self::Path => message!("sign-impossible-path"),
            Self::UnknownScheme(scheme) => message!("sign-unknown-scheme", scheme),
            Self::UnknownVersion(version) => message!("sign-unknown-version", version),
        }
    }
}

impl Say for SignatureError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Invalid => message!("sign-invalid"),
            Self::NoPoint => message!("sign-no-point"),
            Self::OtherKey => message!("sign-other-key"),
            Self::Path => message!("sign-other-path"),
        }
    }
}
