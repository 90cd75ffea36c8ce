//! Tables that offices send: `.csv` and `.xlsx`, read row by row with named columns.
//!
//! A table is opened for the columns the caller wants and streams only those. Every error says
//! in which file, row or column it is and what to do; none shows the content of a cell, which
//! may be a personal number.

pub(crate) mod columns;
mod copy;
mod csv;
mod encoding;
mod error;
mod format;
mod headings;
mod layout;
mod notice;
mod row;
mod rows;
mod xlsx;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::files;

use layout::Layout;
use row::trim;

pub use copy::Copies;
pub use error::{CellError, CellFault, Damage, TableError, TableFault};
pub use format::Format;
pub(crate) use headings::shown as shown_heading;
pub use headings::{Headings, Wanted};
pub use notice::Notice;
pub use row::{Cell, Dated, Doubt, Row};
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
    /// CSV is separated by commas, semicolons, tabs or bars. What is not UTF-8 is converted.
    pub fn open(path: &Path, wanted: &Wanted, reading: &Reading) -> Result<Self, TableError> {
        let io = |error| TableFault::io(error).at(path, None);
        let handle = files::open(path, files::ROWS_BYTES_MAX);
        let handle = handle.map_err(|fault| TableFault::File(fault).at(path, None))?;
        let format = Format::of(&handle).map_err(io)?;
        let is = |name| path.extension().unwrap_or_default().eq_ignore_ascii_case(name);
        let (source, layouts, notices) = match format {
            Format::Text | Format::Unknown if is("csv") => {
                let (mut sheet, converted) = csv::Sheet::open(path, handle)?;
                let layout = separated(&mut sheet, path, wanted, reading)?;
                (Source::Csv(sheet), vec![(String::new(), layout)], converted.into_iter().collect())
            }
            Format::Workbook | Format::Unknown if is("xlsx") => {
                let (mut book, hidden) = xlsx::Book::open(path, handle)?;
                let (layouts, mut notices) = sheets(&mut book, path, wanted, reading)?;
                notices.extend((hidden > 0).then_some(Notice::HiddenRows(hidden)));
                (Source::Xlsx(Box::new(book)), layouts, notices)
            }
            Format::Text | Format::Unknown if !is("xlsx") => {
                return Err(TableFault::Extension.at(path, None));
            }
            format => return Err(format.fault().at(path, None)),
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

    /// What the file calls a wanted column of a row, if it has it.
    pub fn heading(&self, at: &At, column: &str) -> Option<String> {
        let (_, layout) = self.layouts.get(at.nth_sheet())?;
        layout.heading(layout.columns.in_file(column)?)
    }

    /// Says more of how it was read.
    pub(crate) fn note(&mut self, notice: Notice) {
        self.notices.push(notice);
    }

    /// Hands all rows of all sheets to `take`, until it fails. A table without a row was sent too
    /// early, or its rows are about nobody.
    pub fn each<E: From<TableError>>(
        &mut self,
        mut take: impl FnMut(Row<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut is_empty = true;
        for sheet in 0..self.layouts.len() {
            for row in self.rows(sheet)? {
                take(row?)?;
                is_empty = false;
            }
        }
        if is_empty { Err(TableFault::NoRows.at(&self.file, None).into()) } else { Ok(()) }
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

const CELL_BYTES_MAX: usize = 32_767;

#[cfg(test)]
mod tests;
