//! What time alone will do to a case, worked out ahead: lists leave out what it rules out.

use std::io::{self, Write};

use super::{Course, Standing};
use crate::rulebook::{CaseState, Lapse};
use crate::state::State;
use crate::state::cases::{Case, Limit, Outlook, Taken};
use crate::state::snapshot::Prints;
use crate::value::Date;

/// What time alone will do to a case; `None` where nobody can tell.
fn outlook(state: &State, case: &Case) -> Option<Outlook> {
    let person = state.people().get(state.people().find(&case.reported.person)?);
    Course::of(state, person, case).outlook()
}

impl State {
    /// Writes the state as a snapshot that only `secret` opens. `salt` is random and serves once.
    ///
    /// # Errors
    /// When `out` cannot be written, or the state came from a snapshot that was forged.
    pub fn write_snapshot(
        &self,
        secret: &[u8; 32],
        salt: &[u8; 32],
        out: &mut dyn Write,
    ) -> io::Result<()> {
        self.write_sections(outlook, (secret, salt), out)
    }

    /// Whether a snapshot says exactly what this state does.
    pub(crate) fn matches(&self, snapshot: &Prints) -> bool {
        self.says(snapshot, outlook)
    }
}

impl Course<'_> {
    /// What time alone will do to the case; `None` before its report.
    pub fn outlook(&self) -> Option<Outlook> {
        let left = self.person.service.iter().filter_map(|service| service.ended.as_ref());
        let days = self.case.steps.iter().map(Taken::on).chain(left.map(|departed| departed.on));
        let from = days.chain([self.case.reported.received_on]).max()?;
        let mut limits = Vec::new();
        // Three stretches at most: as it stands, in force, served.
        let mut on = from;
        loop {
            let standing = self.standing(on)?;
            self.limits(&standing, on, &mut limits);
            let next = if standing.state == CaseState::Delivered {
                self.takes_effect(&standing).ok()
            } else {
                standing.decision.and_then(|decision| decision.ends_on)
            };
            match next.filter(|next| on < *next) {
                Some(next) => on = next,
                None => break,
            }
        }
        limits.sort_unstable();
        limits.dedup();
        Some(Outlook { from, limits })
    }

    /// The limits that have begun by a day, and were not kept.
    fn limits(&self, standing: &Standing<'_>, on: Date, into: &mut Vec<Limit>) {
        for term in self.terms(standing) {
            let Ok(last) = term.last else { continue };
            if term.met.is_some() || last < on && term.deadline.lapse != Lapse::Mark {
                continue;
            }
            into.push(Limit { last, stays: term.deadline.lapse == Lapse::Mark });
        }
    }
}
