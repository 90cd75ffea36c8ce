//! What is wrong with files, tables, rows and keys.

use std::path::Path;

use ikrar_core::rulebook::OtherPhase;
use ikrar_core::value::ActCode;
use ikrar_desk::fault::Cause;
use ikrar_desk::files::{BelowFault, FileError, FileFault};
use ikrar_desk::key_file::{KeyError, KeyFault};
use ikrar_desk::lines::LineError;
use ikrar_desk::odd::Odd;
use ikrar_desk::offline::ExportError;
use ikrar_desk::table::{CellError, CellFault, Damage, Format, Notice, TableError, TableFault};

use crate::{Message, Say, Value, message, outside, reader};

impl Say for FileError {
    fn say(&self) -> Message<'_> {
        placed(&self.path, self.fault.say())
    }
}

impl Say for FileFault {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Exists => message!("file-exists"),
            Self::Io(error) => error.say(),
            Self::NotAFile => message!("file-not-a-file"),
            Self::NotReplaced => message!("file-not-replaced"),
            Self::PrivateKey => message!("file-private-key"),
            Self::TooLarge(max) => message!("file-too-large", max),
        }
    }
}

impl Say for BelowFault {
    fn say(&self) -> Message<'_> {
        match self {
            Self::File(FileFault::Io(error)) => message!("row-scan-not-read", reason = error),
            Self::File(fault) => fault.say(),
            Self::Outside => message!("row-scan-outside"),
        }
    }
}

impl Say for TableError {
    fn say(&self) -> Message<'_> {
        let Self { file, row, fault } = self;
        match row {
            Some(row) => message!("table-row", file, row, fault),
            None => message!("table-file", file, fault),
        }
    }
}

impl Say for TableFault {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Damaged(damage) => message!("table-damaged", damage),
            Self::DuplicateColumn(name) => message!("table-duplicate-column", name),
            Self::Empty => message!("table-empty"),
            Self::NoRows => message!("table-no-rows"),
            Self::Encoding => message!("table-encoding"),
            Self::ErrorCell(shown) => message!("table-error-cell", shown = outside::shown(shown)),
            Self::Extension => message!("table-extension"),
            Self::ExtraCells { found, expected } => {
                message!("table-extra-cells", found, expected)
            }
            Self::Format(format) => format.say(),
            Self::File(FileFault::Io(error)) => message!("table-not-read", reason = error),
            Self::File(fault) => fault.say(),
            Self::Headings(fault) => message!("table-headings", fault),
            Self::HugeCell { max } => message!("table-huge-cell", max),
            Self::MissingColumns(names) if names.iter().any(|name| name == "instansi") => {
                let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
                message!("table-missing-agency", names = names.join(", "))
            }
            Self::MissingColumns(names) => {
                let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
                message!("table-missing-columns", names = names.join(", "))
            }
            Self::NoSheet(sheets) => message!("table-no-sheet", sheets = listed(sheets)),
            Self::Password => message!("table-password"),
            Self::Rounded(column) => message!("table-rounded", column = *column),
            Self::UnknownColumn(name) => {
                message!("table-unknown-column", name = outside::shown(name))
            }
        }
    }
}

impl Say for Format {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Html => message!("table-html"),
            Self::OldWorkbook => message!("table-old-workbook"),
            Self::Protected => message!("table-password"),
            Self::Text => message!("table-text"),
            Self::Unknown => message!("table-extension"),
            Self::Workbook => message!("table-workbook"),
        }
    }
}

impl Say for Notice {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Converted(encoding) => message!("notice-converted", encoding = *encoding),
            Self::HiddenRows(rows) => message!("notice-hidden-rows", rows = *rows),
            Self::HeaderAt { sheet: None, row } => message!("notice-header", row),
            Self::HeaderAt { sheet: Some(sheet), row } => {
                message!("notice-header-sheet", row, sheet = outside::shown(sheet))
            }
            Self::PassedOver { column, heading } => {
                let (column, heading) = (*column, outside::shown(heading));
                message!("notice-passed-over", column, heading)
            }
            Self::StatusByNumber => message!("notice-status-by-number"),
            Self::Sheets { read, others } if others.is_empty() => {
                message!("notice-sheets-all", sheets = listed(read))
            }
            Self::Sheets { read, others } => {
                message!("notice-sheets", read = listed(read), others = listed(others))
            }
            Self::NearUnits(near) => message!("notice-units-near", units = pairs(near, "~")),
            Self::Units(taken) => message!("notice-units", units = pairs(taken, "=")),
            Self::Skipped { sheet: None, rows } => message!("notice-skipped", rows = runs(rows)),
            Self::Skipped { sheet: Some(sheet), rows } => {
                let (rows, sheet) = (runs(rows), outside::shown(sheet));
                message!("notice-skipped-sheet", rows, sheet)
            }
        }
    }
}

