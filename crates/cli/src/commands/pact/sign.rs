//! `ikrar pact sign`: a pact signed with the own key, without the ledger.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use ikrar_core::value::Date;
use ikrar_desk::offline::Exported;

use crate::error::CliError;
use crate::given::Target;
use crate::import::event_id;
use crate::render::Output;
use crate::session::{Session, now};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[arg(long, value_name = "FILE")]
    campaign: PathBuf,
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    #[command(flatten)]
    target: Target,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { campaign, on, target } = args;
    target.check()?;
    let exported = Exported::read(campaign)?;
    let signed_on = match on {
        Some(on) => *on,
        None => now()?.date_in(exported.zone),
    };
    let signed = exported.sign(&session.author()?, signed_on, event_id()?);
    let signed = signed.map_err(|error| CliError::Rejected(error.into()))?;
    target.write(serde_json::to_string(&signed).expect("a line of texts can be written"))
}
