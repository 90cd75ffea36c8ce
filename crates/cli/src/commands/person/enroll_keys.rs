//! `ikrar person enroll-keys`: people's own public keys, from a spreadsheet.

use clap::Args as ClapArgs;
use ikrar_core::value::Date;
use ikrar_desk::own_keys;
use ikrar_desk::people::Seen;
use ikrar_desk::rows::Rows;
use ikrar_words::message;

use crate::error::CliError;
use crate::import::{Import, event_id};
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
    let mut table = own_keys::open(&import.file)?;
    let ledger = session.write()?;
    let from = day(*from, ledger.state())?;
    let (mut seen, mut ids) = (Seen::default(), event_id);
    let mut rows = Rows::new(&mut ids);
    for row in table.rows()? {
        let row = row?;
        rows.take(row.number(), own_keys::facts(&row, ledger.state(), from, &mut seen))?;
    }
    drop(seen);
    import.record(rows, session, ledger, Some(&author), &message!("work-keys"))
}
