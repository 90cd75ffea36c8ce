//! Entries ▶ verified, opened, authorised events, folded into a [`State`].
//!
//! One pass in chunks: each chunk's hashes, links and seals are checked on all cores, then its
//! events are admitted and folded in order, and while the next chunk is read their signatures are
//! checked, if that is asked for. A broken entry is reported as a [`Finding`] and not folded.

use std::convert::Infallible;

use rayon::prelude::*;

use crate::accept::{Arrival, Body, NotAccepted, accept};
use crate::entry::{Entry, Head, Leaf};
use crate::event::Event;
use crate::finding::{Cause, Finding, Findings, Scope};
use crate::keys::{DataKeys, Held};
use crate::log::{Log, LogError};
use crate::seal::{Place, SealError, subject_of, unseal};
use crate::sign::{SignatureError, SignedEvent, verify_all};
use crate::state::State;
use crate::value::{Digest, LedgerId, PersonId, PublicKey, Seq};

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

/// What an entry opens to.
#[derive(Debug, Clone)]
#[expect(clippy::exhaustive_enums, reason = "an entry that does neither is a finding")]
#[expect(clippy::large_enum_variant, reason = "nearly every entry opens, and none need a box")]
pub enum Reading {
    /// Its event, in clear.
    Opened(Opened),
    /// Nothing: the person whom it is about was erased.
    Erased(PersonId),
}

impl Reading {
    /// The entry with its event, unless its person was erased.
    pub fn opened(self) -> Option<Opened> {
        match self {
            Self::Opened(opened) => Some(opened),
            Self::Erased(_) => None,
        }
    }
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
    source: Source<'a>,
    depth: Depth,
    progress: &'a (dyn Fn(u64) + Sync),
    findings: Findings,
    /// How many sound entries did not open, since what they are about was erased.
    unopened: u64,
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
        let source = Source { log, keys };
        Self { source, depth, progress, findings: Findings::default(), unopened: 0, stopped: false }
    }

    /// Whether there is no going on.
    pub(crate) fn is_stopped(&self) -> bool {
        self.stopped
    }

    /// How many sound entries did not open.
    pub(crate) fn unopened(&self) -> u64 {
        self.unopened
    }

    /// The first entry that was found and so not folded.
    pub(crate) fn first_missing(&self) -> Option<Seq> {
        self.findings.first_missing()
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
        let source = self.source;
        let mut claims = Claims::default();
        let mut head = state.head;
        let mut opened = source.open_chunk(head, until);
        while !self.stopped {
            let chunk = match opened {
                Ok(chunk) => chunk,
                Err(LogError::Damaged { seq, damage }) => {
                    self.found([Finding::new(seq, damage)]);
                    self.stopped = true;
                    break;
                }
                Err(error) => return Err(error),
            };
            let Some(last) = chunk.last() else { break };
            head = last.leaf.head();
            let ledger = state.ledger.as_ref().map(|ledger| ledger.id);
            let mut next = Ok(Vec::new());
            let (mut folded, mut bad) = (Claims::default(), Vec::new());
            rayon::scope(|scope| {
                scope.spawn(|_| next = source.open_chunk(head, until));
                scope.spawn(|_| bad = claims.check(ledger));
                folded = self.fold_chunk(state, chunk);
            });
            (opened, claims) = (next, folded);
            self.found(bad);
            (self.progress)(head.size);
            self.stopped = self.findings.full();
        }
        let ledger = state.ledger.as_ref().map(|ledger| ledger.id);
        self.found(claims.check(ledger));
        Ok(())
    }

    /// Folds a chunk in its order; gives the signatures that an audit is still to check.
    fn fold_chunk(&mut self, state: &mut State, chunk: Vec<Line>) -> Claims {
        let mut claims = Claims::default();
        for line in chunk {
            let leaf = line.leaf;
            match self.source.fold(state, line) {
                Ok(signed) => {
                    self.unopened += u64::from(signed.is_none());
                    if let Some(signed) = signed.filter(|_| self.depth == Depth::Audit) {
                        let key = state.public_key(&signed.author);
                        let key = key.expect("an admitted event's author is known");
                        claims.0.push((leaf.seq, signed, key));
                    }
                    state.advance(&leaf);
                }
                Err(Unfolded { finding, scope }) => {
                    self.findings.missing(*finding, &scope);
                    state.pass(&leaf);
                }
            }
        }
        claims
    }
}

/// Events whose signatures are still to be checked, with their entries and their authors' keys.
#[derive(Default)]
struct Claims(Vec<(Seq, SignedEvent, PublicKey)>);

impl Claims {
    /// What is wrong with the signatures. Before the first entry is folded there are none.
    fn check(&self, ledger: Option<LedgerId>) -> Vec<Finding> {
        let Some(ledger) = ledger else { return Vec::new() };
        let pairs: Vec<_> = self.0.iter().map(|(_, signed, key)| (signed, *key)).collect();
        let answers = verify_all(&ledger, &pairs).into_iter().zip(&self.0);
        let finding = |(answer, (entry, ..)): (Result<(), SignatureError>, &(Seq, _, _))| {
            Some(Finding::new(*entry, answer.err()?))
        };
        answers.filter_map(finding).collect()
    }
}

/// An entry on its way into the state, by its place in the log.
struct Line {
    leaf: Leaf,
    reading: Result<Reading, Unfolded>,
}

/// Why an entry is not folded, and what is not known because of it.
struct Unfolded {
    finding: Box<Finding>,
    scope: Scope,
}

/// Where entries come from, and what opens them.
#[derive(Clone, Copy)]
struct Source<'a> {
    log: &'a dyn Log,
    keys: &'a dyn DataKeys,
}

