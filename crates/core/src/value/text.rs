//! Text that people will read: nothing hidden in it, nothing that deceives.

use thiserror::Error;

use crate::macros::checked_text;

checked_text! {
    /// A text of a rulebook: a line as [`check_line`] wants it, of any length.
    Text, TextError: |text: &str| check_line(text, usize::MAX)
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
