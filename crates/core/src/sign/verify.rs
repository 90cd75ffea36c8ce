//! The rule by which signatures are accepted, for one and for many.

use ed25519_dalek::{Signature as Ed25519, Verifier, VerifyingKey};
use rayon::prelude::*;

use super::batch::Proven;
use super::{SignatureError, SignedView};
use crate::value::{KeyId, LedgerId, PublicKey};

/// Checks many signatures on all cores; the answers are in the order of the claims.
///
/// Neighbours of one batch share the check of their root's signature, and what leads to it.
pub fn verify_all(
    ledger: &LedgerId,
    claims: &[(SignedView<'_>, PublicKey)],
) -> Vec<Result<(), SignatureError>> {
    claims
        .par_chunks(CLAIMS_TOGETHER)
        .flat_map_iter(|chunk| {
            let mut known = None;
            chunk.iter().map(move |(signed, key)| verify_after(ledger, signed, key, &mut known))
        })
        .collect()
}

/// The batch that was verified last.
struct Known {
    author: KeyId,
    key: PublicKey,
    signature: [u8; 64],
    count: u16,
    root: [u8; 32],
    answer: Result<(), SignatureError>,
    /// What leads to the root, where that is signed.
    proven: Option<Proven>,
}

fn verify_after(
    ledger: &LedgerId,
    signed: &SignedView<'_>,
    key: &PublicKey,
    known: &mut Option<Known>,
) -> Result<(), SignatureError> {
    let Some(path) = &signed.path else { return signed.verify(ledger, key) };
    let (signature, count) = (*signed.signature, path.count);
    let mut same = known.as_mut().filter(|known| {
        (known.author, known.key) == (signed.author, *key)
            && (known.signature, known.count) == (signature, count)
    });
    let proven = same.as_mut().and_then(|known| known.proven.as_mut());
    if proven.is_some_and(|proven| proven.leads(path, signed.event)) {
        return Ok(());
    }
    let Some(root) = path.root(signed.event) else { return signed.verify(ledger, key) };
    if let Some(same) = same.filter(|known| known.root == root) {
        return same.answer;
    }
    let answer = signed.verify(ledger, key);
    let (author, key) = (signed.author, *key);
    let proven = answer.is_ok().then(|| Proven::of(count, root));
    *known = Some(Known { author, key, signature, count, root, answer, proven });
    answer
}

/// The rule by which every signature of a ledger is accepted: it takes exactly what `verify_strict`
/// of ed25519-dalek 3 takes, and so refuses small-order keys and points, and any second encoding of
/// a signature.
pub fn accepts(key: &PublicKey, message: &[u8], signature: &[u8; 64]) -> bool {
    verify_strict(key, message, signature).is_ok()
}

pub(super) fn verify_strict(
    key: &PublicKey,
    message: &[u8],
    signature: &[u8; 64],
) -> Result<(), SignatureError> {
    let key = VerifyingKey::from_bytes(key.as_bytes()).map_err(|_| SignatureError::NoPoint)?;
    let (point, _) = signature.split_first_chunk::<32>().expect("a signature is two halves");
    if key.is_weak() || SMALL_ORDER.contains(point) {
        return Err(SignatureError::Invalid);
    }
    // `verify` compares the point's bytes with those of one that it computed, which are canonical.
    // So the point decodes, and is of small order only in one of these eight forms: there is
    // nothing left for which `verify_strict` would have to decode it.
    key.verify(message, &Ed25519::from_bytes(signature)).map_err(|_| SignatureError::Invalid)
}

/// Whether 32 bytes can be a public key that signatures are accepted from.
pub fn is_usable(key: &PublicKey) -> bool {
    VerifyingKey::from_bytes(key.as_bytes()).is_ok_and(|key| !key.is_weak())
}

pub(super) fn event_message(ledger: &LedgerId, event: &[u8]) -> Vec<u8> {
    [EVENT_CONTEXT, ledger.as_bytes(), event].concat()
}

pub(super) fn batch_message(ledger: &LedgerId, count: u16, root: &[u8; 32]) -> Vec<u8> {
    [BATCH_CONTEXT, ledger.as_bytes(), &count.to_be_bytes(), root].concat()
}

/// The canonical encodings of the points of small order: of orders 1 and 2, twice 4, four times 8.
const SMALL_ORDER: [[u8; 32]; 8] = {
    let one = with_ends(0, 1, 0);
    let minus_one = with_ends(0xff, 0xec, 0x7f);
    let eighth = *b"\xc7\x17\x6a\x70\x3d\x4d\xd8\x4f\xba\x3c\x0b\x76\x0d\x10\x67\x0f\
        \x2a\x20\x53\xfa\x2c\x39\xcc\xc6\x4e\xc7\xfd\x77\x92\xac\x03\x7a";
    let other = *b"\x26\xe8\x95\x8f\xc2\xb2\x27\xb0\x45\xc3\xf4\x89\xf2\xef\x98\xf0\
        \xd5\xdf\xac\x05\xd3\xc6\x33\x39\xb1\x38\x02\x88\x6d\x53\xfc\x05";
    let [zero, minus_zero] = [with_ends(0, 0, 0), with_ends(0, 0, 0x80)];
    [one, minus_one, zero, minus_zero, eighth, negative(eighth), other, negative(other)]
};

/// Bytes that are alike, but for the first and the last.
const fn with_ends(all: u8, first: u8, last: u8) -> [u8; 32] {
    let mut bytes = [all; 32];
    [bytes[0], bytes[31]] = [first, last];
    bytes
}

/// The encoding of a point's opposite.
const fn negative(mut point: [u8; 32]) -> [u8; 32] {
    point[31] |= 0x80;
    point
}

/// Claims that one core checks in a row: few enough to share the work evenly, and enough to check
/// a batch's signature seldom.
const CLAIMS_TOGETHER: usize = 256;
const EVENT_CONTEXT: &[u8] = b"ikrar/event/v1\0";
const BATCH_CONTEXT: &[u8] = b"ikrar/event-batch/v1\0";
