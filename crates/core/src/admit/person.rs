//! People: identity, post, keys, service and leave, and corrections.

use super::authority::Author;
use super::refusal::Refusal;
use super::{case, not_before, pact};
use crate::event::PersonFact;
use crate::event::person::{
    Corrected, FirstDayMoved, KeyBound, LeaveEnded, LeaveGranted, PersonDeparted, PersonMerged,
    PersonReturned,
};
use crate::state::State;
use crate::state::person::{Gone, Person};
use crate::state::service::Presence;
use crate::value::{Date, Identifier, Role};

/// `person` is nobody where the fact enrols somebody.
pub(super) fn admit(
    state: &State,
    author: &Author<'_>,
    person: Option<&Person>,
    fact: &PersonFact,
    today: Date,
) -> Result<(), Refusal> {
    let Some(person) = person else { return admit_new(state, fact) };
    match fact {
        PersonFact::PersonEnrolled(_) => Err(Refusal::PersonExists { person: person.id }),
        PersonFact::ProfileChanged(_) => Ok(()),
        PersonFact::IdentifierAdded(added) => free(state, &added.identifier),
        PersonFact::IdentifierEnded(ended) => {
            let mut held = person.identifiers.iter().filter(|held| held.until.is_none());
            if held.any(|held| held.identifier == ended.identifier) {
                Ok(())
            } else {
                Err(Refusal::IdentifierNotHeld)
            }
        }
        PersonFact::KeyBound(bound) => admit_key(state, bound),
        PersonFact::KeyEnded(ended) => {
            let mut held = person.keys.iter().filter(|held| held.until.is_none());
            if held.any(|held| held.id == ended.key) { Ok(()) } else { Err(Refusal::KeyNotHeld) }
        }
        PersonFact::PersonDeparted(departed) => admit_departure(person, departed),
        PersonFact::PersonReturned(returned) => admit_return(person, returned),
        PersonFact::LeaveGranted(granted) => admit_leave(person, granted),
        PersonFact::LeaveEnded(ended) => admit_leave_end(person, ended),
        PersonFact::FirstDayMoved(moved) => admit_first_day(person, moved),
        PersonFact::PersonMerged(merged) => admit_merge(state, person, merged),
        PersonFact::PersonWithdrawn(_) => match person.in_use() {
            Some(entry) => Err(Refusal::InUse { entry }),
            None => Ok(()),
        },
        PersonFact::Corrected(corrected) => {
            admit_correction(state, author, person, corrected, today)
        }
    }
}

/// A fact about somebody who is not known: only an enrolment can be.
fn admit_new(state: &State, fact: &PersonFact) -> Result<(), Refusal> {
    let PersonFact::PersonEnrolled(enrolled) = fact else { return Err(Refusal::NoSubject) };
    if enrolled.identifiers.is_empty() {
        return Err(Refusal::NoIdentifier);
    }
    enrolled.identifiers.iter().try_for_each(|identifier| free(state, identifier))
}

fn free(state: &State, identifier: &Identifier) -> Result<(), Refusal> {
    if state.people.holder(identifier).is_some() { Err(Refusal::IdentifierTaken) } else { Ok(()) }
}

fn admit_departure(person: &Person, departed: &PersonDeparted) -> Result<(), Refusal> {
    let Some(service) = person.service.last() else { return Err(Refusal::Departed) };
    if service.ended.is_some() {
        return Err(Refusal::Departed);
    }
    not_before(service.from, "from", departed.on, "on")
}

fn admit_return(person: &Person, returned: &PersonReturned) -> Result<(), Refusal> {
    match person.service.last().map(|service| &service.ended) {
        Some(None) => Err(Refusal::InService),
        Some(Some(departed)) => not_before(departed.on, "on", returned.from, "from"),
        None => Ok(()),
    }
}

fn admit_leave(person: &Person, granted: &LeaveGranted) -> Result<(), Refusal> {
    in_service(person, granted.from)?;
    match granted.until {
        Some(until) if until <= granted.from => {
            Err(Refusal::Order { earlier: "from", later: "until" })
        }
        Some(_) | None => Ok(()),
    }
}

