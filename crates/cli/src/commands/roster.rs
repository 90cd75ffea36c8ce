//! `ikrar roster`: people, from a spreadsheet.

mod import;

use clap::Subcommand;

use crate::error::CliError;
use crate::import::TableImport;
use crate::render::Output;
use crate::session::Session;

#[derive(Debug, Subcommand)]
pub(crate) enum Roster {
    Import(TableImport),
}

pub(super) fn run(verb: &Roster, session: &Session) -> Result<Output, CliError> {
    match verb {
        Roster::Import(args) => import::run(args, session),
    }
}
