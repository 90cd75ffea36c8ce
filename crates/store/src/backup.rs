//! Backups: a copy of a ledger up to one head, taken while anybody writes, and the way back.
//!
//! ```text
//! BACKUP/                 a folder, or a plain tar file with the same names
//! ├── log/journal/        whole lists up to the head, and nothing behind it
//! ├── log/acknowledged    names exactly that head
//! ├── keyring.sealed      only if asked for: the key ring under a passphrase
//! └── ledger.toml         written last: a backup without it is unfinished
//! ```
//!
//! Whatever is copied is checked on the way: the chain, each body's hash, and with a key ring also
//! that it opens every sealed body. What is damaged is not copied. Formats: `docs/FORMATS.md`,
//! section 12.

mod restore;
mod sealed;
mod target;

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use ikrar_core::entry::{Entry, Head, Leaf};
use ikrar_core::error::Kind;
use ikrar_core::event::{Fact, LedgerFact};
use ikrar_core::keys::{DataKeys, Held, KeyRingError};
use ikrar_core::log::LogError;
use ikrar_core::replay::{Opened, Reading, open};
use ikrar_core::seal::{BodyKind, Place, SealError, kind_of, unseal};
use ikrar_core::value::{LedgerId, PersonId, Seq};
use thiserror::Error;

use crate::acknowledged::Acknowledged;
use crate::file;
use crate::file_log::{ACKNOWLEDGED, JOURNAL, open_journal};
use crate::folder::{Folder, FolderError, LOG, MARKER, Marker};
use crate::journal::Journal;
use crate::journal::walk::Step;
use crate::keyring::FileKeyRing;
use sealed::{KeyFiles, LOG_N};
use target::{FolderTarget, TarTarget, Target};

pub use restore::{Keys, holds_keys, restore};
pub use sealed::SealedError;

/// What a backup, or a restored ledger, holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contents {
    /// The ledger.
    pub ledger: LedgerId,
    /// Its head.
    pub head: Head,
    /// Whether its key ring is with it.
    pub keys: bool,
}

/// Why there is no backup, or no restored ledger.
#[derive(Debug, Error)]
#[error("{self:?}")]
pub enum BackupError {
    /// Something of that name is there.
    Exists(PathBuf),
    /// The ledger or a folder cannot be used.
    Folder(#[from] FolderError),
    /// It would lie inside what it is made of.
    Inside {
        /// Where it was to be made.
        inner: PathBuf,
        /// What it was to be made of.
        outer: PathBuf,
    },
    /// The key ring does not open the ledger's entries.
    Keys {
        /// The first entry that it does not open.
        seq: Seq,
        /// Why not.
        cause: SealError,
    },
    /// The sealed key ring does not open.
    Sealed {
        /// The file.
        path: PathBuf,
        /// Why not.
        reason: SealedError,
    },
    /// It is no backup, or one that did not come to its end.
    Unfinished(PathBuf),
}

impl BackupError {
    /// What kind of fault it is.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Folder(error) => error.kind(),
            Self::Keys { .. } => Kind::Damaged,
            Self::Exists(_) | Self::Inside { .. } | Self::Sealed { .. } | Self::Unfinished(_) => {
                Kind::Usage
            }
        }
    }
}

impl From<LogError> for BackupError {
    fn from(error: LogError) -> Self {
        Self::Folder(error.into())
    }
}

impl From<KeyRingError> for BackupError {
    fn from(error: KeyRingError) -> Self {
        Self::Folder(error.into())
    }
}

impl Folder {
    /// Writes a backup of the ledger to a folder that does not exist or is empty, or to a tar file
    /// if `to` ends in `.tar`. Nothing in the ledger is locked or changed. The key ring goes with
    /// it only under a passphrase. `progress` hears how many entries were
    /// copied, and how many there are.
    ///
    /// # Errors
    /// When the ledger is damaged, in whichever part of it; the target is in use, or lies inside
    /// the ledger; a file cannot be read or written.
    pub fn back_up(
        &self,
        to: &Path,
        passphrase: Option<&str>,
        progress: &dyn Fn(u64, u64),
    ) -> Result<Contents, BackupError> {
        let marker = self.marker()?;
        refuse_inside(to, self.path())?;
        refuse_used(to)?;
        let journal = open_sound(&self.log_path())?;
        let keyring = self.path().join(crate::folder::KEYRING);
        let keys = match passphrase {
            Some(_) => {
                let files = KeyFiles::read(&keyring, journal.keys())?;
                Some((files, FileKeyRing::read_only(&keyring, journal.keys())?))
            }
            None => None,
        };
        let io = |source| FolderError::Io { path: to.to_owned(), source };
        let mut target: Box<dyn Target + '_> = if is_tar(to) {
            Box::new(TarTarget::create(&*self.disk, to).map_err(io)?)
        } else {
            Box::new(FolderTarget::create(&*self.disk, to).map_err(io)?)
        };
        let ring = keys.as_ref().map(|(_, ring)| ring);
        let mut check = Check {
            marker: &marker,
            ring,
            folder: self.path(),
            progress,
            size: journal.head().size,
        };
        let newest = copy_log(&journal, &mut *target, to, &mut check)?;
        if let (Some((files, _)), Some(passphrase)) = (&keys, passphrase) {
            let sealed = files.seal(&marker.id, passphrase, LOG_N)?;
            target.file(SEALED, &sealed).map_err(io)?;
        }
        let text = marker.to_text();
        target.finish(MARKER, text.as_bytes()).map_err(io)?;
        Ok(Contents { ledger: marker.id, head: newest.head, keys: keys.is_some() })
    }
}

