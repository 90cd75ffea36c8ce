//! Why an event may not be recorded.

use ikrar_core::admit::Refusal;
use ikrar_core::procedure::{NotNow, StepRefused};

use crate::message::Value;
use crate::{Message, Say, message};

impl Say for Refusal {
    #[expect(clippy::too_many_lines, reason = "a line for each reason")]
    fn say(&self) -> Message<'_> {
        match self {
            Self::ActTwice { act } => message!("refusal-act-twice", act),
            Self::Asked { step, asked } => message!("refusal-asked", step, asked),
            Self::AlreadySigned { entry } => message!("refusal-already-signed", entry),
            Self::BelowAct { act, level } => message!("refusal-below-act", act, level),
            Self::BothPhases { act, designation, pair } => {
                message!("refusal-both-phases", act, designation, pair)
            }
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
            Self::Holidays(error) => message!("refusal-holidays", reason = error),
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
            Self::LogKeyExists { entry } => message!("refusal-log-key-exists", entry),
            Self::NotYet { entry } => message!("refusal-not-yet", entry),
            Self::NotCorrectable { entry } => message!("refusal-not-correctable", entry),
            Self::AboveAct { act, level } => message!("refusal-above-act", act, level),
            Self::NotAsked { step, field } => message!("refusal-not-asked", step, field),
            Self::NoAct => message!("refusal-no-act"),
            Self::NoFollowOn { sanction: Some(sanction) } => {
                message!("refusal-no-follow-on", sanction)
            }
            Self::NoFollowOn { sanction: None } => message!("refusal-no-follow-on-none"),
            Self::NoPosition { office, level } => message!("refusal-no-position", office, level),
            Self::NoRoom { entry } => message!("refusal-no-room", entry),
            Self::NotCompetent { office, level, offices } if offices.is_empty() => {
                message!("refusal-not-competent-nobody", office, level)
            }
            Self::NotCompetent { office, level, offices } => {
                message!("refusal-not-competent", office, level, offices = Value::any(offices))
            }
            Self::NotGraver { entry, sanction } => message!("refusal-not-graver", entry, sanction),
            Self::NoContest { act } => message!("refusal-no-contest", act),
            Self::NoIdentifier => message!("refusal-no-identifier"),
            Self::NoLeave { entry } => message!("refusal-no-leave", entry),
            Self::NoLedger => message!("refusal-no-ledger"),
            Self::NoLogKey => message!("refusal-no-log-key"),
            Self::NoRulebook { date } => message!("refusal-no-rulebook", date),
            Self::NoScan => message!("refusal-no-scan"),
            Self::NoSubject => message!("refusal-no-subject"),
            Self::NotEarlier { field, date } => message!("refusal-not-earlier", field, date),
            Self::NotInService { date, day } => message!("refusal-not-in-service", date, day),
            Self::NotOpen { date, opens, closed: _ } => message!("refusal-not-open", date, opens),
            Self::NotOwnKey => message!("refusal-not-own-key"),
            Self::NoAuthorityOn { level, date } => {
                message!("refusal-no-authority-on", level, date)
            }
            Self::OnLeave { act, entry } => message!("refusal-on-leave", act, entry),
            Self::Order { earlier, later } => message!("refusal-order", earlier, later),
            Self::OtherOverseer { body, overseer, on } => {
                message!("refusal-other-overseer", body, overseer, on)
            }
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
            Self::SameOfficer { entry } => message!("refusal-same-officer", entry),
            Self::SamePerson => message!("refusal-same-person"),
            Self::SanctionNotFor { sanction, status } => {
                message!("refusal-sanction-not-for", sanction, status)
            }
            Self::Step(refused) => refused.say(),
            Self::StepRole { step, needed } => {
                let roles = Value::any(needed.iter().map(Say::say));
                message!("refusal-step-role", step, roles)
            }
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
            Self::UnknownOffice { office } => message!("refusal-unknown-office", office),
            Self::UnknownStep { step } => message!("refusal-unknown-step", step),
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

impl Say for StepRefused {
    fn say(&self) -> Message<'_> {
        let Self { step, state, why, basis, allowed } = self;
        let basis = basis.join("; ");
        match (allowed.is_empty(), basis.is_empty()) {
            (true, true) => message!("refusal-step-end", step, state, why),
            (true, false) => message!("refusal-step-end-basis", step, state, why, basis),
            (false, true) => {
                message!("refusal-step", step, state, why, allowed = Value::any(allowed))
            }
            (false, false) => {
                let allowed = Value::any(allowed);
                message!("refusal-step-basis", step, state, why, basis, allowed)
            }
        }
    }
}

impl Say for NotNow {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Done { entry } => message!("not-now-done", entry),
            Self::Kind => message!("not-now-kind"),
            Self::Needs { mark } => message!("not-now-needs", mark),
            Self::State => message!("not-now-state"),
            Self::Timed { until } => message!("not-now-timed", until),
            Self::TooEarly { first } => message!("not-now-too-early", first),
            Self::TooLate { term, last } => message!("not-now-too-late", term, last),
        }
    }
}
