//! Records that turn out to be of one person.

use std::sync::Arc;

use super::{People, Slot, identifier_hash};
use crate::codec::{Decode, Encode};
use crate::state::person::{Gone, Person};
use crate::value::{PersonId, Seq};

/// Two records of one person, as they were before they became one.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::state) struct Merge {
    entry: Seq,
    /// The place and the record that ended.
    ended: (u32, Person),
    /// The place and the record that went on.
    went_on: (u32, Person),
}

impl People {
    /// The record under which a person goes on.
    pub(super) fn record_of(&self, slot: Slot) -> Slot {
        // As many steps as there are merges: a forged snapshot may lead in a circle.
        self.merges
            .iter()
            .try_fold(slot, |slot, _| match self.get(slot).gone {
                Some(Gone::Merged { into, .. }) if into < self.count => Ok(Slot(into)),
                Some(Gone::Merged { .. } | Gone::Withdrawn { .. }) | None => Err(slot),
            })
            .unwrap_or_else(|slot| slot)
    }

    /// Whether an entry merged two records that are still one.
    pub(crate) fn is_merge(&self, entry: Seq) -> bool {
        self.merges.iter().any(|merge| merge.entry == entry)
    }

    /// Gives everything of a record to the one at `went_on`.
    pub(super) fn merge(&mut self, ended: &PersonId, entry: Seq, went_on: Slot) {
        let Some(ended) = self.find(ended) else { return };
        let (from, to) = (self.get(ended).clone(), self.get(went_on).clone());
        for held in &from.identifiers {
            self.by_identifier.insert(identifier_hash(&held.identifier), went_on.0.into());
        }
        for held in &from.keys {
            self.by_key.insert(held.id.prefix(), went_on.0.into());
        }
        let gone = Some(Gone::Merged { entry, into: went_on.0 });
        *self.get_mut(ended) = from.emptied(gone);
        self.get_mut(went_on).absorb(from.clone());
        let merge = Merge { entry, ended: (ended.0, from), went_on: (went_on.0, to) };
        Arc::make_mut(&mut self.merges).push(merge);
    }

    /// Takes back what a mistaken entry recorded about the person at `slot`, as `entry` says.
    pub(super) fn correct(&mut self, slot: Slot, mistaken: Seq, entry: Seq) {
        let Some(place) = self.merges.iter().position(|merge| merge.entry == mistaken) else {
            let person = self.get_mut(slot);
            person.gone.take_if(|gone| *gone == Gone::Withdrawn { entry: mistaken });
            return person.correct(mistaken, entry);
        };
        let Merge { ended, went_on, .. } = Arc::make_mut(&mut self.merges).remove(place);
        let ids = [ended.1.id, went_on.1.id];
        for ((place, mut record), other) in [ended, went_on].into_iter().zip(ids.into_iter().rev())
        {
            // The one that went on has noted the merge already.
            record.entries.retain(|noted| *noted != mistaken);
            record.entries.extend([mistaken, entry]);
            record.other_ids.push(other);
            *self.get_mut(Slot(place)) = record;
        }
    }

    /// With the merges that a snapshot tells of; `None` when they name nobody's places.
    pub(in crate::state) fn with_merges(self, merges: Vec<Merge>) -> Option<Self> {
        let known = |merge: &Merge| merge.ended.0.max(merge.went_on.0) < self.count;
        merges.iter().all(known).then(|| Self { merges: merges.into(), ..self })
    }
}
