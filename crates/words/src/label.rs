//! What states, roles, facts and rules are called.
//!
//! An allegation is called open and undecided, and a pact that is not signed is never called a
//! violation: design, section 4.

use ikrar_core::event::pact::{Attendance, Method};
use ikrar_core::event::person::{Departure, LeaveKind};
use ikrar_core::finding::FindingKind;
use ikrar_core::state::person::PactAct;
use ikrar_core::status::{Conduct, PactState, Rule, Verdict};
use ikrar_core::value::{EmploymentStatus, Level, Role};

use crate::{Message, Say, message};

mod case;
mod field;

pub use field::field;

/// A fact, by its name in JSON; `None` if there is no fact of this name.
pub fn fact(name: &str) -> Option<Message<'static>> {
    called(FACTS, name)
}

/// What something is called, by its name in JSON.
fn called(labels: &[(&str, Message<'static>)], name: &str) -> Option<Message<'static>> {
    labels.iter().find(|(known, _)| *known == name).map(|(_, label)| label.clone())
}

/// Why somebody left.
pub fn departure(reason: Departure) -> Message<'static> {
    match reason {
        Departure::Retired => message!("label-departure-retired"),
        Departure::Resigned => message!("label-departure-resigned"),
        Departure::Moved => message!("label-departure-moved"),
        Departure::ContractEnded => message!("label-departure-contract-ended"),
        Departure::Dismissed => message!("label-departure-dismissed"),
        Departure::Died => message!("label-departure-died"),
    }
}

/// A kind of leave.
pub fn leave(kind: LeaveKind) -> Message<'static> {
    match kind {
        LeaveKind::OutsideStateEmploy => message!("label-leave-outside-state-employ"),
        LeaveKind::Annual => message!("label-leave-annual"),
        LeaveKind::Long => message!("label-leave-long"),
        LeaveKind::Sick => message!("label-leave-sick"),
        LeaveKind::Maternity => message!("label-leave-maternity"),
        LeaveKind::ImportantReason => message!("label-leave-important-reason"),
    }
}

/// What somebody did about a pact.
pub fn pact_act(act: PactAct) -> Message<'static> {
    match act {
        PactAct::Signed(Method::OwnKey) => message!("label-act-own-key"),
        PactAct::Signed(Method::WetInk) => message!("label-act-wet-ink"),
        PactAct::Signed(Method::Bsre) => message!("label-act-bsre"),
        PactAct::Signed(Method::Thumb) => message!("label-act-thumb"),
        PactAct::Signed(Method::Portal) => message!("label-act-portal"),
        PactAct::Refused => message!("label-pact-refused"),
        PactAct::Excused => message!("label-pact-excused"),
    }
}

/// In what way somebody was at a ceremony.
pub fn attendance(attendance: Attendance) -> Message<'static> {
    match attendance {
        Attendance::InPerson => message!("label-attendance-in-person"),
        Attendance::AsRepresentative => message!("label-attendance-as-representative"),
    }
}

impl Say for PactState {
    fn say(&self) -> Message<'_> {
        match self {
            Self::NotRequired => message!("label-pact-not-required"),
            Self::Pending => message!("label-pact-pending"),
            Self::Overdue => message!("label-pact-overdue"),
            Self::Signed => message!("label-pact-signed"),
            Self::SignedLate => message!("label-pact-signed-late"),
            Self::Refused => message!("label-pact-refused"),
            Self::Excused => message!("label-pact-excused"),
        }
    }
}

impl Say for Conduct {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Clear => message!("label-conduct-clear"),
            Self::SanctionServed => message!("label-conduct-sanction-served"),
            Self::AllegationOpen => message!("label-conduct-allegation-open"),
            Self::ProvenEthics => message!("label-conduct-proven-ethics"),
            Self::ProvenLight => message!("label-conduct-proven-light"),
            Self::ProvenModerate => message!("label-conduct-proven-moderate"),
            Self::ProvenHeavy => message!("label-conduct-proven-heavy"),
            Self::Dismissed => message!("label-conduct-dismissed"),
        }
    }
}

impl Say for Verdict {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Compliant => message!("label-verdict-compliant"),
            Self::Incomplete => message!("label-verdict-incomplete"),
            Self::UnderReview => message!("label-verdict-under-review"),
            Self::NonCompliant => message!("label-verdict-non-compliant"),
            Self::Restored => message!("label-verdict-restored"),
            Self::Ended => message!("label-verdict-ended"),
        }
    }
}

