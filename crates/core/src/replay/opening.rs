//! What a body opens to: one by itself, or many together, whose hashes are worked out side by side.

use std::ops::Range;

use crate::directory::Roots;
use crate::entry::{Head, Leaf, links};
use crate::event::Event;
use crate::finding::{Cause, Finding};
use crate::keys::{DataKey, DataKeys, EntryKey, Held};
use crate::seal::{BodyKind, Place, SealError, kind_of, unseal_in_place};
use crate::sign::SignedView;
use crate::state::Coming;
use crate::state::index::Keyed;
use crate::value::{Digest, PersonId, Seq};

/// What the body of an entry opens to, where it lies.
#[expect(clippy::large_enum_variant, reason = "nearly every entry opens, and none need a box")]
pub(super) enum Opening {
    /// An event.
    Event {
        /// What the state will be asked for, where that is known.
        coming: Option<Coming>,
        /// The first bytes of its author's key.
        author: u64,
        /// Whose data key sealed it; `None` for a clear body.
        sealed_for: Option<PersonId>,
        /// Where in the body the signed event is.
        signed: Range<usize>,
        /// The event.
        event: Event,
    },
    /// No event, but what the directory holds.
    Directory,
    /// Nothing: the person whom it is about was erased.
    Erased(PersonId),
}

/// What a sealed body is met with.
pub(super) enum Lock {
    /// The key of this entry.
    Opens(EntryKey),
    /// The person's data key was destroyed.
    Erased,
    /// There is no key, or none is needed.
    Without,
}

/// An entry that was read, in its place.
pub(super) struct Read<'a> {
    /// The head in front of it.
    pub(super) before: Head,
    pub(super) leaf: &'a Leaf,
    pub(super) body: &'a mut [u8],
    /// Where the body is in its group.
    pub(super) within: Range<usize>,
}

/// Checks that a leaf follows `before` and that this is the body which it names.
pub(super) fn check(leaf: &Leaf, body: &[u8], before: &Head) -> Result<(), Finding> {
    before.follow(leaf).map_err(|error| Finding::new(before.next_seq(), error))?;
    if Digest::of(body) == leaf.body_hash {
        return Ok(());
    }
    Err(Finding::new(before.next_seq(), Cause::BodyHash))
}

/// Checks neighbours as [`check`] does one.
pub(super) fn check_all(entries: &[Read<'_>]) -> Vec<Result<(), Finding>> {
    let bodies: Vec<&[u8]> = entries.iter().map(|entry| &*entry.body).collect();
    let hashes = Digest::of_all(&bodies);
    let links = links(entries.iter().map(|entry| (&entry.before.link, entry.leaf)));
    let found = entries.iter().zip(hashes.iter().zip(&links));
    let check = |(entry, (hash, link)): (&Read<'_>, _)| {
        let Read { before, leaf, body, .. } = entry;
        if (leaf.seq, &leaf.link, &leaf.body_hash) == (before.next_seq(), link, hash) {
            return Ok(());
        }
        // Something is wrong: what it is, is told by whoever looks at one.
        check(leaf, body, before)
    };
    found.map(check).collect()
}

/// What the body of an entry is met with.
pub(super) fn lock(body: &[u8], entry: Seq, keys: &dyn DataKeys) -> Lock {
    match held(body, keys) {
        Held::Key(key) => Lock::Opens(key.of_entry(entry)),
        Held::Erased => Lock::Erased,
        Held::Missing => Lock::Without,
    }
}

/// What the bodies of neighbours are met with, as [`lock`] says of one.
pub(super) fn lock_all(entries: &[Read<'_>], keys: &dyn DataKeys) -> Vec<Lock> {
    let subjects: Vec<_> = entries.iter().filter_map(|entry| subject(entry.body)).collect();
    keys.ask_for(&subjects);
    let held: Vec<Held> = entries.iter().map(|entry| held(entry.body, keys)).collect();
    let entry = |entry: &Read<'_>| entry.before.next_seq();
    let keyed: Vec<(&DataKey, Seq)> = held
        .iter()
        .zip(entries.iter().map(entry))
        .filter_map(|(held, entry)| match held {
            Held::Key(key) => Some((key, entry)),
            Held::Erased | Held::Missing => None,
        })
        .collect();
    let mut keys = EntryKey::of_all(&keyed).into_iter();
    let lock = |held: &Held| match held {
        Held::Key(_) => Lock::Opens(keys.next().expect("one was derived for each")),
        Held::Erased => Lock::Erased,
        Held::Missing => Lock::Without,
    };
    held.iter().map(lock).collect()
}

/// What is held of the person for whom a body is sealed.
fn held(body: &[u8], keys: &dyn DataKeys) -> Held {
    subject(body).map_or(Held::Missing, |person| keys.data_key(&person))
}

/// The person for whom a body says that it is sealed.
pub(super) fn subject(body: &[u8]) -> Option<PersonId> {
    kind_of(body).ok()?.subject()
}

/// Opens a body in its own bytes.
pub(super) fn open_in_place(leaf: &Leaf, body: &mut [u8], lock: Lock) -> Result<Opening, Finding> {
    let sealed = |error: SealError| Finding::new(leaf.seq, error);
    let sealed_for = match kind_of(body).map_err(sealed)? {
        BodyKind::Directory => {
            let said = Roots::from_body(body, leaf.seq);
            return said.map(|_| Opening::Directory).map_err(|error| Finding::new(leaf.seq, error));
        }
        kind @ (BodyKind::Clear | BodyKind::Sealed(_)) => kind.subject(),
    };
    let key = match (lock, sealed_for) {
        (Lock::Erased, Some(person)) => return Ok(Opening::Erased(person)),
        (Lock::Opens(key), _) => Some(key),
        (Lock::Erased | Lock::Without, _) => None,
    };
    let place = Place { seq: leaf.seq, recorded_at: leaf.recorded_at };
    let signed = unseal_in_place(body, key.as_ref(), place).map_err(sealed)?;
    let view = SignedView::parse(body.get(signed.clone()).unwrap_or_default());
    let view = view.map_err(|error| sealed(error.into()))?;
    let event = Event::from_bytes(view.event).map_err(|error| Finding::new(leaf.seq, error))?;
    Ok(Opening::Event { coming: None, author: view.author.prefix(), sealed_for, signed, event })
}

/// Says of each event what the state will be asked for.
pub(super) fn announce<'a>(openings: impl Iterator<Item = &'a mut Opening>, keyed: Keyed) {
    let mut events: Vec<_> = openings
        .filter_map(|opening| match opening {
            Opening::Event { coming, author, sealed_for, event, .. } => {
                Some((coming, *author, sealed_for.as_ref(), &*event))
            }
            Opening::Directory | Opening::Erased(_) => None,
        })
        .collect();
    let people = events.iter().filter_map(|(_, _, person, _)| *person);
    let people: Vec<&[u8]> = people.map(|person| person.as_bytes().as_slice()).collect();
    let ids = events.iter().map(|(.., event)| event.id.as_bytes().as_slice());
    let ids: Vec<&[u8]> = ids.collect();
    let (people, ids) = (keyed.hash_all(&people), keyed.hash_all(&ids));
    let mut people = people.into_iter();
    for ((coming, author, person, event), id) in events.iter_mut().zip(ids) {
        let (author, person) = (*author, person.and_then(|_| people.next()));
        let numbers = Coming::numbers_of(&event.fact);
        **coming = Some(Coming { event: id, person, author, numbers });
    }
}

#[cfg(test)]
mod tests;
