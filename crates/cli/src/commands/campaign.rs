//! `ikrar campaign`: asking people to sign.

mod asked;
mod close;
mod export;
mod list;
pub(crate) mod open;
mod show;

use clap::Subcommand;
use ikrar_core::value::{CampaignCode, Seq};
use serde::Serialize;

use crate::error::CliError;
use crate::render::Output;
use crate::session::Session;

#[derive(Debug, Subcommand)]
pub(crate) enum Campaign {
    Open(open::Args),
    Close(close::Args),
    List,
    Show(show::Args),
    Export(export::Args),
}

pub(super) fn run(verb: &Campaign, session: &Session) -> Result<Output, CliError> {
    match verb {
        Campaign::Open(args) => open::run(args, session),
        Campaign::Close(args) => close::run(args, session),
        Campaign::List => list::run(session),
        Campaign::Show(args) => show::run(args, session),
        Campaign::Export(args) => export::run(args, session),
    }
}

/// What was recorded about a campaign.
#[derive(Debug, Serialize)]
struct Recorded<'a> {
    campaign: &'a CampaignCode,
    entry: Seq,
}
