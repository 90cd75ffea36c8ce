//! Whether an event may follow what is known so far: authority first, then consistency.
//!
//! Pure: the answer depends on the state, the event, its author and the day of recording alone, so
//! recording and replaying agree for ever.

mod authority;
mod campaign;
mod case;
mod officer;
mod pact;
mod person;
mod refusal;
mod rules;
mod ruling;

use crate::checkpoint::LogKey;
use crate::event::{Event, Fact, LedgerFact, PersonFact, Subject};
use crate::note::NoteKey;
use crate::state::{About, State};
use crate::value::{Date, KeyId, Seq};
use authority::{Author, authorise};

pub use refusal::Refusal;

/// Checks an event against the state; `today` is the legal date of its recording. Returns whom it
/// is about.
///
/// # Errors
/// The first [`Refusal`] that applies.
pub(crate) fn admit(
    state: &State,
    key: &KeyId,
    event: &Event,
    today: Date,
) -> Result<About, Refusal> {
    let fact = &event.fact;
    if state.ledger.is_none() {
        return admit_first(key, fact);
    }
    let author = authorise(state, key, fact, today)?;
    if let Some((field, date)) = fact.future_date(today) {
        return Err(Refusal::Future { field, date, today });
    }
    let about = about(state, fact, &author)?;
    let person = about.slot.map(|slot| state.people.get(slot));
    if let Some(person) = person.filter(|_| !matches!(fact, Fact::Person(PersonFact::Corrected(_))))
    {
        person::counts(person)?;
    }
    match fact {
        Fact::Ledger(fact) => admit_ledger(state, fact),
        Fact::Officer(fact) => officer::admit(state, fact),
        Fact::Rules(fact) => rules::admit(state, fact),
        Fact::Campaign(fact) => campaign::admit(state, fact),
        Fact::Person(fact) => person::admit(state, &author, person, fact, today),
        Fact::Pact(fact) => {
            pact::admit(state, &author, person.ok_or(Refusal::NoSubject)?, fact, today)
        }
        Fact::Case(fact) => {
            case::admit(state, &author, person.ok_or(Refusal::NoSubject)?, fact, today)
        }
    }?;
    Ok(about)
}

/// Whom a fact is about: somebody enrolled, unless the fact enrols the person.
fn about(state: &State, fact: &Fact, author: &Author<'_>) -> Result<About, Refusal> {
    let person = match (fact.subject(), author) {
        (Subject::Public(_), _) => return Ok(About::EVERYBODY),
        (Subject::Person(person), _) => person,
        (Subject::Author, Author::Person(slot)) => {
            let person = Some(state.people.get(*slot).id);
            return Ok(About { person, slot: Some(*slot) });
        }
        (Subject::Author, Author::Officer(_)) => return Err(Refusal::NoSubject),
    };
    let slot = state.people.find(&person);
    let enrols = matches!(fact, Fact::Person(PersonFact::PersonEnrolled(_)));
    if slot.is_none() && !enrols {
        return Err(Refusal::UnknownPerson { person });
    }
    Ok(About { person: Some(person), slot })
}

/// The first entry creates the ledger and is signed by the admin it names.
fn admit_first(key: &KeyId, fact: &Fact) -> Result<About, Refusal> {
    match fact {
        Fact::Ledger(LedgerFact::LedgerCreated(created)) if created.admin.id() != *key => {
            Err(Refusal::UnknownKey { key: *key })
        }
        Fact::Ledger(LedgerFact::LedgerCreated(_)) => Ok(About::EVERYBODY),
        Fact::Ledger(LedgerFact::LogKeyAnnounced(_) | LedgerFact::Restored(_))
        | Fact::Officer(_)
        | Fact::Rules(_)
        | Fact::Person(_)
        | Fact::Campaign(_)
        | Fact::Pact(_)
        | Fact::Case(_) => Err(Refusal::NoLedger),
    }
}

/// A ledger is created once.
fn admit_ledger(state: &State, fact: &LedgerFact) -> Result<(), Refusal> {
    match fact {
        LedgerFact::LedgerCreated(_) => Err(Refusal::LedgerExists),
        LedgerFact::LogKeyAnnounced(announced) if !names_log(state, &announced.vkey) => {
            Err(Refusal::NoLogKey)
        }
        LedgerFact::LogKeyAnnounced(announced) => match state.log_key(&announced.vkey) {
            Some(known) => Err(Refusal::LogKeyExists { entry: known.entry }),
            None => Ok(()),
        },
        LedgerFact::Restored(restored) if restored.lost_from > state.head.size => {
            Err(Refusal::NotYet { entry: Seq::new(restored.lost_from) })
        }
        LedgerFact::Restored(_) => Ok(()),
    }
}

/// Whether a vkey is that of a key which signs as this ledger's log.
fn names_log(state: &State, vkey: &str) -> bool {
    let key = vkey.parse::<NoteKey>().ok().filter(|key| LogKey::try_from(key.clone()).is_ok());
    let origin = state.ledger.as_ref().map(|ledger| ledger.created.origin.as_str());
    key.is_some_and(|key| Some(key.name().as_str()) == origin)
}

/// Refuses a day before another that it follows; both with their names in JSON.
fn not_before(
    first: Date,
    earlier: &'static str,
    second: Date,
    later: &'static str,
) -> Result<(), Refusal> {
    if second < first { Err(Refusal::Order { earlier, later }) } else { Ok(()) }
}
