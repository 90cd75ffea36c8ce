//! Why an event may not be recorded.

use thiserror::Error;

use crate::calendar::HolidaysError;
use crate::error::Kind;
use crate::procedure::{Blocked, StepRefused};
use crate::rulebook::{Asked, RulebookError};
use crate::value::{
    ActCode, CampaignCode, CaseId, ContestCode, Date, Digest, ElectionCode, EmploymentStatus,
    KeyId, Level, OfficeCode, PersonId, Role, SanctionCode, Seq,
};

/// Why an event may not be recorded. It names no person by a number.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{self:?}")]
#[expect(missing_docs, reason = "the catalogues say what each variant means")]
pub enum Refusal {
    ActTwice { act: ActCode },
    AlreadySigned { entry: Seq },
    Asked { step: String, asked: Asked },
    BothPhases { act: ActCode, designation: Date, pair: ActCode },
    BelowAct { act: ActCode, level: Level },
    CaseExists { case: CaseId },
    CampaignClosed { campaign: CampaignCode, on: Date },
    CampaignExists { campaign: CampaignCode },
    CeremonyCancelled { name: String, on: Date },
    CeremonyExists { name: String },
    CeremonyHeld { name: String, on: Date },
    Departed,
    EventIdTaken { entry: Seq },
    Future { field: &'static str, date: Date, today: Date },
    Holidays(HolidaysError),
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
    LogKeyExists { entry: Seq },
    NotCorrectable { entry: Seq },
    AboveAct { act: ActCode, level: Level },
    NoAct,
    NoFollowOn { sanction: Option<SanctionCode> },
    NoPosition { office: OfficeCode, level: Level },
    NotAsked { step: String, field: &'static str },
    NotYet { entry: Seq },
    NoContest { act: ActCode },
    NoIdentifier,
    NoLeave { entry: Seq },
    NoLedger,
    NoLogKey,
    NoRulebook { date: Date },
    NoScan,
    NoSubject,
    NoRoom { entry: Seq },
    NotCompetent { office: OfficeCode, level: Level, offices: Vec<OfficeCode> },
    NotGraver { entry: Seq, sanction: SanctionCode },
    NotEarlier { field: &'static str, date: Date },
    NotInService { date: Date, day: Date },
    NotOpen { date: Date, opens: Date, closed: Option<Date> },
    NotOwnKey,
    OnLeave { act: ActCode, entry: Seq },
    Order { earlier: &'static str, later: &'static str },
    OtherOverseer { body: String, overseer: String, on: Date },
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
    SameOfficer { entry: Seq },
    SamePerson,
    SanctionNotFor { sanction: SanctionCode, status: EmploymentStatus },
    Step(Box<StepRefused>),
    StepRole { step: String, needed: Vec<Role> },
    TakenBack { entry: Seq },
    TwoOfficers { level: Level },
    UnknownAct { act: ActCode },
    UnknownCampaign { campaign: CampaignCode },
    UnknownCase { case: CaseId },
    UnknownCeremony { name: String },
    UnknownContest { election: ElectionCode, contest: ContestCode },
    UnknownElection { election: ElectionCode },
    UnknownKey { key: KeyId },
    UnknownOffice { office: OfficeCode },
    UnknownPerson { person: PersonId },
    UnknownStep { step: String },
    UnknownSanction { sanction: SanctionCode, date: Date },
    UnusableKey,
    Withdrawn { entry: Seq },
    NoAuthority { level: Level },
    NoAuthorityOn { level: Level, date: Date },
}

impl Refusal {
    /// What kind of fault it is: a role, a rule or what is recorded stands against the event, or
    /// the event itself is wrong or names what is unknown.
    #[expect(clippy::too_many_lines, reason = "a line for each reason")]
    pub fn kind(&self) -> Kind {
        match self {
            Self::AlreadySigned { .. }
            | Self::AboveAct { .. }
            | Self::BelowAct { .. }
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
            | Self::LogKeyExists { .. }
            | Self::NotCorrectable { .. }
            | Self::NotInService { .. }
            | Self::NotOpen { .. }
            | Self::NotOwnKey
            | Self::NoRoom { .. }
            | Self::NotCompetent { .. }
            | Self::NotGraver { .. }
            | Self::OnLeave { .. }
            | Self::OtherPerson
            | Self::OtherPhase { .. }
            | Self::PersonExists { .. }
            | Self::ProposalDiffers { .. }
            | Self::BothPhases { .. }
            | Self::NoFollowOn { .. }
            | Self::OtherOverseer { .. }
            | Self::Punished { .. }
            | Self::Revoked { .. }
            | Self::Role { .. }
            | Self::RoleHeld { .. }
            | Self::SameOfficer { .. }
            | Self::SanctionNotFor { .. }
            | Self::Step(_)
            | Self::StepRole { .. }
            | Self::TakenBack { .. }
            | Self::TwoOfficers { .. }
            | Self::UnknownKey { .. }
            | Self::Withdrawn { .. }
            | Self::NoAuthority { .. }
            | Self::NoAuthorityOn { .. } => Kind::Refused,
            Self::ActTwice { .. }
            | Self::Asked { .. }
            | Self::Future { .. }
            | Self::Holidays(_)
            | Self::Level { .. }
            | Self::IdentifierNotHeld
            | Self::KeyNotHeld
            | Self::NoAct
            | Self::NotAsked { .. }
            | Self::NoContest { .. }
            | Self::NoPosition { .. }
            | Self::NoIdentifier
            | Self::NoLeave { .. }
            | Self::NoLedger
            | Self::NoLogKey
            | Self::NoRulebook { .. }
            | Self::NoScan
            | Self::NoSubject
            | Self::NotEarlier { .. }
            | Self::NotYet { .. }
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
            | Self::UnknownOffice { .. }
            | Self::UnknownPerson { .. }
            | Self::UnknownSanction { .. }
            | Self::UnknownStep { .. }
            | Self::UnusableKey => Kind::Usage,
        }
    }
}

impl From<Blocked> for Refusal {
    fn from(blocked: Blocked) -> Self {
        match blocked {
            Blocked::NoRoom { entry } => Self::NoRoom { entry },
            Blocked::NoRulebook { date } => Self::NoRulebook { date },
            Blocked::Step(refused) => Self::Step(refused),
            Blocked::UnknownStep { step } => Self::UnknownStep { step },
        }
    }
}
