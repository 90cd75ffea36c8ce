//! Events as JSON lines: signed ones as they travel, plain ones as people write them.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use data_encoding::{BASE64, HEXLOWER};
use ikrar_core::event::Event;
use ikrar_core::sign::{Signature, SignedEvent};
use ikrar_core::value::{KeyId, LedgerId};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::error::CliError;
use crate::files::{self, Bounded};

/// A signed event on its way into a ledger.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SignedLine {
    /// The ledger that the signature is for.
    pub(crate) ledger: LedgerId,
    /// The author's key.
    pub(crate) author: KeyId,
    /// The exact bytes that were signed, in base64.
    pub(crate) event: String,
    /// The Ed25519 signature, in hexadecimal digits.
    pub(crate) signature: String,
}

impl SignedLine {
    /// The line of an event with a signature of its own.
    pub(crate) fn new(ledger: LedgerId, signed: &SignedEvent) -> Option<Self> {
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
pub(crate) enum Line {
    /// An event that its author signed.
    Signed(SignedEvent),
    /// An event that is still to be signed.
    Plain(Box<Event>),
}

/// Why a line holds no event.
#[derive(Debug)]
pub(crate) enum LineError {
    Base64,
    Json(String),
    OtherLedger,
    Signature,
    TooLong,
    Utf8,
}

/// A line's number, counted from 1, and what it holds.
pub(crate) type NumberedLine = (u32, Result<Line, LineError>);

/// Opens a file of JSON lines, which may also be what another command writes.
pub(crate) fn open(path: &Path) -> Result<Bounded, CliError> {
    files::open_stream(path, files::ROWS_BYTES_MAX).map_err(|fault| fault.of(path))
}

/// Reads JSON lines for a ledger from what [`open`] gave; empty lines are skipped. Lines are read
/// on all cores and handed to `take` in order, many at a time.
pub(crate) fn read(
    path: &Path,
    lines: Bounded,
    ledger: LedgerId,
    mut take: impl FnMut(Vec<NumberedLine>),
) -> Result<(), CliError> {
    let io = |error| CliError::Io(path.to_owned(), error);
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
        take(parsed.collect());
    }
}

fn parse(line: &[u8], ledger: LedgerId) -> Result<Line, LineError> {
    if line.len() as u64 > LINE_BYTES_MAX {
        return Err(LineError::TooLong);
    }
    let text = std::str::from_utf8(line).map_err(|_| LineError::Utf8)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // Which of the two it is shows in its keys; the fast way is tried first.
    match serde_json::from_str::<SignedLine>(text) {
        Ok(signed) => signed.into_signed(ledger).map(Line::Signed),
        Err(of_signed) => match serde_json::from_str::<Event>(text) {
            Ok(event) => Ok(Line::Plain(Box::new(event))),
            Err(error) if text.contains("\"type\"") => Err(LineError::Json(error.to_string())),
            Err(_) => Err(LineError::Json(of_signed.to_string())),
        },
    }
}

impl crate::lang::Tell for LineError {
    fn tell(&self, lang: crate::lang::Lang) -> String {
        use crate::lang::Lang;
        match (self, lang) {
            (Self::Base64, Lang::ID) => "`event` bukan base64".to_owned(),
            (Self::Base64, _) => "`event` is not base64".to_owned(),
            (Self::Json(error), Lang::ID) => {
                format!("bukan peristiwa dalam JSON: {}", error.tell(lang))
            }
            (Self::Json(error), _) => format!("not an event in JSON: {error}"),
            (Self::OtherLedger, Lang::ID) => "ditandatangani untuk buku besar lain".to_owned(),
            (Self::OtherLedger, _) => "signed for another ledger".to_owned(),
            (Self::Signature, Lang::ID) => "`signature` bukan 128 digit heksadesimal".to_owned(),
            (Self::Signature, _) => "`signature` is not 128 hexadecimal digits".to_owned(),
            (Self::TooLong, Lang::ID) => format!("lebih panjang dari {LINE_BYTES_MAX} bita"),
            (Self::TooLong, _) => format!("longer than {LINE_BYTES_MAX} bytes"),
            (Self::Utf8, Lang::ID) => "bukan teks UTF-8".to_owned(),
            (Self::Utf8, _) => "not UTF-8 text".to_owned(),
        }
    }
}

/// An event of 60 KiB in base64, and its signature.
const LINE_BYTES_MAX: u64 = 128 * 1024;
const LINES_TOGETHER: usize = 4096;

#[cfg(test)]
mod tests;
