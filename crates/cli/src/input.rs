//! Tables that offices send: `.csv` and `.xlsx`, read row by row with named columns.
//!
//! A table is opened for the columns the caller wants and streams only those. Every error says
//! in which file, row or column it is and what to do; none shows the content of a cell, which
//! may be a personal number.

mod csv;
mod xlsx;

use std::borrow::Cow;
use std::fmt;
use std::path::{Path, PathBuf};

use ikrar_core::value::Date;
use thiserror::Error;

use crate::files::{self, FileFault};
use crate::outside;

/// An open table with a header row whose wanted columns were found.
#[derive(Debug)]
pub(crate) struct Table {
    file: PathBuf,
    columns: Columns,
    source: Source,
}

impl Table {
    /// Opens a `.csv` or `.xlsx` file and looks for the wanted columns in its header row.
    ///
    /// The header is the first row with any text; in a workbook, that of the first visible sheet
    /// which has all `required` columns. Names are compared without case, and blanks, hyphens and
    /// underscores are alike: `Unit Kerja` is `unit_kerja`. Other columns are ignored. A wanted
    /// column that is there twice is refused.
    ///
    /// CSV is UTF-8, with commas or semicolons, whichever the header row has more of.
    pub(crate) fn open(
        path: &Path,
        required: &[&str],
        optional: &[&str],
    ) -> Result<Self, InputError> {
        let wanted = Wanted { required, optional };
        let handle = || {
            let handle = files::open(path, files::ROWS_BYTES_MAX);
            handle.map_err(|fault| InputFault::of(fault).at(path, None))
        };
        let extension = path.extension().unwrap_or_default();
        let (source, columns) = if extension.eq_ignore_ascii_case("csv") {
            let (sheet, columns) = csv::Sheet::open(path, handle()?, &wanted)?;
            (Source::Csv(sheet), columns)
        } else if extension.eq_ignore_ascii_case("xlsx") {
            let (sheet, columns) = xlsx::Sheet::open(path, handle()?, &wanted)?;
            (Source::Xlsx(Box::new(sheet)), columns)
        } else {
            return Err(InputFault::Extension.at(path, None));
        };
        let file = path.to_owned();
        Ok(Self { file, columns, source })
    }

    /// Reads the rows below the header from the start; it can be called again for a second pass.
    ///
    /// Rows without anything in the wanted columns are skipped. Hidden rows are read like others.
    /// After an error the iterator ends, except after [`InputFault::ExtraCells`].
    pub(crate) fn rows(&mut self) -> Result<Rows<'_>, InputError> {
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
pub(crate) struct Rows<'t> {
    source: SourceRows<'t>,
    ended: bool,
}

impl<'t> Iterator for Rows<'t> {
    type Item = Result<Row<'t>, InputError>;

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
                    self.ended = !matches!(error.fault, InputFault::ExtraCells { .. });
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
pub(crate) struct Row<'t> {
    number: u32,
    columns: &'t Columns,
    cells: Vec<Cell<'t>>,
}

impl<'t> Row<'t> {
    /// The number the spreadsheet program shows beside the row; the first row is 1.
    ///
    /// In a CSV file a quoted line break does not start a row. Where line ends of both kinds are
    /// mixed in one file, it may be off by one.
    pub(crate) fn number(&self) -> u32 {
        self.number
    }

