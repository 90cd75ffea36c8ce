//! Workbooks whose sheets say wrong how large they are: spreadsheet programs do not care.

use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Write};
use std::ops::Range;

use zip::ZipArchive;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Where at the beginning of a sheet its size is said wrong.
pub(super) fn wrong_size(start: &[u8]) -> Option<Range<usize>> {
    let find = |from: usize, text: &[u8]| {
        let rest = start.get(from..)?;
        Some(from + rest.windows(text.len()).position(|part| part == text)?)
    };
    let from = find(0, b"<dimension")?;
    let to = find(from, b">")? + 1;
    let element = std::str::from_utf8(start.get(from..to)?).ok()?;
    let size = element.split(['"', '\'']).nth(1).unwrap_or_default();
    (!size.split(':').all(is_cell)).then_some(from..to)
}

/// Whether it names a cell, such as `B7`.
fn is_cell(text: &str) -> bool {
    let row = text.trim_start_matches(|c: char| c.is_ascii_uppercase());
    row.len() < text.len() && row.parse::<u32>().is_ok_and(|row| row > 0)
}

/// The archive, without the sizes that these parts say.
pub(super) fn without_sizes(handle: &File, parts: &[String]) -> io::Result<Cursor<Vec<u8>>> {
    let mut from = ZipArchive::new(BufReader::new(handle))?;
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..from.len() {
        let raw = from.by_index_raw(index)?;
        let name = raw.name()?.into_owned();
        if !parts.contains(&name) {
            to.raw_copy_file(raw)?;
            continue;
        }
        drop(raw);
        let mut part = from.by_index(index)?;
        let mut start = Vec::new();
        part.by_ref().take(START_BYTES).read_to_end(&mut start)?;
        if let Some(size) = wrong_size(&start) {
            start.drain(size);
        }
        to.start_file(name, SimpleFileOptions::default())?;
        to.write_all(&start)?;
        io::copy(&mut part, &mut to)?;
    }
    Ok(to.finish()?)
}

/// How far a sheet says its size.
pub(super) const START_BYTES: u64 = 4096;
