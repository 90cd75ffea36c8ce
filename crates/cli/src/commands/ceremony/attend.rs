//! `ikrar ceremony attend`: who was at a ceremony, from a table.

use clap::Args as ClapArgs;
use ikrar_core::value::{CampaignCode, Date, PublicLine};
use ikrar_desk::acts::{self, Acts};
use ikrar_words::message;

use super::{find, of_campaign};
use crate::error::CliError;
use crate::import::{Import, ReadingArgs, TableImport};
use crate::render::Output;
use crate::session::Session;

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    name: String,
    #[command(flatten)]
    table: Table,
    #[arg(long, value_name = "CODE")]
    campaign: Option<CampaignCode>,
}

/// A table of people who were there.
#[derive(Debug, Clone, ClapArgs)]
#[group(skip)]
pub(super) struct Table {
    #[command(flatten)]
    pub(super) import: Import,
    #[command(flatten)]
    pub(super) reading: ReadingArgs,
    #[arg(long)]
    pub(super) accept_names: bool,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { name, table, campaign } = args;
    let (code, ceremony, held_on) = {
        let ledger = session.read()?;
        let campaign = of_campaign(ledger.state(), campaign.as_ref())?;
        let known = find(campaign, name)?;
        let (code, name) = (campaign.opened.campaign.clone(), known.name.clone());
        let not_held =
            || CliError::Refused(message!("refused-ceremony-not-held", name = name.clone()));
        (code, name.clone(), known.held_on.ok_or_else(not_held)?)
    };
    record(table.clone(), session, code, ceremony, held_on)
}

/// Records who was at a ceremony of this day.
pub(super) fn record(
    table: Table,
    session: &Session,
    campaign: CampaignCode,
    ceremony: PublicLine,
    on: Date,
) -> Result<Output, CliError> {
    let Table { import, reading, accept_names } = table;
    let acts = Acts::Attended { campaign, ceremony: ceremony.into() };
    let table = TableImport { import, reading, from: Some(on), accept_names, backdate: None };
    table.record(
        session,
        &message!("work-events"),
        acts::open_attendance,
        |row, state, day, seen| Ok(acts.said(row, state, day, seen, accept_names)),
        |_, _, _, _| Output::new(),
    )
}
