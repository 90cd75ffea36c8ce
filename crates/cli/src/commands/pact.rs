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
    /// Record paper pacts: columns nip or nik, `signed_on`, method, scan (a BLAKE3 hash, or a file
    /// in the table's folder or below)
    Record(record::Args),
    /// Sign a pact with the own key, offline
    Sign(sign::Args),
    /// Record signatures that people made with their own keys, from JSON lines
    Import(Import),
}

pub(super) fn run(verb: &Pact, session: &Session) -> Result<Output, CliError> {
    match verb {
        Pact::Record(args) => record::run(args, session),
        Pact::Sign(args) => sign::run(args, session),
        Pact::Import(import) => import::run(import, session),
    }
}
