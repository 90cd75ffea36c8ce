//! Why an event may not be recorded.

use ikrar_core::admit::Refusal;

use crate::message::Value;
use crate::{Message, Say, message};

impl Say for Refusal {
    #[expect(clippy::too_many_lines, reason = "a line for each reason")]
    fn say(&self) -> Message<'_> {
        match self {
            Self::AlreadySigned { entry } => message!("refusal-already-signed", entry),
            Self::BelowAct { act, level } => message!("refusal-below-act", act, level),
            Self::CaseDecided { entry } => message!("refusal-case-decided", entry),
            Self::CaseExists { case: _ } => message!("refusal-case-exists"),
            Self::CampaignClosed { campaign, on } => {
                message!("refusal-campaign-closed", campaign, on)
            }
            Self::CampaignExists { campaign } => message!("refusal-campaign-exists", campaign),
            Self::CeremonyExists { name } => message!("refusal-ceremony-exists", name),
            Self::CeremonyCancelled { name, on } => {
                message!("refusal-ceremony-cancelled", name, on)
            }
            Self::CeremonyHeld { name, on } => message!("refusal-ceremony-held", name, on),
            Self::Departed => message!("refusal-departed"),
            Self::EventIdTaken { entry } => message!("refusal-event-id-taken", entry),
            Self::Future { field, date, today } => {
                message!("refusal-future", field, date, today)
            }
            Self::IdentifierNotHeld => message!("refusal-identifier-not-held"),
            Self::IdentifierTaken => message!("refusal-identifier-taken"),
            Self::InService => message!("refusal-in-service"),
            Self::InUse { entry } => message!("refusal-in-use", entry),
            Self::KeyNotHeld => message!("refusal-key-not-held"),
            Self::KeyTaken { key } => message!("refusal-key-taken", key = format!("{key:.16}")),
            Self::KeyNotValid { date } => message!("refusal-key-not-valid", date),
            Self::LastAdmin => message!("refusal-last-admin"),
            Self::LedgerExists => message!("refusal-ledger-exists"),
            Self::Level { level: _ } => message!("refusal-level"),
            Self::NotDecided => message!("refusal-not-decided"),
            Self::NotCorrectable { entry } => message!("refusal-not-correctable", entry),
            Self::NoContest { act } => message!("refusal-no-contest", act),
            Self::NoIdentifier => message!("refusal-no-identifier"),
            Self::NoLeave { entry } => message!("refusal-no-leave", entry),
            Self::NoLedger => message!("refusal-no-ledger"),
            Self::NoRulebook { date } => message!("refusal-no-rulebook", date),
            Self::NoScan => message!("refusal-no-scan"),
            Self::NoSubject => message!("refusal-no-subject"),
            Self::NotEarlier { field, date } => message!("refusal-not-earlier", field, date),
            Self::NotInService { date, day } => message!("refusal-not-in-service", date, day),
            Self::NotOpen { date, opens, closed: _ } => message!("refusal-not-open", date, opens),
            Self::NotOwnKey => message!("refusal-not-own-key"),
            Self::NotServedYet { until } => message!("refusal-not-served-yet", until),
            Self::Order { earlier, later } => message!("refusal-order", earlier, later),
            Self::OtherPerson => message!("refusal-other-person"),
            Self::OtherPhase { act, designation, pair: Some(pair) } => {
                message!("refusal-other-phase-pair", act, designation, pair)
            }
            Self::OtherPhase { act, designation, pair: None } => {
                message!("refusal-other-phase", act, designation)
            }
            Self::OtherText { found } => {
                message!("refusal-other-text", found = format!("{found:.16}"))
            }
            Self::PersonExists { person: _ } => message!("refusal-person-exists"),
            Self::ProposalDiffers { entry } => message!("refusal-proposal-differs", entry),
            Self::Punished { entry } => message!("refusal-punished", entry),
            Self::Revoked { key } => message!("refusal-revoked", key = format!("{key:.16}")),
            Self::Role { fact, needed } => {
                message!("refusal-role", fact, needed = Value::any(*needed))
            }
            Self::RoleHeld { role } => message!("refusal-role-held", role),
            Self::Rulebook(error) => message!("refusal-rulebook", reason = error),
            Self::RulebookNamed { rulebook, version } => {
                message!("refusal-rulebook-named", rulebook, version)
            }
            Self::RulebookPublished { version } => message!("refusal-rulebook-published", version),
            Self::SamePerson => message!("refusal-same-person"),
            Self::SanctionNotFor { sanction, status } => {
                message!("refusal-sanction-not-for", sanction, status)
            }
            Self::StepExists { entry } => message!("refusal-step-exists", entry),
            Self::TakenBack { entry } => message!("refusal-taken-back", entry),
            Self::TwoOfficers { level: _ } => message!("refusal-two-officers"),
            Self::UnknownAct { act } => message!("refusal-unknown-act", act),
            Self::UnknownCampaign { campaign } => message!("refusal-unknown-campaign", campaign),
            Self::UnknownCase { case: _ } => message!("refusal-unknown-case"),
            Self::UnknownCeremony { name } => message!("refusal-unknown-ceremony", name),
            Self::UnknownContest { election, contest } => {
                message!("refusal-unknown-contest", election, contest)
            }
            Self::UnknownElection { election } => message!("refusal-unknown-election", election),
            Self::UnknownKey { key } => message!("refusal-unknown-key", key = format!("{key:.16}")),
            Self::UnknownPerson { person: _ } => message!("refusal-unknown-person"),
            Self::UnknownSanction { sanction, date } => {
                message!("refusal-unknown-sanction", sanction, date)
            }
            Self::UnusableKey => message!("refusal-unusable-key"),
            Self::Withdrawn { entry } => message!("refusal-withdrawn", entry),
            Self::NoAuthority { level: _ } => message!("refusal-no-authority"),
        }
    }
}
