//! Directory entries, compared with who holds which number after the entries before them.

use super::opening::Opening;
use crate::directory::names::NamesTree;
use crate::directory::{DirectoryError, Roots};
use crate::entry::Leaf;
use crate::finding::Finding;
use crate::state::State;
use crate::vrf::SecretKey;

/// The numbers so far.
pub(super) struct Naming {
    secret: Option<SecretKey>,
    names: Option<NamesTree>,
    /// Whether a directory entry before was made with this key.
    was_ours: bool,
    /// Whether an entry did not open, so that somebody's numbers may be missing.
    was_erased: bool,
    /// How many directory entries were not compared.
    unchecked: u64,
}

impl Naming {
    /// Without a secret key no directory entry can be compared.
    pub(super) fn new(secret: Option<SecretKey>) -> Self {
        let (was_ours, was_erased, unchecked) = (false, false, 0);
        Self { secret, names: None, was_ours, was_erased, unchecked }
    }

    /// How many directory entries were not compared.
    pub(super) fn unchecked(&self) -> u64 {
        self.unchecked
    }

    /// Takes the next entry, which is not in `state` yet.
    pub(super) fn add(
        &mut self,
        state: &State,
        leaf: &Leaf,
        opening: &Opening,
        body: &[u8],
    ) -> Option<Finding> {
        let finding = match opening {
            Opening::Directory => self.compare(state, leaf, body),
            Opening::Event { .. } | Opening::Erased(_) => None,
        };
        let fact = match opening {
            Opening::Event { event, .. } => Some(&event.fact),
            Opening::Directory => None,
            Opening::Erased(_) => {
                self.was_erased = true;
                None
            }
        };
        if let (None, Some(ledger)) = (&self.names, &state.ledger) {
            self.names = self.secret.clone().map(|secret| NamesTree::new(secret, ledger.id));
        }
        if let Some(names) = &mut self.names {
            names.add(fact);
        }
        finding
    }

    fn compare(&mut self, state: &State, leaf: &Leaf, body: &[u8]) -> Option<Finding> {
        let said = Roots::from_body(body, leaf.seq).ok()?;
        let names = self.names.as_mut();
        let Some(names) = names.filter(|names| *names.key() == said.names_key) else {
            self.unchecked += 1;
            let went_back = self.was_ours;
            return went_back.then(|| Finding::new(leaf.seq, DirectoryError::NamesKey));
        };
        self.was_ours = true;
        names.settle(state);
        let expected = names.root();
        if said.names == expected {
            return None;
        }
        if self.was_erased {
            self.unchecked += 1;
            return None;
        }
        let found = said.names;
        Some(Finding::new(leaf.seq, DirectoryError::Names { expected, found }))
    }
}
