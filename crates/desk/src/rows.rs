//! Rows on their way into the ledger, and what became of each.

use std::collections::VecDeque;

use ikrar_core::admit::Refusal;
use ikrar_core::error::Kind;
use ikrar_core::event::{Event, Fact};
use ikrar_core::keys::KeyRingError;
use ikrar_core::ledger::{Recorded, Rejection};
use ikrar_core::sign::{Author, SignedEvent};
use ikrar_core::value::{EventId, Identifier, LedgerId};

use crate::fault::{Cause, Fault};
use crate::table::columns::{METHOD, NIK, NIP, PUBLIC_KEY, SCAN, SIGNED_ON};

/// What became of the rows.
#[derive(Debug, Default)]
pub struct Imported {
    /// Rows with something in them.
    pub read: usize,
    /// Rows that led to new entries.
    pub recorded: usize,
    /// Rows that said nothing new.
    pub unchanged: usize,
    /// Rows that were refused, in order.
    pub refused: Vec<RefusedRow>,
}

/// A refused row.
#[derive(Debug)]
pub struct RefusedRow {
    /// As the spreadsheet numbers it, or the line of a file of JSON lines.
    pub row: u32,
    /// The column, where the reason lies in one.
    pub column: Option<&'static str>,
    /// Why.
    pub why: Why,
}

/// Why a row is refused.
#[derive(Debug)]
pub enum Why {
    /// It is wrong in itself.
    Fault(Cause),
    /// The ledger refuses it.
    Rejected(Rejection),
}

impl Why {
    /// What kind of fault it is.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Fault(_) => Kind::Usage,
            Self::Rejected(rejection) => rejection.kind(),
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
    fn column(self, rejection: &Rejection) -> Option<&'static str> {
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

/// The column that such a number stands in.
pub(crate) fn column_of(identifier: &Identifier) -> &'static str {
    match identifier {
        Identifier::Nik(_) => NIK,
        Identifier::Nip(_) | Identifier::NiPppk(_) => NIP,
    }
}

/// Rows, each with the events that it asks for.
pub struct Rows {
    ids: fn() -> Result<EventId, KeyRingError>,
    read: usize,
    unchanged: usize,
    refused: Vec<RefusedRow>,
    /// In the order in which they are to be recorded.
    events: Vec<RowEvent>,
}

struct RowEvent {
    row: u32,
    origin: Origin,
    event: Signable,
}

/// An event that is signed, or still to be signed.
enum Signable {
    Signed(Box<SignedEvent>),
    Plain(Vec<u8>),
}

impl Rows {
    /// No rows yet; `ids` gives a random id for each new event.
    pub fn new(ids: fn() -> Result<EventId, KeyRingError>) -> Self {
        Self { ids, read: 0, unchanged: 0, refused: Vec::new(), events: Vec::new() }
    }

    /// Takes what a row says: facts, none when it says nothing new, or why it is refused. Fails
    /// only when no id is given.
    pub fn take(
        &mut self,
        row: u32,
        said: Result<Vec<(Origin, Fact)>, Fault>,
    ) -> Result<(), KeyRingError> {
        self.read += 1;
        match said {
            Err(fault) => self.refuse(row, fault),
            Ok(facts) if facts.is_empty() => self.unchanged += 1,
            Ok(facts) => {
                for (origin, fact) in facts {
                    let id = (self.ids)()?;
                    self.push(row, origin, &Event { id, fact });
                }
            }
        }
        Ok(())
    }

    /// Takes a row that is refused.
    pub fn take_fault(&mut self, row: u32, fault: impl Into<Fault>) {
        self.read += 1;
        self.refuse(row, fault.into());
    }

    /// Takes an event that somebody wrote, with its id.
    pub fn take_event(&mut self, row: u32, event: &Event) {
        self.read += 1;
        self.push(row, Origin::Line, event);
    }

