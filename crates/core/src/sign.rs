//! Who says so: an event's bytes with its author's Ed25519 signature.
//!
//! A signature covers one event, or the root of a small tree of events that one officer authored
//! together ([`batch`]): a roster of 180,751 people then costs one signature for each 256 events,
//! and every event can still be verified by itself. A signature is accepted by the rule of
//! `verify_strict` alone. Formats: `docs/FORMATS.md`, section 3.

pub mod batch;

use ed25519_dalek::{Signature as Ed25519, Signer, SigningKey, Verifier, VerifyingKey};
use rayon::prelude::*;
use thiserror::Error;

use crate::value::{KeyId, LedgerId, PublicKey};
use batch::{BatchPath, Proven};

/// A key that authors events.
#[derive(Clone)]
pub struct Author {
    key: SigningKey,
    id: KeyId,
}

impl Author {
    /// The author that holds `key`.
    pub fn new(key: SigningKey) -> Self {
        let id = PublicKey::from_bytes(key.verifying_key().to_bytes()).id();
        Self { key, id }
    }

    /// The public key.
    pub fn public_key(&self) -> PublicKey {
        PublicKey::from_bytes(self.key.verifying_key().to_bytes())
    }

    /// The public key's id.
    pub fn id(&self) -> KeyId {
        self.id
    }

    /// Signs one event for one ledger.
    pub fn sign(&self, ledger: &LedgerId, event: Vec<u8>) -> SignedEvent {
        let signature = self.key.sign(&event_message(ledger, &event)).to_bytes();
        SignedEvent { author: self.id, signature: Signature::Single(signature), event }
    }

    /// Signs events together: one signature for each [`batch::EVENTS_MAX`] of them.
    pub fn sign_all(&self, ledger: &LedgerId, mut events: Vec<Vec<u8>>) -> Vec<SignedEvent> {
        if events.len() == 1 {
            return events.drain(..).map(|event| self.sign(ledger, event)).collect();
        }
        let mut signed = Vec::with_capacity(events.len());
        events
            .par_chunks_mut(batch::EVENTS_MAX)
            .map(|chunk| self.sign_batch(ledger, chunk))
            .collect::<Vec<_>>()
            .into_iter()
            .for_each(|chunk| signed.extend(chunk));
        signed
    }

    fn sign_batch(&self, ledger: &LedgerId, events: &mut [Vec<u8>]) -> Vec<SignedEvent> {
        let tree = batch::Tree::of(events.iter().map(Vec::as_slice));
        let signature = self.key.sign(&batch_message(ledger, tree.count(), &tree.root()));
        let sign = |(index, event): (usize, &mut Vec<u8>)| SignedEvent {
            author: self.id,
            signature: Signature::Batch { signature: signature.to_bytes(), path: tree.path(index) },
            event: std::mem::take(event),
        };
        events.iter_mut().enumerate().map(sign).collect()
    }
}

/// An event's bytes and who signed them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedEvent {
    /// The author's key.
    pub author: KeyId,
    /// The author's signature.
    pub signature: Signature,
    /// The exact bytes that were signed; [`crate::event::Event::from_bytes`] reads them.
    pub event: Vec<u8>,
}

/// An Ed25519 signature and what it covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Signature {
    /// Over this event alone.
    Single([u8; 64]),
    /// Over the root of a tree of events.
    Batch {
        /// The signature over the root.
        signature: [u8; 64],
        /// From this event to the root.
        path: BatchPath,
    },
}

impl SignedEvent {
    /// Appends the bytes that a body holds: version, author, signature, event.
    pub fn write_to(&self, out: &mut Vec<u8>) {
        out.push(SIGNED_EVENT_VERSION);
        out.extend_from_slice(self.author.as_bytes());
        match &self.signature {
            Signature::Single(signature) => {
                out.push(SCHEME_SINGLE);
                out.extend_from_slice(signature);
            }
            Signature::Batch { signature, path } => {
                out.push(SCHEME_BATCH);
                out.extend_from_slice(signature);
                path.write_to(out);
            }
        }
        out.extend_from_slice(&self.event);
    }

    /// How many bytes [`SignedEvent::write_to`] appends.
    pub fn encoded_len(&self) -> usize {
        let path = match &self.signature {
            Signature::Single(_) => 0,
            Signature::Batch { path, .. } => path.encoded_len(),
        };
        1 + 32 + 1 + 64 + path + self.event.len()
    }