    /// The cell as it was stored; empty if the table lacks this optional column.
    pub(crate) fn cell(&self, column: &str) -> &Cell<'t> {
        let place = self.columns.place(column);
        self.cells.get(place).unwrap_or(&Cell::Empty)
    }

    /// The trimmed text of a cell, or `None` if it is blank.
    ///
    /// A whole number of at most 15 digits is text as well: a spreadsheet stores `2024` so.
    pub(crate) fn text(&self, column: &str) -> Result<Option<&str>, CellError> {
        match self.cell(column) {
            Cell::Whole(digits) => Ok(Some(digits)),
            _ => self.code(column),
        }
    }

    /// Like [`Row::text`] for codes and identifiers: any number is refused, because a spreadsheet
    /// keeps 15 digits of a number and drops zeros (`16.10` becomes `16.1`).
    pub(crate) fn code(&self, column: &str) -> Result<Option<&str>, CellError> {
        match self.cell(column) {
            Cell::Date(_) => Err(CellError::Date(column.to_owned())),
            Cell::Empty => Ok(None),
            Cell::Fault(fault) => Err(CellError::Fault(column.to_owned(), fault.clone())),
            Cell::Number(_) | Cell::Whole(_) => Err(CellError::Number(column.to_owned())),
            Cell::Text(text) => Ok(Some(trim(text)).filter(|text| !text.is_empty())),
        }
    }

    /// The date of a date cell or of the text `YYYY-MM-DD`, `DD/MM/YYYY` or `DD-MM-YYYY`; `None`
    /// if it is blank. The time of day of a date cell is dropped.
    ///
    /// Day and month need two digits: `1/5/2024` is how a program set to American English
    /// writes 5 January, so it is refused rather than read as 1 May.
    pub(crate) fn date(&self, column: &str) -> Result<Option<Date>, CellError> {
        let no_date = || CellError::NotADate(column.to_owned());
        match self.cell(column) {
            Cell::Date(date) => Ok(Some(*date)),
            Cell::Number(_) | Cell::Whole(_) => Err(no_date()),
            _ => match self.code(column)? {
                Some(text) => parse_date(text).ok_or_else(no_date).map(Some),
                None => Ok(None),
            },
        }
    }
}

/// What a cell holds; cells of a CSV file are all `Text`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell<'t> {
    /// A date, without its time of day.
    Date(Date),
    /// Nothing.
    Empty,
    /// An error such as `#N/A`, or a date or time that is no calendar date: what is shown.
    Fault(String),
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

/// A cell that cannot be read as wanted; the first value names the column.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub(crate) enum CellError {
    /// A date where text is expected.
    #[error("column `{0}`: the spreadsheet made it a date; format the column as text, re-enter it")]
    Date(String),
    /// A spreadsheet error such as `#N/A`, and what the cell shows.
    #[error("column `{0}`: the cell holds {1}; enter its value")]
    Fault(String, String),
    /// Not a date, or a date that does not exist or lies outside 1900 to 2199.
    #[error("column `{0}`: not a date; write it as YYYY-MM-DD or DD/MM/YYYY")]
    NotADate(String),
    /// A number where text is expected; digits may be lost.
    #[error(
        "column `{0}`: the spreadsheet made it a number; format the column as text, re-enter it"
    )]
    Number(String),
}

/// A file that cannot be read as a table: where and why.
#[derive(Debug)]
pub(crate) struct InputError {
    /// The file.
    pub file: PathBuf,
    /// The row as in [`Row::number`], if the fault lies in one.
    pub row: Option<u32>,
    /// What is wrong and what to do.
    pub fault: InputFault,
}

impl std::error::Error for InputError {}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", outside::path(&self.file))?;
        if let Some(row) = self.row {
            write!(f, ", row {row}")?;
        }
        write!(f, ": {}", self.fault)
    }
}

