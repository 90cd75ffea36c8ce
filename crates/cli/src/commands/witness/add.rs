//! `ikrar witness add`: a witness that is asked about every checkpoint from now on.

use clap::Args as ClapArgs;
use ikrar_core::note::Verifier;
use ikrar_store::witness::WitnessError;
use ikrar_store::witnesses::{KnownWitness, witness_key};
use ikrar_words::message;

use crate::error::CliError;
use crate::render::Output;
use crate::session::Session;
use crate::site;

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    name: String,
    vkey: String,
    url: String,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { name, vkey, url } = args;
    let folder = session.folder()?;
    folder.marker()?;
    let wrong = |error| WitnessError::Key { name: name.clone(), error };
    let key = witness_key(vkey).map_err(wrong)?;
    if !site::is_address(url) {
        return Err(CliError::Usage(message!("usage-not-an-address", url = url.clone())));
    }
    site::check(url)?;
    let mut witnesses = folder.witnesses()?;
    let is_known = |known: &KnownWitness| {
        known.name == *name || known.key.key().public_key() == key.key().public_key()
    };
    if witnesses.iter().any(is_known) {
        return Err(CliError::Usage(message!("usage-witness-known", name = name.clone())));
    }
    witnesses.push(KnownWitness { name: name.clone(), key, url: url.clone(), old: 0 });
    folder.keep_witnesses(&witnesses)?;
    Ok(Output::new().line(message!("told-witness-added", name = name.clone())))
}
