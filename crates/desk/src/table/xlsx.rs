//! Workbooks: the cells of their sheets, streamed; only the shared strings are held in memory.

mod archive;
mod mend;

use std::borrow::Cow;
use std::collections::VecDeque;
use std::fmt;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible};
use calamine::{Xlsx, XlsxCellReader, XlsxError};
use ikrar_core::value::Date;

use archive::check_archive;

use super::{Cell, CellFault, Damage, TableError, TableFault};

pub(super) struct Book {
    workbook: Xlsx<BufReader<Bytes>>,
}

impl Book {
    /// Opens a workbook, and says how many rows in it are hidden.
    pub(super) fn open(file: &Path, handle: File) -> Result<(Self, usize), TableError> {
        let looked = check_archive(file, &handle)?;
        let bytes: Bytes = if looked.wrong_sizes.is_empty() {
            Box::new(handle)
        } else {
            let reader = |error: io::Error| Damage::Reader(error.to_string());
            let mended = mend::without_sizes(&handle, &looked.wrong_sizes).map_err(reader);
            Box::new(mended.map_err(|damage| TableFault::Damaged(damage).at(file, None))?)
        };
        let workbook = guarded(file, || Xlsx::new(BufReader::new(bytes)))?;
        Ok((Self { workbook }, looked.hidden_rows))
    }

    /// The names of all sheets, each with whether it is to be seen.
    pub(super) fn sheets(&self) -> Vec<(String, bool)> {
        let sheets = self.workbook.sheets_metadata().iter();
        let sheets = sheets.filter(|sheet| sheet.typ == SheetType::WorkSheet);
        sheets.map(|it| (it.name.clone(), it.visible == SheetVisible::Visible)).collect()
    }

    /// The rows of a sheet; `None` for a sheet that has none, such as a chart.
    pub(super) fn records<'t>(
        &'t mut self,
        file: &'t Path,
        sheet: &str,
    ) -> Result<Option<Records<'t>>, TableError> {
        let reader = guarded(file, || match self.workbook.worksheet_cells_reader(sheet) {
            Err(XlsxError::NotAWorksheet(_)) => Ok(None),
            reader => reader.map(Some),
        })?;
        Ok(reader.map(|reader| Records::new(file, reader)))
    }
}

impl fmt::Debug for Book {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Book").finish_non_exhaustive()
    }
}

/// A file, or what it was mended to.
type Bytes = Box<dyn ReadSeek>;

/// What a workbook is read from.
trait ReadSeek: Read + Seek {}

impl<T: Read + Seek> ReadSeek for T {}

/// The cells of a sheet, gathered into rows.
pub(super) struct Records<'t> {
    pub(super) file: &'t Path,
    reader: XlsxCellReader<'t, BufReader<Bytes>>,
    /// Where the last cell was: its row (from 1) and column (from 0).
    last: Option<(u32, usize)>,
    /// Cells before the one that was read next.
    waiting: VecDeque<(u32, usize, Cell<'t>)>,
    /// The first cell of the next row, with its place.
    ahead: Option<(u32, usize, Cell<'t>)>,
    number: u32,
    ended: bool,
}

impl<'t> Records<'t> {
    fn new(file: &'t Path, reader: XlsxCellReader<'t, BufReader<Bytes>>) -> Self {
        let waiting = VecDeque::new();
        Self { file, reader, last: None, waiting, ahead: None, number: 0, ended: false }
    }

    /// Replaces `cells` by those of the next row that has any and returns its number.
    pub(super) fn next_row(
        &mut self,
        cells: &mut Vec<(usize, Cell<'t>)>,
    ) -> Result<Option<u32>, TableError> {
        cells.clear();
        let first = match self.ahead.take() {
            None => self.next_cell()?,
            ahead => ahead,
        };
        let Some((number, column, cell)) = first else {
            return Ok(None);
        };
        if number <= self.number {
            return Err(self.damaged(Damage::RowOrder { found: number, after: self.number }));
        }
        self.number = number;
        cells.push((column, cell));
        while let Some((row, column, cell)) = self.next_cell()? {
            if row != number {
                self.ahead = Some((row, column, cell));
                break;
            }
            cells.push((column, cell));
        }
        Ok(Some(number))
    }

    /// The next cell with its row (from 1) and column (from 0).
    fn next_cell(&mut self) -> Result<Option<(u32, usize, Cell<'t>)>, TableError> {
        if let Some(cell) = self.waiting.pop_front() {
            return Ok(Some(cell));
        }
        if self.ended {
            return Ok(None); // behind its end the reader reports a fault
        }
        // The reader does not know all errors that cells show, nor say where it met one.
        let mut shown = None;
        let found = loop {
            match guarded(self.file, || self.reader.next_cell_with_formula_metadata()) {
                Ok(found) => break found,
                Err(TableError { fault: TableFault::ErrorCell(error), .. }) => shown = Some(error),
                Err(error) => return Err(error),
            }
        };
        let found = found.map(|record| {
            let (row, column) = record.pos;
            let is_without_value = record.formula.is_some() && record.value == DataRef::Empty;
            let content = if is_without_value {
                Cell::Fault(CellFault::NoValue { cell: named(row, column) })
            } else {
                content(&record.value)
            };
            (row, column, content)
        });
        self.ended = found.is_none();
        if found.as_ref().is_some_and(|(row, column, _)| *row >= ROWS_MAX || *column >= COLUMNS_MAX)
        {
            return Err(self.damaged(Damage::CellOutside));
        }
        let found = found.map(|(row, column, cell)| (row + 1, column as usize, cell));
        let last = self.last;
        if let Some((row, column, _)) = &found {
            self.last = Some((*row, *column));
        }
        let Some(shown) = shown else { return Ok(found) };
        let next = found.as_ref().map(|(row, column, _)| (*row, *column));
        self.waiting.extend(
            between(last, next)
                .map(|(row, column)| (row, column, Cell::Fault(CellFault::Shown(shown.clone())))),
        );
        self.waiting.extend(found);
        Ok(self.waiting.pop_front())
    }

    fn damaged(&self, damage: Damage) -> TableError {
        TableFault::Damaged(damage).at(self.file, None)
    }
}

impl fmt::Debug for Records<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Records").field("number", &self.number).finish_non_exhaustive()
    }
}

