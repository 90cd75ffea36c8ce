//! Proofs of inclusion as a text, that any tool of the kind can check: `.tlog-proof`.
//!
//! ```text
//! c2sp.org/tlog-proof@v1
//! index 1
//! MEQFrk1XdwBTX9X1FOM7IMg20JAM06YCrk+m7vtIvII=   the siblings' hashes, from the leaf up
//!
//! ikrar.example.id/muba                          the checkpoint, byte for byte
//! …
//! ```
//!
//! Format: <https://c2sp.org/tlog-proof>. A line `extra` may hold something that nobody vouches
//! for: it is read over, and never written.

use data_encoding::BASE64;
use thiserror::Error;

use crate::checkpoint::policy::{Policy, Worth};
use crate::checkpoint::{CheckpointError, decimal, hash};
use crate::note::{Note, NoteError};
use crate::tree::{leaf_hash, root_of_inclusion};
use crate::value::TreeHash;

/// That an entry is in a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TlogProof {
    /// The entry's number.
    pub index: u64,
    /// From the sibling of the entry's leaf up to below the root.
    pub path: Vec<TreeHash>,
    /// What the log said of itself.
    pub checkpoint: Note,
}

impl TlogProof {
    /// Reads a proof; nothing in it is checked.
    ///
    /// # Errors
    /// When the bytes are none.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, TlogProofError> {
        let text = str::from_utf8(bytes).map_err(|_| TlogProofError::Note(NoteError::Utf8))?;
        let (head, checkpoint) = text.split_once("\n\n").ok_or(TlogProofError::NoCheckpoint)?;
        let mut lines = head.split('\n').peekable();
        if lines.next() != Some(FIRST_LINE) {
            return Err(TlogProofError::FirstLine);
        }
        if let Some(extra) = lines.next_if(|line| line.starts_with("extra")) {
            let bytes = extra.strip_prefix("extra ").map(|text| BASE64.decode(text.as_bytes()));
            bytes.and_then(Result::ok).ok_or(TlogProofError::Extra)?;
        }
        let index = lines.next().and_then(|line| line.strip_prefix("index ")).and_then(decimal);
        let index = index.ok_or(TlogProofError::Index)?;
        let hashes = lines.zip(1..).map(|(line, at)| hash(line).ok_or(TlogProofError::Hash { at }));
        let path = hashes.collect::<Result<Vec<_>, _>>()?;
        if path.len() > PATH_MAX {
            return Err(TlogProofError::Hash { at: PATH_MAX + 1 });
        }
        Ok(Self { index, path, checkpoint: Note::from_bytes(checkpoint.as_bytes())? })
    }

    /// The proof's text.
    pub fn to_text(&self) -> String {
        let Self { index, path, checkpoint } = self;
        let hashes = path.iter().map(|hash| BASE64.encode(hash.as_bytes()) + "\n");
        let hashes: String = hashes.collect();
        format!("{FIRST_LINE}\nindex {index}\n{hashes}\n{}", checkpoint.as_str())
    }

    /// Checks that `entry` is what the proof is about, and says what its checkpoint is worth.
    ///
    /// # Errors
    /// When the checkpoint does not count under the policy, or the entry is not in its tree.
    pub fn judge(&self, entry: &[u8], policy: &Policy) -> Result<Worth, TlogProofError> {
        let worth = policy.judge(&self.checkpoint).map_err(TlogProofError::Checkpoint)?;
        let tree = worth.checkpoint.tree;
        let root = root_of_inclusion(leaf_hash(entry), self.index, tree.size, &self.path);
        if root == Some(tree.root) { Ok(worth) } else { Err(TlogProofError::NotIncluded) }
    }
}

/// Why a text is no proof, or proves nothing.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum TlogProofError {
    /// The checkpoint does not count.
    Checkpoint(CheckpointError),
    /// The line `extra` holds no base64.
    Extra,
    /// The first line is another one.
    FirstLine,
    /// A line is not the base64 of a hash, or one too many.
    Hash {
        /// Which of the hashes, counted from 1.
        at: usize,
    },
    /// The line of the entry's number is missing, or holds none.
    Index,
    /// There is no empty line with a checkpoint below it.
    NoCheckpoint,
    /// The checkpoint is no note.
    Note(#[from] NoteError),
    /// The hashes do not lead from the entry to the checkpoint's root.
    NotIncluded,
}

const FIRST_LINE: &str = "c2sp.org/tlog-proof@v1";
/// As many hashes as a tree of fewer than 2^63 leaves is high.
const PATH_MAX: usize = 63;

#[cfg(test)]
mod tests;
