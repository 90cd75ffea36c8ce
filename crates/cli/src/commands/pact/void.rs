//! `ikrar pact void`: a signature turned out not to be valid.

use clap::Args as ClapArgs;
use ikrar_core::event::Fact;
use ikrar_core::event::pact::SignatureVoided;
use ikrar_core::value::{CampaignCode, Date};
use ikrar_words::message;

use super::of_campaign;
use crate::commands::person;
use crate::error::CliError;
use crate::render::Output;
use crate::session::{Session, day};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    person: String,
    #[arg(long, value_name = "TEXT")]
    reason: String,
    #[arg(long, value_name = "CODE")]
    campaign: Option<CampaignCode>,
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { person, reason, campaign, on } = args;
    person::record(session, person, |state, known| {
        let campaign = of_campaign(state, campaign.as_ref())?;
        let mut signed = state.people().pacts(known, campaign).filter(|fact| fact.counts());
        let none = || CliError::Refused(message!("refused-not-signed", code = campaign.clone()));
        let entry = signed.next().ok_or_else(none)?.entry;
        let (person, on, reason) = (known.id, day(*on, state)?, reason.clone());
        Ok(vec![Fact::from(SignatureVoided { person, entry, on, reason })])
    })
}
