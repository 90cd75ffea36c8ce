//! `ikrar record`: any events, as JSON lines.

use ikrar_desk::lines::{self, Line};
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
                Ok(Line::Signed(signed)) => rows.take_signed(number, signed),
                Ok(Line::Plain(event)) => rows.take_event(number, &event),
                Err(error) => rows.take_fault(number, error),
            }
        }
    })?;
    let author = rows.need_author().then(|| session.author()).transpose()?;
    import.record(rows, session, ledger, author.as_ref(), &message!("work-events"))
}
