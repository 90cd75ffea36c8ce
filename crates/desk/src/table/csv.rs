//! CSV: UTF-8, commas or semicolons, streamed from the file.

use std::borrow::Cow;
use std::fs::File;
use std::io::{Read, Seek};
use std::path::Path;

use csv::{ByteRecord, Reader, ReaderBuilder};

use super::{CELL_BYTES_MAX, Cell, Columns, Notice, Row, TableError, TableFault, trim};
use crate::marked::unmark;

#[derive(Debug)]
pub(super) struct Sheet {
    handle: File,
    dialect: Dialect,
}

impl Sheet {
    pub(super) fn open(
        file: &Path,
        mut handle: File,
        find: impl Fn(&[&str]) -> Result<(Columns, Vec<Notice>), TableFault>,
    ) -> Result<(Self, (Columns, Vec<Notice>)), TableError> {
        let read = |error| TableFault::io(error).at(file, None);
        let mut start = Vec::new();
        handle.by_ref().take(SNIFF_BYTES).read_to_end(&mut start).map_err(read)?;
        if start.starts_with(&[0xff, 0xfe]) || start.starts_with(&[0xfe, 0xff]) {
            return Err(TableFault::Encoding.at(file, 1)); // UTF-16
        }
        let sheet = Self { handle, dialect: Dialect::sniff(&start) };
        let mut records = sheet.records(file)?;
        let row = records.skip_to_header()?;
        let columns = find(&records.texts(row)?);
        let columns = columns.map_err(|fault| fault.at(file, row))?;
        drop(records);
        Ok((sheet, columns))
    }

    pub(super) fn rows<'t>(
        &'t mut self,
        file: &'t Path,
        columns: &'t Columns,
    ) -> Result<Rows<'t>, TableError> {
        let mut records = self.records(file)?;
        records.skip_to_header()?;
        Ok(Rows { records, columns })
    }

    fn records<'t>(&'t self, file: &'t Path) -> Result<Records<'t>, TableError> {
        let read = |error| TableFault::io(error).at(file, None);
        (&self.handle).rewind().map_err(read)?;
        let reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.dialect.delimiter)
            .buffer_capacity(BUFFER_BYTES)
            .from_reader(&self.handle);
        let record = ByteRecord::new();
        let crlf = self.dialect.crlf;
        Ok(Records { file, reader, record, crlf, number: 0, line_feeds_in_cells: 0 })
    }
}

#[derive(Debug)]
pub(super) struct Rows<'t> {
    records: Records<'t>,
    columns: &'t Columns,
}

impl<'t> Rows<'t> {
    pub(super) fn next_row(&mut self) -> Result<Option<Row<'t>>, TableError> {
        let Some(number) = self.records.next_record()? else {
            return Ok(None);
        };
        let texts = self.records.texts(number)?;
        let expected = self.columns.width();
        if texts.iter().skip(expected).any(|text| !trim(text).is_empty()) {
            let found = texts.len();
            let fault = TableFault::ExtraCells { found, expected };
            return Err(fault.at(self.records.file, number));
        }
        let cells = texts.iter().map(|text| Cell::Text(Cow::Owned(unmark(text).to_owned())));
        Ok(Some(self.columns.row(number, cells.enumerate())))
    }
}

/// The records of a file with the row numbers a spreadsheet program would show.
#[derive(Debug)]
struct Records<'t> {
    file: &'t Path,
    reader: Reader<&'t File>,
    record: ByteRecord,
    crlf: bool,
    number: u32,
    line_feeds_in_cells: u64,
}

impl Records<'_> {
    /// Reads up to the first record with any text and returns its row number.
    fn skip_to_header(&mut self) -> Result<u32, TableError> {
        while let Some(number) = self.next_record()? {
            let texts = self.texts(number)?;
            if texts.iter().any(|text| !trim(text).is_empty()) {
                return Ok(number);
            }
        }
        Err(TableFault::Empty.at(self.file, None))
    }

    /// Reads the next record and returns its row number.
    fn next_record(&mut self) -> Result<Option<u32>, TableError> {
        let read = self.reader.read_byte_record(&mut self.record);
        let found = read.map_err(|error| TableFault::io(error.into()).at(self.file, None))?;
        if !found {
            return Ok(None);
        }
        // The reader skips empty lines and counts line feeds. After a record it stands behind the
        // line feed that ended it, or between the two characters of a CR LF.
        let cells = self.record.as_slice();
        let in_cells = cells.split(|byte| *byte == b'\n').skip(1).count();
        self.line_feeds_in_cells += in_cells as u64;
        let lines = self.reader.position().line().saturating_sub(self.line_feeds_in_cells);
        let number = u32::try_from(lines.saturating_sub(u64::from(!self.crlf)));
        self.number = number.unwrap_or(u32::MAX).max(self.number.saturating_add(1));
        Ok(Some(self.number))
    }

    /// The cells of the record just read.
    fn texts(&self, row: u32) -> Result<Vec<&str>, TableError> {
        let text = |cell| std::str::from_utf8(cell).ok();
        let texts: Option<Vec<&str>> = self.record.iter().map(text).collect();
        let texts = texts.ok_or_else(|| TableFault::Encoding.at(self.file, row))?;
        if texts.iter().any(|text| text.len() > CELL_BYTES_MAX) {
            return Err(TableFault::HugeCell { max: CELL_BYTES_MAX }.at(self.file, row));
        }
        Ok(texts)
    }
}

/// What the header row says about how the file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Dialect {
    delimiter: u8,
    crlf: bool,
}

impl Dialect {
    /// Looks at all up to the first line with any text; what stands in quotes is text.
    fn sniff(start: &[u8]) -> Self {
        let (mut commas, mut semicolons) = (0_usize, 0_usize);
        let (mut quoted, mut blank, mut crlf) = (false, true, false);
        let mut bytes = start.iter().peekable();
        while let Some(byte) = bytes.next() {
            match byte {
                b'"' => quoted = !quoted,
                b',' if !quoted => commas += 1,
                b';' if !quoted => semicolons += 1,
                b'\r' | b'\n' if !quoted => {
                    crlf = *byte == b'\r' && bytes.peek() == Some(&&b'\n');
                    if !blank {
                        break;
                    }
                }
                _ => blank &= byte.is_ascii_whitespace() || UTF8_BOM.contains(byte),
            }
        }
        Self { delimiter: if semicolons > commas { b';' } else { b',' }, crlf }
    }
}

const BUFFER_BYTES: usize = 1 << 16;
const SNIFF_BYTES: u64 = 1 << 16;
const UTF8_BOM: [u8; 3] = [0xef, 0xbb, 0xbf];
