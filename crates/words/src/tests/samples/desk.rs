//! Errors of files, tables, rows and keys.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use ikrar_core::error::TomlFault;
use ikrar_core::event::EventError;
use ikrar_core::value::{IdError, Refused, Seq, TextError};
use ikrar_desk::fault::Cause;
use ikrar_desk::files::{BelowFault, FileError, FileFault};
use ikrar_desk::key_file::{KeyError, KeyFault};
use ikrar_desk::lines::LineError;
use ikrar_desk::offline::ExportError;
use ikrar_desk::table::{At, CellError, CellFault, Damage, Format, Notice, TableError, TableFault};

use super::{Said, boxed, date};

fn path() -> PathBuf {
    PathBuf::from("/srv/office/roster.csv")
}

fn not_found() -> io::Error {
    io::Error::from_raw_os_error(2)
}

pub(super) fn files() -> Vec<Said> {
    let faults = || {
        [
            FileFault::Exists,
            FileFault::Io(not_found()),
            FileFault::NotAFile,
            FileFault::NotReplaced,
            FileFault::PrivateKey,
            FileFault::TooLarge(65536),
        ]
    };
    let system = [32, 13, 5, 17, 28, 21, 20, 2, 122, 30].map(io::Error::from_raw_os_error);
    let placed = faults().map(|fault| FileError { path: path(), fault });
    let below = [
        BelowFault::File(FileFault::Io(not_found())),
        BelowFault::File(FileFault::NotAFile),
        BelowFault::Outside,
    ];
    [boxed(system), boxed(faults()), boxed(placed), boxed(below)].into_iter().flatten().collect()
}

pub(super) fn tables() -> Vec<Said> {
    let damages = [
        Damage::Announced,
        Damage::CellOutside,
        Damage::Failed,
        Damage::Part,
        Damage::Parts,
        Damage::Reader("InvalidArchive".to_owned()),
        Damage::RowOrder { found: 2, after: 5 },
        Damage::Unpacked,
    ];
    let damages = damages.map(TableFault::Damaged);
    let faults = [
        TableFault::DuplicateColumn("nip".to_owned()),
        TableFault::Empty,
        TableFault::NoRows,
        TableFault::Encoding,
        TableFault::ErrorCell("#SPILL!".to_owned()),
        TableFault::Extension,
        TableFault::ExtraCells { found: 9, expected: 8 },
        TableFault::File(FileFault::Io(not_found())),
        TableFault::File(FileFault::NotAFile),
        TableFault::HugeCell { max: 32_767 },
        TableFault::MissingColumns(vec!["nip".to_owned(), "nama".to_owned()]),
        TableFault::Password,
        TableFault::Headings(TomlFault { line: 3, column: 7, text: "expected `=`".to_owned() }),
        TableFault::MissingColumns(vec!["instansi".to_owned()]),
        TableFault::Rounded("nik"),
        TableFault::Format(Format::Html),
        TableFault::Format(Format::OldWorkbook),
        TableFault::Format(Format::Text),
        TableFault::Format(Format::Workbook),
        TableFault::NoSheet(vec!["Dinas Sosial".to_owned()]),
        TableFault::UnknownColumn("nipp".to_owned()),
    ];
    let sheet = || Some(Arc::from("Dinas Sosial"));
    let (read, others) = (vec!["Dinas Sosial".to_owned()], vec!["Rekap".to_owned()]);
    let notices = [
        Notice::PassedOver { column: "nama", heading: "NAMA LENGKAP".to_owned() },
        Notice::HeaderAt { sheet: None, row: 5 },
        Notice::HeaderAt { sheet: sheet(), row: 5 },
        Notice::Skipped { sheet: None, rows: vec![(6, 6), (40, 44)] },
        Notice::Skipped { sheet: sheet(), rows: vec![(6, 6), (40, 44)] },
        Notice::StatusByNumber,
        Notice::NearUnits(vec![("Dinas Sosiall".to_owned(), "Dinas Sosial".to_owned())]),
        Notice::Units(vec![("DINKES".to_owned(), "Dinas Kesehatan".to_owned())]),
        Notice::Converted("windows-1252"),
        Notice::HiddenRows(3),
        Notice::Sheets { read: read.clone(), others },
        Notice::Sheets { read, others: Vec::new() },
    ];
    let placed = [None, Some(12)].into_iter().cycle().zip(damages.into_iter().chain(faults));
    let placed = boxed(placed.map(|(row, fault)| TableError { file: path(), row, fault }));
    placed.into_iter().chain(boxed(notices)).collect()
}

