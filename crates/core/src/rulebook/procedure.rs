//! The course of a case as data: its states, the steps from one to the next, who may impose what,
//! and what a departure ends. [`crate::procedure`] reads these tables; nothing else decides about
//! the course of a case.

use std::collections::BTreeMap;
use std::num::NonZeroU8;

use serde::Deserialize;

use super::Bilingual;
use crate::event::case::Channel;
use crate::event::person::Departure;
use crate::macros::vocabulary;
use crate::value::{
    AgencyKind, Level, Line, OfficeCode, PositionClass, Role, SanctionCode, StepCode,
};

vocabulary! {
    /// Where a case stands; it is in exactly one state.
    pub enum CaseState {
        /// A report came in.
        Received "received",
        /// The report lacks something.
        Incomplete "incomplete",
        /// The report was entered in the register.
        Registered "registered",
        /// Handed over to the oversight body, which verifies it.
        AwaitingVerification "awaiting-verification",
        /// The official with disciplinary authority has to act.
        AwaitingPpk "awaiting-ppk",
        /// The accused was summoned.
        Summoned "summoned",
        /// The accused was heard, or stayed away twice.
        Examined "examined",
        /// The ethics panel has the case.
        Panel "panel",
        /// A decision was proposed to a second officer.
        Proposed "proposed",
        /// Proven and decided, not delivered yet.
        Decided "decided",
        /// The decision was received, and there is time to object.
        Delivered "delivered",
        /// An objection is open: the decision is suspended.
        UnderObjection "under-objection",
        /// An appeal is open: the decision is suspended.
        UnderAppeal "under-appeal",
        /// The decision is in force.
        InForce "in-force",
        /// The sanction was served.
        Served "served",
        /// The decision was annulled.
        Annulled "annulled",
        /// The violation was not proven.
        NotProven "not-proven",
        /// The report was rejected.
        Rejected "rejected",
        /// The report was cancelled.
        Cancelled "cancelled",
        /// The report was not entered in the register.
        NotRegistered "not-registered",
        /// The accused left while the case was open.
        ClosedByDeparture "closed-by-departure",
    }
}

vocabulary! {
    /// What a state means for the accused.
    pub enum Force {
        /// Nothing is decided.
        Open "open",
        /// Proven, and not in force yet.
        NotYet "not-yet",
        /// Proven, and suspended by an objection or an appeal.
        Suspended "suspended",
        /// Proven and in force.
        InForce "in-force",
        /// Nothing is open any more.
        Closed "closed",
    }
}

impl CaseState {
    /// What it means for the accused.
    pub fn force(self) -> Force {
        match self {
            Self::Received
            | Self::Incomplete
            | Self::Registered
            | Self::AwaitingVerification
            | Self::AwaitingPpk
            | Self::Summoned
            | Self::Examined
            | Self::Panel
            | Self::Proposed => Force::Open,
            Self::Decided | Self::Delivered => Force::NotYet,
            Self::UnderObjection | Self::UnderAppeal => Force::Suspended,
            Self::InForce => Force::InForce,
            Self::Served
            | Self::Annulled
            | Self::NotProven
            | Self::Rejected
            | Self::Cancelled
            | Self::NotRegistered
            | Self::ClosedByDeparture => Force::Closed,
        }
    }
}

vocabulary! {
    /// Who has to act.
    pub enum Turn {
        /// Whoever reported.
        Reporter "reporter",
        /// The body that received the report.
        Receiver "receiver",
        /// The election supervisor.
        Bawaslu "bawaslu",
        /// The body that oversees the merit system on that day; see [`super::Overseer`].
        Overseer "overseer",
        /// The direct superior, or the examination team.
        Superior "superior",
        /// The ethics panel.
        Panel "panel",
        /// *Pejabat pembina kepegawaian*: the head of the agency's staff.
        Ppk "ppk",
        /// The official who decides, or has decided.
        Decider "decider",
        /// The accused.
        Person "person",
        /// The civil service appeals board.
        Bpasn "bpasn",
        /// The personnel office.
        Personnel "personnel",
        /// The ministry of home affairs, or the governor on its behalf.
        HomeAffairs "home-affairs",
        /// Nobody.
        Nobody "nobody",
    }
}

