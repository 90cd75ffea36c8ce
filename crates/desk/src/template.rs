//! Tables to be filled in: which columns somebody who has no list yet needs, and what stands in
//! them. Headings and words are those that the tables' readers know.

use ikrar_core::event::case::{Channel, Manner};
use ikrar_core::event::pact::{Attendance, Method};
use ikrar_core::event::person::{Departure, LeaveKind, Return};
use ikrar_core::value::{Capacity, EmploymentStatus, Level, PositionClass};

use crate::acts::{AT_A_CEREMONY, FROM_A_DAY, ON_A_DAY};
use crate::spellings;
use crate::table::columns::{
    ACT, ACTED_ON, ACTED_UNTIL, AGENCY, ATTENDANCE, BELOW, BODY, CAPACITY, CASE, CHANNEL, CONTEST,
    ELECTION, EXAM_ON, FROM, GRADE, KIND, KNOWN_ON, LEVEL, MANNER, METHOD, NAME, NIK, NIK_REPLACED,
    NIP, NIP_REPLACED, NOTE, NUMBER, OFFICE, ON, POSITION, POSITION_CLASS, PUBLIC_KEY, REASON,
    RECEIVED_ON, REGION, SANCTION, SCAN, SIGNED_ON, STATUS, STEP, SUMMARY, UNIT, UNTIL,
};
use crate::table::{Wanted, shown_heading};
use crate::{own_keys, paper, reports, roster, steps};

/// What a table is for: each is taken by one command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// People: `roster import`.
    Roster,
    /// Own keys: `person enroll-keys`.
    Keys,
    /// Pacts on paper: `pact record`.
    Pacts,
    /// Who left: `person depart`.
    Departures,
    /// Who is back: `person return`.
    Returns,
    /// Who is on leave: `person leave`.
    Leave,
    /// Whose signature is void: `pact void`.
    Voidings,
    /// Who declined to sign: `pact refuse`.
    Refusals,
    /// Who need not sign: `pact excuse`.
    Exemptions,
    /// Who was at a ceremony: `ceremony attend`.
    Attendance,
    /// Alleged violations: `case report`.
    Reports,
    /// Steps of cases: `case take`, and each command of a step.
    Steps,
}

/// A column of a table that is to be filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// What programs call it.
    pub name: &'static str,
    /// When a row must have it.
    pub needed: Needed,
    /// What stands in it.
    pub holds: Holds,
}

/// When a row must have something in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needed {
    /// In each row.
    Always,
    /// Where no other column of its kind has something: one of two numbers.
    OneOf,
    /// Never.
    No,
}

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// A text, also one of digits.
    Text,
    /// A day.
    Day,
    /// A word of a closed list.
    Word(&'static [&'static str]),
}

impl Form {
    /// All of them.
    pub const ALL: &[Self] = &[
        Self::Roster,
        Self::Keys,
        Self::Pacts,
        Self::Departures,
        Self::Returns,
        Self::Leave,
        Self::Voidings,
        Self::Refusals,
        Self::Exemptions,
        Self::Attendance,
        Self::Reports,
        Self::Steps,
    ];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Roster => "roster",
            Self::Keys => "keys",
            Self::Pacts => "pacts",
            Self::Departures => "departures",
            Self::Returns => "returns",
            Self::Leave => "leave",
            Self::Voidings => "voidings",
            Self::Refusals => "refusals",
            Self::Exemptions => "exemptions",
            Self::Attendance => "attendance",
            Self::Reports => "reports",
            Self::Steps => "steps",
        }
    }

    /// Its columns, in their order.
    pub fn columns(self) -> Vec<Column> {
        let wanted = self.wanted();
        let column = |&name: &&'static str| {
            let group = wanted.required.iter().find(|group| group.contains(&name));
            let needed = match group {
                Some(names) if names.len() > 1 => Needed::OneOf,
                Some(_) => Needed::Always,
                None if self.asks_for(name) => Needed::Always,
                None => Needed::No,
            };
            Column { name, needed, holds: self.holds(name) }
        };
        self.names().iter().map(column).collect()
    }

    fn names(self) -> &'static [&'static str] {
        match self {
            Self::Roster => {
                &[NIP, NIK, NAME, STATUS, AGENCY, UNIT, POSITION, GRADE, NIP_REPLACED, NIK_REPLACED]
            }
            Self::Keys => &[NIP, NIK, NAME, PUBLIC_KEY],
            Self::Pacts => &[NIP, NIK, NAME, SIGNED_ON, METHOD, SCAN],
            Self::Departures | Self::Voidings | Self::Exemptions => &[NIP, NIK, NAME, ON, REASON],
            Self::Returns => &[NIP, NIK, NAME, FROM, REASON],
            Self::Leave => &[NIP, NIK, NAME, FROM, UNTIL, KIND],
            Self::Refusals => &[NIP, NIK, NAME, ON, NOTE],
            Self::Attendance => &[NIP, NIK, NAME, ATTENDANCE],
            Self::Reports => reports::COLUMNS,
            Self::Steps => steps::COLUMNS,
        }
    }

    /// Whether a row of this table is refused without it, though such a table may lack the column.
    fn asks_for(self, name: &str) -> bool {
        match self {
            Self::Roster => name == STATUS,
            Self::Departures | Self::Voidings | Self::Exemptions | Self::Returns => name == REASON,
            Self::Leave => name == KIND,
            Self::Keys
            | Self::Pacts
            | Self::Refusals
            | Self::Attendance
            | Self::Reports
            | Self::Steps => false,
        }
    }

    fn holds(self, name: &str) -> Holds {
        match (self, name) {
            (
                _,
                SIGNED_ON | ON | FROM | UNTIL | EXAM_ON | ACTED_ON | ACTED_UNTIL | KNOWN_ON
                | RECEIVED_ON,
            ) => Holds::Day,
            (_, CHANNEL) => Holds::Word(Channel::NAMES),
            (_, CAPACITY) => Holds::Word(Capacity::NAMES),
            (_, MANNER) => Holds::Word(Manner::NAMES),
            (_, LEVEL) => Holds::Word(Level::NAMES),
            (_, POSITION_CLASS) => Holds::Word(PositionClass::NAMES),
            (_, STATUS) => Holds::Word(EmploymentStatus::NAMES),
            (_, METHOD) => Holds::Word(Method::NAMES),
            (_, ATTENDANCE) => Holds::Word(Attendance::NAMES),
            (_, KIND) => Holds::Word(LeaveKind::NAMES),
            (Self::Departures, REASON) => Holds::Word(Departure::NAMES),
            (Self::Returns, REASON) => Holds::Word(Return::NAMES),
            _ => Holds::Text,
        }
    }

    fn wanted(self) -> &'static Wanted {
        match self {
            Self::Roster => &roster::WANTED,
            Self::Keys => &own_keys::WANTED,
            Self::Pacts => &paper::WANTED,
            Self::Departures | Self::Voidings | Self::Refusals | Self::Exemptions => &ON_A_DAY,
            Self::Returns | Self::Leave => &FROM_A_DAY,
            Self::Attendance => &AT_A_CEREMONY,
            Self::Reports => &reports::WANTED,
            Self::Steps => &steps::WANTED,
        }
    }
}

