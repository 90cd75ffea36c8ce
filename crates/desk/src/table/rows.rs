//! The rows of a sheet below its header.

use std::path::Path;
use std::sync::Arc;

use super::layout::{Layout, begins_total};
use super::{Cell, Records, Row, TableError, TableFault};

/// Where a row stands. The order is that in which rows are read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At {
    nth_sheet: u32,
    /// As the spreadsheet numbers it, or the line of a file of JSON lines.
    pub row: u32,
    /// The sheet, where several of a workbook are read.
    pub sheet: Option<Arc<str>>,
}

impl At {
    /// A row of the first sheet that is read, which has this name.
    pub fn of_sheet(row: u32, sheet: &str) -> Self {
        Self::new(0, row, Some(Arc::from(sheet)))
    }

    pub(super) fn new(nth_sheet: u32, row: u32, sheet: Option<Arc<str>>) -> Self {
        Self { nth_sheet, row, sheet }
    }

    /// Which of the sheets that are read, from 0.
    pub(super) fn nth_sheet(&self) -> usize {
        usize::try_from(self.nth_sheet).unwrap_or(usize::MAX)
    }
}

impl From<u32> for At {
    fn from(row: u32) -> Self {
        Self { nth_sheet: 0, row, sheet: None }
    }
}

/// The rows of one sheet of a [`Table`](super::Table).
#[derive(Debug)]
pub struct Rows<'t> {
    pub(super) file: &'t Path,
    pub(super) nth_sheet: u32,
    pub(super) layout: &'t Layout,
    pub(super) records: Records<'t>,
    /// Rows that are about nobody, first and last of each run.
    pub(super) skipped: &'t mut Vec<(u32, u32)>,
    /// The file's column and content of each cell; here to be used again for the next row.
    pub(super) cells: Vec<(usize, Cell<'t>)>,
    pub(super) ended: bool,
}

impl<'t> Iterator for Rows<'t> {
    type Item = Result<Row<'t>, TableError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            match self.next_row() {
                Ok(Next::Row(row)) => return Some(Ok(row)),
                Ok(Next::Nobody) => {}
                Ok(Next::End) => self.ended = true,
                Err(error) => {
                    self.ended = !matches!(error.fault, TableFault::ExtraCells { .. });
                    return Some(Err(error));
                }
            }
        }
        None
    }
}

/// What comes next in a sheet.
enum Next<'t> {
    /// A row about somebody.
    Row(Row<'t>),
    /// A row about nobody.
    Nobody,
    /// The end.
    End,
}

impl<'t> Rows<'t> {
    fn next_row(&mut self) -> Result<Next<'t>, TableError> {
        let Some(number) = self.records.next_row(&mut self.cells)? else { return Ok(Next::End) };
        if number <= self.layout.header_row {
            return Ok(Next::Nobody);
        }
        let columns = &self.layout.columns;
        let expected = columns.width();
        let is_extra = |(at, cell): &(usize, Cell<'_>)| *at >= expected && !cell.is_blank();
        if self.records.have_no_spare_columns() && self.cells.iter().any(is_extra) {
            let found = self.cells.last().map_or(0, |(at, _)| at + 1);
            let fault = TableFault::ExtraCells { found, expected };
            return Err(fault.at(self.file, number));
        }
        let says = self.cells.iter().any(|(_, cell)| has_letters(cell));
        // Its word often stands in a column that is not read.
        let first = self.cells.iter().map(|(_, cell)| cell).find(|cell| !cell.is_blank());
        let adds_up = first.is_some_and(begins_total);
        let is_header = self.layout.is_header_again(&self.cells);
        let at = At::new(self.nth_sheet, number, self.layout.sheet.clone());
        let row = columns.row(at, self.cells.drain(..));
        let is_total = adds_up && !self.layout.has_whole_number(&row.cells);
        let is_row = !is_header && !is_total && !row.is_blank();
        if is_row && self.layout.is_about_somebody(&row.cells) {
            return Ok(Next::Row(row));
        }
        if is_header || says || !row.is_blank() {
            match self.skipped.last_mut() {
                Some((_, last)) if *last + 1 == number => *last = number,
                _ => self.skipped.push((number, number)),
            }
        }
        Ok(Next::Nobody)
    }
}

fn has_letters(cell: &Cell<'_>) -> bool {
    matches!(cell, Cell::Text(text) if text.chars().any(char::is_alphabetic))
}
