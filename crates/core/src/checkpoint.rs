//! Checkpoints: what a log says of itself, in a signed note.
//!
//! ```text
//! ikrar.example.id/muba                          the origin: which log
//! 3                                              how many entries it has
//! +CaQz+j5VS6078GOUEQY7HW82V+/puuQjkqi4UZGYFo=   the root of the public tree over them
//! ```
//!
//! Format: <https://c2sp.org/tlog-checkpoint>. Below these lines others may have more, which nobody
//! can check: they are read over, and never written.

pub mod cosignature;
pub mod policy;

use data_encoding::BASE64;
use thiserror::Error;

use crate::note::{KeyError, KeyName, KeyType, Note, NoteError, NoteKey, NoteSigner, Verifier};
use crate::tree::Sized;
use crate::value::TreeHash;

/// What a checkpoint says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// Which log it is of.
    pub origin: Box<str>,
    /// How many entries the log has, and the root over them.
    pub tree: Sized,
}

impl Checkpoint {
    /// Reads a checkpoint's text, which ends with a line feed.
    ///
    /// # Errors
    /// When it is none.
    pub fn parse(text: &str) -> Result<Self, CheckpointError> {
        let lines = text.strip_suffix('\n').ok_or(CheckpointError::Lines)?;
        let mut lines = lines.split('\n');
        let mut next = || lines.next().ok_or(CheckpointError::Lines);
        let (origin, size, root) = (next()?, next()?, next()?);
        if origin.is_empty() || lines.any(str::is_empty) {
            return Err(CheckpointError::EmptyLine);
        }
        let size = decimal(size).ok_or(CheckpointError::Size)?;
        let root = hash(root).ok_or(CheckpointError::Root)?;
        Ok(Self { origin: origin.into(), tree: Sized { size, root } })
    }

    /// The checkpoint's text.
    pub fn to_text(&self) -> String {
        let Self { origin, tree } = self;
        format!("{origin}\n{}\n{}\n", tree.size, BASE64.encode(tree.root.as_bytes()))
    }

    /// The checkpoint as a note that the log signed, or more than one of its keys.
    ///
    /// # Errors
    /// When nobody signs.
    pub fn sign<'a>(
        &self,
        signers: impl IntoIterator<Item = &'a LogSigner>,
    ) -> Result<Note, NoteError> {
        let text = self.to_text();
        let lines: String = signers.into_iter().map(|signer| signer.line(&text)).collect();
        Note::new(&text, &lines)
    }

    /// Reads a note as a checkpoint of a log of which `logs` has a key: one of the keys that are
    /// named as the checkpoint's origin must have signed, and none may have failed to.
    ///
    /// # Errors
    /// When it is no checkpoint, of another log, or not signed by it.
    pub fn open(note: &Note, logs: &[LogKey]) -> Result<Self, CheckpointError> {
        let checkpoint = Self::parse(note.text())?;
        let of_origin = |log: &&LogKey| log.key().name().as_str() == &*checkpoint.origin;
        let keys: Vec<LogKey> = logs.iter().filter(of_origin).cloned().collect();
        if keys.is_empty() {
            return Err(CheckpointError::UnknownLog { origin: checkpoint.origin });
        }
        note.open(&keys)?;
        Ok(checkpoint)
    }
}

/// The key of a log: its checkpoints are signed with it, and its name is the log's origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogKey(NoteKey);

impl TryFrom<NoteKey> for LogKey {
    type Error = KeyError;

    fn try_from(key: NoteKey) -> Result<Self, KeyError> {
        match key.key_type() {
            KeyType::Ed25519 => Ok(Self(key)),
            KeyType::Cosignature => Err(KeyError::NotALog),
        }
    }
}

impl Verifier for LogKey {
    type Said = ();

    fn key(&self) -> &NoteKey {
        &self.0
    }

    fn verify(&self, text: &str, signature: &[u8]) -> Option<()> {
        self.0.accepts(text.as_bytes(), signature).then_some(())
    }
}

/// The private key of a log.
#[derive(Debug, Clone)]
pub struct LogSigner(NoteSigner);

impl LogSigner {
    /// Who signs as the log of this origin.
    ///
    /// # Errors
    /// When the origin is longer than [`ORIGIN_BYTES_MAX`] or not ASCII, or the key unusable.
    pub fn new(origin: KeyName, key: ed25519_dalek::SigningKey) -> Result<Self, KeyError> {
        let text = origin.as_str();
        if text.len() > ORIGIN_BYTES_MAX || !text.is_ascii() {
            return Err(KeyError::Name);
        }
        NoteSigner::new(origin, KeyType::Ed25519, key).map(Self)
    }

    /// What verifies its lines.
    pub fn key(&self) -> LogKey {
        LogKey(self.0.key().clone())
    }

    fn line(&self, text: &str) -> String {
        self.0.key().line(&self.0.sign(text.as_bytes()))
    }
}

/// A whole number as these formats write it: ASCII digits without a zero in front, below 2^63.
pub(crate) fn decimal(text: &str) -> Option<u64> {
    let number = text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())??;
    let has_one_form = text == "0" || !text.starts_with('0');
    (has_one_form && i64::try_from(number).is_ok()).then_some(number)
}

/// A hash as these formats write it: base64 with padding.
pub(crate) fn hash(text: &str) -> Option<TreeHash> {
    let bytes = BASE64.decode(text.as_bytes()).ok()?;
    bytes.try_into().ok().map(TreeHash::from_bytes)
}

/// Why a note is no checkpoint, or none that counts.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum CheckpointError {
    /// A line is empty.
    EmptyLine,
    /// There are fewer than three lines.
    Lines,
    /// The note is none, or not signed.
    Note(#[from] NoteError),
    /// The third line is not the base64 of 32 bytes.
    Root,
    /// The second line is not a number of entries.
    Size,
    /// The log is not known.
    UnknownLog {
        /// What it calls itself.
        origin: Box<str>,
    },
}

/// The most bytes of an origin that we sign for: other types of signatures count it in one byte.
pub const ORIGIN_BYTES_MAX: usize = 255;

#[cfg(test)]
pub(crate) mod tests;
