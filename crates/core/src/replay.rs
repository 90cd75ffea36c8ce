//! Entries ▶ verified, opened, authorised events, folded into a [`State`].
//!
//! One pass in chunks: each chunk's hashes, links and seals are checked on all cores, then its
//! events are admitted and folded in order, and while the next chunk is read their signatures are
//! checked, if that is asked for. A broken entry is reported as a [`Finding`] and not folded.

use rayon::prelude::*;

use crate::admit::admit;
use crate::entry::{Entry, Head, Leaf};
use crate::event::{Event, Fact, LedgerFact};
use crate::finding::{Finding, FindingKind, Findings};
use crate::keys::DataKeys;
use crate::log::{Log, LogError};
use crate::seal::{Place, SealError, subject_of, unseal};
use crate::sign::{SignedEvent, verify_all};
use crate::state::State;
use crate::value::{Digest, LedgerId, PersonId, PublicKey};

/// An entry with its event in clear.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The entry's leaf.
    pub leaf: Leaf,
    /// Whose data key sealed it; `None` for a clear body.
    pub sealed_for: Option<PersonId>,
    /// The event's bytes with their signature.
    pub signed: SignedEvent,
    /// The event.
    pub event: Event,
}

/// How thorough a replay is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Everything but signatures, which were checked before their entries were appended.
    Fold,
    /// Signatures too.
    Audit,
}

/// Folds the entries from `state`'s head up to `until` (exclusive, at most the log's size) into
/// `state`, and tells what is wrong with them. `progress` hears how many entries are done.
///
/// # Errors
/// When the engine fails; what it says is damaged is a finding and ends the replay there.
pub fn replay(
    log: &dyn Log,
    keys: &dyn DataKeys,
    state: &mut State,
    until: u64,
    depth: Depth,
    progress: &(dyn Fn(u64) + Sync),
) -> Result<Vec<Finding>, LogError> {
    let mut replay = Replay::new(log, keys, depth, progress);
    replay.run(state, until)?;
    Ok(replay.finish())
}

/// A replay that may pause, to look at the state of that moment.
pub(crate) struct Replay<'a> {
    log: &'a dyn Log,
    keys: &'a dyn DataKeys,
    depth: Depth,
    progress: &'a (dyn Fn(u64) + Sync),
    findings: Findings,
    /// Whether there is no going on: the engine gives no more, or there are findings enough.
    stopped: bool,
}

impl<'a> Replay<'a> {
    pub(crate) fn new(
        log: &'a dyn Log,
        keys: &'a dyn DataKeys,
        depth: Depth,
        progress: &'a (dyn Fn(u64) + Sync),
    ) -> Self {
        Self { log, keys, depth, progress, findings: Findings::default(), stopped: false }
    }

    /// Whether there is no going on.
    pub(crate) fn is_stopped(&self) -> bool {
        self.stopped
    }

    /// The first entry that was found and so not folded.
    pub(crate) fn first_missing(&self) -> Option<u64> {
        self.findings.first_missing
    }

    /// Adds what others found.
    pub(crate) fn found(&mut self, more: impl IntoIterator<Item = Finding>) {
        self.findings.extend(more);
    }

    /// All findings, in the order of entries.
    pub(crate) fn finish(self) -> Vec<Finding> {
        self.findings.sorted()
    }

    /// Folds the entries up to `until` into `state`.
    pub(crate) fn run(&mut self, state: &mut State, until: u64) -> Result<(), LogError> {
        if self.stopped {
            return Ok(());
        }
        let mut claims: Claims = Vec::new();
        let mut head = state.head;
        let mut opened = open_chunk(self.log, self.keys, head, until);
        loop {
            let chunk = match opened {
                Ok(chunk) if chunk.is_empty() => break,
                Ok(chunk) => chunk,
                Err(LogError::Damaged { seq, reason }) => {
                    self.found([Finding::new(seq, FindingKind::Storage, reason)]);
                    self.stopped = true;
                    break;
                }
                Err(error) => return Err(error),
            };
            head = match chunk.last() {
                Some((leaf, _)) => Head { size: leaf.seq + 1, link: leaf.link },
                None => head,
            };
            let done = std::mem::take(&mut claims);
            let ledger = state.ledger.as_ref().map(|ledger| ledger.id);
            let (log, keys) = (self.log, self.keys);
            let (next, ((), checked)) = rayon::join(
                || open_chunk(log, keys, head, until),
                || {
                    rayon::join(
                        || self.fold_chunk(state, chunk, &mut claims),
                        || check_signatures(ledger, &done),
                    )
                },
            );
            self.found(checked);
            (self.progress)(head.size);
            if self.findings.full() {
                self.stopped = true;
                break;
            }
            opened = next;
        }
        let ledger = state.ledger.as_ref().map(|ledger| ledger.id);
        self.found(check_signatures(ledger, &claims));
        Ok(())
    }

    /// Folds a chunk in its order; in an audit, `claims` gets the signatures that are to be
    /// checked.
    fn fold_chunk(&mut self, state: &mut State, chunk: Vec<Outcome>, claims: &mut Claims) {
        for (leaf, outcome) in chunk {
            match outcome.and_then(|opened| fold((self.log, self.keys), state, opened)) {
                Ok(signed) => {
                    if self.depth == Depth::Audit {
                        let key = state.public_key(&signed.author);
                        let key = key.expect("an admitted event's author is known");
                        claims.push((leaf.seq, signed, key));
                    }
                    state.recorded_at = leaf.recorded_at;
                }
                Err(finding) => self.findings.missing(finding),
            }
            state.head = Head { size: leaf.seq + 1, link: leaf.link };
        }
    }
}

/// Events whose signatures are still to be checked, with their authors' keys.
type Claims = Vec<(u64, SignedEvent, PublicKey)>;

