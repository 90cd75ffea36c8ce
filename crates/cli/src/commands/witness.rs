//! `ikrar witness`: who is asked about checkpoints, and to be one who is asked.

mod add;
pub(super) mod ask;
mod list;
mod serve;

use clap::Subcommand;

use crate::error::CliError;
use crate::render::Output;
use crate::session::Session;

#[derive(Debug, Subcommand)]
pub(crate) enum Witness {
    Add(add::Args),
    List,
    Serve(serve::Args),
}

pub(super) fn run(verb: &Witness, session: &Session) -> Result<Output, CliError> {
    match verb {
        Witness::Add(args) => add::run(args, session),
        Witness::List => list::run(session),
        Witness::Serve(args) => serve::run(args, session),
    }
}
