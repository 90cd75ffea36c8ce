//! `ikrar person`: who is who, who is in service, and people's own keys.

mod come_back;
mod depart;
mod end_key;
mod enroll_keys;
mod find;
mod first_day;
mod leave;
mod leave_end;
pub(crate) mod line;
pub(crate) mod list;
mod merge;
mod renumber;
mod show;
mod shown;
mod withdraw;

use clap::Subcommand;
use ikrar_core::event::Fact;
use ikrar_core::state::State;
use ikrar_core::state::person::Person as Known;
use ikrar_core::value::{PersonId, Seq};
use ikrar_words::{Message, label, message};
use serde::Serialize;

use crate::error::CliError;
use crate::given;
use crate::import::TableImport;
use crate::render::Output;
use crate::session::{Session, find_person};

#[derive(Debug, Subcommand)]
pub(crate) enum Person {
    Show(show::Args),
    Find(find::Args),
    List(list::Args),
    Depart(depart::Args),
    Return(come_back::Args),
    Leave(leave::Args),
    LeaveEnd(leave_end::Args),
    Renumber(renumber::Args),
    Merge(merge::Args),
    Withdraw(withdraw::Args),
    FirstDay(first_day::Args),
    EnrollKeys(TableImport),
    EndKey(end_key::Args),
}

pub(super) fn run(verb: &Person, session: &Session) -> Result<Output, CliError> {
    match verb {
        Person::Show(args) => show::run(args, session),
        Person::Find(args) => find::run(args, session),
        Person::List(args) => list::run(args, session),
        Person::Depart(args) => depart::run(args, session),
        Person::Return(args) => come_back::run(args, session),
        Person::Leave(args) => leave::run(args, session),
        Person::LeaveEnd(args) => leave_end::run(args, session),
        Person::Renumber(args) => renumber::run(args, session),
        Person::Merge(args) => merge::run(args, session),
        Person::Withdraw(args) => withdraw::run(args, session),
        Person::FirstDay(args) => first_day::run(args, session),
        Person::EnrollKeys(args) => enroll_keys::run(args, session),
        Person::EndKey(args) => end_key::run(args, session),
    }
}

/// What was recorded about somebody.
#[derive(Debug, Serialize)]
struct Recorded {
    entry: Seq,
    person: PersonId,
}

/// Records what `facts` says of the person whom a number or an id means, and tells of whom.
pub(crate) fn record(
    session: &Session,
    person: &str,
    facts: impl FnOnce(&State, &Known) -> Result<Vec<Fact>, CliError>,
) -> Result<Output, CliError> {
    let (author, person) = (session.author()?, given::value(person)?);
    let ledger = session.write()?;
    let state = ledger.state();
    let known = find_person(state, &person)?;
    let facts = facts(state, known)?;
    let person = known.id;
    let newest = known.profiles.iter().max_by_key(|held| held.entry);
    let name = newest.map_or_else(String::new, |held| state.people().name(held).to_owned());
    let kind = facts.last().and_then(|fact| label::fact(fact.name()));
    let kind = kind.unwrap_or(Message::plain("label-fact-corrected"));
    let entry = session.record_facts(ledger, &author, facts)?;
    let said =
        message!("told-person-recorded", entry, kind = session.tell(&kind).into_owned(), name);
    Ok(Output::new().one(&Recorded { entry, person }, said))
}
