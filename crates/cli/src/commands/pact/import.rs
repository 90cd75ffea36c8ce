//! `ikrar pact import`: signatures that people made with their own keys.

use ikrar_desk::fault::{Cause, Fault};
use ikrar_desk::lines::Line;
use ikrar_desk::offline::is_own_pact;
use ikrar_words::message;

use crate::error::CliError;
use crate::import::Import;
use crate::render::Output;
use crate::session::Session;

pub(super) fn run(import: &Import, session: &Session) -> Result<Output, CliError> {
    import.lines(session, &message!("work-signatures"), |rows, number, line| {
        match line {
            Line::Signed(signed) if is_own_pact(&signed) => rows.take_signed(number, signed),
            Line::Signed(_) | Line::Plain(_) => {
                rows.take_fault(number, Fault::at("event", Cause::NotAPact));
            }
        }
        Ok(())
    })
}
