//! `ikrar pact`: signatures on paper, with own keys, and offline.

mod excuse;
mod import;
mod record;
mod refuse;
mod sign;
mod void;

use clap::Subcommand;
use ikrar_core::state::State;
use ikrar_core::value::CampaignCode;

use crate::error::CliError;
use crate::import::Import;
use crate::render::Output;
use crate::session::{Session, campaign_or_open, no_campaign};

#[derive(Debug, Subcommand)]
pub(crate) enum Pact {
    Record(record::Args),
    Sign(sign::Args),
    Import(Import),
    Void(void::Args),
    Refuse(refuse::Args),
    Excuse(excuse::Args),
}

pub(super) fn run(verb: &Pact, session: &Session) -> Result<Output, CliError> {
    match verb {
        Pact::Record(args) => record::run(args, session),
        Pact::Sign(args) => sign::run(args, session),
        Pact::Import(import) => import::run(import, session),
        Pact::Void(args) => void::run(args, session),
        Pact::Refuse(args) => refuse::run(args, session),
        Pact::Excuse(args) => excuse::run(args, session),
    }
}

/// The campaign of this code, or the only one that is open.
fn of_campaign<'a>(
    state: &'a State,
    code: Option<&CampaignCode>,
) -> Result<&'a CampaignCode, CliError> {
    let campaign = campaign_or_open(state, code)?;
    let campaign = campaign.ok_or_else(|| CliError::Usage(no_campaign(state)))?;
    Ok(&campaign.opened.campaign)
}