fn check_signatures(ledger: Option<LedgerId>, claims: &Claims) -> Vec<Finding> {
    let Some(ledger) = ledger else { return Vec::new() };
    let pairs: Vec<_> = claims.iter().map(|(_, signed, key)| (signed, *key)).collect();
    let answers = verify_all(&ledger, &pairs).into_iter().zip(claims);
    let bad = answers.filter_map(|(answer, (entry, ..))| Some((*entry, answer.err()?)));
    let finding = |(entry, error): (u64, crate::sign::SignatureError)| {
        Finding::new(entry, FindingKind::Signature, error.to_string())
    };
    bad.map(finding).collect()
}

type Outcome = (Leaf, Result<Opened, Finding>);

/// Reads a chunk and checks on all cores all that needs no state.
fn open_chunk(
    log: &dyn Log,
    keys: &dyn DataKeys,
    head: Head,
    until: u64,
) -> Result<Vec<Outcome>, LogError> {
    let first = head.size;
    let max = usize::try_from(until.saturating_sub(first)).unwrap_or(usize::MAX).min(CHUNK);
    let entries = match log.read(first, max) {
        // What lies before the damage is checked first; the next read begins with the damage.
        Err(LogError::Damaged { seq, .. }) if seq > first => {
            log.read(first, usize::try_from(seq - first).unwrap_or(max).min(max))?
        }
        outcome => outcome?,
    };
    let heads: Vec<Head> =
        std::iter::once(head)
            .chain(entries.iter().map(|entry| Head {
                size: entry.leaf.seq.saturating_add(1),
                link: entry.leaf.link,
            }))
            .collect();
    let place = |(offset, (entry, before)): (usize, (Entry, Head))| {
        let before = Head { size: first + offset as u64, ..before };
        let mut leaf = entry.leaf;
        let outcome = check_and_open(entry, &before, keys);
        leaf.seq = before.size;
        (leaf, outcome)
    };
    Ok(entries.into_par_iter().zip(heads).enumerate().map(place).collect())
}

/// Checks that an entry follows `before` and holds the body that its leaf names, and opens it.
pub(crate) fn check_and_open(
    entry: Entry,
    before: &Head,
    keys: &dyn DataKeys,
) -> Result<Opened, Finding> {
    let found = |kind, detail: String| Finding::new(before.size, kind, detail);
    before.follow(&entry.leaf).map_err(|error| found(FindingKind::Link, error.to_string()))?;
    if Digest::of(&entry.body) != entry.leaf.body_hash {
        let detail = "the body's hash is not the one in the leaf".to_owned();
        return Err(found(FindingKind::BodyHash, detail));
    }
    open(entry, keys)
}

/// Opens an entry that was checked before, or whose check is left to others.
///
/// # Errors
/// A finding when the body does not open or holds no event.
pub fn open(entry: Entry, keys: &dyn DataKeys) -> Result<Opened, Finding> {
    let leaf = entry.leaf;
    let found = |kind, detail: String| Finding::new(leaf.seq, kind, detail);
    let sealed = |error: SealError| {
        let kind = match error {
            SealError::NoKey => FindingKind::Key,
            _ => FindingKind::Seal,
        };
        found(kind, error.to_string())
    };
    let sealed_for = subject_of(&entry.body).map_err(sealed)?;
    let key = sealed_for.and_then(|person| keys.data_key(&person));
    let place = Place { seq: leaf.seq, recorded_at: leaf.recorded_at };
    let signed = unseal(entry.body, key, place).map_err(sealed)?;
    let event = Event::from_bytes(&signed.event)
        .map_err(|error| found(FindingKind::Event, error.to_string()))?;
    Ok(Opened { leaf, sealed_for, signed, event })
}

/// Admits and folds one event; its signature is left to check.
fn fold(
    source: (&dyn Log, &dyn DataKeys),
    state: &mut State,
    opened: Opened,
) -> Result<SignedEvent, Finding> {
    let Opened { leaf, sealed_for, signed, event } = opened;
    let found = |kind, detail: String| Finding::new(leaf.seq, kind, detail);
    if leaf.recorded_at < state.recorded_at {
        let detail = format!("recorded at {}, before the entry in front of it", leaf.recorded_at);
        return Err(found(FindingKind::RecordedAt, detail));
    }
    if let Some(earlier) = recorded_before(source, state, &event) {
        let detail = format!("the event was recorded before, in entry {earlier}");
        return Err(found(FindingKind::Duplicate, detail));
    }
    let zone = match &event.fact {
        Fact::Ledger(LedgerFact::LedgerCreated(created)) => created.zone,
        _ => state.zone(),
    };
    let about = match admit(state, &signed.author, &event, leaf.recorded_at.date_in(zone)) {
        Ok(about) if about.person == sealed_for => about,
        Ok(_) => {
            let detail = "the body is sealed for somebody else than the event is about".to_owned();
            return Err(found(FindingKind::Subject, detail));
        }
        Err(refusal) => return Err(found(FindingKind::Authority, refusal.to_string())),
    };
    let place = Place { seq: leaf.seq, recorded_at: leaf.recorded_at };
    state.fold(place, &signed.author, event, about, &signed.event);
    Ok(signed)
}

/// The earlier entry that recorded an event of this id.
fn recorded_before(
    (log, keys): (&dyn Log, &dyn DataKeys),
    state: &State,
    event: &Event,
) -> Option<u64> {
    state.entries_like(&event.id).find(|entry| {
        let entries = log.read(*entry, 1).unwrap_or_default();
        let opened = entries.into_iter().next().and_then(|entry| open(entry, keys).ok());
        opened.is_some_and(|opened| opened.event.id == event.id)
    })
}

/// Entries per chunk.
const CHUNK: usize = 4096;
