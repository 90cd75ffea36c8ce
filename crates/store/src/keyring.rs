//! Data keys, one for each person, wrapped by a master key in a small file of its own.
//!
//! `keyring/master.key` holds the master key, `keyring/names.key` the secret key of the names tree.
//! `keyring/data-keys` is a list of records, appended and made durable before any entry that needs
//! them: four bytes of length, a nonce, and the people's ids and keys sealed with AES-256-GCM under
//! the master key, bound to the record's place.
//! How much of the file counts is said by the journal's newest list; what stands behind it was
//! left by a crash, belongs to no entry, and is not looked at. The records are opened when the
//! first key is needed. Formats: `docs/FORMATS.md`, section 8.

mod master;
mod names;
mod pairs;

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock};

use aes_gcm::Aes256Gcm;
use aes_gcm::aead::{AeadInOut, KeyInit};
use data_encoding::HEXLOWER;
use ikrar_core::keys::{DataKey, DataKeys, Held, KeyDamage, KeyRing, KeyRingError};
use ikrar_core::value::PersonId;
use ikrar_core::vrf::SecretKey;
use master::{MASTER_MAGIC, refuse_wide};
use pairs::Pairs;
use zeroize::Zeroizing;

use crate::disk::{Disk, DiskFile};
use crate::fault;
use crate::file;
use crate::notice::Notice;

pub use master::master_key;

/// The key ring in a folder.
pub struct FileKeyRing {
    path: PathBuf,
    /// Open for writing.
    file: Option<Box<dyn DiskFile>>,
    /// Where the next record begins: what the journal is told of the ring's length.
    end: Arc<AtomicU64>,
    master: Zeroizing<[u8; 32]>,
    /// The file, and how much of it counted when it was opened.
    source: (File, u64),
    /// What that much of it holds, once it was needed.
    recorded: OnceLock<Result<Pairs, KeyRingError>>,
    /// The secret key of the names tree, once it was needed.
    names: OnceLock<Result<SecretKey, KeyRingError>>,
    /// Keys of a few people who were asked for by themselves.
    few: Mutex<HashMap<PersonId, DataKey>>,
    /// Added by this handle.
    fresh: HashMap<PersonId, DataKey>,
    /// Of these, what is not durable yet.
    added: Vec<PersonId>,
    /// A record may be durable or not: nothing more is written through this handle.
    in_doubt: bool,
}

impl std::fmt::Debug for FileKeyRing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FileKeyRing").field("path", &self.path).finish_non_exhaustive()
    }
}

impl FileKeyRing {
    /// Makes a new key ring in a folder that does not exist yet.
    ///
    /// # Errors
    /// When the folder exists, cannot be written, or the system gives no randomness.
    pub fn create(disk: &dyn Disk, folder: &Path) -> Result<(), KeyRingError> {
        let mut master = Zeroizing::new([0; 32]);
        random(master.as_mut())?;
        let text = Zeroizing::new(format!("{MASTER_MAGIC}{}\n", HEXLOWER.encode(&*master)));
        let create = || {
            disk.create_folder(folder)?;
            file::replace(disk, &folder.join(DATA_KEYS), DATA_KEYS_MAGIC)?;
            file::replace(disk, &folder.join(MASTER_KEY), text.as_bytes())?;
            disk.sync_folder(file::parent(folder))
        };
        create().map_err(|error| fault::of_keys(folder, error))?;
        names::renew(disk, folder, &master)
    }

    /// Puts a new secret key of the names tree in the place of the one that is there, which is
    /// destroyed. Durable once it returns; whoever calls it holds the ledger's lock.
    ///
    /// # Errors
    /// When it cannot be written, or the system gives no randomness.
    pub(crate) fn renew_names(disk: &dyn Disk, folder: &Path) -> Result<(), KeyRingError> {
        names::renew(disk, folder, &*master_key(folder)?)
    }

    /// Opens the key ring in a folder for reading. `length` is what the journal says of it: how
    /// many bytes of `data-keys` there must be. What they hold is opened by [`DataKeys::ready`].
    ///
    /// # Errors
    /// When a file is missing, open to everybody, or shorter than that.
    pub fn at_rest(folder: &Path, length: u64) -> Result<Self, KeyRingError> {
        let master = master_key(folder)?;
        let path = folder.join(DATA_KEYS);
        refuse_wide(&path)?;
        let fail = |error| fault::of_keys(&path, error);
        let file = File::open(&path).map_err(fail)?;
        let end = length.max(EMPTY_BYTES);
        if file.metadata().map_err(fail)?.len() < end {
            return Err(damaged(&path, KeyDamage::Short));
        }
        Ok(Self {
            path,
            file: None,
            end: Arc::new(AtomicU64::new(end)),
            master,
            source: (file, end),
            recorded: OnceLock::new(),
            names: OnceLock::new(),
            few: Mutex::default(),
            fresh: HashMap::default(),
            added: Vec::new(),
            in_doubt: false,
        })
    }

