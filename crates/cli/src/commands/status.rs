//! `ikrar status`: where people stand, one by one or counted per unit.

pub(crate) mod summary;

mod people;

use clap::Args as ClapArgs;
use ikrar_core::ledger::KnownAt;
use ikrar_core::state::State;
use ikrar_core::state::campaigns::Campaign;
use ikrar_core::state::person::Person;
use ikrar_core::status::{Conduct, Judge, PactState};
use ikrar_core::value::{AgencyCode, CampaignCode, Date};
use ikrar_store::folder::FolderLedger;

use crate::error::CliError;
use crate::given::{known_at, word};
use crate::render::Output;
use crate::session::{Session, campaign_or_newest, day};

#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct Args {
    person: Vec<String>,
    #[arg(long, value_name = "CODE")]
    agency: Option<AgencyCode>,
    #[arg(long, value_name = "TEXT")]
    unit: Option<String>,
    #[arg(long, value_parser = word::<PactState>(PactState::NAMES), value_name = "STATE")]
    pact: Vec<PactState>,
    #[arg(long, value_parser = word::<Conduct>(Conduct::NAMES), value_name = "STATE")]
    conduct: Vec<Conduct>,
    #[arg(long, value_name = "CODE")]
    campaign: Option<CampaignCode>,
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    #[arg(long, value_parser = known_at, value_name = "TIME|SEQ")]
    known_at: Option<KnownAt>,
    #[arg(long)]
    summary: bool,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let named = people::named(&args.person)?;
    let ledger = session.read()?;
    let earlier = args.known_at.map(|known_at| ledger.state_at(known_at)).transpose()?;
    let state = earlier.as_ref().unwrap_or_else(|| ledger.state());
    campaign_or_newest(state, args.campaign.as_ref())?;
    let as_of = day(args.as_of, state)?;
    let asked = Asked { args: args.clone(), as_of, ledger, earlier };
    match named {
        _ if args.summary => asked.summary(),
        Some(people) => asked.named(&people, session),
        None => Ok(asked.everybody()),
    }
}

/// What was asked, and the ledger that answers.
struct Asked {
    args: Args,
    as_of: Date,
    ledger: FolderLedger,
    /// What was known earlier, if that was asked for.
    earlier: Option<State>,
}

impl Asked {
    fn state(&self) -> &State {
        self.earlier.as_ref().unwrap_or_else(|| self.ledger.state())
    }

    fn campaign(&self) -> Option<&Campaign> {
        let campaigns = self.state().campaigns();
        self.args.campaign.as_ref().map_or_else(|| campaigns.newest(), |code| campaigns.get(code))
    }

    fn judge(&self) -> Judge<'_> {
        Judge::new(self.state(), self.campaign(), self.as_of)
    }

    fn wants(&self, person: &Person, judge: &Judge<'_>) -> bool {
        let Args { agency, unit, .. } = &self.args;
        if agency.is_none() && unit.is_none() {
            return true;
        }
        let people = self.state().people();
        let profile = person.profile_on(judge.as_of());
        agency.as_ref().is_none_or(|agency| people.agency(profile) == *agency)
            && unit.as_ref().is_none_or(|unit| people.unit(profile) == unit)
    }

    fn wants_state(&self, pact: PactState, conduct: Conduct) -> bool {
        let Args { pact: pacts, conduct: conducts, .. } = &self.args;
        (pacts.is_empty() || pacts.contains(&pact))
            && (conducts.is_empty() || conducts.contains(&conduct))
    }
}
