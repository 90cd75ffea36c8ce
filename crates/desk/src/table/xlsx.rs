//! Workbooks: the cells of their sheets, streamed; only the shared strings are held in memory.

use std::borrow::Cow;
use std::fmt;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible};
use calamine::{Xlsx, XlsxCellReader, XlsxError};
use ikrar_core::value::Date;
use zip::ZipArchive;

use super::{Cell, CellFault, Damage, TableError, TableFault};

pub(super) struct Book {
    workbook: Xlsx<BufReader<File>>,
}

impl Book {
    pub(super) fn open(file: &Path, handle: File) -> Result<Self, TableError> {
        check_archive(file, &handle)?;
        let workbook = guarded(file, || Xlsx::new(BufReader::new(handle)))?;
        Ok(Self { workbook })
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

/// Unpacks every part once: the workbook reader compares no checksums and has no limit.
fn check_archive(file: &Path, mut handle: &File) -> Result<(), TableError> {
    let damaged = |damage| TableFault::Damaged(damage).at(file, None);
    let opened = ZipArchive::new(BufReader::new(handle));
    let mut archive = opened.map_err(|error| damaged(Damage::Reader(error.to_string())))?;
    if archive.len() > PARTS_MAX {
        return Err(damaged(Damage::Parts));
    }
    let mut left = UNPACKED_MAX;
    for index in 0..archive.len() {
        let part =
            archive.by_index(index).map_err(|error| damaged(Damage::Reader(error.to_string())))?;
        let name = part.name().map_err(|error| damaged(Damage::Reader(error.to_string())))?;
        let shared = name.to_ascii_lowercase().ends_with(SHARED_STRINGS);
        let max = if shared { SHARED_STRINGS_MAX } else { PART_MAX };
        let mut announced = Announced::default();
        let unpacked = io::copy(&mut part.take(left.min(max)), &mut announced);
        let unpacked = unpacked.map_err(|error| damaged(Damage::Reader(error.to_string())))?;
        left -= unpacked;
        if left == 0 {
            return Err(damaged(Damage::Unpacked));
        }
        if unpacked == max {
            return Err(damaged(Damage::Part));
        }
        if shared && announced.is_more_than(unpacked) {
            return Err(damaged(Damage::Announced));
        }
    }
    handle.rewind().map_err(|error| TableFault::io(error).at(file, None))
}

/// Looks for the count of texts in the part that holds them: the workbook reader sets aside room
/// for as many before it has read the first.
#[derive(Default)]
struct Announced {
    /// The end of what came so far, in which a count may have begun.
    tail: Vec<u8>,
    count: u128,
    /// Whether there may be a count that is not found here: in another encoding, or far off.
    hidden: bool,
}

impl Announced {
    /// Whether more texts are announced than this many bytes can hold, or nobody knows how many.
    fn is_more_than(&self, bytes: u64) -> bool {
        self.hidden || self.count > u128::from(bytes / TEXT_BYTES_MIN)
    }
}

impl io::Write for Announced {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.hidden |= bytes.contains(&0);
        let at = self.tail.len().saturating_sub(2 * COUNT_BYTES);
        self.tail.drain(..at);
        self.tail.extend_from_slice(bytes);
        for (at, _) in self.tail.windows(COUNT.len()).enumerate().filter(|(_, w)| *w == COUNT) {
            let value = self.tail.iter().skip(at + COUNT.len()).take(COUNT_BYTES);
            let mut left = value.skip_while(|byte| !byte.is_ascii_digit()).peekable();
            let mut count: u128 = 0;
            while let Some(digit) = left.next_if(|byte| byte.is_ascii_digit()) {
                count = count.saturating_mul(10).saturating_add(u128::from(digit - b'0'));
            }
            let whole = self.tail.len() - at < COUNT.len() + COUNT_BYTES;
            self.hidden |= !whole && left.peek().is_none();
            self.count = self.count.max(count);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The cells of a sheet, gathered into rows.
pub(super) struct Records<'t> {
    pub(super) file: &'t Path,
    reader: XlsxCellReader<'t, BufReader<File>>,
    /// The first cell of the next row, with its place.
    ahead: Option<(u32, usize, Cell<'t>)>,
    number: u32,
    ended: bool,
}

impl<'t> Records<'t> {
    fn new(file: &'t Path, reader: XlsxCellReader<'t, BufReader<File>>) -> Self {
        Self { file, reader, ahead: None, number: 0, ended: false }
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
        if self.ended {
            return Ok(None); // behind its end the reader reports a fault
        }
        let Some(cell) = guarded(self.file, || self.reader.next_cell())? else {
            self.ended = true;
            return Ok(None);
        };
        let (row, column) = cell.get_position();
        if row >= ROWS_MAX || column >= COLUMNS_MAX {
            return Err(self.damaged(Damage::CellOutside));
        }
        Ok(Some((row + 1, column as usize, content(cell.get_value()))))
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

const COLUMNS_MAX: u32 = 16_384;
const COUNT: &[u8] = b"uniqueCount";
/// The name of a count and its value, with room for blanks.
const COUNT_BYTES: usize = 256;
/// One part, such as a sheet; sheets are streamed.
const PART_MAX: u64 = 768 << 20;
const PARTS_MAX: usize = 10_000;
const ROWS_MAX: u32 = 1_048_576;
const SHARED_STRINGS: &str = "sharedstrings.xml";
/// All different texts of a workbook, which are held in memory.
const SHARED_STRINGS_MAX: u64 = 256 << 20;
/// The shortest way to write one of them, `<si/>`.
const TEXT_BYTES_MIN: u64 = 5;
const UNPACKED_MAX: u64 = 1 << 30;
/// A spreadsheet keeps 15 digits of a number.
const WHOLE_LIMIT: f64 = 1e15;
