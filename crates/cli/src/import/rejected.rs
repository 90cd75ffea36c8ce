//! The list of refused rows beside the file that they come from.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use ikrar_desk::files;
use ikrar_desk::marked::mark;
use ikrar_desk::rows::Imported;
use ikrar_desk::table::{At, Copies, Table};
use ikrar_words::{Lang, message};

use super::told::RejectedRow;
use crate::error::CliError;
use crate::keys::random_bytes;
use crate::render::spreadsheet_csv;

pub(super) fn path_for(file: &Path) -> PathBuf {
    let mut name = file.file_stem().unwrap_or_default().to_owned();
    name.push(".rejected.csv");
    file.with_file_name(name)
}

/// Writes the list of refused rows, or removes one of an earlier try: it would speak of rows that
/// are recorded by now. The rows of a table are copied, so that the list can be mended and imported
/// in its place.
pub(super) fn list(
    path: &Path,
    imported: &Imported,
    told: &[RejectedRow],
    table: Option<&mut Table>,
    lang: Lang,
) -> Result<(), CliError> {
    if told.is_empty() {
        return match fs::remove_file(path) {
            Err(error) if !absent(&error) => Err(CliError::io(path, error)),
            _ => Ok(()),
        };
    }
    let mut reasons: BTreeMap<&At, Vec<String>> = BTreeMap::new();
    for (refused, rejected) in imported.refused.iter().zip(told) {
        let reason = &rejected.reason;
        let reason = match rejected.place() {
            Some(column) => format!("{column}: {reason}"),
            None => reason.clone(),
        };
        reasons.entry(&refused.at).or_default().push(reason);
    }
    let wanted: BTreeSet<At> = reasons.keys().map(|at| (*at).clone()).collect();
    let Copies { headings, rows } = match table {
        Some(table) => table.copies(&wanted)?,
        None => Copies {
            headings: Vec::new(),
            rows: wanted.into_iter().map(|at| (at, Vec::new())).collect(),
        },
    };
    let write = |file: &mut File| {
        let mut writer = spreadsheet_csv(file)?;
        let added = [message!("column-row"), message!("column-reason")];
        let added = added.map(|heading| lang.tell(&heading).into_owned());
        writer.write_record(headings.iter().chain(&added))?;
        for (at, cells) in &rows {
            let place = match &at.sheet {
                Some(sheet) => format!("{sheet} {}", at.row),
                None => at.row.to_string(),
            };
            let reasons = reasons.get(at).map(|reasons| reasons.join("; ")).unwrap_or_default();
            let cells = cells.iter().chain([&place, &reasons]);
            writer.write_record(cells.map(|cell| mark(cell).into_owned()))?;
        }
        writer.flush()
    };
    // The rows are about people: nobody else reads them, and no link leads them elsewhere.
    let written = files::put(path, Some(0o600), true, random_bytes()?, write);
    written.map_err(|error| CliError::io(path, error))
}

/// Whether there is no such file, also because what should be its folder is none.
fn absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}
