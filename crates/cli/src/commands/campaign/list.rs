//! `ikrar campaign list`: all campaigns, the oldest first.

use ikrar_core::state::campaigns::Campaign;
use ikrar_core::value::{CampaignCode, Date, Digest, ElectionCode, PublicLine, Seq};
use ikrar_words::message;
use serde::Serialize;

use crate::error::CliError;
use crate::render::{Cell, Columns, List, Output};
use crate::session::Session;

#[derive(Debug, Serialize)]
struct CampaignLine {
    campaign: CampaignCode,
    election: ElectionCode,
    title: PublicLine,
    opens: Date,
    due: Date,
    closed_on: Option<Date>,
    text_hash: Digest,
    entry: Seq,
}

pub(super) fn run(session: &Session) -> Result<Output, CliError> {
    let line = |campaign: &Campaign| CampaignLine {
        campaign: campaign.opened.campaign.clone(),
        election: campaign.opened.election.clone(),
        title: campaign.opened.title.clone(),
        opens: campaign.opened.opens,
        due: campaign.opened.due,
        closed_on: campaign.closed_on,
        text_hash: campaign.text_hash,
        entry: campaign.entry,
    };
    let campaigns: Vec<_> =
        session.ask(|ledger| Ok(ledger.state().campaigns().iter().map(line).collect()))?;
    Ok(Output::new().list(List::new(columns(), campaigns)))
}

fn columns() -> Columns<CampaignLine> {
    Columns::<CampaignLine>::new()
        .column("entry", message!("column-entry"), |item| Cell::of(&item.entry))
        .spare(3)
        .column("campaign", message!("column-code"), |item| Cell::of(&item.campaign))
        .column("election", message!("column-election"), |item| Cell::of(&item.election))
        .spare(2)
        .column("title", message!("column-title"), |item| item.title.as_str().into())
        .column("opens", message!("column-opens"), |item| Cell::of(&item.opens))
        .spare(1)
        .column("due", message!("column-due"), |item| Cell::of(&item.due))
        .column("closed_on", message!("column-closed"), |item| Cell::maybe(item.closed_on.as_ref()))
}