fn admit_leave_end(person: &Person, ended: &LeaveEnded) -> Result<(), Refusal> {
    let leave = person.leaves.iter().find(|leave| leave.entry == ended.entry);
    let leave = leave.ok_or(Refusal::NoLeave { entry: ended.entry })?;
    if leave.end().is_some_and(|end| end <= ended.on) {
        return Err(Refusal::NotEarlier { field: "on", date: ended.on });
    }
    not_before(leave.from, "from", ended.on, "on")
}

/// Only back: moved forward, it could take a signature's ground away.
fn admit_first_day(person: &Person, moved: &FirstDayMoved) -> Result<(), Refusal> {
    let entry = moved.entry;
    let from = person.first_day(entry).ok_or(Refusal::NotCorrectable { entry })?;
    if from <= moved.from {
        return Err(Refusal::NotEarlier { field: "from", date: moved.from });
    }
    let place = person.service.iter().position(|service| service.entry == entry);
    let before = place.and_then(|place| person.service.get(place.checked_sub(1)?));
    match before.and_then(|before| before.ended.as_ref()) {
        Some(departed) => not_before(departed.on, "on", moved.from, "from"),
        None => Ok(()),
    }
}

fn admit_merge(state: &State, person: &Person, merged: &PersonMerged) -> Result<(), Refusal> {
    let unknown = Refusal::UnknownPerson { person: merged.merged };
    let ends = state.people.get(state.people.find(&merged.merged).ok_or(unknown)?);
    if ends.id == person.id {
        return Err(Refusal::SamePerson);
    }
    counts(ends)
}

/// Refuses a record that counts no more.
pub(super) fn counts(person: &Person) -> Result<(), Refusal> {
    match person.gone {
        Some(Gone::Withdrawn { entry } | Gone::Merged { entry, .. }) => {
            Err(Refusal::Withdrawn { entry })
        }
        None => Ok(()),
    }
}

/// Refuses a day on which the person is not in service.
pub(super) fn in_service(person: &Person, date: Date) -> Result<(), Refusal> {
    let day = match person.stays().on(date) {
        Some(Presence::Within(_)) => return Ok(()),
        Some(Presence::Before(service)) => service.from,
        Some(Presence::After(departed)) => departed.on,
        None => date,
    };
    Err(Refusal::NotInService { date, day })
}

fn admit_key(state: &State, bound: &KeyBound) -> Result<(), Refusal> {
    let key = bound.public_key.id();
    if state.public_key(&key).is_some() { Err(Refusal::KeyTaken { key }) } else { Ok(()) }
}

/// Only the newest step of a case can be corrected, and never the enrolment itself.
fn admit_correction(
    state: &State,
    author: &Author<'_>,
    person: &Person,
    corrected: &Corrected,
    today: Date,
) -> Result<(), Refusal> {
    let entry = corrected.entry;
    let case = state.case_of(person, entry);
    let needed = if case.is_some() { OF_CASES } else { OF_PEOPLE };
    author.must_hold(needed, "corrected", today)?;
    if person.can_take_back(entry) {
        return pact::admit_correction(person, entry);
    }
    // What came after it may rest on it.
    let newest = person.entries.last() == Some(&entry);
    if newest && state.people.is_merge(entry) {
        return Ok(());
    }
    if newest && person.gone == Some(Gone::Withdrawn { entry }) {
        let held = person.identifiers.iter().filter(|held| held.until.is_none());
        return held.map(|held| &held.identifier).try_for_each(|number| free(state, number));
    }
    match case.filter(|case| case.entries().max() == Some(entry)) {
        Some(case) => case::admit_correction(state, author, person, case, entry, today),
        None => Err(Refusal::NotCorrectable { entry }),
    }
}

/// Who may correct what was recorded about a case.
const OF_CASES: &[Role] = &[Role::Examiner, Role::Decider, Role::Overseer];
/// Who may correct what was recorded about a person otherwise.
const OF_PEOPLE: &[Role] = &[Role::Registrar];
