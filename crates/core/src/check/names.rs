//! Who holds which number.

use super::{CheckError, Proven};
use crate::bundle::Name;
use crate::directory::names::{input, label, value};
use crate::directory::patricia::{self, ProofError};
use crate::state::State;
use crate::value::{Identifier, PersonId};
use crate::vrf::{Proof, VrfError};

impl Proven {
    /// Proves that a number is the person's alone whom the bundle names, or nobody's.
    pub(super) fn name(&mut self, name: &Name) -> Result<(), NameWrong> {
        let number: Identifier = name.identifier.parse().map_err(|_| NameWrong::Number)?;
        if number.to_string() != name.identifier {
            return Err(NameWrong::Number);
        }
        if name.person.is_some_and(|person| !self.people().any(|id| id == person)) {
            return Err(NameWrong::NoRecord);
        }
        let proof = name.vrf.0.as_slice().try_into().map(Proof::from_bytes);
        let proof = proof.map_err(|_| NameWrong::Label(VrfError::Form))?;
        let input = input(&self.ledger, number);
        let output = self.roots.names_key.verify(&input, &proof).map_err(NameWrong::Label)?;
        let value = name.person.map(|person| value(&self.ledger, &person, number));
        patricia::verify(&self.roots.names, &label(&output), value.as_ref(), &name.proof.0)
            .map_err(NameWrong::Tree)?;
        match self.names.insert(number, name.person) {
            None => Ok(()),
            Some(_) => Err(NameWrong::Twice),
        }
    }

    /// Whether the entries give each number to whom the directory does; `state` is what they come
    /// to.
    ///
    /// # Errors
    /// When they do not.
    pub fn check_names(&self, state: &State) -> Result<(), CheckError> {
        let people = state.people();
        let holder = |number| people.holder(number).map(|slot| people.get(slot).id);
        let agree = self.names.iter().all(|(number, person)| holder(number) == *person);
        if agree { Ok(()) } else { Err(CheckError::NameOfAnother) }
    }

    /// The numbers that the people of the bundle have or had and of which nothing is proven.
    pub fn numbers_not_shown(&self, state: &State) -> Vec<Identifier> {
        let people = state.people().iter();
        let numbers = people.flat_map(|person| &person.identifiers).map(|held| held.identifier);
        let mut numbers: Vec<_> =
            numbers.filter(|number| !self.names.contains_key(number)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// Numbers that an earlier bundle gave to another record.
    pub fn numbers_given_on<'a>(
        &'a self,
        earlier: &'a Self,
    ) -> impl Iterator<Item = &'a Identifier> {
        let is_ours = |person: &PersonId| self.people().any(|id| id == *person);
        self.names.keys().filter(move |number| {
            earlier.names.get(number).is_some_and(|before| before.is_some_and(|id| !is_ours(&id)))
        })
    }
}

/// Why something does not show who holds a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameWrong {
    /// The label is not proven to be the number's.
    Label(VrfError),
    /// The record that is said to hold it is not in the bundle.
    NoRecord,
    /// It is no personal number.
    Number,
    /// The record does not stand under the label, or another does.
    Tree(ProofError),
    /// The number is there twice.
    Twice,
}
