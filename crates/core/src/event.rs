//! What happened: an [`Event`] is a plain fact of the domain, in the past tense.
//!
//! An event's bytes are one version byte and the canonical encoding of that version's type
//! (`docs/FORMATS.md`, section 2). The bytes that were signed are the bytes that are kept: nothing
//! is encoded again to be verified.
//!
//! All kinds stand in one table below, in families: a room that folds or admits facts matches its
//! own family to the last kind. A kind that grows gets a new number and a type of its own, and its
//! older form a row that says to what it is lifted on reading.

pub mod campaign;
pub mod case;
mod facts;
pub mod ledger;
pub mod officer;
pub mod pact;
mod payload;
pub mod person;
pub mod rules;

use crate::codec::{self, CodecError, Decode, Encode};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::macros::vocabulary;
use crate::value::{Date, EventId, PersonId};

use campaign::{
    CampaignClosed, CampaignOpened, CeremonyCancelled, CeremonyHeld, CeremonyPostponed,
    CeremonyScheduled,
};
use case::{CaseDecided, CaseReported, DecisionProposed, StepTaken};
use facts::facts;
use ledger::{LedgerCreated, LogKeyAnnounced, Restored};
use officer::{OfficerEnrolled, OfficerRevoked};
use pact::{AttendanceRecorded, PactExcused, PactRefused, PactSigned, SignatureVoided};
use person::{
    Corrected, FirstDayMoved, IdentifierAdded, IdentifierEnded, KeyBound, KeyEnded, LeaveEnded,
    LeaveGranted, PersonDeparted, PersonEnrolled, PersonMerged, PersonReturned, PersonWithdrawn,
    ProfileChanged,
};
use rules::{HolidaysPublished, RulebookPublished};

/// A fact and the author's name for it.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Serialize, Deserialize)]
pub struct Event {
    /// Chosen at random by the author; recording the same id twice records once.
    pub id: EventId,
    /// What happened.
    #[serde(flatten)]
    pub fact: Fact,
}

/// An event as its bytes have it, which may be of an older form.
#[derive(Encode, Decode)]
struct Stored {
    id: EventId,
    fact: StoredFact,
}

vocabulary! {
    /// What an entry in clear is about; each has a list.
    pub enum Topic {
        /// The ledger itself, its keys, its officers.
        Officers "officers",
        /// Rulebooks and days off.
        Rulebooks "rulebooks",
        /// Campaigns with their texts.
        Campaigns "campaigns",
        /// Ceremonies.
        Ceremonies "ceremonies",
    }
}

/// What an event is about: the person whose data key seals it, or everybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// Public by nature: kept in a clear body, and listed under this topic.
    Public(Topic),
    /// About this person: sealed under the person's data key.
    Person(PersonId),
    /// About whoever holds the author's key: a person who signs offline knows only that.
    Author,
}

impl Event {
    /// The bytes that are signed and kept.
    ///
    /// # Errors
    /// When they would exceed [`EVENT_BYTES_MAX`].
    pub fn to_bytes(&self) -> Result<Vec<u8>, EventError> {
        let mut bytes = vec![EVENT_VERSION];
        bytes.extend_from_slice(&codec::encode(self));
        if bytes.len() > EVENT_BYTES_MAX {
            return Err(EventError::TooLarge(bytes.len()));
        }
        Ok(bytes)
    }

    /// Reads an event of any known version.
    ///
    /// # Errors
    /// An [`EventError`] that says which rule the bytes break.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, EventError> {
        if bytes.len() > EVENT_BYTES_MAX {
            return Err(EventError::TooLarge(bytes.len()));
        }
        let Stored { id, fact } = match bytes.split_first() {
            None => return Err(EventError::Empty),
            Some((&EVENT_VERSION, rest)) => codec::decode(rest)?,
            Some((&version, _)) => return Err(EventError::UnknownVersion(version)),
        };
        Ok(Self { id, fact: fact.into() })
    }
}

