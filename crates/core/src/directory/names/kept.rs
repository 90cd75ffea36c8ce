//! A names tree as bytes, so that the next one need not begin with the first number.
//!
//! As with the directory it is a convenience, never evidence. Whoever holds a list of records could
//! try out whose a number is in the tree, so it is sealed under a key that follows from the key
//! ring's master key. Format: `docs/FORMATS.md`, section 13.

use aes_gcm::Aes256Gcm;
use aes_gcm::aead::{AeadInOut as _, KeyInit as _};

use super::NamesTree;
use crate::directory::patricia::Patricia;
use crate::value::LedgerId;
use crate::vrf::SecretKey;

impl NamesTree {
    /// The bytes to keep, which only `secret` opens. `salt` is random and serves once.
    pub fn to_sealed(&mut self, secret: &[u8; 32], salt: &[u8; 32]) -> Vec<u8> {
        self.root();
        let mut bytes = [MAGIC, salt].concat();
        let head = bytes.len();
        for part in [self.ledger.as_bytes(), &self.size.to_be_bytes()[..], self.key().as_bytes()] {
            bytes.extend_from_slice(part);
        }
        self.tree.write_to(&mut bytes);
        let (_, plain) = bytes.split_at_mut(head);
        let tag = cipher(secret, salt)
            .encrypt_inout_detached(&NONCE.into(), &[], plain.into())
            .expect("a tree is far below the cipher's limit");
        bytes.extend_from_slice(&tag);
        bytes
    }

    /// Opens what was kept; `None` where it is not exactly that, or of another key.
    pub fn from_sealed(mut bytes: Vec<u8>, secret: &[u8; 32], names: &SecretKey) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (salt, _) = rest.split_first_chunk::<32>()?;
        let cipher = cipher(secret, salt);
        let sealed = bytes.get_mut(MAGIC.len() + 32..)?;
        let (plain, tag) = sealed.split_last_chunk_mut::<16>()?;
        let tag = &*tag;
        cipher.decrypt_inout_detached(&NONCE.into(), &[], (&mut *plain).into(), tag.into()).ok()?;
        let (ledger, rest) = plain.split_first_chunk::<32>()?;
        let (size, rest) = rest.split_first_chunk::<8>()?;
        let tree = rest.strip_prefix(names.public().as_bytes().as_slice())?;
        let tree = Patricia::read_from(tree)?;
        let (size, ledger) = (u64::from_be_bytes(*size), LedgerId::from_bytes(*ledger));
        Some(Self { size, tree, ..Self::new(names.clone(), ledger) })
    }
}

fn cipher(secret: &[u8; 32], salt: &[u8; 32]) -> Aes256Gcm {
    let mut hasher = blake3::Hasher::new_derive_key(KEY_CONTEXT);
    hasher.update(secret).update(salt);
    Aes256Gcm::new(hasher.finalize().as_bytes().into())
}

const MAGIC: &[u8] = b"ikrar names v1\n";
const KEY_CONTEXT: &str = "ikrar 2026-11-29 names key v1";
/// Each key is used once, its salt being new each time.
const NONCE: [u8; 12] = [0; 12];
