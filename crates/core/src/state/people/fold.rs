//! What each fact changes about a person.

use super::{People, Slot, identifier_hash};
use crate::event::pact::PactSigned;
use crate::event::person::{PersonEnrolled, Profile};
use crate::event::{CaseFact, PactFact, PersonFact};
use crate::state::person::{
    Attended, Gone, HeldCase, HeldIdentifier, HeldKey, HeldPact, HeldProfile, Moved, PactAct,
    Person,
};
use crate::state::service::{Departed, Leave, Service};
use crate::value::{CampaignCode, Date, Digest, Seq};

impl People {
    /// Notes an entry about the person at `slot`.
    pub(in crate::state) fn note(&mut self, slot: Slot, entry: Seq) {
        self.get_mut(slot).entries.push(entry);
    }

    /// Folds a fact about the person at `slot`, or an enrolment, which has no slot yet.
    pub(in crate::state) fn fold(&mut self, entry: Seq, slot: Option<Slot>, fact: PersonFact) {
        match (slot, fact) {
            (None, PersonFact::PersonEnrolled(enrolled)) => self.enroll(entry, enrolled),
            (None, _) => {}
            (Some(slot), fact) => self.change(slot, entry, fact),
        }
    }

    /// Folds what the person at `slot` did about a pact.
    pub(in crate::state) fn fold_pact(&mut self, entry: Seq, slot: Option<Slot>, fact: PactFact) {
        let Some(slot) = slot else { return };
        match fact {
            PactFact::PactSigned(PactSigned { campaign, signed_on, method, scan, .. }) => {
                let act = PactAct::Signed(method);
                let pact = self.pact(entry, &campaign, signed_on, act);
                let scan = scan.as_ref().map_or(0, Digest::prefix);
                add(&mut self.get_mut(slot).pacts, HeldPact { scan, ..pact });
            }
            PactFact::PactRefused(refused) => {
                let pact =
                    self.pact(entry, &refused.campaign, refused.refused_on, PactAct::Refused);
                self.get_mut(slot).pacts.push(pact);
            }
            PactFact::PactExcused(excused) => {
                let pact =
                    self.pact(entry, &excused.campaign, excused.excused_on, PactAct::Excused);
                self.get_mut(slot).pacts.push(pact);
            }
            PactFact::SignatureVoided(voided) => {
                let acts = self.get_mut(slot).pacts.iter_mut();
                acts.filter(|act| act.entry == voided.entry)
                    .for_each(|act| act.voided = Some((voided.on, entry)));
            }
            PactFact::AttendanceRecorded(attended) => {
                let campaign = self.intern(attended.campaign.as_str());
                let ceremony = self.intern(&attended.ceremony);
                let (on, attendance) = (attended.attended_on, attended.attendance);
                let attended = Attended { entry, campaign, ceremony, on, attendance };
                self.get_mut(slot).attended.push(attended);
            }
        }
    }

    /// Folds what a case says of the person at `slot`.
    pub(in crate::state) fn fold_case(&mut self, entry: Seq, slot: Option<Slot>, fact: &CaseFact) {
        if let (Some(slot), CaseFact::CaseReported(reported)) = (slot, fact) {
            self.get_mut(slot).cases.push(HeldCase { entry, case: reported.case });
        }
    }

    fn enroll(&mut self, entry: Seq, enrolled: PersonEnrolled) {
        let PersonEnrolled { person, identifiers, profile, from } = enrolled;
        let held = |identifier| HeldIdentifier { identifier, from, until: None };
        let profile = self.hold(entry, from, profile);
        let mut entries = Vec::with_capacity(ENTRIES_USUAL);
        entries.push(entry);
        self.push(Person {
            id: person,
            entry,
            identifiers: identifiers.into_iter().map(held).collect(),
            profiles: vec![profile],
            keys: Vec::new(),
            service: vec![Service { entry, from, ended: None }],
            leaves: Vec::new(),
            pacts: Vec::new(),
            struck: Vec::new(),
            cases: Vec::new(),
            attended: Vec::new(),
            entries,
            moves: Vec::new(),
            other_ids: Vec::new(),
            gone: None,
        });
    }

