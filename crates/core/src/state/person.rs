//! One person, as the entries so far have it.

use crate::codec::{Decode, Encode};
use crate::event::pact::{Attendance, Method};
use crate::event::person::Departure;
use crate::value::{
    CaseId, Date, EmploymentStatus, Grade, Identifier, KeyId, PersonId, PublicKey, Seq,
};

/// What is known about one person.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Person {
    /// The id in this ledger.
    pub id: PersonId,
    /// The entry that enrolled the person.
    pub entry: Seq,
    /// Numbers, current and ended, in the order of recording.
    pub identifiers: Vec<HeldIdentifier>,
    /// Name and post over time, in the order of recording.
    pub profiles: Vec<HeldProfile>,
    /// Keys, current and ended.
    pub keys: Vec<HeldKey>,
    /// When and why the person left.
    pub departure: Option<Departed>,
    /// Signatures, refusals and excuses.
    pub pacts: Vec<HeldPact>,
    /// Cases in which the person is accused.
    pub cases: Vec<HeldCase>,
    /// Ceremonies at which the person was seen.
    pub attended: Vec<Attended>,
    /// All entries about the person that count or counted, corrected ones too, in their order.
    pub entries: Vec<Seq>,
}

/// A number that a person has or had.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct HeldIdentifier {
    /// The number.
    pub identifier: Identifier,
    /// From when it holds.
    pub from: Date,
    /// From when it no longer holds.
    pub until: Option<Date>,
}

/// A profile and from when it holds; the texts that many share are kept once.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct HeldProfile {
    /// The entry that recorded it.
    pub entry: Seq,
    /// From when it holds.
    pub from: Date,
    pub(super) name: String,
    pub(super) status: EmploymentStatus,
    pub(super) agency: u32,
    pub(super) unit: u32,
    pub(super) position: u32,
    pub(super) grade: Option<Grade>,
}

/// A key that a person has or had.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct HeldKey {
    /// The entry that bound it.
    pub entry: Seq,
    /// The key's id.
    pub id: KeyId,
    /// The public key.
    pub key: PublicKey,
    /// From when signatures with it count.
    pub from: Date,
    /// From when they no longer count.
    pub until: Option<Date>,
}

/// A case about a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct HeldCase {
    /// The entry that reported it.
    pub entry: Seq,
    /// The case.
    pub case: CaseId,
}

/// That a person was at a ceremony. It is no signature, whatever was spoken there.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Attended {
    /// The entry that recorded it.
    pub entry: Seq,
    /// The campaign that the ceremony belongs to.
    pub(super) campaign: u32,
    pub(super) ceremony: u32,
    /// The day.
    pub on: Date,
    /// In what way.
    pub attendance: Attendance,
}

/// A departure.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Departed {
    /// The entry that recorded it.
    pub entry: Seq,
    /// First day out of service.
    pub on: Date,
    /// Why.
    pub reason: Departure,
}

/// What a person did about a pact, as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct HeldPact {
    /// The entry that recorded it.
    pub entry: Seq,
    /// In which campaign.
    pub(super) campaign: u32,
    /// The day.
    pub on: Date,
    /// What happened.
    pub act: PactAct,
    /// Since when a signature counts no more, and the entry that says so.
    pub voided: Option<(Date, Seq)>,
}

/// What a person did about a pact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub enum PactAct {
    /// Signed it.
    Signed(Method),
    /// Declined to sign.
    Refused,
    /// Need not sign.
    Excused,
}

impl HeldProfile {
    /// Kind of employment.
    pub fn status(&self) -> EmploymentStatus {
        self.status
    }
}

impl Person {
    /// Stands where a snapshot does not give the person who was there.
    pub(super) fn unreadable() -> Self {
        let from = Date::from_epoch_days(0).expect("1970 is a year of the calendar");
        let profile = HeldProfile {
            entry: Seq::FIRST,
            from,
            name: String::new(),
            status: EmploymentStatus::NonAsn,
            agency: u32::MAX,
            unit: u32::MAX,
            position: u32::MAX,
            grade: None,
        };
        Self {
            id: PersonId::from_bytes([0; 16]),
            entry: Seq::FIRST,
            identifiers: Vec::new(),
            profiles: vec![profile],
            keys: Vec::new(),
            departure: None,
            pacts: Vec::new(),
            cases: Vec::new(),
            attended: Vec::new(),
            entries: Vec::new(),
        }
    }

    /// The profile that holds on `date`: of those that have begun by then the newest, else the
    /// first that was recorded.
    pub fn profile_on(&self, date: Date) -> &HeldProfile {
        let begun = self.profiles.iter().filter(|held| held.from <= date);
        begun
            .max_by_key(|held| (held.from, held.entry))
            .or_else(|| self.profiles.first())
            .expect("a person is enrolled with a profile")
    }

    /// The numbers that have not ended by `date`.
    pub fn identifiers_on(&self, date: Date) -> impl Iterator<Item = &Identifier> {
        let held = self.identifiers.iter();
        held.filter(move |held| held.until.is_none_or(|until| date < until))
            .map(|held| &held.identifier)
    }

    pub(super) fn correct(&mut self, mistaken: Seq) {
        self.profiles.retain(|held| held.entry != mistaken);
        self.pacts.retain(|fact| fact.entry != mistaken);
        self.cases.retain(|held| held.entry != mistaken);
        self.departure.take_if(|departed| departed.entry == mistaken);
    }
}
