//! `ikrar campaign open`: people are asked to sign a pact.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Args as ClapArgs;
use ikrar_core::event::Fact;
use ikrar_core::event::campaign::{Audience, CampaignOpened};
use ikrar_core::state::State;
use ikrar_core::state::campaigns::Campaign;
use ikrar_core::value::{
    AgencyCode, AtMost, CampaignCode, Date, Digest, ElectionCode, EmploymentStatus, PublicLine,
    PublicParagraph, Seq,
};
use ikrar_desk::files;
use ikrar_desk::units::Units;
use ikrar_words::message;
use serde::Serialize;

use super::asked::Asked;
use crate::error::CliError;
use crate::given::word;
use crate::render::{Line, Output};
use crate::session::{Session, day};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    pub(crate) code: CampaignCode,
    #[arg(long, value_name = "CODE")]
    pub(crate) election: ElectionCode,
    #[arg(long, value_name = "TEXT")]
    pub(crate) title: PublicLine,
    #[arg(long, value_name = "FILE")]
    pub(crate) text: PathBuf,
    #[arg(long, value_name = "CODE")]
    pub(crate) agency: Vec<AgencyCode>,
    #[arg(long, value_name = "TEXT")]
    pub(crate) unit: Vec<PublicLine>,
    #[arg(long, value_parser = word::<EmploymentStatus>(EmploymentStatus::NAMES))]
    #[arg(value_name = "STATUS")]
    pub(crate) status: Vec<EmploymentStatus>,
    #[arg(long, value_name = "DATE")]
    pub(crate) opens: Option<Date>,
    #[arg(long, value_name = "DATE")]
    pub(crate) due: Date,
    #[arg(long)]
    pub(crate) force: bool,
}

/// What was recorded, and how many people it asks.
#[derive(Debug, Serialize)]
struct Opened<'a> {
    entry: Seq,
    campaign: &'a CampaignCode,
    asked: u64,
    people: u64,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let written = files::read_text(&args.text, files::TEXT_BYTES_MAX)?;
    let text = PublicParagraph::try_from(plain(&written));
    let text = text.map_err(|error| CliError::unfit("text", error))?;
    let is_changed = *text != *written;
    let author = session.author()?;
    let ledger = session.write()?;
    let state = ledger.state();
    let today = day(None, state)?;
    let Args { code, election, title, agency, unit, status, opens, due, force, .. } = args;
    let mut opened = CampaignOpened {
        campaign: code.clone(),
        election: election.clone(),
        title: title.clone(),
        text,
        audience: Audience {
            agencies: list("agencies", agency)?,
            units: list("units", unit)?,
            statuses: list("statuses", status)?,
        },
        opens: opens.unwrap_or(today),
        due: *due,
    };
    let units = spelled(unit, state, today.max(opened.opens).min(*due), *force)?;
    opened.audience.units = list("units", &units)?;
    let campaign = Campaign {
        entry: state.head().next_seq(),
        opened: opened.clone(),
        text_hash: Digest::of(opened.text.as_bytes()),
        closed_on: None,
        ceremonies: Vec::new(),
    };
    let asked = Asked::of(&campaign, state, today);
    let (count, people) = asked.totals();
    let on = asked.on;
    match asked.unknown.first() {
        _ if *force => {}
        Some(unknown) => return Err(unknown.clone().into()),
        None if count == 0 => {
            return Err(CliError::Refused(message!("refused-nobody-asked", people, on)));
        }
        None => {}
    }
    let entry = session.record_fact(ledger, &author, Fact::from(opened))?;
    let changed = is_changed.then(|| Line::below(message!("told-campaign-text-changed")));
    let said = [
        message!("told-campaign-opened", entry, code, due).into(),
        Line::below(message!("told-campaign-asked", asked = count, people, on)),
    ];
    let said = said.into_iter().chain(changed);
    let opened = Opened { entry, campaign: code, asked: count, people };
    Ok(Output::new().one_in_lines(&opened, said).then(asked.unknown()))
}

/// A text as it is hashed and signed: without what editors of other systems put into it.
fn plain(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.replace("\r\n", "\n").replace('\t', " ")
}

fn list<T: Clone, const MAX: usize>(
    field: &'static str,
    items: &[T],
) -> Result<AtMost<T, MAX>, CliError> {
    items.to_vec().try_into().map_err(|error| CliError::unfit(field, error))
}

/// The units in every spelling that the roster has of them, so that nobody is left out by one.
fn spelled(
    asked: &[PublicLine],
    state: &State,
    on: Date,
    force: bool,
) -> Result<Vec<PublicLine>, CliError> {
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let known = Units::of(state, on);
    let mut all = BTreeSet::new();
    for unit in asked {
        match known.spellings(unit) {
            Ok(spellings) => {
                let public = spellings.into_iter().map(|it| String::from(it).try_into());
                let public = public.collect::<Result<Vec<PublicLine>, _>>();
                all.extend(public.map_err(|error| CliError::unfit("units", error))?);
            }
            Err(_) if force => all.extend([unit.clone()]),
            Err(unknown) => return Err(unknown.into()),
        }
    }
    Ok(all.into_iter().collect())
}
