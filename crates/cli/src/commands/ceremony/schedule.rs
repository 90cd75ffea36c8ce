//! `ikrar ceremony schedule`: a ceremony was announced.

use clap::Args as ClapArgs;
use ikrar_core::event::Fact;
use ikrar_core::event::campaign::CeremonyScheduled;
use ikrar_core::value::{CampaignCode, Date, PublicLine, PublicLineOrNothing};
use ikrar_words::message;

use super::{Recorded, find, of_campaign, told};
use crate::error::CliError;
use crate::render::Output;
use crate::session::Session;

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    name: PublicLine,
    #[arg(long, value_name = "DATE")]
    on: Date,
    #[arg(long, value_name = "TEXT", default_value = "")]
    place: PublicLineOrNothing,
    #[arg(long, value_name = "CODE")]
    campaign: Option<CampaignCode>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { name, on, place, campaign } = args;
    let author = session.author()?;
    let ledger = session.write()?;
    let campaign = of_campaign(ledger.state(), campaign.as_ref())?;
    if let Ok(known) = find(campaign, name) {
        return Err(CliError::Refused(message!(
            "refused-ceremony-known",
            name = known.name.clone()
        )));
    }
    let (campaign, ceremony, planned_on) = (campaign.opened.campaign.clone(), name.clone(), *on);
    let place = place.clone();
    let scheduled = CeremonyScheduled { campaign: campaign.clone(), ceremony, planned_on, place };
    let fact = Fact::from(scheduled);
    let kind = fact.name();
    let entry = session.record_fact(ledger, &author, fact)?;
    let recorded = Recorded { campaign: &campaign, ceremony: name, entry };
    Ok(told(session, &recorded, kind, Some(planned_on)))
}
