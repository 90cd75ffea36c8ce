//! Signed notes: a text with lines of signatures below it.
//!
//! Format: <https://c2sp.org/signed-note>; `docs/FORMATS.md` says what is narrower here. A note is
//! kept byte for byte as it came: what was signed is never written again to be verified. Lines of
//! keys that are not known say nothing, and a line of a known key that is wrong spoils the note.

mod key;

use std::fmt;

use data_encoding::BASE64;
use sha2::{Digest as _, Sha256};
use thiserror::Error;

pub use key::{KeyError, KeyHash, KeyName, KeyType, NoteKey, NoteSigner};

/// A key that a note may be signed with.
pub trait Verifier {
    /// What a right signature says beside that the text was signed.
    type Said;

    /// The key, by whose name and hash its lines are found.
    fn key(&self) -> &NoteKey;

    /// What the bytes behind the key's hash say; `None` when they are no signature over `text`.
    fn verify(&self, text: &str, signature: &[u8]) -> Option<Self::Said>;
}

/// A note that was read; none of its signatures was looked at.
#[derive(Clone, PartialEq, Eq)]
pub struct Note {
    whole: Box<str>,
    /// Where the text ends, with its last line feed.
    text_end: usize,
    lines: Vec<Line>,
}

/// A line of a note: who signed, and what.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    name: KeyName,
    hash: KeyHash,
    signature: Box<[u8]>,
}

impl Note {
    /// Reads a note.
    ///
    /// # Errors
    /// When the bytes are none, or more than [`NOTE_BYTES_MAX`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, NoteError> {
        if bytes.len() > NOTE_BYTES_MAX {
            return Err(NoteError::TooLong { found: bytes.len() });
        }
        let whole = str::from_utf8(bytes).map_err(|_| NoteError::Utf8)?;
        if whole.chars().any(|c| c < ' ' && c != '\n') {
            return Err(NoteError::Control);
        }
        let blank = whole.rfind("\n\n").ok_or(NoteError::NoLines)?;
        let (text, rest) = whole.split_at(blank + 1);
        let signatures = rest.strip_prefix('\n').filter(|rest| !rest.is_empty());
        let signatures = signatures.ok_or(NoteError::NoLines)?;
        let lines = signatures.split_inclusive('\n').zip(1..);
        let lines = lines.map(|(line, at)| Line::parse(line).ok_or(NoteError::Line { at }));
        let lines = lines.collect::<Result<Vec<_>, _>>()?;
        Ok(Self { text_end: text.len(), whole: whole.into(), lines })
    }

    /// The note of a text and of lines as [`NoteKey::line`] writes them.
    ///
    /// # Errors
    /// When both together are no note: the text does not end with a line feed, or there is no line.
    pub fn new(text: &str, lines: &str) -> Result<Self, NoteError> {
        let note = Self::from_bytes(format!("{text}\n{lines}").as_bytes())?;
        if note.text() == text { Ok(note) } else { Err(NoteError::NoLines) }
    }

    /// The note with further lines below those that it has; a line that is there already is not
    /// written twice.
    ///
    /// # Errors
    /// When a line is none, or the note becomes too long.
    pub fn with_lines(&self, lines: &str) -> Result<Self, NoteError> {
        let mut whole = self.whole.to_string();
        for line in lines.split_inclusive('\n') {
            if !self.lines().split_inclusive('\n').any(|known| known == line) {
                whole.push_str(line);
            }
        }
        Self::new(self.text(), whole.get(self.text_end + 1..).unwrap_or_default())
    }

    /// SHA-256 of the note's bytes.
    pub fn sha256(&self) -> [u8; 32] {
        Sha256::digest(self.as_str()).into()
    }

    /// The note, byte for byte as it was read.
    pub fn as_str(&self) -> &str {
        &self.whole
    }

    /// What is signed: every line above the last empty one.
    pub fn text(&self) -> &str {
        self.whole.get(..self.text_end).unwrap_or_default()
    }

    /// The lines of the signatures.
    pub fn lines(&self) -> &str {
        self.whole.get(self.text_end + 1..).unwrap_or_default()
    }

    /// The lines of the signatures that one of these keys is named in, right or wrong.
    pub fn lines_of(&self, keys: &[&NoteKey]) -> String {
        let texts = self.lines().split_inclusive('\n').zip(&self.lines);
        let of_keys = texts.filter(|(_, line)| keys.iter().any(|key| line.is_of(key)));
        of_keys.map(|(text, _)| text).collect()
    }

    /// Checks each line whose key is known: gives for each, in the order of the lines, which of
    /// the keys it was and what it said. Empty when no known key signed.
    ///
    /// # Errors
    /// When a line of a known key is wrong, whatever the others say.
    pub fn signatures<V: Verifier>(&self, known: &[V]) -> Result<Vec<(usize, V::Said)>, NoteError> {
        let mut found = Vec::new();
        for line in &self.lines {
            let mut named = known.iter().enumerate().filter(|(_, key)| line.is_of(key.key()));
            let Some((at, key)) = named.next() else { continue };
            let said = key.verify(self.text(), &line.signature);
            let name = || key.key().name().clone();
            found.push((at, said.ok_or_else(|| NoteError::Signature { name: name() })?));
        }
        Ok(found)
    }

    /// As [`Note::signatures`], of a note that counts only if a known key signed it.
    ///
    /// # Errors
    /// As there, and when no known key signed.
    pub fn open<V: Verifier>(&self, known: &[V]) -> Result<Vec<(usize, V::Said)>, NoteError> {
        let found = self.signatures(known)?;
        if found.is_empty() { Err(NoteError::Unsigned) } else { Ok(found) }
    }
}

impl Line {
    fn parse(line: &str) -> Option<Self> {
        let line = line.strip_prefix(DASH)?.strip_suffix('\n')?;
        let (name, bytes) = line.split_once(' ')?;
        let bytes = BASE64.decode(bytes.as_bytes()).ok()?;
        let (hash, signature) = bytes.split_first_chunk::<4>()?;
        let is_one = !signature.is_empty();
        let (hash, signature) = (KeyHash::from_bytes(*hash), signature.into());
        is_one.then_some(Self { name: name.parse().ok()?, hash, signature })
    }

    fn is_of(&self, key: &NoteKey) -> bool {
        self.hash == key.hash() && self.name == *key.name()
    }
}

impl fmt::Debug for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Note({:?})", self.as_str())
    }
}

/// Why bytes are no note, or one that does not count.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum NoteError {
    /// There is a control character that is no line feed.
    Control,
    /// A line of the signatures is none.
    Line {
        /// Which, counted from 1 below the empty line.
        at: usize,
    },
    /// There is no empty line, or no signature below it.
    NoLines,
    /// What a known key is said to have signed it did not sign.
    Signature {
        /// The key's name.
        name: KeyName,
    },
    /// More bytes than [`NOTE_BYTES_MAX`].
    TooLong {
        /// How many.
        found: usize,
    },
    /// No known key signed.
    Unsigned,
    /// The bytes are not UTF-8.
    Utf8,
}

/// The most bytes of a note: room for more than 500 lines of Ed25519.
pub const NOTE_BYTES_MAX: usize = 64 << 10;
/// What a line of a signature begins with: an em dash, which no text needs there.
const DASH: &str = "\u{2014} ";

#[cfg(test)]
mod tests;
