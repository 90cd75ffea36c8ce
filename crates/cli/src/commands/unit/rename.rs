//! `ikrar unit rename`: everybody of a unit is of one with another name.

use std::collections::BTreeSet;

use clap::Args as ClapArgs;
use ikrar_core::event::Fact;
use ikrar_core::event::person::{Profile, ProfileChanged};
use ikrar_core::state::State;
use ikrar_core::value::{self, AgencyCode, Date, Seq};
use ikrar_desk::near::bare;
use ikrar_desk::units::Units;
use ikrar_words::message;
use serde::Serialize;

use crate::error::CliError;
use crate::render::{Line, Output};
use crate::session::{Session, day};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[arg(value_name = "OLD")]
    old: String,
    #[arg(value_name = "NEW")]
    new: value::Line,
    #[arg(long, value_name = "DATE")]
    from: Option<Date>,
    #[arg(long, value_name = "CODE")]
    agency: Option<AgencyCode>,
}

/// What was recorded.
#[derive(Debug, Serialize)]
struct Renamed<'a> {
    /// The last entry, if any was recorded.
    entry: Option<Seq>,
    unit: &'a str,
    people: usize,
    /// People whose profile changes after that day; it was left as it is.
    later: usize,
}

/// Refuses a name by which people would fall out of an open campaign without a word: its audience
/// names the unit as it was called when it was opened.
fn refuse_leaving_campaigns(
    state: &State,
    spellings: &BTreeSet<value::Line>,
    new: &str,
    from: Date,
) -> Result<(), CliError> {
    let mut left = state.campaigns().open().map(|campaign| &campaign.opened).filter(|opened| {
        let units = &opened.audience.units;
        from <= opened.due
            && units.iter().any(|unit| spellings.contains(unit.as_str()))
            && !units.iter().any(|unit| bare(unit) == bare(new))
    });
    match left.next() {
        Some(opened) => {
            let (code, due) = (opened.campaign.clone(), opened.due);
            Err(CliError::Refused(message!("refused-unit-asked", code, due)))
        }
        None => Ok(()),
    }
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { old, new, from, agency } = args;
    let author = session.author()?;
    let ledger = session.write()?;
    let state = ledger.state();
    let from = day(*from, state)?;
    let units = Units::of(state, from);
    agency.iter().try_for_each(|agency| units.agency(agency))?;
    let spellings = units.spellings(old)?;
    refuse_leaving_campaigns(state, &spellings, new, from)?;
    let people = state.people();
    let (mut facts, mut later) = (Vec::new(), 0);
    for person in people.iter() {
        let held = person.profile_on(from);
        let of_it = spellings.contains(people.unit(held)) && *people.unit(held) != **new;
        if !of_it || agency.as_ref().is_some_and(|agency| people.agency(held) != *agency) {
            continue;
        }
        let next = person.profiles.iter().filter(|held| from < held.from);
        later += usize::from(next.count() > 0);
        let profile = Profile { unit: new.clone(), ..people.profile(held) };
        facts.push(Fact::from(ProfileChanged { person: person.id, profile, from }));
    }
    let count = facts.len();
    let entry = match count {
        0 => None,
        _ => Some(session.record_facts(ledger, &author, facts)?),
    };
    let renamed = Renamed { entry, unit: new, people: count, later };
    let said = match entry {
        Some(entry) => {
            message!("told-unit-renamed", entry, people = count, unit = new.clone(), from)
        }
        None => message!("told-unit-is-so", unit = new.clone()),
    };
    let more = (later > 0).then(|| Line::below(message!("told-unit-later", later)));
    Ok(Output::new().one_in_lines(&renamed, [said.into()].into_iter().chain(more)))
}
