//! A signed event where it lies.

use super::batch::PathView;
use super::verify::{batch_message, event_message, verify_strict};
use super::{
    SCHEME_BATCH, SCHEME_SINGLE, SIGNED_EVENT_VERSION, Signature, SignatureError, SignedEvent,
    SignedEventError,
};
use crate::value::{KeyId, LedgerId, PublicKey};

/// A signed event whose bytes belong to somebody else, so that reading it copies nothing.
#[derive(Debug, Clone, Copy)]
pub struct SignedView<'a> {
    /// The author's key.
    pub author: KeyId,
    pub(super) signature: &'a [u8; 64],
    /// In a batch, from this event to the root that is signed.
    pub(super) path: Option<PathView<'a>>,
    /// The exact bytes that were signed.
    pub event: &'a [u8],
}

impl<'a> SignedView<'a> {
    /// Reads the bytes of [`SignedEvent::write_to`].
    ///
    /// # Errors
    /// When the bytes are cut short or of an unknown version or scheme. The event's own bytes are
    /// not looked at.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, SignedEventError> {
        let (&version, rest) = bytes.split_first().ok_or(SignedEventError::Short)?;
        if version != SIGNED_EVENT_VERSION {
            return Err(SignedEventError::UnknownVersion(version));
        }
        let (author, rest) = rest.split_first_chunk::<32>().ok_or(SignedEventError::Short)?;
        let (&scheme, rest) = rest.split_first().ok_or(SignedEventError::Short)?;
        let (signature, rest) = rest.split_first_chunk::<64>().ok_or(SignedEventError::Short)?;
        let (path, event) = match scheme {
            SCHEME_SINGLE => (None, rest),
            SCHEME_BATCH => {
                let (path, event) = PathView::read_from(rest)?;
                (Some(path), event)
            }
            unknown => return Err(SignedEventError::UnknownScheme(unknown)),
        };
        Ok(Self { author: KeyId::from_bytes(*author), signature, path, event })
    }

    /// The signature by itself.
    pub(super) fn signature(&self) -> Signature {
        let signature = *self.signature;
        match self.path {
            None => Signature::Single(signature),
            Some(path) => Signature::Batch { signature, path: path.to_owned() },
        }
    }

    /// The same by itself.
    pub fn to_owned(&self) -> SignedEvent {
        let (author, signature) = (self.author, self.signature());
        SignedEvent { author, signature, event: self.event.to_vec() }
    }

    /// Checks the signature against the author's public key.
    ///
    /// # Errors
    /// When `key` is not the author's, is no curve point, or did not sign this event for `ledger`.
    pub fn verify(&self, ledger: &LedgerId, key: &PublicKey) -> Result<(), SignatureError> {
        if key.id() != self.author {
            return Err(SignatureError::OtherKey);
        }
        let message = match &self.path {
            None => event_message(ledger, self.event),
            Some(path) => {
                let root = path.root(self.event).ok_or(SignatureError::Path)?;
                batch_message(ledger, path.count, &root)
            }
        };
        verify_strict(key, &message, self.signature)
    }
}
