//! `ikrar roster`: people, from a spreadsheet.

mod export;
pub(crate) mod import;
mod list;

use clap::Subcommand;

use crate::error::CliError;
use crate::render::Output;
use crate::session::Session;

#[derive(Debug, Subcommand)]
pub(crate) enum Roster {
    Import(import::Args),
    List(list::Args),
    Export(export::Args),
}

pub(super) fn run(verb: &Roster, session: &Session) -> Result<Output, CliError> {
    match verb {
        Roster::Import(args) => import::run(args, session),
        Roster::List(args) => list::run(args, session),
        Roster::Export(args) => export::run(args, session),
    }
}