    /// Takes an event that its author signed.
    pub fn take_signed(&mut self, row: u32, signed: SignedEvent) {
        self.read += 1;
        let event = Signable::Signed(Box::new(signed));
        self.events.push(RowEvent { row, origin: Origin::Line, event });
    }

    fn push(&mut self, row: u32, origin: Origin, event: &Event) {
        match event.fact.check().and_then(|()| event.to_bytes()) {
            Ok(bytes) => {
                self.events.push(RowEvent { row, origin, event: Signable::Plain(bytes) });
            }
            Err(error) => self.refuse(row, error.into()),
        }
    }

    fn refuse(&mut self, row: u32, fault: Fault) {
        let Fault { column, cause } = fault;
        self.refused.push(RefusedRow { row, column, why: Why::Fault(cause) });
    }

    /// Whether an author is needed, to sign what nobody has signed.
    pub fn need_author(&self) -> bool {
        self.events.iter().any(|row| matches!(row.event, Signable::Plain(_)))
    }

    /// Hands all events, signed, to `record`, or nothing when a row was refused and `partial` does
    /// not allow that; tells what became of each row.
    pub fn record<E>(
        mut self,
        ledger: LedgerId,
        author: Option<&Author>,
        partial: bool,
        record: impl FnOnce(Signing<'_>) -> Result<Recorded, E>,
    ) -> Result<Imported, E> {
        if !self.refused.is_empty() && !partial {
            return Ok(self.nothing_recorded());
        }
        let events = std::mem::take(&mut self.events);
        let rows: Vec<(u32, Origin)> = events.iter().map(|row| (row.row, row.origin)).collect();
        let events = events.into_iter();
        let recorded = record(Signing { events, author, ledger, signed: VecDeque::new() })?;
        for (place, rejection) in recorded.rejected {
            let (row, origin) = *rows.get(place).expect("each event comes from a row");
            if self.refused.last().is_none_or(|last| last.row != row) {
                let column = origin.column(&rejection);
                self.refused.push(RefusedRow { row, column, why: Why::Rejected(rejection) });
            }
        }
        if !self.refused.is_empty() && !partial {
            return Ok(self.nothing_recorded());
        }
        let unchanged = self.unchanged + recorded.unchanged;
        let recorded = self.read - unchanged - self.refused.len();
        Ok(Imported { recorded, unchanged, ..self.nothing_recorded() })
    }

    fn nothing_recorded(mut self) -> Imported {
        self.refused.sort_by_key(|refused| refused.row);
        Imported { read: self.read, recorded: 0, unchanged: 0, refused: self.refused }
    }
}

/// Signs what is still to be signed as it is asked for, many events together.
pub struct Signing<'a> {
    events: std::vec::IntoIter<RowEvent>,
    author: Option<&'a Author>,
    ledger: LedgerId,
    signed: VecDeque<SignedEvent>,
}

impl Iterator for Signing<'_> {
    type Item = SignedEvent;

    fn next(&mut self) -> Option<SignedEvent> {
        if let Some(signed) = self.signed.pop_front() {
            return Some(signed);
        }
        let first = match self.events.next()?.event {
            Signable::Signed(signed) => return Some(*signed),
            Signable::Plain(bytes) => bytes,
        };
        let is_plain = |row: &&RowEvent| matches!(row.event, Signable::Plain(_));
        let more = self.events.as_slice().iter().take(EVENTS_TOGETHER).take_while(is_plain);
        let more = more.count();
        let more = self.events.by_ref().take(more).filter_map(|row| match row.event {
            Signable::Plain(bytes) => Some(bytes),
            Signable::Signed(_) => None,
        });
        let plain = std::iter::once(first).chain(more).collect();
        let author = self.author.expect("plain events come with an author");
        self.signed.extend(author.sign_all(&self.ledger, plain));
        self.signed.pop_front()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.signed.len() + self.events.len();
        (left, Some(left))
    }
}

impl ExactSizeIterator for Signing<'_> {}

/// Plain events that are signed together, after the first.
const EVENTS_TOGETHER: usize = 4095;

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