    /// Reads the bytes of [`SignedEvent::write_to`].
    ///
    /// # Errors
    /// When the bytes are cut short or of an unknown version or scheme. The event's own bytes are
    /// not looked at.
    pub fn from_vec(mut bytes: Vec<u8>) -> Result<Self, SignedEventError> {
        let (author, signature, event) = Self::split(&bytes)?;
        let head = bytes.len() - event.len();
        bytes.drain(..head);
        Ok(Self { author, signature, event: bytes })
    }

    fn split(bytes: &[u8]) -> Result<(KeyId, Signature, &[u8]), SignedEventError> {
        let (&version, rest) = bytes.split_first().ok_or(SignedEventError::Short)?;
        if version != SIGNED_EVENT_VERSION {
            return Err(SignedEventError::UnknownVersion(version));
        }
        let (author, rest) = rest.split_first_chunk::<32>().ok_or(SignedEventError::Short)?;
        let (&scheme, rest) = rest.split_first().ok_or(SignedEventError::Short)?;
        let (signature, rest) = rest.split_first_chunk::<64>().ok_or(SignedEventError::Short)?;
        let (signature, event) = match scheme {
            SCHEME_SINGLE => (Signature::Single(*signature), rest),
            SCHEME_BATCH => {
                let (path, rest) = BatchPath::read_from(rest)?;
                (Signature::Batch { signature: *signature, path }, rest)
            }
            unknown => return Err(SignedEventError::UnknownScheme(unknown)),
        };
        Ok((KeyId::from_bytes(*author), signature, event))
    }

    /// Checks the signature against the author's public key.
    ///
    /// # Errors
    /// When `key` is not the author's, is no curve point, or did not sign this event for `ledger`.
    pub fn verify(&self, ledger: &LedgerId, key: &PublicKey) -> Result<(), SignatureError> {
        if key.id() != self.author {
            return Err(SignatureError::OtherKey);
        }
        match &self.signature {
            Signature::Single(signature) => {
                verify_strict(key, &event_message(ledger, &self.event), signature)
            }
            Signature::Batch { signature, path } => {
                let root = path.root(&self.event).ok_or(SignatureError::Path)?;
                verify_strict(key, &batch_message(ledger, path.count(), &root), signature)
            }
        }
    }
}

/// Checks many signatures on all cores; the answers are in the order of the claims.
///
/// Neighbours of one batch share the check of their root's signature, and what leads to it.
pub fn verify_all(
    ledger: &LedgerId,
    claims: &[(&SignedEvent, PublicKey)],
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
    signed: &SignedEvent,
    key: &PublicKey,
    known: &mut Option<Known>,
) -> Result<(), SignatureError> {
    let Signature::Batch { signature, path } = &signed.signature else {
        return signed.verify(ledger, key);
    };
    let same = known.as_mut().filter(|known| {
        (known.author, known.key) == (signed.author, *key)
            && (known.signature, known.count) == (*signature, path.count())
    });
    let root = || path.root(&signed.event).ok_or(SignatureError::Path);
    if let Some(known) = same {
        let proven = known.proven.as_mut();
        if proven.is_some_and(|proven| proven.leads(path, &signed.event)) {
            return Ok(());
        }
        if known.root == root()? {
            return known.answer;
        }
    }
    let root = root()?;
    let answer = signed.verify(ledger, key);
    let (author, key, signature, count) = (signed.author, *key, *signature, path.count());
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

fn verify_strict(
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

fn event_message(ledger: &LedgerId, event: &[u8]) -> Vec<u8> {
    [EVENT_CONTEXT, ledger.as_bytes(), event].concat()
}

fn batch_message(ledger: &LedgerId, count: u16, root: &[u8; 32]) -> Vec<u8> {
    [BATCH_CONTEXT, ledger.as_bytes(), &count.to_be_bytes(), root].concat()
}

/// Why bytes are no signed event.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum SignedEventError {
    /// The bytes end too early.
    Short,
    /// The path of a batch is impossible.
    Path,
    /// The scheme byte is unknown.
    UnknownScheme(u8),
    /// The version byte is unknown.
    UnknownVersion(u8),
}

/// Why a signature is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum SignatureError {
    /// The signature is by another key, over another ledger's id, or over other bytes.
    Invalid,
    /// The public key is no point on the curve.
    NoPoint,
    /// The public key does not have the author's key id.
    OtherKey,
    /// The path does not lead from the event to any root.
    Path,
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
const SIGNED_EVENT_VERSION: u8 = 1;
const SCHEME_SINGLE: u8 = 1;
const SCHEME_BATCH: u8 = 2;

#[cfg(test)]
mod tests;
