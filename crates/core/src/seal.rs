//! The body of an entry: a signed event in clear, one sealed for its subject, or a directory entry
//! ([`crate::directory`]).
//!
//! Sealing is AES-256-GCM with a random 96-bit nonce. Every entry has a key of its own, derived
//! from its subject's data key, so that one entry can be shown to somebody without all others; the
//! choice against `XChaCha20-Poly1305` is `docs/decisions/0002-aes-256-gcm.md`. The leaf's position
//! and time and the body's own head are bound to it, so that a body opens in its place only.
//! Destroying a person's data key makes all that person's bodies unreadable for ever. Formats:
//! `docs/FORMATS.md`, section 4.

use std::ops::Range;

use aes_gcm::Aes256Gcm;
use aes_gcm::aead::{AeadInOut, KeyInit};
use thiserror::Error;

use crate::keys::EntryKey;
use crate::sign::{SignedEvent, SignedEventError};
use crate::value::{Instant, PersonId, Seq};

/// Where a body stands: what is bound to a sealed one.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// The entry's position.
    pub seq: Seq,
    /// The entry's time of recording.
    pub recorded_at: Instant,
}

/// The bytes of a clear body.
pub fn clear(signed: &SignedEvent) -> Vec<u8> {
    let mut body = Vec::with_capacity(2 + signed.encoded_len());
    body.extend_from_slice(&[BODY_VERSION, KIND_CLEAR]);
    signed.write_to(&mut body);
    body
}

/// The bytes of a body that only `key` opens, in `place` only. A nonce serves a key once.
pub fn seal(
    signed: &SignedEvent,
    subject: &PersonId,
    key: &EntryKey,
    place: Place,
    nonce: [u8; NONCE_BYTES],
) -> Vec<u8> {
    let mut body = Vec::with_capacity(HEAD_BYTES + signed.encoded_len() + TAG_BYTES);
    body.extend_from_slice(&[BODY_VERSION, KIND_SEALED]);
    body.extend_from_slice(subject.as_bytes());
    body.extend_from_slice(&nonce);
    signed.write_to(&mut body);
    let (_, plain) = body.split_at_mut(HEAD_BYTES);
    let tag = cipher(key)
        .encrypt_inout_detached(&nonce.into(), &bound(place, subject), plain.into())
        .expect("a body is far below the cipher's limit of 64 GiB");
    body.extend_from_slice(&tag);
    body
}

/// What a body is, as its head says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyKind {
    /// A signed event in clear.
    Clear,
    /// A directory entry, which holds no event.
    Directory,
    /// A signed event that the keys of this person's entries open.
    Sealed(PersonId),
}

impl BodyKind {
    /// The person for whom the body is sealed, if it is sealed.
    pub const fn subject(&self) -> Option<PersonId> {
        match self {
            Self::Sealed(person) => Some(*person),
            Self::Clear | Self::Directory => None,
        }
    }
}

/// What a body is.
///
/// # Errors
/// When the bytes are cut short or of an unknown version or kind.
pub fn kind_of(body: &[u8]) -> Result<BodyKind, SealError> {
    let (head, rest) = body.split_first_chunk::<2>().ok_or(SealError::Short)?;
    match *head {
        [BODY_VERSION, KIND_CLEAR] => Ok(BodyKind::Clear),
        [BODY_VERSION, KIND_SEALED] => {
            let (subject, _) = rest.split_first_chunk::<16>().ok_or(SealError::Short)?;
            Ok(BodyKind::Sealed(PersonId::from_bytes(*subject)))
        }
        [BODY_VERSION, KIND_DIRECTORY] => Ok(BodyKind::Directory),
        [BODY_VERSION, kind] => Err(SealError::UnknownKind(kind)),
        [version, _] => Err(SealError::UnknownVersion(version)),
    }
}

/// The signed event in a body, opened with its entry's `key`; a clear body needs none.
///
/// # Errors
/// When the body is a directory entry, the key is missing or does not open the body here, or no
/// signed event is within.
pub fn unseal(
    mut body: Vec<u8>,
    key: Option<&EntryKey>,
    place: Place,
) -> Result<SignedEvent, SealError> {
    let Range { start, end } = unseal_in_place(&mut body, key, place)?;
    body.truncate(end);
    body.drain(..start);
    Ok(SignedEvent::from_vec(body)?)
}