/// All places between two cells at which one may be that is not known where.
fn between(
    last: Option<(u32, usize)>,
    next: Option<(u32, usize)>,
) -> impl Iterator<Item = (u32, usize)> {
    let (behind, before) = match (last, next) {
        (Some((row, from)), Some((next, to))) if row == next => (Some((row, from + 1..to)), None),
        (last, next) => (
            last.map(|(row, from)| (row, from + 1..from + COLUMNS_BEHIND)),
            next.map(|(row, to)| (row, 0..to)),
        ),
    };
    let both = behind.into_iter().chain(before);
    both.flat_map(|(row, columns)| columns.map(move |column| (row, column)))
}

/// What a spreadsheet program calls a cell: `B7`.
fn named(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        letters.push(char::from(b'A' + u8::try_from((left - 1) % 26).unwrap_or(0)));
        left = (left - 1) / 26;
    }
    format!("{}{}", letters.iter().rev().collect::<String>(), row + 1)
}

fn content<'t>(data: &DataRef<'t>) -> Cell<'t> {
    match data {
        DataRef::Bool(true) => Cell::Text(Cow::Borrowed("TRUE")),
        DataRef::Bool(false) => Cell::Text(Cow::Borrowed("FALSE")),
        DataRef::DateTime(moment) => date(moment),
        DataRef::DateTimeIso(text) => {
            let day = text.get(..10).and_then(|day| day.parse().ok());
            day.map_or_else(|| Cell::Fault(CellFault::NoDate), Cell::Date)
        }
        DataRef::DurationIso(_) => Cell::Fault(CellFault::NoDate),
        DataRef::Empty => Cell::Empty,
        DataRef::Error(error) => Cell::Fault(CellFault::Shown(error.to_string())),
        DataRef::Float(number) => numeric(*number),
        #[expect(clippy::cast_precision_loss, reason = "over 15 digits it is not whole anyway")]
        DataRef::Int(number) => numeric(*number as f64),
        DataRef::SharedString(text) => Cell::Text(Cow::Borrowed(text)),
        DataRef::String(text) => Cell::Text(Cow::Owned(text.clone())),
    }
}

fn numeric(number: f64) -> Cell<'static> {
    if number.fract() != 0.0 || number.abs() >= WHOLE_LIMIT {
        return Cell::Number(number);
    }
    Cell::Whole(format!("{:.0}", number + 0.0)) // + 0.0: a negative zero is written without sign
}

fn date(moment: &ExcelDateTime) -> Cell<'static> {
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    let date = Date::new(year.into(), month.into(), day.into());
    // Below one day it is a time of day.
    let dated = moment.is_datetime() && moment.as_f64() >= 1.0;
    date.filter(|_| dated).map_or_else(|| Cell::Fault(CellFault::NoDate), Cell::Date)
}

/// Calls the workbook reader, which may panic on a workbook made to harm: numbers in it overflow.
///
/// What it borrows is not used again after an error.
fn guarded<T>(file: &Path, call: impl FnOnce() -> Result<T, XlsxError>) -> Result<T, TableError> {
    let fault = match catch_unwind(AssertUnwindSafe(call)) {
        Ok(Ok(value)) => return Ok(value),
        Ok(Err(XlsxError::Password)) => TableFault::Password,
        Ok(Err(XlsxError::CellError(shown))) => TableFault::ErrorCell(shown),
        Ok(Err(XlsxError::Unrecognized { typ, .. })) => {
            TableFault::Damaged(Damage::Reader(typ.to_owned()))
        }
        Ok(Err(error)) => TableFault::Damaged(Damage::Reader(error.to_string())),
        Err(_) => TableFault::Damaged(Damage::Failed),
    };
    Err(fault.at(file, None))
}

/// How far behind the last cell of a row one may be that is not known where.
const COLUMNS_BEHIND: usize = 64;
const COLUMNS_MAX: u32 = 16_384;
const ROWS_MAX: u32 = 1_048_576;
/// A spreadsheet keeps 15 digits of a number.
const WHOLE_LIMIT: f64 = 1e15;
