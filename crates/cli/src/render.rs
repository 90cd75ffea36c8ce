//! What commands give back, as text, JSON or CSV: the one place that prints.

mod list;
mod output;
mod table;

use std::cell::RefCell;
use std::io::{self, BufWriter, Write};
use std::rc::Rc;

use clap::ValueEnum;
use ikrar_core::error::Kind;
use ikrar_words::{Lang, Say, Value, message};

use crate::error::CliError;

pub(crate) use list::{Cell, Columns, List, Source, Taken};
pub(crate) use output::{Line, Output};

use list::{Form, Listed};
use output::Part;
use table::Table;

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
    /// Of a line of text.
    width: usize,
}

impl<'a> Renderer<'a> {
    pub(crate) fn new(out: &'a mut dyn Write, format: Format, quiet: bool, lang: Lang) -> Self {
        let ended = Rc::default();
        let out = BufWriter::with_capacity(1 << 16, Sink { out, ended: Rc::clone(&ended) });
        let columns = std::env::var("COLUMNS").ok();
        let width = width(comfy_table::Table::new().width(), columns.as_deref());
        Self { out, ended, format, lang, quiet, width }
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
        let mut table = Table::new(list.headings(self.lang), self.width);
        let mut rows = Vec::new();
        list.each(Form::Text(self.lang), &mut |row| {
            rows.push(row);
            if rows.len() == TABLE_ROWS {
                self.write_line(&table.part(&std::mem::take(&mut rows)))?;
            }
            Ok(wanted())
        })?;
        if !rows.is_empty() {
            self.write_line(&table.part(&rows))?;
        }
        let left_out = table.left_out();
        if left_out.is_empty() || self.quiet {
            return Ok(());
        }
        let columns = Value::all(left_out);
        self.say(&message!("told-columns-left-out", columns))
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

/// The width of a line: the terminal's if it knows one, or what the environment says.
fn width(terminal: Option<u16>, columns: Option<&str>) -> usize {
    let given = || columns.and_then(|columns| columns.parse().ok());
    let known = |width: &usize| *width > 0;
    terminal.map(usize::from).filter(known).or_else(given).filter(known).unwrap_or(WIDTH_USUAL)
}

/// Rows that are laid out together; longer lists are printed in parts.
const TABLE_ROWS: usize = 4096;
/// The width where none is known.
const WIDTH_USUAL: usize = 80;

#[cfg(test)]
mod tests {
    use super::*;

    /// Some terminals say that they have a width of 0, and each letter had a line of its own.
    #[test]
    fn a_width_of_nothing_is_no_width() {
        assert_eq!(width(Some(0), None), 80);
        assert_eq!(width(Some(0), Some("132")), 132);
        assert_eq!(width(Some(100), Some("132")), 100, "a terminal knows best");
        assert_eq!(width(None, None), 80);
        for wrong in ["", "0", "-1", "wide"] {
            assert_eq!(width(None, Some(wrong)), 80, "{wrong}");
        }
    }
}
