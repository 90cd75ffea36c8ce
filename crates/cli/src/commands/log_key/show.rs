//! `ikrar log-key show`: what a key is called in notes as the key of this ledger's log.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use ikrar_words::message;
use serde::Serialize;

use crate::error::CliError;
use crate::keys;
use crate::render::Output;
use crate::session::Session;

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    file: PathBuf,
}

/// The result; its JSON is a public contract.
#[derive(Debug, Serialize)]
struct Shown {
    vkey: String,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let origin = session.folder()?.marker()?.origin;
    let vkey = super::vkey(&origin, keys::public(&args.file)?, &args.file)?.to_string();
    let said = message!("told-vkey", vkey = vkey.clone());
    Ok(Output::new().one(&Shown { vkey }, said))
}
