//! `ikrar officer revoke`: a key loses all its roles.

use clap::Args as ClapArgs;
use ikrar_core::event::Fact;
use ikrar_core::event::officer::OfficerRevoked;
use ikrar_core::value::{Date, KeyId};
use ikrar_words::message;

use super::Recorded;
use crate::error::CliError;
use crate::render::Output;
use crate::session::{Session, day};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    key_id: KeyId,
    #[arg(long, value_name = "TEXT")]
    reason: String,
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { key_id, reason, on } = args;
    let (key_id, reason) = (*key_id, reason.clone());
    let ledger = session.write()?;
    let on = day(*on, ledger.state())?;
    let fact = Fact::from(OfficerRevoked { key: key_id, on, reason });
    let entry = session.record_fact(ledger, &session.author()?, fact)?;
    let said = message!("told-officer-revoked", entry, key = format!("{key_id:.16}"), on);
    Ok(Output::new().one(&Recorded { entry, key_id }, said))
}
