//! What people do about a pact.

use super::authority::Author;
use super::campaign;
use super::refusal::Refusal;
use crate::event::PactFact;
use crate::event::pact::{Method, PactSigned};
use crate::state::State;
use crate::state::campaigns::Campaign;
use crate::state::person::{PactAct, Person};
use crate::value::Date;

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
                None => Err(Refusal::UnknownCeremony { name: name.clone() }),
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
