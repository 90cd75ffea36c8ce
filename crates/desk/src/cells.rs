//! Cells of a row, each read as what belongs into its column, and all that is wrong with a row.

use std::str::FromStr;

use ikrar_core::value::{Date, TextError, ValueError, WordError};

use crate::fault::{Cause, Fault, Faults, checked};
use crate::spellings;
use crate::table::Row;

pub(crate) fn text<'r>(row: &'r Row<'_>, column: &'static str) -> Result<Option<&'r str>, Fault> {
    row.text(column).map_err(|error| Fault::at(column, error))
}

/// What must not be empty.
pub(crate) fn needed<'r>(row: &'r Row<'_>, column: &'static str) -> Result<&'r str, Fault> {
    text(row, column)?.ok_or_else(|| Fault::at(column, Cause::Empty))
}

pub(crate) fn line<T: FromStr<Err = TextError>>(
    row: &Row<'_>,
    column: &'static str,
) -> Result<Option<T>, Fault> {
    text(row, column)?.map(|text| checked(column, text)).transpose()
}

/// A text that may be empty.
pub(crate) fn or_nothing<T: FromStr<Err = TextError>>(
    row: &Row<'_>,
    column: &'static str,
) -> Result<T, Fault> {
    checked(column, text(row, column)?.unwrap_or_default())
}

pub(crate) fn date(row: &Row<'_>, column: &'static str) -> Result<Option<Date>, Fault> {
    let dated = row.date(column).map_err(|error| Fault::at(column, error))?;
    Ok(dated.map(|dated| dated.day))
}

pub(crate) fn code<T: FromStr>(row: &Row<'_>, column: &'static str) -> Result<Option<T>, Fault>
where
    ValueError: From<T::Err>,
{
    text(row, column)?.map(|text| parsed(text, column)).transpose()
}

/// A code that stands in a column, alone or among others.
pub(crate) fn parsed<T: FromStr>(text: &str, column: &'static str) -> Result<T, Fault>
where
    ValueError: From<T::Err>,
{
    text.parse().map_err(|error| Fault::at(column, Cause::Value(ValueError::from(error))))
}

/// A word of a closed list, as the list's own names or in Indonesian.
pub(crate) fn word<T: FromStr<Err = WordError>>(
    row: &Row<'_>,
    column: &'static str,
    names: &'static [&'static str],
) -> Result<Option<T>, Fault> {
    let Some(text) = text(row, column)? else { return Ok(None) };
    let word = spellings::meant(text, names).and_then(|name| name.parse().ok());
    word.map(Some).ok_or_else(|| Fault::at(column, Cause::NotAWord { names }))
}

/// All that is wrong with a row, so that whoever mends it need not send it again for each fault.
#[derive(Debug, Default)]
pub(crate) struct Gathered(Vec<Fault>);

impl Gathered {
    /// What was read; keeps what is wrong.
    pub(crate) fn take<T>(&mut self, read: Result<T, Fault>) -> Option<T> {
        read.map_err(|fault| self.0.push(fault)).ok()
    }

    pub(crate) fn push(&mut self, fault: Fault) {
        self.0.push(fault);
    }

    /// `said`, where nothing was wrong; without a fault everything was read.
    pub(crate) fn or<T>(self, said: Option<T>) -> Result<T, Faults> {
        match said {
            Some(said) if self.0.is_empty() => Ok(said),
            _ => Err(Faults(self.0)),
        }
    }
}
