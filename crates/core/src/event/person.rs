//! People: identity, post, keys, service and leave, and corrections of what was recorded of them.

use serde::{Deserialize, Serialize};

use super::{EventError, Payload, line, list, optional_line};
use crate::codec::{Decode, Encode};
use crate::macros::vocabulary;
use crate::value::{
    AgencyCode, Date, EmploymentStatus, Grade, Identifier, KeyId, PersonId, PublicKey, Seq,
};

/// Who somebody is at work; changes as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Full name with titles, as in the roster.
    pub name: String,
    /// Kind of employment.
    pub status: EmploymentStatus,
    /// The agency (*instansi*).
    pub agency: AgencyCode,
    /// The unit within it (*unit kerja*).
    pub unit: String,
    /// The position (*jabatan*); may be empty.
    #[serde(default)]
    pub position: String,
    /// The grade (*golongan*), for those who have one.
    #[serde(default)]
    pub grade: Option<Grade>,
}

impl Profile {
    fn check(&self) -> Result<(), EventError> {
        line("name", &self.name)?;
        line("unit", &self.unit)?;
        optional_line("position", &self.position)
    }
}

/// A person was entered in the roster.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonEnrolled {
    /// The person's id in this ledger, random.
    pub person: PersonId,
    /// Numbers the person is known by, at least one.
    pub identifiers: Vec<Identifier>,
    /// Name and post.
    pub profile: Profile,
    /// From when the profile holds.
    pub from: Date,
}

impl Payload for PersonEnrolled {
    fn check(&self) -> Result<(), EventError> {
        list("identifiers", &self.identifiers, IDENTIFIERS_MAX)?;
        self.profile.check()
    }
}

/// A person's name or post changed.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileChanged {
    /// The person.
    pub person: PersonId,
    /// The new profile, whole.
    pub profile: Profile,
    /// From when it holds.
    pub from: Date,
}

impl Payload for ProfileChanged {
    fn check(&self) -> Result<(), EventError> {
        self.profile.check()
    }
}

/// A person got a further number, for example a NIP after an NI PPPK.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IdentifierAdded {
    /// The person.
    pub person: PersonId,
    /// The number.
    pub identifier: Identifier,
    /// From when it holds.
    pub from: Date,
}

impl Payload for IdentifierAdded {
    fn check(&self) -> Result<(), EventError> {
        Ok(())
    }
}

/// A number is no longer the person's.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IdentifierEnded {
    /// The person.
    pub person: PersonId,
    /// The number.
    pub identifier: Identifier,
    /// From when it no longer holds.
    pub on: Date,
    /// Why.
    pub reason: String,
}

impl Payload for IdentifierEnded {
    fn check(&self) -> Result<(), EventError> {
        line("reason", &self.reason)
    }
}

/// A registrar saw that a key is the person's own.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyBound {
    /// The person.
    pub person: PersonId,
    /// The person's public key.
    pub public_key: PublicKey,
    /// From when signatures with it count as the person's.
    pub from: Date,
}

impl Payload for KeyBound {
    fn check(&self) -> Result<(), EventError> {
        Ok(())
    }
}

/// A person's key is no longer to be trusted.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyEnded {
    /// The person.
    pub person: PersonId,
    /// The key.
    pub key: KeyId,
    /// From when it no longer counts.
    pub on: Date,
    /// Why.
    pub reason: String,
}

impl Payload for KeyEnded {
    fn check(&self) -> Result<(), EventError> {
        line("reason", &self.reason)
    }
}

vocabulary! {
    /// Why somebody left.
    pub enum Departure {
        /// Reached the age of retirement.
        Retired = 1 "retired",
        /// Left at the own request.
        Resigned = 2 "resigned",
        /// Moved to an agency outside this ledger.
        Moved = 3 "moved",
        /// The contract ended.
        ContractEnded = 4 "contract-ended",
        /// Was dismissed for a reason outside this ledger.
        Dismissed = 5 "dismissed",
        /// Died.
        Died = 6 "died",
    }
}

