//! The newest checkpoint that was signed, and the refusal to sign another past beside it.
//!
//! `DIR/signed` is written before a signature leaves this room, `DIR/checkpoint` after it: so a
//! crash between the two leaves a size and a root that will be signed again, with the same
//! signature, since Ed25519 draws no random numbers. Formats: `docs/FORMATS.md`, section 16.

use std::fs;
use std::io;
use std::path::PathBuf;

use ikrar_core::checkpoint::{Checkpoint, CheckpointError, LogSigner};
use ikrar_core::entry::Head;
use ikrar_core::error::Kind;
use ikrar_core::log::Log;
use ikrar_core::note::{Note, NoteError, Verifier};
use ikrar_core::tree::Sized;
use ikrar_core::value::TreeHash;
use thiserror::Error;

use crate::fault;
use crate::file;
use crate::folder::Folder;
use crate::publish::{self, FolderTarget, PublishError, Source};
use crate::two_places::{self, Kept, TwoPlaces};

/// What was signed last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signed {
    /// How many entries, and the root over them.
    pub tree: Sized,
    /// SHA-256 of the note, as it was signed: without the lines of witnesses.
    pub note: [u8; 32],
}

impl Kept for Signed {
    const PLACE_BYTES: usize = 4096;

    fn to_bytes(&self) -> Vec<u8> {
        let Self { tree, note } = self;
        [tree.size.to_be_bytes().as_slice(), tree.root.as_bytes(), note].concat()
    }

    fn length(_: &[u8]) -> Option<usize> {
        Some(72)
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        let (size, rest) = bytes.split_first_chunk::<8>()?;
        let (root, note) = rest.split_first_chunk::<32>()?;
        let tree = Sized { size: u64::from_be_bytes(*size), root: TreeHash::from_bytes(*root) };
        Some(Self { tree, note: note.try_into().ok()? })
    }

    fn newness(&self) -> (u64, u64) {
        (self.tree.size, 0)
    }
}

/// Why no checkpoint is signed, or the one that was cannot be told.
#[derive(Debug, Error)]
#[error("{self:?}")]
pub enum SignedError {
    /// What was signed last cannot be read.
    Damaged(PathBuf),
    /// The log had other entries when the last checkpoint was signed.
    Forked {
        /// Of how many.
        size: u64,
    },
    /// A file cannot be read or written.
    Io {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// There is no entry that a checkpoint could cover.
    NoEntry,
    /// A checkpoint is there, and nothing that says that it was signed here.
    NotKept(PathBuf),
    /// The note that is there is no checkpoint.
    Note {
        /// Its file.
        path: PathBuf,
        /// What is wrong with it.
        error: CheckpointError,
    },
    /// The state that was folded is of other entries than the log has.
    OtherState {
        /// Of how many.
        size: u64,
    },
    /// What is published contradicts the log.
    Publish(#[from] PublishError),
    /// The log has fewer entries than were signed.
    WentBack {
        /// How many were.
        signed: u64,
        /// How many it has.
        found: u64,
    },
}

impl SignedError {
    /// What kind of fault it is.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Io { .. } => Kind::Failed,
            Self::NoEntry => Kind::Usage,
            Self::Publish(error) => error.kind(),
            Self::Damaged(_)
            | Self::Forked { .. }
            | Self::NotKept(_)
            | Self::Note { .. }
            | Self::OtherState { .. }
            | Self::WentBack { .. } => Kind::Damaged,
        }
    }
}

impl Folder {
    /// What was signed last; `None` when nothing ever was.
    ///
    /// # Errors
    /// When the file that says so cannot be read, or is missing beside a checkpoint.
    pub fn signed(&self) -> Result<Option<Signed>, SignedError> {
        let path = self.path.join(SIGNED);
        match two_places::read(&path) {
            Ok(Some(signed)) => Ok(Some(signed)),
            Ok(None) => Err(SignedError::Damaged(path)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => match self.checkpoint()? {
                Some(_) => Err(SignedError::NotKept(path)),
                None => Ok(None),
            },
            Err(error) if fault::is_damage(&error) => Err(SignedError::Damaged(path)),
            Err(source) => Err(SignedError::Io { path, source }),
        }
    }

    /// The newest checkpoint, with the lines of witnesses that were kept.
    ///
    /// # Errors
    /// When it cannot be read, or is none.
    pub fn checkpoint(&self) -> Result<Option<Note>, SignedError> {
        let path = self.path.join(publish::CHECKPOINT);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(source) => return Err(SignedError::Io { path, source }),
        };
        let note = Note::from_bytes(&bytes);
        note.map(Some).map_err(|error| SignedError::Note { path, error: error.into() })
    }

