//! People: identity, post, keys, departure, and corrections.

use super::authority::Author;
use super::case;
use super::refusal::Refusal;
use crate::event::PersonFact;
use crate::event::person::{Corrected, KeyBound};
use crate::state::State;
use crate::state::person::Person;
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
        PersonFact::PersonDeparted(_) => match person.departure {
            Some(_) => Err(Refusal::Departed),
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
    let holder = state.people.find_identifier(identifier).map(|slot| state.people.get(slot));
    let held = holder.is_some_and(|person| {
        person.identifiers.iter().any(|held| held.identifier == *identifier && held.until.is_none())
    });
    if held { Err(Refusal::IdentifierTaken) } else { Ok(()) }
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
    let of_roster = person.entry != entry
        && (person.profiles.iter().any(|held| held.entry == entry)
            || person.departure.as_ref().is_some_and(|departed| departed.entry == entry));
    if of_roster || person.pacts.iter().any(|fact| fact.entry == entry) {
        return Ok(());
    }
    match case.filter(|case| case.entries().max() == Some(entry)) {
        Some(case) => case::admit_correction(state, author, case, entry, today),
        None => Err(Refusal::NotCorrectable { entry }),
    }
}

/// Who may correct what was recorded about a case.
const OF_CASES: &[Role] = &[Role::Examiner, Role::Decider];
/// Who may correct what was recorded about a person otherwise.
const OF_PEOPLE: &[Role] = &[Role::Registrar];
