//! `ikrar key`: make and show keys.

mod new;
mod show;

use clap::Subcommand;
use ikrar_core::value::{KeyId, PublicKey};
use ikrar_words::message;
use serde::Serialize;

use crate::error::CliError;
use crate::render::{Line, Output};

#[derive(Debug, Subcommand)]
pub(crate) enum Key {
    New(new::Args),
    Show(show::Args),
}

pub(super) fn run(verb: &Key) -> Result<Output, CliError> {
    match verb {
        Key::New(args) => new::run(args),
        Key::Show(args) => show::run(args),
    }
}

/// A key's public half.
#[derive(Debug, Serialize)]
struct Shown {
    public_key: PublicKey,
    key_id: KeyId,
}

fn shown(output: Output, public_key: PublicKey) -> Output {
    let key_id = public_key.id();
    let lines = [message!("told-key-public", public_key), message!("told-key-id", key_id)];
    output.one_in_lines(&Shown { public_key, key_id }, lines.map(Line::from))
}
