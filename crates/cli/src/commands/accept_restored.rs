//! `ikrar accept-restored`: a ledger that is not what was seen of it is the one that goes on.

use clap::Args as ClapArgs;
use ikrar_core::event::Fact;
use ikrar_core::event::ledger::Restored;
use ikrar_core::value::{PublicLine, Seq};
use ikrar_store::seen::SeenError;
use ikrar_words::message;
use serde::Serialize;

use crate::error::CliError;
use crate::render::Output;
use crate::session::Session;

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[arg(long, value_name = "TEXT")]
    reason: PublicLine,
}

/// The result; its JSON is a public contract.
#[derive(Debug, Serialize)]
struct Accepted {
    entry: Seq,
    /// The first entry that may have been another one.
    lost_from: u64,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let folder = session.folder()?;
    let Some((file, seen)) = session.known(&folder.marker()?.id)? else {
        return Err(CliError::Usage(message!("usage-nothing-lost")));
    };
    let ledger = folder.write()?;
    let lost_from = match file.compare(&seen, ledger.log()) {
        Ok(()) => return Err(CliError::Usage(message!("usage-nothing-lost"))),
        Err(SeenError::WentBack { found, .. }) => found,
        // Which of the entries before it are others too nobody knows; only the first is the same.
        Err(SeenError::Forked { .. }) => 1,
        Err(error) => return Err(error.into()),
    };
    let fact = Fact::from(Restored { reason: args.reason.clone(), lost_from });
    let entry = session.record_fact(ledger, &session.author()?, fact)?;
    let said = message!("told-restored-accepted", entry, lost_from);
    Ok(Output::new().one(&Accepted { entry, lost_from }, said))
}
