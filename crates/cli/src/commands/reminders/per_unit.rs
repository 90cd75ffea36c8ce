//! Reminders for each unit alone: a workbook with a sheet for each, or a folder with a workbook for
//! each, so that no unit is sent the names of others.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use ikrar_desk::files;
use ikrar_words::{Lang, Say as _, message};

use super::Reminder;
use crate::error::CliError;
use crate::keys::random_bytes;
use crate::render::{Output, Page, workbook};

/// Writes the workbooks; `above` says of which campaign and day. The reminders are in the order of
/// their units.
pub(super) fn write(
    target: &Path,
    above: &str,
    reminders: &[Reminder],
    lang: Lang,
) -> Result<Output, CliError> {
    let units: Vec<_> =
        reminders.chunk_by(|a, b| (&a.agency, &a.unit) == (&b.agency, &b.unit)).collect();
    let count = units.len();
    let is_book = target.extension().is_some_and(|it| it.eq_ignore_ascii_case("xlsx"));
    let mut names = BTreeSet::new();
    if is_book {
        let pages = units.into_iter().map(|unit| page(unit, above, &mut names, lang)).collect();
        put(target, &workbook(pages)?)?;
    } else {
        match fs::create_dir(target) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                return Err(CliError::io(target, error));
            }
            _ => {}
        }
        for unit in units {
            let page = page(unit, above, &mut names, lang);
            let path = target.join(format!("{}.xlsx", page.name));
            put(&path, &workbook(vec![page])?)?;
        }
    }
    Ok(Output::new().line(message!("told-reminders-per-unit", count, path = target)))
}

/// A unit's list, as it is sent to it.
fn page(unit: &[Reminder], above: &str, names: &mut BTreeSet<String>, lang: Lang) -> Page {
    let name = unit.first().map(|first| first.unit.as_str()).unwrap_or_default();
    let told = |said| lang.tell(&said).into_owned();
    let rows = (1..).zip(unit).map(|(number, line): (usize, _)| {
        vec![
            number.to_string(),
            line.name.clone(),
            line.nip.map(|nip| nip.to_string()).unwrap_or_default(),
            lang.tell(&line.pact.say()).into_owned(),
            line.due.to_string(),
            line.days_left.to_string(),
        ]
    });
    Page {
        name: unique(name, names),
        above: vec![name.to_owned(), above.to_owned()],
        headings: vec![
            told(message!("column-number")),
            told(message!("column-name")),
            told(message!("column-nip")),
            told(message!("column-pact")),
            told(message!("column-due")),
            told(message!("column-days-left")),
        ],
        counted: vec![true, false, false, false, false, false],
        rows: rows.collect(),
    }
}

/// A name that sheets and files may have, and no other has yet.
fn unique(name: &str, names: &mut BTreeSet<String>) -> String {
    let plain = |c: char| if c.is_alphanumeric() || " .,()-&".contains(c) { c } else { '-' };
    let name: String = name.trim_start_matches('.').chars().take(NAME_CHARS).map(plain).collect();
    let name = name.trim();
    let numbered = (2..).map(|number| format!("{name} {number}"));
    let mut all = std::iter::once(name.to_owned()).chain(numbered);
    let free = all.find(|name| !name.is_empty() && !names.contains(&name.to_lowercase()));
    let free = free.expect("there is no end of numbers");
    names.insert(free.to_lowercase());
    free
}

fn put(path: &Path, bytes: &[u8]) -> Result<(), CliError> {
    // Whose names are in it is nobody else's business.
    let written = files::put(path, Some(0o600), false, random_bytes()?, |it| it.write_all(bytes));
    written.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => CliError::Usage(message!("usage-list-exists", path)),
        _ => CliError::io(path, error),
    })
}

/// A sheet's name has 31 characters at most, and may need a number.
const NAME_CHARS: usize = 26;
