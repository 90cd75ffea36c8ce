//! `ikrar roster`: people, from a spreadsheet.

pub(crate) mod import;

use clap::Subcommand;

use crate::error::CliError;
use crate::render::Output;
use crate::session::Session;

#[derive(Debug, Subcommand)]
pub(crate) enum Roster {
    Import(import::Args),
}

pub(super) fn run(verb: &Roster, session: &Session) -> Result<Output, CliError> {
    match verb {
        Roster::Import(args) => import::run(args, session),
    }
}
