//! `ikrar pact void`: a signature turned out not to be valid.

use clap::Args as ClapArgs;
use ikrar_core::event::Fact;
use ikrar_core::event::pact::SignatureVoided;
use ikrar_core::value::{CampaignCode, Date, Line};
use ikrar_desk::acts::{self, Acts};
use ikrar_words::message;

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
            Ok(Acts::Voided { campaign, reason: reason.clone() })
        });
    };
    person::record(session, person, |state, known| {
        let campaign = of_campaign(state, campaign.as_ref())?;
        let mut signed = state.people().pacts(known, campaign).filter(|fact| fact.counts());
        let none = || CliError::Refused(message!("refused-not-signed", code = campaign.clone()));
        let entry = signed.next().ok_or_else(none)?.entry;
        let (person, on, reason) = (known.id, day(*on, state)?, reason.clone());
        Ok(vec![Fact::from(SignatureVoided { person, entry, on, reason })])
    })
}
