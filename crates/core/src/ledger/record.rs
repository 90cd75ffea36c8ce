//! The way in, chunk by chunk: verify, admit and fold, seal, link.

use rayon::prelude::*;

use super::{LedgerError, Recorded, Rejection};
use crate::admit::{Refusal, admit};
use crate::entry::Entry;
use crate::event::{Event, Fact, LedgerFact, OfficerFact, PersonFact};
use crate::keys::{KeyRing, KeyRingError, Randomness};
use crate::log::Log;
use crate::replay::{Opened, open};
use crate::seal::{self, NONCE_BYTES, Place};
use crate::sign::{SignatureError, SignedEvent, is_usable, verify_all};
use crate::state::State;
use crate::value::{Digest, EventId, Instant, LedgerId, PersonId, PublicKey};

/// A list of events on its way into the log.
pub(super) struct Batch<'a, L, K> {
    log: &'a L,
    keys: &'a mut K,
    state: &'a mut State,
    at: Instant,
    /// How many entries the log holds.
    base: u64,
    /// The accepted events, in their order.
    fresh: Vec<(EventId, Digest)>,
    entries: Vec<Entry>,
    /// Enrolled in this list and still without a data key.
    new_people: Vec<PersonId>,
    outcome: Recorded,
    /// Earlier entries that were looked at last, and where they begin.
    window: (u64, Vec<Option<Opened>>),
}

/// Events that are verified, folded and sealed together.
struct Chunk {
    ledger: Option<LedgerId>,
    lines: Vec<Line>,
    /// An answer for each line, or `None` where the author's key was not known yet.
    signatures: Vec<Option<Result<(), SignatureError>>>,
}

/// An event of a list.
struct Line {
    place: usize,
    signed: SignedEvent,
    event: Result<Event, Rejection>,
    key: Option<PublicKey>,
}

impl Chunk {
    /// Checks the signatures of known authors on all cores; it needs no state, so that the chunk
    /// before this one can be folded meanwhile.
    fn verify(mut self) -> Self {
        let claims: Vec<_> =
            self.lines.iter().filter_map(|line| Some((&line.signed, line.key?))).collect();
        let ledger = self.ledger.filter(|_| !claims.is_empty());
        let answers = ledger.map(|ledger| verify_all(&ledger, &claims)).unwrap_or_default();
        let mut answers = answers.into_iter();
        self.signatures =
            self.lines.iter().map(|line| line.key.and_then(|_| answers.next())).collect();
        self
    }
}

/// An accepted event and the person whose data key seals it.
type Accepted = (SignedEvent, Option<PersonId>);

/// Why an event is not among the accepted.
enum NotAccepted {
    Unchanged,
    Rejected(Rejection),
    Failed(LedgerError),
}

impl From<Rejection> for NotAccepted {
    fn from(rejection: Rejection) -> Self {
        Self::Rejected(rejection)
    }
}

impl<'a, L: Log, K: KeyRing> Batch<'a, L, K> {
    /// A list that will be recorded at one moment, `at`.
    pub(super) fn new(log: &'a L, keys: &'a mut K, state: &'a mut State, at: Instant) -> Self {
        let base = state.head().size;
        let outcome = Recorded::default();
        let window = (u64::MAX, Vec::new());
        let (fresh, entries, new_people) = (Vec::new(), Vec::new(), Vec::new());
        Self { log, keys, state, at, base, fresh, entries, new_people, outcome, window }
    }

    /// Takes all events, and gives the entries to append and what became of each.
    pub(super) fn take(
        mut self,
        events: impl Iterator<Item = SignedEvent>,
        randomness: Randomness<'_>,
        progress: &dyn Fn(usize),
    ) -> Result<(Vec<Entry>, Recorded), LedgerError> {
        let mut events = events.enumerate();
        let mut next = self.prepare(events.by_ref().take(CHUNK).collect()).verify();
        while !next.lines.is_empty() {
            self.outcome.read += next.lines.len();
            let following = self.prepare(events.by_ref().take(CHUNK).collect());
            let (verified, taken) = rayon::join(
                || following.verify(),
                || {
                    let accepted = self.accept_all(next)?;
                    self.seal_and_link(&accepted, randomness)
                },
            );
            taken?;
            next = verified;
            progress(self.outcome.read);
        }
        Ok((self.entries, self.outcome))
    }

