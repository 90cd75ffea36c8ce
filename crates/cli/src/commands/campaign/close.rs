//! `ikrar campaign close`: nothing signed later counts.

use clap::Args as ClapArgs;
use ikrar_core::event::Fact;
use ikrar_core::event::campaign::CampaignClosed;
use ikrar_core::value::{CampaignCode, Date, PublicLine};
use ikrar_words::message;

use super::Recorded;
use crate::error::CliError;
use crate::render::Output;
use crate::session::{Session, day};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    code: CampaignCode,
    #[arg(long, value_name = "TEXT")]
    reason: PublicLine,
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { code, reason, on } = args;
    let ledger = session.write()?;
    let on = day(*on, ledger.state())?;
    let closed = CampaignClosed { campaign: code.clone(), on, reason: reason.clone() };
    let entry = session.record_fact(ledger, &session.author()?, Fact::from(closed))?;
    let said = message!("told-campaign-closed", entry, code, on);
    Ok(Output::new().one(&Recorded { campaign: code, entry }, said))
}