/// Opens a body where it lies; gives where in it the signed event is.
///
/// # Errors
/// When the body is a directory entry, or the key is missing or does not open the body here.
pub(crate) fn unseal_in_place(
    body: &mut [u8],
    key: Option<&EntryKey>,
    place: Place,
) -> Result<Range<usize>, SealError> {
    let length = body.len();
    let subject = match kind_of(body)? {
        BodyKind::Clear => return Ok(2..length),
        BodyKind::Directory => return Err(SealError::NoEvent),
        BodyKind::Sealed(subject) => subject,
    };
    let key = key.ok_or(SealError::NoKey)?;
    let (head, sealed) = body.split_at_mut_checked(HEAD_BYTES).ok_or(SealError::Short)?;
    let nonce = head.last_chunk::<NONCE_BYTES>().expect("the head ends with the nonce");
    let (ciphertext, tag) = sealed.split_last_chunk_mut::<TAG_BYTES>().ok_or(SealError::Short)?;
    let tag = &*tag;
    cipher(key)
        .decrypt_inout_detached(
            nonce.into(),
            &bound(place, &subject),
            ciphertext.into(),
            tag.into(),
        )
        .map_err(|_| SealError::Broken)?;
    Ok(HEAD_BYTES..length - TAG_BYTES)
}

fn cipher(key: &EntryKey) -> Aes256Gcm {
    Aes256Gcm::new(key.as_bytes().into())
}

/// What a sealed body is bound to: version, kind, subject, position, time.
fn bound(place: Place, subject: &PersonId) -> [u8; 34] {
    let mut bound = [0; 34];
    let (head, rest) = bound.split_at_mut(2);
    head.copy_from_slice(&[BODY_VERSION, KIND_SEALED]);
    let (who, rest) = rest.split_at_mut(16);
    who.copy_from_slice(subject.as_bytes());
    let (seq, recorded_at) = rest.split_at_mut(8);
    seq.copy_from_slice(&place.seq.number().to_be_bytes());
    recorded_at.copy_from_slice(&place.recorded_at.millis().to_be_bytes());
    bound
}

/// Why a body does not give its signed event.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum SealError {
    /// The key does not open the body in this place: the body was altered or moved.
    Broken,
    /// A directory entry holds no event.
    NoEvent,
    /// The subject's data key is not in the key ring.
    NoKey,
    /// The bytes end too early.
    Short,
    /// No signed event is within.
    Signed(#[from] SignedEventError),
    /// The kind byte is unknown.
    UnknownKind(u8),
    /// The version byte is unknown.
    UnknownVersion(u8),
}

/// A nonce's size in bytes.
pub const NONCE_BYTES: usize = 12;
const TAG_BYTES: usize = 16;
const HEAD_BYTES: usize = 2 + 16 + NONCE_BYTES;
pub(crate) const BODY_VERSION: u8 = 1;
const KIND_CLEAR: u8 = 0;
const KIND_SEALED: u8 = 1;
pub(crate) const KIND_DIRECTORY: u8 = 2;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sign::Author;
    use crate::value::LedgerId;
    use ed25519_dalek::SigningKey;

    const SUBJECT: PersonId = PersonId::from_bytes([7; 16]);

    fn signed() -> SignedEvent {
        let author = Author::new(SigningKey::from_bytes(&[1; 32]));
        author.sign(&LedgerId::from_bytes([2; 32]), b"an event".to_vec())
    }

    fn place(seq: u64) -> Place {
        Place { seq: Seq::new(seq), recorded_at: Instant::from_millis(5).unwrap() }
    }

    #[test]
    fn a_body_opens_with_its_key_in_its_place_only() {
        let key = EntryKey::from_bytes([3; 32]);
        let bytes = seal(&signed(), &SUBJECT, &key, place(4), [9; 12]);
        let open = |key: Option<&EntryKey>, seq| unseal(bytes.clone(), key, place(seq));
        assert_eq!(kind_of(&bytes), Ok(BodyKind::Sealed(SUBJECT)));
        assert_eq!(open(Some(&key), 4), Ok(signed()));
        assert_eq!(open(Some(&key), 5), Err(SealError::Broken));
        assert_eq!(open(None, 4), Err(SealError::NoKey));
        let other = EntryKey::from_bytes([4; 32]);
        assert_eq!(open(Some(&other), 4), Err(SealError::Broken));
    }

    #[test]
    fn any_flipped_bit_is_noticed() {
        let key = EntryKey::from_bytes([3; 32]);
        let bytes = seal(&signed(), &SUBJECT, &key, place(4), [9; 12]);
        for bit in 0..bytes.len() * 8 {
            let mut altered = bytes.clone();
            altered[bit / 8] ^= 1 << (bit % 8);
            assert!(unseal(altered, Some(&key), place(4)).is_err(), "bit {bit}");
        }
    }

    #[test]
    fn a_clear_body_needs_no_key() {
        let bytes = clear(&signed());
        assert_eq!(unseal(bytes, None, place(0)), Ok(signed()));
        assert_eq!(kind_of(&[1, 7]), Err(SealError::UnknownKind(7)));
        assert_eq!(kind_of(&[3, 0]), Err(SealError::UnknownVersion(3)));
    }
}
