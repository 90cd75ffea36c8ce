//! Every reason for which an event may not be recorded.

use ikrar_core::admit::Refusal;
use ikrar_core::calendar::HolidaysError;
use ikrar_core::procedure::{NotNow, StepRefused};
use ikrar_core::rulebook::{Asked, CaseState, RulebookError};
use ikrar_core::value::{
    ActCode, CampaignCode, CaseId, Digest, ElectionCode, EmploymentStatus, KeyId, Level,
    OfficeCode, PersonId, Role, SanctionCode, Seq,
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
    let office = || "jpt-pratama".parse::<OfficeCode>().unwrap();
    let mut said = boxed(steps());
    said.extend(boxed(Asked::ALL.iter().map(|asked| {
        let step = "summoned".to_owned();
        Refusal::Asked { step, asked: *asked }
    })));
    said.extend(boxed([
        Refusal::ActTwice { act: act.clone() },
        Refusal::AboveAct { act: act.clone(), level },
        Refusal::NotAsked { step: "warned".to_owned(), field: "sanction" },
        Refusal::NoAct,
        Refusal::OnLeave { act: act.clone(), entry },
        Refusal::NoAuthorityOn { level, date: on },
        Refusal::NoRoom { entry },
        Refusal::NotCompetent { office: office(), level, offices: Vec::new() },
        Refusal::NotCompetent { office: office(), level, offices: vec![office(), office()] },
        Refusal::NotGraver { entry, sanction: sanction.clone() },
        Refusal::SameOfficer { entry },
        Refusal::StepRole { step: "verified".to_owned(), needed: vec![Role::Overseer] },
        Refusal::UnknownOffice { office: office() },
        Refusal::UnknownStep { step: "summoned-2".to_owned() },
        Refusal::AlreadySigned { entry },
        Refusal::BelowAct { act: act.clone(), level },
        Refusal::NoFollowOn { sanction: Some(sanction.clone()) },
        Refusal::NoFollowOn { sanction: None },
        Refusal::NoPosition { office: office(), level },
        Refusal::BothPhases { act: act.clone(), designation: on, pair: act.clone() },
        Refusal::OtherOverseer { body: "BKN".to_owned(), overseer: "KASN".to_owned(), on },
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
        Refusal::LogKeyExists { entry },
        Refusal::NotYet { entry },
        Refusal::Level { level },
        Refusal::IdentifierNotHeld,
        Refusal::KeyNotHeld,
        Refusal::NotCorrectable { entry },
        Refusal::LastAdmin,
        Refusal::NoContest { act: act.clone() },
        Refusal::NoIdentifier,
        Refusal::NoLedger,
        Refusal::NoLogKey,
        Refusal::NoRulebook { date: on },
        Refusal::Holidays(HolidaysError::Day { year: 2024, day: on }),
        Refusal::NoScan,
        Refusal::NoSubject,
        Refusal::NotOpen { date: on, opens: date("2024-12-01"), closed: None },
        Refusal::NotOwnKey,
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
    ]));
    said
}

/// Every reason against a step, with and without a basis and something else to do.
fn steps() -> Vec<Refusal> {
    let why = [
        NotNow::Done { entry: Seq::new(4711) },
        NotNow::Kind,
        NotNow::Needs { mark: "team-2".to_owned() },
        NotNow::State,
        NotNow::Timed { until: date("2024-11-27") },
        NotNow::TooEarly { first: date("2024-11-27") },
        NotNow::TooLate { term: "KEBERATAN.AJU".to_owned(), last: date("2024-11-27") },
    ];
    let refused = |why: NotNow, basis: &[&str], allowed: &[&str]| StepRefused {
        step: "summoned-2".to_owned(),
        state: CaseState::Examined,
        why,
        basis: basis.iter().map(ToString::to_string).collect(),
        allowed: allowed.iter().map(|code| code.parse().unwrap()).collect(),
    };
    let law = ["PP 94/2021 Ps 26"];
    let forms = [
        refused(NotNow::State, &[], &[]),
        refused(NotNow::State, &law, &[]),
        refused(NotNow::State, &[], &["examined", "absent"]),
    ];
    let each = why.into_iter().map(|why| refused(why, &law, &["examined", "absent"]));
    each.chain(forms).map(|refused| Refusal::Step(Box::new(refused))).collect()
}
