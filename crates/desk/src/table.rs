//! Tables that offices send: `.csv` and `.xlsx`, read row by row with named columns.
//!
//! A table is opened for the columns the caller wants and streams only those. Every error says
//! in which file, row or column it is and what to do; none shows the content of a cell, which
//! may be a personal number.

pub(crate) mod columns;
mod csv;
mod error;
mod headings;
mod notice;
mod xlsx;

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use ikrar_core::value::Date;

use crate::files;

use headings::Columns;

pub use error::{CellError, CellFault, Damage, TableError, TableFault};
pub use headings::{Headings, Wanted};
pub use notice::Notice;

/// An open table with a header row whose wanted columns were found.
#[derive(Debug)]
pub struct Table {
    file: PathBuf,
    columns: Columns,
    notices: Vec<Notice>,
    source: Source,
}

/// How tables are read.
#[derive(Debug, Default)]
pub struct Reading {
    /// What columns may be called.
    pub headings: Headings,
}

impl Table {
    /// Opens a `.csv` or `.xlsx` file and looks for the wanted columns in its header row.
    ///
    /// The header is the first row with any text; in a workbook, that of the first visible sheet
    /// which has all required columns. [`Headings`] say what columns may be called. Other columns
    /// are ignored. A wanted column that is there twice is refused.
    ///
    /// CSV is UTF-8, with commas or semicolons, whichever the header row has more of.
    pub fn open(path: &Path, wanted: &Wanted, reading: &Reading) -> Result<Self, TableError> {
        let find = |header: &[&str]| Columns::find(header, wanted, &reading.headings);
        let handle = || {
            let handle = files::open(path, files::ROWS_BYTES_MAX);
            handle.map_err(|fault| TableFault::File(fault).at(path, None))
        };
        let extension = path.extension().unwrap_or_default();
        let (source, (columns, notices)) = if extension.eq_ignore_ascii_case("csv") {
            let (sheet, columns) = csv::Sheet::open(path, handle()?, find)?;
            (Source::Csv(sheet), columns)
        } else if extension.eq_ignore_ascii_case("xlsx") {
            let (sheet, columns) = xlsx::Sheet::open(path, handle()?, find)?;
            (Source::Xlsx(Box::new(sheet)), columns)
        } else {
            return Err(TableFault::Extension.at(path, None));
        };
        let file = path.to_owned();
        Ok(Self { file, columns, notices, source })
    }

    /// What is to be said of how it was read.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// Reads the rows below the header from the start; it can be called again for a second pass.
    ///
    /// Rows without anything in the wanted columns are skipped. Hidden rows are read like others.
    /// After an error the iterator ends, except after [`TableFault::ExtraCells`].
    pub fn rows(&mut self) -> Result<Rows<'_>, TableError> {
        let (file, columns) = (self.file.as_path(), &self.columns);
        let source = match &mut self.source {
            Source::Csv(sheet) => SourceRows::Csv(sheet.rows(file, columns)?),
            Source::Xlsx(sheet) => SourceRows::Xlsx(Box::new(sheet.rows(file, columns)?)),
        };
        let ended = false;
        Ok(Rows { source, ended })
    }
}

/// The rows of a [`Table`] below its header.
#[derive(Debug)]
pub struct Rows<'t> {
    source: SourceRows<'t>,
    ended: bool,
}

impl<'t> Iterator for Rows<'t> {
    type Item = Result<Row<'t>, TableError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            let next = match &mut self.source {
                SourceRows::Csv(rows) => rows.next_row(),
                SourceRows::Xlsx(rows) => rows.next_row(),
            };
            match next {
                Ok(Some(row)) if row.cells.iter().all(Cell::is_blank) => {}
                Ok(Some(row)) => return Some(Ok(row)),
                Ok(None) => self.ended = true,
                Err(error) => {
                    self.ended = !matches!(error.fault, TableFault::ExtraCells { .. });
                    return Some(Err(error));
                }
            }
        }
        None
    }
}

