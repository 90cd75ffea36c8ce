//! `ikrar roster import`: new people, and changes of known ones.

use clap::Args as ClapArgs;
use ikrar_core::value::{Date, PersonId};
use ikrar_desk::people::Seen;
use ikrar_desk::roster;
use ikrar_desk::rows::Rows;
use ikrar_words::message;

use crate::error::CliError;
use crate::import::{Import, event_id};
use crate::keys::random_bytes;
use crate::render::Output;
use crate::session::{Session, day};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) import: Import,
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<Date>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let Args { import, from } = args;
    let author = session.author()?;
    let mut table = roster::open(&import.file)?;
    let ledger = session.write()?;
    let from = day(*from, ledger.state())?;
    let (mut seen, mut ids) = (Seen::default(), event_id);
    let mut rows = Rows::new(&mut ids);
    for row in table.rows()? {
        let row = row?;
        let fresh = PersonId::from_bytes(random_bytes()?);
        rows.take(row.number(), roster::facts(&row, ledger.state(), from, &mut seen, fresh))?;
    }
    drop(seen);
    import.record(rows, session, ledger, Some(&author), &message!("work-people"))
}
