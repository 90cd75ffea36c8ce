//! The way back: a new ledger folder from a backup.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::sealed::KeyFiles;
use super::target::{FolderTarget, Target};
use super::{
    BackupError, Check, Contents, SEALED, copy_log, is_tar, open_sound, refuse_inside, refuse_used,
};
use crate::acknowledged::Acknowledged;
use crate::file_log::{ACKNOWLEDGED, JOURNAL};
use crate::folder::{Folder, FolderError, KEYRING, LOG, MARKER, Marker};
use crate::journal::walk::Step;
use crate::keyring::{DATA_KEYS, FileKeyRing, MASTER_KEY, NAMES_KEY};

/// Where the key ring of a restored ledger comes from.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Keys<'a> {
    /// From a key ring's folder.
    Folder(&'a Path),
    /// From nowhere: what is sealed cannot be opened.
    Missing,
    /// From the backup, with this passphrase.
    Sealed(&'a str),
}

/// Whether a backup holds a key ring, which takes a passphrase.
///
/// # Errors
/// When there is no whole backup, or it cannot be read.
pub fn holds_keys(from: &Path) -> Result<bool, BackupError> {
    Ok(Source::open(from)?.sealed.is_some())
}

/// Makes a new ledger in the folder `to`, which does not exist or is empty, from a backup. It
/// counts as a ledger once everything was checked and is durable. `progress` hears how many
/// entries were, and how many there are.
///
/// # Errors
/// When there is no whole backup, it is damaged, or the key ring does not fit; when the folder is
/// in use or cannot be written.
pub fn restore(
    from: &Path,
    to: &Folder,
    keys: Keys<'_>,
    progress: &dyn Fn(u64, u64),
) -> Result<Contents, BackupError> {
    let source = Source::open(from)?;
    if !source.is_tar {
        refuse_inside(to.path(), from)?;
    }
    refuse_used(to.path())?;
    if is_tar(to.path()) {
        return Err(BackupError::Exists(to.path().to_owned()));
    }
    let io = |source| FolderError::Io { path: to.path().to_owned(), source };
    if source.is_tar {
        let mut target = FolderTarget::create(&*to.disk, to.path()).map_err(io)?;
        source.unpack(&mut target, to.path())?;
        let journal = open_sound(&to.log_path())?;
        let ring = restore_keys(&source, to, &mut target, keys, journal.keys())?;
        let check = Check {
            marker: &source.marker,
            ring: ring.as_ref(),
            folder: from,
            progress,
            size: journal.head().size,
        };
        let newest = journal.walk::<BackupError>(&mut |step| match step {
            Step::Entry(leaf, body) => check.entry(leaf, body),
            _ => Ok(()),
        })?;
        return finish(&source, &mut target, to, newest, ring.is_some());
    }
    // What is damaged at its end is told before anything is made.
    let journal = open_sound(&from.join(LOG))?;
    let mut target = FolderTarget::create(&*to.disk, to.path()).map_err(io)?;
    let ring = restore_keys(&source, to, &mut target, keys, journal.keys())?;
    let mut check = Check {
        marker: &source.marker,
        ring: ring.as_ref(),
        folder: from,
        progress,
        size: journal.head().size,
    };
    let newest = copy_log(&journal, &mut target, to.path(), &mut check)?;
    finish(&source, &mut target, to, newest, ring.is_some())
}

fn finish(
    source: &Source,
    target: &mut FolderTarget<'_>,
    to: &Folder,
    newest: Acknowledged,
    keys: bool,
) -> Result<Contents, BackupError> {
    let text = source.marker.to_text();
    let finished = target.finish(MARKER, text.as_bytes());
    finished.map_err(|source| FolderError::Io { path: to.path().to_owned(), source })?;
    Ok(Contents { ledger: source.marker.id, head: newest.head, keys })
}

/// Writes the key ring, cut to what counts, and opens what was written.
fn restore_keys(
    source: &Source,
    to: &Folder,
    target: &mut FolderTarget<'_>,
    keys: Keys<'_>,
    length: u64,
) -> Result<Option<FileKeyRing>, BackupError> {
    let files = match keys {
        Keys::Missing => return Ok(None),
        Keys::Folder(folder) => KeyFiles::read(folder, length)?,
        Keys::Sealed(passphrase) => {
            let unfinished = || BackupError::Unfinished(source.path.clone());
            let bytes = source.sealed.as_deref().ok_or_else(unfinished)?;
            let path = source.path.join(SEALED);
            KeyFiles::open(bytes, &source.marker.id, passphrase)
                .map_err(|reason| BackupError::Sealed { path, reason })?
        }
    };
    let write = || -> io::Result<()> {
        target.folder(KEYRING)?;
        target.file(&format!("{KEYRING}/{DATA_KEYS}"), &files.data)?;
        target.file(&format!("{KEYRING}/{NAMES_KEY}"), &files.names)?;
        target.file(&format!("{KEYRING}/{MASTER_KEY}"), &files.master)
    };
    let mut write = write;
    write().map_err(|source| FolderError::Io { path: to.path().to_owned(), source })?;
    Ok(Some(FileKeyRing::read_only(&to.path().join(KEYRING), length)?))
}

/// A backup that is whole.
struct Source {
    path: PathBuf,
    is_tar: bool,
    marker: Marker,
    sealed: Option<Vec<u8>>,
}

impl Source {
    fn open(path: &Path) -> Result<Self, BackupError> {
        let io = |source| FolderError::Io { path: path.to_owned(), source };
        let unfinished = || BackupError::Unfinished(path.to_owned());
        if path.is_dir() {
            let marker = match Folder::at(path).marker() {
                Err(FolderError::Missing(_)) => return Err(unfinished()),
                marker => marker?,
            };
            let sealed = match fs::read(path.join(SEALED)) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => None,
                read => Some(read.map_err(io)?),
            };
            return Ok(Self { path: path.to_owned(), is_tar: false, marker, sealed });
        }
        let file = match File::open(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(unfinished()),
            file => file.map_err(io)?,
        };
        let (mut marker, mut sealed) = (None, None);
        let mut archive = tar::Archive::new(file);
        let members = archive.entries_with_seek().map_err(|_| unfinished())?;
        for member in members {
            let mut member = member.map_err(|_| unfinished())?;
            let bytes = match name_of(&member).as_str() {
                MARKER => marker.insert(Vec::new()),
                SEALED => sealed.insert(Vec::new()),
                _ => continue,
            };
            let member = member.by_ref().take(SMALL_BYTES_MAX);
            { member }.read_to_end(bytes).map_err(io)?;
        }
        let text = marker.and_then(|bytes| String::from_utf8(bytes).ok()).ok_or_else(unfinished)?;
        let marker = Marker::parse(&text)
            .map_err(|fault| FolderError::Marker { path: path.to_owned(), fault })?;
        Ok(Self { path: path.to_owned(), is_tar: true, marker, sealed })
    }

    /// Writes the log of a tar file to a folder. Other names than a backup's are left out.
    fn unpack(&self, target: &mut FolderTarget<'_>, to: &Path) -> Result<(), BackupError> {
        let unpack = || -> io::Result<()> {
            let (log, journal) = (LOG, format!("{LOG}/{JOURNAL}"));
            target.folder(log)?;
            target.folder(&journal)?;
            let mut archive = tar::Archive::new(File::open(&self.path)?);
            for member in archive.entries_with_seek()? {
                let mut member = member?;
                let name = name_of(&member);
                let segment = name.strip_prefix(&format!("{journal}/"));
                let is_segment = segment.is_some_and(|name| {
                    name.len() == 20 && name.bytes().all(|byte| byte.is_ascii_digit())
                });
                if is_segment || name == format!("{log}/{ACKNOWLEDGED}") {
                    target.begin(&name)?;
                    let mut buffer = vec![0; BUFFER_BYTES];
                    loop {
                        let count = member.read(&mut buffer)?;
                        let Some(bytes) = buffer.get(..count).filter(|b| !b.is_empty()) else {
                            break;
                        };
                        target.write(bytes)?;
                    }
                    target.end()?;
                }
            }
            Ok(())
        };
        let mut unpack = unpack;
        unpack().map_err(|source| FolderError::Io { path: to.to_owned(), source }.into())
    }
}

/// A regular file's name; that of anything else is empty.
fn name_of<R: Read>(member: &tar::Entry<'_, R>) -> String {
    let is_file = member.header().entry_type().is_file();
    let path = member.path().ok().filter(|_| is_file);
    let name = path.as_deref().and_then(Path::to_str).unwrap_or_default();
    name.strip_prefix("./").unwrap_or(name).to_owned()
}

/// The keys of twenty million people.
const SMALL_BYTES_MAX: u64 = 1 << 30;
const BUFFER_BYTES: usize = 1 << 20;
