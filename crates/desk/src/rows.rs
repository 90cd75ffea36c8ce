//! Rows on their way into the ledger, and what became of each.
//!
//! Rows are read by one thread and recorded by another, which gets events in bundles and does not
//! know whether all rows are good before the last one was read: nothing is appended until then.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

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
pub struct Rows<'a> {
    ids: fn() -> Result<EventId, KeyRingError>,
    ledger: LedgerId,
    author: Option<Author>,
    partial: bool,
    read: usize,
    unchanged: usize,
    older: usize,
    news: BTreeMap<At, News>,
    warned: Vec<WarnedRow>,
    refused: Vec<RefusedRow>,
    notices: Vec<Notice>,
    /// Where each event comes from, in the order in which they are recorded.
    places: Vec<(At, Origin)>,
    /// Events that are still to be handed on.
    events: Vec<Signable>,
    /// Where to; nowhere once it is known that nothing will be recorded.
    outlet: Option<SyncSender<Vec<SignedEvent>>>,
    reading: &'a Reading,
}

/// An event that is signed, or still to be signed.
enum Signable {
    Signed(Box<SignedEvent>),
    Plain(Vec<u8>),
}

/// How far the reading of rows is, for whoever records them meanwhile.
#[derive(Debug, Default)]
pub struct Reading {
    events: AtomicU64,
    is_good: AtomicBool,
}

impl Reading {
    /// How many events were read by now.
    pub fn events(&self) -> u64 {
        self.events.load(Ordering::Relaxed)
    }

    /// Whether all rows were read, and what they ask for is to be recorded. Asked once the last
    /// event has come.
    pub fn is_good(&self) -> bool {
        self.is_good.load(Ordering::Acquire)
    }
}

/// What rows ask for, in their order, as they are read.
pub struct Incoming(Receiver<Vec<SignedEvent>>);

impl IntoIterator for Incoming {
    type Item = SignedEvent;
    type IntoIter = std::iter::Flatten<std::sync::mpsc::IntoIter<Vec<SignedEvent>>>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter().flatten()
    }
}