impl Column {
    /// What stands above it.
    pub fn heading(&self) -> String {
        shown_heading(self.name)
    }

    /// What stands in it in the row of an example, about a person who is invented.
    pub fn example(&self) -> &'static str {
        let chosen = || self.choices().first().copied().unwrap_or("tugas belajar");
        match self.name {
            NIP => "198106152005011001",
            NIK => "1606011506810001",
            NAME => "Rekaan Budi, S.E.",
            STATUS => spellings::shown(EmploymentStatus::Pns.name()),
            AGENCY | REGION => "16.06",
            UNIT => "Dinas Kesehatan",
            POSITION => "Analis Kebijakan",
            GRADE => "III/c",
            PUBLIC_KEY => "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            SCAN => "pindaian/rekaan-budi.pdf",
            SIGNED_ON | ON | FROM => "2023-12-27",
            UNTIL => "2024-03-31",
            NOTE => "tidak bersedia",
            CASE => "4b40dbd4",
            STEP => "summoned",
            OFFICE => "ppk",
            BODY => "BKN",
            EXAM_ON => "2024-01-04",
            ACT => "B6",
            ACTED_ON => "2023-12-20",
            KNOWN_ON => "2023-12-21",
            RECEIVED_ON => "2023-12-22",
            CONTEST => "legislative",
            ELECTION => "PEMILU-2024",
            SUMMARY => "Membagikan unggahan akun pemenangan",
            NUMBER => "SK 800/1/2024",
            ACTED_UNTIL | BELOW | SANCTION | NIP_REPLACED | NIK_REPLACED => "",
            _ => chosen(),
        }
    }

    /// What may be chosen, as offices write it; empty where anything may stand.
    pub fn choices(&self) -> Vec<&'static str> {
        let Holds::Word(names) = self.holds else { return Vec::new() };
        // A table is about what others signed, never about a signature that its author made.
        let of_others = names.iter().filter(|name| **name != Method::OwnKey.name());
        of_others.map(|name| spellings::shown(name)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_has_what_its_reader_wants_and_nothing_else() {
        for form in Form::ALL {
            let Wanted { required, optional } = form.wanted();
            let names = form.names();
            for group in *required {
                assert!(names.iter().any(|name| group.contains(name)), "{form:?} lacks {group:?}");
            }
            for name in names {
                let is_read = required.concat().contains(name) || optional.contains(name);
                assert!(is_read, "{form:?}: nobody reads {name}");
            }
        }
    }

    #[test]
    fn what_may_be_chosen_is_understood() {
        for column in Form::ALL.iter().flat_map(|form| form.columns()) {
            let Holds::Word(names) = column.holds else { continue };
            assert!(!column.choices().is_empty());
            for choice in column.choices() {
                assert!(spellings::meant(choice, names).is_some(), "{}: {choice}", column.name);
            }
        }
    }
}