impl Say for Rule {
    fn say(&self) -> Message<'_> {
        match self {
            Self::NotOpenYet => message!("label-rule-pact-not-open-yet"),
            Self::Signed => message!("label-rule-pact-signed"),
            Self::SignedAfterDue => message!("label-rule-pact-signed-after-due"),
            Self::NotInAudience => message!("label-rule-pact-not-in-audience"),
            Self::LeftBeforeDue => message!("label-rule-pact-left-before-due"),
            Self::JoinedAfterDue => message!("label-rule-pact-joined-after-due"),
            Self::OnLeave => message!("label-rule-pact-on-leave"),
            Self::SignatureVoided => message!("label-rule-pact-signature-voided"),
            Self::Refused => message!("label-rule-pact-refused"),
            Self::Excused => message!("label-rule-pact-excused"),
            Self::PastDue => message!("label-rule-pact-past-due"),
            Self::Asked => message!("label-rule-pact-asked"),
            Self::Undecided => message!("label-rule-conduct-undecided"),
            Self::NotProven => message!("label-rule-conduct-not-proven"),
            Self::Proven => message!("label-rule-conduct-proven"),
            Self::Dropped => message!("label-rule-conduct-dropped"),
            Self::Annulled => message!("label-rule-conduct-annulled"),
            Self::ClosedByDeparture => message!("label-rule-conduct-closed-by-departure"),
            Self::Suspended => message!("label-rule-conduct-suspended"),
            Self::YearUnknown => message!("label-rule-conduct-year-unknown"),
            Self::NotInForceYet => message!("label-rule-conduct-not-in-force-yet"),
            Self::Dismissed => message!("label-rule-conduct-dismissed"),
            Self::Served => message!("label-rule-conduct-served"),
            Self::InForce => message!("label-rule-conduct-in-force"),
            Self::ServiceEnded => message!("label-rule-service-ended"),
            Self::ServiceToCome => message!("label-rule-service-to-come"),
        }
    }
}

impl Say for Level {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Ethics => message!("label-level-ethics"),
            Self::Light => message!("label-level-light"),
            Self::Moderate => message!("label-level-moderate"),
            Self::Heavy => message!("label-level-heavy"),
            Self::Dismissal => message!("label-level-dismissal"),
        }
    }
}

impl Say for EmploymentStatus {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Cpns => message!("label-employment-cpns"),
            Self::Pns => message!("label-employment-pns"),
            Self::Pppk => message!("label-employment-pppk"),
            Self::PppkPartTime => message!("label-employment-pppk-part-time"),
            Self::NonAsn => message!("label-employment-non-asn"),
        }
    }
}

impl Say for Role {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Admin => message!("label-role-admin"),
            Self::Registrar => message!("label-role-registrar"),
            Self::Examiner => message!("label-role-examiner"),
            Self::Decider => message!("label-role-decider"),
            Self::Auditor => message!("label-role-auditor"),
            Self::Overseer => message!("label-role-overseer"),
        }
    }
}

impl Say for FindingKind {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Authority => message!("label-finding-authority"),
            Self::BodyHash => message!("label-finding-body-hash"),
            Self::Checkpoint => message!("label-finding-checkpoint"),
            Self::Directory => message!("label-finding-directory"),
            Self::Duplicate => message!("label-finding-duplicate"),
            Self::Event => message!("label-finding-event"),
            Self::Link => message!("label-finding-link"),
            Self::Key => message!("label-finding-key"),
            Self::RecordedAt => message!("label-finding-recorded-at"),
            Self::Seal => message!("label-finding-seal"),
            Self::Signature => message!("label-finding-signature"),
            Self::Snapshot => message!("label-finding-snapshot"),
            Self::Storage => message!("label-finding-storage"),
            Self::Subject => message!("label-finding-subject"),
        }
    }
}

const FACTS: &[(&str, Message<'static>)] = &[
    ("ledger-created", message!("label-fact-ledger-created")),
    ("log-key-announced", message!("label-fact-log-key-announced")),
    ("restored", message!("label-fact-restored")),
    ("officer-enrolled", message!("label-fact-officer-enrolled")),
    ("officer-revoked", message!("label-fact-officer-revoked")),
    ("rulebook-published", message!("label-fact-rulebook-published")),
    ("holidays-published", message!("label-fact-holidays-published")),
    ("person-enrolled", message!("label-fact-person-enrolled")),
    ("profile-changed", message!("label-fact-profile-changed")),
    ("identifier-added", message!("label-fact-identifier-added")),
    ("identifier-ended", message!("label-fact-identifier-ended")),
    ("key-bound", message!("label-fact-key-bound")),
    ("key-ended", message!("label-fact-key-ended")),
    ("person-departed", message!("label-fact-person-departed")),
    ("corrected", message!("label-fact-corrected")),
    ("person-merged", message!("label-fact-person-merged")),
    ("person-withdrawn", message!("label-fact-person-withdrawn")),
    ("person-returned", message!("label-fact-person-returned")),
    ("leave-granted", message!("label-fact-leave-granted")),
    ("leave-ended", message!("label-fact-leave-ended")),
    ("first-day-moved", message!("label-fact-first-day-moved")),
    ("campaign-opened", message!("label-fact-campaign-opened")),
    ("campaign-closed", message!("label-fact-campaign-closed")),
    ("ceremony-scheduled", message!("label-fact-ceremony-scheduled")),
    ("ceremony-postponed", message!("label-fact-ceremony-postponed")),
    ("ceremony-cancelled", message!("label-fact-ceremony-cancelled")),
    ("ceremony-held", message!("label-fact-ceremony-held")),
    ("pact-signed", message!("label-fact-pact-signed")),
    ("pact-refused", message!("label-fact-pact-refused")),
    ("pact-excused", message!("label-fact-pact-excused")),
    ("signature-voided", message!("label-fact-signature-voided")),
    ("attendance-recorded", message!("label-fact-attendance-recorded")),
    ("case-reported", message!("label-fact-case-reported")),
    ("decision-proposed", message!("label-fact-decision-proposed")),
    ("case-decided", message!("label-fact-case-decided")),
    ("step-taken", message!("label-fact-step-taken")),
];
