//! Text that people will read: nothing hidden in it, nothing that deceives.

use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

use super::fault::{for_codec, for_serde};
use super::found::personal_numbers;
use crate::codec::{
    BorrowDecode, BorrowDecoder, Decode, DecodeError, Decoder, Encode, EncodeError, Encoder,
};
use crate::macros::checked_text;

checked_text! {
    /// A text of one line: not blank, at most [`LINE_BYTES_MAX`] bytes.
    Line, TextError: |text: &str| check_line(text, LINE_BYTES_MAX)
}

checked_text! {
    /// A [`Line`], or nothing.
    #[derive(Default)]
    Note, TextError: |text: &str| {
        if text.is_empty() { Ok(()) } else { check_line(text, LINE_BYTES_MAX) }
    }
}

checked_text! {
    /// A text of several lines; only what holds it limits its length.
    Paragraph, TextError: |text: &str| check_paragraph(text, usize::MAX)
}

checked_text! {
    /// A [`Line`] that everybody can read for ever: it holds no personal number.
    ///
    /// A clear body cannot be erased, not even by losing a key; only a refusal keeps numbers out.
    PublicLine, TextError: |text: &str| {
        check_line(text, LINE_BYTES_MAX)?;
        impersonal(text)
    }
}

checked_text! {
    /// A [`PublicLine`], or nothing.
    #[derive(Default)]
    PublicNote, TextError: |text: &str| {
        if text.is_empty() { Ok(()) } else { PublicLine::check(text) }
    }
}

checked_text! {
    /// A [`Paragraph`] that everybody can read for ever: it holds no personal number.
    PublicParagraph, TextError: |text: &str| {
        check_paragraph(text, usize::MAX)?;
        impersonal(text)
    }
}

/// At most `MAX` items.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct List<T, const MAX: usize>(Vec<T>);

impl<T, const MAX: usize> List<T, MAX> {
    /// The items, if they are not too many.
    ///
    /// # Errors
    /// When they are.
    pub fn new(items: Vec<T>) -> Result<Self, ListError> {
        match items.len() {
            found if found > MAX => Err(ListError { found, max: MAX }),
            _ => Ok(Self(items)),
        }
    }
}

impl<T, const MAX: usize> Default for List<T, MAX> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T, const MAX: usize> Deref for List<T, MAX> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T, const MAX: usize> IntoIterator for List<T, MAX> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<T: Serialize, const MAX: usize> Serialize for List<T, MAX> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>, const MAX: usize> Deserialize<'de> for List<T, MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(Vec::deserialize(deserializer)?).map_err(for_serde)
    }
}

impl<T: Encode + 'static, const MAX: usize> Encode for List<T, MAX> {
    fn encode<E: Encoder>(&self, encoder: &mut E) -> Result<(), EncodeError> {
        self.0.encode(encoder)
    }
}

impl<Context, T: Decode<Context> + 'static, const MAX: usize> Decode<Context> for List<T, MAX> {
    fn decode<D: Decoder<Context = Context>>(decoder: &mut D) -> Result<Self, DecodeError> {
        Self::new(Vec::decode(decoder)?).map_err(for_codec)
    }
}

impl<'de, Context, T, const MAX: usize> BorrowDecode<'de, Context> for List<T, MAX>
where
    T: Decode<Context> + 'static,
{
    fn borrow_decode<D: BorrowDecoder<'de, Context = Context>>(
        decoder: &mut D,
    ) -> Result<Self, DecodeError> {
        Self::decode(decoder)
    }
}

/// A list that is too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{found} items, at most {max} are allowed")]
pub struct ListError {
    /// How many items there are.
    pub found: usize,
    /// How many there may be.
    pub max: usize,
}

fn impersonal(text: &str) -> Result<(), TextError> {
    if personal_numbers(text).is_empty() { Ok(()) } else { Err(TextError::PersonalNumber) }
}

/// Checks one line of text: not blank, at most `max_bytes` of UTF-8, no control characters, no
/// line breaks, no characters that change the direction of what follows, and no tag characters.
pub fn check_line(text: &str, max_bytes: usize) -> Result<(), TextError> {
    check_text(text, max_bytes, false)
}

/// Checks like [`check_line`], but line feeds are allowed.
pub fn check_paragraph(text: &str, max_bytes: usize) -> Result<(), TextError> {
    check_text(text, max_bytes, true)
}

/// Text that is refused; `at` counts characters from 1.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TextError {
    /// Nothing that can be seen.
    #[error("the text is empty")]
    Blank,
    /// A control character (C0, C1, NUL, tab), a line break or a Unicode line separator.
    #[error("character {at} is a line break or control character (U+{code:04X}); remove it")]
    Control {
        /// Its place.
        at: usize,
        /// Its code point.
        code: u32,
    },
    /// A mark, embedding, override or isolate that can make text read otherwise than it is.
    #[error("character {at} changes the writing direction (U+{code:04X}); remove it")]
    Direction {
        /// Its place.
        at: usize,
        /// Its code point.
        code: u32,
    },
    /// A tag character: it is never seen, and can carry a text of its own.
    #[error("character {at} cannot be seen (U+{code:04X}); remove it")]
    Hidden {
        /// Its place.
        at: usize,
        /// Its code point.
        code: u32,
    },
    /// A public text that may hold a personal number; see [`personal_numbers`].
    #[error("the text is public for ever; remove the 16 or 18 digits, as of a personal number")]
    PersonalNumber,
    /// Longer than allowed.
    #[error("the text has {found} bytes, at most {max} are allowed; shorten it")]
    TooLong {
        /// Bytes found.
        found: usize,
        /// Bytes allowed.
        max: usize,
    },
}

fn check_text(text: &str, max_bytes: usize, line_feeds: bool) -> Result<(), TextError> {
    if text.len() > max_bytes {
        return Err(TextError::TooLong { found: text.len(), max: max_bytes });
    }
    for (at, c) in (1..).zip(text.chars()) {
        let code = u32::from(c);
        if turns(c) {
            return Err(TextError::Direction { at, code });
        }
        if is_tag(c) {
            return Err(TextError::Hidden { at, code });
        }
        let line_break = matches!(c, '\u{2028}' | '\u{2029}');
        if (c.is_control() || line_break) && !(line_feeds && c == '\n') {
            return Err(TextError::Control { at, code });
        }
    }
    let blank = text.chars().all(|c| c.is_whitespace() || invisible(c));
    if blank { Err(TextError::Blank) } else { Ok(()) }
}

pub(super) fn invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Whether a character changes the direction of writing.
fn turns(c: char) -> bool {
    matches!(
        c,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}

fn is_tag(c: char) -> bool {
    matches!(c, '\u{e0000}'..='\u{e007f}')
}

/// Whether a character has no place in one line: what is written in its stead is up to the caller.
pub fn is_unprintable(c: char) -> bool {
    c.is_control() || turns(c) || is_tag(c) || matches!(c, '\u{2028}' | '\u{2029}')
}

/// The longest text of one line, in bytes.
pub const LINE_BYTES_MAX: usize = 1024;
