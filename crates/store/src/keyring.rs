//! Data keys, one for each person, wrapped by a master key in a small file of its own.
//!
//! `keyring/master.key` holds the master key. `keyring/data-keys` is a list of records, appended
//! and flushed before any entry that needs them: four bytes of length, eight that vouch for it, a
//! nonce, and the people's ids and keys sealed with AES-256-GCM under the master key, bound to the
//! record's place. A last record that was cut short by a crash belongs to no entry and is dropped;
//! the vouched length tells it from a damaged one, which is never dropped. Formats:
//! `docs/FORMATS.md`, section 8.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::hash::{BuildHasherDefault, Hasher};
use std::io::{self, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use aes_gcm::Aes256Gcm;
use aes_gcm::aead::{AeadInOut, KeyInit};
use data_encoding::HEXLOWER;
use ikrar_core::id::PersonId;
use ikrar_core::ledger::{KeyRing, KeyRingError};
use ikrar_core::replay::DataKeys;
use ikrar_core::seal::DataKey;
use zeroize::Zeroizing;

use crate::file;

/// The key ring in a folder.
pub struct FileKeyRing {
    file: File,
    /// Where the next record begins.
    end: u64,
    master: Zeroizing<[u8; 32]>,
    keys: HashMap<PersonId, DataKey, BuildHasherDefault<IdHasher>>,
    /// Added, and not durable yet.
    added: Vec<PersonId>,
}

impl std::fmt::Debug for FileKeyRing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FileKeyRing").field("people", &self.keys.len()).finish_non_exhaustive()
    }
}

impl FileKeyRing {
    /// Makes a new key ring in a folder that does not exist yet.
    ///
    /// # Errors
    /// When the folder exists, cannot be written, or the system gives no randomness.
    pub fn create(folder: &Path) -> Result<(), KeyRingError> {
        let mut master = Zeroizing::new([0; 32]);
        random(master.as_mut())?;
        let text = Zeroizing::new(format!("{MASTER_MAGIC}{}\n", HEXLOWER.encode(&*master)));
        let create = || {
            fs::create_dir(folder)?;
            file::replace(&folder.join(DATA_KEYS), DATA_KEYS_MAGIC)?;
            file::replace(&folder.join(MASTER_KEY), text.as_bytes())?;
            file::sync_folder_of(folder)
        };
        create().map_err(|error| failed(folder, &error.to_string()))
    }

    /// Opens the key ring in a folder.
    ///
    /// # Errors
    /// When a file is missing, or damaged elsewhere than in its last, unfinished record.
    pub fn open(folder: &Path) -> Result<Self, KeyRingError> {
        let master = read_master(&folder.join(MASTER_KEY))?;
        let path = folder.join(DATA_KEYS);
        let open = || -> io::Result<(File, Vec<u8>)> {
            let file = OpenOptions::new().read(true).append(true).mode(0o600).open(&path)?;
            Ok((file, fs::read(&path)?))
        };
        let (file, bytes) = open().map_err(|error| failed(&path, &error.to_string()))?;
        let mut ring = Self { file, end: 0, master, keys: HashMap::default(), added: Vec::new() };
        ring.load(&bytes).ok_or_else(|| failed(&path, "it is damaged"))?;
        if ring.end < bytes.len() as u64 {
            let cut = ring.file.set_len(ring.end).and_then(|()| ring.file.sync_all());
            cut.map_err(|error| failed(&path, &error.to_string()))?;
        }
        Ok(ring)
    }

    /// The secret that seals snapshots.
    pub fn snapshot_secret(&self) -> &[u8; 32] {
        &self.master
    }