vocabulary! {
    /// Under what the ministry's lists count a case.
    pub enum CaseGroup {
        /// Not yet taken up by the agency.
        AwaitingOverseer "awaiting-overseer",
        /// Not yet decided by the agency.
        AwaitingPpk "awaiting-ppk",
        /// Proven.
        Sanctioned "sanctioned",
        /// Not proven.
        NotProven "not-proven",
        /// Cancelled.
        Cancelled "cancelled",
        /// Rejected, or not registered.
        Rejected "rejected",
        /// Ended by departure.
        Departed "departed",
        /// Annulled.
        Annulled "annulled",
    }
}

/// What a rulebook says of a state.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StateRule {
    /// The state.
    pub code: CaseState,
    /// Who has to act.
    pub turn: Turn,
    /// Under what it is counted.
    pub group: CaseGroup,
}

vocabulary! {
    /// What has to be said with a step.
    pub enum Asked {
        /// The body that is concerned.
        Body "body",
        /// The day of the examination.
        ExamOn "exam-on",
        /// The last day.
        Until "until",
        /// How a decision was delivered.
        Manner "manner",
        /// Why, or what was found.
        Note "note",
        /// The official who acts.
        Office "office",
        /// A level.
        Level "level",
        /// A new outcome, proven at some level with a sanction.
        Outcome "outcome",
    }
}

vocabulary! {
    /// What happens once a time limit is over.
    pub enum Lapse {
        /// The step counts, and is marked as late.
        Mark "mark",
        /// The step is refused.
        Refuse "refuse",
        /// The step is recorded, and leaves the case as it is.
        Void "void",
        /// Not a limit: the decision takes effect on the last day.
        Effect "effect",
    }
}

vocabulary! {
    /// The way that is open against a decision.
    pub enum Remedy {
        /// *Keberatan*, to the superior or to the official who decided.
        Objection "objection",
        /// *Banding administratif*, to the appeals board.
        Appeal "appeal",
        /// None: what is filed all the same is recorded, answered, and changes nothing.
        None "none",
    }
}

/// A step of a case.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a word of the file")]
pub struct StepRule {
    /// Its code.
    pub code: StepCode,
    /// What it is called.
    pub text: Bilingual,
    /// The states in which it may be taken; none means all.
    #[serde(default)]
    pub from: Vec<CaseState>,
    /// The state it leads to; `None` leaves the case where it is.
    pub to: Option<CaseState>,
    /// The state it leads to in place of that where this mark is there.
    #[serde(default)]
    pub to_with: BTreeMap<String, CaseState>,
    /// Marks that must be there.
    #[serde(default)]
    pub needs: Vec<Line>,
    /// Marks that must be there where the act, or what is imposed, is of this level.
    #[serde(default)]
    pub needs_at: BTreeMap<Level, Vec<Line>>,
    /// Marks that must not be there.
    #[serde(default)]
    pub without: Vec<Line>,
    /// Marks that it leaves.
    #[serde(default)]
    pub sets: Vec<Line>,
    /// Marks that it takes away.
    #[serde(default)]
    pub clears: Vec<Line>,
    /// How the case must have come in; none means in any way.
    #[serde(default)]
    pub channels: Vec<Channel>,
    /// Only where the act, or what is imposed, is of these levels; none means of all.
    #[serde(default)]
    pub levels: Vec<Level>,
    /// Where the sanction is one against which this way is not open, the step leaves the case as it
    /// is.
    pub remedy: Option<Remedy>,
    /// What has to be said with it.
    #[serde(default)]
    pub asks: Vec<Asked>,
    /// The time limits within which it is to be taken, by id.
    #[serde(default)]
    pub within: Vec<Line>,
    /// What must have come by then, named as in [`super::Deadline::from`].
    pub not_before: Option<Line>,
    /// The body that it names has to be the one that oversees the merit system on its day.
    #[serde(default)]
    pub to_overseer: bool,
    /// As grave as a decision: it needs the authority to decide at the level of the decision, and
    /// of what takes its place, and where two officers decide another one than who decided.
    #[serde(default)]
    pub ruling: bool,
    /// Only where the sanction is one on which another has to follow, which it then names.
    #[serde(default)]
    pub follow_on: bool,
    /// Only for a sanction without a term of its own, which does not end the employment.
    #[serde(default)]
    pub untimed: bool,
    /// Who may record it; none means examiners and deciders.
    #[serde(default)]
    pub roles: Vec<Role>,
    /// The articles reported as its basis.
    #[serde(default)]
    pub basis: Vec<Line>,
    /// Whether all of this was confirmed against a source.
    pub verified: bool,
    /// What is doubtful, or when it is due.
    pub note: Option<Line>,
}

