//! Why a rulebook cannot be used, and what is no code of one.

use ikrar_core::calendar::{HolidayKind, HolidaysError};
use ikrar_core::error::Place;
use ikrar_core::rulebook::{Dated, Item, RULEBOOK_BYTES_MAX, RulebookError};
use ikrar_core::value::{CodeError, CodeKind};

use crate::{Message, Say, message};

impl Say for CodeError {
    fn say(&self) -> Message<'_> {
        let text = &self.text;
        match self.kind {
            CodeKind::Act => message!("rulebook-act-code", text),
            CodeKind::Contest => message!("rulebook-contest-code", text),
            CodeKind::Election => message!("rulebook-election-code", text),
            CodeKind::Office => message!("rulebook-office-code", text),
            CodeKind::Step => message!("rulebook-step-code", text),
            CodeKind::Region => message!("rulebook-region-code", text),
            CodeKind::Sanction => message!("rulebook-sanction-code", text),
        }
    }
}

impl Say for RulebookError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::At { place: Place { line, field }, error } => {
                message!("rulebook-at", line, field = *field, reason = error.as_ref())
            }
            Self::DatesReversed { place, from, until } => {
                message!("rulebook-dates-reversed", place, from, until)
            }
            Self::Duplicate { what, code } => message!("rulebook-duplicate", item = what, code),
            Self::Form(fault) => message!("rulebook-form", fault),
            Self::NoRole { level } => message!("rulebook-no-role", level),
            Self::NoStatus { sanction } => message!("rulebook-no-status", sanction),
            Self::Overlap { what, code, other } => {
                message!("rulebook-overlap", item = what, code, other)
            }
            Self::Pair { act } => message!("rulebook-pair", act),
            Self::TooLarge { bytes } => {
                message!("rulebook-too-large", bytes, max = RULEBOOK_BYTES_MAX)
            }
            Self::Missing { what, code } => message!("rulebook-missing", item = what, code),
            Self::Unknown { what, code, name, .. } => {
                message!("rulebook-unknown", item = what, code, name)
            }
            Self::Unreachable { state } => message!("rulebook-unreachable", state = state.name()),
            Self::UnknownContest { stage } => message!("rulebook-unknown-contest", stage),
            Self::Value { line, error } => message!("rulebook-value", line, reason = error),
        }
    }
}

impl Say for HolidaysError {
    fn say(&self) -> Message<'_> {
        match self {
            Self::At { place: Place { line, field }, error } => {
                message!("rulebook-at", line, field = *field, reason = error.as_ref())
            }
            Self::Day { year, day } => message!("holidays-day", year, day),
            Self::Form(fault) => message!("holidays-form", fault),
            Self::Twice { year, kind } => message!("holidays-twice", year, kind),
            Self::Value { line, error } => message!("rulebook-value", line, reason = error),
            Self::Gap { year, kind } => message!("holidays-gap", year, kind),
            Self::Week { agency } => message!("holidays-week", agency),
            Self::WeeksOverlap { agency } => message!("holidays-weeks-overlap", agency),
        }
    }
}

impl Say for HolidayKind {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Public => message!("label-holiday-public"),
            Self::CollectiveLeave => message!("label-holiday-collective-leave"),
        }
    }
}

impl Say for Item {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Act => message!("rulebook-item-act"),
            Self::Caution => message!("rulebook-item-caution"),
            Self::Contest => message!("rulebook-item-contest"),
            Self::Deadline => message!("rulebook-item-deadline"),
            Self::Election => message!("rulebook-item-election"),
            Self::Overseer => message!("rulebook-item-overseer"),
            Self::Rate => message!("rulebook-item-rate"),
            Self::RetentionClass => message!("rulebook-item-retention-class"),
            Self::Sanction => message!("rulebook-item-sanction"),
            Self::Stage => message!("rulebook-item-stage"),
            Self::State => message!("rulebook-item-state"),
            Self::Step => message!("rulebook-item-step"),
        }
    }
}

impl Say for Dated {
    fn say(&self) -> Message<'_> {
        match self {
            Self::Overseer(body) => message!("rulebook-place-overseer", body),
            Self::Sanction(code) => message!("rulebook-place-sanction", code),
            Self::Stage(stage) => message!("rulebook-place-stage", stage),
            Self::VoteAfter(stage) => message!("rulebook-place-vote-after", stage),
        }
    }
}
