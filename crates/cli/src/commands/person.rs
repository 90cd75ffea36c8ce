//! `ikrar person`: people's own keys.

mod enroll_keys;

use clap::Subcommand;

use crate::error::CliError;
use crate::import::TableImport;
use crate::render::Output;
use crate::session::Session;

#[derive(Debug, Subcommand)]
pub(crate) enum Person {
    EnrollKeys(TableImport),
}

pub(super) fn run(verb: &Person, session: &Session) -> Result<Output, CliError> {
    match verb {
        Person::EnrollKeys(args) => enroll_keys::run(args, session),
    }
}