impl Source<'_> {
    /// Reads a chunk and checks on all cores all that needs no state.
    fn open_chunk(self, head: Head, until: u64) -> Result<Vec<Line>, LogError> {
        let first = head.next_seq();
        let max = usize::try_from(until.saturating_sub(head.size)).unwrap_or(usize::MAX).min(CHUNK);
        let entries = match self.log.read(first, max) {
            // What lies before the damage is checked first; the next read begins with the damage.
            Err(LogError::Damaged { seq, .. }) if seq > first => {
                let sound = seq.number() - head.size;
                self.log.read(first, usize::try_from(sound).unwrap_or(max).min(max))?
            }
            outcome => outcome?,
        };
        let links = entries.iter().map(|entry| entry.leaf.link);
        let before = std::iter::once(head.link).chain(links);
        let heads: Vec<_> =
            (head.size..).zip(before).map(|(size, link)| Head { size, link }).collect();
        let line = |(entry, before): (Entry, Head)| {
            // Where the leaf stands, whatever number it says.
            let leaf = Leaf { seq: before.next_seq(), ..entry.leaf };
            let sealed_for = subject_of(&entry.body).ok().flatten();
            let unfolded = |finding: Finding| {
                // The leaf vouches for the body in front of which these checks stand.
                let body_holds = matches!(finding.cause, Cause::Event(_) | Cause::Seal(_));
                let scope = sealed_for.filter(|_| body_holds).map(Scope::sealed_for);
                let finding = Box::new(finding);
                Unfolded { finding, scope: scope.unwrap_or_else(Scope::unknown) }
            };
            let reading = check_and_open(entry, &before, self.keys).map_err(unfolded);
            Line { leaf, reading }
        };
        Ok(entries.into_par_iter().zip(heads).map(line).collect())
    }

    /// Folds an entry; gives its signed event, whose signature is left to check. An entry about
    /// somebody who was erased has none, and changes nothing.
    fn fold(self, state: &mut State, line: Line) -> Result<Option<SignedEvent>, Unfolded> {
        match line.reading? {
            Reading::Opened(opened) => self.accept(state, opened).map(Some),
            Reading::Erased(person) if line.leaf.recorded_at < state.recorded_at => {
                let finding = Finding::new(line.leaf.seq, Cause::RecordedAt(line.leaf.recorded_at));
                Err(Unfolded { finding: Box::new(finding), scope: Scope::sealed_for(person) })
            }
            Reading::Erased(_) => Ok(None),
        }
    }

    /// Accepts one event.
    fn accept(self, state: &mut State, opened: Opened) -> Result<SignedEvent, Unfolded> {
        let Opened { leaf, sealed_for, signed, event } = opened;
        let place = Place { seq: leaf.seq, recorded_at: leaf.recorded_at };
        let arrival = Arrival { place, signed: &signed, event, body: Body::For(sealed_for) };
        let is_known = |entry, event: &_, signed: &_| Ok(self.is_known(entry, event, signed));
        let cause = match accept::<Infallible>(state, arrival, is_known) {
            Ok(_) => return Ok(signed),
            Err(NotAccepted::Early) => Cause::RecordedAt(leaf.recorded_at),
            Err(NotAccepted::Known { entry, .. }) => Cause::Duplicate(entry),
            Err(NotAccepted::Subject) => Cause::SealedForAnother,
            Err(NotAccepted::Refused(refusal)) => refusal.into(),
            Err(NotAccepted::Failed(never)) => match never {},
        };
        let event = Event::from_bytes(&signed.event).expect("it was read from these bytes");
        let scope = Scope::of(&event, &signed.author, sealed_for);
        Err(Unfolded { finding: Box::new(Finding::new(leaf.seq, cause)), scope })
    }

    /// Whether an earlier entry recorded an event of this id, and whether it is this very one.
    fn is_known(self, entry: Seq, event: &Event, signed: &SignedEvent) -> Option<bool> {
        let entries = self.log.read(entry, 1).unwrap_or_default();
        let opened = open(entries.into_iter().next()?, self.keys).ok()?.opened()?;
        (opened.event.id == event.id).then(|| opened.signed.event == signed.event)
    }
}

/// Checks that an entry follows `before` and holds the body that its leaf names, and opens it.
pub(crate) fn check_and_open(
    entry: Entry,
    before: &Head,
    keys: &dyn DataKeys,
) -> Result<Reading, Finding> {
    before.follow(&entry.leaf).map_err(|error| Finding::new(before.next_seq(), error))?;
    if Digest::of(&entry.body) != entry.leaf.body_hash {
        return Err(Finding::new(before.next_seq(), Cause::BodyHash));
    }
    open(entry, keys)
}

/// Opens an entry that was checked before, or whose check is left to others.
///
/// # Errors
/// A finding when the body does not open or holds no event.
pub fn open(entry: Entry, keys: &dyn DataKeys) -> Result<Reading, Finding> {
    let leaf = entry.leaf;
    let sealed = |error: SealError| Finding::new(leaf.seq, error);
    let sealed_for = subject_of(&entry.body).map_err(sealed)?;
    let key = match sealed_for.map(|person| (person, keys.data_key(&person))) {
        Some((person, Held::Erased)) => return Ok(Reading::Erased(person)),
        Some((_, held)) => held.key(),
        None => None,
    };
    let place = Place { seq: leaf.seq, recorded_at: leaf.recorded_at };
    let signed = unseal(entry.body, key.as_ref(), place).map_err(sealed)?;
    let event = Event::from_bytes(&signed.event).map_err(|error| Finding::new(leaf.seq, error))?;
    Ok(Reading::Opened(Opened { leaf, sealed_for, signed, event }))
}

/// Entries per chunk.
const CHUNK: usize = 4096;