/// What is checked of every entry on the way.
struct Check<'a> {
    marker: &'a Marker,
    ring: Option<&'a FileKeyRing>,
    /// What is read, to be named.
    folder: &'a Path,
    progress: &'a dyn Fn(u64, u64),
    /// How many entries there are.
    size: u64,
}

impl Check<'_> {
    fn entry(&self, leaf: Leaf, body: &[u8]) -> Result<(), BackupError> {
        if leaf.seq == Seq::FIRST && !names(self.marker, leaf, body) {
            return Err(FolderError::Mixed(self.folder.to_owned()).into());
        }
        if leaf.seq.number().is_multiple_of(PROGRESS_ENTRIES) {
            (self.progress)(leaf.seq.number(), self.size);
        }
        match self.ring.map_or(Ok(()), |ring| try_open(ring, leaf, body)) {
            Ok(()) => Ok(()),
            Err(cause) => Err(BackupError::Keys { seq: leaf.seq, cause }),
        }
    }
}

/// Opens the journal of a log for reading, if nothing of it is lost.
///
/// # Errors
/// When what was acknowledged is missing or damaged, as far as opening tells.
fn open_sound(log: &Path) -> Result<Journal, LogError> {
    let journal = open_journal(log)?;
    journal.check_end()?;
    Ok(journal)
}

/// Copies the log's whole lists, and writes which head they lead to.
fn copy_log(
    journal: &Journal,
    target: &mut dyn Target,
    to: &Path,
    check: &mut Check<'_>,
) -> Result<Acknowledged, BackupError> {
    let io = |source| BackupError::from(FolderError::Io { path: to.to_owned(), source });
    target.folder(LOG).map_err(io)?;
    target.folder(&format!("{LOG}/{JOURNAL}")).map_err(io)?;
    let newest = journal.walk::<BackupError>(&mut |step| match step {
        Step::Begin(first) => target.begin(&format!("{LOG}/{JOURNAL}/{first:020}")).map_err(io),
        Step::Bytes(bytes) => target.write(bytes).map_err(io),
        Step::Entry(leaf, body) => check.entry(leaf, body),
        Step::End(_) => target.end().map_err(io),
    })?;
    if newest.head.size == 0 {
        return Err(FolderError::Mixed(check.folder.to_owned()).into());
    }
    target.file(&format!("{LOG}/{ACKNOWLEDGED}"), &newest.file_bytes()).map_err(io)?;
    Ok(newest)
}

/// Whether entry 0 makes the ledger that the marker names.
pub(crate) fn names(marker: &Marker, leaf: Leaf, body: &[u8]) -> bool {
    let opened = open(Entry { leaf, body: body.to_vec() }, &NoKeys);
    let opened = opened.ok().and_then(Reading::opened);
    opened.is_some_and(|Opened { signed, event, .. }| match event.fact {
        Fact::Ledger(LedgerFact::LedgerCreated(created)) => {
            LedgerId::of(&signed.event) == marker.id && created.origin == marker.origin
        }
        _ => false,
    })
}

/// Tries a key ring on a body; a clear one needs none.
pub(crate) fn try_open(ring: &FileKeyRing, leaf: Leaf, body: &[u8]) -> Result<(), SealError> {
    let BodyKind::Sealed(subject) = kind_of(body)? else { return Ok(()) };
    let place = Place { seq: leaf.seq, recorded_at: leaf.recorded_at };
    match ring.data_key(&subject) {
        Held::Erased => Ok(()),
        held => {
            let key = held.key().map(|key| key.of_entry(leaf.seq));
            unseal(body.to_vec(), key.as_ref(), place).map(drop)
        }
    }
}

/// For what is not sealed.
struct NoKeys;

impl DataKeys for NoKeys {
    fn data_key(&self, _: &PersonId) -> Held {
        Held::Missing
    }
}

fn is_tar(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("tar"))
}

/// Refuses a target that is there and not an empty folder.
fn refuse_used(to: &Path) -> Result<(), BackupError> {
    let Ok(found) = fs::symlink_metadata(to) else { return Ok(()) };
    if is_tar(to) || !(found.is_dir() || to.is_dir()) {
        return Err(BackupError::Exists(to.to_owned()));
    }
    let mut names =
        fs::read_dir(to).map_err(|source| FolderError::Io { path: to.to_owned(), source })?;
    match names.next() {
        Some(_) => Err(FolderError::NotEmpty(to.to_owned()).into()),
        None => Ok(()),
    }
}

/// Refuses a target inside what is read, however its path is written.
fn refuse_inside(inner: &Path, outer: &Path) -> Result<(), BackupError> {
    let io = |source| FolderError::Io { path: outer.to_owned(), source };
    let whole = fs::canonicalize(outer).map_err(io)?;
    if resolve(inner).map_err(io)?.starts_with(&whole) {
        return Err(BackupError::Inside { inner: inner.to_owned(), outer: outer.to_owned() });
    }
    Ok(())
}

/// A path without links and steps upwards, whether or not anything is there.
fn resolve(path: &Path) -> io::Result<PathBuf> {
    for there in path.ancestors() {
        let found = if there.as_os_str().is_empty() { Path::new(".") } else { there };
        if let Ok(mut whole) = fs::canonicalize(found) {
            let rest = path.strip_prefix(there).unwrap_or(path);
            // Nothing of the rest is there, so no link leads elsewhere.
            for part in rest.components() {
                match part {
                    Component::ParentDir => drop(whole.pop()),
                    Component::Normal(name) => whole.push(name),
                    _ => {}
                }
            }
            return Ok(whole);
        }
    }
    fs::canonicalize(file::parent(path))
}

const SEALED: &str = "keyring.sealed";
const PROGRESS_ENTRIES: u64 = 4096;