    fn load(&mut self, bytes: &[u8]) -> Option<()> {
        let mut rest = bytes.strip_prefix(DATA_KEYS_MAGIC)?;
        self.end = DATA_KEYS_MAGIC.len() as u64;
        self.keys.reserve(rest.len() / PAIR_BYTES);
        while let Some((head, after)) = rest.split_first_chunk::<HEAD_BYTES>() {
            let (len, voucher) = head.split_first_chunk::<4>()?;
            if *voucher != self.vouch(*len) {
                return None;
            }
            let size = usize::try_from(u32::from_be_bytes(*len)).ok()?;
            let Some((record, after)) = after.split_at_checked(size) else { break };
            self.load_record(record)?;
            self.end += (HEAD_BYTES + size) as u64;
            rest = after;
        }
        Some(())
    }

    /// Eight bytes that only the master key makes, for the length of the record at the end.
    fn vouch(&self, len: [u8; 4]) -> [u8; 8] {
        let key = blake3::derive_key(VOUCHER_CONTEXT, &*self.master);
        let covered = [self.end.to_be_bytes().as_slice(), &len].concat();
        let hash = blake3::keyed_hash(&key, &covered);
        *hash.as_bytes().first_chunk().expect("a hash has 32 bytes")
    }

    fn load_record(&mut self, record: &[u8]) -> Option<()> {
        let (nonce, sealed) = record.split_first_chunk::<12>()?;
        let (sealed, tag) = sealed.split_last_chunk::<16>()?;
        let mut plain = Zeroizing::new(sealed.to_vec());
        let place = self.end.to_be_bytes();
        let buffer = plain.as_mut_slice().into();
        cipher(&self.master)
            .decrypt_inout_detached(nonce.into(), &place, buffer, tag.into())
            .ok()?;
        for pair in plain.as_chunks::<PAIR_BYTES>().0 {
            let (person, key) = pair.split_first_chunk::<16>()?;
            let key = DataKey::from_bytes(key.try_into().ok()?);
            self.keys.insert(PersonId::from_bytes(*person), key);
        }
        Some(())
    }

    fn write(&mut self, plain: &mut [u8], nonce: [u8; 12]) -> io::Result<()> {
        let place = self.end.to_be_bytes();
        let tag = cipher(&self.master)
            .encrypt_inout_detached(&nonce.into(), &place, (&mut *plain).into())
            .expect("a record is far below the cipher's limit");
        let len = u32::try_from(12 + plain.len() + tag.len()).expect("a record is below 4 GiB");
        let len = len.to_be_bytes();
        let record = [&len, self.vouch(len).as_slice(), &nonce, plain, tag.as_slice()].concat();
        self.file.seek(SeekFrom::End(0))?;
        self.file.write_all(&record)?;
        self.file.sync_all()?;
        self.end += record.len() as u64;
        Ok(())
    }
}

impl DataKeys for FileKeyRing {
    fn data_key(&self, person: &PersonId) -> Option<&DataKey> {
        self.keys.get(person)
    }
}

impl KeyRing for FileKeyRing {
    fn add(&mut self, people: &[PersonId]) -> Result<(), KeyRingError> {
        let mut bytes = Zeroizing::new(vec![0; 32 * people.len()]);
        random(&mut bytes)?;
        for (person, key) in people.iter().zip(bytes.as_chunks::<32>().0) {
            self.keys.insert(*person, DataKey::from_bytes(*key));
            self.added.push(*person);
        }
        Ok(())
    }

    fn commit(&mut self) -> Result<(), KeyRingError> {
        if self.added.is_empty() {
            return Ok(());
        }
        let mut plain = Zeroizing::new(Vec::with_capacity(PAIR_BYTES * self.added.len()));
        for person in self.added.drain(..) {
            plain.extend_from_slice(person.as_bytes());
            let key = self.keys.get(&person).expect("an added person has a key");
            plain.extend_from_slice(key.as_bytes());
        }
        let mut nonce = [0; 12];
        random(&mut nonce)?;
        let written = self.write(&mut plain, nonce);
        written.map_err(|error| KeyRingError(format!("its data keys cannot be written: {error}")))
    }
}

/// People's ids are random already: their first bytes are hash enough.
#[derive(Debug, Default)]
struct IdHasher(u64);

