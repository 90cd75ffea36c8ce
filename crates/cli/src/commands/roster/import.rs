//! `ikrar roster import`: new people, and changes of known ones.

use std::collections::BTreeSet;

use clap::Args as ClapArgs;
use ikrar_core::event::person::Return;
use ikrar_core::state::State;
use ikrar_core::state::people::People;
use ikrar_core::state::person::Person;
use ikrar_core::value::{AgencyCode, Date, PersonId};
use ikrar_desk::people::Seen;
use ikrar_desk::roster::{self, Accepted};
use ikrar_desk::said::News;
use ikrar_words::message;
use serde::Serialize;

use crate::error::CliError;
use crate::given::word;
use crate::import::TableImport;
use crate::keys::random_bytes;
use crate::render::{Cell, Columns, List, Output};
use crate::session::Session;

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) table: TableImport,
    #[arg(long, value_parser = word::<Return>(Return::NAMES), value_name = "REASON")]
    pub(crate) returns: Option<Return>,
    #[arg(long)]
    pub(crate) missing: bool,
    #[arg(long, value_name = "CODE")]
    pub(crate) agency: Option<AgencyCode>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { table, returns, missing, agency } = args;
    let agency = agency.clone();
    let accepted = Accepted { returns: *returns, agency, ..table.accepted() };
    table.record(
        session,
        &message!("work-people"),
        |path, reading| roster::open(path, reading, accepted.agency.is_some()),
        |row, state, from, seen| {
            let fresh = PersonId::from_bytes(random_bytes()?);
            Ok(roster::said(row, state, from, seen, fresh, &accepted))
        },
        |state, on, seen, rows| {
            let output = left_out(state, on, seen, *missing);
            if table.from.is_none() && rows.bring(News::New) {
                output.remark(message!("told-first-day-today", on))
            } else {
                output
            }
        },
    )
}

/// Somebody in service, in a unit of the table, who is not in it.
#[derive(Debug, Serialize)]
struct Missing {
    person: PersonId,
    name: String,
    unit: String,
}

/// Who is in the ledger and not in the table, of the units that the table has people of. Nobody is
/// removed for that.
fn left_out(state: &State, from: Date, seen: &Seen, listed: bool) -> Output {
    let people = state.people();
    let here = |person: &&Person| person.stays().in_service(from);
    let in_table = |person: &Person| seen.any(person.identifiers_on(from).copied());
    let unit = |person: &Person| People::unit_numbers(person.profile_on(from));
    let known = || people.iter().filter(here);
    let units: BTreeSet<_> = known().filter(|person| in_table(person)).map(unit).collect();
    let missing = known().filter(|person| units.contains(&unit(person)) && !in_table(person));
    let missing: Vec<_> = missing
        .map(|person| {
            let held = person.profile_on(from);
            let (name, unit) = (people.name(held).to_owned(), people.unit(held).to_owned());
            Missing { person: person.id, name, unit }
        })
        .collect();
    match missing.len() {
        0 => Output::new(),
        count if !listed => Output::new().remark(message!("told-missing", count)),
        count => Output::new()
            .line(message!("told-missing-listed", count))
            .list(List::new(columns(), missing)),
    }
}

fn columns() -> Columns<Missing> {
    Columns::<Missing>::new()
        .column("name", message!("column-name"), |missing| missing.name.as_str().into())
        .column("unit", message!("column-unit"), |missing| missing.unit.as_str().into())
        .column("person", message!("column-id"), |missing| Cell::of(&missing.person))
        .whole()
}
