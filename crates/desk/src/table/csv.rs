//! CSV: UTF-8, separated by commas, semicolons, tabs or bars, streamed from the file.

use std::borrow::Cow;
use std::fs::File;
use std::io::{Read, Seek};
use std::path::Path;

use csv::{ByteRecord, Reader, ReaderBuilder};

use super::{CELL_BYTES_MAX, Cell, TableError, TableFault};
use crate::marked::unmark;

#[derive(Debug)]
pub(super) struct Sheet {
    handle: File,
    dialect: Dialect,
    /// Which separators it may have, the likeliest first.
    separators: Vec<u8>,
}

impl Sheet {
    pub(super) fn open(file: &Path, mut handle: File) -> Result<Self, TableError> {
        let read = |error| TableFault::io(error).at(file, None);
        let mut start = Vec::new();
        handle.by_ref().take(SNIFF_BYTES).read_to_end(&mut start).map_err(read)?;
        if start.starts_with(&[0xff, 0xfe]) || start.starts_with(&[0xfe, 0xff]) {
            return Err(TableFault::Encoding.at(file, 1)); // UTF-16
        }
        let (dialect, separators) = Dialect::sniff(&start);
        Ok(Self { handle, dialect, separators })
    }

    /// Which separators the file may have, the likeliest first.
    pub(super) fn separators(&self) -> Vec<u8> {
        self.separators.clone()
    }

    /// From now on it is read with this separator.
    pub(super) fn separate(&mut self, separator: u8) {
        self.dialect.delimiter = separator;
    }

    pub(super) fn records<'t>(&'t self, file: &'t Path) -> Result<Records<'t>, TableError> {
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

/// The records of a file with the row numbers a spreadsheet program would show.
#[derive(Debug)]
pub(super) struct Records<'t> {
    pub(super) file: &'t Path,
    reader: Reader<&'t File>,
    record: ByteRecord,
    crlf: bool,
    number: u32,
    line_feeds_in_cells: u64,
}

impl Records<'_> {
    /// Replaces `cells` by those of the next record and returns its row number.
    pub(super) fn next_row(
        &mut self,
        cells: &mut Vec<(usize, Cell<'_>)>,
    ) -> Result<Option<u32>, TableError> {
        cells.clear();
        let Some(number) = self.next_record()? else { return Ok(None) };
        let texts = self.texts(number)?;
        let owned = |text: &&str| Cell::Text(Cow::Owned(unmark(text).to_owned()));
        cells.extend(texts.iter().map(owned).enumerate());
        Ok(Some(number))
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
    /// Looks at the first lines; what stands in quotes is text. The separators are those that some
    /// line has most of.
    fn sniff(start: &[u8]) -> (Self, Vec<u8>) {
        let mut most = SEPARATORS.map(|_| 0_usize);
        let mut line = most;
        let (mut quoted, mut blank, mut crlf) = (false, true, None);
        let mut bytes = start.iter().peekable();
        while let Some(byte) = bytes.next() {
            match byte {
                b'"' => quoted = !quoted,
                b'\r' | b'\n' if !quoted => {
                    let is_crlf = *byte == b'\r' && bytes.peek() == Some(&&b'\n');
                    crlf = crlf.or((!blank).then_some(is_crlf));
                    line = SEPARATORS.map(|_| 0);
                }
                _ => blank &= byte.is_ascii_whitespace() || UTF8_BOM.contains(byte),
            }
            if !quoted {
                for (_, count) in SEPARATORS.iter().zip(&mut line).filter(|(it, _)| *it == byte) {
                    *count += 1;
                }
                for (most, count) in most.iter_mut().zip(line) {
                    *most = count.max(*most);
                }
            }
        }
        let mut separators: Vec<_> = SEPARATORS.into_iter().zip(most).collect();
        separators.sort_by_key(|(_, most)| std::cmp::Reverse(*most));
        let separators = separators.into_iter().filter(|(it, most)| *most > 0 || *it == b',');
        let separators: Vec<u8> = separators.map(|(separator, _)| separator).collect();
        (Self { delimiter: b',', crlf: crlf.unwrap_or(false) }, separators)
    }
}

const BUFFER_BYTES: usize = 1 << 16;
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];
const SNIFF_BYTES: u64 = 1 << 16;
const UTF8_BOM: [u8; 3] = [0xef, 0xbb, 0xbf];
