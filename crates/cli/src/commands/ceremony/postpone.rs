//! `ikrar ceremony postpone`: a ceremony was put off, to another day or to none yet.

use clap::Args as ClapArgs;
use ikrar_core::event::Fact;
use ikrar_core::event::campaign::CeremonyPostponed;
use ikrar_core::value::{CampaignCode, Date, PublicLine};

use super::record;
use crate::error::CliError;
use crate::render::Output;
use crate::session::{Session, day};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    name: String,
    #[arg(long, value_name = "TEXT")]
    reason: PublicLine,
    #[arg(long, value_name = "DATE")]
    to: Option<Date>,
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    #[arg(long, value_name = "CODE")]
    campaign: Option<CampaignCode>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { name, reason, to, on, campaign } = args;
    record(session, campaign.as_ref(), name, |state, known, campaign| {
        let (ceremony, announced_on) = (known.name.clone(), day(*on, state)?);
        let (planned_on, reason) = (*to, reason.clone());
        let put_off = CeremonyPostponed { campaign, ceremony, announced_on, planned_on, reason };
        Ok((Fact::from(put_off), planned_on))
    })
}
