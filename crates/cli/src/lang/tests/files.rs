//! What is wrong with files and tables.

use std::path::PathBuf;

use super::{check, check_one, not_found};
use crate::files::FileFault;
use crate::input::{CellError, InputError, InputFault};

#[test]
fn errors_of_files_are_told_in_both_languages() {
    let faults = [FileFault::Io(not_found()), FileFault::NotAFile, FileFault::TooLarge(65536)];
    check(include_str!("../../files.rs"), "FileFault", &faults);
}

#[test]
fn errors_of_tables_are_told_in_both_languages() {
    let faults = || {
        vec![
            InputFault::Damaged("row 2 after row 5".to_owned()),
            InputFault::DuplicateColumn("nip".to_owned()),
            InputFault::Empty,
            InputFault::ErrorCell("#SPILL!".to_owned()),
            InputFault::Encoding,
            InputFault::Extension,
            InputFault::ExtraCells { found: 9, expected: 8 },
            InputFault::HugeCell,
            InputFault::MissingColumns(vec!["nip".to_owned(), "nama".to_owned()]),
            InputFault::Password,
            InputFault::Read(not_found()),
            InputFault::Unfit(FileFault::NotAFile),
        ]
    };
    let source = include_str!("../../input.rs");
    check(source, "InputFault", &faults());
    let column = || "unit_kerja".to_owned();
    let cells = [
        CellError::Date(column()),
        CellError::Fault(column(), "#N/A".to_owned()),
        CellError::NotADate(column()),
        CellError::Number(column()),
    ];
    check(source, "CellError", &cells);
    for (fault, row) in faults().into_iter().zip([None, Some(12)].into_iter().cycle()) {
        check_one(&InputError { file: PathBuf::from("roster.csv"), row, fault });
    }
}