/// What is wrong with a file that cannot be read as a table.
#[derive(Debug, Error)]
#[non_exhaustive]
pub(crate) enum InputFault {
    /// An `.xlsx` file that is cut off, altered or no workbook at all; what the reader met.
    #[error("damaged or no .xlsx workbook ({0}); save it again in the spreadsheet program")]
    Damaged(String),
    /// A wanted column is there twice.
    #[error("column `{0}` is there twice; rename one")]
    DuplicateColumn(String),
    /// No row with any text.
    #[error("the table is empty; its first row must name the columns")]
    Empty,
    /// A cell of a workbook shows an error that is not known, such as `#SPILL!`.
    #[error("a cell shows {0}; search for it and enter its value or clear it")]
    ErrorCell(String),
    /// Text that is not UTF-8.
    #[error("the text is not UTF-8; save the file as \"CSV UTF-8\"")]
    Encoding,
    /// Neither `.csv` nor `.xlsx`.
    #[error("neither .csv nor .xlsx; save the table as one of these")]
    Extension,
    /// A CSV row with more cells than the header: they may stand in the wrong columns.
    #[error("{found} cells, but {expected} columns; put text with a separator in quotation marks")]
    ExtraCells {
        /// Cells in the row.
        found: usize,
        /// Cells in the header.
        expected: usize,
    },
    /// A CSV cell longer than a spreadsheet can hold.
    #[error("a cell of more than {CELL_BYTES_MAX} bytes; a quotation mark may not be closed")]
    HugeCell,
    /// Required columns are not in the header.
    #[error("no column {}; the first row with text must name the columns", quoted(.0))]
    MissingColumns(Vec<String>),
    /// The workbook is encrypted.
    #[error("protected by a password; save a copy without it")]
    Password,
    /// The file cannot be opened or read.
    #[error("cannot be read: {0}")]
    Read(std::io::Error),
    /// The file is none that is read here.
    #[error("{0}")]
    Unfit(FileFault),
}

impl InputFault {
    fn of(fault: FileFault) -> Self {
        match fault {
            FileFault::Io(cause) => Self::Read(cause),
            fault => Self::Unfit(fault),
        }
    }

    fn at(self, file: &Path, row: impl Into<Option<u32>>) -> InputError {
        let (file, row, fault) = (file.to_owned(), row.into(), self);
        InputError { file, row, fault }
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

struct Wanted<'a> {
    required: &'a [&'a str],
    optional: &'a [&'a str],
}

/// The wanted columns and where the file has them.
#[derive(Debug)]
struct Columns {
    names: Vec<String>,
    /// For each column of the file, its place in `names`.
    places: Vec<Option<usize>>,
}

impl Columns {
    /// Finds the wanted columns in a header row.
    fn find(header: &[&str], wanted: &Wanted<'_>) -> Result<Self, InputFault> {
        let names = wanted.required.iter().chain(wanted.optional);
        let names: Vec<String> = names.map(|name| same(name)).collect();
        let place = |text: &&str| names.iter().position(|name| *name == same(text));
        let places: Vec<Option<usize>> = header.iter().map(place).collect();
        let count = |name: &str| header.iter().filter(|text| same(text) == name).count();
        let missing = names.iter().take(wanted.required.len());
        let missing: Vec<String> = missing.filter(|name| count(name) == 0).cloned().collect();
        if !missing.is_empty() {
            return Err(InputFault::MissingColumns(missing));
        }
        if let Some(name) = names.iter().find(|name| count(name) > 1) {
            return Err(InputFault::DuplicateColumn(name.clone()));
        }
        Ok(Self { names, places })
    }

    fn place(&self, column: &str) -> usize {
        let place = |column: &str| self.names.iter().position(|name| name == column);
        let place = place(column).or_else(|| place(&same(column)));
        place.expect("a column the table is open for")
    }

    /// The row of these cells, each with its column in the file.
    fn row<'t>(&'t self, number: u32, found: impl Iterator<Item = (usize, Cell<'t>)>) -> Row<'t> {
        let mut cells = vec![Cell::Empty; self.names.len()];
        for (index, content) in found {
            let place = self.places.get(index).copied().flatten();
            if let Some(cell) = place.and_then(|place| cells.get_mut(place)) {
                *cell = content;
            }
        }
        let columns = self;
        Row { number, columns, cells }
    }
}

/// A column name in the one spelling in which names are compared.
fn same(name: &str) -> String {
    let words = name.split(|c: char| c == '_' || c == '-' || is_blank(c));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join("_").to_lowercase()
}

fn quoted(columns: &[String]) -> String {
    let columns: Vec<String> = columns.iter().map(|name| format!("`{name}`")).collect();
    columns.join(", ")
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
