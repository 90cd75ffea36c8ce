//! Cells of CSV that a spreadsheet program would take for something else than text: an apostrophe
//! in front of them says that they are text, and is taken off when they are read.

use std::borrow::Cow;

use ikrar_core::value::Date;

/// A cell behind an apostrophe, if a spreadsheet would take it for something else than text:
/// for a formula, for a number of which it keeps 15 digits or drops the zeros in front, for a time.
/// What begins with an apostrophe anyway gets one more, so that one can always be taken off.
pub fn mark(cell: &str) -> Cow<'_, str> {
    let first = cell.bytes().next().unwrap_or_default();
    let is_formula = matches!(first, b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r' | b'\n' | b'\'');
    if is_formula || is_taken_for_a_number(cell) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// A cell without the apostrophe that [`mark`] has put in front of it; other apostrophes, such as
/// those of names, stay.
pub fn unmark(cell: &str) -> &str {
    let text = cell.strip_prefix('\'');
    text.filter(|text| matches!(mark(text), Cow::Owned(_))).unwrap_or(cell)
}

/// Whether it might be taken for a number or a time that it is not. What is plainly a count or a
/// date is what it is taken for.
fn is_taken_for_a_number(cell: &str) -> bool {
    let bytes = cell.as_bytes();
    let is_numeric = |byte: &u8| byte.is_ascii_digit() || b" .,:/-+%eE".contains(byte);
    if !bytes.iter().all(is_numeric) || !bytes.iter().any(u8::is_ascii_digit) {
        return false;
    }
    let is_count = bytes.len() <= COUNT_DIGITS
        && bytes.iter().all(u8::is_ascii_digit)
        && (bytes.len() == 1 || bytes.first() != Some(&b'0'));
    let is_date = || cell.parse::<Date>().is_ok();
    !is_count && !is_date()
}

/// Longer numbers are shown as powers of ten.
const COUNT_DIGITS: usize = 11;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_obey_or_change_is_text() {
        for cell in [
            "=HYPERLINK(\"http://x\")",
            "+62 811",
            "-1+1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "'198106152005011001",
            "198106152005011001",
            "1606011506810001",
            "19810615 200501 1 001",
            "16.06",
            "0016",
            "1e10",
            "12/5",
            "00000000000000000000000000000001",
        ] {
            assert_eq!(mark(cell), format!("'{cell}"));
            assert_eq!(unmark(&mark(cell)), cell);
        }
    }

    #[test]
    fn what_is_text_a_count_or_a_date_is_left_alone() {
        for cell in
            ["", "Rekaan Budi, S.E.", "III/c", "0", "16", "2024-10-15", "signed-late", "a=b"]
        {
            assert_eq!(mark(cell), cell);
            assert_eq!(unmark(cell), cell);
        }
    }

    #[test]
    fn the_apostrophe_of_a_name_is_no_mark() {
        assert_eq!(unmark("'Aisyah"), "'Aisyah");
        assert_eq!(unmark(&mark("'Aisyah")), "'Aisyah");
    }
}
