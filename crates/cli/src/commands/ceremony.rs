//! `ikrar ceremony`: ceremonies of a campaign, what was said of them and who was there.

mod absent;
mod attend;
mod cancel;
mod hold;
mod list;
mod postpone;
mod schedule;

use clap::Subcommand;
use ikrar_core::event::Fact;
use ikrar_core::state::State;
use ikrar_core::state::campaigns::{Campaign, Ceremony as Known};
use ikrar_core::value::{CampaignCode, Date, Seq};
use ikrar_desk::near::{bare, near};
use ikrar_words::{Message, Value, label, message};
use serde::Serialize;

use crate::error::CliError;
use crate::render::Output;
use crate::session::{Session, campaign_or_open, no_campaign};

#[derive(Debug, Subcommand)]
pub(crate) enum Ceremony {
    Schedule(schedule::Args),
    Postpone(postpone::Args),
    Hold(hold::Args),
    Attend(attend::Args),
    Cancel(cancel::Args),
    List(list::Args),
}

pub(super) fn run(verb: &Ceremony, session: &Session) -> Result<Output, CliError> {
    match verb {
        Ceremony::Schedule(args) => schedule::run(args, session),
        Ceremony::Postpone(args) => postpone::run(args, session),
        Ceremony::Hold(args) => hold::run(args, session),
        Ceremony::Attend(args) => attend::run(args, session),
        Ceremony::Cancel(args) => cancel::run(args, session),
        Ceremony::List(args) => list::run(args, session),
    }
}

/// What was recorded about a ceremony.
#[derive(Debug, Serialize)]
struct Recorded<'a> {
    campaign: &'a CampaignCode,
    ceremony: &'a str,
    entry: Seq,
}

/// The campaign of this code, or the only one that is open.
fn of_campaign<'a>(
    state: &'a State,
    code: Option<&CampaignCode>,
) -> Result<&'a Campaign, CliError> {
    let campaign = campaign_or_open(state, code)?;
    campaign.ok_or_else(|| CliError::Usage(no_campaign(state)))
}

/// The campaign's ceremony of this name, without regard to case and blanks.
fn find<'a>(campaign: &'a Campaign, name: &str) -> Result<&'a Known, CliError> {
    let wanted = bare(name);
    let like = || campaign.ceremonies.iter().find(|known| bare(&known.name) == wanted);
    campaign.ceremony(name).or_else(like).ok_or_else(|| unknown(campaign, name))
}

/// That there is no such ceremony, and which there are.
fn unknown(campaign: &Campaign, name: &str) -> CliError {
    let (name, code) = (name.to_owned(), campaign.opened.campaign.clone());
    let known = campaign.ceremonies.iter().map(|known| known.name.as_str());
    let near = near(&name, known);
    CliError::Usage(if near.is_empty() {
        message!("usage-ceremony-unknown", name, code)
    } else {
        message!("usage-ceremony-unknown-near", name, code, near = Value::any(near))
    })
}

/// Records what `fact` says of the ceremony that is meant, and tells it.
fn record(
    session: &Session,
    code: Option<&CampaignCode>,
    name: &str,
    fact: impl FnOnce(&State, &Known, CampaignCode) -> Result<(Fact, Option<Date>), CliError>,
) -> Result<Output, CliError> {
    let author = session.author()?;
    let ledger = session.write()?;
    let state = ledger.state();
    let campaign = of_campaign(state, code)?;
    let known = find(campaign, name)?;
    let (campaign, name) = (campaign.opened.campaign.clone(), known.name.clone());
    let (fact, on) = fact(state, known, campaign.clone())?;
    let kind = fact.name();
    let entry = session.record_fact(ledger, &author, fact)?;
    Ok(told(session, &Recorded { campaign: &campaign, ceremony: &name, entry }, kind, on))
}

/// What was recorded, and for which day.
fn told(session: &Session, recorded: &Recorded<'_>, kind: &str, on: Option<Date>) -> Output {
    let kind = label::fact(kind).unwrap_or(Message::plain("label-fact-corrected"));
    let kind = session.tell(&kind).into_owned();
    let Recorded { campaign, ceremony, entry } = *recorded;
    let (code, name) = (campaign.clone(), ceremony.to_owned());
    Output::new().one(
        recorded,
        match on {
            Some(on) => message!("told-ceremony-recorded", entry, kind, name, code, on),
            None => message!("told-ceremony-recorded-open", entry, kind, name, code),
        },
    )
}
