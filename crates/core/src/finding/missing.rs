//! What the entries that were not folded would have changed, so that a later finding is blamed on
//! one of them only where it may follow from it.

use std::collections::BTreeMap;

use crate::event::{Event, Fact, OfficerFact, PersonFact, Subject};
use crate::value::{Identifier, KeyId, PersonId, Seq};

/// A part of the state that an event changes, or that its admission looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    /// All of it.
    Everything,
    /// The campaigns.
    Campaigns,
    /// An officer's key.
    Key(KeyId),
    /// Who has this number.
    Number(Identifier),
    /// A person, with keys, pacts and cases.
    Person(PersonId),
    /// The rulebooks.
    Rules,
}

/// The parts that an event that was not folded has to do with.
#[derive(Debug, Default)]
pub(crate) struct Scope {
    changes: Vec<Part>,
    looks_at: Vec<Part>,
}

impl Scope {
    /// Of an event of which nothing is known.
    pub(crate) fn unknown() -> Self {
        Self { changes: vec![Part::Everything], looks_at: Vec::new() }
    }

    /// Of an event of which is known only whom its body is sealed for.
    pub(crate) fn sealed_for(person: PersonId) -> Self {
        Self { changes: vec![Part::Person(person)], looks_at: Vec::new() }
    }

    /// Of an event by `author` in a body that is sealed for `sealed_for`.
    pub(crate) fn of(event: &Event, author: &KeyId, sealed_for: Option<PersonId>) -> Self {
        let subject = match event.fact.subject() {
            Subject::Person(person) => Some(person),
            Subject::Author | Subject::Public(_) => None,
        };
        let people: Vec<Part> = sealed_for.into_iter().chain(subject).map(Part::Person).collect();
        let (changes, looks_at) = match &event.fact {
            Fact::Ledger(_) => (vec![Part::Everything], Vec::new()),
            Fact::Officer(fact) => {
                let key = match fact {
                    OfficerFact::OfficerEnrolled(enrolled) => enrolled.public_key.id(),
                    OfficerFact::OfficerRevoked(revoked) => revoked.key,
                };
                (vec![Part::Key(key)], vec![Part::Key(key)])
            }
            Fact::Rules(_) => (vec![Part::Rules], vec![Part::Rules]),
            Fact::Campaign(_) => (vec![Part::Campaigns], vec![Part::Campaigns, Part::Rules]),
            Fact::Person(fact) => numbers_of(fact),
            Fact::Pact(_) => (Vec::new(), vec![Part::Campaigns]),
            Fact::Case(_) => (Vec::new(), vec![Part::Rules]),
        };
        let own = [Part::Everything, Part::Key(*author)];
        Self {
            changes: [changes, people.clone()].concat(),
            looks_at: [looks_at, people, own.to_vec()].concat(),
        }
    }
}

/// The numbers that a fact about a person frees, and those that it takes.
fn numbers_of(fact: &PersonFact) -> (Vec<Part>, Vec<Part>) {
    match fact {
        PersonFact::PersonEnrolled(enrolled) => {
            (Vec::new(), enrolled.identifiers.iter().copied().map(Part::Number).collect())
        }
        PersonFact::IdentifierAdded(added) => (Vec::new(), vec![Part::Number(added.identifier)]),
        PersonFact::IdentifierEnded(ended) => (vec![Part::Number(ended.identifier)], Vec::new()),
        PersonFact::PersonMerged(merged) => {
            let ended = vec![Part::Person(merged.merged)];
            (ended.clone(), ended)
        }
        // Which numbers it frees is not in the fact.
        PersonFact::PersonWithdrawn(_) => (vec![Part::Everything], Vec::new()),
        PersonFact::ProfileChanged(_)
        | PersonFact::KeyBound(_)
        | PersonFact::KeyEnded(_)
        | PersonFact::PersonDeparted(_)
        | PersonFact::PersonReturned(_)
        | PersonFact::LeaveGranted(_)
        | PersonFact::LeaveEnded(_)
        | PersonFact::FirstDayMoved(_)
        | PersonFact::Corrected(_) => (Vec::new(), Vec::new()),
    }
}

/// The parts of the state that lack something, each with the first entry that it lacks.
#[derive(Debug, Default)]
pub(super) struct Missing(BTreeMap<Part, Seq>);

impl Missing {
    /// The first entry that is missing.
    pub(super) fn first(&self) -> Option<Seq> {
        self.0.values().min().copied()
    }

    /// The first missing entry from which something about an event of this scope may follow.
    pub(super) fn before(&self, scope: &Scope) -> Option<Seq> {
        scope.looks_at.iter().filter_map(|part| self.0.get(part)).min().copied()
    }

    /// Notes that an event of this scope is missing.
    pub(super) fn add(&mut self, entry: Seq, scope: &Scope) {
        for part in &scope.changes {
            self.0.entry(*part).or_insert(entry);
        }
    }
}
