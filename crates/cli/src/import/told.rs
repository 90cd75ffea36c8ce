//! What an import did, in counts and in words.

use std::collections::BTreeMap;
use std::path::Path;

use ikrar_desk::odd::Warning;
use ikrar_desk::rows::{Imported, RefusedRow, Why};
use ikrar_desk::said::News;
use ikrar_desk::table::Table;
use ikrar_words::{Lang, Message, message, outside};
use serde::{Serialize, Serializer};

use super::{Import, ROWS_SHOWN};
use crate::render::{Line, Output};

/// What an import did; its JSON is a public contract.
#[derive(Debug, Serialize)]
pub(super) struct Told {
    dry_run: bool,
    read: usize,
    recorded: usize,
    unchanged: usize,
    older: usize,
    refused: usize,
    #[serde(serialize_with = "by_name")]
    news: BTreeMap<News, usize>,
    notices: Vec<String>,
    warned: Vec<WarnedLine>,
    pub(super) rejected: Vec<RejectedRow>,
}

impl Told {
    /// `table` is what the rows are of, and says what its columns are called.
    pub(super) fn new(
        imported: &Imported,
        table: Option<&Table>,
        dry_run: bool,
        lang: Lang,
    ) -> Self {
        let warned = imported.warned.iter().map(|warned| {
            let Warning { column, ref odd } = warned.warning;
            let heading = table.and_then(|table| table.heading(&warned.at, column));
            let sheet = warned.at.sheet.as_deref().map(str::to_owned);
            let (row, warning) = (warned.at.row, lang.tell(odd).into_owned());
            WarnedLine { sheet, row, column, heading, warning }
        });
        let rejected = imported.refused.iter().map(|row| RejectedRow::new(row, table, lang));
        Self {
            dry_run,
            read: imported.read,
            recorded: imported.recorded,
            unchanged: imported.unchanged,
            older: imported.older,
            refused: imported.rows_refused(),
            news: imported.news.clone(),
            notices: imported.notices.iter().map(|it| lang.tell(it).into_owned()).collect(),
            warned: warned.collect(),
            rejected: rejected.collect(),
        }
    }

    /// The counts, then what lies behind them.
    pub(super) fn output(&self, import: &Import) -> Output {
        let Self { dry_run, read, recorded, unchanged, older, refused, .. } = *self;
        let said = message!("told-imported", read, recorded, unchanged, refused);
        let mut output = Output::new().one(self, said);
        if dry_run {
            output = output.line(message!("told-dry-run"));
        }
        for (news, rows) in &self.news {
            output = output.line(Line::below(told_news(*news, *rows)));
        }
        if older > 0 {
            output = output.line(message!("told-older", older));
        }
        for notice in &self.notices {
            let (file, notice) = (&import.file, notice.clone());
            output = output.line(message!("told-notice", file, notice));
        }
        let warned = self.warned.iter().take(ROWS_SHOWN).fold(output, |output, warned| {
            let WarnedLine { sheet, row, warning, .. } = warned;
            let (file, warning) = (placed(&import.file, sheet.as_ref()), warning.clone());
            let column = named(warned.column, warned.heading.as_deref());
            output.line(message!("told-warned", file, row, column, warning))
        });
        match self.warned.len().saturating_sub(ROWS_SHOWN) {
            0 => warned,
            more => warned.line(message!("told-warned-more", more)),
        }
    }
}

fn told_news(news: News, rows: usize) -> Message<'static> {
    match news {
        News::New => message!("told-news-new", rows),
        News::Changed => message!("told-news-changed", rows),
        News::Moved => message!("told-news-moved", rows),
        News::Renumbered => message!("told-news-renumbered", rows),
        News::Returned => message!("told-news-returned", rows),
        News::FirstDay => message!("told-news-first-day", rows),
    }
}

fn by_name<S: Serializer>(news: &BTreeMap<News, usize>, to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(news.iter().map(|(news, rows)| (news.name(), rows)))
}

/// Something odd about a row that was taken, in words.
#[derive(Debug, Serialize)]
struct WarnedLine {
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<String>,
    row: u32,
    column: &'static str,
    /// What the file calls the column.
    #[serde(skip_serializing_if = "Option::is_none")]
    heading: Option<String>,
    warning: String,
}

/// A column as people are told of it: as their file calls it.
fn named(column: &'static str, heading: Option<&str>) -> String {
    heading.map_or_else(|| column.to_owned(), outside::shown)
}

/// A file, and which of its sheets, as they are told.
pub(super) fn placed(file: &Path, sheet: Option<&String>) -> String {
    let file = outside::path(file);
    match sheet {
        Some(sheet) => format!("{file} [{}]", outside::shown(sheet)),
        None => file,
    }
}

/// A refused row, in words.
#[derive(Debug, Serialize)]
pub(super) struct RejectedRow {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) sheet: Option<String>,
    pub(super) row: u32,
    column: Option<&'static str>,
    /// What the file calls the column.
    #[serde(skip_serializing_if = "Option::is_none")]
    heading: Option<String>,
    pub(super) reason: String,
}

impl RejectedRow {
    fn new(refused: &RefusedRow, table: Option<&Table>, lang: Lang) -> Self {
        let reason = match &refused.why {
            Why::Fault(cause) => lang.tell(cause).into_owned(),
            Why::Rejected(rejection) => lang.tell(rejection).into_owned(),
        };
        let sheet = refused.at.sheet.as_deref().map(str::to_owned);
        let (row, column) = (refused.at.row, refused.column);
        let heading = column.and_then(|column| table?.heading(&refused.at, column));
        Self { sheet, row, column, heading, reason: outside::shown(&reason) }
    }

    /// The column, as people are told of it.
    pub(super) fn place(&self) -> Option<String> {
        self.column.map(|column| named(column, self.heading.as_deref()))
    }
}
