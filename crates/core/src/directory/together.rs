//! Many entries added to their lists, with the hashes of many lists worked out side by side.

use std::collections::BTreeSet;

use ikrar_lanes::Mode;

use super::{Directory, LIST_CONTEXT, Label, ListHash, PERSON_LABEL_CONTEXT, PERSON_LIST_CONTEXT};
use crate::entry::Leaf;
use crate::seal::kind_of;
use crate::value::LedgerId;

impl Directory {
    /// Adds the next entries, as [`Directory::add`] does one by one.
    pub fn add_all<'a>(&mut self, entries: impl Iterator<Item = (&'a Leaf, &'a [u8])>) {
        let mut sealed = Vec::new();
        for (leaf, body) in entries {
            match (self.ledger, kind_of(body).ok().and_then(|kind| kind.subject())) {
                (Some(ledger), Some(person)) => {
                    self.size += 1;
                    sealed.push((leaf, concat(&ledger, person.as_bytes())));
                }
                // Of other lists, whose order among those of people does not count.
                _ => self.add(leaf, body),
            }
        }
        let whose: Vec<&[u8]> = sealed.iter().map(|(_, whose)| whose.as_slice()).collect();
        let labels = Mode::derive(PERSON_LABEL_CONTEXT).hash_all(&whose).into_iter().map(Label);
        let mut waiting: Vec<_> = sealed.iter().zip(labels).collect();
        while !waiting.is_empty() {
            // A list that comes again waits for what it is by then.
            let mut seen = BTreeSet::new();
            let is_first = |(_, label): &(_, Label)| seen.insert(*label);
            let (now, later): (Vec<_>, Vec<_>) = waiting.into_iter().partition(is_first);
            self.lengthen(&now);
            waiting = later;
        }
    }

    /// Adds one entry to each of some people's lists.
    fn lengthen(&mut self, lists: &[(&(&Leaf, [u8; WHOSE_BYTES]), Label)]) {
        let known: Vec<_> = lists.iter().map(|(_, label)| self.list(label)).collect();
        let new = lists.iter().zip(&known).filter(|(_, known)| known.is_none());
        let new: Vec<&[u8]> = new.map(|(((_, whose), _), _)| whose.as_slice()).collect();
        let mut starts = Mode::derive(PERSON_LIST_CONTEXT).hash_all(&new).into_iter();
        let mut before = |known: Option<ListHash>| {
            known.unwrap_or_else(|| ListHash(starts.next().expect("there is one for each")))
        };
        let longer = lists.iter().zip(known);
        let longer: Vec<_> =
            longer.map(|(((leaf, _), _), known)| before(known).covered(leaf)).collect();
        let longer: Vec<&[u8]> = longer.iter().map(<[u8; _]>::as_slice).collect();
        let longer = Mode::derive(LIST_CONTEXT).hash_all(&longer).into_iter().map(ListHash);
        self.changed.extend(lists.iter().map(|(_, label)| *label).zip(longer));
    }
}

/// What a person's label and list begin with.
fn concat(ledger: &LedgerId, person: &[u8; 16]) -> [u8; WHOSE_BYTES] {
    let mut whose = [0; WHOSE_BYTES];
    let (first, second) = whose.split_at_mut(32);
    first.copy_from_slice(ledger.as_bytes());
    second.copy_from_slice(person);
    whose
}

/// A ledger's id and a person's.
const WHOSE_BYTES: usize = 48;