/// Reads rows with `read` and has `record` record what they ask for, at the same time, in a thread
/// of its own; tells what became of each row. Nothing may be recorded unless [`Reading::is_good`]
/// says so after the last event: `read` may find that it has to begin anew and give `false`, and
/// a row may be refused, which only `partial` allows.
///
/// # Errors
/// What `read` says, else what `record` does.
pub fn import<E: From<KeyRingError> + Send>(
    ids: fn() -> Result<EventId, KeyRingError>,
    ledger: LedgerId,
    partial: bool,
    read: impl FnOnce(&mut Rows<'_>) -> Result<bool, E>,
    record: impl FnOnce(Incoming, &Reading) -> Result<Recorded, E> + Send,
) -> Result<Imported, E> {
    let reading = &Reading::default();
    let (outlet, events) = sync_channel(BUNDLES_AHEAD);
    thread::scope(|scope| {
        let recording = scope.spawn(move || record(Incoming(events), reading));
        let mut rows = Rows::new(ids, ledger, partial, outlet, reading);
        let is_wanted = read(&mut rows);
        if matches!(is_wanted, Ok(true)) {
            rows.hand_on();
        }
        let is_good = matches!(is_wanted, Ok(true)) && (partial || rows.refused.is_empty());
        reading.is_good.store(is_good, Ordering::Release);
        // With this the last event has come.
        rows.outlet = None;
        let recorded = recording.join().unwrap_or_else(|panic| resume_unwind(panic));
        is_wanted?;
        // Where a row was refused, the others were only tried: all refusals are told at once.
        recorded.map(|recorded| rows.became(recorded))
    })
}

impl<'a> Rows<'a> {
    fn new(
        ids: fn() -> Result<EventId, KeyRingError>,
        ledger: LedgerId,
        partial: bool,
        outlet: SyncSender<Vec<SignedEvent>>,
        reading: &'a Reading,
    ) -> Self {
        Self {
            ids,
            ledger,
            author: None,
            partial,
            read: 0,
            unchanged: 0,
            older: 0,
            news: BTreeMap::new(),
            warned: Vec::new(),
            refused: Vec::new(),
            notices: Vec::new(),
            places: Vec::new(),
            events: Vec::new(),
            outlet: Some(outlet),
            reading,
        }
    }

    /// Whether a row brings such news.
    pub fn bring(&self, news: News) -> bool {
        self.news.values().any(|it| *it == news)
    }

    /// Who signs what nobody has signed; to be said before the first such event.
    pub fn sign_with(&mut self, author: Author) {
        self.author = Some(author);
    }

    /// Whether it was said who signs.
    pub fn have_author(&self) -> bool {
        self.author.is_some()
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
        self.add(row.into(), Origin::Line, Signable::Signed(Box::new(signed)));
    }

    fn push(&mut self, at: &At, origin: Origin, event: &Event) {
        match event.to_bytes() {
            Ok(bytes) => self.add(at.clone(), origin, Signable::Plain(bytes)),
            Err(error) => self.refuse(at, error.into()),
        }
    }

    fn add(&mut self, at: At, origin: Origin, event: Signable) {
        if self.outlet.is_none() {
            return;
        }
        self.places.push((at, origin));
        self.events.push(event);
        if self.events.len() >= EVENTS_TOGETHER {
            self.hand_on();
        }
    }

    /// Hands on what was read, signed: neighbours that nobody signed are signed together.
    fn hand_on(&mut self) {
        let Some(outlet) = &self.outlet else { return };
        let mut signed = Vec::with_capacity(self.events.len());
        let mut plain = Vec::new();
        let author = self.author.as_ref();
        let sign = |plain: &mut Vec<Vec<u8>>, signed: &mut Vec<SignedEvent>| {
            if !plain.is_empty() {
                let author = author.expect("plain events come with an author");
                signed.extend(author.sign_all(&self.ledger, std::mem::take(plain)));
            }
        };
        for event in self.events.drain(..) {
            match event {
                Signable::Plain(bytes) => plain.push(bytes),
                Signable::Signed(event) => {
                    sign(&mut plain, &mut signed);
                    signed.push(*event);
                }
            }
        }
        sign(&mut plain, &mut signed);
        self.reading.events.fetch_add(signed.len() as u64, Ordering::Relaxed);
        if outlet.send(signed).is_err() {
            // Whoever records gave up, and will say why. The rows are still read: one may be wrong.
            self.outlet = None;
        }
    }

    fn refuse(&mut self, at: &At, fault: Fault) {
        let Fault { column, cause } = fault;
        self.refused.push(RefusedRow { at: at.clone(), column, why: Why::Fault(cause) });
    }

    /// What became of the rows, whose events were all handed on.
    fn became(mut self, recorded: Recorded) -> Imported {
        for (place, rejection) in recorded.rejected {
            let (at, origin) = self.places.get(place).expect("each event comes from a row");
            if self.refused.last().is_none_or(|last| last.at != *at) {
                let column = origin.column(&rejection);
                let (at, why) = (at.clone(), Why::Rejected(rejection));
                self.refused.push(RefusedRow { at, column, why });
            }
        }
        if !self.refused.is_empty() && !self.partial {
            return self.nothing_recorded();
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
        Imported { recorded, unchanged, older, news, ..self.nothing_recorded() }
    }

    fn nothing_recorded(mut self) -> Imported {
        self.refused.sort_by(|one, other| one.at.cmp(&other.at));
        let Self { read, warned, refused, notices, .. } = self;
        Imported { read, warned, refused, notices, ..Imported::default() }
    }
}

/// Events that are handed on together, and of which those that nobody signed are signed together.
const EVENTS_TOGETHER: usize = 4096;
/// Bundles of events that may wait to be recorded.
const BUNDLES_AHEAD: usize = 4;

#[cfg(test)]
mod tests;
