//! What spreadsheets of an Indonesian office open right, by a click on it: CSV, and a workbook.

use std::borrow::Cow;
use std::io::{self, Write};

use csv::{Terminator, Writer, WriterBuilder};
use ikrar_words::message;
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

use crate::error::CliError;

/// A writer of semicolons, of lines that end as Excel ends them, behind the mark of UTF-8.
pub(super) fn csv<W: Write>(mut out: W) -> io::Result<Writer<W>> {
    out.write_all(BYTE_ORDER_MARK)?;
    let mut builder = WriterBuilder::new();
    Ok(builder.delimiter(b';').terminator(Terminator::CRLF).from_writer(out))
}

/// A cell behind an apostrophe, if a spreadsheet would take it for something else than text:
/// for a formula, for a number of which it keeps 15 digits or drops the zeros in front, for a time.
/// What begins with an apostrophe anyway gets one more, so that one can always be taken off.
pub(super) fn as_text(cell: &str) -> Cow<'_, str> {
    let first = cell.bytes().next().unwrap_or_default();
    let is_formula = matches!(first, b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r' | b'\n' | b'\'');
    if is_formula || is_taken_for_a_number(cell) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
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
    let is_date = || cell.parse::<ikrar_core::value::Date>().is_ok();
    !is_count && !is_date()
}

/// A workbook of one sheet, whose first row stays in sight.
pub(super) struct Book {
    sheet: Worksheet,
    text: Format,
    rows: u32,
    columns: Vec<Column>,
}

/// A column of a workbook.
struct Column {
    /// Whether its cells are numbers to reckon with; all others are text, whatever they look like.
    counted: bool,
    width: usize,
}

impl Book {
    pub(super) fn new(keys: &[String], counted: Vec<bool>) -> Result<Self, CliError> {
        let column = |counted| Column { counted, width: 0 };
        let columns = counted.into_iter().map(column).collect();
        let text = Format::new().set_num_format("@");
        let mut book =
            Self { sheet: Worksheet::new(), text: text.clone().set_bold(), rows: 0, columns };
        book.row(keys)?;
        book.text = text;
        book.sheet.set_freeze_panes(1, 0).map_err(not_written)?;
        Ok(book)
    }

    /// The next row.
    pub(super) fn row(&mut self, cells: &[String]) -> Result<(), CliError> {
        let Self { sheet, text, rows, columns } = self;
        for ((place, column), cell) in (0..).zip(columns).zip(cells) {
            column.width = column.width.max(cell.width());
            let number = column.counted.then(|| cell.parse::<u32>().ok()).flatten();
            match number {
                Some(number) => sheet.write_number(*rows, place, number),
                None => sheet.write_string_with_format(*rows, place, cell, text),
            }
            .map_err(not_written)?;
        }
        *rows += 1;
        Ok(())
    }

    /// The whole file.
    pub(super) fn bytes(mut self) -> Result<Vec<u8>, CliError> {
        for (place, column) in (0..).zip(&self.columns) {
            let width = u32::try_from(column.width.min(WIDTH_MAX) + 2).unwrap_or_default();
            self.sheet.set_column_width(place, width).map_err(not_written)?;
        }
        let mut book = Workbook::new();
        book.push_worksheet(self.sheet);
        book.save_to_buffer().map_err(not_written)
    }
}

fn not_written(error: XlsxError) -> CliError {
    match error {
        XlsxError::RowColumnLimitError | XlsxError::MaxStringLengthExceeded => {
            CliError::Usage(message!("usage-xlsx-large"))
        }
        error => CliError::Output(io::Error::other(error)),
    }
}

/// Of a column, in characters.
const WIDTH_MAX: usize = 60;
/// Longer numbers are shown as powers of ten.
const COUNT_DIGITS: usize = 11;
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

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
            assert_eq!(as_text(cell), format!("'{cell}"));
        }
    }

    #[test]
    fn what_is_text_a_count_or_a_date_is_left_alone() {
        for cell in
            ["", "Rekaan Budi, S.E.", "III/c", "0", "16", "2024-10-15", "signed-late", "a=b"]
        {
            assert_eq!(as_text(cell), cell);
        }
    }

    #[test]
    fn a_workbook_holds_text_and_numbers_to_reckon_with() {
        use calamine::{Data, Reader};

        let cells = |cells: [&str; 3]| cells.map(str::to_owned);
        let keys = cells(["nip", "name", "total"]);
        let mut book = Book::new(&keys, vec![false, false, true]).unwrap();
        book.row(&cells(["198106152005011001", "=A1+1", "12"])).unwrap();
        let bytes = io::Cursor::new(book.bytes().unwrap());
        let mut read: calamine::Xlsx<_> = calamine::open_workbook_from_rs(bytes).unwrap();
        let rows = read.worksheet_range_at(0).unwrap().unwrap();
        let text = |text: &str| Data::String(text.to_owned());
        let wanted = [text("198106152005011001"), text("=A1+1"), Data::Float(12.0)];
        assert_eq!(rows.rows().nth(1).unwrap(), wanted);
        assert_eq!(rows.rows().next().unwrap(), keys.map(|key| text(&key)));
    }

    #[test]
    fn rows_are_as_excel_writes_them() {
        let mut out = Vec::new();
        let mut writer = csv(&mut out).unwrap();
        writer.write_record(["nama", "unit"]).unwrap();
        writer.write_record(["Rekaan; \"Budi\"", "Dinas\nA"]).unwrap();
        drop(writer);
        let wanted = "\u{feff}nama;unit\r\n\"Rekaan; \"\"Budi\"\"\";\"Dinas\nA\"\r\n";
        assert_eq!(String::from_utf8(out).unwrap(), wanted);
    }
}
