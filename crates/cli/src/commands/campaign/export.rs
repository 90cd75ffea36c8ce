//! `ikrar campaign export`: what a person needs to sign offline.

use clap::Args as ClapArgs;
use ikrar_core::value::CampaignCode;
use ikrar_desk::offline::Exported;

use crate::error::CliError;
use crate::given::Target;
use crate::render::Output;
use crate::session::{Session, find_campaign, ledger_id};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    code: CampaignCode,
    #[command(flatten)]
    target: Target,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { code, target } = args;
    target.check()?;
    let exported = session.ask(|ledger| {
        let state = ledger.state();
        Ok(Exported::new(find_campaign(state, code)?, ledger_id(state)?, state.zone()))
    })?;
    let json = serde_json::to_string_pretty(&exported);
    target.write(json.expect("texts and dates can be written"))
}
