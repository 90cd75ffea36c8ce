//! `ikrar record`: any events, as JSON lines.

use ikrar_desk::lines::{self, Line};
use ikrar_desk::rows::Rows;

use crate::args::Import;
use crate::error::CliError;
use crate::import::{self, event_id, finish};
use crate::render::Renderer;
use crate::session::{Session, ledger_id};

pub(super) fn run(
    import: &Import,
    session: &Session,
    renderer: &mut Renderer<'_>,
) -> Result<u8, CliError> {
    let Import { file, partial } = import;
    let opened = lines::open(file)?;
    let ledger = session.write()?;
    let id = ledger_id(ledger.state())?;
    let mut ids = event_id;
    let mut rows = Rows::new(&mut ids);
    lines::read(file, opened, id, |lines| {
        for (number, line) in lines {
            match line {
                Ok(Line::Signed(signed)) => rows.take_signed(number, signed),
                Ok(Line::Plain(event)) => rows.take_event(number, &event),
                Err(error) => rows.take_fault(number, error),
            }
        }
    })?;
    let author = rows.need_author().then(|| session.author()).transpose()?;
    let what = session.words("mencatat peristiwa", "recording events");
    let imported = import::record(rows, session, ledger, author.as_ref(), *partial, what)?;
    finish(renderer, &imported, file, *partial)
}
