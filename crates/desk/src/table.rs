//! Tables that offices send: `.csv` and `.xlsx`, read row by row with named columns.
//!
//! A table is opened for the columns the caller wants and streams only those. Every error says
//! in which file, row or column it is and what to do; none shows the content of a cell, which
//! may be a personal number.

pub(crate) mod columns;
mod csv;
mod error;
mod headings;
mod layout;
mod notice;
mod rows;
mod xlsx;

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ikrar_core::value::Date;

use crate::{files, values};

use headings::Columns;
use layout::Layout;

pub use error::{CellError, CellFault, Damage, TableError, TableFault};
pub use headings::{Headings, Wanted};
pub use notice::Notice;
pub use rows::{At, Rows};

/// An open table whose wanted columns were found, in one sheet or several.
#[derive(Debug)]
pub struct Table {
    file: PathBuf,
    source: Source,
    /// Of each sheet that is read.
    layouts: Vec<(String, Layout)>,
    /// Of each sheet that is read, rows that are about nobody.
    skipped: Vec<Vec<(u32, u32)>>,
    notices: Vec<Notice>,
}

/// How tables are read.
#[derive(Debug, Default)]
pub struct Reading {
    /// What columns may be called.
    pub headings: Headings,
    /// The only sheet that is to be read.
    pub sheet: Option<String>,
}

impl Table {
    /// Opens a `.csv` or `.xlsx` file and looks for the wanted columns.
    ///
    /// The header is the first row, of the first 20, with all required columns; also two rows, of
    /// which the upper one has headings over several columns. [`Headings`] say what columns may be
    /// called. Other columns are ignored. A wanted column that is there twice is refused. Of a
    /// workbook all visible sheets that have such a header are read.
    ///
    /// CSV is UTF-8, separated by commas, semicolons, tabs or bars.
    pub fn open(path: &Path, wanted: &Wanted, reading: &Reading) -> Result<Self, TableError> {
        let handle = || {
            let handle = files::open(path, files::ROWS_BYTES_MAX);
            handle.map_err(|fault| TableFault::File(fault).at(path, None))
        };
        let extension = path.extension().unwrap_or_default();
        let (source, layouts, notices) = if extension.eq_ignore_ascii_case("csv") {
            let mut sheet = csv::Sheet::open(path, handle()?)?;
            let layout = separated(&mut sheet, path, wanted, reading)?;
            (Source::Csv(sheet), vec![(String::new(), layout)], Vec::new())
        } else if extension.eq_ignore_ascii_case("xlsx") {
            let mut book = xlsx::Book::open(path, handle()?)?;
            let (layouts, notices) = sheets(&mut book, path, wanted, reading)?;
            (Source::Xlsx(Box::new(book)), layouts, notices)
        } else {
            return Err(TableFault::Extension.at(path, None));
        };
        let (file, skipped) = (path.to_owned(), layouts.iter().map(|_| Vec::new()).collect());
        Ok(Self { file, source, layouts, skipped, notices })
    }

    /// What is to be said of how it was read; complete when all rows were.
    pub fn notices(&self) -> Vec<Notice> {
        let mut notices = self.notices.clone();
        for ((_, layout), rows) in self.layouts.iter().zip(&self.skipped) {
            notices.extend(layout.notices.iter().cloned());
            if !rows.is_empty() {
                let (sheet, rows) = (layout.sheet.clone(), rows.clone());
                notices.push(Notice::Skipped { sheet, rows });
            }
        }
        notices
    }

    /// Whether every sheet has an optional column.
    pub(crate) fn has(&self, column: &str) -> bool {
        self.layouts.iter().all(|(_, layout)| layout.columns.has(column))
    }

    /// Says more of how it was read.
    pub(crate) fn note(&mut self, notice: Notice) {
        self.notices.push(notice);
    }

