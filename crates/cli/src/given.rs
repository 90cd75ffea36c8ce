//! What is given on the command line: values by their names, values that must not stand there, and
//! files to write.

use std::io;
use std::path::{Path, PathBuf};

use clap::Args as ClapArgs;
use ikrar_core::ledger::KnownAt;
use ikrar_core::value::Instant;
use ikrar_desk::files::{self, Bounded};
use ikrar_words::message;
use serde::de::DeserializeOwned;

use crate::error::CliError;
use crate::keys::random_bytes;
use crate::render::Output;

/// Reads a value by its name in JSON, so that a name is the same everywhere.
pub(crate) fn named<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    let name = serde_json::Value::String(text.to_owned());
    serde_json::from_value(name).map_err(|error| error.to_string())
}

/// Reads an entry's number, or a time.
pub(crate) fn known_at(text: &str) -> Result<KnownAt, String> {
    if let Ok(entry) = text.parse() {
        return Ok(KnownAt::Entry(entry));
    }
    let time: Instant = text.parse().map_err(|_| {
        "write an entry's number, or a time as 2023-12-27T09:00:00+07:00".to_owned()
    })?;
    Ok(KnownAt::Time(time))
}

/// A value of the command line that everybody on the machine could read there: `@FILE` stands for
/// what is in a file, `@-` for standard input, and `@@` for a text that begins with `@`.
pub(crate) fn value(argument: &str) -> Result<String, CliError> {
    let Some(name) = argument.strip_prefix('@') else { return Ok(argument.to_owned()) };
    if name.starts_with('@') {
        return Ok(name.to_owned());
    }
    let mut text = if name == "-" {
        let text = Bounded::new(io::stdin(), VALUE_BYTES_MAX).text();
        text.map_err(|fault| fault.of(Path::new("stdin")))?
    } else {
        files::read_text(Path::new(name), VALUE_BYTES_MAX)?
    };
    text.truncate(text.trim_end().len());
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// Refuses to take two values from standard input, which can be read once.
pub(crate) fn one_stdin<'a>(values: impl IntoIterator<Item = &'a str>) -> Result<(), CliError> {
    if values.into_iter().filter(|value| *value == "@-").count() > 1 {
        return Err(CliError::Usage(message!("usage-stdin-once")));
    }
    Ok(())
}

/// Where a result goes.
#[derive(Debug, ClapArgs)]
#[group(skip)]
pub(crate) struct Target {
    /// File to write; standard output unless given
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace that file if it is there; never a private key or a link
    #[arg(long, requires = "output")]
    force: bool,
}

impl Target {
    /// Refuses a file that could not be written, before any work is done for it.
    pub(crate) fn check(&self) -> Result<(), CliError> {
        let Self { output, force } = self;
        Ok(output.as_deref().map_or(Ok(()), |path| files::check_output(path, *force))?)
    }

    /// Writes the text and a line break into the file, or gives it back to be printed.
    pub(crate) fn write(&self, text: String) -> Result<Output, CliError> {
        let Some(path) = &self.output else {
            return Ok(Output::new().content(text));
        };
        files::write_output(path, &(text + "\n"), self.force, random_bytes()?)?;
        Ok(Output::new())
    }
}

const VALUE_BYTES_MAX: u64 = 1 << 20;
