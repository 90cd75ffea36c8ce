//! Entries ▶ verified, opened, authorised events, folded into a [`State`].
//!
//! One pass in groups of neighbours: a group's hashes, links and seals are checked on all cores,
//! where its bytes lie, then its events are admitted and folded in order, and while the next group
//! is read their signatures are checked, if that is asked for. A broken entry is reported as a
//! [`Finding`] and not folded.

mod claims;
mod group;
mod listing;
mod naming;
mod opening;

use std::convert::Infallible;

use crate::accept::{Arrival, Body, NotAccepted, accept};
use crate::entry::{Entry, Head, Leaf};
use crate::event::Event;
use crate::finding::{Cause, Finding, Findings, Scope};
use crate::keys::DataKeys;
use crate::log::{Log, LogError};
use crate::seal::Place;
use crate::sign::{SignedEvent, SignedView};
use crate::state::State;
use crate::state::index::Keyed;
use crate::value::{KeyId, PersonId, Seq};
use crate::vrf::SecretKey;
use claims::Claims;
use group::{Group, Line, Within};
use listing::Listing;
use naming::Naming;
use opening::{Opening, check, lock, open_in_place};

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
    /// No event, but what the directory holds.
    Directory,
    /// Its event, in clear.
    Opened(Opened),
    /// Nothing: the person whom it is about was erased.
    Erased(PersonId),
}

impl Reading {
    /// The entry with its event, if it holds one and its person was not erased.
    pub fn opened(self) -> Option<Opened> {
        match self {
            Self::Opened(opened) => Some(opened),
            Self::Directory | Self::Erased(_) => None,
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
    /// What the directory entries are compared with; only an audit does that.
    listing: Option<Listing>,
    /// And their names roots; the same.
    naming: Option<Naming>,
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
        let listing = (depth == Depth::Audit).then(Listing::default);
        let findings = Findings::default();
        let (naming, unopened, stopped) = (None, 0, false);
        Self { source, depth, progress, findings, listing, naming, unopened, stopped }
    }

    /// Compares the names roots of directory entries too, as far as this key goes.
    pub(crate) fn with_names(self, secret: Option<SecretKey>) -> Self {
        Self { naming: Some(Naming::new(secret)), ..self }
    }

    /// How many directory entries there are whose names root was not compared.
    pub(crate) fn names_unchecked(&self) -> u64 {
        self.naming.as_ref().map_or(0, Naming::unchecked)
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
        let mut listing = self.listing.take();
        let mut open = |spare, head, keyed| {
            let group = source.open_group(spare, (head, until), keyed)?;
            if let Some(listing) = &mut listing {
                listing.add(&group);
            }
            Ok(group)
        };
        let mut opened = open(Group::default(), head, state.keyed());
        let mut spare = Group::default();
        while !self.stopped {
            let group = match opened {
                Ok(group) => group,
                Err(LogError::Damaged { seq, damage }) => {
                    self.found([Finding::new(seq, damage)]);
                    self.stopped = true;
                    break;
                }
                Err(error) => return Err(error),
            };
            let Some(last) = group.last() else { break };
            head = last.head();
            let (ledger, keyed) = (state.ledger.as_ref().map(|ledger| ledger.id), state.keyed());
            let mut next = Ok(Group::default());
            let (mut folded, mut bad) = (Claims::default(), Vec::new());
            rayon::scope(|scope| {
                scope.spawn(|_| next = open(spare, head, keyed));
                scope.spawn(|_| bad = claims.check(ledger));
                folded = self.fold_group(state, group);
            });
            spare = std::mem::replace(&mut claims, folded).group;
            opened = next;
            self.found(bad);
            (self.progress)(head.size);
            self.stopped = self.findings.full();
        }
        let ledger = state.ledger.as_ref().map(|ledger| ledger.id);
        self.found(claims.check(ledger));
        self.found(listing.iter_mut().flat_map(Listing::take_findings));
        self.listing = listing;
        Ok(())
    }

    /// Folds a group in its order; gives the signatures that an audit is still to check.
    fn fold_group(&mut self, state: &mut State, mut group: Group) -> Claims {
        let mut keys = Vec::new();
        let mut together = group.take_lines();
        for lines in &mut together {
            state.ask_for(&lines.iter().filter_map(Line::coming).collect::<Vec<_>>());
            for line in lines.drain(..) {
                let leaf = line.leaf;
                if let (Some(naming), Ok(opening)) = (&mut self.naming, &line.opened) {
                    let found = naming.add(state, &leaf, opening, group.part(&line.within));
                    let after = self.findings.first_missing();
                    self.findings.extend(found.map(|found| Finding { after, ..found }));
                }
                match self.source.fold(state, line, &group) {
                    Ok(signed) => {
                        self.unopened += u64::from(signed.is_none());
                        if let Some((author, within)) = signed
                            && self.depth == Depth::Audit
                        {
                            let key = state.public_key(&author);
                            let key = key.expect("an admitted event's author is known");
                            keys.push((leaf.seq, within, key));
                        }
                        state.advance(&leaf);
                    }
                    Err(Unfolded { finding, scope }) => {
                        self.findings.missing(*finding, &scope);
                        state.pass(&leaf);
                    }
                }
            }
        }
        group.give_back(together);
        Claims { group, keys }
    }
}

/// Why an entry is not folded, and what is not known because of it.
struct Unfolded {
    finding: Box<Finding>,
    scope: Scope,
}

impl Unfolded {
    /// Of an entry that does not open, and says that it is sealed for somebody.
    fn of(finding: Finding, sealed_for: Option<PersonId>) -> Self {
        // The leaf vouches for the body in front of which these checks stand.
        let body_holds = matches!(finding.cause, Cause::Event(_) | Cause::Seal(_));
        let scope = sealed_for.filter(|_| body_holds).map(Scope::sealed_for);
        Self { finding: Box::new(finding), scope: scope.unwrap_or_else(Scope::unknown) }
    }
}

/// Where entries come from, and what opens them.
#[derive(Clone, Copy)]
struct Source<'a> {
    log: &'a dyn Log,
    keys: &'a dyn DataKeys,
}