    fn change(&mut self, slot: Slot, entry: Seq, fact: PersonFact) {
        match fact {
            PersonFact::PersonEnrolled(_) => {}
            PersonFact::ProfileChanged(changed) => {
                let profile = self.hold(entry, changed.from, changed.profile);
                self.get_mut(slot).profiles.push(profile);
            }
            PersonFact::IdentifierAdded(added) => {
                self.by_identifier.insert(identifier_hash(&added.identifier), slot.0.into());
                let (identifier, from) = (added.identifier, added.from);
                let held = HeldIdentifier { identifier, from, until: None };
                self.get_mut(slot).identifiers.push(held);
            }
            PersonFact::IdentifierEnded(ended) => {
                let held = self.get_mut(slot).identifiers.iter_mut();
                held.filter(|held| held.identifier == ended.identifier && held.until.is_none())
                    .for_each(|held| held.until = Some(ended.on));
            }
            PersonFact::KeyBound(bound) => {
                let (id, key) = (bound.public_key.id(), bound.public_key);
                self.by_key.insert(id.prefix(), slot.0.into());
                let held = HeldKey { entry, id, key, from: bound.from, until: None };
                add(&mut self.get_mut(slot).keys, held);
            }
            PersonFact::KeyEnded(ended) => {
                let held = self.get_mut(slot).keys.iter_mut();
                held.filter(|held| held.id == ended.key && held.until.is_none())
                    .for_each(|held| held.until = Some(ended.on));
            }
            PersonFact::PersonDeparted(departed) => {
                let departed = Departed { entry, on: departed.on, reason: departed.reason };
                if let Some(service) = self.get_mut(slot).service.last_mut() {
                    service.ended = Some(departed);
                }
            }
            PersonFact::PersonReturned(returned) => {
                let service = Service { entry, from: returned.from, ended: None };
                self.get_mut(slot).service.push(service);
            }
            PersonFact::LeaveGranted(granted) => {
                let (kind, from, until) = (granted.leave, granted.from, granted.until);
                let leave = Leave { entry, kind, from, until, ended: None };
                self.get_mut(slot).leaves.push(leave);
            }
            PersonFact::LeaveEnded(ended) => {
                let leaves = self.get_mut(slot).leaves.iter_mut();
                leaves
                    .filter(|leave| leave.entry == ended.entry)
                    .for_each(|leave| leave.ended = Some((entry, ended.on)));
            }
            PersonFact::FirstDayMoved(moved) => {
                let person = self.get_mut(slot);
                if let Some(was) = person.first_day(moved.entry) {
                    person.moves.push(Moved { entry, of: moved.entry, was });
                    person.begin(moved.entry, moved.from);
                }
            }
            PersonFact::PersonMerged(merged) => self.merge(&merged.merged, entry, slot),
            PersonFact::PersonWithdrawn(_) => {
                self.get_mut(slot).gone = Some(Gone::Withdrawn { entry });
            }
            PersonFact::Corrected(corrected) => self.correct(slot, corrected.entry, entry),
        }
    }

    fn pact(&mut self, entry: Seq, campaign: &CampaignCode, on: Date, act: PactAct) -> HeldPact {
        let campaign = self.intern(campaign.as_str());
        HeldPact { entry, campaign, on, act, scan: 0, voided: None }
    }

    fn hold(&mut self, entry: Seq, from: Date, profile: Profile) -> HeldProfile {
        let Profile { name, status, agency, unit, position, grade } = profile;
        HeldProfile {
            entry,
            from,
            name,
            status,
            agency: self.intern(agency.as_str()),
            unit: self.intern(&unit),
            position: self.intern(&position),
            grade,
        }
    }
}

/// Adds to a list that seldom holds more than one: the first takes the room that it needs. A vector
/// would make room for four.
fn add<T>(list: &mut Vec<T>, item: T) {
    if list.is_empty() {
        list.reserve_exact(1);
    }
    list.push(item);
}

/// So many entries are about most people: enrolment, key, pact.
const ENTRIES_USUAL: usize = 3;
