//! `ikrar key show`: a key's public half and id.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use crate::error::CliError;
use crate::keys;
use crate::render::Output;

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    file: PathBuf,
}

pub(super) fn run(args: &Args) -> Result<Output, CliError> {
    Ok(super::shown(Output::new(), keys::public(&args.file)?))
}
