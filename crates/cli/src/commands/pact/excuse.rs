//! `ikrar pact excuse`: somebody need not sign.

use clap::Args as ClapArgs;
use ikrar_core::event::Fact;
use ikrar_core::event::pact::PactExcused;
use ikrar_core::value::{CampaignCode, Date, Line};
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
    #[arg(long, value_name = "TEXT", required_unless_present = "table")]
    reason: Option<Line>,
    #[arg(long, value_name = "CODE")]
    campaign: Option<CampaignCode>,
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { whom, reason, campaign, on } = args;
    let (Some(person), Some(reason)) = (whom.one(), reason) else {
        return whom.record(session, acts::open_on, *on, |state| {
            let campaign = of_campaign(state, campaign.as_ref())?.clone();
            Ok(Acts::Excused { campaign, reason: reason.clone() })
        });
    };
    person::record(session, person, |state, known| {
        let campaign = of_campaign(state, campaign.as_ref())?.clone();
        let (person, excused_on, reason) = (known.id, day(*on, state)?, reason.clone());
        Ok(vec![Fact::from(PactExcused { person, campaign, excused_on, reason })])
    })
}
