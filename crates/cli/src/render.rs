//! What commands give back, as text, JSON or CSV: the one place that prints.

mod list;
mod output;

use std::cell::RefCell;
use std::io::{self, BufWriter, Write};
use std::rc::Rc;

use clap::ValueEnum;
use comfy_table::{ColumnConstraint, ContentArrangement, Table, presets};
use ikrar_core::error::Kind;
use ikrar_words::{Lang, Say};

use crate::error::CliError;

pub(crate) use list::{Cell, Columns, List, Source, Taken};
pub(crate) use output::{Line, Output};

use list::{Form, Heading, Listed};
use output::Part;

/// How results are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
    Csv,
}

/// Writes results to standard output.
pub(crate) struct Renderer<'a> {
    out: BufWriter<Sink<'a>>,
    /// Why output ended before the command did.
    ended: Rc<RefCell<Option<io::Error>>>,
    format: Format,
    lang: Lang,
    quiet: bool,
}

impl<'a> Renderer<'a> {
    pub(crate) fn new(out: &'a mut dyn Write, format: Format, quiet: bool, lang: Lang) -> Self {
        let ended = Rc::default();
        let out = BufWriter::with_capacity(1 << 16, Sink { out, ended: Rc::clone(&ended) });
        Self { out, ended, format, lang, quiet }
    }

    /// Prints what a command has to say; the kind of fault it found, or why it ended early.
    pub(crate) fn show(&mut self, output: Output) -> Result<Option<Kind>, CliError> {
        let Output { parts, end } = output;
        for part in parts {
            match part {
                Part::Content(text) => self.write_line(&text)?,
                Part::Line(line) if self.is_text() => self.line(&line)?,
                Part::List(list) => self.list(list)?,
                Part::One { json, .. } if self.format == Format::Json => self.write_line(&json)?,
                Part::One { text, .. } => {
                    text.iter().try_for_each(|line| self.line(line))?;
                }
                Part::Remark(remark) if self.is_text() && !self.quiet => {
                    self.say(&remark)?;
                }
                Part::Line(_) | Part::Remark(_) => {}
            }
        }
        end
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

    fn is_text(&self) -> bool {
        self.format == Format::Text
    }

    /// A list: an object a line in JSON, else a table.
    fn list(&mut self, list: Box<dyn Listed>) -> Result<(), CliError> {
        let ended = Rc::clone(&self.ended);
        let wanted = || if ended.borrow().is_some() { Taken::Enough } else { Taken::More };
        let form = match self.format {
            Format::Json => return list.json(&mut self.out, &wanted),
            Format::Csv => return self.csv(list, &wanted),
            Format::Text if list.is_alone() => Form::Alone(self.lang),
            Format::Text => return self.table(list, &wanted),
        };
        list.each(form, &mut |lines| {
            lines.iter().try_for_each(|line| self.write_line(line))?;
            Ok(wanted())
        })
    }

    fn csv(&mut self, list: Box<dyn Listed>, wanted: &dyn Fn() -> Taken) -> Result<(), CliError> {
        let mut writer = csv::Writer::from_writer(&mut self.out);
        let failed = |error: csv::Error| CliError::Output(error.into());
        writer.write_record(list.keys()).map_err(failed)?;
        list.each(Form::Data, &mut |record| {
            writer.write_record(record).map_err(failed)?;
            Ok(wanted())
        })?;
        writer.flush().map_err(CliError::Output)
    }

    /// A table, printed in parts if it is long.
    fn table(&mut self, list: Box<dyn Listed>, wanted: &dyn Fn() -> Taken) -> Result<(), CliError> {
        let headings = list.headings();
        let mut above = headings.as_slice();
        let mut rows = Vec::new();
        list.each(Form::Text(self.lang), &mut |row| {
            rows.push(row);
            if rows.len() == TABLE_ROWS {
                self.write_table(&headings, std::mem::take(&mut above), std::mem::take(&mut rows))?;
            }
            Ok(wanted())
        })?;
        if rows.is_empty() { Ok(()) } else { self.write_table(&headings, above, rows) }
    }

    /// Writes rows of a table, with what stands `above` them.
    fn write_table(
        &mut self,
        headings: &[Heading],
        above: &[Heading],
        rows: Vec<Vec<String>>,
    ) -> Result<(), CliError> {
        let mut table = Table::new();
        table.load_style(presets::UTF8_BORDERS_ONLY);
        table.set_content_arrangement(ContentArrangement::Dynamic);
        if table.width().is_none() {
            table.set_width(WIDTH_UNKNOWN);
        }
        if !above.is_empty() {
            table.set_header(above.iter().map(|heading| self.lang.tell(&heading.said)));
        }
        for row in rows {
            table.add_row(row);
        }
        for (place, _) in headings.iter().enumerate().filter(|(_, heading)| heading.whole) {
            if let Some(column) = table.column_mut(place) {
                column.set_constraint(ColumnConstraint::ContentWidth);
            }
        }
        self.write_line(&table.to_string())
    }

    fn line(&mut self, line: &Line<'_>) -> Result<(), CliError> {
        let told = line.tell(self.lang);
        self.write_line(&told)
    }

    fn say(&mut self, said: &impl Say) -> Result<(), CliError> {
        let told = self.lang.tell(said);
        self.write_line(&told)
    }

    fn write_line(&mut self, text: &str) -> Result<(), CliError> {
        writeln!(self.out, "{text}").map_err(CliError::Output)
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
