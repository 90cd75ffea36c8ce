//! A row of a table, and what its cells hold.

use std::borrow::Cow;

use ikrar_core::value::Date;

use super::headings::Columns;
use super::{At, CellError, CellFault};
use crate::values;

/// One row: its number and its cells in the wanted columns.
///
/// The methods that take a column panic if the table was not opened for that column.
#[derive(Debug)]
pub struct Row<'t> {
    pub(super) at: At,
    pub(super) columns: &'t Columns,
    pub(super) cells: Vec<Cell<'t>>,
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

    pub(super) fn is_blank(&self) -> bool {
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
    pub(super) fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => trim(text).is_empty() || values::is_empty(trim(text)),
            _ => false,
        }
    }
}

pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(is_blank)
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')
}
