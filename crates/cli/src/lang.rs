//! Messages in Indonesian and English that `ikrar-words` does not tell yet.
//!
//! English is what the types say themselves (`Display`). Indonesian is written here, in two ways.
//! What the core also hands on as text, in findings and reasons, is told by that text (`texts.rs`,
//! `refusal.rs`, `id.rs`), so that it reads alike wherever it appears. Other errors are matched by
//! value (`keep.rs`, `ledger.rs`, `rulebook.rs`). Codes, field names, numbers and dates stay as
//! they are.

mod id;
mod keep;
mod ledger;
mod refusal;
mod rulebook;
mod texts;

use ikrar_core::codec::CodecError;
use ikrar_core::entry::ChainError;
use ikrar_core::event::EventError;
use ikrar_core::seal::SealError;
use ikrar_core::sign::{SignatureError, SignedEventError};
use ikrar_core::value::{CodeError, HexError, IdError, IdWarning, TextError, TimeError};

use ikrar_words::Lang;

/// What can be told in both languages, in one line.
pub(crate) trait Tell {
    /// The message in `lang`; in English where no Indonesian is known.
    fn tell(&self, lang: Lang) -> String;
}

/// Tells types in Indonesian by a function over their values.
macro_rules! tell_by_value {
    ($($type:ty => $indonesian:path),+ $(,)?) => {
        $(impl $crate::lang::Tell for $type {
            fn tell(&self, lang: $crate::lang::Lang) -> String {
                match lang {
                    $crate::lang::Lang::ID => $indonesian(self),
                    _ => self.to_string(),
                }
            }
        })+
    };
}
use tell_by_value;

/// Tells types in Indonesian by their English text.
macro_rules! tell_by_text {
    ($($type:ty),+ $(,)?) => {
        $(impl $crate::lang::Tell for $type {
            fn tell(&self, lang: $crate::lang::Lang) -> String {
                self.to_string().tell(lang)
            }
        })+
    };
}
use tell_by_text;

/// Tells types in the words of their catalogues.
macro_rules! tell_by_catalogue {
    ($($type:ty),+ $(,)?) => {
        $(impl Tell for $type {
            fn tell(&self, lang: Lang) -> String {
                lang.tell(self).into_owned()
            }
        })+
    };
}

tell_by_catalogue!(
    ChainError,
    CodeError,
    CodecError,
    EventError,
    HexError,
    IdError,
    IdWarning,
    SealError,
    SignatureError,
    SignedEventError,
    TextError,
    TimeError,
);

#[cfg(test)]
mod tests;
