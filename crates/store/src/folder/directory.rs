//! The directory of a ledger's folder, kept from one checkpoint to the next.

use std::io::{self, Write};

use ikrar_core::directory::Directory;

use super::{DIRECTORY, Folder};
use crate::file;

impl Folder {
    /// The directory that was kept with the newest checkpoint, if it is whole.
    pub fn kept_directory(&self) -> Option<Directory> {
        let bytes = std::fs::read(self.path.join(DIRECTORY)).ok()?;
        Directory::from_bytes(&bytes)
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
}
