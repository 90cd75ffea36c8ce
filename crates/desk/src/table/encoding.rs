//! Text that is not UTF-8 ▶ UTF-8.

use std::fs::File;
use std::io::{Read, Seek};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::TableFault;

/// The whole text of a file that is not UTF-8, and in what it is written; `None` if it is UTF-8.
pub(super) fn converted(mut handle: &File) -> Result<Option<(Vec<u8>, &'static str)>, TableFault> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let mut chunk = vec![0; CHUNK_BYTES];
    let (mut marked, mut beyond_ascii, mut has_nul, mut length) = (None, false, false, 0_u64);
    loop {
        let read = handle.read(&mut chunk).map_err(TableFault::io)?;
        let bytes = chunk.get(..read).unwrap_or_default();
        if bytes.is_empty() {
            break;
        }
        if length == 0 {
            marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
        }
        length += bytes.len() as u64;
        has_nul |= bytes.contains(&0);
        beyond_ascii |= detector.feed(bytes, false);
    }
    detector.feed(&[], true);
    let encoding = match marked {
        Some(encoding) => encoding,
        None if has_nul => return Err(TableFault::Encoding),
        None if beyond_ascii => detector.guess(Some(COUNTRY), Utf8Detection::Allow),
        None => UTF_8,
    };
    if encoding == UTF_8 {
        return Ok(None);
    }
    if length > CONVERTED_MAX {
        return Err(TableFault::Encoding);
    }
    let mut bytes = Vec::new();
    handle.rewind().map_err(TableFault::io)?;
    handle.read_to_end(&mut bytes).map_err(TableFault::io)?;
    let (text, ..) = encoding.decode(&bytes);
    let is_wide = [UTF_16LE, UTF_16BE].contains(&encoding);
    let name = if is_wide { "UTF-16" } else { encoding.name() };
    Ok(Some((text.into_owned().into_bytes(), name)))
}

const CHUNK_BYTES: usize = 1 << 16;
/// It is held in memory, up to three times as long.
const CONVERTED_MAX: u64 = 128 << 20;
/// Where the lists come from: this makes some encodings likelier than others.
const COUNTRY: &[u8] = b"id";
