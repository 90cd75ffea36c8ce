//! `ikrar campaign open`: people are asked to sign a pact.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use ikrar_core::event::Fact;
use ikrar_core::event::campaign::{Audience, CampaignOpened};
use ikrar_core::value::{AgencyCode, CampaignCode, Date, ElectionCode, EmploymentStatus};
use ikrar_desk::files;
use ikrar_words::message;

use super::Recorded;
use crate::error::CliError;
use crate::given::word;
use crate::render::Output;
use crate::session::{Session, day};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    pub(crate) code: CampaignCode,
    #[arg(long, value_name = "CODE")]
    pub(crate) election: ElectionCode,
    #[arg(long, value_name = "TEXT")]
    pub(crate) title: String,
    #[arg(long, value_name = "FILE")]
    pub(crate) text: PathBuf,
    #[arg(long, value_name = "CODE")]
    pub(crate) agency: Vec<AgencyCode>,
    #[arg(long, value_name = "TEXT")]
    pub(crate) unit: Vec<String>,
    #[arg(long, value_parser = word::<EmploymentStatus>(EmploymentStatus::NAMES))]
    #[arg(value_name = "STATUS")]
    pub(crate) status: Vec<EmploymentStatus>,
    #[arg(long, value_name = "DATE")]
    pub(crate) opens: Option<Date>,
    #[arg(long, value_name = "DATE")]
    pub(crate) due: Date,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let text = files::read_text(&args.text, files::TEXT_BYTES_MAX)?;
    let ledger = session.write()?;
    let Args { code, election, title, agency, unit, status, opens, due, .. } = args;
    let opened = CampaignOpened {
        campaign: code.clone(),
        election: election.clone(),
        title: title.clone(),
        text,
        audience: Audience {
            agencies: agency.clone(),
            units: unit.clone(),
            statuses: status.clone(),
        },
        opens: day(*opens, ledger.state())?,
        due: *due,
    };
    let entry = session.record_fact(ledger, &session.author()?, Fact::from(opened))?;
    let said = message!("told-campaign-opened", entry, code, due);
    Ok(Output::new().one(&Recorded { campaign: code, entry }, said))
}
