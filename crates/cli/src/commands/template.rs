//! `ikrar template`: a spreadsheet to be filled in, for each command that takes one.

mod workbook;

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use clap::{Args as ClapArgs, ValueEnum};
use ikrar_desk::files;
use ikrar_desk::template::Form;
use ikrar_words::message;

use crate::error::CliError;
use crate::keys::random_bytes;
use crate::render::Output;

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[arg(value_enum)]
    kind: Kind,
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// What a table is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    Roster,
    Keys,
    Pacts,
    Departures,
    Returns,
    Leave,
    Voidings,
    Refusals,
    Exemptions,
    Attendance,
}

impl Kind {
    fn form(self) -> Form {
        match self {
            Self::Roster => Form::Roster,
            Self::Keys => Form::Keys,
            Self::Pacts => Form::Pacts,
            Self::Departures => Form::Departures,
            Self::Returns => Form::Returns,
            Self::Leave => Form::Leave,
            Self::Voidings => Form::Voidings,
            Self::Refusals => Form::Refusals,
            Self::Exemptions => Form::Exemptions,
            Self::Attendance => Form::Attendance,
        }
    }

    /// The command that takes such a table, without the table.
    fn command(self) -> &'static str {
        match self {
            Self::Roster => "roster import",
            Self::Keys => "person enroll-keys",
            Self::Pacts => "pact record",
            Self::Departures => "person depart --table",
            Self::Returns => "person return --table",
            Self::Leave => "person leave --table",
            Self::Voidings => "pact void --table",
            Self::Refusals => "pact refuse --table",
            Self::Exemptions => "pact excuse --table",
            Self::Attendance => "ceremony attend NAMA",
        }
    }

    /// What a table is called unless somebody says otherwise.
    fn file(self) -> PathBuf {
        let value = self.to_possible_value().expect("no kind is hidden");
        PathBuf::from(value.get_name()).with_extension("xlsx")
    }
}

pub(super) fn run(args: &Args) -> Result<Output, CliError> {
    let Args { kind, output } = args;
    let path = output.clone().unwrap_or_else(|| kind.file());
    if !path.extension().unwrap_or_default().eq_ignore_ascii_case("xlsx") {
        return Err(CliError::Usage(message!("usage-template-not-xlsx", path = &path)));
    }
    if path.symlink_metadata().is_ok() {
        return Err(exists(&path));
    }
    let bytes =
        workbook::bytes(*kind).map_err(|error| CliError::Output(io::Error::other(error)))?;
    let written = files::put(&path, None, false, random_bytes()?, |file| file.write_all(&bytes));
    written.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => exists(&path),
        _ => CliError::io(&path, error),
    })?;
    let command = kind.command();
    Ok(Output::new().line(message!("told-written", path = &path)).remark(message!(
        "told-template",
        command,
        path = &path
    )))
}

/// A template is written over nothing: somebody may have filled it in.
fn exists(path: &Path) -> CliError {
    CliError::Usage(message!("usage-list-exists", path))
}
