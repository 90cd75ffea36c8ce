//! `ikrar officer`: who may write to the ledger.

pub(crate) mod enroll;
mod list;
mod revoke;

use clap::Subcommand;
use ikrar_core::value::{KeyId, Seq};
use serde::Serialize;

use crate::error::CliError;
use crate::render::Output;
use crate::session::Session;

#[derive(Debug, Subcommand)]
pub(crate) enum Officer {
    Enroll(enroll::Args),
    Revoke(revoke::Args),
    List,
}

pub(super) fn run(verb: &Officer, session: &Session) -> Result<Output, CliError> {
    match verb {
        Officer::Enroll(args) => enroll::run(args, session),
        Officer::Revoke(args) => revoke::run(args, session),
        Officer::List => list::run(session),
    }
}

/// What was recorded about a key.
#[derive(Debug, Serialize)]
struct Recorded {
    entry: Seq,
    key_id: KeyId,
}