/// A person left the service.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonDeparted {
    /// The person.
    pub person: PersonId,
    /// Why.
    pub reason: Departure,
    /// First day out of service.
    pub on: Date,
}

impl Payload for PersonDeparted {
    fn check(&self) -> Result<(), EventError> {
        Ok(())
    }
}

/// Two records are of one person: everything of the one belongs to the other from here on, and
/// both ids mean that other.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonMerged {
    /// The record that goes on: in its list everybody sees that the other one belongs to it.
    pub person: PersonId,
    /// The record that ends.
    pub merged: PersonId,
    /// How it is known that both are one.
    pub reason: String,
}

impl Payload for PersonMerged {
    fn check(&self) -> Result<(), EventError> {
        line("reason", &self.reason)
    }
}

/// An enrolment should never have been.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonWithdrawn {
    /// The person.
    pub person: PersonId,
    /// Why.
    pub reason: String,
}

impl Payload for PersonWithdrawn {
    fn check(&self) -> Result<(), EventError> {
        line("reason", &self.reason)
    }
}

vocabulary! {
    /// Why somebody is back in service.
    pub enum Return {
        /// A new contract began.
        NewContract = 1 "new-contract",
        /// Was transferred back from an agency outside this ledger.
        TransferredBack = 2 "transferred-back",
        /// Was appointed again.
        Reappointed = 3 "reappointed",
    }
}

/// A person who had left is in service again.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonReturned {
    /// The person.
    pub person: PersonId,
    /// Why.
    pub reason: Return,
    /// First day back in service.
    pub from: Date,
}

impl Payload for PersonReturned {
    fn check(&self) -> Result<(), EventError> {
        Ok(())
    }
}

vocabulary! {
    /// Kinds of leave (PP 11/2017 Ps 310).
    pub enum LeaveKind {
        /// Leave outside state employ (*cuti di luar tanggungan negara*).
        OutsideStateEmploy = 1 "outside-state-employ",
        /// Annual leave (*cuti tahunan*).
        Annual = 2 "annual",
        /// Long leave (*cuti besar*).
        Long = 3 "long",
        /// Sick leave (*cuti sakit*).
        Sick = 4 "sick",
        /// Maternity leave (*cuti melahirkan*).
        Maternity = 5 "maternity",
        /// Leave for an important reason (*cuti karena alasan penting*).
        ImportantReason = 6 "important-reason",
    }
}

/// A person is on leave for some time.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeaveGranted {
    /// The person.
    pub person: PersonId,
    /// Which kind.
    pub leave: LeaveKind,
    /// First day of leave.
    pub from: Date,
    /// First day back at work; absent while it is not known.
    #[serde(default)]
    pub until: Option<Date>,
}

impl Payload for LeaveGranted {
    fn check(&self) -> Result<(), EventError> {
        Ok(())
    }
}

/// A leave whose end was not known, or lay later, ended.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeaveEnded {
    /// The person.
    pub person: PersonId,
    /// The entry that granted the leave.
    pub entry: Seq,
    /// First day back at work.
    pub on: Date,
}

impl Payload for LeaveEnded {
    fn check(&self) -> Result<(), EventError> {
        Ok(())
    }
}

/// What an entry began, a key's validity or a time of service, began on an earlier day than the
/// entry says.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FirstDayMoved {
    /// The person.
    pub person: PersonId,
    /// The entry that bound the key, or enrolled the person or brought the person back.
    pub entry: Seq,
    /// The first day as it should have been.
    pub from: Date,
    /// Why, and how it is known.
    pub reason: String,
}

impl Payload for FirstDayMoved {
    fn check(&self) -> Result<(), EventError> {
        line("reason", &self.reason)
    }
}

/// An earlier entry about the person was a mistake: it stays visible and counts no more.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Corrected {
    /// The person.
    pub person: PersonId,
    /// Sequence number of the mistaken entry.
    pub entry: Seq,
    /// What was wrong with it.
    pub reason: String,
}

impl Payload for Corrected {
    fn check(&self) -> Result<(), EventError> {
        line("reason", &self.reason)
    }
}

const IDENTIFIERS_MAX: usize = 8;
