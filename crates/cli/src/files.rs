//! Files that a user names: read within bounds, and written without harm to what is there.
//!
//! A name may stand for a device that never ends, a pipe that nobody writes, or a link to a private
//! key. So what is read is an ordinary file of bounded size, opened without waiting; and what is
//! written goes to a new file beside its place first, which it takes in one step.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{FileTypeExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use rustix::fs::OFlags;
use thiserror::Error;

use crate::error::{CliError, usage};
use crate::outside;
use crate::session::random_id;

/// Why a file is not read.
#[derive(Debug, Error)]
pub(crate) enum FileFault {
    /// The system refuses.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// A folder, a device, or a pipe that has a name.
    #[error("no ordinary file but a folder, device or pipe; name a file")]
    NotAFile,
    /// Larger than what the command can need.
    #[error("larger than {0} bytes, the most that is read here; is it the right file?")]
    TooLarge(u64),
}

impl FileFault {
    /// The error for a file that was named on the command line.
    pub(crate) fn of(self, path: &Path) -> CliError {
        CliError::File(path.to_owned(), self)
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
    Ok(Bounded { file: Box::new(file), left: max, max })
}

/// A file, or what a command writes, that fails instead of going on without end.
pub(crate) struct Bounded {
    file: Box<dyn Read>,
    left: u64,
    max: u64,
}

impl Read for Bounded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let found = self.file.read(buffer)?;
        match self.left.checked_sub(found as u64) {
            Some(left) => self.left = left,
            None => return Err(io::Error::other(FileFault::TooLarge(self.max).to_string())),
        }
        Ok(found)
    }
}

/// Reads a text of at most `max` bytes.
pub(crate) fn read_text(path: &Path, max: u64) -> Result<String, CliError> {
    let stream = open_stream(path, max).map_err(|fault| fault.of(path))?;
    text_of(stream).map_err(|error| CliError::Io(path.to_owned(), error))
}

fn text_of(mut stream: impl Read) -> io::Result<String> {
    let mut text = String::new();
    stream.read_to_string(&mut text)?;
    Ok(text)
}

/// A value of the command line that everybody on the machine could read there: `@FILE` stands for
/// what is in a file, `@-` for standard input, and `@@` for a text that begins with `@`.
pub(crate) fn value(argument: &str) -> Result<String, CliError> {
    let Some(name) = argument.strip_prefix('@') else { return Ok(argument.to_owned()) };
    if name.starts_with('@') {
        return Ok(name.to_owned());
    }
    let mut text = if name == "-" {
        let (file, left, max) = (Box::new(io::stdin()), VALUE_BYTES_MAX, VALUE_BYTES_MAX);
        let stdin = Bounded { file, left, max };
        text_of(stdin).map_err(|error| CliError::Io(PathBuf::from("stdin"), error))?
    } else {
        read_text(Path::new(name), VALUE_BYTES_MAX)?
    };
    text.truncate(text.trim_end().len());
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// Refuses to take two values from standard input, which can be read once.
pub(crate) fn one_stdin<'a>(values: impl IntoIterator<Item = &'a str>) -> Result<(), CliError> {
    if values.into_iter().filter(|value| *value == "@-").count() > 1 {
        return Err(usage!(
            id: "`@-` hanya dapat dipakai sekali: masukan standar dibaca satu kali",
            en: "`@-` can be used only once: standard input is read one time",
        ));
    }
    Ok(())
}

/// Writes a result into the file that the user named for it.
///
/// What is there is replaced only when `force` says so, and never if it is a private key or
/// something else than an ordinary file: a link would lead the bytes elsewhere.
pub(crate) fn write_output(path: &Path, content: &str, force: bool) -> Result<(), CliError> {
    check_output(path, force)?;
    let write = |file: &mut File| file.write_all(content.as_bytes());
    put(path, None, force, write).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => exists(path),
        _ => CliError::Io(path.to_owned(), error),
    })
}

