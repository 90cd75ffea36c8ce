//! Time limits: when they began, their last day, and whether they were kept.

use super::{Course, Happened, Standing};
use crate::calendar::UnknownYear;
use crate::rulebook::{Deadline, DeadlineUnit, Force, Lapse};
use crate::state::cases::Step;
use crate::value::{Date, OfficeCode};

/// A time limit that has begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term<'a> {
    /// What the rulebook says of it.
    pub deadline: &'a Deadline,
    /// What started it.
    pub start: Happened,
    /// Its last day.
    pub last: Result<Date, UnknownYear>,
    /// What ended it.
    pub met: Option<Happened>,
    /// Whether it still runs unless it was met: the case is not closed.
    open: bool,
}

/// How a time limit stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// Kept.
    Met,
    /// Ended after its last day.
    MetLate,
    /// There is time.
    Running,
    /// It is over, and what it asks for was not done.
    Overdue,
    /// A right that was not used, or a limit that fell away with the case.
    Lapsed,
    /// The working days of this year are not known.
    Unknown(UnknownYear),
}

impl Term<'_> {
    /// How it stands on a day.
    pub fn due(&self, on: Date) -> Due {
        match (self.last, self.met) {
            (Err(year), _) => Due::Unknown(year),
            (Ok(last), Some(met)) if met.on <= last => Due::Met,
            (Ok(_), Some(_)) => Due::MetLate,
            (Ok(_), None) if !self.open => Due::Lapsed,
            (Ok(last), None) if on <= last => Due::Running,
            (Ok(_), None) => match self.deadline.lapse {
                Lapse::Mark => Due::Overdue,
                Lapse::Refuse | Lapse::Void | Lapse::Effect => Due::Lapsed,
            },
        }
    }
}

impl<'a> Course<'a> {
    /// The time limits that have begun, in the order of the rulebook.
    pub fn terms(&self, standing: &Standing<'a>) -> Vec<Term<'a>> {
        let Some(rules) = self.rules(standing.since.on) else { return Vec::new() };
        let deadlines = rules.deadlines().iter();
        let limits = deadlines.filter(|deadline| deadline.lapse != Lapse::Effect);
        limits.filter_map(|deadline| self.term(standing, deadline)).collect()
    }

    /// A time limit, if it has begun and holds in this case.
    pub(super) fn term(&self, standing: &Standing<'_>, deadline: &'a Deadline) -> Option<Term<'a>> {
        let reported = &self.case.reported;
        let contest = reported.contest.as_ref().map(|contest| &contest.contest);
        let level = standing.decision.map(|decision| decision.level);
        let holds = deadline.holds_in(reported.channel, contest)
            && (deadline.levels.is_empty() || level.is_some_and(|level| deadline.is_for(level)));
        let start = standing.happened(deadline.from.as_str()).filter(|_| holds)?;
        if self.decided_by(start.on).is_some_and(|office| deadline.unless_by.contains(office)) {
            return None;
        }
        let met = standing.happened.iter().find(|(what, when)| {
            let names = deadline.met_by.iter().any(|name| what.is(name.as_str()));
            names && (start.on, start.entry) <= (when.on, when.entry)
        });
        let open = !matches!(standing.force(), Force::Closed);
        let (last, met) = (self.last_day(deadline, start.on), met.map(|(_, when)| *when));
        Some(Term { deadline, start, last, met, open })
    }

    /// The office that decided last by a day.
    fn decided_by(&self, on: Date) -> Option<&'a OfficeCode> {
        self.case.steps.iter().rev().find_map(|taken| match &taken.step {
            Step::Decided(decided) => {
                (decided.decided_on <= on).then_some(&decided.official.office)
            }
            Step::Proposed(_) | Step::Other(_) => None,
        })
    }

    /// The last day of a time limit that begins on `start`, which itself is not counted.
    pub(super) fn last_day(&self, deadline: &Deadline, start: Date) -> Result<Date, UnknownYear> {
        let length = deadline.length.get();
        let beyond = UnknownYear(start.year());
        match deadline.unit {
            // Of a kind that the source does not say, days are counted as they come.
            DeadlineUnit::CalendarDays | DeadlineUnit::Days => {
                start.plus_days(length.into()).ok_or(beyond)
            }
            DeadlineUnit::Hours => start.plus_days(u32::from(length).div_ceil(24)).ok_or(beyond),
            DeadlineUnit::Months => start.plus_months(length.into()).ok_or(beyond),
            DeadlineUnit::WorkingDays => {
                self.state.calendar().working_day(&self.agency(start), start, length)
            }
        }
    }
}
