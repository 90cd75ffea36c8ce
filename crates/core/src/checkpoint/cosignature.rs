//! Cosignatures: somebody else saw the checkpoint, at a time, and none before that contradicts it.
//!
//! Format: <https://c2sp.org/tlog-cosignature>, type `04`: eight bytes of time, then Ed25519 over
//! `cosignature/v1`, the time and the whole text. The signature does not name who gives it, so a
//! witness has a key for that alone. Lines of other types are passed over as those of unknown keys.

use ed25519_dalek::SigningKey;

use super::CheckpointError;
use crate::note::{KeyError, KeyName, KeyType, Note, NoteKey, NoteSigner, Verifier};

/// When a witness saw a checkpoint: seconds since 1970-01-01, never zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CosignedAt(u64);

impl CosignedAt {
    /// The moment that is so many seconds after 1970-01-01; `None` for zero, which stands for no
    /// time, and beyond 2^63.
    pub fn from_seconds(seconds: u64) -> Option<Self> {
        (seconds > 0 && i64::try_from(seconds).is_ok()).then_some(Self(seconds))
    }

    /// Seconds since 1970-01-01.
    pub const fn seconds(self) -> u64 {
        self.0
    }
}

/// The key of a witness.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WitnessKey(NoteKey);

impl TryFrom<NoteKey> for WitnessKey {
    type Error = KeyError;

    fn try_from(key: NoteKey) -> Result<Self, KeyError> {
        match key.key_type() {
            KeyType::Cosignature => Ok(Self(key)),
            KeyType::Ed25519 => Err(KeyError::NotAWitness),
        }
    }
}

impl Verifier for WitnessKey {
    type Said = CosignedAt;

    fn key(&self) -> &NoteKey {
        &self.0
    }

    fn verify(&self, text: &str, signature: &[u8]) -> Option<CosignedAt> {
        let (time, signature) = signature.split_first_chunk::<8>()?;
        let at = CosignedAt::from_seconds(u64::from_be_bytes(*time))?;
        self.0.accepts(message(at, text).as_bytes(), signature).then_some(at)
    }
}

/// The private key of a witness.
#[derive(Debug, Clone)]
pub struct WitnessSigner(NoteSigner);

impl WitnessSigner {
    /// The witness of this name.
    ///
    /// # Errors
    /// When the key is unusable.
    pub fn new(name: KeyName, key: SigningKey) -> Result<Self, KeyError> {
        NoteSigner::new(name, KeyType::Cosignature, key).map(Self)
    }

    /// What verifies its lines.
    pub fn key(&self) -> WitnessKey {
        WitnessKey(self.0.key().clone())
    }

    /// The line by which the witness says that it saw this checkpoint, with all its lines.
    pub fn cosign(&self, at: CosignedAt, note: &Note) -> String {
        let signature = self.0.sign(message(at, note.text()).as_bytes());
        self.0.key().line(&[at.0.to_be_bytes().as_slice(), &signature].concat())
    }
}

/// The lines among `answer` that are right cosignatures of one of these keys over the checkpoint;
/// whatever else somebody answered is left out, so that it can spoil nothing.
///
/// # Errors
/// When the answer is not made of lines of signatures.
pub fn right_lines(
    note: &Note,
    answer: &str,
    keys: &[WitnessKey],
) -> Result<String, CheckpointError> {
    let answered = Note::new(note.text(), answer).map_err(CheckpointError::Note)?;
    let is_right = |line: &&str| {
        let alone = Note::new(note.text(), line);
        alone.and_then(|alone| alone.open(keys)).is_ok()
    };
    Ok(answered.lines().split_inclusive('\n').filter(is_right).collect())
}

fn message(at: CosignedAt, text: &str) -> String {
    format!("cosignature/v1\ntime {}\n{text}", at.0)
}
