//! `ikrar case propose`: a decision, for another officer to take.

use ikrar_core::event::Fact;
use ikrar_core::event::case::DecisionProposed;
use ikrar_core::rulebook::PROPOSED;

use super::{Ruling, record};
use crate::error::CliError;
use crate::render::Output;
use crate::session::Session;

pub(super) fn run(ruling: &Ruling, session: &Session) -> Result<Output, CliError> {
    if let Some(recorded) = ruling.of_table(session, &[PROPOSED]) {
        return recorded;
    }
    let ledger = session.write()?;
    let (reported, outcome, proposed_on) = ruling.resolve(ledger.state(), session.lang)?;
    let (case, person) = (reported.case, reported.person);
    let proposed = DecisionProposed { case, person, outcome, proposed_on };
    record(session, ledger, Fact::from(proposed), case)
}
