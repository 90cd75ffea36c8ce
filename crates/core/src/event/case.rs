//! Violation cases: reported, proposed, decided, in force, served.

use serde::{Deserialize, Serialize};

use super::{EventError, Payload, optional_line, paragraph};
use crate::codec::{Decode, Encode};
use crate::macros::{encoded_as, vocabulary};
use crate::value::{ActCode, CaseId, Contest, Date, Level, PersonId, SanctionCode, ValueError};

vocabulary! {
    /// How a case began.
    pub enum Channel {
        /// Somebody reported it (*laporan*).
        Report = 1 "report",
        /// A supervisor found it (*temuan*).
        Finding = 2 "finding",
    }
}

/// A violation was alleged.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseReported {
    /// The case, random.
    pub case: CaseId,
    /// Who is accused.
    pub person: PersonId,
    /// The act's code in the rulebook.
    pub act: ActCode,
    /// The contest that it was about; needed where it depends on the designation of candidates and
    /// that day lay on different sides of it in the contests of the next election.
    #[serde(default)]
    pub contest: Option<Contest>,
    /// The day of the act: the rules of that day apply.
    pub acted_on: Date,
    /// The day it became known: deadlines run from here.
    pub known_on: Date,
    /// The day the report was received.
    pub received_on: Date,
    /// How the case began.
    pub channel: Channel,
    /// What is alleged, without the reporter's identity.
    pub summary: String,
}

impl Payload for CaseReported {
    fn check(&self) -> Result<(), EventError> {
        paragraph("summary", &self.summary)
    }
}

/// How a case ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub enum Outcome {
    /// The violation was not proven.
    NotProven,
    /// The violation was proven.
    Proven {
        /// How grave it is.
        level: Level,
        /// The sanction, of the rulebook in force on the day of the act, and valid on the day of
        /// the decision.
        sanction: SanctionCode,
    },
}

encoded_as!(Outcome as Option<(Level, SanctionCode)>: |outcome| match outcome {
    Outcome::NotProven => None,
    Outcome::Proven { level, sanction } => Some((*level, sanction.clone())),
}, |proven: Option<(Level, SanctionCode)>| -> Result<Self, ValueError> {
    Ok(proven.map_or(Self::NotProven, |(level, sanction)| Self::Proven { level, sanction }))
});

/// An officer proposed how to decide a case; needed where the rulebook asks for two officers.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct DecisionProposed {
    /// The case.
    pub case: CaseId,
    /// Who is accused.
    pub person: PersonId,
    /// What is proposed.
    #[serde(flatten)]
    pub outcome: Outcome,
    /// The day of the proposal.
    pub proposed_on: Date,
}

impl Payload for DecisionProposed {
    fn check(&self) -> Result<(), EventError> {
        Ok(())
    }
}

/// A case was decided.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct CaseDecided {
    /// The case.
    pub case: CaseId,
    /// Who is accused.
    pub person: PersonId,
    /// What was decided.
    #[serde(flatten)]
    pub outcome: Outcome,
    /// The day of the decision.
    pub decided_on: Date,
    /// The number of the decree (*SK*); may be empty.
    #[serde(default)]
    pub number: String,
}

impl Payload for CaseDecided {
    fn check(&self) -> Result<(), EventError> {
        optional_line("number", &self.number)
    }
}

/// A decision came into force: until then it is shown as not yet in force.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionTookEffect {
    /// The case.
    pub case: CaseId,
    /// Who was sanctioned.
    pub person: PersonId,
    /// First day in force.
    pub in_force_on: Date,
}

impl Payload for DecisionTookEffect {
    fn check(&self) -> Result<(), EventError> {
        Ok(())
    }
}

/// A sanction was served in full.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SanctionServed {
    /// The case.
    pub case: CaseId,
    /// Who served it.
    pub person: PersonId,
    /// First day on which it no longer runs; for a timed sanction not before its term is over.
    pub served_on: Date,
}

impl Payload for SanctionServed {
    fn check(&self) -> Result<(), EventError> {
        Ok(())
    }
}
