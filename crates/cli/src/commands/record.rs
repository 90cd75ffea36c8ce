//! `ikrar record`: any events, as JSON lines.

use ikrar_desk::lines::Line;
use ikrar_words::message;

use crate::error::CliError;
use crate::import::Import;
use crate::render::Output;
use crate::session::Session;

pub(super) fn run(import: &Import, session: &Session) -> Result<Output, CliError> {
    import.lines(session, &message!("work-events"), |rows, number, line| {
        match line {
            Line::Signed(signed) => rows.take_signed(number, signed),
            Line::Plain(event) => {
                if !rows.have_author() {
                    rows.sign_with(session.author()?);
                }
                rows.take_event(number, &event);
            }
        }
        Ok(())
    })
}
