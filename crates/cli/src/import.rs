//! Rows ▶ the ledger, with each refused row told by row, column and reason.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use ikrar_core::error::Kind;
use ikrar_core::keys::KeyRingError;
use ikrar_core::sign::Author;
use ikrar_core::value::EventId;
use ikrar_desk::files;
use ikrar_desk::rows::{Imported, RefusedRow, Rows, Why};
use ikrar_store::folder::FolderLedger;
use ikrar_words::outside;
use serde::Serialize;

use crate::error::CliError;
use crate::keys::random_bytes;
use crate::lang::{Lang, Tell};
use crate::render::Renderer;
use crate::session::{Session, ledger_id};

/// A random id for a new event.
pub(crate) fn event_id() -> Result<EventId, KeyRingError> {
    random_bytes().map(EventId::from_bytes)
}

/// Records the rows in the ledger and closes it.
pub(crate) fn record(
    rows: Rows<'_>,
    session: &Session,
    mut ledger: FolderLedger,
    author: Option<&Author>,
    partial: bool,
    what: &str,
) -> Result<Imported, CliError> {
    let id = ledger_id(ledger.state())?;
    rows.record(id, author, partial, |events| {
        let recorded = session.record(&mut ledger, events, partial, what)?;
        session.close(ledger)?;
        Ok(recorded)
    })
}

/// What an import did; its JSON is a public contract.
#[derive(Debug, Serialize)]
struct Told {
    read: usize,
    recorded: usize,
    unchanged: usize,
    rejected: Vec<RejectedRow>,
}

/// A refused row, in words.
#[derive(Debug, Serialize)]
struct RejectedRow {
    row: u32,
    column: Option<&'static str>,
    reason: String,
}

impl RejectedRow {
    fn tell(refused: &RefusedRow, lang: Lang) -> Self {
        let reason = match &refused.why {
            Why::Fault(cause) => lang.tell(cause).into_owned(),
            Why::Rejected(rejection) => rejection.tell(lang),
        };
        Self { row: refused.row, column: refused.column, reason: outside::shown(&reason) }
    }
}

/// Prints what an import did, writes the refused rows beside its file, and gives the exit code.
pub(crate) fn finish(
    renderer: &mut Renderer<'_>,
    imported: &Imported,
    file: &Path,
    partial: bool,
) -> Result<u8, CliError> {
    let lang = renderer.lang();
    let Imported { read, recorded, unchanged, ref refused } = *imported;
    let rejected: Vec<_> = refused.iter().map(|row| RejectedRow::tell(row, lang)).collect();
    let told = Told { read, recorded, unchanged, rejected };
    let number = refused.len();
    let text = match lang {
        Lang::ID => format!(
            "{read} baris dibaca: {recorded} dicatat, {unchanged} tidak berubah, {number} ditolak"
        ),
        _ => {
            format!(
                "{read} rows read: {recorded} recorded, {unchanged} unchanged, {number} refused"
            )
        }
    };
    renderer.one(&told, &text)?;
    let list = rejected_path(file);
    if refused.is_empty() {
        // A list from an earlier try would speak of rows that are recorded by now.
        return match fs::remove_file(&list) {
            Err(error) if !absent(&error) => Err(CliError::io(&list, error)),
            _ => Ok(0),
        };
    }
    write_rejected(&list, &told.rejected)?;
    if renderer.is_text() {
        tell_rejected(renderer, &told, file, &list, partial)?;
    }
    let all_by_rule = refused.iter().all(|row| row.why.kind() == Kind::Refused);
    Ok(if all_by_rule { 4 } else { 2 })
}

fn tell_rejected(
    renderer: &mut Renderer<'_>,
    told: &Told,
    file: &Path,
    list: &Path,
    partial: bool,
) -> Result<(), CliError> {
    let (file, list, lang) = (outside::path(file), outside::path(list), renderer.lang());
    for RejectedRow { row, column, reason } in told.rejected.iter().take(ROWS_SHOWN) {
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
    files::put(path, Some(0o600), true, random_bytes()?, write)
        .map_err(|error| CliError::io(path, error))
}

/// Whether there is no such file, also because what should be its folder is none.
fn absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// Refused rows that are printed; the file beside the input lists all.
const ROWS_SHOWN: usize = 20;
