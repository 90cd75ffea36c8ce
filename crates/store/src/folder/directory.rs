//! The directory and the names tree of a ledger's folder, kept from one checkpoint to the next.

use std::fs::File;
use std::io::{self, Write};

use ikrar_core::directory::Directory;
use ikrar_core::directory::names::NamesTree;
use ikrar_core::keys::{KeyRing, KeyRingError};
use ikrar_core::state::snapshot::Source;

use super::snapshot::PartsFile;
use super::{DIRECTORY, Folder, KEYRING, NAMES};
use crate::file;
use crate::keyring::FileKeyRing;

impl Folder {
    /// The directory that was kept with the newest checkpoint, if it is whole.
    pub fn kept_directory(&self) -> Option<Directory> {
        let bytes = std::fs::read(self.path.join(DIRECTORY)).ok()?;
        Directory::from_bytes(&bytes)
    }

    /// The file of that directory, to be read where it lies.
    pub fn directory_file(&self) -> Option<Box<dyn Source>> {
        let file = File::open(self.path.join(DIRECTORY)).ok()?;
        Some(Box::new(PartsFile(file)))
    }

    /// Keeps a directory, so that the next one need not begin with the first entry, and proofs need
    /// not either. It may be lost: whoever needs it makes it again.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep_directory(&self, directory: &mut Directory) -> io::Result<()> {
        let Some(bytes) = directory.to_bytes() else { return Ok(()) };
        let write = |out: &mut dyn Write| out.write_all(&bytes);
        file::replace_cache(&*self.disk, &self.path.join(DIRECTORY), write)
    }

    /// The names tree that was kept with the newest checkpoint, if it is whole and of this key
    /// ring.
    pub fn kept_names(&self, keys: &dyn KeyRing) -> Option<NamesTree> {
        let names = keys.names_key().ok()??;
        let bytes = std::fs::read(self.path.join(NAMES)).ok()?;
        NamesTree::from_sealed(bytes, keys.snapshot_secret(), &names)
    }

    /// Keeps a names tree, as [`Folder::keep_directory`] does a directory.
    ///
    /// # Errors
    /// When it cannot be written, or the system gives no randomness.
    pub fn keep_names(&self, names: &mut NamesTree, keys: &dyn KeyRing) -> io::Result<()> {
        let mut salt = [0; 32];
        getrandom::fill(&mut salt)?;
        let bytes = names.to_sealed(keys.snapshot_secret(), &salt);
        let write = |out: &mut dyn Write| out.write_all(&bytes);
        file::replace_cache(&*self.disk, &self.path.join(NAMES), write)
    }

    /// Lets the labels of numbers be others from the next directory entry on: a new secret key
    /// takes the place of the one that they were made with, which is destroyed. Durable once it
    /// returns.
    /// Whoever calls it writes to the ledger, and has not asked its key ring for that key yet.
    ///
    /// # Errors
    /// When the key cannot be written, or the system gives no randomness.
    pub fn renew_names_key(&self) -> Result<(), KeyRingError> {
        FileKeyRing::renew_names(&*self.disk, &self.path.join(KEYRING))
    }
}
