//! Lists, in each format.

use std::borrow::Cow;
use std::cell::Cell;
use std::io::Write;

use ikrar_desk::marked::mark;
use ikrar_words::{Lang, Value, message};

use super::list::{Form, Listed, Taken};
use super::table::{self, Table};
use super::{Format, Look, nik, sheet};
use crate::error::CliError;

/// What a list is printed on.
pub(super) struct Page<'a> {
    pub(super) look: &'a Look,
    pub(super) format: Format,
    pub(super) lang: Lang,
    /// Of a line of text.
    pub(super) width: usize,
}

/// Prints a list while more is `wanted`: an object a line in JSON, else a table. Gives the number
/// of rows.
pub(super) fn list(
    list: Box<dyn Listed>,
    page: &Page<'_>,
    out: &mut dyn Write,
    wanted: &dyn Fn() -> Taken,
) -> Result<usize, CliError> {
    let rows = Cell::new(0);
    let wanted = &|| {
        rows.set(rows.get() + 1);
        wanted()
    };
    match page.format {
        Format::Json => list.json(out, wanted),
        Format::Csv => page.csv(list, out, wanted),
        Format::Text if list.is_alone() => page.alone(list, out, wanted),
        Format::Text => page.table(list, out, wanted),
        Format::Xlsx => page.xlsx(list, out, wanted),
    }?;
    Ok(rows.get())
}

impl Page<'_> {
    fn csv(
        &self,
        list: Box<dyn Listed>,
        out: &mut dyn Write,
        wanted: &dyn Fn() -> Taken,
    ) -> Result<(), CliError> {
        let mut writer = sheet::csv(out).map_err(CliError::Output)?;
        let failed = |error: csv::Error| CliError::Output(error.into());
        writer.write_record(list.keys()).map_err(failed)?;
        let counts = list.counts();
        self.each(list, Form::Data, &mut |record| {
            for (cell, counted) in record.iter().zip(&counts) {
                let cell = match sheet::number(cell, *counted) {
                    Some(_) => Cow::Owned(cell.replace('.', ",")),
                    None => mark(cell),
                };
                writer.write_field(cell.as_bytes()).map_err(failed)?;
            }
            writer.write_record(None::<&[u8]>).map_err(failed)?;
            Ok(wanted())
        })?;
        writer.flush().map_err(CliError::Output)
    }

    fn xlsx(
        &self,
        list: Box<dyn Listed>,
        out: &mut dyn Write,
        wanted: &dyn Fn() -> Taken,
    ) -> Result<(), CliError> {
        let mut book = sheet::Book::new(&list.keys(), list.counts())?;
        self.each(list, Form::Data, &mut |record| {
            book.row(&record)?;
            Ok(wanted())
        })?;
        out.write_all(&book.bytes()?).map_err(CliError::Output)
    }

    fn alone(
        &self,
        list: Box<dyn Listed>,
        out: &mut dyn Write,
        wanted: &dyn Fn() -> Taken,
    ) -> Result<(), CliError> {
        self.each(list, Form::Alone(self.lang, self.width), &mut |lines| {
            lines.iter().try_for_each(|line| writeln!(out, "{line}")).map_err(CliError::Output)?;
            Ok(wanted())
        })
    }

    /// A table, printed in parts if it is long.
    fn table(
        &self,
        list: Box<dyn Listed>,
        out: &mut dyn Write,
        wanted: &dyn Fn() -> Taken,
    ) -> Result<(), CliError> {
        let mut table = Table::new(list.headings(self.lang, self.look.show_nik), self.width);
        let mut rows = Vec::new();
        let mut write = |table: &mut Table, rows: Vec<Vec<String>>| {
            writeln!(out, "{}", table.part(&rows)).map_err(CliError::Output)
        };
        self.each(list, Form::Text(self.lang), &mut |row| {
            rows.push(row);
            if rows.len() == TABLE_ROWS {
                write(&mut table, std::mem::take(&mut rows))?;
            }
            Ok(wanted())
        })?;
        if !rows.is_empty() {
            write(&mut table, rows)?;
        }
        let left_out = table.left_out();
        if left_out.is_empty() || self.look.quiet {
            return Ok(());
        }
        let columns = Value::all(left_out);
        let told = self.lang.tell(&message!("told-columns-left-out", columns));
        writeln!(out, "{}", table::wrapped(&told, self.width)).map_err(CliError::Output)
    }

    /// Hands on what is printed of each item, with NIKs as they are to be shown.
    fn each(
        &self,
        list: Box<dyn Listed>,
        form: Form,
        take: &mut dyn FnMut(Vec<String>) -> Result<Taken, CliError>,
    ) -> Result<(), CliError> {
        list.each(form, &mut |mut cells| {
            for cell in &mut cells {
                if let Some(shown) = nik::hidden(cell, self.look.show_nik) {
                    *cell = shown;
                }
            }
            take(cells)
        })
    }
}

/// Rows that are laid out together; longer lists are printed in parts.
const TABLE_ROWS: usize = 4096;