pub(super) fn rows() -> Vec<Said> {
    let cells = [
        CellError::Date,
        CellError::Fault(CellFault::NoDate),
        CellError::Fault(CellFault::NoValue { cell: "B7".to_owned() }),
        CellError::Fault(CellFault::Shown("#N/A".to_owned())),
        CellError::NotADate,
        CellError::Number,
    ];
    let lines = [
        LineError::Base64,
        LineError::Json("EOF while parsing a value at line 1 column 7".to_owned()),
        LineError::Json("invalid type: map, expected a string".to_owned()),
        LineError::NotAnObject,
        LineError::OtherLedger,
        LineError::Refused(Refused { field: None, error: TextError::Blank.into() }),
        LineError::Signature,
        LineError::TooLong { max: 131_072 },
        LineError::Utf8,
    ];
    let causes = [
        Cause::Empty,
        Cause::Event(EventError::Empty),
        Cause::Id(IdError::Grade),
        Cause::NoNumber,
        Cause::NotAKey,
        Cause::NotHere,
        Cause::NotAMethod,
        Cause::NotAWord { names: &["retired", "died"] },
        Cause::NotSigned,
        Cause::NotAPact,
        Cause::OtherAgency,
        Cause::OtherNumber,
        Cause::Repeated { at: 12.into() },
        Cause::Repeated { at: At::of_sheet(12, "Dinas Sosial") },
        Cause::Reported { entry: Seq::new(4711) },
        Cause::ReportedTwice { at: 12.into() },
        Cause::ReportedTwice { at: At::of_sheet(12, "Dinas Sosial") },
        Cause::Scan(BelowFault::Outside),
        Cause::Text(TextError::Blank),
        Cause::KeyFrom { from: date("2024-11-27") },
        Cause::Left { entry: Seq::new(4711), on: date("2024-11-27") },
        Cause::MixUp { entry: Seq::new(4711) },
        Cause::NumberEnded { on: date("2024-11-27") },
        Cause::OtherName { entry: Seq::new(4711) },
        Cause::TwoPeople { one: Seq::new(4711), other: Seq::new(4712) },
        Cause::NotANumber,
        Cause::UnknownCase,
        Cause::UnknownPerson,
        Cause::UnknownStep,
        Cause::Value("x1".parse::<ikrar_core::value::Role>().unwrap_err().into()),
    ];
    let cells = cells.map(Cause::Cell);
    boxed(cells.into_iter().chain(lines.map(Cause::Line)).chain(causes))
}

pub(super) fn keys() -> Vec<Said> {
    let faults = [
        KeyFault::Costly,
        KeyFault::Encoding("length".to_owned()),
        KeyFault::Exists,
        KeyFault::File(FileFault::NotAFile),
        KeyFault::NotAKey,
        KeyFault::Open { mode: 0o644 },
        KeyFault::Passphrase,
        KeyFault::PublicName,
    ];
    let exports = [
        ExportError::File(FileError { path: path(), fault: FileFault::NotAFile }),
        ExportError::Json { path: path(), reason: "expected value".to_owned() },
        ExportError::OtherText { path: path() },
    ];
    let keys = faults.map(|fault| KeyError { path: path(), fault });
    [boxed(keys), boxed(exports)].into_iter().flatten().collect()
}
