//! `ikrar pact`: signatures on paper, with own keys, and offline.

mod import;
mod record;
mod sign;

use clap::Subcommand;

use crate::error::CliError;
use crate::import::Import;
use crate::render::Output;
use crate::session::Session;

#[derive(Debug, Subcommand)]
pub(crate) enum Pact {
    Record(record::Args),
    Sign(sign::Args),
    Import(Import),
}

pub(super) fn run(verb: &Pact, session: &Session) -> Result<Output, CliError> {
    match verb {
        Pact::Record(args) => record::run(args, session),
        Pact::Sign(args) => sign::run(args, session),
        Pact::Import(import) => import::run(import, session),
    }
}
