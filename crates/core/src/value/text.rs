//! Text that people will read: nothing hidden in it, nothing that deceives.

use std::borrow::Borrow;
use std::ops::Deref;

use thiserror::Error;

use super::found::personal_numbers;
use crate::macros::checked_text;

checked_text! {
    /// A text of one line: not blank, at most [`LINE_BYTES_MAX`] bytes of UTF-8, no control
    /// characters, no line breaks, no characters that change the direction of what follows, and no
    /// tag characters.
    #[derive(PartialOrd, Ord)]
    Line, TextError: |text: &str| match text.len() {
        found if found > LINE_BYTES_MAX => {
            Err(TextError::TooLong { found, max: LINE_BYTES_MAX })
        }
        _ => visible(text, false),
    }
}

checked_text! {
    /// A [`Line`], or nothing: a text without characters.
    #[derive(Default, PartialOrd, Ord)]
    LineOrNothing, TextError: |text: &str| or_nothing(text, Line::check)
}

checked_text! {
    /// A text like a [`Line`] in which there may be line feeds; only the event limits its length.
    #[derive(PartialOrd, Ord)]
    Paragraph, TextError: |text: &str| visible(text, true)
}

checked_text! {
    /// A [`Paragraph`], or nothing.
    #[derive(Default, PartialOrd, Ord)]
    ParagraphOrNothing, TextError: |text: &str| or_nothing(text, Paragraph::check)
}

checked_text! {
    /// A [`Line`] that everybody can read for ever. It cannot be erased, not even by losing a key,
    /// so it holds no personal number; see [`personal_numbers`].
    #[derive(PartialOrd, Ord)]
    PublicLine, TextError: |text: &str| Line::check(text).and_then(|()| impersonal(text))
}

checked_text! {
    /// A [`PublicLine`], or nothing.
    #[derive(Default, PartialOrd, Ord)]
    PublicLineOrNothing, TextError: |text: &str| or_nothing(text, PublicLine::check)
}

checked_text! {
    /// A [`Paragraph`] that everybody can read for ever, like a [`PublicLine`].
    #[derive(PartialOrd, Ord)]
    PublicParagraph, TextError: |text: &str| Paragraph::check(text).and_then(|()| impersonal(text))
}

macro_rules! read_as_text {
    ($($name:ident),+ $(,)?) => {$(
        impl $name {
            /// A text that the program itself says.
            ///
            /// # Panics
            /// When it is none: it cannot be, whatever anybody gives to the program.
            pub fn from_static(text: &'static str) -> Self {
                text.parse().expect("a text of the program is as it should be")
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0.into()
            }
        }

        // Compared, ordered and hashed as its text is.
        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                self.as_str()
            }
        }

        impl Deref for $name {
            type Target = str;

            fn deref(&self) -> &str {
                self.as_str()
            }
        }
    )+};
}

read_as_text!(
    Line,
    LineOrNothing,
    Paragraph,
    ParagraphOrNothing,
    PublicLine,
    PublicLineOrNothing,
    PublicParagraph,
);

impl From<PublicLine> for Line {
    fn from(line: PublicLine) -> Self {
        Self(line.0)
    }
}

fn or_nothing(text: &str, check: fn(&str) -> Result<(), TextError>) -> Result<(), TextError> {
    if text.is_empty() { Ok(()) } else { check(text) }
}

fn impersonal(text: &str) -> Result<(), TextError> {
    if personal_numbers(text).is_empty() { Ok(()) } else { Err(TextError::PersonalNumber) }
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
    /// What may be a personal number, where everybody can read it for ever.
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

/// Whether a text shows all that is in it, and something.
fn visible(text: &str, line_feeds: bool) -> Result<(), TextError> {
    // Nearly every text is in printable ASCII, where nothing hides.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        let blank = text.bytes().all(|byte| byte == b' ');
        return if blank { Err(TextError::Blank) } else { Ok(()) };
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
