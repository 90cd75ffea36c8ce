//! The way in, chunk by chunk: verify, admit and fold, seal, link.

use rayon::prelude::*;

use super::{LedgerError, Recorded, Rejection};
use crate::accept::{Arrival, Body, NotAccepted, accept};
use crate::admit::Refusal;
use crate::entry::Entry;
use crate::event::{Event, Fact, LedgerFact, OfficerFact, PersonFact};
use crate::keys::{DataKeys, KeyRing, KeyRingError, Randomness};
use crate::log::{Log, LogError};
use crate::replay::{Opened, open};
use crate::seal::{self, NONCE_BYTES, Place};
use crate::sign::{SignatureError, SignedEvent, is_usable, verify_all};
use crate::state::{About, State};
use crate::value::{Digest, EventId, Instant, LedgerId, PersonId, PublicKey, Seq};

/// A list of events on its way into the log.
pub(super) struct Batch<'a> {
    keys: &'a mut dyn KeyRing,
    state: &'a mut State,
    at: Instant,
    earlier: Earlier<'a>,
    entries: Vec<Entry>,
    outcome: Recorded,
}

/// Events that are verified, folded and sealed together.
struct Chunk {
    ledger: Option<LedgerId>,
    lines: Vec<Line>,
}

/// An event of a list.
struct Line {
    place: usize,
    signed: SignedEvent,
    event: Result<Event, Rejection>,
    /// The author's key, where it is known by now and the signature is to be checked with it.
    key: Option<PublicKey>,
    /// Whether the signature verifies with that key.
    signature: Option<Result<(), SignatureError>>,
}

impl Chunk {
    /// Checks the signatures of known authors on all cores; it needs no state, so that the chunk
    /// before this one can be folded meanwhile.
    fn verify(mut self) -> Self {
        let Some(ledger) = self.ledger else { return self };
        let claims: Vec<_> =
            self.lines.iter().filter_map(|line| Some((line.signed.view(), line.key?))).collect();
        let answers = verify_all(&ledger, &claims);
        let known = self.lines.iter_mut().filter(|line| line.key.is_some());
        for (line, answer) in known.zip(answers) {
            line.signature = Some(answer);
        }
        self
    }
}

/// An accepted event and the person whose data key seals it.
type Accepted = (SignedEvent, Option<PersonId>);

/// Why an event is not among the accepted.
enum Dropped {
    Unchanged,
    Rejected(Rejection),
    Failed(LedgerError),
}

impl<E: Into<Rejection>> From<E> for Dropped {
    fn from(error: E) -> Self {
        Self::Rejected(error.into())
    }
}

impl From<NotAccepted<LogError>> for Dropped {
    fn from(error: NotAccepted<LogError>) -> Self {
        match error {
            NotAccepted::Known { same: true, .. } => Self::Unchanged,
            NotAccepted::Known { entry, same: false } => Refusal::EventIdTaken { entry }.into(),
            NotAccepted::Refused(refusal) => refusal.into(),
            NotAccepted::Failed(error) => Self::Failed(error.into()),
            NotAccepted::Early => unreachable!("a list is recorded at the newest time or later"),
            NotAccepted::Subject => unreachable!("nothing is sealed before it is accepted"),
        }
    }
}

impl<'a> Batch<'a> {
    /// A list that will be recorded at one moment, `at`.
    pub(super) fn new(
        log: &'a dyn Log,
        keys: &'a mut dyn KeyRing,
        state: &'a mut State,
        at: Instant,
    ) -> Self {
        let base = state.head().next_seq();
        let earlier = Earlier { log, base, fresh: Vec::new(), window: (base, Vec::new()) };
        Self { keys, state, at, earlier, entries: Vec::new(), outcome: Recorded::default() }
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
            .map(|(place, signed)| {
                let event = decode(&signed);
                let is_new = event.as_ref().is_ok_and(|event| !self.may_be_recorded(event));
                let key = ledger.filter(|_| is_new);
                let key = key.and_then(|_| self.state.public_key(&signed.author));
                Line { place, event, key, signature: None, signed }
            })
            .collect();
        Chunk { ledger, lines }
    }

    /// Whether an entry may have recorded this event: it is compared then, before anything is
    /// verified.
    fn may_be_recorded(&self, event: &Event) -> bool {
        self.state.entries_like(self.state.hash_of(&event.id)).next().is_some()
    }

    fn accept_all(&mut self, chunk: Chunk) -> Result<Vec<Accepted>, LedgerError> {
        let mut accepted = Vec::with_capacity(chunk.lines.len());
        let mut new_people = Vec::new();
        for Line { place, signed, event, signature, .. } in chunk.lines {
            match self.accept(&signed, event, signature) {
                Ok(About { person, slot }) => {
                    if slot.is_none() {
                        new_people.extend(person);
                    }
                    accepted.push((signed, person));
                }
                Err(Dropped::Unchanged) => self.outcome.unchanged += 1,
                Err(Dropped::Rejected(why)) => self.outcome.rejected.push((place, why)),
                Err(Dropped::Failed(error)) => return Err(error),
            }
        }
        self.keys.add(&new_people)?;
        Ok(accepted)
    }

