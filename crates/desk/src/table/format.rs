//! What a file is, whatever its name says.

use std::fs::File;
use std::io::{self, Read, Seek};

use super::TableFault;

/// What a file is, by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A page, such as a web site gives it as a download.
    Html,
    /// A workbook as of before 2007, `.xls`.
    OldWorkbook,
    /// A workbook that is encrypted.
    Protected,
    /// Text.
    Text,
    /// Something else.
    Unknown,
    /// An archive, as `.xlsx` is.
    Workbook,
}

impl Format {
    /// Looks at the first bytes of a file, and leaves it as it was opened.
    pub(super) fn of(mut handle: &File) -> io::Result<Self> {
        let mut start = Vec::new();
        handle.take(START_BYTES).read_to_end(&mut start)?;
        handle.rewind()?;
        let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&start).trim_ascii_start();
        let is_wide = start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff");
        Ok(if start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06") {
            Self::Workbook
        } else if start.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
            let wide: Vec<u8> = ENCRYPTED.iter().flat_map(|byte| [*byte, 0]).collect();
            let is_protected = start.windows(wide.len()).any(|part| part == wide);
            if is_protected { Self::Protected } else { Self::OldWorkbook }
        } else if text.starts_with(b"<") {
            Self::Html
        } else if is_wide || !start.iter().take(TEXT_BYTES).any(|byte| is_control(*byte)) {
            Self::Text
        } else {
            Self::Unknown
        })
    }

    /// The fault of a file of this format that is none of the expected one.
    pub(super) fn fault(self) -> TableFault {
        match self {
            Self::Protected => TableFault::Password,
            format => TableFault::Format(format),
        }
    }
}

fn is_control(byte: u8) -> bool {
    byte < b' ' && !byte.is_ascii_whitespace()
}

/// The name of the stream in which such a workbook has its content.
const ENCRYPTED: &[u8] = b"EncryptedPackage";
/// The list of streams lies anywhere in the file.
const START_BYTES: u64 = 16 << 20;
const TEXT_BYTES: usize = 4096;
