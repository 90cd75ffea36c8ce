//! Whether an event may follow what is known so far: authority first, then consistency.
//!
//! Pure: the answer depends on the state, the event, its author and the day of recording alone, so
//! recording and replaying agree for ever.

mod authority;
mod case;
mod refusal;

use crate::event::campaign::CampaignOpened;
use crate::event::pact::{Method, PactSigned};
use crate::event::person::{Corrected, KeyBound};
use crate::event::rulebook::RulebookPublished;
use crate::event::{Event, Fact, Subject};
use crate::rulebook::Rulebook;
use crate::state::campaigns::Campaign;
use crate::state::officers::OfficerKey;
use crate::state::people::{PactAct, Person, Slot};
use crate::state::{About, State};
use crate::value::{CampaignCode, Date, Identifier, KeyId, Role};
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
    if let Some((field, date)) = fact.past_dates().into_iter().find(|(_, date)| *date > today) {
        return Err(Refusal::Future { field, date, today });
    }
    let about = match (fact.subject(), &author) {
        (Subject::Public, _) => About::EVERYBODY,
        (Subject::Person(person), _) => {
            About { person: Some(person), slot: state.people.find(&person) }
        }
        (Subject::Author, Author::Person(slot)) => {
            About { person: Some(state.people.get(*slot).id), slot: Some(*slot) }
        }
        (Subject::Author, Author::Officer(_)) => return Err(Refusal::NoSubject),
    };
    match (fact, about.person, about.slot) {
        (Fact::PersonEnrolled(_), Some(person), Some(_)) => {
            return Err(Refusal::PersonExists { person });
        }
        (Fact::PersonEnrolled(_), ..) | (_, None, _) => {}
        (_, Some(person), None) => return Err(Refusal::UnknownPerson { person }),
        (_, Some(_), Some(slot)) => admit_about(state, &author, slot, fact, today)?,
    }
    admit_public(state, fact)?;
    Ok(about)
}

/// The first entry creates the ledger and is signed by the admin it names.
fn admit_first(key: &KeyId, fact: &Fact) -> Result<About, Refusal> {
    match fact {
        Fact::LedgerCreated(created) if created.admin.id() != *key => {
            Err(Refusal::UnknownKey { key: *key })
        }
        Fact::LedgerCreated(_) => Ok(About::EVERYBODY),
        _ => Err(Refusal::NoLedger),
    }
}

/// Facts that are about everybody, and enrolment, which is about nobody known yet.
fn admit_public(state: &State, fact: &Fact) -> Result<(), Refusal> {
    match fact {
        Fact::LedgerCreated(_) => Err(Refusal::LedgerExists),
        Fact::OfficerEnrolled(enrolled) => {
            let key = enrolled.public_key.id();
            if state.people.find_key(&key).is_some() {
                return Err(Refusal::KeyTaken { key });
            }
            match state.officers.get(&key) {
                Some(officer) if officer.revoked_on.is_some() => Err(Refusal::Revoked { key }),
                Some(officer) if officer.roles.iter().any(|held| held.role == enrolled.role) => {
                    Err(Refusal::RoleHeld { role: enrolled.role })
                }
                _ => Ok(()),
            }
        }
        Fact::OfficerRevoked(revoked) => match state.officers.get(&revoked.key) {
            None => Err(Refusal::UnknownKey { key: revoked.key }),
            Some(officer) if officer.revoked_on.is_some() => {
                Err(Refusal::Revoked { key: revoked.key })
            }
            Some(officer) if is_last_admin(state, officer) => Err(Refusal::LastAdmin),
            Some(_) => Ok(()),
        },
        Fact::RulebookPublished(published) => admit_rulebook(state, published),
        Fact::PersonEnrolled(enrolled) => {
            if enrolled.identifiers.is_empty() {
                return Err(Refusal::NoIdentifier);
            }
            enrolled.identifiers.iter().try_for_each(|identifier| free(state, identifier))
        }
        Fact::CampaignOpened(opened) => admit_campaign(state, opened),
        Fact::CampaignClosed(closed) => match campaign(state, &closed.campaign)?.closed_on {
            Some(on) => Err(Refusal::CampaignClosed { campaign: closed.campaign.clone(), on }),
            None => Ok(()),
        },
        Fact::CeremonyScheduled(scheduled) => {
            match campaign(state, &scheduled.campaign)?.ceremony(&scheduled.ceremony) {
                Some(_) => Err(Refusal::CeremonyExists { name: scheduled.ceremony.clone() }),
                None => Ok(()),
            }
        }
        Fact::CeremonyPostponed(postponed) => {
            open_ceremony(state, &postponed.campaign, &postponed.ceremony)
        }
        Fact::CeremonyHeld(held) => open_ceremony(state, &held.campaign, &held.ceremony),
        _ => Ok(()),
    }
}