facts! {
    /// The ledger itself.
    Ledger: LedgerFact {
        1 "ledger-created" LedgerCreated, everybody(Officers), by(Admin), past();
        6 "log-key-announced" LogKeyAnnounced, everybody(Officers), by(Admin), past();
        7 "restored" Restored, everybody(Officers), by(Admin), past();
    }

    /// Officers and their keys.
    Officer: OfficerFact {
        2 "officer-enrolled" OfficerEnrolled, everybody(Officers), by(Admin), past();
        3 "officer-revoked" OfficerRevoked, everybody(Officers), by(Admin), past(on);
    }

    /// The rules by which is judged.
    Rules: RulesFact {
        4 "rulebook-published" RulebookPublished, everybody(Rulebooks), by(Admin), past();
        5 "holidays-published" HolidaysPublished, everybody(Rulebooks), by(Admin), past();
    }

    /// People: identity, post, keys, service and leave, corrections.
    Person: PersonFact {
        10 "person-enrolled" PersonEnrolled, person, by(Registrar), past();
        11 "profile-changed" ProfileChanged, person, by(Registrar), past();
        12 "identifier-added" IdentifierAdded, person, by(Registrar), past();
        13 "identifier-ended" IdentifierEnded, person, by(Registrar), past(on);
        14 "key-bound" KeyBound, person, by(Registrar), past();
        15 "key-ended" KeyEnded, person, by(Registrar), past(on);
        16 "person-departed" PersonDeparted, person, by(Registrar), past();
        17 "corrected" Corrected, person, by(Registrar, Examiner, Decider), past();
        18 "person-merged" PersonMerged, person, by(Registrar), past();
        19 "person-withdrawn" PersonWithdrawn, person, by(Registrar), past();
        50 "person-returned" PersonReturned, person, by(Registrar), past();
        51 "leave-granted" LeaveGranted, person, by(Registrar), past();
        52 "leave-ended" LeaveEnded, person, by(Registrar), past();
        53 "first-day-moved" FirstDayMoved, person, by(Registrar), past();
    }

    /// Signing campaigns and their ceremonies.
    Campaign: CampaignFact {
        20 "campaign-opened" CampaignOpened, everybody(Campaigns), by(Admin, Registrar), past();
        21 "campaign-closed" CampaignClosed, everybody(Campaigns), by(Admin, Registrar), past(on);
        22 "ceremony-scheduled" CeremonyScheduled, everybody(Ceremonies), by(Admin, Registrar),
            past();
        23 "ceremony-postponed" CeremonyPostponed, everybody(Ceremonies), by(Admin, Registrar),
            past(announced_on);
        24 "ceremony-held" CeremonyHeld, everybody(Ceremonies), by(Admin, Registrar), past(held_on);
        25 "ceremony-cancelled" CeremonyCancelled, everybody(Ceremonies), by(Admin, Registrar),
            past(announced_on);
    }

    /// What people did about a pact.
    Pact: PactFact {
        30 "pact-signed" PactSigned, signer, by(Registrar), past(signed_on);
        31 "pact-refused" PactRefused, person, by(Registrar), past(refused_on);
        32 "pact-excused" PactExcused, person, by(Registrar), past(excused_on);
        33 "signature-voided" SignatureVoided, person, by(Registrar), past(on);
        34 "attendance-recorded" AttendanceRecorded, person, by(Registrar), past(attended_on);
    }

    /// Violation cases.
    Case: CaseFact {
        40 "case-reported" CaseReported, person, by(Examiner, Overseer),
            past(acted_on, known_on, received_on);
        41 "decision-proposed" DecisionProposed, person, by(Examiner, Decider), past(proposed_on);
        42 "case-decided" CaseDecided, person, by(Decider), past(decided_on);
        43 "step-taken" StepTaken, person, by(Examiner, Decider, Overseer), past(on);
    }
}

/// Why bytes are no event.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum EventError {
    /// The bytes are not the encoding of an event.
    Codec(#[from] CodecError),
    /// There are no bytes.
    Empty,
    /// The event exceeds [`EVENT_BYTES_MAX`].
    TooLarge(usize),
    /// The version byte is of no version that this program knows.
    UnknownVersion(u8),
}

/// The version that is written.
pub const EVENT_VERSION: u8 = 1;
/// The largest event, in bytes: evidence is kept outside and bound by its hash.
pub const EVENT_BYTES_MAX: usize = 60 * 1024;

#[cfg(test)]
mod tests;
