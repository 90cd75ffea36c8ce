//! Any returned value as text, JSON or CSV.

use std::cell::RefCell;
use std::io::{self, BufWriter, Write};
use std::rc::Rc;

use comfy_table::{ColumnConstraint, ContentArrangement, Table, presets};
use serde::Serialize;

use crate::args::{Format, Global};
use crate::error::CliError;
use crate::lang::Lang;

/// Writes results to standard output.
pub(crate) struct Renderer<'a> {
    out: BufWriter<Sink<'a>>,
    /// Why output ended before the command did.
    ended: Rc<RefCell<Option<io::Error>>>,
    format: Format,
    lang: Lang,
    quiet: bool,
}

/// A column of a list: its key in JSON and CSV, and its headings.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    pub(crate) key: &'static str,
    pub(crate) id: &'static str,
    pub(crate) en: &'static str,
}

/// A column whose heading is given in both languages.
pub(crate) const fn column(key: &'static str, id: &'static str, en: &'static str) -> Column {
    Column { key, id, en }
}

impl<'a> Renderer<'a> {
    pub(crate) fn new(out: &'a mut dyn Write, global: &Global, lang: Lang) -> Self {
        let Global { format, quiet, .. } = *global;
        let ended = Rc::default();
        let out = BufWriter::with_capacity(1 << 16, Sink { out, ended: Rc::clone(&ended) });
        Self { out, ended, format, lang, quiet }
    }

    /// The language of texts.
    pub(crate) fn lang(&self) -> Lang {
        self.lang
    }

    /// Whether results are read by people.
    pub(crate) fn is_text(&self) -> bool {
        self.format == Format::Text
    }

    /// A remark that is not part of the result: text only, and not when asked to be quiet.
    pub(crate) fn remark(&mut self, id: &str, en: &str) -> Result<(), CliError> {
        if !self.is_text() || self.quiet {
            return Ok(());
        }
        self.line(match self.lang {
            Lang::ID => id,
            _ => en,
        })
    }

    /// One value: an object in JSON, `text` otherwise.
    pub(crate) fn one<T: Serialize>(&mut self, value: &T, text: &str) -> Result<(), CliError> {
        match self.format {
            Format::Json => self.json(value),
            Format::Text | Format::Csv => self.line(text),
        }
    }

    /// A list: an object a line in JSON, else a table of `cells`.
    pub(crate) fn list<T: Serialize>(
        &mut self,
        columns: &[Column],
        items: impl IntoIterator<Item = T>,
        cells: impl Fn(&T) -> Vec<String>,
    ) -> Result<(), CliError> {
        match self.format {
            Format::Json => {
                let ended = Rc::clone(&self.ended);
                let items = items.into_iter().take_while(|_| ended.borrow().is_none());
                for item in items {
                    self.json(&item)?;
                }
                Ok(())
            }
            Format::Csv => {
                let ended = Rc::clone(&self.ended);
                let mut writer = csv::Writer::from_writer(&mut self.out);
                let failed = |error: csv::Error| CliError::Output(error.into());
                writer.write_record(columns.iter().map(|column| column.key)).map_err(failed)?;
                for item in items.into_iter().take_while(|_| ended.borrow().is_none()) {
                    writer.write_record(cells(&item)).map_err(failed)?;
                }
                writer.flush().map_err(CliError::Output)
            }
            Format::Text => {
                let mut items = items.into_iter().peekable();
                let mut first = true;
                while items.peek().is_some() && self.ended.borrow().is_none() {
                    let rows = items.by_ref().take(TABLE_ROWS).map(|item| cells(&item));
                    let table = self.table(columns, rows, first);
                    self.line(&table)?;
                    first = false;
                }
                Ok(())
            }
        }
    }

    /// Makes sure that everything is written.
    pub(crate) fn flush(&mut self) -> Result<(), CliError> {
        self.out.flush().map_err(CliError::Output)
    }

    /// Writes what is left, and tells why output ended early, if it did. That its reader has gone
    /// is no failure.
    pub(crate) fn finish(mut self) -> Result<(), CliError> {
        self.flush()?;
        match self.ended.take() {
            Some(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(CliError::Output(error))
            }
            _ => Ok(()),
        }
    }

    /// A line of text as it is.
    pub(crate) fn line(&mut self, text: &str) -> Result<(), CliError> {
        writeln!(self.out, "{text}").map_err(CliError::Output)
    }

    fn json<T: Serialize>(&mut self, value: &T) -> Result<(), CliError> {
        serde_json::to_writer(&mut self.out, value)
            .map_err(|error| CliError::Output(error.into()))?;
        writeln!(self.out).map_err(CliError::Output)
    }

    fn table(
        &self,
        columns: &[Column],
        rows: impl Iterator<Item = Vec<String>>,
        with_header: bool,
    ) -> String {
        let mut table = Table::new();
        table.load_style(presets::UTF8_BORDERS_ONLY);
        table.set_content_arrangement(ContentArrangement::Dynamic);
        if table.width().is_none() {
            table.set_width(WIDTH_UNKNOWN);
        }
        if with_header {
            table.set_header(columns.iter().map(|column| match self.lang {
                Lang::ID => column.id,
                _ => column.en,
            }));
        }
        for row in rows {
            table.add_row(row);
        }
        // What is copied into the next command must not be broken over two lines.
        for (place, _) in columns.iter().enumerate().filter(|(_, column)| column.key == "case") {
            if let Some(column) = table.column_mut(place) {
                column.set_constraint(ColumnConstraint::ContentWidth);
            }
        }
        table.to_string()
    }
}

/// Standard output until it fails. From then on nothing is written and nothing fails, so that a
/// command goes on to its end and its verdict is not lost with its text.
struct Sink<'a> {
    out: &'a mut dyn Write,
    ended: Rc<RefCell<Option<io::Error>>>,
}

impl Sink<'_> {
    fn unless_ended<T>(
        &mut self,
        done: T,
        write: impl FnOnce(&mut dyn Write) -> io::Result<T>,
    ) -> io::Result<T> {
        if self.ended.borrow().is_some() {
            return Ok(done);
        }
        match write(self.out) {
            Err(error) if error.kind() != io::ErrorKind::Interrupted => {
                *self.ended.borrow_mut() = Some(error);
                Ok(done)
            }
            written => written,
        }
    }
}

impl Write for Sink<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.unless_ended(bytes.len(), |out| out.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.unless_ended((), |out| out.flush())
    }
}

/// Rows that are laid out together; longer lists are printed in parts.
const TABLE_ROWS: usize = 4096;
/// The width where standard output is no terminal.
const WIDTH_UNKNOWN: u16 = 140;