    /// Opens the key ring in a folder for reading, and all that counts in it.
    ///
    /// # Errors
    /// As [`FileKeyRing::at_rest`], and when it is damaged.
    pub fn read_only(folder: &Path, length: u64) -> Result<Self, KeyRingError> {
        let ring = Self::at_rest(folder, length)?;
        ring.ready()?;
        ring.names_key()?;
        Ok(ring)
    }

    /// Makes an open key ring ready for writing; whoever calls it holds the ledger's lock. What
    /// stands behind its end is moved to a file in the folder `aside`.
    ///
    /// # Errors
    /// When that cannot be done; then nothing that counts was changed.
    pub fn prepare(
        &mut self,
        disk: &dyn Disk,
        aside: &Path,
    ) -> Result<Option<Notice>, KeyRingError> {
        let end = self.end();
        let prepare = || -> io::Result<(Box<dyn DiskFile>, Option<Notice>)> {
            let mut file = disk.open(&self.path)?;
            let mut all = File::open(&self.path)?;
            all.seek(SeekFrom::Start(end))?;
            let mut rest = Vec::new();
            all.read_to_end(&mut rest)?;
            if rest.is_empty() {
                return Ok((file, None));
            }
            let to = file::aside(disk, aside, DATA_KEYS)?;
            file::replace(disk, &to, &rest)?;
            file.set_length(end)?;
            file.sync()?;
            Ok((file, Some(Notice::TornEnd { aside: to, bytes: rest.len() as u64 })))
        };
        let prepared = prepare().map_err(|error| fault::of_keys(&self.path, error));
        let (file, notice) = prepared?;
        self.file = Some(file);
        Ok(notice)
    }

    /// How long the ring is, for the journal to say.
    pub(crate) fn length(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.end)
    }

    fn end(&self) -> u64 {
        self.end.load(Ordering::Acquire)
    }

    fn recorded(&self) -> &Result<Pairs, KeyRingError> {
        self.recorded.get_or_init(|| self.load())
    }

    /// The key of a person from the record where the `nth` key stands, or the one behind it: a key
    /// is made when somebody is enrolled, and few are made for nobody.
    fn find_near(&self, person: &PersonId, nth: u64) -> Option<DataKey> {
        let (file, end) = &self.source;
        let (mut place, mut pairs, mut looked) = (EMPTY_BYTES, 0, 0);
        while place < *end && looked < RECORDS_NEAR {
            let mut header = [0; 4];
            file.read_exact_at(&mut header, place).ok()?;
            let length = u64::from(u32::from_be_bytes(header));
            let after = (place + 4 + length <= *end).then_some(place + 4 + length)?;
            pairs += length / PAIR_BYTES as u64;
            if nth < pairs {
                let mut record = Zeroizing::new(vec![0; usize::try_from(length).ok()?]);
                file.read_exact_at(&mut record, place + 4).ok()?;
                let pairs = pairs::open_record(&mut record, place, &cipher(&self.master))?;
                if let Some(key) = pairs::find(pairs, person) {
                    return Some(key);
                }
                looked += 1;
            }
            place = after;
        }
        None
    }

    fn load(&self) -> Result<Pairs, KeyRingError> {
        let (file, end) = &self.source;
        let short = || damaged(&self.path, KeyDamage::Short);
        let mut bytes = Zeroizing::new(vec![0; usize::try_from(*end).map_err(|_| short())?]);
        file.read_exact_at(&mut bytes, 0).map_err(|error| match error.kind() {
            io::ErrorKind::UnexpectedEof => short(),
            _ => fault::of_keys(&self.path, error),
        })?;
        let opened = Pairs::open(bytes, &cipher(&self.master));
        opened.ok_or_else(|| damaged(&self.path, KeyDamage::Altered))
    }

    /// The records of those who were added, to stand behind the ring's end.
    fn records(&self) -> Result<Vec<u8>, KeyRingError> {
        let cipher = cipher(&self.master);
        let mut records = Vec::new();
        for people in self.added.chunks(RECORD_PEOPLE) {
            let mut plain = Zeroizing::new(Vec::with_capacity(PAIR_BYTES * people.len()));
            for person in people {
                plain.extend_from_slice(person.as_bytes());
                let key = self.fresh.get(person).expect("an added person has a key");
                plain.extend_from_slice(key.as_bytes());
            }
            let mut nonce = [0; 12];
            random(&mut nonce)?;
            let place = (self.end() + records.len() as u64).to_be_bytes();
            let tag = cipher
                .encrypt_inout_detached(&nonce.into(), &place, plain.as_mut_slice().into())
                .expect("a record is far below the cipher's limit");
            let length = u32::try_from(12 + plain.len() + tag.len());
            let length = length.expect("a record is below 4 GiB").to_be_bytes();
            for part in [&length, nonce.as_slice(), &plain, tag.as_slice()] {
                records.extend_from_slice(part);
            }
        }
        Ok(records)
    }

    /// Appends records and waits until they are durable.
    fn write(&mut self, records: &[u8]) -> io::Result<()> {
        let place = self.end();
        let file = self.file.as_mut().ok_or(io::ErrorKind::ReadOnlyFilesystem)?;
        if let Err(error) = file.write_at(records, place) {
            // The journal does not count them; what cannot be cut off is set aside by the next
            // writer.
            file.set_length(place).ok();
            return Err(error);
        }
        // A crash before this line leaves bytes that no list counts, a crash after it records
        // that the list which follows counts.
        file.sync().inspect_err(|_| self.in_doubt = true)?;
        self.end.store(place + records.len() as u64, Ordering::Release);
        Ok(())
    }
}

