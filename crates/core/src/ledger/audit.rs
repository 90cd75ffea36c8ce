//! Checking again what was recorded: the whole log, or the few entries that an answer rests on.

use std::collections::BTreeSet;

use super::{Ledger, LedgerError};
use crate::entry::Head;
use crate::event::Subject;
use crate::finding::{Cause, Finding};
use crate::keys::{DataKeys, KeyRing};
use crate::log::{Damage, Log, LogError};
use crate::replay::{Depth, Opened, Reading, Replay, check_and_open};
use crate::seal::SealError;
use crate::state::State;
use crate::state::snapshot::Prints;
use crate::value::{KeyId, Link, PersonId, Seq};

/// What an audit of the whole ledger found.
#[derive(Debug)]
pub struct Verification {
    /// How many entries the log holds.
    pub size: u64,
    /// The newest link.
    pub link: Link,
    /// How many sound entries did not open, since there are no keys for them any more: of these
    /// only place, time, link and the hash of the body were checked.
    pub unopened: u64,
    /// Of how many directory entries the names root was not compared: without the key that it was
    /// made with that cannot be done.
    pub names_unchecked: u64,
    /// What is wrong, in the order of entries; empty in a sound ledger.
    pub findings: Vec<Finding>,
    /// The state that a sound replay gives.
    pub state: State,
}

/// Audits a log from its first entry. A snapshot helps with nothing here: it is audited too, by
/// comparing what it says with what the entries up to its head add up to.
///
/// # Errors
/// When the engine fails.
pub fn verify(
    log: &dyn Log,
    keys: &dyn DataKeys,
    snapshot: Option<&Prints>,
    progress: &(dyn Fn(u64) + Sync),
) -> Result<Verification, LedgerError> {
    keys.ready()?;
    let head = log.head()?;
    let mut state = State::default();
    let mut audit = Replay::new(log, keys, Depth::Audit, progress).with_names(keys.names_key()?);
    if let Some(snapshot) = snapshot {
        audit.run(&mut state, snapshot.head.size.min(head.size))?;
        if !audit.is_stopped() {
            audit.found(compare(&state, snapshot, audit.first_missing()));
        }
    }
    audit.run(&mut state, head.size)?;
    let (unopened, names_unchecked) = (audit.unopened(), audit.names_unchecked());
    let mut findings = audit.finish();
    if findings.is_empty() {
        findings.extend(missing_end(&state, head));
    }
    // The entries up to the head are sound; what stands behind them may not be.
    if findings.is_empty()
        && let Err(LogError::Damaged { seq, damage }) = log.check_end()
    {
        findings.push(Finding::new(seq, damage));
    }
    let Head { size, link } = head;
    Ok(Verification { size, link, unopened, names_unchecked, findings, state })
}

/// What a snapshot remembers and the log does not bear out: lost entries, other ones, or something
/// that no entry says. `after` is the first entry that is missing in `state`.
fn compare(state: &State, snapshot: &Prints, after: Option<Seq>) -> Option<Finding> {
    let (known, found) = (snapshot.head, state.head());
    let last = known.next_seq().before().unwrap_or_default();
    if known.size > found.size {
        return Some(Finding::new(found.next_seq(), Damage::Shorter { known: known.size }));
    }
    if known != found {
        return Some(Finding::new(last, Cause::OtherChain));
    }
    let finding = || Finding { after, ..Finding::new(last, Cause::Snapshot) };
    (!state.matches(snapshot)).then(finding)
}

/// What is missing when the entries do not lead to the log's head.
pub(super) fn missing_end(state: &State, head: Head) -> Option<Finding> {
    let finding = || Finding::new(state.head().next_seq(), Damage::Unled);
    (state.head() != head).then(finding)
}

impl<L: Log, K: KeyRing> Ledger<L, K> {
    /// Checks everything: chain, body hashes, seals, signatures, authority. `progress` hears how
    /// many entries were folded.
    ///
    /// # Errors
    /// When the engine fails. What is wrong with the ledger is no error but a finding.
    pub fn verify(&self, progress: &(dyn Fn(u64) + Sync)) -> Result<Verification, LedgerError> {
        verify(&self.log, &self.keys, None, progress)
    }

    /// Checks the entries that an answer about somebody rests on: that each is linked to the one
    /// before, holds the body that its leaf names, opens, is signed by its author, and is about
    /// this person or about everybody; and so the entries that gave their authors' keys. Opening a
    /// ledger checks no signatures; this does, for few.
    ///
    /// # Errors
    /// When the engine or the key ring fails. What is wrong with an entry is a finding.
    pub fn check_cited(
        &self,
        person: &PersonId,
        entries: impl IntoIterator<Item = Seq>,
    ) -> Result<Vec<Finding>, LedgerError> {
        match self.state.people.find(person) {
            Some(slot) => self.keys.ready_for(person, slot.nth())?,
            None => self.keys.ready()?,
        }
        let mut findings = Vec::new();
        let mut waiting: BTreeSet<Seq> = entries.into_iter().collect();
        let mut checked = BTreeSet::new();
        while let Some(entry) = waiting.pop_first() {
            checked.insert(entry);
            match self.check_entry(person, entry)? {
                Ok(author) => {
                    let gave = self.state.entries_of_key(&author);
                    waiting.extend(gave.into_iter().filter(|entry| !checked.contains(entry)));
                }
                Err(finding) => findings.push(finding),
            }
        }
        findings.sort_by_key(|finding| finding.entry);
        Ok(findings)
    }

    /// Checks an entry; gives its author.
    fn check_entry(
        &self,
        person: &PersonId,
        seq: Seq,
    ) -> Result<Result<KeyId, Finding>, LedgerError> {
        let found = |cause: Cause| Ok(Err(Finding::new(seq, cause)));
        let read = match seq.before() {
            Some(before) => self.log.read(before, 2),
            None => self.log.read(seq, 1),
        };
        let mut entries = match read {
            Ok(entries) => entries,
            Err(LogError::Damaged { damage, .. }) => return found(damage.into()),
            Err(error) => return Err(error.into()),
        };
        let entry = entries.pop().filter(|_| entries.len() == usize::from(seq > Seq::FIRST));
        let Some(entry) = entry else {
            return found(Damage::NotStored.into());
        };
        let link = entries.first().map(|before| before.leaf.link);
        let before = link.map_or_else(Head::default, |link| Head { size: seq.number(), link });
        let opened = match check_and_open(entry, &before, &self.keys) {
            Ok(Reading::Opened(opened)) => opened,
            Ok(Reading::Directory) => return found(SealError::NoEvent.into()),
            Ok(Reading::Erased(_)) => return found(SealError::NoKey.into()),
            Err(finding) => return Ok(Err(finding)),
        };
        if !self.is_about(person, &opened) {
            return found(Cause::AboutAnother);
        }
        let author = self.state.public_key(&opened.signed.author);
        let (Some(ledger), Some(key)) = (self.state.ledger(), author) else {
            return found(Cause::UnknownAuthor);
        };
        match opened.signed.verify(&ledger.id, &key) {
            Ok(()) => Ok(Ok(opened.signed.author)),
            Err(error) => found(error.into()),
        }
    }

    fn is_about(&self, person: &PersonId, opened: &Opened) -> bool {
        let people = &self.state.people;
        let subject = match opened.event.fact.subject() {
            Subject::Public(_) => return opened.sealed_for.is_none(),
            Subject::Person(subject) => Some(subject),
            Subject::Author => {
                people.find_key(&opened.signed.author).map(|slot| people.get(slot).id)
            }
        };
        subject == Some(*person) && opened.sealed_for == subject
    }
}
