//! Files ▶ signed events ▶ the ledger, with each refused row told by row, column and reason.

use std::collections::VecDeque;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use ikrar_core::event::{Event, EventError};
use ikrar_core::ledger::Rejection;
use ikrar_core::sign::{Author, SignedEvent};
use ikrar_core::value::LedgerId;
use ikrar_store::folder::FolderLedger;
use serde::Serialize;

use crate::error::{CliError, code_of};
use crate::files;
use crate::lang::{Lang, Tell};
use crate::outside;
use crate::render::Renderer;
use crate::session::{Session, ledger_id};

/// What an import did; its JSON is a public contract.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Imported {
    /// Rows with something in them.
    pub(crate) read: usize,
    /// Rows that led to new entries.
    pub(crate) recorded: usize,
    /// Rows that said nothing new.
    pub(crate) unchanged: usize,
    /// Rows that were refused.
    pub(crate) rejected: Vec<RejectedRow>,
}

/// A refused row.
#[derive(Debug, Serialize)]
pub(crate) struct RejectedRow {
    /// As the spreadsheet numbers it, or the line of a JSON lines file.
    pub(crate) row: u32,
    /// The column, where the reason lies in one.
    pub(crate) column: Option<&'static str>,
    /// Why.
    pub(crate) reason: String,
    /// The exit code that the reason asks for.
    #[serde(skip)]
    pub(crate) code: u8,
}

impl RejectedRow {
    /// A row that is wrong in itself.
    pub(crate) fn new(row: u32, column: Option<&'static str>, reason: &str) -> Self {
        Self { row, column, reason: outside::shown(reason), code: 2 }
    }
}

/// Rows on their way into the ledger.
pub(crate) struct Rows {
    lang: Lang,
    read: usize,
    unchanged: usize,
    rejected: Vec<RejectedRow>,
    /// In the order in which they are to be recorded, each with its row.
    events: Vec<(u32, Line)>,
}

/// An event that is signed, or still to be signed.
enum Line {
    Signed(Box<SignedEvent>),
    Plain(Vec<u8>),
}

impl Rows {
    pub(crate) fn new(lang: Lang) -> Self {
        Self { lang, read: 0, unchanged: 0, rejected: Vec::new(), events: Vec::new() }
    }

    /// Takes what a row says: events, none when it says nothing new, or why it is refused.
    pub(crate) fn take(&mut self, row: u32, outcome: Result<Vec<Event>, Fault>) {
        self.read += 1;
        match outcome {
            Err(Fault { column, reason }) => {
                self.rejected.push(RejectedRow::new(row, column, &reason));
            }
            Ok(events) if events.is_empty() => self.unchanged += 1,
            Ok(events) => {
                for event in events {
                    match event.fact.check().and_then(|()| event.to_bytes()) {
                        Ok(bytes) => self.events.push((row, Line::Plain(bytes))),
                        Err(error) => self.reject(row, &error),
                    }
                }
            }
        }
    }

    /// Takes an event that its author signed.
    pub(crate) fn take_signed(&mut self, row: u32, signed: SignedEvent) {
        self.read += 1;
        self.events.push((row, Line::Signed(Box::new(signed))));
    }

    /// Signs what is still to be signed and records everything, or nothing when a row was refused
    /// and `partial` does not allow that.
    pub(crate) fn record(
        mut self,
        session: &Session,
        mut ledger: FolderLedger,
        author: Option<&Author>,
        partial: bool,
        what: &str,
    ) -> Result<Imported, CliError> {
        if !self.rejected.is_empty() && !partial {
            return Ok(self.refused());
        }
        let events = std::mem::take(&mut self.events);
        let rows: Vec<u32> = events.iter().map(|(row, _)| *row).collect();
        let signing = Signing {
            lines: events.into_iter(),
            author,
            ledger: ledger_id(ledger.state())?,
            signed: VecDeque::new(),
        };
        let recorded = session.record(&mut ledger, signing, partial, what)?;
        session.close(ledger)?;
        for (place, rejection) in &recorded.rejected {
            let row = *rows.get(*place).expect("each event comes from a row");
            if self.rejected.last().is_none_or(|last| last.row != row) {
                let reason = rejection.tell(self.lang);
                let refused = RejectedRow::new(row, column_of(rejection), &reason);
                self.rejected.push(RejectedRow { code: code_of(rejection.kind()), ..refused });
            }
        }
        if !self.rejected.is_empty() && !partial {
            return Ok(self.refused());
        }
        let unchanged = self.unchanged + recorded.unchanged;
        let recorded = self.read - unchanged - self.rejected.len();
        Ok(Imported { recorded, unchanged, ..self.refused() })
    }

    fn reject(&mut self, row: u32, error: &EventError) {
        self.rejected.push(RejectedRow::new(row, None, &error.tell(self.lang)));
    }

    fn refused(mut self) -> Imported {
        self.rejected.sort_by_key(|rejected| rejected.row);
        Imported { read: self.read, recorded: 0, unchanged: 0, rejected: self.rejected }
    }
}

/// Signs what is still to be signed as it is asked for, many events together.
struct Signing<'a> {
    lines: std::vec::IntoIter<(u32, Line)>,
    author: Option<&'a Author>,
    ledger: LedgerId,
    signed: VecDeque<SignedEvent>,
}