    /// Decodes a chunk and looks up the keys of those authors that are known by now.
    fn prepare(&self, events: Vec<(usize, SignedEvent)>) -> Chunk {
        let ledger = self.ledger_id();
        let lines = events
            .into_par_iter()
            .map(|(place, signed)| Line {
                place,
                event: decode(&signed),
                key: ledger.and_then(|_| self.state.public_key(&signed.author)),
                signed,
            })
            .collect();
        Chunk { ledger, lines, signatures: Vec::new() }
    }

    fn accept_all(&mut self, chunk: Chunk) -> Result<Vec<Accepted>, LedgerError> {
        let mut accepted = Vec::with_capacity(chunk.lines.len());
        for (Line { place, signed, event, .. }, signature) in
            chunk.lines.into_iter().zip(chunk.signatures)
        {
            match self.accept(&signed, event, signature) {
                Ok(subject) => accepted.push((signed, subject)),
                Err(NotAccepted::Unchanged) => self.outcome.unchanged += 1,
                Err(NotAccepted::Rejected(why)) => self.outcome.rejected.push((place, why)),
                Err(NotAccepted::Failed(error)) => return Err(error),
            }
        }
        self.keys.add(&std::mem::take(&mut self.new_people))?;
        Ok(accepted)
    }

    /// Admits and folds one event.
    fn accept(
        &mut self,
        signed: &SignedEvent,
        event: Result<Event, Rejection>,
        signature: Option<Result<(), SignatureError>>,
    ) -> Result<Option<PersonId>, NotAccepted> {
        let event = event?;
        match signature {
            Some(answer) => answer.map_err(Rejection::from)?,
            None => self.verify_new_author(signed, &event)?,
        }
        self.refuse_known(&event, signed)?;
        let zone = match &event.fact {
            Fact::Ledger(LedgerFact::LedgerCreated(created)) => created.zone,
            _ => self.state.zone(),
        };
        let about = admit(self.state, &signed.author, &event, self.at.date_in(zone))
            .map_err(Rejection::from)?;
        let place = Place { seq: self.base + self.fresh.len() as u64, recorded_at: self.at };
        self.fresh.push((event.id, Digest::of(&signed.event)));
        if let (None, Some(person)) = (about.slot, about.person) {
            self.new_people.push(person);
        }
        self.state.fold(place, &signed.author, event, about, &signed.event);
        Ok(about.person)
    }

    /// Checks the signature of an author whose key came with this list.
    fn verify_new_author(&self, signed: &SignedEvent, event: &Event) -> Result<(), Rejection> {
        let (ledger, key) = match (&event.fact, self.ledger_id()) {
            (Fact::Ledger(LedgerFact::LedgerCreated(created)), None) => {
                (LedgerId::of(&signed.event), created.admin)
            }
            (_, None) => return Err(Refusal::NoLedger.into()),
            (_, Some(ledger)) => {
                let unknown = Refusal::UnknownKey { key: signed.author };
                (ledger, self.state.public_key(&signed.author).ok_or(unknown)?)
            }
        };
        Ok(signed.verify(&ledger, &key)?)
    }

