//! The people and keys of a ring's records, where they were opened.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use aes_gcm::Aes256Gcm;
use aes_gcm::aead::AeadInOut;
use ikrar_core::keys::DataKey;
use ikrar_core::value::PersonId;
use ikrar_lanes::prefetch;
use zeroize::Zeroizing;

use super::{DATA_KEYS_MAGIC, PAIR_BYTES};

/// Pairs of a person's id and key, one behind the other in the order of their records.
pub(super) struct Pairs {
    bytes: Zeroizing<Vec<u8>>,
    /// How many bytes of it are pairs.
    length: usize,
    asked: AtomicUsize,
    /// Finds pairs by ids: each slot is empty, or holds the number of a pair, from 1.
    slots: OnceLock<Vec<u32>>,
}

impl Pairs {
    /// Opens the records in `bytes`, the file's beginning, in place. `None` when one of them is not
    /// what was written.
    pub(super) fn open(mut bytes: Zeroizing<Vec<u8>>, cipher: &Aes256Gcm) -> Option<Self> {
        bytes.starts_with(DATA_KEYS_MAGIC).then_some(())?;
        let (mut place, mut length) = (DATA_KEYS_MAGIC.len(), 0);
        while place < bytes.len() {
            let (header, rest) = bytes.get_mut(place..)?.split_first_chunk_mut::<4>()?;
            let record = usize::try_from(u32::from_be_bytes(*header)).ok()?;
            let pairs = open_record(rest.get_mut(..record)?, place as u64, cipher)?;
            let (start, pairs) = (place + 4 + NONCE_BYTES, pairs.as_flattened().len());
            bytes.copy_within(start..start + pairs, length);
            (place, length) = (place + 4 + record, length + pairs);
        }
        let (asked, slots) = (AtomicUsize::new(0), OnceLock::new());
        Some(Self { bytes, length, asked, slots })
    }

    /// A person's key. Looking through all pairs is fast enough for a few people.
    pub(super) fn find(&self, person: &PersonId) -> Option<DataKey> {
        match self.slots.get() {
            Some(slots) => self.look_up(slots, person),
            None if self.asked.fetch_add(1, Ordering::Relaxed) < LOOKED_THROUGH_MAX => {
                find(self.all(), person)
            }
            None => self.look_up(self.slots.get_or_init(|| self.to_slots()), person),
        }
    }

    /// Asks memory for where these people's keys are.
    pub(super) fn ask_for(&self, people: &[PersonId]) {
        let Some(slots) = self.slots.get() else { return };
        let slot = |person: &PersonId| slots.get(place_of(person.as_bytes(), slots.len()));
        for slot in people.iter().filter_map(slot) {
            prefetch(slot);
        }
        for number in people.iter().filter_map(slot).filter(|number| **number > 0) {
            let pair = usize::try_from(*number).ok().and_then(|number| self.all().get(number - 1));
            if let Some([first, .., last]) = pair {
                prefetch(first);
                prefetch(last);
            }
        }
    }

    fn all(&self) -> &[[u8; PAIR_BYTES]] {
        self.bytes.get(..self.length).unwrap_or_default().as_chunks().0
    }

    fn look_up(&self, slots: &[u32], person: &PersonId) -> Option<DataKey> {
        let from = place_of(person.as_bytes(), slots.len());
        let (before, behind) = slots.split_at_checked(from)?;
        let taken = behind.iter().chain(before).take_while(|number| **number > 0);
        let pairs = taken.filter_map(|number| self.all().get(usize::try_from(*number).ok()? - 1));
        let theirs = pairs.filter(|pair| pair.starts_with(person.as_bytes())).last();
        theirs.and_then(key_of)
    }

    fn to_slots(&self) -> Vec<u32> {
        let mut slots = vec![0; (2 * self.all().len()).next_power_of_two()];
        for (number, pair) in (1..).zip(self.all()) {
            let from = place_of(pair, slots.len());
            let (before, behind) = slots.split_at_mut(from);
            let free = behind.iter_mut().chain(before).find(|slot| **slot == 0);
            *free.expect("half of the slots stay empty") = number;
        }
        slots
    }
}

/// Opens a record, which stands behind its length at `place`, in its own bytes: gives its pairs.
pub(super) fn open_record<'a>(
    record: &'a mut [u8],
    place: u64,
    cipher: &Aes256Gcm,
) -> Option<&'a [[u8; PAIR_BYTES]]> {
    let (nonce, sealed) = record.split_first_chunk_mut::<NONCE_BYTES>()?;
    let (plain, tag) = sealed.split_last_chunk_mut::<16>()?;
    let (nonce, tag, bound) = (&*nonce, &*tag, place.to_be_bytes());
    let buffer = (&mut *plain).into();
    cipher.decrypt_inout_detached(nonce.into(), &bound, buffer, tag.into()).ok()?;
    Some(plain.as_chunks().0)
}

/// A person's key, where all pairs are looked through; the last one counts.
pub(super) fn find(pairs: &[[u8; PAIR_BYTES]], person: &PersonId) -> Option<DataKey> {
    pairs.iter().rfind(|pair| pair.starts_with(person.as_bytes())).and_then(key_of)
}

fn key_of(pair: &[u8; PAIR_BYTES]) -> Option<DataKey> {
    pair.last_chunk().map(|key| DataKey::from_bytes(*key))
}

/// People's ids are random already: their first bytes are hash enough. `slots` is a power of two.
fn place_of(id: &[u8], slots: usize) -> usize {
    let first = id.first_chunk().map_or(0, |bytes| u64::from_be_bytes(*bytes));
    usize::try_from(first & (slots as u64 - 1)).unwrap_or_default()
}

/// For so many people the pairs are looked through.
const LOOKED_THROUGH_MAX: usize = 8;
const NONCE_BYTES: usize = 12;
