//! The secret key of the names tree, in a file of its own: it is changed and destroyed by itself.
//!
//! `keyring/names.key` holds it sealed under the master key, with a nonce of its own. Format:
//! `docs/FORMATS.md`, section 8.

use std::fs;
use std::path::Path;

use aes_gcm::aead::AeadInOut;
use ikrar_core::keys::{KeyDamage, KeyRingError};
use ikrar_core::vrf::SecretKey;
use zeroize::Zeroizing;

use super::{NAMES_KEY, cipher, damaged, random, refuse_wide};
use crate::disk::Disk;
use crate::fault;
use crate::file;

/// Makes a new key, sealed under the master key, in place of the one that was there. Durable once
/// it returns.
pub(super) fn renew(disk: &dyn Disk, folder: &Path, master: &[u8; 32]) -> Result<(), KeyRingError> {
    let secret = loop {
        let mut bytes = Zeroizing::new([0; 64]);
        random(bytes.as_mut())?;
        if let Some(secret) = SecretKey::from_random(&bytes) {
            break secret;
        }
    };
    let mut nonce = [0; 12];
    random(&mut nonce)?;
    let mut plain = secret.to_bytes();
    let tag = cipher(master)
        .encrypt_inout_detached(&nonce.into(), MAGIC, plain.as_mut_slice().into())
        .expect("32 bytes are far below the cipher's limit");
    let bytes = [MAGIC, &nonce, plain.as_slice(), tag.as_slice()].concat();
    let path = folder.join(NAMES_KEY);
    file::replace(disk, &path, &bytes).map_err(|error| fault::of_keys(&path, error))
}

/// The key in a folder.
pub(super) fn read(folder: &Path, master: &[u8; 32]) -> Result<SecretKey, KeyRingError> {
    let path = folder.join(NAMES_KEY);
    refuse_wide(&path)?;
    let bytes = fs::read(&path).map_err(|error| fault::of_keys(&path, error))?;
    open(&bytes, master).ok_or_else(|| damaged(&path, KeyDamage::Altered))
}

fn open(bytes: &[u8], master: &[u8; 32]) -> Option<SecretKey> {
    let rest = bytes.strip_prefix(MAGIC)?;
    let (nonce, rest) = rest.split_first_chunk::<12>()?;
    let (sealed, rest) = rest.split_first_chunk::<32>()?;
    let tag: &[u8; 16] = rest.try_into().ok()?;
    let mut plain = Zeroizing::new(*sealed);
    let cipher = cipher(master);
    let opened =
        cipher.decrypt_inout_detached(nonce.into(), MAGIC, plain.as_mut_slice().into(), tag.into());
    opened.ok().and_then(|()| SecretKey::from_bytes(&plain))
}

const MAGIC: &[u8] = b"ikrar names key v1\n";
