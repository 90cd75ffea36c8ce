//! The names tree: that a number belongs to one record, and that another belongs to none.
//!
//! Each number that somebody holds stands in a [`patricia`](super::patricia) tree, under a label
//! that only the holder of a secret key can calculate ([`crate::vrf`]), with a value that names the
//! record. A tree has one value under a label; so whoever is shown that the number of a record
//! stands there for this record knows that no other record of the ledger holds it, and whoever is
//! shown that its label is not there that nobody does. Nobody can try out numbers.
//!
//! Who holds which number is what the state says of the entries before: an ended number, that of a
//! record that was withdrawn, is in no pair; that of a merged record is the one's that went on.
//! Formats: `docs/FORMATS.md`, section 13.

mod kept;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::patricia::Patricia;
use crate::event::{Fact, PersonFact};
use crate::state::State;
use crate::state::people::People;
use crate::value::{Identifier, LedgerId, PersonId, TreeHash};
use crate::vrf::{Output, Proof, PublicKey, SecretKey};

/// The numbers of a ledger's first entries.
#[derive(Clone)]
pub struct NamesTree {
    pub(super) secret: SecretKey,
    pub(super) ledger: LedgerId,
    /// How many entries it is of.
    pub(super) size: u64,
    pub(super) tree: Patricia,
    /// Whose numbers may have changed since the tree was brought up to date.
    changed: BTreeSet<PersonId>,
}

/// What shows who holds a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameProof {
    /// The record that holds it; `None` where nobody does.
    pub person: Option<PersonId>,
    /// That the label is the number's.
    pub label: Proof,
    /// That the record stands under the label, or that nothing does.
    pub tree: Vec<u8>,
}

impl NamesTree {
    /// The tree of a ledger of which no entry was added yet.
    pub fn new(secret: SecretKey, ledger: LedgerId) -> Self {
        let (tree, changed) = (Patricia::default(), BTreeSet::new());
        Self { secret, ledger, size: 0, tree, changed }
    }

    /// The tree of all numbers that are held in a state.
    pub fn of(secret: SecretKey, ledger: LedgerId, state: &State) -> Self {
        let mut names = Self::new(secret, ledger);
        let people = state.people().iter().filter(|person| person.gone.is_none());
        let held = people.flat_map(|person| {
            person.numbers_now().map(|number| (*number, Some(person.id))).collect::<Vec<_>>()
        });
        names.put(held.collect());
        names.size = state.head().size;
        names
    }

    /// How many entries it is of, directory entries among them.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// What its labels are checked with.
    pub fn key(&self) -> &PublicKey {
        self.secret.public()
    }

    /// Adds the next entry: its event's fact, if it opens to one. Whether the event counts makes no
    /// difference.
    pub fn add(&mut self, fact: Option<&Fact>) {
        self.size += 1;
        self.changed.extend(fact.and_then(with_other_numbers));
    }

    /// Whether nobody's numbers may have changed since the tree was brought up to date.
    pub(crate) fn is_settled(&self) -> bool {
        self.changed.is_empty()
    }

    /// Brings the tree to what the state after all entries that were added says.
    pub fn settle(&mut self, state: &State) {
        let people = state.people();
        let changed = std::mem::take(&mut self.changed);
        let numbers = changed.iter().flat_map(|person| numbers_of(people, person));
        let holder = |number| (number, people.holder(&number).map(|slot| people.get(slot).id));
        self.put(numbers.map(holder).collect());
    }

    fn put(&mut self, holders: BTreeMap<Identifier, Option<PersonId>>) {
        let holders: Vec<_> = holders.into_iter().collect();
        let pair = |(number, holder): &(Identifier, Option<PersonId>)| {
            let label = label(&self.secret.output(&input(&self.ledger, *number)));
            (label, holder.map(|person| value(&self.ledger, &person, *number)))
        };
        let pairs: Vec<_> = holders.par_iter().map(pair).collect();
        for (label, value) in pairs {
            match value {
                Some(value) => self.tree.insert(label, value),
                None => self.tree.remove(&label),
            }
        }
    }

    /// The root.
    pub fn root(&mut self) -> TreeHash {
        self.tree.root()
    }

    /// Shows which of these records holds a number, or that nobody does; `None` where somebody else
    /// does.
    pub fn prove(&mut self, number: Identifier, records: &[PersonId]) -> Option<NameProof> {
        let (output, proof) = self.secret.prove(&input(&self.ledger, number));
        let label = label(&output);
        let found = self.tree.get(&label);
        let is_holder = |person: &&PersonId| found == Some(value(&self.ledger, person, number));
        let person = records.iter().find(is_holder).copied();
        let shown = found.is_none() || person.is_some();
        shown.then(|| NameProof { person, label: proof, tree: self.tree.prove(&label) })
    }
}

/// Whose numbers may be others after a fact.
fn with_other_numbers(fact: &Fact) -> Option<PersonId> {
    let Fact::Person(fact) = fact else { return None };
    match fact {
        PersonFact::PersonEnrolled(enrolled) => Some(enrolled.person),
        PersonFact::IdentifierAdded(added) => Some(added.person),
        PersonFact::IdentifierEnded(ended) => Some(ended.person),
        PersonFact::PersonMerged(merged) => Some(merged.person),
        PersonFact::PersonWithdrawn(withdrawn) => Some(withdrawn.person),
        PersonFact::Corrected(corrected) => Some(corrected.person),
        PersonFact::ProfileChanged(_)
        | PersonFact::KeyBound(_)
        | PersonFact::KeyEnded(_)
        | PersonFact::PersonDeparted(_)
        | PersonFact::PersonReturned(_)
        | PersonFact::LeaveGranted(_)
        | PersonFact::LeaveEnded(_)
        | PersonFact::FirstDayMoved(_) => None,
    }
}

/// All numbers that a record has or had, and those of the records that it was merged with: a
/// correction may have given them back.
fn numbers_of(people: &People, person: &PersonId) -> Vec<Identifier> {
    let Some(person) = people.find(person).map(|slot| people.get(slot)) else { return Vec::new() };
    let others = person.other_ids.iter().filter_map(|other| people.find(other));
    let records = std::iter::once(person).chain(others.map(|slot| people.get(slot)));
    records.flat_map(|record| record.identifiers.iter().map(|held| held.identifier)).collect()
}

/// What a label is calculated of.
pub fn input(ledger: &LedgerId, number: Identifier) -> Vec<u8> {
    let mut input = ledger.as_bytes().to_vec();
    input.push(number.kind() as u8);
    input.extend_from_slice(&number.number().to_be_bytes());
    input
}

/// Under what a number stands.
pub fn label(output: &Output) -> [u8; 32] {
    blake3::derive_key(LABEL_CONTEXT, output.as_bytes())
}

/// What stands there while this record holds it.
pub fn value(ledger: &LedgerId, person: &PersonId, number: Identifier) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new_derive_key(VALUE_CONTEXT);
    hasher.update(ledger.as_bytes()).update(person.as_bytes());
    hasher.update(&[number.kind() as u8]).update(&number.number().to_be_bytes());
    *hasher.finalize().as_bytes()
}

/// BLAKE3 key-derivation contexts: of labels, of values.
const LABEL_CONTEXT: &str = "ikrar 2026-11-24 directory name v1";
const VALUE_CONTEXT: &str = "ikrar 2026-11-24 directory name of v1";
