//! The integrity pact (*pakta integritas*): signed, refused, excused, voided; and attendance.

use super::Subject;
use super::payload::payload;
use crate::macros::vocabulary;
use crate::value::{CampaignCode, Date, Digest, Line, LineOrNothing, PersonId, Seq};

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

payload! {
    /// A person signed a pact.
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
}

impl PactSigned {
    /// Who signed, as far as the fact itself says.
    pub(super) fn signer(&self) -> Subject {
        self.person.map_or(Subject::Author, Subject::Person)
    }
}

payload! {
    /// A person declined to sign: an administrative gap, not a violation.
    pub struct PactRefused {
        /// Who.
        pub person: PersonId,
        /// In which campaign.
        pub campaign: CampaignCode,
        /// The day.
        pub refused_on: Date,
        /// What was said; may be empty.
        #[serde(default)]
        pub note: LineOrNothing,
    }
}

payload! {
    /// A person need not sign, for example on unpaid leave (CLTN).
    pub struct PactExcused {
        /// Who.
        pub person: PersonId,
        /// In which campaign.
        pub campaign: CampaignCode,
        /// The day of the excuse.
        pub excused_on: Date,
        /// Why.
        pub reason: Line,
    }
}

payload! {
    /// A recorded signature turned out not to be valid: the pact is open again.
    pub struct SignatureVoided {
        /// Whose.
        pub person: PersonId,
        /// Sequence number of the entry that recorded the signature.
        pub entry: Seq,
        /// From this day on.
        pub on: Date,
        /// Why.
        pub reason: Line,
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

payload! {
    /// A person attended a ceremony. It is no signature, whatever was spoken there.
    pub struct AttendanceRecorded {
        /// Who.
        pub person: PersonId,
        /// The campaign that the ceremony belongs to.
        pub campaign: CampaignCode,
        /// The ceremony.
        pub ceremony: Line,
        /// The day.
        pub attended_on: Date,
        /// In what way.
        pub attendance: Attendance,
    }
}
