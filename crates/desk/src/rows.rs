//! Rows on their way into the ledger, and what became of each.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use ikrar_core::error::Kind;
use ikrar_core::event::Event;
use ikrar_core::keys::KeyRingError;
use ikrar_core::ledger::{Recorded, Rejection};
use ikrar_core::sign::{Author, SignedEvent};
use ikrar_core::value::{EventId, LedgerId};

use crate::fault::{Cause, Fault, Faults};
use crate::odd::Warning;
use crate::said::{News, Origin, Said};
use crate::table::{At, Notice};

/// What became of the rows.
#[derive(Debug, Default)]
pub struct Imported {
    /// Rows with something in them.
    pub read: usize,
    /// Rows that led to new entries.
    pub recorded: usize,
    /// Rows that said exactly what the ledger says.
    pub unchanged: usize,
    /// Rows that said what is older than what the ledger says; nothing was recorded.
    pub older: usize,
    /// How many of the recorded rows brought which news.
    pub news: BTreeMap<News, usize>,
    /// What is odd about rows that were taken, in order.
    pub warned: Vec<WarnedRow>,
    /// Faults of rows that were refused, in order; a row may have several.
    pub refused: Vec<RefusedRow>,
    /// What is to be said of how the table was read.
    pub notices: Vec<Notice>,
}

impl Imported {
    /// How many rows were refused.
    pub fn rows_refused(&self) -> usize {
        self.refused.iter().map(|refused| &refused.at).collect::<BTreeSet<_>>().len()
    }

    /// How many rows were taken though something is odd about them.
    pub fn rows_warned(&self) -> usize {
        self.warned.iter().map(|warned| &warned.at).collect::<BTreeSet<_>>().len()
    }
}

/// Something odd about a row.
#[derive(Debug)]
pub struct WarnedRow {
    /// Where it stands.
    pub at: At,
    /// What is odd.
    pub warning: Warning,
}

/// A refused row.
#[derive(Debug)]
pub struct RefusedRow {
    /// Where it stands.
    pub at: At,
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

/// Rows, each with the events that it asks for.
pub struct Rows {
    ids: fn() -> Result<EventId, KeyRingError>,
    read: usize,
    unchanged: usize,
    older: usize,
    news: BTreeMap<At, News>,
    warned: Vec<WarnedRow>,
    refused: Vec<RefusedRow>,
    notices: Vec<Notice>,
    /// In the order in which they are to be recorded.
    events: Vec<RowEvent>,
}

struct RowEvent {
    at: At,
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
        Self {
            ids,
            read: 0,
            unchanged: 0,
            older: 0,
            news: BTreeMap::new(),
            warned: Vec::new(),
            refused: Vec::new(),
            notices: Vec::new(),
            events: Vec::new(),
        }
    }

    /// Whether a row brings such news.
    pub fn bring(&self, news: News) -> bool {
        self.news.values().any(|it| *it == news)
    }

    /// Takes what is to be said of how their table was read.
    pub fn note(&mut self, notices: impl IntoIterator<Item = Notice>) {
        self.notices.extend(notices);
    }

    /// Takes what a row says, or all for which it is refused. Fails only when no id is given.
    pub fn take(&mut self, at: &At, said: Result<Said, Faults>) -> Result<(), KeyRingError> {
        self.read += 1;
        let Said { facts, news, is_older, warnings } = match said {
            Ok(said) => said,
            Err(Faults(faults)) => {
                for fault in faults {
                    self.refuse(at, fault);
                }
                return Ok(());
            }
        };
        self.warned
            .extend(warnings.into_iter().map(|warning| WarnedRow { at: at.clone(), warning }));
        self.news.extend(news.map(|news| (at.clone(), news)));
        if facts.is_empty() {
            self.older += usize::from(is_older);
            self.unchanged += usize::from(!is_older);
        }
        for (origin, fact) in facts {
            let id = (self.ids)()?;
            self.push(at, origin, &Event { id, fact });
        }
        Ok(())
    }

    /// Takes a row that is refused.
    pub fn take_fault(&mut self, row: u32, fault: impl Into<Fault>) {
        self.read += 1;
        self.refuse(&row.into(), fault.into());
    }

    /// Takes an event that somebody wrote, with its id.
    pub fn take_event(&mut self, row: u32, event: &Event) {
        self.read += 1;
        self.push(&row.into(), Origin::Line, event);
    }

    /// Takes an event that its author signed.
    pub fn take_signed(&mut self, row: u32, signed: SignedEvent) {
        self.read += 1;
        let event = Signable::Signed(Box::new(signed));
        self.events.push(RowEvent { at: row.into(), origin: Origin::Line, event });
    }

    fn push(&mut self, at: &At, origin: Origin, event: &Event) {
        match event.to_bytes() {
            Ok(bytes) => {
                let (at, event) = (at.clone(), Signable::Plain(bytes));
                self.events.push(RowEvent { at, origin, event });
            }
            Err(error) => self.refuse(at, error.into()),
        }
    }

    fn refuse(&mut self, at: &At, fault: Fault) {
        let Fault { column, cause } = fault;
        self.refused.push(RefusedRow { at: at.clone(), column, why: Why::Fault(cause) });
    }

    /// Whether an author is needed, to sign what nobody has signed.
    pub fn need_author(&self) -> bool {
        self.events.iter().any(|row| matches!(row.event, Signable::Plain(_)))
    }

    /// Hands all events, signed, to `record`, and tells what became of each row. When a row was
    /// refused and `partial` does not allow that, `record` is told only to try the others: they are
    /// refused too where they have to be, and nothing may be recorded.
    pub fn record<E>(
        mut self,
        ledger: LedgerId,
        author: Option<&Author>,
        partial: bool,
        record: impl FnOnce(Signing<'_>, Trial) -> Result<Recorded, E>,
    ) -> Result<Imported, E> {
        let only_try = !self.refused.is_empty() && !partial;
        let events = std::mem::take(&mut self.events);
        let rows: Vec<_> = events.iter().map(|row| (row.at.clone(), row.origin)).collect();
        let events = events.into_iter();
        let signing = Signing { events, author, ledger, signed: VecDeque::new() };
        let recorded = record(signing, if only_try { Trial::Only } else { Trial::No })?;
        for (place, rejection) in recorded.rejected {
            let (at, origin) = rows.get(place).expect("each event comes from a row");
            if self.refused.last().is_none_or(|last| last.at != *at) {
                let column = origin.column(&rejection);
                let (at, why) = (at.clone(), Why::Rejected(rejection));
                self.refused.push(RefusedRow { at, column, why });
            }
        }
        if !self.refused.is_empty() && !partial {
            return Ok(self.nothing_recorded());
        }
        let (older, unchanged) = (self.older, self.unchanged + recorded.unchanged);
        let refused: BTreeSet<_> = self.refused.iter().map(|refused| refused.at.clone()).collect();
        let recorded = self.read - unchanged - older - refused.len();
        let mut news = BTreeMap::new();
        for (at, what) in &self.news {
            if !refused.contains(at) {
                *news.entry(*what).or_default() += 1;
            }
        }
        Ok(Imported { recorded, unchanged, older, news, ..self.nothing_recorded() })
    }

    fn nothing_recorded(mut self) -> Imported {
        self.refused.sort_by(|one, other| one.at.cmp(&other.at));
        let Self { read, warned, refused, notices, .. } = self;
        Imported { read, warned, refused, notices, ..Imported::default() }
    }
}

/// Whether events are only tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trial {
    /// They are recorded.
    No,
    /// They are judged and not recorded.
    Only,
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
