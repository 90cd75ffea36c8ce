//! `ikrar log-key`: the key that signs the ledger's checkpoints, which nobody's acts are signed
//! with.

mod announce;
mod show;

use std::path::Path;

use clap::Subcommand;
use ed25519_dalek::SigningKey;
use ikrar_core::checkpoint::LogSigner;
use ikrar_core::note::{KeyName, KeyType, NoteKey};
use ikrar_core::state::State;
use ikrar_core::value::PublicKey;
use ikrar_words::{Lang, Message, message};

use crate::error::CliError;
use crate::render::Output;
use crate::session::Session;

#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    Show(show::Args),
    Announce(announce::Args),
}

pub(super) fn run(verb: &Verb, session: &Session) -> Result<Output, CliError> {
    match verb {
        Verb::Show(args) => show::run(args, session),
        Verb::Announce(args) => announce::run(args, session),
    }
}

/// Who signs as the log of this ledger with a private key.
pub(super) fn signer(state: &State, key: SigningKey, path: &Path) -> Result<LogSigner, CliError> {
    let public = PublicKey::from_bytes(key.verifying_key().to_bytes());
    if state.public_key(&public.id()).is_some() {
        return Err(CliError::Usage(message!("usage-log-key-of-somebody", path)));
    }
    LogSigner::new(name(state)?, key).map_err(|error| CliError::Usage(unusable(path, &error)))
}

/// What a public key is called in notes as the key of this ledger's log.
fn vkey(origin: &str, key: PublicKey, path: &Path) -> Result<NoteKey, CliError> {
    let name = origin.parse::<KeyName>();
    let key = name.and_then(|name| NoteKey::new(name, KeyType::Ed25519, key));
    key.map_err(|error| CliError::Usage(unusable(path, &error)))
}

fn name(state: &State) -> Result<KeyName, CliError> {
    let ledger = state.ledger().ok_or_else(|| CliError::Usage(message!("ledger-empty")))?;
    let origin = &ledger.created.origin;
    origin
        .parse()
        .map_err(|_| CliError::Usage(message!("usage-origin-no-name", origin = origin.clone())))
}

fn unusable(path: &Path, error: &ikrar_core::note::KeyError) -> Message<'static> {
    message!("usage-log-key", path, reason = Lang::EN.tell(error).into_owned())
}