/// What a departure does to a case.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DepartureRule {
    /// Why the accused left.
    pub reasons: Vec<Departure>,
    /// The cases that it closes.
    pub closes: Vec<CaseState>,
    /// The articles reported as its basis.
    #[serde(default)]
    pub basis: Vec<Line>,
    /// Whether it was confirmed against a source.
    pub verified: bool,
}

/// What an office may impose, and on whom.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Competence {
    /// The office.
    pub office: OfficeCode,
    /// In agencies of these kinds; none means all.
    #[serde(default)]
    pub agencies: Vec<AgencyKind>,
    /// On people in positions of these classes; none means all.
    #[serde(default)]
    pub accused: Vec<PositionClass>,
    /// So many levels below the office; `None` wherever they are.
    pub below: Option<NonZeroU8>,
    /// What it may impose.
    pub levels: Vec<Level>,
    /// Only these sanctions; none means all of the levels.
    #[serde(default)]
    pub only: Vec<SanctionCode>,
    /// All but these.
    #[serde(default)]
    pub except: Vec<SanctionCode>,
    /// The articles reported as its basis.
    pub basis: Vec<Line>,
    /// Whether all of this was confirmed against a source.
    pub verified: bool,
}

/// What the rates of a report count, by the names of what happened.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rates {
    /// Cases that reached the agency: any of these happened.
    pub recommended: Vec<Line>,
    /// Cases that were followed up.
    pub uploaded: Vec<Line>,
}

/// How cases about earlier acts go on once a rulebook is in force.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transition {
    /// Whether steps, sanctions and authority in cases about acts before this rulebook follow it
    /// from its first day on; else they stay under the rulebook of the act.
    pub takes_over: bool,
    /// Whether a case whose decision an objection or an appeal suspended on the eve of that day
    /// goes on under the rules before.
    #[serde(default)]
    pub keeps_remedies: bool,
    /// The articles reported as its basis.
    pub basis: Vec<Line>,
    /// Whether it was confirmed against a source.
    pub verified: bool,
    /// What is doubtful.
    pub note: Option<Line>,
}

/// The steps that every rulebook has to have, since facts of their own record them.
pub const OWN_STEPS: [&str; 3] = [PROPOSED, DECIDED, ACQUITTED];
/// How a rulebook names the day on which an act became known.
pub const KNOWN: &str = "known";
/// How a rulebook names the day on which a report was received.
pub const RECEIVED: &str = "received";
/// How a rulebook names the day on which a decision came into force.
pub const IN_FORCE: &str = "in-force";
/// What a rulebook adds to a step's code to name the day of the examination to which it summons.
pub const EXAM: &str = ".exam";
/// The code of the step that proposes a decision.
pub const PROPOSED: &str = "proposed";
/// The code of the step that decides that a violation was proven.
pub const DECIDED: &str = "decided";
/// The code of the step that decides that it was not.
pub const ACQUITTED: &str = "not-proven";