/// Names from outside, one after the other.
fn listed(names: &[String]) -> String {
    let names: Vec<_> = names.iter().map(|name| format!("\"{}\"", outside::shown(name))).collect();
    names.join(", ")
}

/// Pairs of names from outside; the first few.
fn pairs(names: &[(String, String)], between: &str) -> String {
    let pairs = names.iter().take(RUNS_SHOWN).map(|(one, other)| {
        format!("\"{}\" {between} \"{}\"", outside::shown(one), outside::shown(other))
    });
    let more = (names.len() > RUNS_SHOWN).then(|| "…".to_owned());
    pairs.chain(more).collect::<Vec<_>>().join(", ")
}

/// Runs of rows; the first few.
fn runs(rows: &[(u32, u32)]) -> String {
    let shown = rows.iter().take(RUNS_SHOWN).map(|(first, last)| {
        if first == last { first.to_string() } else { format!("{first}–{last}") }
    });
    let more = (rows.len() > RUNS_SHOWN).then(|| "…".to_owned());
    shown.chain(more).collect::<Vec<_>>().join(", ")
}

const RUNS_SHOWN: usize = 10;

impl Say for Damage {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Announced => message!("table-damage-announced"),
            Self::CellOutside => message!("table-damage-cell-outside"),
            Self::Failed => message!("table-damage-failed"),
            Self::Part => message!("table-damage-part"),
            Self::Parts => message!("table-damage-parts"),
            Self::Reader(text) => message!("table-damage-reader", text = outside::shown(text)),
            Self::RowOrder { found, after } => message!("table-damage-row-order", found, after),
            Self::Unpacked => message!("table-damage-unpacked"),
        }
    }
}

impl Say for CellError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Date => message!("cell-date"),
            Self::Fault(CellFault::NoDate) => message!("cell-no-date"),
            Self::Fault(CellFault::NoValue { cell }) => message!("cell-no-value", cell),
            Self::Fault(CellFault::Shown(shown)) => {
                message!("cell-shown", shown = outside::shown(shown))
            }
            Self::NotADate => message!("cell-not-a-date"),
            Self::Number => message!("cell-number"),
        }
    }
}

impl Say for Cause {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Cell(error) => error.say(),
            Self::Empty => message!("row-empty"),
            Self::Event(error) => error.say(),
            Self::Id(error) => error.say(),
            Self::KeyFrom { from } => message!("row-key-from", from),
            Self::Left { entry, on } => message!("row-left", entry, on),
            Self::Line(error) => error.say(),
            Self::MixUp { entry } => message!("row-mix-up", entry),
            Self::NoNumber => message!("row-no-number"),
            Self::NotAKey => message!("row-not-a-key"),
            Self::NotANumber => message!("row-not-a-number"),
            Self::NotAMethod => message!("row-not-a-method"),
            Self::NotHere => message!("row-not-here"),
            Self::NotAWord { names } => message!("row-not-a-word", names = Value::any(*names)),
            Self::NotSigned => message!("row-not-signed"),
            Self::NotAPact => message!("row-not-a-pact"),
            Self::NumberEnded { on } => message!("row-number-ended", on),
            Self::OtherName { entry } => message!("row-other-name", entry),
            Self::OtherAgency => message!("row-other-agency"),
            Self::OtherNumber => message!("row-other-number"),
            Self::Repeated { at } => match &at.sheet {
                Some(sheet) => {
                    let (row, sheet) = (at.row, outside::shown(sheet));
                    message!("row-repeated-sheet", row, sheet)
                }
                None => message!("row-repeated", row = at.row),
            },
            Self::Reported { entry } => message!("row-reported", entry),
            Self::ReportedTwice { at } => match &at.sheet {
                Some(sheet) => {
                    let (row, sheet) = (at.row, outside::shown(sheet));
                    message!("row-reported-twice-sheet", row, sheet)
                }
                None => message!("row-reported-twice", row = at.row),
            },
            Self::Scan(fault) => fault.say(),
            Self::Text(error) => error.say(),
            Self::TwoPeople { one, other } => message!("row-two-people", one, other),
            Self::UnknownCase => message!("row-unknown-case"),
            Self::UnknownPerson => message!("row-unknown-person"),
            Self::UnknownStep => message!("row-unknown-step"),
            Self::Value(error) => error.say(),
        }
    }
}

