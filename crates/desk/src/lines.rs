//! Events as JSON lines: signed ones as they travel, plain ones as people write them.

use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use data_encoding::{BASE64, HEXLOWER};
use ikrar_core::event::Event;
use ikrar_core::sign::{Signature, SignedEvent};
use ikrar_core::value::{KeyId, LedgerId, Refused, catch};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::files::{self, Bounded, FileError, FileFault};

/// A signed event on its way into a ledger.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedLine {
    /// The ledger that the signature is for.
    pub ledger: LedgerId,
    /// The author's key.
    pub author: KeyId,
    /// The exact bytes that were signed, in base64.
    pub event: String,
    /// The Ed25519 signature, in hexadecimal digits.
    pub signature: String,
}

impl SignedLine {
    /// The line of an event with a signature of its own.
    pub fn new(ledger: LedgerId, signed: &SignedEvent) -> Option<Self> {
        let Signature::Single(signature) = &signed.signature else { return None };
        Some(Self {
            ledger,
            author: signed.author,
            event: BASE64.encode(&signed.event),
            signature: HEXLOWER.encode(signature),
        })
    }

    fn into_signed(self, ledger: LedgerId) -> Result<SignedEvent, LineError> {
        if self.ledger != ledger {
            return Err(LineError::OtherLedger);
        }
        let event = BASE64.decode(self.event.as_bytes()).map_err(|_| LineError::Base64)?;
        let signature = HEXLOWER.decode(self.signature.as_bytes()).ok();
        let signature = signature.and_then(|bytes| <[u8; 64]>::try_from(bytes).ok());
        let signature = Signature::Single(signature.ok_or(LineError::Signature)?);
        Ok(SignedEvent { author: self.author, signature, event })
    }
}

/// What a line holds.
pub enum Line {
    /// An event that its author signed.
    Signed(SignedEvent),
    /// An event that is still to be signed.
    Plain(Box<Event>),
}

/// Why a line holds no event.
#[derive(Debug)]
pub enum LineError {
    /// `event` is not base64.
    Base64,
    /// What the reader of JSON says, in its own words.
    Json(String),
    /// It does not begin as an object of JSON does.
    NotAnObject,
    /// The signature is for another ledger.
    OtherLedger,
    /// A value is refused.
    Refused(Refused),
    /// `signature` is not 128 hexadecimal digits.
    Signature,
    /// Longer than a line can be.
    TooLong {
        /// The most that a line holds, in bytes.
        max: u64,
    },
    /// Not UTF-8 text.
    Utf8,
}

/// A line's number, counted from 1, and what it holds.
pub type NumberedLine = (u32, Result<Line, LineError>);

/// Opens a file of JSON lines, which may also be what another command writes.
pub fn open(path: &Path) -> Result<Bounded, FileError> {
    files::open_stream(path, files::ROWS_BYTES_MAX).map_err(|fault| fault.of(path))
}

/// Reads JSON lines for a ledger from what [`open`] gave; empty lines are skipped. Lines are read
/// on all cores and handed to `take` in order, many at a time.
///
/// # Errors
/// When the file cannot be read; what `take` says.
pub fn read<E: From<FileError>>(
    path: &Path,
    lines: Bounded,
    ledger: LedgerId,
    mut take: impl FnMut(Vec<NumberedLine>) -> Result<(), E>,
) -> Result<(), E> {
    let io = |error: io::Error| FileFault::from(error).of(path);
    let mut reader = BufReader::with_capacity(1 << 20, lines);
    let mut number = 0;
    loop {
        let mut lines = Vec::new();
        while lines.len() < LINES_TOGETHER {
            let mut line = Vec::new();
            let limit = LINE_BYTES_MAX + 1;
            if reader.by_ref().take(limit).read_until(b'\n', &mut line).map_err(io)? == 0 {
                break;
            }
            if line.len() as u64 == limit && !line.ends_with(b"\n") {
                reader.skip_until(b'\n').map_err(io)?;
            }
            number += 1;
            lines.push((number, line));
        }
        if lines.is_empty() {
            return Ok(());
        }
        let parsed = lines.into_par_iter().filter_map(|(number, line)| {
            let line = line.trim_ascii();
            (!line.is_empty()).then(|| (number, parse(line, ledger)))
        });
        take(parsed.collect())?;
    }
}

fn parse(line: &[u8], ledger: LedgerId) -> Result<Line, LineError> {
    if line.len() as u64 > LINE_BYTES_MAX {
        return Err(LineError::TooLong { max: LINE_BYTES_MAX });
    }
    let text = std::str::from_utf8(line).map_err(|_| LineError::Utf8)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if !text.starts_with('{') {
        return Err(LineError::NotAnObject);
    }
    // Which of the two it is shows in its keys; the fast way is tried first.
    match serde_json::from_str::<SignedLine>(text) {
        Ok(signed) => signed.into_signed(ledger).map(Line::Signed),
        Err(of_signed) => match catch(|| serde_json::from_str::<Event>(text)) {
            Ok(event) => Ok(Line::Plain(Box::new(event))),
            Err((_, Some(refused))) => Err(LineError::Refused(refused)),
            Err((error, None)) if text.contains("\"type\"") => {
                Err(LineError::Json(error.to_string()))
            }
            Err(_) => Err(LineError::Json(of_signed.to_string())),
        },
    }
}

/// An event of 60 KiB in base64, and its signature.
const LINE_BYTES_MAX: u64 = 128 * 1024;
const LINES_TOGETHER: usize = 4096;
