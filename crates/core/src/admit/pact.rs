//! What people do about a pact.

use super::authority::Author;
use super::campaign;
use super::person;
use super::refusal::Refusal;
use crate::event::PactFact;
use crate::event::pact::{Method, PactSigned};
use crate::state::State;
use crate::state::campaigns::{Campaign, Ceremony};
use crate::state::person::{HeldPact, PactAct, Person};
use crate::value::{Date, Seq};

pub(super) fn admit(
    state: &State,
    author: &Author<'_>,
    person: &Person,
    fact: &PactFact,
    today: Date,
) -> Result<(), Refusal> {
    match fact {
        PactFact::PactSigned(signed) => admit_signature(state, author, person, signed, today),
        PactFact::PactRefused(refused) => {
            not_signed(state, person, campaign::find(state, &refused.campaign)?)
        }
        PactFact::PactExcused(excused) => {
            not_signed(state, person, campaign::find(state, &excused.campaign)?)
        }
        PactFact::SignatureVoided(voided) => {
            let signed = |act| matches!(act, PactAct::Signed(_));
            let mut acts = person.pacts.iter();
            match acts.find(|act| act.entry == voided.entry && signed(act.act)) {
                Some(act) if voided.on < act.on => {
                    Err(Refusal::Order { earlier: "signed_on", later: "on" })
                }
                Some(act) if act.voided.is_none() => Ok(()),
                _ => Err(Refusal::NotCorrectable { entry: voided.entry }),
            }
        }
        PactFact::AttendanceRecorded(attended) => {
            let name = &attended.ceremony;
            match campaign::find(state, &attended.campaign)?.ceremony(name) {
                None => Err(Refusal::UnknownCeremony { name: name.to_string() }),
                Some(Ceremony { cancelled_on: Some(on), .. }) => {
                    Err(Refusal::CeremonyCancelled { name: name.to_string(), on: *on })
                }
                Some(_) => Ok(()),
            }
        }
    }
}

fn admit_signature(
    state: &State,
    author: &Author<'_>,
    person: &Person,
    signed: &PactSigned,
    today: Date,
) -> Result<(), Refusal> {
    let campaign = campaign::find(state, &signed.campaign)?;
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
    person::in_service(person, signed.signed_on)?;
    if let Some(entry) = state.people.taken_back(person, signed) {
        return Err(Refusal::TakenBack { entry });
    }
    not_signed(state, person, campaign)
}

/// A voiding that is taken back makes its signature count again: no other may count by then.
pub(super) fn admit_correction(person: &Person, mistaken: Seq) -> Result<(), Refusal> {
    let voided = |fact: &&HeldPact| fact.voided.is_some_and(|(_, entry)| entry == mistaken);
    let Some(fact) = person.pacts.iter().find(voided) else { return Ok(()) };
    let signed = |other: &&HeldPact| other.counts() && other.is_of(fact);
    match person.pacts.iter().find(signed) {
        Some(other) => Err(Refusal::AlreadySigned { entry: other.entry }),
        None => Ok(()),
    }
}

/// Refuses when the person has a signature in the campaign that counts.
fn not_signed(state: &State, person: &Person, campaign: &Campaign) -> Result<(), Refusal> {
    let mut facts = state.people.pacts(person, &campaign.opened.campaign);
    match facts.find(|fact| fact.counts()) {
        Some(fact) => Err(Refusal::AlreadySigned { entry: fact.entry }),
        None => Ok(()),
    }
}
