//! `ikrar pact record`: pacts that were signed on paper, from a spreadsheet.

use clap::Args as ClapArgs;
use ikrar_core::value::CampaignCode;
use ikrar_desk::fault::Faults;
use ikrar_desk::paper::{self, PaperRow};
use ikrar_words::message;

use crate::error::CliError;
use crate::import::{Import, ReadingArgs};
use crate::render::Output;
use crate::session::{Session, campaign_or_open, no_campaign};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    import: Import,
    #[command(flatten)]
    reading: ReadingArgs,
    #[arg(long)]
    accept_names: bool,
    #[arg(long, value_name = "CODE")]
    campaign: Option<CampaignCode>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { import, reading, accept_names, campaign } = args;
    let author = session.author()?;
    let (papers, mut table) = paper::read_all(&import.file, &reading.reading()?)?;
    let mut ledger = import.open(session)?;
    let state = ledger.shared_state();
    let none = || CliError::Usage(no_campaign(&state));
    let campaign = campaign_or_open(&state, campaign.as_ref())?.ok_or_else(none)?;
    let became = import.take(session, &mut ledger, &message!("work-pacts"), |rows| {
        rows.sign_with(author);
        rows.note(table.notices());
        for PaperRow { at, said } in papers {
            let said = said.and_then(|paper| paper.said(&state, campaign, *accept_names));
            rows.take(&at, said.map_err(Faults::from))?;
        }
        Ok(true)
    })?;
    drop(state);
    import.tell(&became, Some(&mut table), session, ledger)
}
