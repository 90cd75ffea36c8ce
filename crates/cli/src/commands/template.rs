//! `ikrar template`: a spreadsheet to be filled in, for each command that takes one.

mod workbook;

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use clap::Args as ClapArgs;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use ikrar_desk::files;
use ikrar_desk::template::Form;
use ikrar_words::message;

use crate::error::CliError;
use crate::keys::random_bytes;
use crate::render::Output;

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[arg(value_parser = forms())]
    kind: Form,
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// What a table may be for.
fn forms() -> impl TypedValueParser<Value = Form> {
    let names = PossibleValuesParser::new(Form::ALL.iter().map(|form| form.name()));
    names.map(|name| {
        let mut forms = Form::ALL.iter().copied();
        forms.find(|form| form.name() == name).expect("only names of tables are taken")
    })
}

/// The command that takes such a table, without the table.
fn command(form: Form) -> &'static str {
    match form {
        Form::Roster => "roster import",
        Form::Keys => "person enroll-keys",
        Form::Pacts => "pact record",
        Form::Departures => "person depart --table",
        Form::Returns => "person return --table",
        Form::Leave => "person leave --table",
        Form::Voidings => "pact void --table",
        Form::Refusals => "pact refuse --table",
        Form::Exemptions => "pact excuse --table",
        Form::Attendance => "ceremony attend NAMA",
        Form::Reports => "case report --table",
        Form::Steps => "case take --table",
    }
}

pub(super) fn run(args: &Args) -> Result<Output, CliError> {
    let Args { kind, output } = args;
    let path = output.clone().unwrap_or_else(|| PathBuf::from(kind.name()).with_extension("xlsx"));
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
    let command = command(*kind);
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