    /// Hands all rows of all sheets to `take`, until it fails.
    pub fn each<E: From<TableError>>(
        &mut self,
        mut take: impl FnMut(Row<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        for sheet in 0..self.layouts.len() {
            for row in self.rows(sheet)? {
                take(row?)?;
            }
        }
        Ok(())
    }

    /// Reads the rows of a sheet from its header on; it can be called again for a second pass.
    ///
    /// Rows that are about nobody are left out, and told by [`Table::notices`]. Hidden rows are
    /// read like others. After an error the iterator ends, except after
    /// [`TableFault::ExtraCells`].
    pub(crate) fn rows(&mut self, sheet: usize) -> Result<Rows<'_>, TableError> {
        let file = self.file.as_path();
        let layout = self.layouts.get(sheet).expect("a sheet that is read");
        let skipped = self.skipped.get_mut(sheet).expect("a sheet that is read");
        skipped.clear();
        let records = match &mut self.source {
            Source::Csv(sheet) => Records::Csv(sheet.records(file)?),
            Source::Xlsx(book) => {
                let records = book.records(file, &layout.0)?;
                Records::Xlsx(Box::new(records.expect("a sheet that has a header")))
            }
        };
        let nth_sheet = u32::try_from(sheet).unwrap_or(u32::MAX);
        let (layout, cells, ended) = (&layout.1, Vec::new(), false);
        Ok(Rows { file, nth_sheet, layout, records, skipped, cells, ended })
    }
}

/// Looks for the header with the separator that the file most likely has, then with others.
fn separated(
    sheet: &mut csv::Sheet,
    file: &Path,
    wanted: &Wanted,
    reading: &Reading,
) -> Result<Layout, TableError> {
    let mut first_error = None;
    for separator in sheet.separators() {
        sheet.separate(separator);
        let mut records = Records::Csv(sheet.records(file)?);
        match Layout::find(&mut records, wanted, &reading.headings) {
            Ok(layout) => return Ok(layout),
            Err(error) => _ = first_error.get_or_insert(error),
        }
    }
    Err(first_error.unwrap_or_else(|| TableFault::Empty.at(file, None)))
}

type Sheets = (Vec<(String, Layout)>, Vec<Notice>);

/// Looks for headers in the visible sheets of a workbook, or in that which is asked for.
fn sheets(
    book: &mut xlsx::Book,
    file: &Path,
    wanted: &Wanted,
    reading: &Reading,
) -> Result<Sheets, TableError> {
    let all = book.sheets();
    let visible = all.iter().filter(|(_, is_visible)| *is_visible).map(|(name, _)| name.clone());
    let visible: Vec<String> = visible.collect();
    let asked: Vec<String> = match &reading.sheet {
        Some(sheet) => {
            let found = all.iter().find(|(name, _)| name == sheet);
            let like =
                || all.iter().find(|(name, _)| headings::same(name) == headings::same(sheet));
            let unknown = || TableFault::NoSheet(visible.clone()).at(file, None);
            vec![found.or_else(like).ok_or_else(unknown)?.0.clone()]
        }
        None => visible.clone(),
    };
    let mut first_error: Option<TableError> = None;
    let mut layouts = Vec::new();
    for name in asked {
        let Some(records) = book.records(file, &name)? else { continue };
        match Layout::find(&mut Records::Xlsx(Box::new(records)), wanted, &reading.headings) {
            Ok(layout) => layouts.push((name, layout)),
            Err(error) => {
                let is_empty = |it: &TableError| matches!(it.fault, TableFault::Empty);
                if first_error.as_ref().is_none_or(is_empty) {
                    first_error = Some(error);
                }
            }
        }
    }
    if layouts.is_empty() {
        return Err(first_error.unwrap_or_else(|| TableFault::Empty.at(file, None)));
    }
    let others = visible.iter().filter(|name| layouts.iter().all(|(read, _)| read != *name));
    let others: Vec<String> = others.cloned().collect();
    let read: Vec<String> = layouts.iter().map(|(name, _)| name.clone()).collect();
    if layouts.len() > 1 {
        for (name, layout) in &mut layouts {
            layout.name_sheet(&Arc::from(name.as_str()));
        }
    }
    let several = read.len() + others.len() > 1;
    let notices = several.then_some(Notice::Sheets { read, others }).into_iter().collect();
    Ok((layouts, notices))
}

