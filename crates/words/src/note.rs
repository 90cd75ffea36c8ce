//! Why a text is no signed note, or no key of notes.

use ikrar_core::note::{KeyError, NoteError};

use crate::{Message, Say, message};

impl Say for NoteError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Control => message!("note-control"),
            Self::Line { at } => message!("note-line", at),
            Self::NoLines => message!("note-no-lines"),
            Self::Signature { name } => message!("note-signature", name = name.as_str()),
            Self::TooLong { found } => message!("note-too-long", found),
            Self::Unsigned => message!("note-unsigned"),
            Self::Utf8 => message!("note-utf8"),
        }
    }
}

impl Say for KeyError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Base64 => message!("note-key-base64"),
            Self::Hash => message!("note-key-hash"),
            Self::Length { found } => message!("note-key-length", found),
            Self::Name => message!("note-key-name"),
            Self::NotALog => message!("note-key-not-a-log"),
            Self::NotAWitness => message!("note-key-not-a-witness"),
            Self::Parts => message!("note-key-parts"),
            Self::Type(found) => message!("note-key-type", found = format!("{found:02x}")),
            Self::Unusable => message!("note-key-unusable"),
        }
    }
}