    /// Signs a checkpoint of the whole log, and keeps it in the folder; whoever calls it holds the
    /// ledger's lock and has appended what a checkpoint ends with. `folded` is the head to which
    /// the state was folded: a snapshot may be of other entries than there are. Of a log that did
    /// not grow it gives the same signature again, with the lines of witnesses that are there.
    ///
    /// # Errors
    /// When the log does not continue what was signed, in entries or in what is published, or a
    /// file cannot be read or written.
    pub fn sign_checkpoint(
        &self,
        log: &dyn Log,
        folded: Head,
        signers: &[LogSigner],
    ) -> Result<Note, SignedError> {
        let head = log.head().map_err(PublishError::Log)?;
        let size = head.size;
        if size == 0 {
            return Err(SignedError::NoEntry);
        }
        if head != folded {
            return Err(SignedError::OtherState { size });
        }
        let before = self.signed()?;
        let tree = continue_signed(log, &self.public(), before.map(|before| before.tree), size)?;
        let origin = signers.first().map(|signer| signer.key().key().name().as_str().into());
        let origin: Box<str> = origin.unwrap_or_default();
        let note = self.wrap(Checkpoint { origin, tree }.sign(signers))?;
        self.remember_signed(before, Signed { tree, note: note.sha256() })?;
        let kept = self.checkpoint()?.filter(|kept| kept.text() == note.text());
        let lines = kept.map(|kept| kept.lines().to_owned()).unwrap_or_default();
        self.keep_lines(&note, &lines)
    }

    /// Checks that a log still continues what was signed of it, in entries and in what is
    /// published.
    ///
    /// # Errors
    /// What does not fit, or cannot be read.
    pub fn check_signed(&self, signed: Signed, log: &dyn Log) -> Result<(), SignedError> {
        let tree = signed.tree;
        // From the leaves alone: whoever asks trusts nothing that lies beside them.
        let found = log.head().map_err(PublishError::Log)?.size;
        if tree.size > found {
            return Err(SignedError::WentBack { signed: tree.size, found });
        }
        from_leaves(log, &[tree], tree.size)?;
        Ok(publish::verify(log, &self.public(), tree)?)
    }

    /// Keeps the newest checkpoint with further lines, which are known to be right.
    ///
    /// # Errors
    /// When a line is none, or the file cannot be written.
    pub fn keep_lines(&self, note: &Note, lines: &str) -> Result<Note, SignedError> {
        let note = self.wrap(note.with_lines(lines))?;
        let path = self.path.join(publish::CHECKPOINT);
        let written = file::replace(&*self.disk, &path, note.as_str().as_bytes());
        written.map_err(|source| SignedError::Io { path, source })?;
        Ok(note)
    }

    /// The folder in which the public side of the ledger is kept.
    pub fn public(&self) -> FolderTarget {
        FolderTarget::closed(self.disk.clone(), &self.path.join(PUBLIC))
    }

    fn remember_signed(&self, before: Option<Signed>, now: Signed) -> Result<(), SignedError> {
        let path = self.path.join(SIGNED);
        let written = match before {
            Some(before) if before == now => Ok(()),
            Some(_) => TwoPlaces::open::<Signed>(&*self.disk, &path).and_then(|mut file| {
                file.write(&now)?;
                file.sync()
            }),
            // Whole or not at all: nothing else could say that nothing was signed before.
            None => file::replace(&*self.disk, &path, &two_places::file_bytes(&now)),
        };
        written.map_err(|source| SignedError::Io { path, source })
    }

    fn wrap(&self, note: Result<Note, NoteError>) -> Result<Note, SignedError> {
        let path = || self.path.join(publish::CHECKPOINT);
        note.map_err(|error| SignedError::Note { path: path(), error: error.into() })
    }
}

/// The tree of a log's `size` entries, which continues the one that was signed and the one that is
/// published. What is published helps; where something does not fit, the leaves alone tell whether
/// it is the log.
fn continue_signed(
    log: &dyn Log,
    public: &dyn Source,
    signed: Option<Sized>,
    size: u64,
) -> Result<Sized, SignedError> {
    let known = match signed {
        Some(signed) if signed.size > size => {
            return Err(SignedError::WentBack { signed: signed.size, found: size });
        }
        Some(signed) => vec![signed],
        None => Vec::new(),
    };
    match publish::root_of(log, Some(public), &known, size) {
        Ok(root) => Ok(Sized { size, root }),
        Err(error) => {
            from_leaves(log, &known, size)?;
            Err(error.into())
        }
    }
}

/// Checks that a log's leaves have the roots that were signed, and nothing else.
fn from_leaves(log: &dyn Log, known: &[Sized], size: u64) -> Result<(), SignedError> {
    match publish::root_of(log, None, known, size) {
        Ok(_) => Ok(()),
        Err(PublishError::Root { size }) => Err(SignedError::Forked { size }),
        Err(error) => Err(error.into()),
    }
}

/// What was signed last.
pub(crate) const SIGNED: &str = "signed";
/// The public side.
pub(crate) const PUBLIC: &str = "public";

#[cfg(test)]
mod tests;
