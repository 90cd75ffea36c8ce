//! `ikrar key new`: a key, and its public half beside it.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use ikrar_desk::key_file::public_path;
use ikrar_words::message;

use crate::error::CliError;
use crate::keys;
use crate::render::Output;

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    #[arg(long)]
    no_passphrase: bool,
}

pub(super) fn run(args: &Args) -> Result<Output, CliError> {
    let Args { output: private, no_passphrase } = args;
    let public_key = keys::create(private, !no_passphrase)?;
    let remark = message!("told-key-made", private, public = &public_path(private));
    Ok(super::shown(Output::new().remark(remark), public_key))
}
