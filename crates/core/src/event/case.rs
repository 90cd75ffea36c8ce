//! Violation cases: reported, taken through their steps, proposed and decided.
//!
//! When a decision comes into force and when its sanction ends is nowhere recorded: both follow
//! from its delivery and from what is filed against it; see [`crate::procedure`].

use std::ops::RangeInclusive;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use super::payload::payload;
use crate::macros::{encoded_as, vocabulary};
use crate::value::{
    ActCode, AtMost, Capacity, CaseId, Contest, Date, Digest, Level, LineOrNothing, OfficeCode,
    Paragraph, ParagraphOrNothing, PersonId, PositionClass, SanctionCode, StepCode, ValueError,
};

vocabulary! {
    /// How a case began.
    pub enum Channel {
        /// Somebody reported it (*laporan*).
        Report = 1 "report",
        /// A supervisor found it (*temuan*).
        Finding = 2 "finding",
        /// It came through the joint application of the overseers (SBT).
        Sbt = 3 "sbt",
        /// The accused's superior saw or learnt of it.
        Superior = 4 "superior",
        /// The internal inspectorate (APIP) found it.
        Apip = 5 "apip",
        /// The media reported it.
        Media = 6 "media",
    }
}

payload! {
    /// A violation was alleged.
    pub struct CaseReported {
        /// The case, random.
        pub case: CaseId,
        /// Who is accused.
        pub person: PersonId,
        /// The codes of what was done, in the rulebook: found in one examination, they are one case
        /// (PP 94/2021 Ps 35(1)).
        pub acts: AtMost<ActCode, ACTS_MAX>,
        /// The contest that it was about; needed where it depends on the designation of candidates
        /// and that day lay on different sides of it in the contests of the next election.
        #[serde(default)]
        pub contest: Option<Contest>,
        /// The day of the act, of several days the first: the catalogue of that day applies.
        pub acted_on: Date,
        /// The last day, where it went on for several.
        #[serde(default)]
        pub acted_until: Option<Date>,
        /// The day it became known: deadlines run from here.
        pub known_on: Date,
        /// The day the report was received.
        pub received_on: Date,
        /// How the case began.
        pub channel: Channel,
        /// What is alleged, without the reporter's identity.
        pub summary: Paragraph,
    }
}

impl CaseReported {
    /// The days of the act.
    pub fn days(&self) -> RangeInclusive<Date> {
        self.acted_on..=self.acted_until.unwrap_or(self.acted_on)
    }
}

/// How a case ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub enum Outcome {
    /// The violation was not proven.
    NotProven,
    /// The violation was proven.
    Proven {
        /// How grave it is.
        level: Level,
        /// The sanction, of the rulebook by which cases are decided on that day.
        sanction: SanctionCode,
    },
}

impl Outcome {
    /// How grave the violation is that was proven.
    pub fn level(&self) -> Option<Level> {
        match self {
            Self::Proven { level, .. } => Some(*level),
            Self::NotProven => None,
        }
    }

    /// The sanction for what was proven.
    pub fn sanction(&self) -> Option<&SanctionCode> {
        match self {
            Self::Proven { sanction, .. } => Some(sanction),
            Self::NotProven => None,
        }
    }
}

/// Its keys stand among those of a fact: as a struct it takes its own, and none of the others.
impl<'de> Deserialize<'de> for Outcome {
    fn deserialize<D: Deserializer<'de>>(de: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Keys {
            outcome: Word,
            level: Option<Level>,
            sanction: Option<SanctionCode>,
        }

        #[derive(Deserialize)]
        #[serde(rename_all = "kebab-case")]
        enum Word {
            NotProven,
            Proven,
        }

        let Keys { outcome, level, sanction } = Keys::deserialize(de)?;
        match (outcome, level, sanction) {
            (Word::NotProven, None, None) => Ok(Self::NotProven),
            (Word::NotProven, Some(_), _) => Err(D::Error::unknown_field("level", &["outcome"])),
            (Word::NotProven, None, _) => Err(D::Error::unknown_field("sanction", &["outcome"])),
            (Word::Proven, Some(level), Some(sanction)) => Ok(Self::Proven { level, sanction }),
            (Word::Proven, None, _) => Err(D::Error::missing_field("level")),
            (Word::Proven, _, None) => Err(D::Error::missing_field("sanction")),
        }
    }
}

encoded_as!(Outcome as Option<(Level, SanctionCode)>: |outcome| match outcome {
    Outcome::NotProven => None,
    Outcome::Proven { level, sanction } => Some((*level, sanction.clone())),
}, |proven: Option<(Level, SanctionCode)>| -> Result<Self, ValueError> {
    Ok(proven.map_or(Self::NotProven, |(level, sanction)| Self::Proven { level, sanction }))
});

payload! {
    /// An officer proposed how to decide a case; needed where the rulebook asks for two officers.
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
}

payload! {
    /// The official who acts in a case: the office decides what may be imposed, the officer's key
    /// only says who recorded it.
    pub struct Official {
        /// The office, by its code in the rulebook.
        pub office: OfficeCode,
        /// In which capacity it is held.
        #[serde(default)]
        pub capacity: Capacity,
        /// How many levels below that office the accused is; `None` where it does not matter.
        #[serde(default)]
        pub below: Option<u8>,
    }
}

payload! {
    /// A case was decided.
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
        /// Who decided.
        pub official: Official,
        /// The class of the position that the accused held on that day, where it is known.
        #[serde(default)]
        pub position: Option<PositionClass>,
        /// The number of the decree (*SK*); may be empty.
        #[serde(default)]
        pub number: LineOrNothing,
        /// The BLAKE3 hash of the decree.
        #[serde(default)]
        pub document: Option<Digest>,
        /// What was found, and by which articles; may be empty.
        #[serde(default)]
        pub note: ParagraphOrNothing,
    }
}

payload! {
    /// A step of a case was taken; which there are, and when each may be taken, is in the rulebook.
    pub struct StepTaken {
        /// The case.
        pub case: CaseId,
        /// Who is accused.
        pub person: PersonId,
        /// Which step, by its code in the rulebook.
        pub step: StepCode,
        /// Its day: of something that has to be received, the day of receipt.
        pub on: Date,
        /// Who took it, where that matters.
        #[serde(default)]
        pub official: Option<Official>,
        /// The body that is concerned; may be empty.
        #[serde(default)]
        pub body: LineOrNothing,
        /// The day of the examination to which somebody is summoned.
        #[serde(default)]
        pub exam_on: Option<Date>,
        /// The last day of what begins with the step.
        #[serde(default)]
        pub until: Option<Date>,
        /// How a decision was delivered.
        #[serde(default)]
        pub manner: Option<Manner>,
        /// A level: recommended, or that of the sanction that takes the place of the one before.
        #[serde(default)]
        pub level: Option<Level>,
        /// The sanction that takes the place of the one before, with its level.
        #[serde(default)]
        pub sanction: Option<SanctionCode>,
        /// The number of the letter or decree; may be empty.
        #[serde(default)]
        pub number: LineOrNothing,
        /// Its BLAKE3 hash.
        #[serde(default)]
        pub document: Option<Digest>,
        /// Why, or what was found, without the reporter's identity; may be empty.
        #[serde(default)]
        pub note: ParagraphOrNothing,
    }
}

vocabulary! {
    /// How a decision reaches the accused.
    pub enum Manner {
        /// Handed over.
        InPerson = 1 "in-person",
        /// Sent, since the accused was absent; it counts from its arrival.
        Sent = 2 "sent",
    }
}

/// The most acts of one case.
pub const ACTS_MAX: usize = 16;
