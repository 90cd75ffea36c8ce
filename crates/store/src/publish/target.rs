//! Where the public side is kept.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::disk::{Disk, OsDisk};
use crate::file;
use crate::folder::make_folder;

/// Where files are read by names such as `tile/0/000`: a folder, or something far away.
pub trait Source: Debug {
    /// A file's bytes; `None` where there is none of that name.
    ///
    /// # Errors
    /// When it cannot be told, or the file cannot be read.
    fn read(&self, name: &str) -> io::Result<Option<Vec<u8>>>;
}

/// Where files are written as well.
pub trait Target: Source {
    /// Writes a file, in the place of one of that name if there is one: whoever reads it finds
    /// either of the two, and never a part.
    ///
    /// # Errors
    /// When it cannot be written.
    fn write(&mut self, name: &str, bytes: &[u8]) -> io::Result<()>;

    /// Waits until all that was written is durable, under its name.
    ///
    /// # Errors
    /// When that cannot be said.
    fn settle(&mut self) -> io::Result<()>;
}

/// A folder.
#[derive(Debug)]
pub struct FolderTarget {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    /// For everybody to read, or for the owner alone.
    is_open: bool,
    /// Folders with names that may not be durable yet.
    unsettled: BTreeSet<PathBuf>,
}

impl FolderTarget {
    /// A folder whose files only their owner can read, as all in a ledger's folder.
    pub fn closed(disk: Arc<dyn Disk>, path: &Path) -> Self {
        Self { disk, path: path.to_owned(), is_open: false, unsettled: BTreeSet::new() }
    }

    /// A folder whose files everybody can read.
    pub fn open(path: &Path) -> Self {
        Self { is_open: true, ..Self::closed(Arc::new(OsDisk), path) }
    }

    fn folder(&self, path: &Path) -> io::Result<()> {
        if path.is_dir() {
            return Ok(());
        }
        if path != self.path {
            self.folder(file::parent(path))?;
        }
        make_folder(&*self.disk, path)?;
        if self.is_open { self.disk.open_to_others(path) } else { Ok(()) }
    }
}

impl Source for FolderTarget {
    fn read(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
        match fs::read(self.path.join(name)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }
}

impl Target for FolderTarget {
    fn write(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let path = self.path.join(name);
        let folder = file::parent(&path);
        self.folder(folder)?;
        let beside = file::write_beside(&*self.disk, &path, bytes)?;
        if self.is_open {
            self.disk.open_to_others(&beside)?;
        }
        self.disk.rename(&beside, &path)?;
        self.unsettled.insert(folder.to_owned());
        Ok(())
    }

    fn settle(&mut self) -> io::Result<()> {
        while let Some(folder) = self.unsettled.first().cloned() {
            self.disk.sync_folder(&folder)?;
            self.unsettled.remove(&folder);
        }
        Ok(())
    }
}
