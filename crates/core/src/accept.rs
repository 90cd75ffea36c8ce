//! The one door: what an event passes on its way into the state.
//!
//! Recording and replaying both go through it, in the same order: time, what was recorded before,
//! admission on the legal day of recording, the subject of a sealed body, and the fold. So they
//! agree for ever on what counts. Signatures are checked beside it, since that needs no order.

use crate::admit::{Refusal, admit};
use crate::event::{Event, Fact, LedgerFact};
use crate::seal::Place;
use crate::state::{About, State};
use crate::value::{KeyId, PersonId, Seq};

/// An event at the door.
pub(crate) struct Arrival<'a> {
    /// The entry that it is, or is to be.
    pub(crate) place: Place,
    /// Its author's key.
    pub(crate) author: &'a KeyId,
    /// Its bytes.
    pub(crate) bytes: &'a [u8],
    /// What its bytes say.
    pub(crate) event: Event,
    /// The hash of its id, [`State::hash_of`].
    pub(crate) hash: u64,
    /// Its body.
    pub(crate) body: Body,
}

/// The body of an event at the door.
pub(crate) enum Body {
    /// It is made once the event is accepted.
    ToCome,
    /// It is sealed for this person; for nobody where it is clear.
    For(Option<PersonId>),
}

/// Why an event was not folded.
pub(crate) enum NotAccepted<E> {
    /// It would have been recorded before the entry in front of it.
    Early,
    /// Whoever knows the earlier entries could not look.
    Failed(E),
    /// An earlier entry recorded an event of the same id.
    Known {
        /// The earlier entry.
        entry: Seq,
        /// Whether it is this very event.
        same: bool,
    },
    /// It contradicts what is known, or its author had no right to it.
    Refused(Refusal),
    /// Its body is sealed for somebody else than it is about.
    Subject,
}

impl<E> From<Refusal> for NotAccepted<E> {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// Folds one event into the state, if it may be. Tells whom it is about.
///
/// `is_known` looks at an earlier entry: whether it recorded an event of this id, and if it did,
/// whether it is this very event.
///
/// # Errors
/// The first reason against it; the state is as it was.
pub(crate) fn accept<E>(
    state: &mut State,
    arrival: Arrival<'_>,
    mut is_known: impl FnMut(Seq, &Event, &[u8]) -> Result<Option<bool>, E>,
) -> Result<About, NotAccepted<E>> {
    let Arrival { place, author, bytes, event, hash, body } = arrival;
    if place.recorded_at < state.recorded_at {
        return Err(NotAccepted::Early);
    }
    for entry in state.entries_like(hash) {
        if let Some(same) = is_known(entry, &event, bytes).map_err(NotAccepted::Failed)? {
            return Err(NotAccepted::Known { entry, same });
        }
    }
    let zone = match &event.fact {
        Fact::Ledger(LedgerFact::LedgerCreated(created)) => created.zone,
        Fact::Ledger(LedgerFact::LogKeyAnnounced(_) | LedgerFact::Restored(_))
        | Fact::Officer(_)
        | Fact::Rules(_)
        | Fact::Person(_)
        | Fact::Campaign(_)
        | Fact::Pact(_)
        | Fact::Case(_) => state.zone(),
    };
    let about = admit(state, author, &event, place.recorded_at.date_in(zone))?;
    match body {
        Body::For(person) if person != about.person => return Err(NotAccepted::Subject),
        Body::For(_) | Body::ToCome => {}
    }
    state.fold(place, author, event, hash, about, bytes);
    Ok(about)
}