impl Hasher for IdHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        if let Some(first) = bytes.first_chunk::<8>() {
            self.0 = u64::from_be_bytes(*first);
        }
    }

    fn write_usize(&mut self, _: usize) {}
}

/// Fills a buffer with the system's randomness.
///
/// # Errors
/// When the system gives none.
pub fn random(buffer: &mut [u8]) -> Result<(), KeyRingError> {
    let filled = getrandom::fill(buffer);
    filled.map_err(|error| KeyRingError(format!("the system gives no randomness: {error}")))
}

fn read_master(path: &PathBuf) -> Result<Zeroizing<[u8; 32]>, KeyRingError> {
    let text = fs::read_to_string(path).map_err(|error| failed(path, &error.to_string()))?;
    let text = Zeroizing::new(text);
    let hex = text.strip_prefix(MASTER_MAGIC).map(str::trim_end);
    let bytes = hex.and_then(|hex| HEXLOWER.decode(hex.as_bytes()).ok()).map(Zeroizing::new);
    let master = bytes.and_then(|bytes| <[u8; 32]>::try_from(bytes.as_slice()).ok());
    master.map(Zeroizing::new).ok_or_else(|| failed(path, "it holds no master key"))
}

fn cipher(master: &[u8; 32]) -> Aes256Gcm {
    Aes256Gcm::new(master.into())
}

fn failed(path: &Path, reason: &str) -> KeyRingError {
    KeyRingError(format!("{}: {reason}", path.display()))
}

const MASTER_KEY: &str = "master.key";
const MASTER_MAGIC: &str = "ikrar master key v1\n";
const DATA_KEYS: &str = "data-keys";
const DATA_KEYS_MAGIC: &[u8] = b"ikrar data keys v1\n";
const VOUCHER_CONTEXT: &str = "ikrar 2026-11-22 data keys length v1";
/// A record's length and what vouches for it.
const HEAD_BYTES: usize = 12;
/// A person's id and data key.
const PAIR_BYTES: usize = 48;

#[cfg(test)]
mod tests {
    use super::*;

    fn people(count: u8) -> Vec<PersonId> {
        (1..=count).map(|n| PersonId::from_bytes([n; 16])).collect()
    }

    fn key(ring: &FileKeyRing, person: &PersonId) -> Option<[u8; 32]> {
        ring.data_key(person).map(|key| *key.as_bytes())
    }

    #[test]
    fn committed_keys_survive_and_a_torn_record_is_dropped() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("keyring");
        FileKeyRing::create(&folder).unwrap();
        let mut ring = FileKeyRing::open(&folder).unwrap();
        let (early, late) = (people(3), [PersonId::from_bytes([9; 16])]);
        ring.add(&early).unwrap();
        ring.commit().unwrap();
        let kept: Vec<_> = early.iter().map(|person| key(&ring, person)).collect();
        assert!(kept.iter().all(Option::is_some));
        ring.add(&late).unwrap();
        ring.commit().unwrap();
        drop(ring);

        let path = folder.join(DATA_KEYS);
        let whole = fs::read(&path).unwrap();
        fs::write(&path, &whole[..whole.len() - 1]).unwrap();
        let mut ring = FileKeyRing::open(&folder).unwrap();
        assert_eq!(early.iter().map(|person| key(&ring, person)).collect::<Vec<_>>(), kept);
        assert_eq!(key(&ring, &late[0]), None);
        ring.add(&late).unwrap();
        ring.commit().unwrap();
        assert!(key(&FileKeyRing::open(&folder).unwrap(), &late[0]).is_some());

        let sound = fs::read(&path).unwrap();
        for byte in 0..sound.len() {
            let mut flipped = sound.clone();
            flipped[byte] ^= 1;
            fs::write(&path, flipped).unwrap();
            assert!(FileKeyRing::open(&folder).is_err(), "byte {byte}");
            assert_eq!(fs::metadata(&path).unwrap().len(), sound.len() as u64);
        }
    }
}
