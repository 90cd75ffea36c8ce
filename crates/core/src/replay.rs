//! Entries ▶ verified, opened, authorised events, folded into a [`State`].
//!
//! One pass in chunks: each chunk's hashes, links and seals are checked on all cores, then its
//! events are admitted and folded in order, and while the next chunk is read their signatures are
//! checked, if that is asked for. A broken entry is reported as a [`Finding`] and not folded.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::admit::admit;
use crate::digest::{Digest, LedgerId, PublicKey};
use crate::entry::{Entry, Head, Leaf};
use crate::event::{Event, Fact};
use crate::id::PersonId;
use crate::log::{Log, LogError};
use crate::seal::{DataKey, Place, SealError, subject_of, unseal};
use crate::sign::{SignedEvent, verify_all};
use crate::state::State;

/// Where data keys come from.
pub trait DataKeys: Sync {
    /// The person's data key, unless it was never made or was destroyed.
    fn data_key(&self, person: &PersonId) -> Option<&DataKey>;
}

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

/// Something about an entry that cannot be as it is in an honest ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// The entry's sequence number.
    pub entry: u64,
    /// What kind of check failed.
    pub kind: FindingKind,
    /// What was found, without personal data.
    pub detail: String,
}

/// Which check an entry failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum FindingKind {
    /// Its author had no right to it, or it contradicts what came before.
    Authority,
    /// The body is not the one that the leaf names.
    BodyHash,
    /// It repeats the event id of an earlier entry.
    Duplicate,
    /// What is within is no event.
    Event,
    /// The leaf does not follow the one before.
    Link,
    /// The subject's data key is missing.
    Key,
    /// It claims to have been recorded before the entry in front of it.
    RecordedAt,
    /// The sealed body does not open.
    Seal,
    /// The author's signature does not verify.
    Signature,
    /// The engine cannot give the entry.
    Storage,
    /// The body is sealed for another person than the event is about.
    Subject,
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
    let mut findings = Findings::default();
    let mut claims: Claims = Vec::new();
    let mut head = state.head;
    let mut opened = open_chunk(log, keys, head, until);
    loop {
        let chunk = match opened {
            Ok(chunk) if chunk.is_empty() => break,
            Ok(chunk) => chunk,
            Err(LogError::Damaged { seq, reason }) => {
                findings.extend([Finding {
                    entry: seq,
                    kind: FindingKind::Storage,
                    detail: reason,
                }]);
                break;
            }
            Err(error) => return Err(error),
        };
        head = chunk.last().map_or(head, |(leaf, _)| Head { size: leaf.seq + 1, link: leaf.link });
        let done = std::mem::take(&mut claims);
        let ledger = state.ledger.as_ref().map(|ledger| ledger.id);
        let (next, (found, checked)) = rayon::join(
            || open_chunk(log, keys, head, until),
            || {
                rayon::join(
                    || {
                        fold_chunk(
                            (log, keys),
                            state,
                            chunk,
                            depth,
                            &mut claims,
                            !findings.is_empty(),
                        )
                    },
                    || check_signatures(ledger, &done),
                )
            },
        );
        findings.extend(found);
        findings.extend(checked);
        progress(head.size);
        if findings.full() {
            break;
        }
        opened = next;
    }
    let ledger = state.ledger.as_ref().map(|ledger| ledger.id);
    findings.extend(check_signatures(ledger, &claims));
    Ok(findings.sorted())
}

/// Folds a chunk in its order; in an audit, `claims` gets the signatures that are to be checked.
fn fold_chunk(
    source: (&dyn Log, &dyn DataKeys),
    state: &mut State,
    chunk: Vec<Outcome>,
    depth: Depth,
    claims: &mut Claims,
    shaken: bool,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (leaf, outcome) in chunk {
        let shaken = shaken || !findings.is_empty();
        match outcome.and_then(|opened| fold(source, state, opened, depth, shaken)) {
            Ok(claim) => {
                claims.extend(claim);
                state.recorded_at = leaf.recorded_at;
            }
            Err(finding) => findings.push(finding),
        }
        state.head = Head { size: leaf.seq + 1, link: leaf.link };
    }
    findings
}

