//! **Read this first.** The ledger: the whole design on one page.
//!
//! `record` is the way in: verify the signatures, admit and fold each event, seal it, link it,
//! append. `replay` is the way back: read, verify, open, admit, fold. Both run the same checks, so
//! what was recorded honestly replays, and what was not is found. Everything above this module only
//! presents what it returns; everything below the [`Log`] trait only stores bytes.

mod audit;
mod directory;
mod names;
mod record;

use std::sync::Arc;

use thiserror::Error;

use crate::admit::Refusal;
use crate::entry::Entry;
use crate::error::Kind;
use crate::event::EventError;
use crate::finding::{Finding, FindingKind};
use crate::keys::{KeyRing, KeyRingError, Randomness};
use crate::log::{Log, LogError};
use crate::replay::{Depth, Opened, Reading, open, replay};
use crate::sign::{SignatureError, SignedEvent};
use crate::state::State;
use crate::state::snapshot::Snapshot;
use crate::value::{Instant, PersonId, Seq};
use audit::missing_end;
use record::Batch;

pub use audit::{Verification, verify};

/// A ledger over a log and a key ring.
#[derive(Debug)]
pub struct Ledger<L, K> {
    log: L,
    keys: K,
    state: Arc<State>,
    /// How many entries the snapshot held that the ledger was opened with.
    opened_from: u64,
}

/// What became of a list of events.
#[derive(Debug, Default)]
pub struct Recorded {
    /// How many events were given.
    pub read: usize,
    /// How many were appended.
    pub recorded: usize,
    /// How many had been recorded before.
    pub unchanged: usize,
    /// Which were refused, by their place in the list, and why.
    pub rejected: Vec<(usize, Rejection)>,
}

/// Why an event was not recorded.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum Rejection {
    /// Its bytes are no event.
    Event(#[from] EventError),
    /// It contradicts what is known, or its author had no right to it.
    Refused(#[from] Refusal),
    /// Its signature does not verify.
    Signature(#[from] SignatureError),
}

/// How to record a list of events.
#[derive(Debug, Clone, Copy)]
pub struct Recording {
    /// The time of recording.
    pub at: Instant,
    /// Whether to record what can be recorded when some events are refused.
    pub partial: bool,
    /// Whether somebody made sure of the clock, though the newest entry is long past.
    pub clock_is_right: bool,
    /// Whether to say only what would be recorded; then nothing is appended.
    pub dry_run: bool,
}

/// Up to where something was known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KnownAt {
    /// With this entry and all before it.
    Entry(Seq),
    /// With all that was recorded by then.
    Time(Instant),
}

impl Rejection {
    /// What kind of fault it is.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Event(_) | Self::Signature(_) => Kind::Usage,
            Self::Refused(refusal) => refusal.kind(),
        }
    }
}

