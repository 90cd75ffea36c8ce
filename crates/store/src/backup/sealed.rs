//! A key ring under a passphrase, in one file: `keyring.sealed`. Formats: `docs/FORMATS.md`,
//! section 12.

use std::fs;
use std::path::Path;

use aes_gcm::Aes256Gcm;
use aes_gcm::aead::{AeadInOut, KeyInit};
use ikrar_core::keys::KeyRingError;
use ikrar_core::value::LedgerId;
use scrypt::Params;
use zeroize::Zeroizing;

use crate::fault;
use crate::keyring::{DATA_KEYS, EMPTY_BYTES, FileKeyRing, MASTER_KEY, NAMES_KEY, random};

/// The files of a key ring.
#[derive(Debug)]
pub(super) struct KeyFiles {
    pub(super) master: Zeroizing<Vec<u8>>,
    pub(super) names: Vec<u8>,
    pub(super) data: Vec<u8>,
}

/// Why a sealed key ring does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SealedError {
    /// The passphrase would take more memory or time than any that this program sealed.
    Costly,
    /// The file is no sealed key ring, or one of a newer program.
    Format,
    /// It was sealed for another ledger.
    Ledger,
    /// The passphrase is another, or bytes were altered.
    Passphrase,
}

impl KeyFiles {
    /// Reads a key ring of which `length` bytes count, and checks that those open.
    pub(super) fn read(folder: &Path, length: u64) -> Result<Self, KeyRingError> {
        drop(FileKeyRing::read_only(folder, length)?);
        let read = |name: &str| {
            let path = folder.join(name);
            fs::read(&path).map_err(|error| fault::of_keys(&path, error))
        };
        let master = Zeroizing::new(read(MASTER_KEY)?);
        let names = read(NAMES_KEY)?;
        let mut data = read(DATA_KEYS)?;
        // What stands behind belongs to no entry.
        data.truncate(usize::try_from(length.max(EMPTY_BYTES)).unwrap_or(usize::MAX));
        Ok(Self { master, names, data })
    }

    /// Seals the key ring of a ledger under a passphrase.
    pub(super) fn seal(
        &self,
        ledger: &LedgerId,
        passphrase: &str,
        log_n: u8,
    ) -> Result<Vec<u8>, KeyRingError> {
        let mut salt = [0; SALT_BYTES];
        random(&mut salt)?;
        let mut bytes = [MAGIC, &[log_n], &salt, ledger.as_bytes()].concat();
        let [master, names] = [&*self.master, &self.names].map(|key| {
            let length = u32::try_from(key.len()).expect("a key takes a few bytes");
            Zeroizing::new([&length.to_be_bytes(), key.as_slice()].concat())
        });
        let parts = [master.as_slice(), &names, &self.data];
        let mut plain = Zeroizing::new(parts.concat());
        let cipher =
            cipher(passphrase, &salt, log_n).expect("the parameters are this program's own");
        let tag = cipher
            .encrypt_inout_detached(&NONCE.into(), &bytes, plain.as_mut_slice().into())
            .expect("a key ring is far below the cipher's limit");
        bytes.extend_from_slice(&plain);
        bytes.extend_from_slice(&tag);
        Ok(bytes)
    }

    /// Opens the sealed key ring of a ledger.
    pub(super) fn open(
        bytes: &[u8],
        ledger: &LedgerId,
        passphrase: &str,
    ) -> Result<Self, SealedError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(SealedError::Format)?;
        let (&log_n, rest) = rest.split_first().ok_or(SealedError::Format)?;
        let (salt, rest) = rest.split_first_chunk().ok_or(SealedError::Format)?;
        let (owner, rest) = rest.split_first_chunk::<32>().ok_or(SealedError::Format)?;
        let (sealed, tag) = rest.split_last_chunk::<16>().ok_or(SealedError::Format)?;
        if owner != ledger.as_bytes() {
            return Err(SealedError::Ledger);
        }
        if log_n > LOG_N_MAX {
            return Err(SealedError::Costly);
        }
        let header = bytes.get(..HEADER_BYTES).ok_or(SealedError::Format)?;
        let mut plain = Zeroizing::new(sealed.to_vec());
        cipher(passphrase, salt, log_n)
            .ok_or(SealedError::Format)?
            .decrypt_inout_detached(&NONCE.into(), header, plain.as_mut_slice().into(), tag.into())
            .map_err(|_| SealedError::Passphrase)?;
        let (master, rest) = part(&plain).ok_or(SealedError::Format)?;
        let (names, data) = part(rest).ok_or(SealedError::Format)?;
        let master = Zeroizing::new(master.to_vec());
        Ok(Self { master, names: names.to_vec(), data: data.to_vec() })
    }
}

/// What stands behind its length, and the rest.
fn part(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    rest.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)
}

fn cipher(passphrase: &str, salt: &[u8; SALT_BYTES], log_n: u8) -> Option<Aes256Gcm> {
    let parameters = Params::new(log_n, Params::RECOMMENDED_R, Params::RECOMMENDED_P).ok()?;
    let mut key = Zeroizing::new([0; 32]);
    scrypt::scrypt(passphrase.as_bytes(), salt, &parameters, key.as_mut()).ok()?;
    Some(Aes256Gcm::new((&*key).into()))
}

/// How costly a passphrase is to try: 2^17 of scrypt's N take 128 MiB.
pub(super) const LOG_N: u8 = Params::RECOMMENDED_LOG_N;
/// 1 GiB; a file may come from anybody.
const LOG_N_MAX: u8 = 20;
const MAGIC: &[u8] = b"ikrar sealed key ring v1\n";
const SALT_BYTES: usize = 32;
const HEADER_BYTES: usize = MAGIC.len() + 1 + SALT_BYTES + 32;
/// Each key is used once, its salt being new each time.
const NONCE: [u8; 12] = [0; 12];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_opens_with_its_passphrase_for_its_ledger_only_and_no_flipped_bit_is_taken() {
        let ledger = LedgerId::from_bytes([7; 32]);
        let (master, names) = (Zeroizing::new(b"master".to_vec()), b"names".to_vec());
        let files = KeyFiles { master, names, data: b"data keys".to_vec() };
        let sealed = files.seal(&ledger, "kata sandi", 4).unwrap();
        assert_eq!(sealed.len(), HEADER_BYTES + 4 + 6 + 4 + 5 + 9 + 16);
        let open = |bytes: &[u8], passphrase| KeyFiles::open(bytes, &ledger, passphrase);
        let opened = open(&sealed, "kata sandi").unwrap();
        assert_eq!((&opened.master, &opened.data), (&files.master, &files.data));
        assert_eq!(opened.names, files.names);
        assert_eq!(open(&sealed, "kata sandl").err(), Some(SealedError::Passphrase));
        let other = LedgerId::from_bytes([8; 32]);
        let opened = KeyFiles::open(&sealed, &other, "kata sandi");
        assert_eq!(opened.err(), Some(SealedError::Ledger));
        for byte in 0..sealed.len() {
            let mut flipped = sealed.clone();
            flipped[byte] ^= 1;
            assert!(open(&flipped, "kata sandi").is_err(), "byte {byte}");
            assert!(open(&sealed[..byte], "kata sandi").is_err(), "cut at {byte}");
        }
        let mut costly = sealed;
        costly[MAGIC.len()] = 63;
        assert_eq!(open(&costly, "kata sandi").err(), Some(SealedError::Costly));
        assert_ne!(files.seal(&ledger, "a", 4).unwrap(), files.seal(&ledger, "a", 4).unwrap());
    }
}
