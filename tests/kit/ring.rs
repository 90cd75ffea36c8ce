//! Keys and nonces that are the same in every run.

use std::collections::BTreeMap;

use ikrar_core::keys::{DataKey, DataKeys, Held, KeyRing, KeyRingError};
use ikrar_core::value::PersonId;
use ikrar_core::vrf::SecretKey;

use crate::SNAPSHOT_SECRET;

/// A key ring in memory; a person's key follows from the person's id.
#[derive(Default, Clone)]
pub struct Ring {
    keys: BTreeMap<PersonId, DataKey>,
    /// Added, and not committed yet.
    added: Vec<PersonId>,
    erased: Vec<PersonId>,
    /// In place of the key of names that all rings have.
    names: Option<SecretKey>,
}

impl Ring {
    /// Destroys a person's key.
    pub fn erase(&mut self, person: PersonId) {
        self.keys.remove(&person);
        self.erased.push(person);
    }

    /// Takes another key of names.
    pub fn name_with(&mut self, secret: SecretKey) {
        self.names = Some(secret);
    }

    /// Loses a person's key.
    pub fn lose(&mut self, person: PersonId) {
        self.keys.remove(&person);
    }
}

impl DataKeys for Ring {
    fn data_key(&self, person: &PersonId) -> Held {
        match self.keys.get(person).cloned() {
            Some(key) => Held::Key(key),
            None if self.erased.contains(person) => Held::Erased,
            None => Held::Missing,
        }
    }

    fn names_key(&self) -> Result<Option<SecretKey>, KeyRingError> {
        Ok(self.names.clone().or_else(|| SecretKey::from_random(&NAMES_SECRET)))
    }
}

impl KeyRing for Ring {
    fn add(&mut self, people: &[PersonId]) -> Result<(), KeyRingError> {
        for person in people {
            let key = blake3::derive_key("ikrar TEST ONLY data key", person.as_bytes());
            self.keys.insert(*person, DataKey::from_bytes(key));
            self.added.push(*person);
        }
        Ok(())
    }

    fn snapshot_secret(&self) -> &[u8; 32] {
        &SNAPSHOT_SECRET
    }

    fn discard(&mut self) {
        for person in self.added.drain(..) {
            self.keys.remove(&person);
        }
    }

    fn commit(&mut self) -> Result<(), KeyRingError> {
        self.added.clear();
        Ok(())
    }
}

const NAMES_SECRET: [u8; 64] = *b"ikrar TEST ONLY random bytes of which the key of names is made..";

/// The stream of nonces, from its beginning.
pub struct Nonces(blake3::OutputReader);

impl Default for Nonces {
    fn default() -> Self {
        Self(blake3::Hasher::new().update(b"ikrar TEST ONLY nonces").finalize_xof())
    }
}

impl Nonces {
    /// The next bytes.
    ///
    /// # Errors
    /// Never; a ledger asks for randomness that may be missing.
    pub fn fill(&mut self, bytes: &mut [u8]) -> Result<(), KeyRingError> {
        self.0.fill(bytes);
        Ok(())
    }
}
