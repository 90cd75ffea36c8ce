//! `ikrar status`: where people stand, one by one or counted per unit.

pub(crate) mod summary;

mod explain;
pub(crate) mod people;
pub(crate) mod standing;

use std::collections::BTreeSet;

use clap::Args as ClapArgs;
use ikrar_core::state::State;
use ikrar_core::state::campaigns::Campaign;
use ikrar_core::state::person::Person;
use ikrar_core::status::{Conduct, Judge, PactState};
use ikrar_core::value::{AgencyCode, CampaignCode, Date, Line};
use ikrar_desk::units::Units;
use ikrar_store::folder::FolderLedger;
use ikrar_words::{Message, message};

use crate::error::CliError;
use crate::given::{Known, known_at, word};
use crate::render::Output;
use crate::session::{Session, campaign_or_open, day};

#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct Args {
    person: Vec<String>,
    #[arg(long, value_name = "CODE")]
    agency: Option<AgencyCode>,
    #[arg(long, value_name = "TEXT")]
    unit: Vec<String>,
    #[arg(long, value_parser = word::<PactState>(PactState::NAMES), value_name = "STATE")]
    pact: Vec<PactState>,
    #[arg(long, value_parser = word::<Conduct>(Conduct::NAMES), value_name = "STATE")]
    conduct: Vec<Conduct>,
    #[arg(long, value_name = "CODE")]
    campaign: Option<CampaignCode>,
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    #[arg(long, value_parser = known_at, value_name = "TIME|SEQ")]
    known_at: Option<Known>,
    #[arg(long)]
    summary: bool,
    #[arg(long, requires = "person", conflicts_with = "summary")]
    explain: bool,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    match people::named(&args.person)? {
        Some(people) if !args.summary => {
            session.ask(|ledger| Asked::of(args, ledger)?.named(&people, session))
        }
        _ if args.summary => Asked::of(args, session.read()?)?.summary(),
        _ => Ok(Asked::of(args, session.read()?)?.everybody()),
    }
}

/// Every spelling of the units that were asked for, if any was; an agency that nobody is of is
/// refused as well.
fn units(args: &Args, state: &State, as_of: Date) -> Result<BTreeSet<Line>, CliError> {
    let Args { agency, unit, .. } = args;
    if agency.is_none() && unit.is_empty() {
        return Ok(BTreeSet::new());
    }
    let units = Units::of(state, as_of);
    agency.iter().try_for_each(|agency| units.agency(agency))?;
    Ok(units.all_spellings(unit)?)
}

/// Of which campaign and day an answer is, for whoever reads it.
pub(super) fn judged(campaign: Option<&Campaign>, as_of: Date) -> Message<'static> {
    match campaign {
        Some(Campaign { opened, .. }) => {
            let title = opened.title.clone();
            message!("told-judged", code = opened.campaign.clone(), title, as_of)
        }
        None => message!("told-judged-no-campaign", as_of),
    }
}

/// What was asked, and the ledger that answers.
struct Asked {
    args: Args,
    as_of: Date,
    campaign: Option<CampaignCode>,
    /// Only these units; all if there are none.
    units: BTreeSet<Line>,
    ledger: FolderLedger,
    /// What was known earlier, if that was asked for.
    earlier: Option<State>,
}

impl Asked {
    fn of(args: &Args, ledger: FolderLedger) -> Result<Self, CliError> {
        let known_at = args.known_at.map(|known| known.at(ledger.state().zone())).transpose()?;
        let earlier = known_at.map(|known_at| ledger.state_at(known_at)).transpose()?;
        let state = earlier.as_ref().unwrap_or_else(|| ledger.state());
        let campaign = campaign_or_open(state, args.campaign.as_ref())?;
        let campaign = campaign.map(|campaign| campaign.opened.campaign.clone());
        let as_of = day(args.as_of, state)?;
        let units = units(args, state, as_of)?;
        Ok(Self { args: args.clone(), as_of, campaign, units, ledger, earlier })
    }

    fn state(&self) -> &State {
        self.earlier.as_ref().unwrap_or_else(|| self.ledger.state())
    }

    fn campaign(&self) -> Option<&Campaign> {
        self.state().campaigns().get(self.campaign.as_ref()?)
    }

    fn judge(&self) -> Judge<'_> {
        Judge::new(self.state(), self.campaign(), self.as_of)
    }

    fn wants(&self, person: &Person, judge: &Judge<'_>) -> bool {
        let (agency, units) = (&self.args.agency, &self.units);
        if agency.is_none() && units.is_empty() {
            return true;
        }
        let people = self.state().people();
        let profile = person.profile_on(judge.as_of());
        agency.as_ref().is_none_or(|agency| people.agency(profile) == *agency)
            && (units.is_empty() || units.contains(people.unit(profile)))
    }

    fn wants_state(&self, pact: PactState, conduct: Conduct) -> bool {
        let Args { pact: pacts, conduct: conducts, .. } = &self.args;
        (pacts.is_empty() || pacts.contains(&pact))
            && (conducts.is_empty() || conducts.contains(&conduct))
    }
}