impl Iterator for Signing<'_> {
    type Item = SignedEvent;

    fn next(&mut self) -> Option<SignedEvent> {
        if let Some(signed) = self.signed.pop_front() {
            return Some(signed);
        }
        let first = match self.lines.next()?.1 {
            Line::Signed(signed) => return Some(*signed),
            Line::Plain(bytes) => bytes,
        };
        let is_plain = |(_, line): &(u32, Line)| matches!(line, Line::Plain(_));
        let more = self.lines.as_slice().iter().take(LINES_TOGETHER).take_while(|l| is_plain(l));
        let more = more.count();
        let more = self.lines.by_ref().take(more).filter_map(|(_, line)| match line {
            Line::Plain(bytes) => Some(bytes),
            Line::Signed(_) => None,
        });
        let plain = std::iter::once(first).chain(more).collect();
        let author = self.author.expect("plain lines come with an author");
        self.signed.extend(author.sign_all(&self.ledger, plain));
        self.signed.pop_front()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.signed.len() + self.lines.len();
        (left, Some(left))
    }
}

impl ExactSizeIterator for Signing<'_> {}

/// Why a row is refused.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) column: Option<&'static str>,
    pub(crate) reason: String,
}

impl Fault {
    /// A fault in a column.
    pub(crate) fn at(column: &'static str, reason: String) -> Self {
        Self { column: Some(column), reason }
    }
}

/// Prints what an import did, writes the refused rows beside its file, and gives the exit code.
pub(crate) fn finish(
    renderer: &mut Renderer<'_>,
    imported: &Imported,
    file: &Path,
    partial: bool,
) -> Result<u8, CliError> {
    let Imported { read, recorded, unchanged, rejected } = imported;
    let refused = rejected.len();
    let text = match renderer.lang() {
        Lang::ID => format!(
            "{read} baris dibaca: {recorded} dicatat, {unchanged} tidak berubah, {refused} ditolak"
        ),
        _ => {
            format!(
                "{read} rows read: {recorded} recorded, {unchanged} unchanged, {refused} refused"
            )
        }
    };
    renderer.one(imported, &text)?;
    let list = rejected_path(file);
    if rejected.is_empty() {
        // A list from an earlier try would speak of rows that are recorded by now.
        return match fs::remove_file(&list) {
            Err(error) if !absent(&error) => Err(CliError::Io(list, error)),
            _ => Ok(0),
        };
    }
    write_rejected(&list, rejected)?;
    if renderer.is_text() {
        tell_rejected(renderer, imported, file, &list, partial)?;
    }
    let all_by_rule = rejected.iter().all(|row| row.code == 4);
    Ok(if all_by_rule { 4 } else { 2 })
}

fn tell_rejected(
    renderer: &mut Renderer<'_>,
    imported: &Imported,
    file: &Path,
    list: &Path,
    partial: bool,
) -> Result<(), CliError> {
    let (file, list, lang) = (outside::path(file), outside::path(list), renderer.lang());
    for RejectedRow { row, column, reason, .. } in imported.rejected.iter().take(ROWS_SHOWN) {
        let place = match (lang, column) {
            (Lang::ID, Some(column)) => format!("baris {row}, kolom {column}"),
            (Lang::ID, None) => format!("baris {row}"),
            (_, Some(column)) => format!("row {row}, column {column}"),
            (_, None) => format!("row {row}"),
        };
        renderer.line(&format!("{file}: {place}: {reason}"))?;
    }
    let kept = if partial {
        ("baris lain dicatat", "the other rows were recorded")
    } else {
        ("tidak ada baris yang dicatat", "no row was recorded")
    };
    renderer.remark(
        &format!("{}; semua baris yang ditolak ada di {list}", kept.0),
        &format!("{}; all refused rows are listed in {list}", kept.1),
    )
}

fn rejected_path(file: &Path) -> PathBuf {
    let mut name = file.file_stem().unwrap_or_default().to_owned();
    name.push(".rejected.csv");
    file.with_file_name(name)
}

fn write_rejected(path: &Path, rejected: &[RejectedRow]) -> Result<(), CliError> {
    let write = |file: &mut File| {
        let mut writer = csv::Writer::from_writer(file);
        rejected.iter().try_for_each(|row| writer.serialize(row))?;
        writer.flush()
    };
    // The reasons may tell of people: nobody else reads them, and no link leads them elsewhere.
    files::put(path, Some(0o600), true, write).map_err(|error| CliError::Io(path.to_owned(), error))
}

/// Whether there is no such file, also because what should be its folder is none.
fn absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// The column that a refusal is about, where it is about one.
fn column_of(rejection: &Rejection) -> Option<&'static str> {
    use ikrar_core::admit::Refusal as R;
    let Rejection::Refused(refusal) = rejection else { return None };
    match refusal {
        R::IdentifierTaken => Some("nip"),
        R::KeyTaken { .. } | R::UnusableKey => Some("public_key"),
        R::NoScan => Some("scan"),
        R::NotOwnKey => Some("method"),
        R::NotOpen { .. } => Some("signed_on"),
        R::Future { field, .. } => Some(field),
        _ => None,
    }
}

/// Plain events that are signed together, after the first.
const LINES_TOGETHER: usize = 4095;
/// Refused rows that are printed; the file beside the input lists all.
const ROWS_SHOWN: usize = 20;
