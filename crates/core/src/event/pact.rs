//! The integrity pact (*pakta integritas*): signed, refused, excused, voided; and attendance.

use serde::{Deserialize, Serialize};

use super::{EventError, Payload, Subject, line, optional_line};
use crate::codec::{Decode, Encode};
use crate::macros::vocabulary;
use crate::value::{CampaignCode, Date, Digest, PersonId, Seq};

vocabulary! {
    /// How a pact was signed.
    pub enum Method {
        /// With the person's own key: the event's author is the person.
        OwnKey = 1 "own-key",
        /// With ink on paper, witnessed by a registrar.
        WetInk = 2 "wet-ink",
        /// With a certified electronic signature (BSrE), seen by a registrar.
        Bsre = 3 "bsre",
        /// With a thumb print, witnessed by a registrar.
        Thumb = 4 "thumb",
        /// In an agency's own portal, taken over by a registrar.
        Portal = 5 "portal",
    }
}

/// A person signed a pact.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PactSigned {
    /// Who signed; absent when the author's own key tells it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// In which campaign.
    pub campaign: CampaignCode,
    /// BLAKE3 of the text that was signed.
    pub text_hash: Digest,
    /// The day of the signature.
    pub signed_on: Date,
    /// How.
    pub method: Method,
    /// BLAKE3 of the scan of the paper; needed unless the own key was used.
    #[serde(default)]
    pub scan: Option<Digest>,
}

impl PactSigned {
    /// Who signed, as far as the fact itself says.
    pub(super) fn signer(&self) -> Subject {
        self.person.map_or(Subject::Author, Subject::Person)
    }
}

impl Payload for PactSigned {
    fn check(&self) -> Result<(), EventError> {
        Ok(())
    }
}

/// A person declined to sign: an administrative gap, not a violation.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PactRefused {
    /// Who.
    pub person: PersonId,
    /// In which campaign.
    pub campaign: CampaignCode,
    /// The day.
    pub refused_on: Date,
    /// What was said; may be empty.
    #[serde(default)]
    pub note: String,
}

impl Payload for PactRefused {
    fn check(&self) -> Result<(), EventError> {
        optional_line("note", &self.note)
    }
}

/// A person need not sign, for example on unpaid leave (CLTN).
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PactExcused {
    /// Who.
    pub person: PersonId,
    /// In which campaign.
    pub campaign: CampaignCode,
    /// The day of the excuse.
    pub excused_on: Date,
    /// Why.
    pub reason: String,
}

impl Payload for PactExcused {
    fn check(&self) -> Result<(), EventError> {
        line("reason", &self.reason)
    }
}

/// A recorded signature turned out not to be valid: the pact is open again.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignatureVoided {
    /// Whose.
    pub person: PersonId,
    /// Sequence number of the entry that recorded the signature.
    pub entry: Seq,
    /// From this day on.
    pub on: Date,
    /// Why.
    pub reason: String,
}

impl Payload for SignatureVoided {
    fn check(&self) -> Result<(), EventError> {
        line("reason", &self.reason)
    }
}

vocabulary! {
    /// In what way somebody was at a ceremony.
    pub enum Attendance {
        /// For himself or herself.
        InPerson = 1 "in-person",
        /// For an office; the people of that office did not attend by it.
        AsRepresentative = 2 "as-representative",
    }
}

/// A person attended a ceremony. It is no signature, whatever was spoken there.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AttendanceRecorded {
    /// Who.
    pub person: PersonId,
    /// The campaign that the ceremony belongs to.
    pub campaign: CampaignCode,
    /// The ceremony.
    pub ceremony: String,
    /// The day.
    pub attended_on: Date,
    /// In what way.
    pub attendance: Attendance,
}

impl Payload for AttendanceRecorded {
    fn check(&self) -> Result<(), EventError> {
        line("ceremony", &self.ceremony)
    }
}
