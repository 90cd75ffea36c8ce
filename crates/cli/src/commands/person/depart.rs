//! `ikrar person depart`: somebody left the service.

use clap::Args as ClapArgs;
use ikrar_core::event::Fact;
use ikrar_core::event::person::{Departure, PersonDeparted};
use ikrar_core::procedure::Course;
use ikrar_core::rulebook::Force;
use ikrar_core::state::State;
use ikrar_core::state::cases::Case;
use ikrar_core::state::person::Person;
use ikrar_core::value::Date;
use ikrar_desk::acts::{self, Acts};
use ikrar_words::{Message, message};

use super::record;
use crate::error::CliError;
use crate::given::word;
use crate::import::Whom;
use crate::render::Output;
use crate::session::{Session, day};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    whom: Whom,
    #[arg(long, value_parser = word::<Departure>(Departure::NAMES), value_name = "REASON")]
    #[arg(required_unless_present = "table")]
    reason: Option<Departure>,
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { whom, reason, on } = args;
    let (Some(person), Some(reason)) = (whom.one(), *reason) else {
        let acts = |_: &State| Ok(Acts::Departed { reason: *reason });
        return whom.record(session, acts::open_on, *on, acts);
    };
    let mut open = Vec::new();
    let recorded = record(session, person, |state, known| {
        let (person, on) = (known.id, day(*on, state)?);
        open = cases(state, known, reason, on);
        Ok(vec![Fact::from(PersonDeparted { person, reason, on })])
    })?;
    Ok(open.into_iter().fold(recorded, Output::line))
}

/// What the departure does to the cases that are not closed by then.
fn cases(state: &State, person: &Person, reason: Departure, on: Date) -> Vec<Message<'static>> {
    let known = person.cases.iter().filter_map(|held| state.cases().get(&held.case));
    let told = |case: &Case| {
        let course = Course::of(state, person, case);
        let standing = course.standing(on)?;
        if standing.force() == Force::Closed {
            return None;
        }
        let rules = course.rules(on)?;
        let case = case.reported.case.to_string();
        if rules.departure_closes(reason, standing.state) {
            return Some(message!("told-departure-closes", case));
        }
        let barred = rules.departure(reason).filter(|rule| rule.closes.is_empty());
        let barred = barred.filter(|_| standing.force() == Force::Open);
        Some(match barred {
            Some(rule) => {
                let basis = rule.basis.iter().map(ToString::to_string).collect::<Vec<_>>();
                message!("told-departure-under-way", case, basis = basis.join("; "))
            }
            None => message!("told-departure-leaves", case),
        })
    };
    known.filter_map(told).collect()
}
