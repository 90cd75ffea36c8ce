//! `ikrar person list`: who is in service, and who was.

use clap::Args as ClapArgs;
use ikrar_core::state::State;
use ikrar_core::state::person::Person;
use ikrar_core::value::{AgencyCode, Date, EmploymentStatus};
use ikrar_desk::units::Units;
use ikrar_words::message;

use super::line::{PersonLine, columns};
use crate::commands::listed;
use crate::error::CliError;
use crate::given::word;
use crate::render::Output;
use crate::session::{Session, day};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    wanted: Wanted,
    #[arg(long)]
    all: bool,
}

/// Which people are wanted.
#[derive(Debug, ClapArgs)]
pub(crate) struct Wanted {
    #[arg(long, value_name = "TEXT")]
    unit: Vec<String>,
    #[arg(long, value_name = "CODE")]
    agency: Option<AgencyCode>,
    #[arg(long, value_parser = word::<EmploymentStatus>(EmploymentStatus::NAMES))]
    #[arg(value_name = "STATUS")]
    status: Vec<EmploymentStatus>,
    #[arg(long, value_name = "DATE")]
    in_service_on: Option<Date>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let ledger = session.read()?;
    let state = ledger.state();
    let (on, people) = args.wanted.people(state, args.all)?;
    let lines = people.iter().map(|person| PersonLine::of(state, person, on)).collect();
    ledger.refuse_forged_snapshot()?;
    Ok(listed(columns(), lines, message!("told-nobody")))
}

impl Wanted {
    /// The people who are wanted, and the day; in service then unless `all` are wanted.
    pub(crate) fn people<'a>(
        &self,
        state: &'a State,
        all: bool,
    ) -> Result<(Date, Vec<&'a Person>), CliError> {
        let Self { unit, agency, status, in_service_on } = self;
        let (people, on) = (state.people(), day(*in_service_on, state)?);
        let units = Units::of(state, on);
        agency.iter().try_for_each(|agency| units.agency(agency))?;
        let spellings = units.all_spellings(unit)?;
        let wanted = people.iter().filter(|person| {
            let held = person.profile_on(on);
            (all || person.stays().in_service(on))
                && (spellings.is_empty() || spellings.contains(people.unit(held)))
                && agency.as_ref().is_none_or(|agency| people.agency(held) == *agency)
                && (status.is_empty() || status.contains(&held.status()))
        });
        Ok((on, wanted.collect()))
    }
}