/// Events whose signatures are still to be checked, with their authors' keys.
type Claims = Vec<(u64, SignedEvent, PublicKey)>;

fn check_signatures(ledger: Option<LedgerId>, claims: &Claims) -> Vec<Finding> {
    let Some(ledger) = ledger else { return Vec::new() };
    let pairs: Vec<_> = claims.iter().map(|(_, signed, key)| (signed, *key)).collect();
    let answers = verify_all(&ledger, &pairs).into_iter().zip(claims);
    let bad = answers.filter_map(|(answer, (entry, ..))| Some((*entry, answer.err()?)));
    bad.map(|(entry, error)| Finding {
        entry,
        kind: FindingKind::Signature,
        detail: error.to_string(),
    })
    .collect()
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

fn check_and_open(entry: Entry, before: &Head, keys: &dyn DataKeys) -> Result<Opened, Finding> {
    let found = |kind, detail: String| Finding { entry: before.size, kind, detail };
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
    let found = |kind, detail: String| Finding { entry: leaf.seq, kind, detail };
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

/// Admits and folds one event. After an earlier finding (`shaken`), what depends on the entry that
/// is missing is not reported a second time.
fn fold(
    source: (&dyn Log, &dyn DataKeys),
    state: &mut State,
    opened: Opened,
    depth: Depth,
    shaken: bool,
) -> Result<Option<(u64, SignedEvent, PublicKey)>, Finding> {
    let Opened { leaf, sealed_for, signed, event } = opened;
    let found = |kind, detail: String| Finding { entry: leaf.seq, kind, detail };
    if leaf.recorded_at < state.recorded_at {
        let detail = format!("recorded at {}, before the entry in front of it", leaf.recorded_at);
        return Err(found(FindingKind::RecordedAt, detail));
    }
    if let Some(earlier) = recorded_before(source, state, &event) {
        let detail = format!("the event was recorded before, in entry {earlier}");
        return Err(found(FindingKind::Duplicate, detail));
    }
    let zone = match &event.fact {
        Fact::LedgerCreated(created) => created.zone,
        _ => state.zone(),
    };
    let about = match admit(state, &signed.author, &event, leaf.recorded_at.date_in(zone)) {
        Ok(about) if about.person == sealed_for => about,
        Ok(_) => {
            let detail = "the body is sealed for somebody else than the event is about".to_owned();
            return Err(found(FindingKind::Subject, detail));
        }
        Err(_) if shaken => return Ok(None),
        Err(refusal) => return Err(found(FindingKind::Authority, refusal.to_string())),
    };
    let place = Place { seq: leaf.seq, recorded_at: leaf.recorded_at };
    state.fold(place, &signed.author, event, about, &signed.event);
    if depth == Depth::Fold {
        return Ok(None);
    }
    let key = state.public_key(&signed.author).expect("an admitted event's author is known");
    Ok(Some((leaf.seq, signed, key)))
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

/// Findings, up to a number that nobody reads any more.
#[derive(Default)]
struct Findings(Vec<Finding>);

impl Findings {
    fn extend(&mut self, more: impl IntoIterator<Item = Finding>) {
        self.0.extend(more);
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn full(&self) -> bool {
        self.0.len() >= FINDINGS_MAX
    }

    fn sorted(mut self) -> Vec<Finding> {
        self.0.sort_by_key(|finding| finding.entry);
        self.0.truncate(FINDINGS_MAX);
        self.0
    }
}

/// Entries per chunk.
const CHUNK: usize = 4096;
/// After so many findings a replay stops.
pub const FINDINGS_MAX: usize = 1000;
