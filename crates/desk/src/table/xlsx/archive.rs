//! The archive that a workbook is: unpacked once, before anything of it is believed.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, Write};
use std::path::Path;

use memchr::memmem;
use zip::ZipArchive;

use super::mend;
use crate::table::{Damage, TableError, TableFault};

/// What was seen while an archive was checked.
#[derive(Default)]
pub(super) struct Looked {
    /// Sheets that say wrong how large they are.
    pub(super) wrong_sizes: Vec<String>,
    pub(super) hidden_rows: usize,
}

/// Unpacks every part once: the workbook reader compares no checksums and has no limit.
pub(super) fn check_archive(file: &Path, mut handle: &File) -> Result<Looked, TableError> {
    let damaged = |damage| TableFault::Damaged(damage).at(file, None);
    let opened = ZipArchive::new(BufReader::new(handle));
    let mut archive = opened.map_err(|error| damaged(Damage::Reader(error.to_string())))?;
    if archive.len() > PARTS_MAX {
        return Err(damaged(Damage::Parts));
    }
    let (mut left, mut looked) = (UNPACKED_MAX, Looked::default());
    for index in 0..archive.len() {
        let reader = |error: zip::result::ZipError| damaged(Damage::Reader(error.to_string()));
        let mut part = archive.by_index(index).map_err(reader)?;
        let name = part.name().map_err(|error| damaged(Damage::Reader(error.to_string())))?;
        let name = name.into_owned();
        let shared = name.to_ascii_lowercase().ends_with(SHARED_STRINGS);
        let max = if shared { SHARED_STRINGS_MAX } else { PART_MAX };
        let (mut announced, mut hidden) = (Announced::default(), HiddenRows::default());
        let mut part = part.by_ref().take(left.min(max));
        let unpacked = if shared {
            io::copy(&mut part, &mut announced)
        } else if name.to_ascii_lowercase().contains(SHEETS) {
            unpack_sheet(part, &name, &mut hidden, &mut looked.wrong_sizes)
        } else {
            io::copy(&mut part, &mut io::sink())
        };
        let unpacked = unpacked.map_err(|error| damaged(Damage::Reader(error.to_string())))?;
        looked.hidden_rows += hidden.count;
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
    handle.rewind().map_err(|error| TableFault::io(error).at(file, None))?;
    Ok(looked)
}

/// Unpacks a sheet, and looks how it begins and which of its rows are hidden.
fn unpack_sheet(
    mut part: impl Read,
    name: &str,
    hidden: &mut HiddenRows,
    wrong_sizes: &mut Vec<String>,
) -> io::Result<u64> {
    let mut start = Vec::new();
    part.by_ref().take(mend::START_BYTES).read_to_end(&mut start)?;
    wrong_sizes.extend(mend::wrong_size(&start).map(|_| name.to_owned()));
    hidden.write_all(&start)?;
    Ok(start.len() as u64 + io::copy(&mut part, hidden)?)
}

/// Counts the rows that are not to be seen.
#[derive(Default)]
struct HiddenRows {
    /// The end of what came so far, in which a row may have begun.
    tail: Vec<u8>,
    /// Up to where that was looked at.
    done: usize,
    count: usize,
}

impl Write for HiddenRows {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.tail.extend_from_slice(bytes);
        let end = self.tail.len().saturating_sub(HIDDEN.len() + VALUE_BYTES).max(self.done);
        let new = self.tail.get(self.done..).unwrap_or_default();
        let found = memmem::find_iter(new, HIDDEN).map(|at| at + self.done);
        for at in found.take_while(|at| *at < end) {
            let before = self.tail.get(at.saturating_sub(ROW_BYTES)..at).unwrap_or_default();
            let element = before.rsplit(|byte| *byte == b'<').next().unwrap_or_default();
            let value = self.tail.get(at + HIDDEN.len()..).unwrap_or_default();
            let is_set = value.starts_with(b"1") || value.starts_with(b"true");
            self.count += usize::from(is_set && element.starts_with(b"row"));
        }
        let past = end.saturating_sub(ROW_BYTES);
        self.tail.drain(..past);
        self.done = end - past;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
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

impl Write for Announced {
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

const HIDDEN: &[u8] = b" hidden=\"";
/// As many as the value may have.
const VALUE_BYTES: usize = 4;
/// How far the attributes of a row go.
const ROW_BYTES: usize = 256;
const SHEETS: &str = "worksheets/";
const COUNT: &[u8] = b"uniqueCount";
/// The name of a count and its value, with room for blanks.
const COUNT_BYTES: usize = 256;
/// One part, such as a sheet; sheets are streamed.
const PART_MAX: u64 = 768 << 20;
const PARTS_MAX: usize = 10_000;
const SHARED_STRINGS: &str = "sharedstrings.xml";
/// All different texts of a workbook, which are held in memory.
const SHARED_STRINGS_MAX: u64 = 256 << 20;
/// The shortest way to write one of them, `<si/>`.
const TEXT_BYTES_MIN: u64 = 5;
const UNPACKED_MAX: u64 = 1 << 30;
