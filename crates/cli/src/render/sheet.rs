//! What spreadsheets of an Indonesian office open right, by a click on it: CSV, and a workbook.

use std::io::{self, Write};

use csv::{Terminator, Writer, WriterBuilder};
use ikrar_words::message;
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

use crate::error::CliError;

/// A writer of semicolons, of lines that end as Excel ends them, behind the mark of UTF-8.
pub(crate) fn csv<W: Write>(mut out: W) -> io::Result<Writer<W>> {
    out.write_all(BYTE_ORDER_MARK)?;
    let mut builder = WriterBuilder::new();
    Ok(builder.delimiter(b';').terminator(Terminator::CRLF).from_writer(out))
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
            match number(cell, column.counted) {
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

/// A sheet of a workbook that is handed on: what stands above it, headings and rows.
pub(crate) struct Page {
    /// What the sheet is called.
    pub(crate) name: String,
    pub(crate) above: Vec<String>,
    pub(crate) headings: Vec<String>,
    /// Which columns are numbers to reckon with.
    pub(crate) counted: Vec<bool>,
    pub(crate) rows: Vec<Vec<String>>,
}

/// A workbook of these sheets.
pub(crate) fn workbook(pages: Vec<Page>) -> Result<Vec<u8>, CliError> {
    let mut book = Workbook::new();
    for page in pages {
        book.push_worksheet(page.sheet().map_err(not_written)?);
    }
    book.save_to_buffer().map_err(not_written)
}

impl Page {
    fn sheet(self) -> Result<Worksheet, XlsxError> {
        let Self { name, above, headings, counted, rows } = self;
        let (text, mut sheet) = (Format::new().set_num_format("@"), Worksheet::new());
        let bold = text.clone().set_bold();
        sheet.set_name(name)?;
        let mut row = 0;
        for line in above {
            sheet.write_string_with_format(row, 0, line, &bold)?;
            row += 1;
        }
        row += 1;
        for (place, heading) in (0..).zip(&headings) {
            sheet.write_string_with_format(row, place, heading, &bold)?;
        }
        let widest = |place: usize| {
            let cells = rows.iter().filter_map(|row| row.get(place)).chain(headings.get(place));
            cells.map(|cell| cell.width()).max().unwrap_or_default()
        };
        for (column, place) in (0..).zip(0..headings.len()) {
            let width = u32::try_from(widest(place).min(WIDTH_MAX) + 2).unwrap_or_default();
            sheet.set_column_width(column, width)?;
        }
        sheet.set_freeze_panes(row + 1, 0)?;
        for cells in &rows {
            row += 1;
            for ((place, cell), counted) in (0..).zip(cells).zip(&counted) {
                match number(cell, *counted) {
                    Some(number) => sheet.write_number(row, place, number)?,
                    None => sheet.write_string_with_format(row, place, cell, &text)?,
                };
            }
        }
        Ok(sheet)
    }
}

/// The number to reckon with that a cell of such a column holds.
pub(super) fn number(cell: &str, counted: bool) -> Option<f64> {
    cell.parse().ok().filter(|number: &f64| counted && number.is_finite())
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
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

#[cfg(test)]
mod tests {
    use super::*;

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
