//! `ikrar ceremony hold`: a ceremony took place, with how many were said to be there and, from a
//! table, who was.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use ikrar_core::event::Fact;
use ikrar_core::event::campaign::{CeremonyHeld, Officiant};
use ikrar_core::value::{CampaignCode, Date, PublicLine};
use ikrar_words::message;

use super::attend::{self, Table};
use super::{find, of_campaign, record};
use crate::error::CliError;
use crate::given::officiant;
use crate::import::{Import, ReadingArgs};
use crate::render::Output;
use crate::session::{Session, day};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    name: String,
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    #[arg(long, value_name = "COUNT")]
    claimed: Option<u32>,
    #[arg(long, value_parser = officiant(), value_name = "OFFICE")]
    leader: Option<Officiant>,
    #[arg(long, value_parser = officiant(), value_name = "OFFICE")]
    reader: Option<Officiant>,
    #[arg(long, value_parser = officiant(), value_name = "OFFICE")]
    witness: Vec<Officiant>,
    #[arg(long, value_name = "FILE")]
    attendance: Option<PathBuf>,
    #[arg(long, requires = "attendance")]
    partial: bool,
    #[arg(long, requires = "attendance")]
    dry_run: bool,
    #[arg(long, requires = "attendance")]
    accept_names: bool,
    #[command(flatten)]
    reading: ReadingArgs,
    #[arg(long, value_name = "CODE")]
    campaign: Option<CampaignCode>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { name, on, campaign, partial, dry_run, accept_names, .. } = args;
    let mut output = Output::new();
    // First who was there: a table that is refused is mended, and then all is said once.
    if let Some(file) = &args.attendance {
        let (code, ceremony, held_on) = not_yet_held(args, session)?;
        let import = Import { file: file.clone(), partial: *partial, dry_run: *dry_run };
        let table = Table { import, reading: args.reading.clone(), accept_names: *accept_names };
        output = attend::record(table, session, code, ceremony, held_on)?;
        let refused = !matches!(output.end, Ok(None)) && !*partial;
        if *dry_run || refused {
            return Ok(output.remark(message!("told-ceremony-not-recorded")));
        }
    }
    let witnesses = args.witness.clone().try_into();
    let witnesses = witnesses.map_err(|error| CliError::unfit("witnesses", error))?;
    let held = record(session, campaign.as_ref(), name, |state, known, campaign| {
        let held_on = day(*on, state)?;
        let held = CeremonyHeld {
            campaign,
            ceremony: known.name.clone(),
            held_on,
            reader: args.reader.clone(),
            leader: args.leader.clone(),
            witnesses,
            claimed_attendance: args.claimed,
        };
        Ok((Fact::from(held), Some(held_on)))
    })?;
    let end = output.end;
    output.end = Ok(None);
    let all = output.before(held);
    Ok(match end {
        Ok(kind) => all.found(kind),
        Err(error) => all.failed(error),
    })
}

/// The ceremony that is meant, which can still be held, and the day.
fn not_yet_held(
    args: &Args,
    session: &Session,
) -> Result<(CampaignCode, PublicLine, Date), CliError> {
    let ledger = session.read()?;
    let state = ledger.state();
    let campaign = of_campaign(state, args.campaign.as_ref())?;
    let known = find(campaign, &args.name)?;
    let name = known.name.clone();
    if let Some(on) = known.held_on {
        return Err(CliError::Refused(message!("refusal-ceremony-held", name, on)));
    }
    Ok((campaign.opened.campaign.clone(), name, day(args.on, state)?))
}
