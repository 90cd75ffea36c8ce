//! `ikrar pact refuse`: somebody declined to sign.

use clap::Args as ClapArgs;
use ikrar_core::event::Fact;
use ikrar_core::event::pact::PactRefused;
use ikrar_core::value::{CampaignCode, Date, LineOrNothing};
use ikrar_desk::acts::{self, Acts};

use super::of_campaign;
use crate::commands::person;
use crate::error::CliError;
use crate::import::Whom;
use crate::render::Output;
use crate::session::{Session, day};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    whom: Whom,
    #[arg(long, value_name = "TEXT", default_value = "")]
    note: LineOrNothing,
    #[arg(long, value_name = "CODE")]
    campaign: Option<CampaignCode>,
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { whom, note, campaign, on } = args;
    let Some(person) = whom.one() else {
        return whom.record(session, acts::open_on, *on, |state| {
            let campaign = of_campaign(state, campaign.as_ref())?.clone();
            Ok(Acts::Refused { campaign, note: note.clone() })
        });
    };
    person::record(session, person, |state, known| {
        let campaign = of_campaign(state, campaign.as_ref())?.clone();
        let (person, refused_on, note) = (known.id, day(*on, state)?, note.clone());
        Ok(vec![Fact::from(PactRefused { person, campaign, refused_on, note })])
    })
}