    /// Ends the way of an event whose id was recorded before: unchanged, or refused when it is
    /// another event.
    fn refuse_known(&mut self, event: &Event, signed: &SignedEvent) -> Result<(), NotAccepted> {
        let candidates: Vec<u64> = self.state.entries_like(&event.id).collect();
        for entry in candidates {
            let known = match entry.checked_sub(self.base) {
                Some(offset) => {
                    let place = usize::try_from(offset).expect("a list fits in memory");
                    // None but where a forged snapshot names entries that are still to come.
                    let fresh = self.fresh.get(place).filter(|(id, _)| *id == event.id);
                    fresh.map(|(_, digest)| *digest == Digest::of(&signed.event))
                }
                None => {
                    let opened = self.earlier(entry).map_err(NotAccepted::Failed)?;
                    let same_id = opened.filter(|opened| opened.event.id == event.id);
                    same_id.map(|opened| opened.signed.event == signed.event)
                }
            };
            match known {
                Some(true) => return Err(NotAccepted::Unchanged),
                Some(false) => return Err(Rejection::from(Refusal::EventIdTaken { entry }).into()),
                None => {}
            }
        }
        Ok(())
    }

    /// An entry of the log, with its neighbours kept at hand: who records a list again asks for
    /// them next.
    fn earlier(&mut self, entry: u64) -> Result<Option<&Opened>, LedgerError> {
        let start = entry - entry % WINDOW_ENTRIES;
        if self.window.0 != start {
            let max = usize::try_from(WINDOW_ENTRIES).expect("a small number");
            let entries = self.log.read(start, max)?;
            let keys = &*self.keys;
            let opened = entries.into_par_iter().map(|entry| open(entry, keys).ok()).collect();
            self.window = (start, opened);
        }
        let place = usize::try_from(entry - start).expect("a small number");
        Ok(self.window.1.get(place).and_then(Option::as_ref))
    }

    /// Seals the accepted events on all cores and chains them.
    fn seal_and_link(
        &mut self,
        accepted: &[Accepted],
        randomness: Randomness<'_>,
    ) -> Result<(), LedgerError> {
        let mut nonces = vec![0; NONCE_BYTES * accepted.len()];
        randomness(&mut nonces)?;
        let (first, recorded_at) = (self.state.head().size, self.at);
        let keys = &*self.keys;
        let nonces = nonces.as_chunks::<NONCE_BYTES>().0;
        let bodies: Result<Vec<(Vec<u8>, Digest)>, KeyRingError> = accepted
            .par_iter()
            .zip(nonces)
            .enumerate()
            .map(|(offset, ((signed, subject), nonce))| {
                let place = Place { seq: first + offset as u64, recorded_at };
                let body = match subject {
                    None => seal::clear(signed),
                    Some(person) => {
                        let lost =
                            || KeyRingError::Damaged("a person's data key is missing".to_owned());
                        let key = keys.data_key(person).ok_or_else(lost)?;
                        seal::seal(signed, person, key, place, *nonce)
                    }
                };
                let digest = Digest::of(&body);
                Ok((body, digest))
            })
            .collect();
        for (body, digest) in bodies? {
            let leaf = self.state.head().next(recorded_at, digest);
            self.state.advance(&leaf);
            self.entries.push(Entry { leaf, body });
        }
        Ok(())
    }

    fn ledger_id(&self) -> Option<LedgerId> {
        self.state.ledger().map(|ledger| ledger.id)
    }
}

/// Reads an event, and refuses a key that no signature would ever be accepted from. Replay need
/// not ask again: an entry signed with such a key does not verify.
fn decode(signed: &SignedEvent) -> Result<Event, Rejection> {
    let event = Event::from_bytes(&signed.event)?;
    let new_key = match &event.fact {
        Fact::Ledger(LedgerFact::LedgerCreated(created)) => Some(&created.admin),
        Fact::Officer(OfficerFact::OfficerEnrolled(enrolled)) => Some(&enrolled.public_key),
        Fact::Person(PersonFact::KeyBound(bound)) => Some(&bound.public_key),
        _ => None,
    };
    if new_key.is_some_and(|key| !is_usable(key)) {
        return Err(Refusal::UnusableKey.into());
    }
    Ok(event)
}

/// Events that are verified, folded and sealed together.
const CHUNK: usize = 8192;
/// How many earlier entries are opened together.
const WINDOW_ENTRIES: u64 = 256;