impl Say for Odd {
    fn say(&self) -> Message<'_> {
        match self {
            Self::BothPhases { code, other } => both_phases(code, other),
            Self::DesignationDay { designation } => {
                message!("told-act-designation-day", designation)
            }
            Self::OtherPhase { code, other } => other_phase(code, other),
            Self::BirthDates => message!("odd-birth-dates"),
            Self::DayFirst { day } => message!("odd-day-first", day),
            Self::LeftOut => message!("odd-left-out"),
            Self::MayBeKnown { entry } => message!("odd-may-be-known", entry),
            Self::NotActive => message!("odd-not-active"),
            Self::Number(warning) => warning.say(),
            Self::SerialDate { day } => message!("odd-serial-date", day),
            Self::Sexes => message!("odd-sexes"),
            Self::StatusByNumber => message!("odd-status-by-number"),
            Self::StatusAgainstNumber => message!("odd-status-against-number"),
        }
    }
}

/// That an act went on over the designation, and one of its two codes is not named.
pub fn both_phases(code: &ActCode, other: &OtherPhase) -> Message<'static> {
    match other {
        OtherPhase { designation, pair: Some(pair) } => {
            message!("told-act-both-phases", code, designation, pair)
        }
        OtherPhase { .. } => other_phase(code, other),
    }
}

/// That an act had another code, or none, on its day.
pub fn other_phase(code: &ActCode, other: &OtherPhase) -> Message<'static> {
    match other {
        OtherPhase { designation, pair: Some(pair) } => {
            message!("told-act-other-phase-pair", code, designation, pair)
        }
        OtherPhase { designation, pair: None } => {
            message!("told-act-other-phase", code, designation)
        }
    }
}

impl Say for LineError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Base64 => message!("line-base64"),
            Self::Json(reason) => message!("line-json", reason = reader::said(reason)),
            Self::NotAnObject => message!("line-not-an-object"),
            Self::OtherLedger => message!("line-other-ledger"),
            Self::Refused(refused) => refused.say(),
            Self::Signature => message!("line-signature"),
            Self::TooLong { max } => message!("line-too-long", max),
            Self::Utf8 => message!("line-utf8"),
        }
    }
}

impl Say for KeyError {
    fn say(&self) -> Message<'_> {
        let file = self.path.as_path();
        match &self.fault {
            KeyFault::Costly => message!("key-costly", file),
            KeyFault::Encoding(reason) => message!("key-encoding", file, reason),
            KeyFault::Exists => message!("key-exists", file),
            KeyFault::File(fault) => placed(file, fault.say()),
            KeyFault::NotAKey => message!("key-not-a-key", file),
            KeyFault::Open { mode } => message!("key-open", file, mode = format!("{mode:04o}")),
            KeyFault::Passphrase => message!("key-passphrase", file),
            KeyFault::PublicName => message!("key-public-name", file),
        }
    }
}

impl Say for ExportError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::File(error) => error.say(),
            Self::Json { path, reason } => {
                message!("export-json", file = path, reason = reader::said(reason))
            }
            Self::OtherText { path } => message!("export-other-text", file = path),
        }
    }
}

/// What is wrong with a file, after its name.
pub(crate) fn placed<'a>(file: &'a Path, fault: Message<'a>) -> Message<'a> {
    message!("file-fault", file, fault)
}
