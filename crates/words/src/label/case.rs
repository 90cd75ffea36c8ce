//! What states of a case, and all that belongs to its course, are called.

use ikrar_core::rulebook::{Asked, CaseGroup, CaseState, DeadlineUnit, Force, Turn};

use crate::{Message, Say, message};

impl Say for CaseState {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Received => message!("label-case-state-received"),
            Self::Incomplete => message!("label-case-state-incomplete"),
            Self::Registered => message!("label-case-state-registered"),
            Self::AwaitingVerification => message!("label-case-state-awaiting-verification"),
            Self::AwaitingPpk => message!("label-case-state-awaiting-ppk"),
            Self::Summoned => message!("label-case-state-summoned"),
            Self::Examined => message!("label-case-state-examined"),
            Self::Panel => message!("label-case-state-panel"),
            Self::Proposed => message!("label-case-state-proposed"),
            Self::Decided => message!("label-case-state-decided"),
            Self::Delivered => message!("label-case-state-delivered"),
            Self::UnderObjection => message!("label-case-state-under-objection"),
            Self::UnderAppeal => message!("label-case-state-under-appeal"),
            Self::InForce => message!("label-case-state-in-force"),
            Self::Served => message!("label-case-state-served"),
            Self::Annulled => message!("label-case-state-annulled"),
            Self::NotProven => message!("label-case-state-not-proven"),
            Self::Rejected => message!("label-case-state-rejected"),
            Self::Cancelled => message!("label-case-state-cancelled"),
            Self::NotRegistered => message!("label-case-state-not-registered"),
            Self::ClosedByDeparture => message!("label-case-state-closed-by-departure"),
        }
    }
}

impl Say for DeadlineUnit {
    fn say(&self) -> Message<'_> {
        match self {
            Self::CalendarDays => message!("label-unit-calendar-days"),
            Self::Days => message!("label-unit-days"),
            Self::Hours => message!("label-unit-hours"),
            Self::Months => message!("label-unit-months"),
            Self::WorkingDays => message!("label-unit-working-days"),
        }
    }
}

impl Say for Turn {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Reporter => message!("label-turn-reporter"),
            Self::Receiver => message!("label-turn-receiver"),
            Self::Bawaslu => message!("label-turn-bawaslu"),
            Self::Overseer => message!("label-turn-overseer"),
            Self::Superior => message!("label-turn-superior"),
            Self::Panel => message!("label-turn-panel"),
            Self::Ppk => message!("label-turn-ppk"),
            Self::Decider => message!("label-turn-decider"),
            Self::Person => message!("label-turn-person"),
            Self::Bpasn => message!("label-turn-bpasn"),
            Self::Personnel => message!("label-turn-personnel"),
            Self::HomeAffairs => message!("label-turn-home-affairs"),
            Self::Nobody => message!("label-turn-nobody"),
        }
    }
}

impl Say for Force {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Open => message!("label-force-open"),
            Self::NotYet => message!("label-force-not-yet"),
            Self::Suspended => message!("label-force-suspended"),
            Self::InForce => message!("label-force-in-force"),
            Self::Closed => message!("label-force-closed"),
        }
    }
}

impl Say for CaseGroup {
    fn say(&self) -> Message<'_> {
        match self {
            Self::AwaitingOverseer => message!("label-case-group-awaiting-overseer"),
            Self::AwaitingPpk => message!("label-case-group-awaiting-ppk"),
            Self::Sanctioned => message!("label-case-group-sanctioned"),
            Self::NotProven => message!("label-case-group-not-proven"),
            Self::Cancelled => message!("label-case-group-cancelled"),
            Self::Rejected => message!("label-case-group-rejected"),
            Self::Departed => message!("label-case-group-departed"),
            Self::Annulled => message!("label-case-group-annulled"),
        }
    }
}

impl Say for Asked {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Body => message!("label-asked-body"),
            Self::ExamOn => message!("label-asked-exam-on"),
            Self::Until => message!("label-asked-until"),
            Self::Manner => message!("label-asked-manner"),
            Self::Note => message!("label-asked-note"),
            Self::Office => message!("label-asked-office"),
            Self::Level => message!("label-asked-level"),
            Self::Outcome => message!("label-asked-outcome"),
        }
    }
}
