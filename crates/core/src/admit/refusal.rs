//! Why an event may not be recorded.

use thiserror::Error;

use crate::error::Kind;
use crate::rulebook::RulebookError;
use crate::value::{
    ActCode, CampaignCode, CaseId, ContestCode, Date, Digest, ElectionCode, EmploymentStatus,
    KeyId, Level, PersonId, Role, SanctionCode, Seq,
};

/// Why an event may not be recorded. It names no person by a number.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{self:?}")]
#[expect(missing_docs, reason = "the catalogues say what each variant means")]
pub enum Refusal {
    AlreadySigned { entry: Seq },
    BelowAct { act: ActCode, level: Level },
    CaseDecided { entry: Seq },
    CaseExists { case: CaseId },
    CampaignClosed { campaign: CampaignCode, on: Date },
    CampaignExists { campaign: CampaignCode },
    CeremonyCancelled { name: String, on: Date },
    CeremonyExists { name: String },
    CeremonyHeld { name: String, on: Date },
    Departed,
    EventIdTaken { entry: Seq },
    Future { field: &'static str, date: Date, today: Date },
    IdentifierNotHeld,
    IdentifierTaken,
    InService,
    InUse { entry: Seq },
    KeyNotHeld,
    KeyTaken { key: KeyId },
    KeyNotValid { date: Date },
    LastAdmin,
    LedgerExists,
    Level { level: Level },
    NotDecided,
    NotCorrectable { entry: Seq },
    NoContest { act: ActCode },
    NoIdentifier,
    NoLeave { entry: Seq },
    NoLedger,
    NoRulebook { date: Date },
    NoScan,
    NoSubject,
    NotEarlier { field: &'static str, date: Date },
    NotInService { date: Date, day: Date },
    NotOpen { date: Date, opens: Date, closed: Option<Date> },
    NotOwnKey,
    NotServedYet { until: Date },
    Order { earlier: &'static str, later: &'static str },
    OtherPerson,
    OtherPhase { act: ActCode, designation: Date, pair: Option<ActCode> },
    OtherText { found: Digest },
    PersonExists { person: PersonId },
    ProposalDiffers { entry: Seq },
    Punished { entry: Seq },
    Revoked { key: KeyId },
    Role { fact: &'static str, needed: &'static [Role] },
    RoleHeld { role: Role },
    Rulebook(RulebookError),
    RulebookNamed { rulebook: String, version: u32 },
    RulebookPublished { version: u32 },
    SamePerson,
    SanctionNotFor { sanction: SanctionCode, status: EmploymentStatus },
    StepExists { entry: Seq },
    TakenBack { entry: Seq },
    TwoOfficers { level: Level },
    UnknownAct { act: ActCode },
    UnknownCampaign { campaign: CampaignCode },
    UnknownCase { case: CaseId },
    UnknownCeremony { name: String },
    UnknownContest { election: ElectionCode, contest: ContestCode },
    UnknownElection { election: ElectionCode },
    UnknownKey { key: KeyId },
    UnknownPerson { person: PersonId },
    UnknownSanction { sanction: SanctionCode, date: Date },
    UnusableKey,
    Withdrawn { entry: Seq },
    NoAuthority { level: Level },
}

impl Refusal {
    /// What kind of fault it is: a role, a rule or what is recorded stands against the event, or
    /// the event itself is wrong or names what is unknown.
    pub fn kind(&self) -> Kind {
        match self {
            Self::AlreadySigned { .. }
            | Self::BelowAct { .. }
            | Self::CaseDecided { .. }
            | Self::CaseExists { .. }
            | Self::CampaignClosed { .. }
            | Self::CampaignExists { .. }
            | Self::CeremonyCancelled { .. }
            | Self::CeremonyExists { .. }
            | Self::CeremonyHeld { .. }
            | Self::Departed
            | Self::EventIdTaken { .. }
            | Self::IdentifierTaken
            | Self::InService
            | Self::InUse { .. }
            | Self::KeyTaken { .. }
            | Self::KeyNotValid { .. }
            | Self::LastAdmin
            | Self::LedgerExists
            | Self::NotDecided
            | Self::NotCorrectable { .. }
            | Self::NotInService { .. }
            | Self::NotOpen { .. }
            | Self::NotOwnKey
            | Self::NotServedYet { .. }
            | Self::OtherPerson
            | Self::OtherPhase { .. }
            | Self::PersonExists { .. }
            | Self::ProposalDiffers { .. }
            | Self::Punished { .. }
            | Self::Revoked { .. }
            | Self::Role { .. }
            | Self::RoleHeld { .. }
            | Self::SanctionNotFor { .. }
            | Self::StepExists { .. }
            | Self::TakenBack { .. }
            | Self::TwoOfficers { .. }
            | Self::UnknownKey { .. }
            | Self::Withdrawn { .. }
            | Self::NoAuthority { .. } => Kind::Refused,
            Self::Future { .. }
            | Self::Level { .. }
            | Self::IdentifierNotHeld
            | Self::KeyNotHeld
            | Self::NoContest { .. }
            | Self::NoIdentifier
            | Self::NoLeave { .. }
            | Self::NoLedger
            | Self::NoRulebook { .. }
            | Self::NoScan
            | Self::NoSubject
            | Self::NotEarlier { .. }
            | Self::Order { .. }
            | Self::OtherText { .. }
            | Self::Rulebook(_)
            | Self::RulebookNamed { .. }
            | Self::RulebookPublished { .. }
            | Self::SamePerson
            | Self::UnknownAct { .. }
            | Self::UnknownCampaign { .. }
            | Self::UnknownCase { .. }
            | Self::UnknownCeremony { .. }
            | Self::UnknownContest { .. }
            | Self::UnknownElection { .. }
            | Self::UnknownPerson { .. }
            | Self::UnknownSanction { .. }
            | Self::UnusableKey => Kind::Usage,
        }
    }
}
