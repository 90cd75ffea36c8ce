//! `ikrar checkpoint`: what the ledger comes to, signed and published for everybody to see.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use ikrar_core::checkpoint::LogSigner;
use ikrar_core::directory::Directory;
use ikrar_core::note::Verifier as _;
use ikrar_core::state::State;
use ikrar_words::message;

use super::log_key::signer;
use super::publish::publish_all;
use crate::error::CliError;
use crate::keys;
use crate::render::Output;
use crate::session::{Session, now};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[arg(long, value_name = "FILE")]
    and_key: Vec<PathBuf>,
    #[arg(long, value_name = "DIR")]
    to: Option<PathBuf>,
    #[arg(long)]
    new_names_key: bool,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let folder = session.folder()?;
    let mut ledger = session.write()?;
    let signers = signers(args, session, ledger.state())?;
    if args.new_names_key {
        folder.renew_names_key()?;
    }
    let kept = folder.kept_directory();
    let kept_size = kept.as_ref().map(Directory::size);
    let mut directory = ledger.directory(kept, u64::MAX)?;
    let kept_names = folder.kept_names(ledger.keys());
    let names_kept = kept_names.is_some();
    let mut names = ledger.names(kept_names, u64::MAX)?;
    ledger.close_lists(&mut directory, names.as_mut(), now()?, session.clock_is_right())?;
    let note = folder.sign_checkpoint(ledger.log(), ledger.state().head(), &signers)?;
    // Whoever cannot keep it makes it anew the next time.
    let kept = match kept_size {
        Some(size) if size == directory.size() && names_kept => Ok(()),
        Some(_) | None => folder.keep_directory(&mut directory).and_then(|()| match &mut names {
            Some(names) => folder.keep_names(names, ledger.keys()),
            None => Ok(()),
        }),
    };
    let output = publish_all(session, ledger.log(), &note, args.to.as_deref())?;
    let is_announced =
        |signer: &LogSigner| ledger.state().log_key(&signer.key().key().to_string()).is_some();
    let announced = signers.iter().all(is_announced);
    session.close_with(ledger, Some(&note))?;
    let renewed = args.new_names_key;
    let output = if renewed { output.remark(message!("told-names-renewed")) } else { output };
    let output = match kept {
        Ok(()) => output,
        Err(error) => {
            let reason = error.to_string();
            output.remark(message!("told-directory-not-kept", reason))
        }
    };
    Ok(if announced { output } else { output.remark(message!("told-log-key-unannounced")) })
}

/// The log's key and, while one takes another's place, the further ones.
fn signers(args: &Args, session: &Session, state: &State) -> Result<Vec<LogSigner>, CliError> {
    let (first, path) = session.signing_key()?;
    let mut signers = vec![signer(state, first, path)?];
    for path in &args.and_key {
        signers.push(signer(state, keys::signing(path)?, path)?);
    }
    Ok(signers)
}
