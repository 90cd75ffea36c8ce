//! `ikrar unit`: units as profiles spell them.

mod list;
mod rename;

use clap::Subcommand;

use crate::error::CliError;
use crate::render::Output;
use crate::session::Session;

#[derive(Debug, Subcommand)]
pub(crate) enum Unit {
    List(list::Args),
    Rename(rename::Args),
}

pub(super) fn run(verb: &Unit, session: &Session) -> Result<Output, CliError> {
    match verb {
        Unit::List(args) => list::run(args, session),
        Unit::Rename(args) => rename::run(args, session),
    }
}