impl Source<'_> {
    /// Reads a group into the room of another, and checks on all cores all that needs no state.
    fn open_group(
        self,
        mut group: Group,
        (head, until): (Head, u64),
        keyed: Option<Keyed>,
    ) -> Result<Group, LogError> {
        let first = head.next_seq();
        let left = usize::try_from(until.saturating_sub(head.size)).unwrap_or(usize::MAX);
        let read = |group: &mut Group, max| {
            group.clear();
            self.log.visit(first, max, &mut |leaf, body| group.push(leaf, body))
        };
        match read(&mut group, left.min(GROUP_ENTRIES)) {
            // What lies before the damage is checked first; the next read begins with the damage.
            Err(LogError::Damaged { seq, .. }) if seq > first => {
                let sound = usize::try_from(seq.number() - head.size).unwrap_or(usize::MAX);
                read(&mut group, sound.min(GROUP_ENTRIES))?;
            }
            outcome => outcome?,
        }
        group.open(head, self.keys, keyed);
        Ok(group)
    }

    /// Folds an entry; gives its author and where its signed event is, whose signature is left to
    /// check. An entry about somebody who was erased has none, and changes nothing.
    fn fold(
        self,
        state: &mut State,
        line: Line,
        group: &Group,
    ) -> Result<Option<(KeyId, Within)>, Unfolded> {
        let leaf = line.leaf;
        match line.opened? {
            Opening::Event { coming, sealed_for, signed, event, .. } => {
                let within = line.within.part(&signed);
                let view = SignedView::parse(group.part(&within));
                let view = view.expect("it was read from these bytes");
                let hash = coming.map_or_else(|| state.hash_of(&event.id), |coming| coming.event);
                self.accept(state, &leaf, sealed_for, &view, (event, hash))?;
                Ok(Some((view.author, within)))
            }
            Opening::Directory if leaf.recorded_at < state.recorded_at => {
                let finding = Finding::new(leaf.seq, Cause::RecordedAt(leaf.recorded_at));
                Err(Unfolded { finding: Box::new(finding), scope: Scope::default() })
            }
            Opening::Erased(person) if leaf.recorded_at < state.recorded_at => {
                let finding = Finding::new(leaf.seq, Cause::RecordedAt(leaf.recorded_at));
                Err(Unfolded { finding: Box::new(finding), scope: Scope::sealed_for(person) })
            }
            Opening::Directory | Opening::Erased(_) => Ok(None),
        }
    }

    /// Accepts one event.
    fn accept(
        self,
        state: &mut State,
        leaf: &Leaf,
        sealed_for: Option<PersonId>,
        signed: &SignedView<'_>,
        (event, hash): (Event, u64),
    ) -> Result<(), Unfolded> {
        let place = Place { seq: leaf.seq, recorded_at: leaf.recorded_at };
        let (author, bytes) = (&signed.author, signed.event);
        let body = Body::For(sealed_for);
        let arrival = Arrival { place, author, bytes, event, hash, body };
        let is_known = |entry, event: &_, bytes: &_| Ok(self.is_known(entry, event, bytes));
        let cause = match accept::<Infallible>(state, arrival, is_known) {
            Ok(_) => return Ok(()),
            Err(NotAccepted::Early) => Cause::RecordedAt(leaf.recorded_at),
            Err(NotAccepted::Known { entry, .. }) => Cause::Duplicate(entry),
            Err(NotAccepted::Subject) => Cause::SealedForAnother,
            Err(NotAccepted::Refused(refusal)) => refusal.into(),
            Err(NotAccepted::Failed(never)) => match never {},
        };
        let event = Event::from_bytes(signed.event).expect("it was read from these bytes");
        let scope = Scope::of(&event, &signed.author, sealed_for);
        Err(Unfolded { finding: Box::new(Finding::new(leaf.seq, cause)), scope })
    }

    /// Whether an earlier entry recorded an event of this id, and whether it is this very one.
    fn is_known(self, entry: Seq, event: &Event, bytes: &[u8]) -> Option<bool> {
        let entries = self.log.read(entry, 1).unwrap_or_default();
        let opened = open(entries.into_iter().next()?, self.keys).ok()?.opened()?;
        (opened.event.id == event.id).then(|| opened.signed.event == bytes)
    }
}

/// Checks that an entry follows `before` and holds the body that its leaf names, and opens it.
pub(crate) fn check_and_open(
    entry: Entry,
    before: &Head,
    keys: &dyn DataKeys,
) -> Result<Reading, Finding> {
    check(&entry.leaf, &entry.body, before)?;
    open(entry, keys)
}

/// Opens an entry that was checked before, or whose check is left to others.
///
/// # Errors
/// A finding when the body does not open or holds no event.
pub fn open(entry: Entry, keys: &dyn DataKeys) -> Result<Reading, Finding> {
    let Entry { leaf, mut body } = entry;
    let lock = lock(&body, leaf.seq, keys);
    match open_in_place(&leaf, &mut body, lock)? {
        Opening::Directory => Ok(Reading::Directory),
        Opening::Erased(person) => Ok(Reading::Erased(person)),
        Opening::Event { sealed_for, signed, event, .. } => {
            body.truncate(signed.end);
            body.drain(..signed.start);
            let signed = SignedEvent::from_vec(body).expect("it was read before");
            Ok(Reading::Opened(Opened { leaf, sealed_for, signed, event }))
        }
    }
}

/// Entries of a group: what they take stays in a core's own cache.
const GROUP_ENTRIES: usize = 512;
