//! `ikrar record`: any events, as JSON lines.

use ikrar_desk::lines::Line;
use ikrar_words::message;

use crate::error::CliError;
use crate::import::Import;
use crate::render::Output;
use crate::session::Session;

pub(super) fn run(import: &Import, session: &Session) -> Result<Output, CliError> {
    let (ledger, rows) = import.lines(session, |rows, number, line| match line {
        Line::Signed(signed) => rows.take_signed(number, signed),
        Line::Plain(event) => rows.take_event(number, &event),
    })?;
    let author = rows.need_author().then(|| session.author()).transpose()?;
    import.record(rows, None, session, ledger, author.as_ref(), &message!("work-events"))
}
