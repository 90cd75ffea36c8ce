//! `ikrar officer revoke`: a key loses all its roles.

use clap::Args as ClapArgs;
use ikrar_core::event::Fact;
use ikrar_core::event::officer::OfficerRevoked;
use ikrar_core::value::{Date, PublicLine};
use ikrar_words::message;

use super::Recorded;
use crate::error::CliError;
use crate::render::Output;
use crate::session::{Session, day, find_key};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    key_id: String,
    #[arg(long, value_name = "TEXT")]
    reason: PublicLine,
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { key_id, reason, on } = args;
    let ledger = session.write()?;
    let state = ledger.state();
    let key_id = find_key(key_id, state.officers().iter().map(|(key_id, _)| key_id))?;
    let (on, reason) = (day(*on, state)?, reason.clone());
    let fact = Fact::from(OfficerRevoked { key: key_id, on, reason });
    let entry = session.record_fact(ledger, &session.author()?, fact)?;
    let said = message!("told-officer-revoked", entry, key = format!("{key_id:.16}"), on);
    Ok(Output::new().one(&Recorded { entry, key_id }, said))
}
