//! `ikrar log-key announce`: the ledger itself says which key signs its checkpoints.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use ikrar_core::event::Fact;
use ikrar_core::event::ledger::LogKeyAnnounced;
use ikrar_core::value::{Date, PublicLine, Seq};
use ikrar_words::message;
use serde::Serialize;

use crate::error::CliError;
use crate::keys;
use crate::render::Output;
use crate::session::{Session, day};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    file: PathBuf,
    #[arg(long, value_name = "DATE")]
    from: Option<Date>,
}

/// The result; its JSON is a public contract.
#[derive(Debug, Serialize)]
struct Announced {
    entry: Seq,
    vkey: PublicLine,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let origin = session.folder()?.marker()?.origin;
    let vkey = super::vkey(&origin, keys::public(&args.file)?, &args.file)?.to_string();
    let vkey: PublicLine = vkey.try_into().map_err(|error| CliError::unfit("vkey", error))?;
    let ledger = session.write()?;
    let from = day(args.from, ledger.state())?;
    let fact = Fact::from(LogKeyAnnounced { vkey: vkey.clone(), from });
    let entry = session.record_fact(ledger, &session.author()?, fact)?;
    let said = message!("told-log-key-announced", entry, vkey = vkey.clone(), from);
    Ok(Output::new().one(&Announced { entry, vkey }, said))
}
