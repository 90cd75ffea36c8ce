//! Signing campaigns and the ceremonies around them.
//!
//! A ceremony (the spoken *ikrar*) and a signature (the *pakta integritas*) are different acts: who
//! attended has not signed, and representatives sign for nobody but themselves.

use serde::{Deserialize, Serialize};

use super::{
    EventError, Payload, impersonal, list, optional_public_line, public_line, public_paragraph,
};
use crate::codec::{Decode, Encode};
use crate::value::{AgencyCode, CampaignCode, Date, ElectionCode, EmploymentStatus};

/// Who is asked to sign. An empty list leaves that question open: nobody is left out by it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Audience {
    /// Only these agencies.
    pub agencies: Vec<AgencyCode>,
    /// Only these units.
    pub units: Vec<String>,
    /// Only these kinds of employment.
    pub statuses: Vec<EmploymentStatus>,
}

/// People were asked to sign a pact for an election.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CampaignOpened {
    /// The campaign's code, chosen by the agency.
    pub campaign: CampaignCode,
    /// The election that the pact is for.
    pub election: ElectionCode,
    /// What the campaign is called.
    pub title: String,
    /// The pact's text, whole. Its BLAKE3 hash is what is signed.
    pub text: String,
    /// Who is asked.
    #[serde(default)]
    pub audience: Audience,
    /// First day on which a signature counts.
    pub opens: Date,
    /// Last day on which a signature is in time.
    pub due: Date,
}

impl Payload for CampaignOpened {
    fn check(&self) -> Result<(), EventError> {
        impersonal("campaign", self.campaign.as_str())?;
        public_line("title", &self.title)?;
        public_paragraph("text", &self.text)?;
        list("agencies", &self.audience.agencies, AUDIENCE_MAX)?;
        let agencies = &self.audience.agencies;
        agencies.iter().try_for_each(|agency| impersonal("agencies", agency.as_str()))?;
        list("units", &self.audience.units, AUDIENCE_MAX)?;
        list("statuses", &self.audience.statuses, AUDIENCE_MAX)?;
        self.audience.units.iter().try_for_each(|unit| public_line("units", unit))
    }
}

/// A campaign ended: nothing signed after this day counts.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CampaignClosed {
    /// The campaign.
    pub campaign: CampaignCode,
    /// Its last day.
    pub on: Date,
    /// Why.
    pub reason: String,
}

impl Payload for CampaignClosed {
    fn check(&self) -> Result<(), EventError> {
        public_line("reason", &self.reason)
    }
}

/// A ceremony was announced.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CeremonyScheduled {
    /// The campaign it belongs to.
    pub campaign: CampaignCode,
    /// The ceremony's name, unique within the campaign.
    pub ceremony: String,
    /// The day it is planned for.
    pub planned_on: Date,
    /// Where.
    #[serde(default)]
    pub place: String,
}

impl Payload for CeremonyScheduled {
    fn check(&self) -> Result<(), EventError> {
        public_line("ceremony", &self.ceremony)?;
        optional_public_line("place", &self.place)
    }
}

/// A ceremony was put off.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CeremonyPostponed {
    /// The campaign.
    pub campaign: CampaignCode,
    /// The ceremony.
    pub ceremony: String,
    /// The day of the announcement.
    pub announced_on: Date,
    /// The new day, when it is known.
    #[serde(default)]
    pub planned_on: Option<Date>,
    /// Why.
    pub reason: String,
}

impl Payload for CeremonyPostponed {
    fn check(&self) -> Result<(), EventError> {
        public_line("ceremony", &self.ceremony)?;
        public_line("reason", &self.reason)
    }
}

/// A ceremony took place. Offices are named, with the capacity (Pj, Plt, Plh), not people.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CeremonyHeld {
    /// The campaign.
    pub campaign: CampaignCode,
    /// The ceremony.
    pub ceremony: String,
    /// The day.
    pub held_on: Date,
    /// The office that read the *ikrar*.
    #[serde(default)]
    pub reader: String,
    /// The office that led the ceremony.
    #[serde(default)]
    pub leader: String,
    /// Offices that witnessed it.
    #[serde(default)]
    pub witnesses: Vec<String>,
    /// How many people were said to declare: a claim, not a count of signatures.
    #[serde(default)]
    pub claimed_attendance: Option<u32>,
}

impl Payload for CeremonyHeld {
    fn check(&self) -> Result<(), EventError> {
        public_line("ceremony", &self.ceremony)?;
        optional_public_line("reader", &self.reader)?;
        optional_public_line("leader", &self.leader)?;
        list("witnesses", &self.witnesses, AUDIENCE_MAX)?;
        self.witnesses.iter().try_for_each(|witness| public_line("witnesses", witness))
    }
}

/// A ceremony will not take place.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CeremonyCancelled {
    /// The campaign.
    pub campaign: CampaignCode,
    /// The ceremony.
    pub ceremony: String,
    /// The day of the announcement.
    pub announced_on: Date,
    /// Why.
    pub reason: String,
}

impl Payload for CeremonyCancelled {
    fn check(&self) -> Result<(), EventError> {
        public_line("ceremony", &self.ceremony)?;
        public_line("reason", &self.reason)
    }
}

const AUDIENCE_MAX: usize = 1024;
