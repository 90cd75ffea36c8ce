//! What is given on the command line and must not stand there.

use std::io;
use std::path::Path;

use ikrar_desk::files::{self, Bounded};
use ikrar_words::message;

use crate::error::CliError;

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

const VALUE_BYTES_MAX: u64 = 1 << 20;
