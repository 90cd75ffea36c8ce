//! What a body opens to.

use std::ops::Range;

use crate::directory::Roots;
use crate::entry::{Head, Leaf};
use crate::event::Event;
use crate::finding::{Cause, Finding};
use crate::keys::{DataKeys, Held};
use crate::seal::{BodyKind, Place, SealError, kind_of, unseal_in_place};
use crate::sign::SignedView;
use crate::state::index::Keyed;
use crate::value::{Digest, KeyId, PersonId};

/// What the body of an entry opens to, where it lies.
#[expect(clippy::large_enum_variant, reason = "nearly every entry opens, and none need a box")]
pub(super) enum Opening {
    /// An event.
    Event {
        /// What the state will be asked for.
        hints: Option<Hints>,
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

/// Hashes under which the state's indexes know an event and its person.
#[derive(Clone, Copy)]
pub(super) struct Hints {
    pub(super) event: u64,
    pub(super) person: Option<u64>,
    pub(super) author: KeyId,
}

impl Hints {
    fn of(keyed: Keyed, event: &Event, sealed_for: Option<&PersonId>, author: KeyId) -> Self {
        let person = sealed_for.map(|person| keyed.hash(person.as_bytes()));
        Self { event: keyed.hash(event.id.as_bytes()), person, author }
    }
}

/// Checks that a leaf follows `before` and that this is the body which it names.
pub(super) fn check(leaf: &Leaf, body: &[u8], before: &Head) -> Result<(), Finding> {
    before.follow(leaf).map_err(|error| Finding::new(before.next_seq(), error))?;
    if Digest::of(body) == leaf.body_hash {
        return Ok(());
    }
    Err(Finding::new(before.next_seq(), Cause::BodyHash))
}

/// Opens a body in its own bytes; `keyed` makes hints.
pub(super) fn open_in_place(
    leaf: &Leaf,
    body: &mut [u8],
    keys: &dyn DataKeys,
    keyed: Option<Keyed>,
) -> Result<Opening, Finding> {
    let sealed = |error: SealError| Finding::new(leaf.seq, error);
    let sealed_for = match kind_of(body).map_err(sealed)? {
        BodyKind::Directory => {
            let said = Roots::from_body(body, leaf.seq);
            return said.map(|_| Opening::Directory).map_err(|error| Finding::new(leaf.seq, error));
        }
        kind @ (BodyKind::Clear | BodyKind::Sealed(_)) => kind.subject(),
    };
    let key = match sealed_for.map(|person| (person, keys.data_key(&person))) {
        Some((person, Held::Erased)) => return Ok(Opening::Erased(person)),
        Some((_, held)) => held.key(),
        None => None,
    };
    let place = Place { seq: leaf.seq, recorded_at: leaf.recorded_at };
    let signed = unseal_in_place(body, key.map(|key| key.of_entry(leaf.seq)).as_ref(), place)
        .map_err(sealed)?;
    let view = SignedView::parse(body.get(signed.clone()).unwrap_or_default());
    let view = view.map_err(|error| sealed(error.into()))?;
    let event = Event::from_bytes(view.event).map_err(|error| Finding::new(leaf.seq, error))?;
    let hints = keyed.map(|keyed| Hints::of(keyed, &event, sealed_for.as_ref(), view.author));
    Ok(Opening::Event { hints, sealed_for, signed, event })
}
