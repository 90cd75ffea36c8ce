//! `ikrar roster export`: a table of people that `roster import` takes again.

use clap::Args as ClapArgs;
use ikrar_desk::exported::{self, ExportedRow};
use ikrar_words::message;

use crate::commands::person::list::Wanted;
use crate::error::CliError;
use crate::given::Target;
use crate::render::Output;
use crate::session::Session;

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    wanted: Wanted,
    #[command(flatten)]
    target: Target,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { wanted, target } = args;
    target.check()?;
    let ledger = session.read()?;
    let state = ledger.state();
    let (on, people) = wanted.people(state, false)?;
    let rows: Vec<_> = people.iter().map(|person| ExportedRow::of(state, person, on)).collect();
    ledger.refuse_forged_snapshot()?;
    let (table, count) = (exported::csv(&rows), rows.len());
    Ok(target.write(table)?.remark(message!("told-roster-exported", count, on)))
}
