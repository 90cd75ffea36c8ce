//! Where the public side is kept.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::disk::{Disk, DiskFile, OsDisk};
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
    /// either of the two, and never a part. Others may find it only once it is settled.
    ///
    /// # Errors
    /// When it cannot be written.
    fn write(&mut self, name: &str, bytes: &[u8]) -> io::Result<()>;

    /// Removes all files in a folder, if it is there.
    ///
    /// # Errors
    /// When one cannot be removed.
    fn remove_all(&mut self, folder: &str) -> io::Result<()>;

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
    /// Files that lie beside their places until they are durable.
    waiting: BTreeMap<PathBuf, Waiting>,
    /// Folders with names that may not be durable yet.
    unsettled: BTreeSet<PathBuf>,
}

/// A file that was written under another name.
#[derive(Debug)]
struct Waiting {
    beside: PathBuf,
    file: Box<dyn DiskFile>,
}

impl FolderTarget {
    /// A folder whose files only their owner can read, as all in a ledger's folder.
    pub fn closed(disk: Arc<dyn Disk>, path: &Path) -> Self {
        let (waiting, unsettled) = (BTreeMap::new(), BTreeSet::new());
        Self { disk, path: path.to_owned(), is_open: false, waiting, unsettled }
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

    /// Waits for all files at once, and gives them their names.
    fn name_all(&mut self) -> io::Result<()> {
        let (mut files, mut names) = (Vec::new(), Vec::new());
        for (path, Waiting { beside, file }) in std::mem::take(&mut self.waiting) {
            files.push(file);
            names.push((beside, path));
        }
        self.disk.sync_together(&self.path, files)?;
        for (beside, path) in names {
            self.disk.rename(&beside, &path)?;
            self.unsettled.insert(file::parent(&path).to_owned());
        }
        Ok(())
    }
}

impl Source for FolderTarget {
    fn read(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
        let path = self.path.join(name);
        let there = self.waiting.get(&path).map_or(&path, |waiting| &waiting.beside);
        match fs::read(there) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }
}

impl Target for FolderTarget {
    fn write(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let path = self.path.join(name);
        self.folder(file::parent(&path))?;
        let (beside, file) = file::begin_beside(&*self.disk, &path, bytes)?;
        if self.is_open {
            self.disk.open_to_others(&beside)?;
        }
        self.waiting.insert(path, Waiting { beside, file });
        if self.waiting.len() < WAITING_MAX { Ok(()) } else { self.name_all() }
    }

    fn remove_all(&mut self, folder: &str) -> io::Result<()> {
        let path = self.path.join(folder);
        let files = match fs::read_dir(&path) {
            Ok(files) => files,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(error),
        };
        for file in files {
            self.disk.remove(&file?.path())?;
        }
        self.disk.remove_folder(&path)
    }

    fn settle(&mut self) -> io::Result<()> {
        self.name_all()?;
        while let Some(folder) = self.unsettled.first().cloned() {
            self.disk.sync_folder(&folder)?;
            self.unsettled.remove(&folder);
        }
        Ok(())
    }
}

/// So many files are open at once at most.
const WAITING_MAX: usize = 512;