/// Why a ledger cannot be used.
#[derive(Debug, Error)]
#[error("{self:?}")]
pub enum LedgerError {
    /// The machine's clock lies behind the newest entry.
    Clock {
        /// What the clock says.
        now: Instant,
        /// When the newest entry was recorded.
        newest: Instant,
    },
    /// The machine's clock lies so far ahead of the newest entry that it may be wrong; what is
    /// recorded with it could not be followed by anything until that time has come.
    ClockAhead {
        /// What the clock says.
        now: Instant,
        /// When the newest entry was recorded.
        newest: Instant,
    },
    /// There is no entry yet.
    Empty,
    /// An entry is not what was recorded.
    Integrity(Finding),
    /// The key ring failed.
    Keys(#[from] KeyRingError),
    /// The log failed.
    Log(#[from] LogError),
    /// The log is shorter than, or another than, what is known of it.
    Rollback {
        /// How many entries are known to have been recorded.
        known: u64,
        /// How many there are.
        found: u64,
    },
    /// The snapshot that the ledger was opened with does not hold what belongs there.
    Snapshot,
}

impl LedgerError {
    /// What kind of fault it is.
    pub fn kind(&self) -> Kind {
        match self {
            Self::ClockAhead { .. } | Self::Empty => Kind::Usage,
            Self::Integrity(_) | Self::Rollback { .. } | Self::Snapshot => Kind::Damaged,
            Self::Keys(error) => error.kind(),
            Self::Log(error) => error.kind(),
            Self::Clock { .. } => Kind::Failed,
        }
    }
}

impl<L: Log, K: KeyRing> Ledger<L, K> {
    /// Opens a ledger: replays what `snapshot` does not hold yet, or everything without one. A
    /// snapshot that does not fit the log is not used.
    ///
    /// # Errors
    /// When an entry is damaged, the log is shorter than the snapshot, or the engine fails.
    pub fn open(log: L, keys: K, snapshot: Option<Snapshot>) -> Result<Self, LedgerError> {
        let head = log.head()?;
        let proven = match snapshot {
            Some(snapshot) if snapshot.head().size > head.size => {
                let known = snapshot.head().size;
                return Err(LedgerError::Rollback { known, found: head.size });
            }
            Some(snapshot) => snapshot.proven_by(&log)?,
            None => None,
        };
        let mut state = proven.unwrap_or_default();
        let opened_from = state.head().size;
        if opened_from < head.size {
            keys.ready()?;
        }
        let mut findings = replay(&log, &keys, &mut state, head.size, Depth::Fold, &|_| {})?;
        findings.extend(missing_end(&state, head));
        if !state.is_intact() {
            return Err(LedgerError::Snapshot);
        }
        refuse_broken(findings)?;
        Ok(Self { log, keys, state: Arc::new(state), opened_from })
    }

    /// What is known now.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// What is known now, for a reader who keeps it while others record.
    pub fn shared_state(&self) -> Arc<State> {
        Arc::clone(&self.state)
    }

    /// The key ring.
    pub fn keys(&self) -> &K {
        &self.keys
    }

    /// How many entries the snapshot held that the ledger was opened with; the others were
    /// replayed.
    pub fn opened_from(&self) -> u64 {
        self.opened_from
    }

    /// Gives back what the ledger was opened with.
    pub fn into_parts(self) -> (L, K) {
        (self.log, self.keys)
    }

    /// The log, to read entries as they are.
    pub fn log(&self) -> &L {
        &self.log
    }

    /// Records signed events: all of them or, when one is refused, none, unless `recording` says
    /// to keep the others. What was recorded before counts as unchanged. Durable once it returns.
    ///
    /// # Errors
    /// When the clock went back or far ahead, the snapshot was forged, or the key ring or the log
    /// failed. The state is as it was then; after [`LogError::Doubt`] only a ledger that is opened
    /// again knows what was recorded.
    pub fn record(
        &mut self,
        events: impl IntoIterator<Item = SignedEvent>,
        recording: Recording,
        randomness: Randomness<'_>,
        progress: &dyn Fn(usize),
    ) -> Result<Recorded, LedgerError> {
        self.record_if(events, recording, randomness, progress, &|| true)
    }

    /// Records events of which `is_wanted` says, once the last one came, whether they are wanted.
    ///
    /// # Errors
    /// As [`Ledger::record`].
    pub fn record_if(
        &mut self,
        events: impl IntoIterator<Item = SignedEvent>,
        recording: Recording,
        randomness: Randomness<'_>,
        progress: &dyn Fn(usize),
        is_wanted: &dyn Fn() -> bool,
    ) -> Result<Recorded, LedgerError> {
        self.keys.ready()?;
        let at = self.moment(recording.at, recording.clock_is_right)?;
        let recording = Recording { at, ..recording };
        let recorded = self.take(events.into_iter(), recording, randomness, progress, is_wanted);
        self.keys.discard();
        recorded
    }

    /// The time of recording when the clock says `now`: never before the newest entry.
    fn moment(&self, now: Instant, clock_is_right: bool) -> Result<Instant, LedgerError> {
        let newest = self.state.recorded_at();
        if now.millis() + CLOCK_SLACK_MILLIS < newest.millis() {
            return Err(LedgerError::Clock { now, newest });
        }
        // An empty ledger has no newest entry to compare with.
        let ahead = now.millis().saturating_sub(newest.millis()) > CLOCK_AHEAD_MILLIS_MAX;
        if ahead && self.state.head().size > 0 && !clock_is_right {
            return Err(LedgerError::ClockAhead { now, newest });
        }
        Ok(now.max(newest))
    }

    /// Makes the key ring ready, for [`Ledger::open_entry`].
    ///
    /// # Errors
    /// When it is damaged, or cannot be read.
    pub fn ready_keys(&self) -> Result<(), LedgerError> {
        Ok(self.keys.ready()?)
    }

    /// Makes the key ring ready to be asked about one person, under whatever id.
    ///
    /// # Errors
    /// As [`Ledger::ready_keys`].
    pub fn ready_keys_for(&self, person: &PersonId) -> Result<(), LedgerError> {
        let people = self.state.people();
        match people.find(person) {
            Some(slot) if people.get(slot).other_ids.is_empty() => {
                Ok(self.keys.ready_for(person, slot.nth())?)
            }
            _ => Ok(self.keys.ready()?),
        }
    }

    /// Works on a clone of the state, so that what is not appended after all leaves the ledger as
    /// it was.
    fn take(
        &mut self,
        events: impl Iterator<Item = SignedEvent>,
        recording: Recording,
        randomness: Randomness<'_>,
        progress: &dyn Fn(usize),
        is_wanted: &dyn Fn() -> bool,
    ) -> Result<Recorded, LedgerError> {
        let mut state = State::fork(&mut self.state);
        let batch = Batch::new(&self.log, &mut self.keys, &mut state, recording.at);
        let (entries, mut outcome) = batch.take(events, randomness, progress)?;
        self.refuse_forged_snapshot()?;
        if !is_wanted() || (!outcome.rejected.is_empty() && !recording.partial) {
            return Ok(outcome);
        }
        if !entries.is_empty() && !recording.dry_run {
            self.log.make_room(&entries, self.keys.uncommitted_bytes())?;
            // Keys first: a key without an entry does no harm, an entry without its key could never
            // be opened.
            self.keys.commit()?;
            self.log.append(self.state.head(), &entries)?;
            self.state = Arc::new(state);
        }
        outcome.recorded = entries.len();
        Ok(outcome)
    }

    /// Refuses to go on when the snapshot that the ledger was opened with did not hold what belongs
    /// there, as far as it was looked at by now.
    ///
    /// # Errors
    /// When it did not.
    pub fn refuse_forged_snapshot(&self) -> Result<(), LedgerError> {
        if self.state.is_intact() { Ok(()) } else { Err(LedgerError::Snapshot) }
    }

    /// What was known at an earlier moment, by replay from the beginning.
    ///
    /// # Errors
    /// When the log cannot be read or an entry is damaged.
    pub fn state_at(&self, known_at: KnownAt) -> Result<State, LedgerError> {
        let size = self.log.head()?.size;
        let until = match known_at {
            KnownAt::Entry(entry) => entry.size().min(size),
            KnownAt::Time(time) => self.recorded_by(time)?,
        };
        self.keys.ready()?;
        let mut state = State::default();
        let findings = replay(&self.log, &self.keys, &mut state, until, Depth::Fold, &|_| {})?;
        refuse_broken(findings)?;
        Ok(state)
    }

    /// What was recorded about a person and counts or counted, in the order of recording. An entry
    /// that its author had no right to is not among it; an audit names it.
    ///
    /// # Errors
    /// When the log cannot be read, an entry of the person is damaged, or the snapshot names
    /// entries that are not the person's.
    pub fn history(&self, person: &PersonId) -> Result<Vec<Opened>, LedgerError> {
        let people = self.state.people();
        let Some(slot) = people.find(person) else { return Ok(Vec::new()) };
        let person = people.get(slot);
        self.keys.ready_for(&person.id, slot.nth())?;
        let open = |seq: &Seq| {
            let entry = self.log.read(*seq, 1)?.pop().ok_or(LedgerError::Snapshot)?;
            let reading = open(entry, &self.keys).map_err(LedgerError::Integrity)?;
            let theirs = reading
                .opened()
                .filter(|opened| opened.sealed_for.is_some_and(|id| person.is(&id)));
            theirs.ok_or(LedgerError::Snapshot)
        };
        person.entries.iter().map(open).collect()
    }

    /// Opens one entry, once the keys are ready.
    ///
    /// # Errors
    /// The finding that explains why it does not open.
    pub fn open_entry(&self, entry: Entry) -> Result<Reading, Finding> {
        open(entry, &self.keys)
    }

    /// How many entries were recorded by `time`.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn recorded_by(&self, time: Instant) -> Result<u64, LedgerError> {
        let (mut low, mut high) = (0, self.log.head()?.size);
        while low < high {
            let middle = low + (high - low) / 2;
            let entries = self.log.read(Seq::new(middle), 1)?;
            let recorded = entries.first().is_some_and(|entry| entry.leaf.recorded_at <= time);
            if recorded { low = middle + 1 } else { high = middle }
        }
        Ok(low)
    }
}

/// An entry that its author had no right to has no effect, and `verify` names it; anything else
/// that is wrong means that the log is not what was recorded.
fn refuse_broken(findings: Vec<Finding>) -> Result<(), LedgerError> {
    let mut findings = findings.into_iter();
    match findings.find(|finding| finding.kind() != FindingKind::Authority) {
        Some(finding) => Err(LedgerError::Integrity(finding)),
        None => Ok(()),
    }
}

/// A clock may lie this far behind the newest entry, which then lends its time.
const CLOCK_SLACK_MILLIS: u64 = 60_000;
/// A clock that is further ahead of the newest entry than this, 31 days, is asked about.
const CLOCK_AHEAD_MILLIS_MAX: u64 = 31 * 24 * 60 * 60 * 1000;
