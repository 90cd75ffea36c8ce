//! The door through which a text from outside goes before it is printed.
//!
//! A message may echo what stands in a file or what a file is called. A terminal obeys escape
//! sequences, so none may pass; and a personal number that was mistyped into the wrong place must
//! not end up in a log or on a stranger's screen.

use std::path::Path;

use ikrar_core::value::{is_unprintable, personal_numbers};

/// A text in one line: line breaks and tabs as blanks, other characters that a terminal would obey
/// or nobody would see as `\u{…}`, and of what may be a personal number the first two digits.
pub fn shown(text: &str) -> String {
    let blank = |c: char| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c };
    neutral(text.chars().map(blank), text)
}

/// A file's name in one line, as [`shown`], but with visible line breaks: a name may lie with them.
pub fn path(path: &Path) -> String {
    let text = path.to_string_lossy();
    neutral(text.chars(), &text)
}

fn neutral(chars: impl Iterator<Item = char>, text: &str) -> String {
    let numbers = personal_numbers(text);
    let mut numbers = numbers.iter().peekable();
    let mut told = String::with_capacity(text.len());
    for ((at, _), c) in text.char_indices().zip(chars) {
        while numbers.next_if(|number| number.end <= at).is_some() {}
        match numbers.peek().filter(|number| number.contains(&at)) {
            Some(number) if at == number.start => {
                told.extend(digits(text, number).take(DIGITS_SHOWN));
                told.push('…');
            }
            Some(_) => {}
            None if c == '\n' => told.push_str("\\n"),
            None if is_unprintable(c) => told.extend(c.escape_unicode()),
            None => told.push(c),
        }
    }
    told
}

fn digits<'t>(text: &'t str, number: &std::ops::Range<usize>) -> impl Iterator<Item = char> + 't {
    let number = text.get(number.clone()).unwrap_or_default();
    number.chars().filter(|c| c.is_numeric())
}

const DIGITS_SHOWN: usize = 2;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_passes_that_a_terminal_obeys() {
        assert_eq!(shown("a\u{1b}[2Jb\u{9b}c\u{202e}\u{e0041}"), {
            "a\\u{1b}[2Jb\\u{9b}c\\u{202e}\\u{e0041}"
        });
        assert_eq!(shown("a\nb\tc"), "a b c");
        assert_eq!(path(Path::new("a\nb\u{1b}.csv")), "a\\nb\\u{1b}.csv");
        assert_eq!(shown("Sekayu – „ñ“"), "Sekayu – „ñ“");
    }

    #[test]
    fn of_a_personal_number_two_digits_are_left() {
        assert_eq!(shown("x 197305251998022009 y"), "x 19… y");
        assert_eq!(shown("19730525 199802 2 009: bad"), "19…: bad");
        assert_eq!(path(Path::new("scan/1606046505730002.pdf")), "scan/16….pdf");
        assert_eq!(shown("row 12: 17 digits"), "row 12: 17 digits");
    }
}
