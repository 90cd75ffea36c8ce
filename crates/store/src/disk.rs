//! The only door through which a ledger's own files are changed.
//!
//! What is durable after a crash follows from these calls alone: bytes of a file after its
//! [`DiskFile::sync`], names in a folder after [`Disk::sync_folder`]. Reading needs no door: it
//! changes nothing. Tests put another [`Disk`] in its place that remembers the calls and leaves
//! whatever a power cut could leave of them. sled writes its files by itself; they are never
//! evidence, and are made anew at need.

use std::fmt;
use std::fs::{self, DirBuilder, File, OpenOptions, Permissions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, FileExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

use rustix::fs::{FallocateFlags, fallocate, statvfs, syncfs};
use rustix::io::Errno;

/// What can be done to a ledger's files and folders.
pub trait Disk: fmt::Debug + Send + Sync {
    /// Makes a folder that only its owner can enter.
    ///
    /// # Errors
    /// When the system refuses, or something of that name is there.
    fn create_folder(&self, path: &Path) -> io::Result<()>;

    /// Makes an empty file that only its owner can read.
    ///
    /// # Errors
    /// When the system refuses, or something of that name is there.
    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;

    /// Opens a file to be written in place.
    ///
    /// # Errors
    /// When the system refuses.
    fn open(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;

    /// Gives a file or folder another name; a file of that name is replaced.
    ///
    /// # Errors
    /// When the system refuses.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Removes a file.
    ///
    /// # Errors
    /// When the system refuses.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Removes an empty folder.
    ///
    /// # Errors
    /// When the system refuses, or something is in it.
    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    /// Waits until the names in a folder are durable.
    ///
    /// # Errors
    /// When the system cannot say so.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;

    /// Waits until all that was written to files below one folder is durable.
    ///
    /// # Errors
    /// As of [`DiskFile::sync`].
    fn sync_together(&self, _folder: &Path, files: Vec<Box<dyn DiskFile>>) -> io::Result<()> {
        files.into_iter().try_for_each(|mut file| file.sync())
    }

    /// Takes from everybody but the owner the right to a file or folder.
    ///
    /// # Errors
    /// When the system refuses.
    fn close_to_others(&self, path: &Path) -> io::Result<()> {
        let mode = if path.is_dir() { FOLDER_MODE } else { FILE_MODE };
        fs::set_permissions(path, Permissions::from_mode(mode))
    }

    /// Gives everybody the right to read a file or enter a folder: for what is published.
    ///
    /// # Errors
    /// When the system refuses.
    fn open_to_others(&self, path: &Path) -> io::Result<()> {
        let mode = if path.is_dir() { OPEN_FOLDER_MODE } else { OPEN_FILE_MODE };
        fs::set_permissions(path, Permissions::from_mode(mode))
    }

    /// How many bytes can still be written in a folder's file system.
    ///
    /// # Errors
    /// When the system does not tell.
    fn room(&self, folder: &Path) -> io::Result<u64>;
}

/// A file that is open for writing.
pub trait DiskFile: fmt::Debug + Send + Sync {
    /// Writes all of `bytes` at `offset`.
    ///
    /// # Errors
    /// When not all of them could be written; some may have been.
    fn write_at(&mut self, bytes: &[u8], offset: u64) -> io::Result<()>;

    /// Makes the file at least `length` bytes long, with zeros, and reserves their room on the
    /// disk, so that writing there later cannot find it full.
    ///
    /// # Errors
    /// When there is no room.
    fn allocate(&mut self, length: u64) -> io::Result<()>;

    /// Cuts the file, or makes it longer with zeros.
    ///
    /// # Errors
    /// When the system refuses.
    fn set_length(&mut self, length: u64) -> io::Result<()>;

    /// Waits until all that was written is durable.
    ///
    /// # Errors
    /// When the system cannot say so. What is on the disk is then unknown, and a second call that
    /// succeeds proves nothing.
    fn sync(&mut self) -> io::Result<()>;
}

/// The operating system's files.
#[derive(Debug, Clone, Copy, Default)]
pub struct OsDisk;

impl Disk for OsDisk {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        DirBuilder::new().mode(FOLDER_MODE).create(path)?;
        // The umask may have taken from the mode what the owner needs.
        fs::set_permissions(path, Permissions::from_mode(FOLDER_MODE))
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let mut options = OpenOptions::new();
        let file = options.read(true).write(true).create_new(true).mode(FILE_MODE).open(path)?;
        file.set_permissions(Permissions::from_mode(FILE_MODE))?;
        Ok(Box::new(OsFile(file)))
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        Ok(Box::new(OsFile(OpenOptions::new().read(true).write(true).open(path)?)))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        File::open(path)?.sync_all()
    }

    fn sync_together(&self, folder: &Path, files: Vec<Box<dyn DiskFile>>) -> io::Result<()> {
        // A few by themselves: the whole file system may have more to write than is asked for.
        if files.len() < TOGETHER_MIN {
            return files.into_iter().try_for_each(|mut file| file.sync());
        }
        Ok(syncfs(File::open(folder)?)?)
    }

    fn room(&self, folder: &Path) -> io::Result<u64> {
        let found = statvfs(folder)?;
        Ok(found.f_bavail.saturating_mul(found.f_frsize))
    }
}

/// A file of the operating system.
#[derive(Debug)]
struct OsFile(File);

impl DiskFile for OsFile {
    fn write_at(&mut self, bytes: &[u8], offset: u64) -> io::Result<()> {
        self.0.write_all_at(bytes, offset)
    }

    fn allocate(&mut self, length: u64) -> io::Result<()> {
        let now = self.0.metadata()?.len();
        if length <= now {
            return Ok(());
        }
        match fallocate(&self.0, FallocateFlags::empty(), now, length - now) {
            Ok(()) => Ok(()),
            // A file system that cannot reserve; whoever asked looks at the room that is left.
            Err(Errno::OPNOTSUPP | Errno::NOSYS) => self.0.set_len(length),
            Err(error) => {
                // A part may have been reserved; what cannot be given back does no harm.
                self.0.set_len(now).ok();
                Err(error.into())
            }
        }
    }

    fn set_length(&mut self, length: u64) -> io::Result<()> {
        self.0.set_len(length)
    }

    fn sync(&mut self) -> io::Result<()> {
        // Also the length where it changed, and nothing else that reading does not need.
        self.0.sync_data()
    }
}

/// From so many files on, one wait for the file system is shorter than one for each.
const TOGETHER_MIN: usize = 32;
const FOLDER_MODE: u32 = 0o700;
const FILE_MODE: u32 = 0o600;
const OPEN_FOLDER_MODE: u32 = 0o755;
const OPEN_FILE_MODE: u32 = 0o644;
