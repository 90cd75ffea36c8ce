//! What is wrong with a value, also when it is read by a library whose errors are texts.

use std::cell::RefCell;

use thiserror::Error;

use super::{
    Base64Error, CodeError, HexError, IdError, ListError, TextError, TimeError, WordError,
};
use crate::codec::DecodeError;

/// Why something is no value of the kind that it should be.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ValueError {
    /// Not base64.
    #[error(transparent)]
    Base64(#[from] Base64Error),
    /// Not a code of a rulebook.
    #[error(transparent)]
    Code(#[from] CodeError),
    /// Not the hexadecimal digits of 32 bytes.
    #[error(transparent)]
    Hex(#[from] HexError),
    /// Not a number, a code or an id.
    #[error(transparent)]
    Id(#[from] IdError),
    /// A list that is too long.
    #[error(transparent)]
    List(#[from] ListError),
    /// A text that is empty, too long, or holds what has no place in it.
    #[error(transparent)]
    Text(#[from] TextError),
    /// Not a date or a moment.
    #[error(transparent)]
    Time(#[from] TimeError),
    /// Not a word of a closed list.
    #[error(transparent)]
    Word(#[from] WordError),
}

/// A value that is refused, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The field's name in JSON, where the value is in one.
    pub field: Option<&'static str>,
    /// What is wrong with it.
    pub error: ValueError,
}

/// Reads something with serde or the codec and, when that fails because of a value, gives what was
/// wrong with it beside the library's own error, which is a text.
///
/// # Errors
/// What `read` returns, and the value that was refused.
pub fn catch<T, E>(read: impl FnOnce() -> Result<T, E>) -> Result<T, (E, Option<Refused>)> {
    LAST.take();
    read().map_err(|error| (error, LAST.take()))
}

/// Reads a field: what is refused in it bears its name, unless it stands in a field within it.
pub(crate) fn within<T, E>(
    field: &'static str,
    read: impl FnOnce() -> Result<T, E>,
) -> Result<T, E> {
    read().inspect_err(|_| {
        LAST.with_borrow_mut(|last| {
            if let Some(refused) = last {
                refused.field.get_or_insert(field);
            }
        });
    })
}

/// Hands a fault on through serde.
pub(crate) fn for_serde<E: serde::de::Error>(error: impl Into<ValueError>) -> E {
    E::custom(keep(error.into()))
}

/// Hands a fault on through the codec.
pub(crate) fn for_codec(error: impl Into<ValueError>) -> DecodeError {
    DecodeError::OtherString(keep(error.into()))
}

fn keep(error: ValueError) -> String {
    let text = error.to_string();
    LAST.replace(Some(Refused { field: None, error }));
    text
}

thread_local! {
    /// The fault that is on its way through a library on this thread.
    static LAST: RefCell<Option<Refused>> = const { RefCell::new(None) };
}
