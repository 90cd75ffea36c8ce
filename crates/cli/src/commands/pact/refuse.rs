//! `ikrar pact refuse`: somebody declined to sign.

use clap::Args as ClapArgs;
use ikrar_core::event::Fact;
use ikrar_core::event::pact::PactRefused;
use ikrar_core::value::{CampaignCode, Date};

use super::of_campaign;
use crate::commands::person;
use crate::error::CliError;
use crate::render::Output;
use crate::session::{Session, day};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    person: String,
    #[arg(long, value_name = "TEXT", default_value = "")]
    note: String,
    #[arg(long, value_name = "CODE")]
    campaign: Option<CampaignCode>,
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { person, note, campaign, on } = args;
    person::record(session, person, |state, known| {
        let campaign = of_campaign(state, campaign.as_ref())?.clone();
        let (person, refused_on, note) = (known.id, day(*on, state)?, note.clone());
        Ok(vec![Fact::from(PactRefused { person, campaign, refused_on, note })])
    })
}
