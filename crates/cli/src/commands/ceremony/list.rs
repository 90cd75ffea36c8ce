//! `ikrar ceremony list`: what was planned and held, what was claimed, and who was counted.

use clap::Args as ClapArgs;
use ikrar_core::state::State;
use ikrar_core::state::campaigns::{Campaign, Ceremony};
use ikrar_core::value::{CampaignCode, Date, PublicLine};
use ikrar_words::{Message, message};
use serde::Serialize;

use super::absent;
use crate::commands::listed;
use crate::error::CliError;
use crate::render::{Cell, Columns, Output};
use crate::session::{Session, find_campaign};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[arg(long, value_name = "CODE")]
    campaign: Option<CampaignCode>,
    #[arg(long, value_name = "NAME")]
    absent: Option<String>,
}

/// A ceremony, and what is said of how many were there.
#[derive(Debug, Serialize)]
struct CeremonyLine {
    campaign: CampaignCode,
    ceremony: PublicLine,
    stands: &'static str,
    planned_on: Option<Date>,
    postponements: u32,
    held_on: Option<Date>,
    cancelled_on: Option<Date>,
    claimed: Option<u32>,
    in_person: u64,
    as_representative: u64,
    /// How many of those who were said to be there are on no list.
    missing: Option<u64>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { campaign, absent } = args;
    let ledger = session.read()?;
    let state = ledger.state();
    if let Some(name) = absent {
        let output = absent::list(state, campaign.as_ref(), name)?;
        ledger.refuse_forged_snapshot()?;
        return Ok(output);
    }
    let campaigns: Vec<&Campaign> = match campaign {
        Some(code) => vec![find_campaign(state, code)?],
        None => state.campaigns().iter().collect(),
    };
    let lines = campaigns.into_iter().flat_map(|campaign| {
        let of = |ceremony| CeremonyLine::of(ceremony, campaign, state);
        campaign.ceremonies.iter().map(of).collect::<Vec<_>>()
    });
    let lines: Vec<_> = lines.collect();
    ledger.refuse_forged_snapshot()?;
    let missing: Vec<_> = lines.iter().filter_map(told_missing).collect();
    let output = listed(columns(), lines, message!("told-no-ceremony"));
    Ok(missing.into_iter().fold(output, Output::remark))
}

impl CeremonyLine {
    fn of(known: &Ceremony, campaign: &Campaign, state: &State) -> Self {
        let code = &campaign.opened.campaign;
        let (in_person, as_representative) = state.people().attendance(code, &known.name);
        let claimed = known.claimed_attendance;
        let missing =
            known.held_on.and(claimed).map(|claimed| u64::from(claimed).saturating_sub(in_person));
        let stands = match (known.held_on, known.cancelled_on, known.planned_on) {
            (Some(_), _, _) => "held",
            (None, Some(_), _) => "cancelled",
            (None, None, Some(_)) => "planned",
            (None, None, None) => "postponed",
        };
        Self {
            campaign: code.clone(),
            ceremony: known.name.clone(),
            stands,
            planned_on: known.planned_on,
            postponements: known.postponements,
            held_on: known.held_on,
            cancelled_on: known.cancelled_on,
            claimed,
            in_person,
            as_representative,
            missing,
        }
    }

    fn told(&self) -> Message<'static> {
        match self.stands {
            "held" => message!("label-ceremony-held"),
            "cancelled" => message!("label-ceremony-cancelled"),
            "planned" => message!("label-ceremony-planned"),
            _ => message!("label-ceremony-postponed"),
        }
    }
}

/// What was said of how many were there, and is on no list.
fn told_missing(line: &CeremonyLine) -> Option<Message<'static>> {
    let missing = line.missing.filter(|missing| *missing > 0)?;
    let (claimed, name) = (line.claimed?, line.ceremony.clone());
    Some(message!("told-ceremony-missing", name, claimed, missing))
}

fn columns() -> Columns<CeremonyLine> {
    Columns::<CeremonyLine>::new()
        .column("campaign", message!("column-campaign"), |line| Cell::of(&line.campaign))
        .spare(4)
        .column("ceremony", message!("column-ceremony"), |line| line.ceremony.as_str().into())
        .column("stands", message!("column-stands"), |line| Cell::said(line.stands, line.told()))
        .column("planned_on", message!("column-planned"), |line| {
            Cell::maybe(line.planned_on.as_ref())
        })
        .spare(2)
        .column("held_on", message!("column-held"), |line| Cell::maybe(line.held_on.as_ref()))
        .data("cancelled_on", |line| Cell::maybe(line.cancelled_on.as_ref()))
        .column("postponements", message!("column-postponements"), |line| {
            Cell::of(&line.postponements)
        })
        .counted()
        .spare(3)
        .column("claimed", message!("column-claimed"), |line| Cell::maybe(line.claimed.as_ref()))
        .counted()
        .column("in_person", message!("column-in-person"), |line| Cell::of(&line.in_person))
        .counted()
        .column("as_representative", message!("column-as-representative"), |line| {
            Cell::of(&line.as_representative)
        })
        .counted()
        .spare(1)
        .column("missing", message!("column-missing"), |line| Cell::maybe(line.missing.as_ref()))
        .counted()
}