    fn accept(
        &mut self,
        signed: &SignedEvent,
        event: Result<Event, Rejection>,
        signature: Option<Result<(), SignatureError>>,
    ) -> Result<About, Dropped> {
        let event = event?;
        match signature {
            Some(answer) => answer?,
            None if self.is_recorded(signed, &event)? => return Err(Dropped::Unchanged),
            None => self.verify_new_author(signed, &event)?,
        }
        let (id, earlier, keys) = (event.id, &mut self.earlier, &*self.keys);
        let place = Place { seq: earlier.next(), recorded_at: self.at };
        let (author, bytes) = (&signed.author, signed.event.as_slice());
        let hash = self.state.hash_of(&event.id);
        let arrival = Arrival { place, author, bytes, event, hash, body: Body::ToCome };
        let is_known = |entry, event: &_, bytes: &_| earlier.is_known(keys, entry, event, bytes);
        let about = accept(self.state, arrival, is_known)?;
        self.earlier.fresh.push((id, Digest::of(&signed.event)));
        Ok(about)
    }

    /// Whether an entry holds this very event with this very signature, which was verified before
    /// it was appended.
    fn is_recorded(&mut self, signed: &SignedEvent, event: &Event) -> Result<bool, Dropped> {
        let base = self.earlier.base;
        let like = self.state.entries_like(self.state.hash_of(&event.id));
        for entry in like.filter(|entry| *entry < base) {
            let opened = self.earlier.recorded(self.keys, entry);
            let opened = opened.map_err(|error| Dropped::Failed(error.into()))?;
            if opened.is_some_and(|opened| opened.signed == *signed) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Checks the signature of an author whose key came with this list, or of an event whose id is
    /// recorded.
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

    /// Seals the accepted events on all cores and chains them.
    fn seal_and_link(
        &mut self,
        accepted: &[Accepted],
        randomness: Randomness<'_>,
    ) -> Result<(), LedgerError> {
        let mut nonces = vec![0; NONCE_BYTES * accepted.len()];
        randomness(&mut nonces)?;
        let (first, recorded_at) = (self.state.head().next_seq(), self.at);
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
                        let key = keys.data_key(person).key().ok_or(KeyRingError::NoKey)?;
                        seal::seal(signed, person, &key.of_entry(place.seq), place, *nonce)
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

/// The entries that an event may repeat: those of the log, and those that this list adds.
struct Earlier<'a> {
    log: &'a dyn Log,
    /// The first entry that this list adds.
    base: Seq,
    /// The accepted events, in their order.
    fresh: Vec<(EventId, Digest)>,
    /// Entries of the log that were looked at last, and where they begin: before `base`, once there
    /// are any.
    window: (Seq, Vec<Option<Opened>>),
}

impl Earlier<'_> {
    /// The number of the next entry.
    fn next(&self) -> Seq {
        self.base + self.fresh.len() as u64
    }

    /// Whether `entry` recorded an event of this id, and whether it is this very one.
    fn is_known(
        &mut self,
        keys: &dyn DataKeys,
        entry: Seq,
        event: &Event,
        bytes: &[u8],
    ) -> Result<Option<bool>, LogError> {
        let Some(offset) = entry.since(self.base) else {
            let opened = self.recorded(keys, entry)?.filter(|opened| opened.event.id == event.id);
            return Ok(opened.map(|opened| opened.signed.event == bytes));
        };
        let place = usize::try_from(offset).expect("a list fits in memory");
        // None but where a forged snapshot names entries that are still to come.
        let fresh = self.fresh.get(place).filter(|(id, _)| *id == event.id);
        Ok(fresh.map(|(_, digest)| *digest == Digest::of(bytes)))
    }

    /// An entry of the log, with its neighbours kept at hand: who records a list again asks for
    /// them next.
    fn recorded(&mut self, keys: &dyn DataKeys, entry: Seq) -> Result<Option<&Opened>, LogError> {
        let offset = entry.number() % WINDOW_ENTRIES;
        let start = Seq::new(entry.number() - offset);
        if self.window.0 != start {
            let max = usize::try_from(WINDOW_ENTRIES).expect("a small number");
            let entries = self.log.read(start, max)?;
            let opened =
                entries.into_par_iter().map(|entry| open(entry, keys).ok()?.opened()).collect();
            self.window = (start, opened);
        }
        let place = usize::try_from(offset).expect("a small number");
        Ok(self.window.1.get(place).and_then(Option::as_ref))
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
        Fact::Ledger(LedgerFact::LogKeyAnnounced(_) | LedgerFact::Restored(_))
        | Fact::Officer(OfficerFact::OfficerRevoked(_))
        | Fact::Person(
            PersonFact::PersonEnrolled(_)
            | PersonFact::ProfileChanged(_)
            | PersonFact::IdentifierAdded(_)
            | PersonFact::IdentifierEnded(_)
            | PersonFact::KeyEnded(_)
            | PersonFact::PersonDeparted(_)
            | PersonFact::PersonReturned(_)
            | PersonFact::PersonMerged(_)
            | PersonFact::PersonWithdrawn(_)
            | PersonFact::LeaveGranted(_)
            | PersonFact::LeaveEnded(_)
            | PersonFact::FirstDayMoved(_)
            | PersonFact::Corrected(_),
        )
        | Fact::Rules(_)
        | Fact::Campaign(_)
        | Fact::Pact(_)
        | Fact::Case(_) => None,
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