fn admit_rulebook(state: &State, published: &RulebookPublished) -> Result<(), Refusal> {
    let rulebook = Rulebook::parse(&published.content)
        .map_err(|error| Refusal::Rulebook { reason: error.to_string() })?;
    let wrong = |reason: String| Err(Refusal::Rulebook { reason });
    if rulebook.id() != published.rulebook || rulebook.version() != published.version {
        let (id, version) = (rulebook.id(), rulebook.version());
        return wrong(format!("its text says it is `{id}` version {version}"));
    }
    let newest = state.rulebooks.iter().map(|known| known.published.version).max();
    if let Some(newest) = newest.filter(|newest| published.version <= *newest) {
        return wrong(format!("version {newest} is already published"));
    }
    Ok(())
}

fn admit_campaign(state: &State, opened: &CampaignOpened) -> Result<(), Refusal> {
    if state.campaigns.get(&opened.campaign).is_some() {
        return Err(Refusal::CampaignExists { campaign: opened.campaign.clone() });
    }
    if opened.due < opened.opens {
        return Err(Refusal::Order { earlier: "opens", later: "due" });
    }
    let known = state
        .rulebooks
        .iter()
        .any(|published| published.rulebook().election(&opened.election).is_some());
    if known { Ok(()) } else { Err(Refusal::UnknownElection { election: opened.election.clone() }) }
}

fn open_ceremony(state: &State, code: &CampaignCode, name: &str) -> Result<(), Refusal> {
    let unknown = || Refusal::UnknownCeremony { name: name.to_owned() };
    let ceremony = campaign(state, code)?.ceremony(name).ok_or_else(unknown)?;
    match ceremony.held_on {
        Some(on) => Err(Refusal::CeremonyHeld { name: name.to_owned(), on }),
        None => Ok(()),
    }
}

/// Facts about somebody who is enrolled.
fn admit_about(
    state: &State,
    author: &Author<'_>,
    slot: Slot,
    fact: &Fact,
    today: Date,
) -> Result<(), Refusal> {
    let person = state.people.get(slot);
    match fact {
        Fact::IdentifierAdded(added) => free(state, &added.identifier),
        Fact::IdentifierEnded(ended) => {
            let mut held = person.identifiers.iter().filter(|held| held.until.is_none());
            if held.any(|held| held.identifier == ended.identifier) {
                Ok(())
            } else {
                Err(Refusal::NotHeld { what: "identifier" })
            }
        }
        Fact::KeyBound(bound) => admit_key(state, bound),
        Fact::KeyEnded(ended) => {
            let mut held = person.keys.iter().filter(|held| held.until.is_none());
            if held.any(|held| held.id == ended.key) {
                Ok(())
            } else {
                Err(Refusal::NotHeld { what: "key" })
            }
        }
        Fact::PersonDeparted(_) if person.departure.is_some() => Err(Refusal::Departed),
        Fact::PactSigned(signed) => admit_signature(state, author, person, signed, today),
        Fact::PactRefused(refused) => {
            let campaign = campaign(state, &refused.campaign)?;
            not_signed(state, person, campaign)
        }
        Fact::PactExcused(excused) => {
            let campaign = campaign(state, &excused.campaign)?;
            not_signed(state, person, campaign)
        }
        Fact::SignatureVoided(voided) => {
            let signed = |act| matches!(act, PactAct::Signed(_));
            let mut facts = person.pacts.iter();
            match facts.find(|fact| fact.entry == voided.entry && signed(fact.act)) {
                Some(fact) if voided.on < fact.on => {
                    Err(Refusal::Order { earlier: "signed_on", later: "on" })
                }
                Some(fact) if fact.voided.is_none() => Ok(()),
                _ => Err(Refusal::NotCorrectable { entry: voided.entry }),
            }
        }
        Fact::AttendanceRecorded(attended) => {
            let name = &attended.ceremony;
            match campaign(state, &attended.campaign)?.ceremony(name) {
                None => Err(Refusal::UnknownCeremony { name: name.clone() }),
                Some(_) => Ok(()),
            }
        }
        Fact::Corrected(corrected) => admit_correction(state, author, person, corrected, today),
        fact => case::admit(state, author, person, fact, today),
    }
}

