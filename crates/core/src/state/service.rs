//! Times in service and on leave.

use crate::codec::{Decode, Encode};
use crate::event::person::{Departure, LeaveKind};
use crate::value::{Date, Seq};

/// A time in service.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Service {
    /// The entry that began it: an enrolment or a return.
    pub entry: Seq,
    /// First day in service.
    pub from: Date,
    /// When and why the person left.
    pub ended: Option<Departed>,
}

/// A departure.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Departed {
    /// The entry that recorded it.
    pub entry: Seq,
    /// First day out of service.
    pub on: Date,
    /// Why.
    pub reason: Departure,
}

/// A time of leave.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Leave {
    /// The entry that granted it.
    pub entry: Seq,
    /// Which kind.
    pub kind: LeaveKind,
    /// First day of leave.
    pub from: Date,
    /// First day back at work as it was granted, if it was known.
    pub until: Option<Date>,
    /// The entry that ended it, and the first day back at work.
    pub ended: Option<(Seq, Date)>,
}

/// When a person is in service, and when on leave.
#[derive(Debug, Clone, Copy)]
pub struct Stays<'a> {
    pub(super) service: &'a [Service],
    pub(super) leaves: &'a [Leave],
}

/// Where a person stands towards the service on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence<'a> {
    /// Not in service yet; in service from the first day of this time on.
    Before(&'a Service),
    /// In service.
    Within(&'a Service),
    /// No longer in service, or not at that time.
    After(&'a Departed),
}

impl Service {
    /// Whether it covers a day.
    pub fn covers(&self, date: Date) -> bool {
        self.from <= date && self.ended.as_ref().is_none_or(|departed| date < departed.on)
    }

    /// The times of two records of one person: those that touch become one.
    pub(super) fn joined(mut all: Vec<Self>, more: Vec<Self>) -> Vec<Self> {
        all.extend(more);
        all.sort_by_key(|service| (service.from, service.entry));
        all.into_iter().fold(Vec::new(), |mut joined, service| {
            let last = joined.last_mut();
            let touching = last.filter(|last: &&mut Self| {
                last.ended.as_ref().is_none_or(|d| service.from <= d.on)
            });
            match touching {
                None => joined.push(service),
                Some(last) => {
                    let goes_on = |(last, more): (&Departed, &Departed)| last.on < more.on;
                    let both = last.ended.as_ref().zip(service.ended.as_ref());
                    if service.ended.is_none() || both.is_some_and(goes_on) {
                        last.ended = service.ended;
                    }
                }
            }
            joined
        })
    }
}

impl Leave {
    /// Whether it covers a day.
    pub fn covers(&self, date: Date) -> bool {
        self.from <= date && self.end().is_none_or(|end| date < end)
    }

    /// First day back at work, as far as it is known.
    pub fn end(&self) -> Option<Date> {
        self.ended.map(|(_, on)| on).or(self.until)
    }
}

impl<'a> Stays<'a> {
    /// Where the person stands on a day; `None` for somebody who has no time in service at all.
    pub fn on(&self, date: Date) -> Option<Presence<'a>> {
        let begun = self.service.iter().rfind(|service| service.from <= date);
        let Some(service) = begun else { return self.service.first().map(Presence::Before) };
        Some(match &service.ended {
            Some(departed) if departed.on <= date => Presence::After(departed),
            Some(_) | None => Presence::Within(service),
        })
    }

    /// Whether the person is in service on a day.
    pub fn in_service(&self, date: Date) -> bool {
        self.service.iter().any(|service| service.covers(date))
    }

    /// Whether the first day in service has come by a day.
    pub fn begun(&self, date: Date) -> bool {
        self.service.iter().any(|service| service.from <= date)
    }

    /// The leave that covers a day.
    pub fn leave_on(&self, date: Date) -> Option<&'a Leave> {
        self.leaves.iter().rfind(|leave| leave.covers(date))
    }
}
