//! What a witness answers: whether a checkpoint continues the one that it saw last.
//!
//! Format: <https://c2sp.org/tlog-witness>. Here is the decision alone; whoever keeps the witness's
//! state makes the new one durable *before* anything is signed, under one lock for each log.

mod ask;

use std::fmt::Write;

use data_encoding::{BASE64, HEXLOWER};
use sha2::{Digest as _, Sha256};
use thiserror::Error;

use crate::checkpoint::{Checkpoint, CheckpointError, LogKey, decimal, hash};
use crate::note::{NOTE_BYTES_MAX, Note};
use crate::tree::{Sized, empty_root, is_consistent};
use crate::value::TreeHash;

pub use ask::{Answered, NotCosigned};

/// What a log asks: to be seen, and how its checkpoint continues the last one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The size that the log believes the witness saw last; 0 for none.
    pub old: u64,
    /// How the new tree begins with the old one.
    pub proof: Vec<TreeHash>,
    /// The checkpoint.
    pub note: Note,
}

/// Why a witness does not sign.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum Refused {
    /// It saw another size last; the log may ask again from there.
    Conflict {
        /// Which.
        size: u64,
    },
    /// The tree of size 0 has another root than nothing has.
    EmptyRoot,
    /// The request is none.
    Form,
    /// No trusted key of the log signed, or a line of one is wrong.
    NotSigned,
    /// The size that the witness is said to have seen is larger than the new one.
    OldLarger,
    /// The proof does not show that the new tree begins with the old one.
    Proof,
    /// The witness saw another root at that size: the log showed two pasts.
    Root,
    /// The witness knows no such log.
    UnknownLog,
}

impl Request {
    /// Reads a request's body.
    ///
    /// # Errors
    /// [`Refused::Form`] when it is none.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Refused> {
        Self::parse(bytes).ok_or(Refused::Form)
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        let text = str::from_utf8(bytes).ok().filter(|_| bytes.len() <= REQUEST_BYTES_MAX)?;
        let (head, note) = text.split_once("\n\n")?;
        let mut lines = head.split('\n');
        let old = lines.next()?.strip_prefix("old ").and_then(decimal)?;
        let proof = lines.map(hash).collect::<Option<Vec<_>>>()?;
        let note = Note::from_bytes(note.as_bytes()).ok()?;
        (proof.len() <= PROOF_MAX).then_some(Self { old, proof, note })
    }

    /// The request's body.
    pub fn to_text(&self) -> String {
        let Self { old, proof, note } = self;
        let mut text = format!("old {old}\n");
        for hash in proof {
            let line = BASE64.encode(hash.as_bytes());
            writeln!(text, "{line}").expect("a text takes everything");
        }
        format!("{text}\n{}", note.as_str())
    }

    /// Which log asks, by its own word.
    ///
    /// # Errors
    /// [`Refused::Form`] when there is no checkpoint.
    pub fn checkpoint(&self) -> Result<Checkpoint, Refused> {
        Checkpoint::parse(self.note.text()).map_err(|_| Refused::Form)
    }

    /// Decides whether the checkpoint may be signed by a witness that trusts `logs` and saw `known`
    /// of this log last.
    ///
    /// # Errors
    /// The reason against it.
    pub fn decide(&self, logs: &[LogKey], known: Option<Sized>) -> Result<Checkpoint, Refused> {
        self.checkpoint()?;
        let checkpoint = Checkpoint::open(&self.note, logs).map_err(|error| match error {
            CheckpointError::UnknownLog { .. } => Refused::UnknownLog,
            CheckpointError::Note(_) => Refused::NotSigned,
            CheckpointError::EmptyLine
            | CheckpointError::Lines
            | CheckpointError::Root
            | CheckpointError::Size => Refused::Form,
        })?;
        let new = checkpoint.tree;
        if self.old > new.size {
            return Err(Refused::OldLarger);
        }
        let known = known.unwrap_or_else(|| Sized { size: 0, root: empty_root() });
        if self.old != known.size {
            return Err(Refused::Conflict { size: known.size });
        }
        if new.size == 0 && new.root != empty_root() {
            return Err(Refused::EmptyRoot);
        }
        if new.size == known.size && new.root != known.root {
            return Err(Refused::Root);
        }
        if is_consistent(known, new, &self.proof) { Ok(checkpoint) } else { Err(Refused::Proof) }
    }
}

impl Refused {
    /// The status of HTTP that says so.
    pub const fn status(&self) -> u16 {
        match self {
            Self::Form | Self::OldLarger => 400,
            Self::NotSigned => 403,
            Self::UnknownLog => 404,
            Self::Conflict { .. } => 409,
            Self::EmptyRoot | Self::Proof | Self::Root => 422,
        }
    }

    /// Whether the log itself signed what contradicts what it signed before, or may have: worth
    /// keeping.
    pub const fn is_evidence(&self) -> bool {
        matches!(self, Self::EmptyRoot | Self::Proof | Self::Root)
    }
}

/// What a log is called in a witness's addresses: hexadecimal SHA-256 of its origin.
pub fn log_name(origin: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(origin))
}

/// The most bytes of a request.
pub const REQUEST_BYTES_MAX: usize = NOTE_BYTES_MAX + 4096;
/// As many hashes as a proof can have.
const PROOF_MAX: usize = 63;

#[cfg(test)]
mod tests;
