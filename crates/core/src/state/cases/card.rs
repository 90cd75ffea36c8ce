//! What lists need to know of a case before they look at it.

use crate::codec::{Decode, Encode};
use crate::state::page::Paged;
use crate::value::{CaseId, Date};

/// A case by its id, with what time alone will do to it.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::state) struct Card {
    pub(super) case: CaseId,
    /// `None` where it was not worked out, or no longer holds.
    pub(super) outlook: Option<Outlook>,
}

impl Card {
    pub(in crate::state) fn new(case: CaseId, outlook: Option<Outlook>) -> Self {
        Self { case, outlook }
    }
}

/// What time alone will do to a case, from the last day on which anything happened in it.
/// [`crate::procedure`] works it out; it holds until something more is recorded that bears on the
/// case.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Outlook {
    /// The first day of which it tells.
    pub from: Date,
    /// The time limits that were not kept by then, or will begin.
    pub limits: Vec<Limit>,
}

/// A time limit that may be running, or over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
pub struct Limit {
    /// Its last day.
    pub last: Date,
    /// Whether what it asks for is overdue from then on; else it lapses.
    pub stays: bool,
}

impl Outlook {
    /// Whether something may be overdue on a day. It is certain that nothing is where it is not so.
    pub fn may_be_overdue(&self, on: Date) -> bool {
        on < self.from || self.limits.iter().any(|limit| limit.stays && limit.last < on)
    }

    /// Whether a time limit may end from one day to another, with both.
    pub fn may_be_due(&self, from: Date, until: Option<Date>) -> bool {
        let within = |last: Date| from <= last && until.is_none_or(|until| last <= until);
        from < self.from || self.limits.iter().any(|limit| within(limit.last))
    }
}

impl Paged for Card {
    const TOGETHER: usize = 4096;

    fn is_sound(&self) -> bool {
        true
    }

    fn unreadable(_: usize) -> Vec<Self> {
        Vec::new()
    }
}
