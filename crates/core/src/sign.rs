//! Who says so: an event's bytes with its author's Ed25519 signature.
//!
//! A signature covers one event, or the root of a small tree of events that one officer authored
//! together ([`batch`]): a roster of 180,751 people then costs one signature for each 256 events,
//! and every event can still be verified by itself. A signature is accepted by the rule of
//! `verify_strict` alone. Formats: `docs/FORMATS.md`, section 3.

pub mod batch;
mod verify;
mod view;

use ed25519_dalek::{Signer, SigningKey};
use rayon::prelude::*;
use thiserror::Error;

use crate::value::{KeyId, LedgerId, PublicKey};
use batch::BatchPath;
use verify::{batch_message, event_message};

pub use verify::{accepts, is_usable, verify_all};
pub use view::SignedView;

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
        let view = SignedView::parse(&bytes)?;
        let (author, signature) = (view.author, view.signature());
        let head = bytes.len() - view.event.len();
        bytes.drain(..head);
        Ok(Self { author, signature, event: bytes })
    }

    /// The same, lent.
    pub fn view(&self) -> SignedView<'_> {
        let (signature, path) = match &self.signature {
            Signature::Single(signature) => (signature, None),
            Signature::Batch { signature, path } => (signature, Some(path.view())),
        };
        SignedView { author: self.author, signature, path, event: &self.event }
    }

    /// Checks the signature against the author's public key.
    ///
    /// # Errors
    /// When `key` is not the author's, is no curve point, or did not sign this event for `ledger`.
    pub fn verify(&self, ledger: &LedgerId, key: &PublicKey) -> Result<(), SignatureError> {
        self.view().verify(ledger, key)
    }
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

const SIGNED_EVENT_VERSION: u8 = 1;
const SCHEME_SINGLE: u8 = 1;
const SCHEME_BATCH: u8 = 2;

#[cfg(test)]
mod tests;
