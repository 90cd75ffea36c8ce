//! `ikrar record`: any events, as JSON lines.

use crate::args::Import;
use crate::error::CliError;
use crate::import::{Fault, Rows, finish};
use crate::jsonl::{self, Line};
use crate::lang::Tell;
use crate::render::Renderer;
use crate::session::{Session, ledger_id};

pub(super) fn run(
    import: &Import,
    session: &Session,
    renderer: &mut Renderer<'_>,
) -> Result<u8, CliError> {
    let Import { file, partial } = import;
    let lines = jsonl::open(file)?;
    let ledger = session.write()?;
    let id = ledger_id(ledger.state())?;
    let mut rows = Rows::new(session.lang);
    let mut plain = false;
    jsonl::read(file, lines, id, |lines| {
        for (number, line) in lines {
            match line {
                Ok(Line::Signed(signed)) => rows.take_signed(number, signed),
                Ok(Line::Plain(event)) => {
                    plain = true;
                    rows.take(number, Ok(vec![*event]));
                }
                Err(error) => {
                    let reason = error.tell(session.lang);
                    rows.take(number, Err(Fault { column: None, reason }));
                }
            }
        }
    })?;
    let author = if plain { Some(session.author()?) } else { None };
    let what = session.words("mencatat peristiwa", "recording events");
    let imported = rows.record(session, ledger, author.as_ref(), *partial, what)?;
    finish(renderer, &imported, file, *partial)
}
