//! `ikrar pact import`: signatures that people made with their own keys.

use ikrar_desk::fault::{Cause, Fault};
use ikrar_desk::lines::{self, Line};
use ikrar_desk::offline::is_own_pact;
use ikrar_desk::rows::Rows;
use ikrar_words::message;

use crate::error::CliError;
use crate::import::{Import, event_id};
use crate::render::Output;
use crate::session::{Session, ledger_id};

pub(super) fn run(import: &Import, session: &Session) -> Result<Output, CliError> {
    let opened = lines::open(&import.file)?;
    let ledger = session.write()?;
    let id = ledger_id(ledger.state())?;
    let mut ids = event_id;
    let mut rows = Rows::new(&mut ids);
    lines::read(&import.file, opened, id, |lines| {
        for (number, line) in lines {
            match line {
                Ok(Line::Signed(signed)) if is_own_pact(&signed) => {
                    rows.take_signed(number, signed);
                }
                Ok(_) => rows.take_fault(number, Fault::at("event", Cause::NotAPact)),
                Err(error) => rows.take_fault(number, error),
            }
        }
    })?;
    import.record(rows, session, ledger, None, &message!("work-signatures"))
}
