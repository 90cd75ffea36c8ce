//! Why an event may not be recorded.

use thiserror::Error;

use crate::error::Kind;
use crate::value::{
    ActCode, CampaignCode, CaseId, Date, Digest, ElectionCode, KeyId, Level, PersonId, Role,
    SanctionCode,
};

/// Why an event may not be recorded. The texts name no person and no number of a person.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
#[expect(missing_docs, reason = "the message of each variant says what it means")]
pub enum Refusal {
    #[error("the pact of this campaign is already signed, in entry {entry}")]
    AlreadySigned { entry: u64 },
    #[error("the case is already decided, in entry {entry}")]
    CaseDecided { entry: u64 },
    #[error("the case exists")]
    CaseExists { case: CaseId },
    #[error("campaign `{campaign}` was closed on {on}")]
    CampaignClosed { campaign: CampaignCode, on: Date },
    #[error("campaign `{campaign}` exists")]
    CampaignExists { campaign: CampaignCode },
    #[error("ceremony `{name}` exists")]
    CeremonyExists { name: String },
    #[error("ceremony `{name}` was held on {on}")]
    CeremonyHeld { name: String, on: Date },
    #[error("the person has left already")]
    Departed,
    #[error("the event id was used for another event, in entry {entry}")]
    EventIdTaken { entry: u64 },
    #[error("`{field}` is {date}, after today ({today})")]
    Future { field: &'static str, date: Date, today: Date },
    #[error("the number belongs to another person of this ledger")]
    IdentifierTaken,
    #[error("the key {key:.16}… is already enrolled")]
    KeyTaken { key: KeyId },
    #[error("the person's key does not count on {date}")]
    KeyNotValid { date: Date },
    #[error("this is the last admin's key; enrol another admin first")]
    LastAdmin,
    #[error("the ledger exists")]
    LedgerExists,
    #[error("the level is not the one of the sanction")]
    Level { level: Level },
    #[error("the case is not decided as proven yet")]
    NotDecided,
    #[error("the person has no such {what} now")]
    NotHeld { what: &'static str },
    #[error("entry {entry} is not a fact about this person that can be taken back now")]
    NotCorrectable { entry: u64 },
    #[error("a person needs at least one number")]
    NoIdentifier,
    #[error("the first entry must create the ledger")]
    NoLedger,
    #[error("the rulebook in force on {date} is not known")]
    NoRulebook { date: Date },
    #[error("a pact on paper needs the hash of its scan")]
    NoScan,
    #[error("the event does not say whom it is about")]
    NoSubject,
    #[error("{date} lies outside the campaign, which opened on {opens}")]
    NotOpen { date: Date, opens: Date, closed: Option<Date> },
    #[error("only the person can sign with the own key")]
    NotOwnKey,
    #[error("`{later}` lies before `{earlier}`")]
    Order { earlier: &'static str, later: &'static str },
    #[error("the signature is by another person's key")]
    OtherPerson,
    #[error("the pact's text is another one than the campaign's (hash {found:.16}…)")]
    OtherText { found: Digest },
    #[error("the person exists")]
    PersonExists { person: PersonId },
    #[error("the decision differs from what was proposed in entry {entry}")]
    ProposalDiffers { entry: u64 },
    #[error("the key {key:.16}… is revoked")]
    Revoked { key: KeyId },
    #[error("a {fact} needs the role {}", names(needed))]
    Role { fact: &'static str, needed: &'static [Role] },
    #[error("the key has the role {} already", role.name())]
    RoleHeld { role: Role },
    #[error("the rulebook is not valid: {reason}")]
    Rulebook { reason: String },
    #[error("this step is already recorded, in entry {entry}; correct that first")]
    StepExists { entry: u64 },
    #[error("a decision of this level needs two officers: another one proposes it first")]
    TwoOfficers { level: Level },
    #[error("act `{act}` is not in the rulebook")]
    UnknownAct { act: ActCode },
    #[error("campaign `{campaign}` is unknown")]
    UnknownCampaign { campaign: CampaignCode },
    #[error("the case is unknown, or is about another person")]
    UnknownCase { case: CaseId },
    #[error("ceremony `{name}` is unknown in this campaign")]
    UnknownCeremony { name: String },
    #[error("election `{election}` is in no published rulebook")]
    UnknownElection { election: ElectionCode },
    #[error("the key {key:.16}… is not enrolled in this ledger")]
    UnknownKey { key: KeyId },
    #[error("the person is not enrolled in this ledger")]
    UnknownPerson { person: PersonId },
    #[error("sanction `{sanction}` is not in the rulebook on {date}")]
    UnknownSanction { sanction: SanctionCode, date: Date },
    #[error("the public key is not a safe Ed25519 key")]
    UnusableKey,
    #[error("the role may not rule at this level under the rulebook")]
    NoAuthority { level: Level },
}

impl Refusal {
    /// What kind of fault it is: a role, a rule or what is recorded stands against the event, or
    /// the event itself is wrong or names what is unknown.
    pub fn kind(&self) -> Kind {
        match self {
            Self::AlreadySigned { .. }
            | Self::CaseDecided { .. }
            | Self::CaseExists { .. }
            | Self::CampaignClosed { .. }
            | Self::CampaignExists { .. }
            | Self::CeremonyExists { .. }
            | Self::CeremonyHeld { .. }
            | Self::Departed
            | Self::EventIdTaken { .. }
            | Self::IdentifierTaken
            | Self::KeyTaken { .. }
            | Self::KeyNotValid { .. }
            | Self::LastAdmin
            | Self::LedgerExists
            | Self::NotDecided
            | Self::NotCorrectable { .. }
            | Self::NotOpen { .. }
            | Self::NotOwnKey
            | Self::OtherPerson
            | Self::PersonExists { .. }
            | Self::ProposalDiffers { .. }
            | Self::Revoked { .. }
            | Self::Role { .. }
            | Self::RoleHeld { .. }
            | Self::StepExists { .. }
            | Self::TwoOfficers { .. }
            | Self::UnknownKey { .. }
            | Self::NoAuthority { .. } => Kind::Refused,
            Self::Future { .. }
            | Self::Level { .. }
            | Self::NotHeld { .. }
            | Self::NoIdentifier
            | Self::NoLedger
            | Self::NoRulebook { .. }
            | Self::NoScan
            | Self::NoSubject
            | Self::Order { .. }
            | Self::OtherText { .. }
            | Self::Rulebook { .. }
            | Self::UnknownAct { .. }
            | Self::UnknownCampaign { .. }
            | Self::UnknownCase { .. }
            | Self::UnknownCeremony { .. }
            | Self::UnknownElection { .. }
            | Self::UnknownPerson { .. }
            | Self::UnknownSanction { .. }
            | Self::UnusableKey => Kind::Usage,
        }
    }
}

fn names(roles: &[Role]) -> String {
    roles.iter().map(|role| role.name()).collect::<Vec<_>>().join(" or ")
}