fn admit_key(state: &State, bound: &KeyBound) -> Result<(), Refusal> {
    let key = bound.public_key.id();
    if state.public_key(&key).is_some() { Err(Refusal::KeyTaken { key }) } else { Ok(()) }
}

fn admit_signature(
    state: &State,
    author: &Author<'_>,
    person: &Person,
    signed: &PactSigned,
    today: Date,
) -> Result<(), Refusal> {
    let campaign = campaign(state, &signed.campaign)?;
    if signed.text_hash != campaign.text_hash {
        return Err(Refusal::OtherText { found: signed.text_hash });
    }
    let (opens, closed) = (campaign.opened.opens, campaign.closed_on);
    if signed.signed_on < opens || closed.is_some_and(|closed| closed < signed.signed_on) {
        return Err(Refusal::NotOpen { date: signed.signed_on, opens, closed });
    }
    match author {
        Author::Person(slot) => {
            let holder = state.people.get(*slot);
            if holder.id != person.id {
                return Err(Refusal::OtherPerson);
            }
            let usable = holder.keys.iter().any(|held| {
                held.from <= signed.signed_on
                    && held.until.is_none_or(|until| signed.signed_on < until && today < until)
            });
            if !usable {
                return Err(Refusal::KeyNotValid { date: signed.signed_on });
            }
        }
        Author::Officer(_) if signed.method == Method::OwnKey => return Err(Refusal::NotOwnKey),
        Author::Officer(_) if signed.scan.is_none() => return Err(Refusal::NoScan),
        Author::Officer(_) => {}
    }
    not_signed(state, person, campaign)
}

/// Refuses when the person has a signature in the campaign that counts.
fn not_signed(state: &State, person: &Person, campaign: &Campaign) -> Result<(), Refusal> {
    let mut facts = state.people.pacts(person, &campaign.opened.campaign);
    let signed = facts.find(|fact| matches!(fact.act, PactAct::Signed(_)) && fact.voided.is_none());
    match signed {
        Some(fact) => Err(Refusal::AlreadySigned { entry: fact.entry }),
        None => Ok(()),
    }
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
    let of_roster = person.entry != entry
        && (person.profiles.iter().any(|held| held.entry == entry)
            || person.departure.as_ref().is_some_and(|departed| departed.entry == entry));
    if of_roster || person.pacts.iter().any(|fact| fact.entry == entry) {
        return Ok(());
    }
    let mut cases = person.cases.iter().filter_map(|held| state.cases.get(&held.case));
    match cases.find(|case| case.entries().max() == Some(entry)) {
        Some(case) => case::admit_correction(state, author, case, entry, today),
        None => Err(Refusal::NotCorrectable { entry }),
    }
}

/// Whether revoking this key would leave the ledger without an admin.
fn is_last_admin(state: &State, officer: &OfficerKey) -> bool {
    let admin = |key: &OfficerKey| {
        key.revoked_on.is_none() && key.roles.iter().any(|held| held.role == Role::Admin)
    };
    admin(officer) && state.officers.iter().filter(|(_, key)| admin(key)).count() == 1
}

fn campaign<'a>(state: &'a State, code: &CampaignCode) -> Result<&'a Campaign, Refusal> {
    let unknown = || Refusal::UnknownCampaign { campaign: code.clone() };
    state.campaigns.get(code).ok_or_else(unknown)
}

fn free(state: &State, identifier: &Identifier) -> Result<(), Refusal> {
    let holder = state.people.find_identifier(identifier).map(|slot| state.people.get(slot));
    let held = holder.is_some_and(|person| {
        person.identifiers.iter().any(|held| held.identifier == *identifier && held.until.is_none())
    });
    if held { Err(Refusal::IdentifierTaken) } else { Ok(()) }
}