/// Refuses an output that [`write_output`] would refuse, before any work is done for it.
pub(crate) fn check_output(path: &Path, force: bool) -> Result<(), CliError> {
    let Ok(metadata) = fs::symlink_metadata(path) else { return Ok(()) };
    let shown = outside::path(path);
    if !metadata.is_file() {
        return Err(usage!(
            id: "{shown}: bukan berkas biasa; tidak ditimpa, pilih nama lain",
            en: "{shown}: no ordinary file; it is not replaced, choose another name",
        ));
    }
    if !force {
        return Err(exists(path));
    }
    if holds_private_key(path)? {
        return Err(usage!(
            id: "{shown}: berisi kunci privat; tidak ditimpa, pilih nama lain",
            en: "{shown}: holds a private key; it is not replaced, choose another name",
        ));
    }
    Ok(())
}

fn exists(path: &Path) -> CliError {
    let shown = outside::path(path);
    usage!(
        id: "{shown}: sudah ada; beri --force untuk menimpanya",
        en: "{shown}: is there already; give --force to replace it",
    )
}

fn holds_private_key(path: &Path) -> Result<bool, CliError> {
    let io = |error| CliError::Io(path.to_owned(), error);
    let mut start = Vec::new();
    let file = OpenOptions::new()
        .read(true)
        .custom_flags(OFlags::NONBLOCK.bits().cast_signed())
        .open(path);
    file.map_err(io)?.take(KEY_SEARCH_BYTES).read_to_end(&mut start).map_err(io)?;
    Ok(String::from_utf8_lossy(&start).contains(PRIVATE))
}

/// Writes a new file beside `path` and gives it that name, in one step and durably.
///
/// Without `replace` nothing is touched that has the name by then. A link of that name is replaced
/// itself, never followed. With a `mode` the file has it whatever the process' mask is.
pub(crate) fn put(
    path: &Path,
    mode: Option<u32>,
    replace: bool,
    write: impl FnOnce(&mut File) -> io::Result<()>,
) -> io::Result<()> {
    let random = random_id().map_err(|error| io::Error::other(error.to_string()))?;
    let beside = path.with_file_name(format!(".ikrar-{}.tmp", HEXLOWER.encode(&random)));
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
    let folder = fs::canonicalize(folder).map_err(FileFault::Io)?;
    let found = fs::canonicalize(folder.join(name)).map_err(FileFault::Io)?;
    let climbs = name.components().any(|part| part == std::path::Component::ParentDir);
    if climbs || !found.starts_with(&folder) {
        return Err(BelowFault::Outside);
    }
    let file = open(&found, max)?;
    // Somebody may have put a link into the way since.
    let same = fs::symlink_metadata(&found).map_err(FileFault::Io)?;
    let opened = file.metadata().map_err(FileFault::Io)?;
    if (same.dev(), same.ino()) != (opened.dev(), opened.ino())
        || fs::canonicalize(&found).map_err(FileFault::Io)? != found
    {
        return Err(BelowFault::Outside);
    }
    Ok(file)
}

/// Why a file below a folder is not read.
#[derive(Debug, Error)]
pub(crate) enum BelowFault {
    /// As for any file.
    #[error(transparent)]
    File(#[from] FileFault),
    /// The way leads out of the folder.
    #[error("outside the folder")]
    Outside,
}

/// Tables and lines.
pub(crate) const ROWS_BYTES_MAX: u64 = 2 << 30;
/// Texts that go into an event, which holds 60 KiB.
pub(crate) const TEXT_BYTES_MAX: u64 = 64 << 10;
/// An exported campaign: a text whose characters JSON may write in six bytes each.
pub(crate) const EXPORT_BYTES_MAX: u64 = 1 << 20;
const KEY_SEARCH_BYTES: u64 = 1 << 20;
const MODE_USUAL: u32 = 0o666;
const PRIVATE: &str = "PRIVATE KEY-----";
const VALUE_BYTES_MAX: u64 = 1 << 20;
