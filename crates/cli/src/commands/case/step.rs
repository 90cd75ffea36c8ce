//! `ikrar case in-force` and `ikrar case served`: what follows on a decision.

use clap::Args as ClapArgs;
use ikrar_core::event::Fact;
use ikrar_core::event::case::{DecisionTookEffect, SanctionServed};
use ikrar_core::value::{CaseId, Date, PersonId};

use super::record;
use crate::error::CliError;
use crate::render::Output;
use crate::session::{Session, day, find_case};

#[derive(Debug, ClapArgs)]
#[group(skip)]
pub(crate) struct Step {
    case: String,
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
}

impl Step {
    /// Records that a decision came into force.
    pub(super) fn in_force(&self, session: &Session) -> Result<Output, CliError> {
        self.record(session, |case, person, in_force_on| {
            DecisionTookEffect { case, person, in_force_on }.into()
        })
    }

    /// Records that a sanction was served.
    pub(super) fn served(&self, session: &Session) -> Result<Output, CliError> {
        self.record(session, |case, person, served_on| {
            SanctionServed { case, person, served_on }.into()
        })
    }

    fn record(
        &self,
        session: &Session,
        fact: fn(CaseId, PersonId, Date) -> Fact,
    ) -> Result<Output, CliError> {
        let ledger = session.write()?;
        let reported = &find_case(ledger.state(), &self.case)?.reported;
        let (case, on) = (reported.case, day(self.on, ledger.state())?);
        let fact = fact(case, reported.person, on);
        record(session, ledger, vec![fact], case)
    }
}
