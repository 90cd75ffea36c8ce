//! Every reason for which an event may not be recorded.

use ikrar_core::admit::Refusal;
use ikrar_core::rulebook::RulebookError;
use ikrar_core::value::{
    ActCode, CampaignCode, CaseId, Digest, ElectionCode, EmploymentStatus, KeyId, Level, PersonId,
    Role, SanctionCode, Seq,
};

use super::{Said, boxed, date};

#[expect(clippy::too_many_lines, reason = "a line for each reason")]
pub(super) fn samples() -> Vec<Said> {
    let (entry, on, level) = (Seq::new(4711), date("2024-11-27"), Level::Heavy);
    let campaign = || "PILKADA-2024".parse::<CampaignCode>().unwrap();
    let key = KeyId::from_bytes([0xab; 32]);
    let (case, person) = (CaseId::from_bytes([1; 16]), PersonId::from_bytes([2; 16]));
    let name = "Deklarasi 2024".to_owned();
    let act: ActCode = "B13".parse().unwrap();
    let election: ElectionCode = "PILKADA-2024".parse().unwrap();
    let sanction: SanctionCode = "oral-reprimand".parse().unwrap();
    boxed([
        Refusal::AlreadySigned { entry },
        Refusal::BelowAct { act: act.clone(), level },
        Refusal::CaseDecided { entry },
        Refusal::CaseExists { case },
        Refusal::CampaignClosed { campaign: campaign(), on },
        Refusal::CampaignExists { campaign: campaign() },
        Refusal::CeremonyExists { name: name.clone() },
        Refusal::CeremonyCancelled { name: name.clone(), on },
        Refusal::CeremonyHeld { name: name.clone(), on },
        Refusal::Departed,
        Refusal::EventIdTaken { entry },
        Refusal::Future { field: "signed_on", date: on, today: date("2024-11-26") },
        Refusal::IdentifierTaken,
        Refusal::KeyTaken { key },
        Refusal::KeyNotValid { date: on },
        Refusal::LedgerExists,
        Refusal::Level { level },
        Refusal::NotDecided,
        Refusal::IdentifierNotHeld,
        Refusal::KeyNotHeld,
        Refusal::NotCorrectable { entry },
        Refusal::LastAdmin,
        Refusal::NoContest { act: act.clone() },
        Refusal::NoIdentifier,
        Refusal::NoLedger,
        Refusal::NoRulebook { date: on },
        Refusal::NoScan,
        Refusal::NoSubject,
        Refusal::NotOpen { date: on, opens: date("2024-12-01"), closed: None },
        Refusal::NotOwnKey,
        Refusal::NotServedYet { until: on },
        Refusal::Order { earlier: "opens", later: "due" },
        Refusal::OtherPerson,
        Refusal::OtherPhase { act: act.clone(), designation: on, pair: Some(act.clone()) },
        Refusal::OtherPhase { act: act.clone(), designation: on, pair: None },
        Refusal::OtherText { found: Digest::from_bytes([0xcd; 32]) },
        Refusal::PersonExists { person },
        Refusal::ProposalDiffers { entry },
        Refusal::Punished { entry },
        Refusal::Revoked { key },
        Refusal::Role { fact: "pact-signed", needed: &[Role::Registrar] },
        Refusal::Role { fact: "case-decided", needed: &[Role::Examiner, Role::Decider] },
        Refusal::RoleHeld { role: Role::Auditor },
        Refusal::Rulebook(RulebookError::TooLarge { bytes: 60_000 }),
        Refusal::RulebookNamed { rulebook: "id".to_owned(), version: 3 },
        Refusal::RulebookPublished { version: 3 },
        Refusal::StepExists { entry },
        Refusal::TwoOfficers { level },
        Refusal::UnknownAct { act },
        Refusal::UnknownCampaign { campaign: campaign() },
        Refusal::UnknownCase { case },
        Refusal::UnknownCeremony { name },
        Refusal::UnknownContest {
            election: election.clone(),
            contest: "governor".parse().unwrap(),
        },
        Refusal::UnknownElection { election },
        Refusal::UnknownKey { key },
        Refusal::UnknownPerson { person },
        Refusal::UnknownSanction { sanction: sanction.clone(), date: on },
        Refusal::UnusableKey,
        Refusal::InService,
        Refusal::InUse { entry },
        Refusal::NoLeave { entry },
        Refusal::NotEarlier { field: "from", date: on },
        Refusal::NotInService { date: on, day: date("2024-12-01") },
        Refusal::SamePerson,
        Refusal::SanctionNotFor { sanction: sanction.clone(), status: EmploymentStatus::Pns },
        Refusal::TakenBack { entry },
        Refusal::Withdrawn { entry },
        Refusal::NoAuthority { level },
    ])
}
