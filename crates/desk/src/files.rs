//! Files that a user names: read within bounds, and written without harm to what is there.
//!
//! A name may stand for a device that never ends, a pipe that nobody writes, or a link to a private
//! key. So what is read is an ordinary file of bounded size, opened without waiting; and what is
//! written goes to a new file beside its place first, which it takes in one step.

use std::fmt;
use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{FileTypeExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use ikrar_core::error::Kind;
use ikrar_core::value::Digest;
use rustix::fs::OFlags;

/// A file that is not read or written.
#[derive(Debug)]
pub struct FileError {
    /// The file.
    pub path: PathBuf,
    /// Why.
    pub fault: FileFault,
}

impl FileError {
    /// What kind of fault it is.
    pub fn kind(&self) -> Kind {
        self.fault.kind()
    }
}

/// Why a file is not read or written.
#[derive(Debug)]
pub enum FileFault {
    /// Something of this name is there, and was not to be replaced.
    Exists,
    /// The system refuses.
    Io(io::Error),
    /// To be read, but a folder, a device, or a pipe that has a name.
    NotAFile,
    /// To be replaced, but a link, a folder or a device.
    NotReplaced,
    /// To be replaced, but a private key.
    PrivateKey,
    /// Larger than what can be needed; the most that is read, in bytes.
    TooLarge(u64),
}

impl FileFault {
    /// The error of a file.
    pub fn of(self, path: &Path) -> FileError {
        FileError { path: path.to_owned(), fault: self }
    }

    /// What kind of fault it is: a name that stands for nothing of use was given wrong.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Io(error) if error.kind() == io::ErrorKind::NotFound => Kind::Usage,
            Self::Io(_) => Kind::Failed,
            Self::Exists
            | Self::NotAFile
            | Self::NotReplaced
            | Self::PrivateKey
            | Self::TooLarge(_) => Kind::Usage,
        }
    }
}

impl From<io::Error> for FileFault {
    fn from(error: io::Error) -> Self {
        match too_large(&error) {
            Some(max) => Self::TooLarge(max),
            None => Self::Io(error),
        }
    }
}

/// Opens an ordinary file of at most `max` bytes; does not wait for a pipe's other end.
pub(crate) fn open(path: &Path, max: u64) -> Result<File, FileFault> {
    // To open a device may already do something: it is asked what it is first, and again after.
    if !fs::metadata(path)?.is_file() {
        return Err(FileFault::NotAFile);
    }
    let file = OpenOptions::new()
        .read(true)
        .custom_flags(OFlags::NONBLOCK.bits().cast_signed())
        .open(path)?;
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(FileFault::NotAFile);
    }
    if metadata.len() > max {
        return Err(FileFault::TooLarge(max));
    }
    Ok(file)
}

/// Opens like [`open`], but takes the output of another command too: `<(…)` or `/dev/stdin`.
pub(crate) fn open_stream(path: &Path, max: u64) -> Result<Bounded, FileFault> {
    // Such a pipe has no name: its end is there already, and nobody is waited for.
    let is_pipe = fs::metadata(path)?.file_type().is_fifo() && fs::canonicalize(path).is_err();
    let file = if is_pipe { File::open(path)? } else { open(path, max)? };
    Ok(Bounded::new(file, max))
}

/// A file, or what a command writes, that fails instead of going on without end.
pub struct Bounded {
    file: Box<dyn Read>,
    left: u64,
    max: u64,
}

impl Read for Bounded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let found = self.file.read(buffer)?;
        match self.left.checked_sub(found as u64) {
            Some(left) => self.left = left,
            None => return Err(io::Error::other(TooLarge(self.max))),
        }
        Ok(found)
    }
}

impl Bounded {
    /// At most `max` bytes of what is read.
    pub fn new(file: impl Read + 'static, max: u64) -> Self {
        Self { file: Box::new(file), left: max, max }
    }

    /// All bytes.
    fn bytes(mut self) -> Result<Vec<u8>, FileFault> {
        let mut bytes = Vec::new();
        self.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// The whole text.
    pub fn text(mut self) -> Result<String, FileFault> {
        let mut text = String::new();
        self.read_to_string(&mut text)?;
        Ok(text)
    }
}

/// How [`Bounded`] ends what goes on: within an [`io::Error`], since it is a reader.
#[derive(Debug)]
struct TooLarge(u64);

impl std::error::Error for TooLarge {}

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

fn too_large(error: &io::Error) -> Option<u64> {
    error.get_ref()?.downcast_ref::<TooLarge>().map(|TooLarge(max)| *max)
}

/// Reads a file of at most `max` bytes.
pub fn read(path: &Path, max: u64) -> Result<Vec<u8>, FileError> {
    let bytes = open_stream(path, max).and_then(Bounded::bytes);
    bytes.map_err(|fault| fault.of(path))
}

/// Reads a text of at most `max` bytes.
pub fn read_text(path: &Path, max: u64) -> Result<String, FileError> {
    let text = open_stream(path, max).and_then(Bounded::text);
    text.map_err(|fault| fault.of(path))
}

/// The BLAKE3 hash of a scan or another document.
///
/// # Errors
/// When it cannot be read, or is larger than any scan of a few pages.
pub fn hash(path: &Path) -> Result<Digest, FileError> {
    open(path, SCAN_BYTES_MAX).and_then(hash_of).map_err(|fault| fault.of(path))
}

/// The hash of an open file.
pub(crate) fn hash_of(file: impl Read) -> Result<Digest, FileFault> {
    let mut hasher = blake3::Hasher::new();
    if io::copy(&mut file.take(SCAN_BYTES_MAX + 1), &mut hasher)? > SCAN_BYTES_MAX {
        return Err(FileFault::TooLarge(SCAN_BYTES_MAX));
    }
    Ok(Digest::from_bytes(*hasher.finalize().as_bytes()))
}

/// A scan of a few pages at a high resolution, and far below what would take long to read.
pub(crate) const SCAN_BYTES_MAX: u64 = 256 << 20;

/// Writes a result into the file that the user named for it.
///
/// What is there is replaced only when `force` says so, and never if it is a private key or
/// something else than an ordinary file: a link would lead the bytes elsewhere.
pub fn write_output(
    path: &Path,
    content: &str,
    force: bool,
    unique: [u8; 16],
) -> Result<(), FileError> {
    check_output(path, force)?;
    let write = |file: &mut File| file.write_all(content.as_bytes());
    put(path, None, force, unique, write).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => FileFault::Exists.of(path),
        _ => FileFault::Io(error).of(path),
    })
}