/// One row: its number and its cells in the wanted columns.
///
/// The methods that take a column panic if the table was not opened for that column.
#[derive(Debug)]
pub struct Row<'t> {
    number: u32,
    columns: &'t Columns,
    cells: Vec<Cell<'t>>,
}

impl<'t> Row<'t> {
    /// The number the spreadsheet program shows beside the row; the first row is 1.
    ///
    /// In a CSV file a quoted line break does not start a row. Where line ends of both kinds are
    /// mixed in one file, it may be off by one.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// The cell as it was stored; empty if the table lacks this optional column.
    pub fn cell(&self, column: &str) -> &Cell<'t> {
        let place = self.columns.place(column);
        self.cells.get(place).unwrap_or(&Cell::Empty)
    }

    /// The trimmed text of a cell, or `None` if it is blank.
    ///
    /// A whole number of at most 15 digits is text as well: a spreadsheet stores `2024` so.
    pub fn text(&self, column: &str) -> Result<Option<&str>, CellError> {
        match self.cell(column) {
            Cell::Whole(digits) => Ok(Some(digits)),
            _ => self.code(column),
        }
    }

    /// Like [`Row::text`] for codes and identifiers: any number is refused, because a spreadsheet
    /// keeps 15 digits of a number and drops zeros (`16.10` becomes `16.1`).
    pub fn code(&self, column: &str) -> Result<Option<&str>, CellError> {
        match self.cell(column) {
            Cell::Date(_) => Err(CellError::Date),
            Cell::Empty => Ok(None),
            Cell::Fault(fault) => Err(CellError::Fault(fault.clone())),
            Cell::Number(_) | Cell::Whole(_) => Err(CellError::Number),
            Cell::Text(text) => Ok(Some(trim(text)).filter(|text| !text.is_empty())),
        }
    }

    /// The date of a date cell or of the text `YYYY-MM-DD`, `DD/MM/YYYY` or `DD-MM-YYYY`; `None`
    /// if it is blank. The time of day of a date cell is dropped.
    ///
    /// Day and month need two digits: `1/5/2024` is how a program set to American English
    /// writes 5 January, so it is refused rather than read as 1 May.
    pub fn date(&self, column: &str) -> Result<Option<Date>, CellError> {
        match self.cell(column) {
            Cell::Date(date) => Ok(Some(*date)),
            Cell::Number(_) | Cell::Whole(_) => Err(CellError::NotADate),
            _ => match self.code(column)? {
                Some(text) => parse_date(text).ok_or(CellError::NotADate).map(Some),
                None => Ok(None),
            },
        }
    }
}

/// What a cell holds; cells of a CSV file are all `Text`.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'t> {
    /// A date, without its time of day.
    Date(Date),
    /// Nothing.
    Empty,
    /// An error such as `#N/A`, or a date or time that is no calendar date.
    Fault(CellFault),
    /// A number with a fraction or with more than 15 digits.
    Number(f64),
    /// Text as stored, not trimmed.
    Text(Cow<'t, str>),
    /// A whole number of at most 15 digits, in decimal.
    Whole(String),
}

impl Cell<'_> {
    fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => trim(text).is_empty(),
            _ => false,
        }
    }
}

#[derive(Debug)]
enum Source {
    Csv(csv::Sheet),
    Xlsx(Box<xlsx::Sheet>),
}

#[derive(Debug)]
enum SourceRows<'t> {
    Csv(csv::Rows<'t>),
    Xlsx(Box<xlsx::Rows<'t>>),
}

fn trim(text: &str) -> &str {
    text.trim_matches(is_blank)
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')
}

fn parse_date(text: &str) -> Option<Date> {
    let separator = if text.contains('/') { '/' } else { '-' };
    let mut parts = text.split(separator);
    let (first, middle, last) = (parts.next()?, parts.next()?, parts.next()?);
    match (first.len(), middle.len(), last.len(), parts.next()) {
        (2, 2, 4, None) => format!("{last}-{middle}-{first}").parse().ok(),
        _ => text.parse().ok(),
    }
}

const CELL_BYTES_MAX: usize = 32_767;

#[cfg(test)]
mod tests;
