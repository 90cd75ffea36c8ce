//! BLAKE3 of many short inputs, eight at a time where the machine can.
//!
//! The `blake3` crate hashes one long input in lanes; of many short ones it hashes one after the
//! other. A log is many short inputs. On x86-64 with AVX2, which is asked for while the program
//! runs, eight of them share each step here; everywhere else, for a few of them and for long ones,
//! `blake3` does the work. It is the judge in any case: tests compare every length and mode.
//! Why this is worth `unsafe`: `docs/decisions/0018-hashing-in-lanes.md`.

#[cfg(target_arch = "x86_64")]
mod avx2;

use blake3::hazmat::{HasherExt, hash_derive_key_context};

/// A BLAKE3 hash.
pub type Hash = [u8; 32];

/// Which of BLAKE3's three functions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mode {
    key: [u8; 32],
    flags: u32,
}

impl Mode {
    /// The hash of an input, as [`blake3::hash`].
    pub const HASH: Self = Self { key: IV_BYTES, flags: 0 };

    /// The hash of an input under a key, as [`blake3::keyed_hash`].
    pub const fn keyed(key: [u8; 32]) -> Self {
        Self { key, flags: KEYED_HASH }
    }

    /// The key that is derived from an input, as [`blake3::derive_key`].
    pub fn derive(context: &str) -> Self {
        Self { key: hash_derive_key_context(context), flags: DERIVE_KEY_MATERIAL }
    }

    /// The hash of one input.
    pub fn hash(&self, input: &[u8]) -> Hash {
        match self.flags {
            KEYED_HASH => *blake3::keyed_hash(&self.key, input).as_bytes(),
            DERIVE_KEY_MATERIAL => {
                let mut hasher = blake3::Hasher::new_from_context_key(&self.key);
                *hasher.update(input).finalize().as_bytes()
            }
            _ => *blake3::hash(input).as_bytes(),
        }
    }

    /// The hash of each input, in their order.
    pub fn hash_all(&self, inputs: &[&[u8]]) -> Vec<Hash> {
        #[cfg(target_arch = "x86_64")]
        if inputs.len() >= TOGETHER_MIN && is_x86_feature_detected!("avx2") {
            // SAFETY: the machine has what the function is compiled for.
            #[expect(unsafe_code, reason = "the machine was asked")]
            return unsafe { avx2::hash_all(self, inputs) };
        }
        inputs.iter().map(|input| self.hash(input)).collect()
    }
}

/// Asks memory for what lies here, so that it is near when it is looked at; waits for nothing.
#[inline]
pub fn prefetch<T>(here: &T) {
    #[cfg(target_arch = "x86_64")]
    {
        use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        // SAFETY: asking for a place has no effect that a program could see, wherever it is.
        #[expect(unsafe_code, reason = "takes a place by its address")]
        unsafe {
            _mm_prefetch::<_MM_HINT_T0>(std::ptr::from_ref(here).cast());
        }
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = here;
}

/// Fewer inputs than this are hashed faster one by one.
#[cfg(target_arch = "x86_64")]
const TOGETHER_MIN: usize = 3;
const KEYED_HASH: u32 = 1 << 4;
const DERIVE_KEY_MATERIAL: u32 = 1 << 6;
/// What BLAKE3 begins with, as bytes of a key.
const IV_BYTES: [u8; 32] = *b"\x67\xe6\x09\x6a\x85\xae\x67\xbb\x72\xf3\x6e\x3c\x3a\xf5\x4f\xa5\
    \x7f\x52\x0e\x51\x8c\x68\x05\x9b\xab\xd9\x83\x1f\x19\xcd\xe0\x5b";

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes that differ at every place.
    fn input(length: usize, seed: u64) -> Vec<u8> {
        let byte = |at| (seed.wrapping_add(at).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 56) as u8;
        (0..length as u64).map(byte).collect()
    }

    type Judge = fn(&[u8]) -> Hash;

    fn modes() -> [(Mode, Judge); 3] {
        [
            (Mode::HASH, |input| *blake3::hash(input).as_bytes()),
            (Mode::keyed([7; 32]), |input| *blake3::keyed_hash(&[7; 32], input).as_bytes()),
            (Mode::derive("a context"), |input| blake3::derive_key("a context", input)),
        ]
    }

    #[test]
    fn every_length_in_every_mode_is_hashed_as_blake3_does() {
        let inputs: Vec<Vec<u8>> = (0..=1100).map(|length| input(length, 1)).collect();
        let inputs: Vec<&[u8]> = inputs.iter().map(Vec::as_slice).collect();
        for (mode, judge) in modes() {
            let expected: Vec<Hash> = inputs.iter().map(|input| judge(input)).collect();
            assert_eq!(mode.hash_all(&inputs), expected);
            assert_eq!(inputs.iter().map(|input| mode.hash(input)).collect::<Vec<_>>(), expected);
        }
    }

    /// Lanes that end at different times take the next input each.
    #[test]
    fn any_number_of_inputs_of_mixed_lengths_is_hashed_as_blake3_does() {
        for count in 0..60 {
            let length = |nth: usize| nth.wrapping_mul(7919) % [65, 400, 1500][nth % 3];
            let inputs: Vec<Vec<u8>> =
                (0..count).map(|nth| input(length(nth * count), nth as u64)).collect();
            let inputs: Vec<&[u8]> = inputs.iter().map(Vec::as_slice).collect();
            for (mode, judge) in modes() {
                let expected: Vec<Hash> = inputs.iter().map(|input| judge(input)).collect();
                assert_eq!(mode.hash_all(&inputs), expected, "{count} inputs");
            }
        }
    }
}
