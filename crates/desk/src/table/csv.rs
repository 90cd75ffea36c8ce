//! CSV: separated by commas, semicolons, tabs or bars, streamed from the file.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::Path;

use csv::{ByteRecord, Reader, ReaderBuilder};

use super::encoding::converted;
use super::{CELL_BYTES_MAX, Cell, Notice, TableError, TableFault};
use crate::marked::unmark;

#[derive(Debug)]
pub(super) struct Sheet {
    handle: File,
    /// The whole text, where it was converted.
    text: Option<Vec<u8>>,
    dialect: Dialect,
    /// Which separators it may have, the likeliest first.
    separators: Vec<u8>,
}

impl Sheet {
    /// Opens a file, and says whether it was converted.
    pub(super) fn open(
        file: &Path,
        mut handle: File,
    ) -> Result<(Self, Option<Notice>), TableError> {
        let read = |error| TableFault::io(error).at(file, None);
        let converted = converted(&handle).map_err(|fault| fault.at(file, None))?;
        let converted_from = converted.as_ref().map(|(_, encoding)| *encoding);
        let mut start = Vec::new();
        let text = match converted {
            Some((text, _)) => {
                start.extend(text.iter().take(SNIFF_BYTES));
                Some(text)
            }
            None => {
                handle.rewind().map_err(read)?;
                let sniffed = handle.by_ref().take(SNIFF_BYTES as u64).read_to_end(&mut start);
                sniffed.map_err(read)?;
                None
            }
        };
        let notice = converted_from.map(Notice::Converted);
        let (dialect, separators) = Dialect::sniff(&start);
        Ok((Self { handle, text, dialect, separators }, notice))
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
        let mut bytes = match &self.text {
            Some(text) => Bytes::Text(text),
            None => Bytes::File(&self.handle),
        };
        if self.dialect.hint > 0 {
            bytes.skip(self.dialect.hint).map_err(read)?;
        }
        let reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.dialect.delimiter)
            .buffer_capacity(BUFFER_BYTES)
            .from_reader(bytes);
        let record = ByteRecord::new();
        let crlf = self.dialect.crlf;
        Ok(Records { file, reader, record, crlf, number: 0, line_feeds_in_cells: 0 })
    }
}

/// What is read: the file, or what it was converted to.
#[derive(Debug)]
enum Bytes<'t> {
    File(&'t File),
    Text(&'t [u8]),
}

impl Bytes<'_> {
    fn skip(&mut self, bytes: u64) -> io::Result<()> {
        io::copy(&mut self.take(bytes), &mut io::sink()).map(drop)
    }
}

impl Read for Bytes<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::File(file) => file.read(buffer),
            Self::Text(text) => text.read(buffer),
        }
    }
}

/// The records of a file with the row numbers a spreadsheet program would show.
#[derive(Debug)]
pub(super) struct Records<'t> {
    pub(super) file: &'t Path,
    reader: Reader<Bytes<'t>>,
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
    /// The length of a first line `sep=;`, which spreadsheet programs obey and do not show.
    hint: u64,
}

impl Dialect {
    /// Looks at the first lines; what stands in quotes is text. The separators are those that some
    /// line has most of.
    fn sniff(start: &[u8]) -> (Self, Vec<u8>) {
        let (hint, hinted) = hint(start);
        let start = start.get(hint..).unwrap_or_default();
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
        let separators = hinted.map_or(separators, |hinted| vec![hinted]);
        (Self { delimiter: b',', crlf: crlf.unwrap_or(false), hint: hint as u64 }, separators)
    }
}

/// The length of a first line that names the separator, and that separator.
fn hint(start: &[u8]) -> (usize, Option<u8>) {
    let text = start.strip_prefix(&UTF8_BOM).unwrap_or(start);
    let end = text.iter().position(|byte| *byte == b'\n').map_or(text.len(), |at| at + 1);
    let line = text.get(..end).unwrap_or_default().trim_ascii_end();
    let line = line.strip_prefix(b"\"").and_then(|it| it.strip_suffix(b"\"")).unwrap_or(line);
    let lower = line.to_ascii_lowercase();
    match lower.strip_prefix(b"sep=") {
        Some(&[separator]) => (start.len() - text.len() + end, Some(separator)),
        // A tab at the end was trimmed.
        Some(&[]) => (start.len() - text.len() + end, Some(b'\t')),
        _ => (0, None),
    }
}

const BUFFER_BYTES: usize = 1 << 16;
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];
const SNIFF_BYTES: usize = 1 << 16;
const UTF8_BOM: [u8; 3] = [0xef, 0xbb, 0xbf];
