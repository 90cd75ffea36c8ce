//! What a row says that the ledger does not, and where in the row it says so.

use ikrar_core::admit::Refusal;
use ikrar_core::event::Fact;
use ikrar_core::ledger::Rejection;
use ikrar_core::value::Identifier;

use crate::odd::Warning;
use crate::table::columns::{METHOD, PUBLIC_KEY, SCAN, SIGNED_ON, column_of};

/// What a row says.
#[derive(Debug)]
pub struct Said {
    /// What has to be recorded, each with where it comes from.
    pub facts: Vec<(Origin, Fact)>,
    /// What is new about it.
    pub news: Option<News>,
    /// Whether the ledger says something newer.
    pub is_older: bool,
    /// What is odd.
    pub warnings: Vec<Warning>,
}

impl Said {
    /// Exactly what the ledger says.
    pub fn nothing_new() -> Self {
        Self { facts: Vec::new(), news: None, is_older: false, warnings: Vec::new() }
    }

    /// What is older than what the ledger says.
    pub fn older() -> Self {
        Self { is_older: true, ..Self::nothing_new() }
    }

    /// One fact.
    pub fn fact(origin: Origin, fact: impl Into<Fact>, news: News) -> Self {
        Self { facts: vec![(origin, fact.into())], news: Some(news), ..Self::nothing_new() }
    }
}

/// What a row brings that the ledger did not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum News {
    /// A person, a key, a pact.
    New,
    /// Another name, position, grade or kind of employment.
    Changed,
    /// Another agency or unit.
    Moved,
    /// A further number, or one in the place of another.
    Renumbered,
    /// A return to service.
    Returned,
    /// An earlier first day.
    FirstDay,
}

impl News {
    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Moved => "moved",
            Self::Renumbered => "renumbered",
            Self::Returned => "returned",
            Self::FirstDay => "first-day",
        }
    }
}

/// Where in a row an event comes from: by this it is known which column a refusal is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A public key.
    Key,
    /// A line of JSON, whose columns are the event's own fields.
    Line,
    /// The number in one of a row's columns.
    Number(&'static str),
    /// A pact on paper.
    Paper,
    /// The row as a whole.
    Row,
}

impl Origin {
    /// These numbers of a row; both together are the row as a whole.
    pub(crate) fn numbers(identifiers: &[Identifier]) -> Self {
        match identifiers {
            [one] => Self::Number(column_of(one)),
            _ => Self::Row,
        }
    }

    /// The column that a refusal is about, where it is about one.
    pub(crate) fn column(self, rejection: &Rejection) -> Option<&'static str> {
        let Rejection::Refused(refusal) = rejection else { return None };
        match (self, refusal) {
            (Self::Line | Self::Paper, Refusal::Future { field, .. }) => Some(field),
            (Self::Line | Self::Paper, Refusal::NotOpen { .. }) => Some(SIGNED_ON),
            (Self::Line | Self::Paper, Refusal::NoScan) => Some(SCAN),
            (Self::Line | Self::Paper, Refusal::NotOwnKey) => Some(METHOD),
            (Self::Line | Self::Key, Refusal::KeyTaken { .. } | Refusal::UnusableKey) => {
                Some(PUBLIC_KEY)
            }
            (Self::Number(column), Refusal::IdentifierTaken) => Some(column),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(origin: Origin, refusal: Refusal) -> Option<&'static str> {
        origin.column(&Rejection::Refused(refusal))
    }

    /// A number that is taken was told of the column `nip`, whichever column it stood in.
    #[test]
    fn a_refusal_is_about_the_column_that_its_event_came_from() {
        let nip = Identifier::parse_lenient("199312282025312001").unwrap();
        let nik = Identifier::parse_lenient("1603066401020001").unwrap();
        for (numbers, told) in [
            (&[nip][..], Some("nip")),
            (&[nik], Some("nik")),
            (&[nip, nik], None), // one of them, and nobody knows which
        ] {
            assert_eq!(column(Origin::numbers(numbers), Refusal::IdentifierTaken), told);
        }
        assert_eq!(column(Origin::Line, Refusal::IdentifierTaken), None);
        assert_eq!(column(Origin::Paper, Refusal::NoScan), Some("scan"));
        assert_eq!(column(Origin::Key, Refusal::UnusableKey), Some("public_key"));
        assert_eq!(column(Origin::Row, Refusal::NoScan), None);
    }
}
