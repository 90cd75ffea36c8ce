//! What commands give back, as text, JSON, CSV or a workbook: the one place that prints.

mod list;
mod nik;
mod output;
mod print;
mod sheet;
mod table;

use std::cell::RefCell;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use clap::{Args, ValueEnum};
use ikrar_core::error::Kind;
use ikrar_desk::files;
use ikrar_words::{Lang, Say, message};

use crate::error::CliError;
use crate::keys::random_bytes;

pub(crate) use list::{Cell, Columns, List, Source, Taken};
pub(crate) use output::{Line, Output};
pub(crate) use sheet::{Page, csv as spreadsheet_csv, workbook};

use list::Listed;
use output::Part;
use print::Page as Printed;

/// How results are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
    Csv,
    Xlsx,
}

/// How results look, whatever command gives them.
#[derive(Debug, Clone, Args)]
pub(crate) struct Look {
    #[arg(long, global = true, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[arg(long, global = true)]
    pub(crate) quiet: bool,
    #[arg(long, global = true)]
    show_nik: bool,
    #[arg(short, long, global = true, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Look {
    /// The format that was asked for, or that the name of the file asks for.
    fn format(&self) -> Format {
        let named = self.output.as_deref().and_then(Path::extension);
        match (self.format, named.and_then(OsStr::to_str)) {
            (Format::Text, Some("xlsx")) => Format::Xlsx,
            (Format::Text, Some("csv")) => Format::Csv,
            (format, _) => format,
        }
    }

    /// Refuses what cannot be printed, before any work is done for it. Whether the file is there is
    /// seen later: some commands have files of their own, which `--force` may replace.
    pub(crate) fn check(&self) -> Result<(), CliError> {
        match (self.format(), &self.output) {
            (Format::Xlsx, None) => Err(CliError::Usage(message!("usage-xlsx-nowhere"))),
            _ => Ok(()),
        }
    }
}

/// Writes results to standard output.
pub(crate) struct Renderer<'a> {
    out: BufWriter<Sink<'a>>,
    /// Why output ended before the command did.
    ended: Rc<RefCell<Option<io::Error>>>,
    look: Look,
    lang: Lang,
    /// Of a line of text.
    width: usize,
}

impl<'a> Renderer<'a> {
    pub(crate) fn new(out: &'a mut dyn Write, look: &Look, lang: Lang) -> Self {
        let ended = Rc::default();
        let out = BufWriter::with_capacity(1 << 16, Sink { out, ended: Rc::clone(&ended) });
        let columns = std::env::var("COLUMNS").ok();
        let width = width(comfy_table::Table::new().width(), columns.as_deref());
        Self { out, ended, look: look.clone(), lang, width }
    }

    /// Prints what a command has to say; the kind of fault it found, or why it ended early.
    pub(crate) fn show(&mut self, output: Output) -> Result<Option<Kind>, CliError> {
        let Output { parts, end } = output;
        for part in parts {
            match part {
                Part::Content(text) => self.write_line(&text)?,
                Part::Line(line) if self.is_text() => self.line(&line)?,
                Part::List(list) => self.list(list)?,
                Part::One { json, .. } if self.look.format == Format::Json => {
                    self.write_line(&json)?;
                }
                Part::One { text, .. } => {
                    text.iter().try_for_each(|line| self.line(line))?;
                }
                Part::Remark(remark) if self.is_text() && !self.look.quiet => {
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
        self.look.format == Format::Text
    }

    fn list(&mut self, list: Box<dyn Listed>) -> Result<(), CliError> {
        let ended = Rc::clone(&self.ended);
        let wanted = || if ended.borrow().is_some() { Taken::Enough } else { Taken::More };
        let Self { out, look, lang, width, .. } = self;
        let Some(path) = look.output.take() else {
            let page = Printed { look, format: look.format, lang: *lang, width: *width };
            return print::list(list, &page, out, &wanted).map(drop);
        };
        let format = Look { output: Some(path.clone()), ..look.clone() }.format();
        let page = Printed { look, format, lang: *lang, width: *width };
        let mut printed = Ok(0);
        let write = |file: &mut File| {
            let mut file = BufWriter::new(file);
            printed = print::list(list, &page, &mut file, &|| Taken::More);
            file.flush()
        };
        // Whose names are in it is nobody else's business.
        files::put(&path, Some(0o600), false, random_bytes()?, write).map_err(
            |error| match error.kind() {
                io::ErrorKind::AlreadyExists => exists(&path),
                _ => CliError::io(&path, error),
            },
        )?;
        let rows = printed?;
        if look.quiet {
            Ok(())
        } else {
            self.say(&message!("told-list-written", rows, path = &path))
        }
    }

    fn line(&mut self, line: &Line<'_>) -> Result<(), CliError> {
        let told = line.tell(self.lang, self.width);
        self.write_line(&nik::hidden(&told, self.look.show_nik).unwrap_or(told))
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

/// A list replaces no file.
fn exists(path: &Path) -> CliError {
    CliError::Usage(message!("usage-list-exists", path))
}

/// The width of a line: the terminal's if it knows one, or what the environment says.
fn width(terminal: Option<u16>, columns: Option<&str>) -> usize {
    let given = || columns.and_then(|columns| columns.parse().ok());
    let known = |width: &usize| *width > 0;
    terminal.map(usize::from).filter(known).or_else(given).filter(known).unwrap_or(WIDTH_USUAL)
}

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