/// One row: its number and its cells in the wanted columns.
///
/// The methods that take a column panic if the table was not opened for that column.
#[derive(Debug)]
pub struct Row<'t> {
    at: At,
    columns: &'t Columns,
    cells: Vec<Cell<'t>>,
}

impl<'t> Row<'t> {
    /// The number the spreadsheet program shows beside the row; the first row is 1.
    ///
    /// In a CSV file a quoted line break does not start a row. Where line ends of both kinds are
    /// mixed in one file, it may be off by one.
    pub fn number(&self) -> u32 {
        self.at.row
    }

    /// Where it stands.
    pub fn at(&self) -> &At {
        &self.at
    }

    fn is_blank(&self) -> bool {
        self.cells.iter().all(Cell::is_blank)
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
            Cell::Text(text) => match trim(text) {
                text if text.is_empty() || values::is_empty(text) => Ok(None),
                text if values::is_fault(text) => {
                    Err(CellError::Fault(CellFault::Shown(text.to_owned())))
                }
                text => Ok(Some(text)),
            },
        }
    }

    /// The date of a date cell or of a text such as `2024-11-05`, `5/11/2024`, `5 November 2024` or
    /// `27-Des-23`, also of the number as which a spreadsheet stores it; `None` if it is blank. The
    /// time of day of a date cell is dropped.
    pub fn date(&self, column: &str) -> Result<Option<Dated>, CellError> {
        let dated = |day| Dated { day, doubt: None };
        let text = match self.cell(column) {
            Cell::Date(day) => return Ok(Some(dated(*day))),
            Cell::Number(_) => return Err(CellError::NotADate),
            Cell::Whole(digits) => digits,
            _ => match self.code(column)? {
                Some(text) => text,
                None => return Ok(None),
            },
        };
        let serial = || {
            let day = values::serial_date(text)?;
            Some(Dated { day, doubt: Some(Doubt::Serial) })
        };
        let written = values::date(text).map(|(day, either)| {
            let doubt = either.then_some(Doubt::DayFirst);
            Dated { day, doubt }
        });
        written.or_else(serial).ok_or(CellError::NotADate).map(Some)
    }

    /// Whether the table has an optional column.
    pub fn has(&self, column: &str) -> bool {
        self.columns.has(column)
    }
}

/// A day that stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated {
    /// The day.
    pub day: Date,
    /// Why it may be another one.
    pub doubt: Option<Doubt>,
}

/// Why a date may not be the one that was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// `5/11/2024`: read as the day first, and may have been meant as the month first.
    DayFirst,
    /// A number: read as that with which a spreadsheet stores a day.
    Serial,
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
            Self::Text(text) => trim(text).is_empty() || values::is_empty(trim(text)),
            _ => false,
        }
    }
}

#[derive(Debug)]
enum Source {
    Csv(csv::Sheet),
    Xlsx(Box<xlsx::Book>),
}

/// All rows of a sheet, with all their cells.
#[derive(Debug)]
enum Records<'t> {
    Csv(csv::Records<'t>),
    Xlsx(Box<xlsx::Records<'t>>),
}

impl<'t> Records<'t> {
    fn file(&self) -> &'t Path {
        match self {
            Self::Csv(records) => records.file,
            Self::Xlsx(records) => records.file,
        }
    }

    /// Replaces `cells` by those of the next row that has any and returns its number.
    fn next_row(&mut self, cells: &mut Vec<(usize, Cell<'t>)>) -> Result<Option<u32>, TableError> {
        match self {
            Self::Csv(records) => records.next_row(cells),
            Self::Xlsx(records) => records.next_row(cells),
        }
    }

    /// Whether a cell beyond the header means that others stand in wrong columns.
    fn have_no_spare_columns(&self) -> bool {
        matches!(self, Self::Csv(_))
    }
}

fn trim(text: &str) -> &str {
    text.trim_matches(is_blank)
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')
}

const CELL_BYTES_MAX: usize = 32_767;

#[cfg(test)]
mod tests;
