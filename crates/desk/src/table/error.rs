//! Why a table or a cell cannot be read.

use std::path::{Path, PathBuf};

use ikrar_core::error::{Kind, TomlFault};

use super::format::Format;
use crate::files::FileFault;

/// A cell that cannot be read as wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellError {
    /// A date where text is expected.
    Date,
    /// An error.
    Fault(CellFault),
    /// Not a date, or a date that does not exist or lies outside 1900 to 2199.
    NotADate,
    /// A number where text is expected; digits may be lost.
    Number,
}

/// What stands in a cell instead of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellFault {
    /// A date or time that is no calendar date from 1900 to 2199.
    NoDate,
    /// A formula whose value the program that wrote it did not store.
    NoValue {
        /// The cell, as a spreadsheet calls it.
        cell: String,
    },
    /// A spreadsheet error such as `#N/A`: what the cell shows.
    Shown(String),
}

/// A file that cannot be read as a table: where and why.
#[derive(Debug)]
pub struct TableError {
    /// The file.
    pub file: PathBuf,
    /// The row as in [`Row::number`](super::Row::number), if the fault lies in one.
    pub row: Option<u32>,
    /// What is wrong.
    pub fault: TableFault,
}

impl TableError {
    /// What kind of fault it is.
    pub fn kind(&self) -> Kind {
        match &self.fault {
            TableFault::File(fault) => fault.kind(),
            TableFault::Damaged(_)
            | TableFault::DuplicateColumn(_)
            | TableFault::Empty
            | TableFault::Encoding
            | TableFault::ErrorCell(_)
            | TableFault::Extension
            | TableFault::ExtraCells { .. }
            | TableFault::Headings(_)
            | TableFault::Format(_)
            | TableFault::HugeCell { .. }
            | TableFault::MissingColumns(_)
            | TableFault::NoRows
            | TableFault::NoSheet(_)
            | TableFault::Password
            | TableFault::Rounded(_)
            | TableFault::UnknownColumn(_) => Kind::Usage,
        }
    }
}

/// What is wrong with a file that cannot be read as a table.
#[derive(Debug)]
pub enum TableFault {
    /// An `.xlsx` file that is cut off, altered or no workbook at all.
    Damaged(Damage),
    /// A wanted column is there twice.
    DuplicateColumn(String),
    /// No row with any text.
    Empty,
    /// Text of an encoding that is not known, or too long to be converted.
    Encoding,
    /// A cell of a workbook shows an error that is not known, such as `#SPILL!`.
    ErrorCell(String),
    /// Neither `.csv` nor `.xlsx`.
    Extension,
    /// Something else than its name says.
    Format(Format),
    /// A CSV row with more cells than the header: they may stand in the wrong columns.
    ExtraCells {
        /// Cells in the row.
        found: usize,
        /// Cells in the header.
        expected: usize,
    },
    /// The file is none that is read here, or the system refuses.
    File(FileFault),
    /// A file of headings that is no TOML, or holds something else than lists of them.
    Headings(TomlFault),
    /// A CSV cell longer than a spreadsheet can hold, which is this many bytes.
    HugeCell {
        /// The most that a cell holds.
        max: usize,
    },
    /// Required columns are not in the header; several of which one is needed stand together.
    MissingColumns(Vec<String>),
    /// Columns, and no row below them that is about anybody.
    NoRows,
    /// No sheet has the name that was asked for; those that are visible.
    NoSheet(Vec<String>),
    /// The workbook is encrypted.
    Password,
    /// All numbers of a column end in 0, as a spreadsheet rounds them.
    Rounded(&'static str),
    /// A file of headings names a column that no table has.
    UnknownColumn(String),
}

/// How a workbook shows that it is damaged, or made to harm.
#[derive(Debug)]
pub enum Damage {
    /// It announces more texts than it holds.
    Announced,
    /// A cell lies outside the largest sheet.
    CellOutside,
    /// The workbook reader panicked on it.
    Failed,
    /// One of its parts unpacks to too much.
    Part,
    /// It has too many parts.
    Parts,
    /// What the reader of workbooks or archives says, in its own words.
    Reader(String),
    /// A row stands below a later one.
    RowOrder {
        /// The row.
        found: u32,
        /// The row above it.
        after: u32,
    },
    /// All its parts unpack to too much.
    Unpacked,
}

impl TableFault {
    pub(crate) fn at(self, file: &Path, row: impl Into<Option<u32>>) -> TableError {
        let (file, row, fault) = (file.to_owned(), row.into(), self);
        TableError { file, row, fault }
    }

    pub(super) fn io(error: std::io::Error) -> Self {
        Self::File(error.into())
    }
}
