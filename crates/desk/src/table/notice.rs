//! What is to be said of how a table was read.

use std::sync::Arc;

/// Something that whoever sent the table should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// The text was in another encoding than UTF-8.
    Converted(&'static str),
    /// So many rows are hidden; they were read like others.
    HiddenRows(usize),
    /// The header is not the first row.
    HeaderAt {
        /// The sheet, where several are read.
        sheet: Option<Arc<str>>,
        /// Its first row.
        row: u32,
    },
    /// A column of the file is not read, since another is better for the same.
    PassedOver {
        /// The column for which another was read.
        column: &'static str,
        /// Its heading in the file.
        heading: String,
    },
    /// No column says how people are employed: their numbers do.
    StatusByNumber,
    /// Which of a workbook's sheets were read.
    Sheets {
        /// Those that were read.
        read: Vec<String>,
        /// Those that do not look like such a table, or were not asked for.
        others: Vec<String>,
    },
    /// Rows below the header that are about nobody: titles, totals, signatures.
    Skipped {
        /// The sheet, where several are read.
        sheet: Option<Arc<str>>,
        /// First and last row of each run.
        rows: Vec<(u32, u32)>,
    },
    /// Units that are spelled otherwise than those for which they were taken: each as it was
    /// written and as it was taken.
    Units(Vec<(String, String)>),
    /// New units, each with another one that is spelled nearly so; they were taken as two.
    NearUnits(Vec<(String, String)>),
}
