//! `ikrar restore`: the way back from a backup.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use ikrar_store::backup::{self, Keys, holds_keys};
use ikrar_store::folder::Folder;
use ikrar_words::message;

use super::backup::written;
use crate::error::CliError;
use crate::passphrase::Passphrase;
use crate::progress::Progress;
use crate::render::Output;
use crate::session::Session;

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    backup: PathBuf,
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
    #[arg(long, value_name = "FOLDER", conflicts_with = "without_keys")]
    keys: Option<PathBuf>,
    #[arg(long)]
    without_keys: bool,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { backup, to, keys, without_keys } = args;
    let passphrase = match keys {
        None if !without_keys && holds_keys(backup)? => {
            Some(Passphrase::BACKUP.read(&session.tell(&message!("prompt-backup")))?)
        }
        _ => None,
    };
    let keys = match (keys, &passphrase) {
        (Some(folder), _) => Keys::Folder(folder),
        (None, Some(passphrase)) => Keys::Sealed(passphrase),
        (None, None) => Keys::Missing,
    };
    let bar = Progress::new(&session.tell(&message!("work-restoring")), 0, session.quiet);
    let progress = |done, size| bar.set_of(done, size);
    let held = backup::restore(backup, &Folder::at(to), keys, &progress)?;
    drop(bar);
    let (size, link) = (held.head.size, held.head.link);
    let mut said =
        vec![message!("told-restored", path = to, size, link), message!("told-restored-compare")];
    if !held.keys {
        said.push(message!("told-restored-no-keys"));
    }
    Ok(written(to, held, said))
}