/// Refuses an output that [`write_output`] would refuse, before any work is done for it.
pub fn check_output(path: &Path, force: bool) -> Result<(), FileError> {
    let Ok(metadata) = fs::symlink_metadata(path) else { return Ok(()) };
    let fault = if !metadata.is_file() {
        FileFault::NotReplaced
    } else if !force {
        FileFault::Exists
    } else {
        match holds_private_key(path) {
            Ok(false) => return Ok(()),
            Ok(true) => FileFault::PrivateKey,
            Err(error) => FileFault::Io(error),
        }
    };
    Err(fault.of(path))
}

fn holds_private_key(path: &Path) -> io::Result<bool> {
    let mut start = Vec::new();
    let file = OpenOptions::new()
        .read(true)
        .custom_flags(OFlags::NONBLOCK.bits().cast_signed())
        .open(path)?;
    file.take(KEY_SEARCH_BYTES).read_to_end(&mut start)?;
    Ok(String::from_utf8_lossy(&start).contains(PRIVATE))
}

/// Writes a new file beside `path` and gives it that name, in one step and durably.
///
/// Without `replace` nothing is touched that has the name by then. A link of that name is replaced
/// itself, never followed. With a `mode` the file has it whatever the process' mask is. The name of
/// the new file is made of `unique`: random bytes, so that nobody can put something there first.
pub fn put(
    path: &Path,
    mode: Option<u32>,
    replace: bool,
    unique: [u8; 16],
    write: impl FnOnce(&mut File) -> io::Result<()>,
) -> io::Result<()> {
    let beside = path.with_file_name(format!(".ikrar-{}.tmp", HEXLOWER.encode(&unique)));
    let place = || -> io::Result<()> {
        let mut file = create_new(&beside, mode)?;
        write(&mut file)?;
        file.sync_all()?;
        drop(file);
        if replace {
            return fs::rename(&beside, path);
        }
        // A second name is given only where none is; a file system without them has to be trusted.
        match fs::hard_link(&beside, path) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                if fs::symlink_metadata(path).is_ok() {
                    return Err(io::ErrorKind::AlreadyExists.into());
                }
                fs::rename(&beside, path)
            }
            linked => linked.and_then(|()| fs::remove_file(&beside)),
        }
    };
    place().inspect_err(|_| drop(fs::remove_file(&beside)))?;
    sync_folder(path)
}

/// Creates a file that was not there, with the given mode whatever the process' mask is.
pub(crate) fn create_new(path: &Path, mode: Option<u32>) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    let file = options.mode(mode.unwrap_or(MODE_USUAL)).open(path)?;
    if let Some(mode) = mode {
        file.set_permissions(Permissions::from_mode(mode))?;
    }
    Ok(file)
}

/// Makes sure that a file's name is on the disk, not only its content.
pub(crate) fn sync_folder(path: &Path) -> io::Result<()> {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    File::open(parent.unwrap_or(Path::new(".")))?.sync_all()
}

/// A file below a folder, of at most `max` bytes; nothing that `..`, an absolute path or a link
/// leads to outside of it.
pub(crate) fn open_below(folder: &Path, name: &Path, max: u64) -> Result<File, BelowFault> {
    let folder = fs::canonicalize(folder)?;
    let found = fs::canonicalize(folder.join(name))?;
    let climbs = name.components().any(|part| part == std::path::Component::ParentDir);
    if climbs || !found.starts_with(&folder) {
        return Err(BelowFault::Outside);
    }
    let file = open(&found, max)?;
    // Somebody may have put a link into the way since.
    let same = fs::symlink_metadata(&found)?;
    let opened = file.metadata()?;
    if (same.dev(), same.ino()) != (opened.dev(), opened.ino())
        || fs::canonicalize(&found)? != found
    {
        return Err(BelowFault::Outside);
    }
    Ok(file)
}

/// Why a file below a folder is not read.
#[derive(Debug)]
pub enum BelowFault {
    /// As for any file.
    File(FileFault),
    /// The way leads out of the folder.
    Outside,
}

impl From<FileFault> for BelowFault {
    fn from(fault: FileFault) -> Self {
        Self::File(fault)
    }
}

impl From<io::Error> for BelowFault {
    fn from(error: io::Error) -> Self {
        Self::File(error.into())
    }
}

/// Tables and lines.
pub(crate) const ROWS_BYTES_MAX: u64 = 2 << 30;
/// Texts that go into an event, which holds 60 KiB.
pub const TEXT_BYTES_MAX: u64 = 64 << 10;
/// An exported campaign: a text whose characters JSON may write in six bytes each.
pub const EXPORT_BYTES_MAX: u64 = 1 << 20;
const KEY_SEARCH_BYTES: u64 = 1 << 20;
const MODE_USUAL: u32 = 0o666;
pub(crate) const PRIVATE: &str = "PRIVATE KEY-----";
