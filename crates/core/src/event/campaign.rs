//! Signing campaigns and the ceremonies around them.
//!
//! A ceremony (the spoken *ikrar*) and a signature (the *pakta integritas*) are different acts: who
//! attended has not signed, and representatives sign for nobody but themselves.

use super::payload::payload;
use crate::value::{
    AgencyCode, AtMost, CampaignCode, Capacity, CeremonyOffice, Date, ElectionCode,
    EmploymentStatus, PublicLine, PublicLineOrNothing, PublicParagraph,
};

payload! {
    /// Who is asked to sign. An empty list leaves that question open: nobody is left out by it.
    #[derive(Default)]
    pub struct Audience {
        /// Only these agencies.
        #[serde(default)]
        pub agencies: AtMost<AgencyCode, AUDIENCE_MAX>,
        /// Only these units.
        #[serde(default)]
        pub units: AtMost<PublicLine, AUDIENCE_MAX>,
        /// Only these kinds of employment.
        #[serde(default)]
        pub statuses: AtMost<EmploymentStatus, AUDIENCE_MAX>,
    }
}

payload! {
    /// People were asked to sign a pact for an election.
    pub struct CampaignOpened {
        /// The campaign's code, chosen by the agency.
        pub campaign: CampaignCode,
        /// The election that the pact is for.
        pub election: ElectionCode,
        /// What the campaign is called.
        pub title: PublicLine,
        /// The pact's text, whole. Its BLAKE3 hash is what is signed.
        pub text: PublicParagraph,
        /// Who is asked.
        #[serde(default)]
        pub audience: Audience,
        /// First day on which a signature counts.
        pub opens: Date,
        /// Last day on which a signature is in time.
        pub due: Date,
    }
}

payload! {
    /// A campaign ended: nothing signed after this day counts.
    pub struct CampaignClosed {
        /// The campaign.
        pub campaign: CampaignCode,
        /// Its last day.
        pub on: Date,
        /// Why.
        pub reason: PublicLine,
    }
}

payload! {
    /// A ceremony was announced.
    pub struct CeremonyScheduled {
        /// The campaign it belongs to.
        pub campaign: CampaignCode,
        /// The ceremony's name, unique within the campaign.
        pub ceremony: PublicLine,
        /// The day it is planned for.
        pub planned_on: Date,
        /// Where.
        #[serde(default)]
        pub place: PublicLineOrNothing,
    }
}

payload! {
    /// A ceremony was put off.
    pub struct CeremonyPostponed {
        /// The campaign.
        pub campaign: CampaignCode,
        /// The ceremony.
        pub ceremony: PublicLine,
        /// The day of the announcement.
        pub announced_on: Date,
        /// The new day, when it is known.
        #[serde(default)]
        pub planned_on: Option<Date>,
        /// Why.
        pub reason: PublicLine,
    }
}

payload! {
    /// An office that had part in a ceremony. Nobody is named: the event stands in the clear for
    /// ever.
    pub struct Officiant {
        /// The office.
        pub office: CeremonyOffice,
        /// In which capacity it is held.
        #[serde(default)]
        pub capacity: Capacity,
    }
}

payload! {
    /// A ceremony took place.
    pub struct CeremonyHeld {
        /// The campaign.
        pub campaign: CampaignCode,
        /// The ceremony.
        pub ceremony: PublicLine,
        /// The day.
        pub held_on: Date,
        /// The office that read the *ikrar*.
        #[serde(default)]
        pub reader: Option<Officiant>,
        /// The office that led the ceremony.
        #[serde(default)]
        pub leader: Option<Officiant>,
        /// Offices that witnessed it.
        #[serde(default)]
        pub witnesses: AtMost<Officiant, WITNESSES_MAX>,
        /// How many people were said to declare: a claim, not a count of signatures.
        #[serde(default)]
        pub claimed_attendance: Option<u32>,
    }
}

payload! {
    /// A ceremony will not take place.
    pub struct CeremonyCancelled {
        /// The campaign.
        pub campaign: CampaignCode,
        /// The ceremony.
        pub ceremony: PublicLine,
        /// The day of the announcement.
        pub announced_on: Date,
        /// Why.
        pub reason: PublicLine,
    }
}

/// The most items of a list that says who is asked.
pub const AUDIENCE_MAX: usize = 1024;
/// The most witnesses of a ceremony.
pub const WITNESSES_MAX: usize = 1024;