impl DataKeys for FileKeyRing {
    fn data_key(&self, person: &PersonId) -> Held {
        let fresh = self.fresh.get(person).cloned();
        let few = || match self.recorded.get() {
            Some(_) => None,
            None => self.few.lock().ok()?.get(person).cloned(),
        };
        let recorded = || self.recorded().as_ref().ok()?.find(person);
        fresh.or_else(few).or_else(recorded).map_or(Held::Missing, Held::Key)
    }

    fn ask_for(&self, people: &[PersonId]) {
        if let Some(Ok(pairs)) = self.recorded.get() {
            pairs.ask_for(people);
        }
    }

    fn ready(&self) -> Result<(), KeyRingError> {
        self.recorded().as_ref().map(|_| ()).map_err(KeyRingError::clone)
    }

    fn ready_for(&self, person: &PersonId, nth: u32) -> Result<(), KeyRingError> {
        if self.recorded.get().is_some() || self.fresh.contains_key(person) {
            return self.ready();
        }
        // Whatever is wrong near there is told by whoever reads all.
        let Some(key) = self.find_near(person, nth.into()) else { return self.ready() };
        if let Ok(mut few) = self.few.lock() {
            few.insert(*person, key);
        }
        Ok(())
    }

    fn names_key(&self) -> Result<Option<SecretKey>, KeyRingError> {
        let read = || names::read(file::parent(&self.path), &self.master);
        self.names.get_or_init(read).clone().map(Some)
    }
}

impl KeyRing for FileKeyRing {
    fn add(&mut self, people: &[PersonId]) -> Result<(), KeyRingError> {
        let mut bytes = Zeroizing::new(vec![0; 32 * people.len()]);
        random(&mut bytes)?;
        for (person, key) in people.iter().zip(bytes.as_chunks::<32>().0) {
            self.fresh.insert(*person, DataKey::from_bytes(*key));
            self.added.push(*person);
        }
        Ok(())
    }

    fn snapshot_secret(&self) -> &[u8; 32] {
        &self.master
    }

    fn discard(&mut self) {
        for person in self.added.drain(..) {
            self.fresh.remove(&person);
        }
    }

    fn uncommitted_bytes(&self) -> u64 {
        let records = self.added.len().div_ceil(RECORD_PEOPLE);
        (PAIR_BYTES * self.added.len() + RECORD_BYTES * records) as u64
    }

    fn commit(&mut self) -> Result<(), KeyRingError> {
        if self.added.is_empty() {
            return Ok(());
        }
        if self.in_doubt {
            return Err(KeyRingError::EarlierDoubt);
        }
        let records = self.records()?;
        self.write(&records).map_err(|error| KeyRingError::Write(error.into()))?;
        self.added.clear();
        Ok(())
    }
}

/// Fills a buffer with the system's randomness.
///
/// # Errors
/// When the system gives none.
pub fn random(buffer: &mut [u8]) -> Result<(), KeyRingError> {
    getrandom::fill(buffer).map_err(|error| KeyRingError::Randomness(io::Error::from(error).into()))
}

fn cipher(master: &[u8; 32]) -> Aes256Gcm {
    Aes256Gcm::new(master.into())
}

fn damaged(path: &Path, damage: KeyDamage) -> KeyRingError {
    KeyRingError::Damaged { path: path.to_owned(), damage }
}

pub(crate) const MASTER_KEY: &str = "master.key";
pub(crate) const NAMES_KEY: &str = "names.key";
pub(crate) const DATA_KEYS: &str = "data-keys";
const DATA_KEYS_MAGIC: &[u8] = b"ikrar data keys v1\n";
/// How long `data-keys` is while nobody is enrolled.
pub(crate) const EMPTY_BYTES: u64 = DATA_KEYS_MAGIC.len() as u64;
/// A record's length, nonce and tag.
const RECORD_BYTES: usize = 32;
/// So many people share a record at most: one of them is found without opening the others.
const RECORD_PEOPLE: usize = 256;
/// In so many records a person's key is looked for.
const RECORDS_NEAR: u32 = 2;
/// A person's id and data key.
const PAIR_BYTES: usize = 48;

#[cfg(test)]
mod tests;
