//! Keys of signed notes, and their text, the vkey.

use std::fmt;
use std::str::FromStr;

use data_encoding::{BASE64, HEXLOWER};
use ed25519_dalek::{Signer, SigningKey};
use sha2::{Digest as _, Sha256};
use thiserror::Error;

use super::DASH;
use crate::sign;
use crate::value::PublicKey;

/// What a key is called in notes: at least one character, no blanks, no `+`. Of a log it is the
/// origin as well.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyName(Box<str>);

impl KeyName {
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for KeyName {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let is_bad = |c: char| c.is_whitespace() || c < ' ' || c == '+';
        if text.is_empty() || text.contains(is_bad) {
            return Err(KeyError::Name);
        }
        Ok(Self(text.into()))
    }
}

impl fmt::Display for KeyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// Four bytes by which the lines of a key are found. They prove nothing: anybody can make a key
/// that has the hash of another.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct KeyHash([u8; 4]);

impl KeyHash {
    /// Wraps the bytes.
    pub const fn from_bytes(bytes: [u8; 4]) -> Self {
        Self(bytes)
    }

    fn of(name: &KeyName, key_type: KeyType, key: &PublicKey) -> Self {
        let mut hash = Sha256::new();
        hash.update(name.as_str());
        hash.update([b'\n', key_type.byte()]);
        hash.update(key.as_bytes());
        let [a, b, c, d, ..] = <[u8; 32]>::from(hash.finalize());
        Self([a, b, c, d])
    }
}

impl fmt::Display for KeyHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&HEXLOWER.encode(&self.0))
    }
}

impl fmt::Debug for KeyHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyHash({self})")
    }
}

/// What the signatures of a key are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyType {
    /// Ed25519 over the text (`01`): how a log signs.
    Ed25519,
    /// A time, and Ed25519 over it and the text (`04`): how a witness signs.
    Cosignature,
}

impl KeyType {
    const fn byte(self) -> u8 {
        match self {
            Self::Ed25519 => 0x01,
            Self::Cosignature => 0x04,
        }
    }

    fn from_byte(byte: u8) -> Result<Self, KeyError> {
        let known = [Self::Ed25519, Self::Cosignature].into_iter();
        known.clone().find(|known| known.byte() == byte).ok_or(KeyError::Type(byte))
    }
}

/// A public key of notes, with its name and the type of its signatures.
///
/// As text it is a vkey, `name+hash+base64`. The base64 may hold a `+` itself.
#[derive(Clone, PartialEq, Eq)]
pub struct NoteKey {
    name: KeyName,
    key_type: KeyType,
    key: PublicKey,
    hash: KeyHash,
}

impl NoteKey {
    /// The key of this name and type.
    ///
    /// # Errors
    /// When signatures of these bytes are never accepted: they are no point, or one of small order.
    pub fn new(name: KeyName, key_type: KeyType, key: PublicKey) -> Result<Self, KeyError> {
        if !sign::is_usable(&key) {
            return Err(KeyError::Unusable);
        }
        let hash = KeyHash::of(&name, key_type, &key);
        Ok(Self { name, key_type, key, hash })
    }

    /// The key's name.
    pub fn name(&self) -> &KeyName {
        &self.name
    }

    /// The type of its signatures.
    pub fn key_type(&self) -> KeyType {
        self.key_type
    }

    /// The public key itself.
    pub fn public_key(&self) -> &PublicKey {
        &self.key
    }

    /// What its lines are found by.
    pub fn hash(&self) -> KeyHash {
        self.hash
    }

    /// Whether these bytes are an Ed25519 signature of this key over `message`.
    pub fn accepts(&self, message: &[u8], signature: &[u8]) -> bool {
        signature.try_into().is_ok_and(|bytes| sign::accepts(&self.key, message, bytes))
    }

    /// The line of a note that hands on what this key signed.
    pub fn line(&self, signature: &[u8]) -> String {
        let bytes = [self.hash.0.as_slice(), signature].concat();
        format!("{DASH}{} {}\n", self.name, BASE64.encode(&bytes))
    }
}

impl FromStr for NoteKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let mut parts = text.splitn(3, '+');
        let [Some(name), Some(hash), Some(bytes)] = [parts.next(), parts.next(), parts.next()]
        else {
            return Err(KeyError::Parts);
        };
        let name = name.parse::<KeyName>()?;
        let bytes = BASE64.decode(bytes.as_bytes()).map_err(|_| KeyError::Base64)?;
        let (&first, key) = bytes.split_first().ok_or(KeyError::Length { found: 0 })?;
        let key_type = KeyType::from_byte(first)?;
        let key = key.try_into().map_err(|_| KeyError::Length { found: key.len() })?;
        let new = Self::new(name, key_type, PublicKey::from_bytes(key))?;
        if new.hash.to_string() == hash { Ok(new) } else { Err(KeyError::Hash) }
    }
}

impl fmt::Display for NoteKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = [&[self.key_type.byte()], self.key.as_bytes().as_slice()].concat();
        write!(f, "{}+{}+{}", self.name, self.hash, BASE64.encode(&bytes))
    }
}

impl fmt::Debug for NoteKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NoteKey({self})")
    }
}

/// A private key that signs notes under a name.
#[derive(Clone)]
pub struct NoteSigner {
    signing: SigningKey,
    key: NoteKey,
}

impl NoteSigner {
    /// The signer of this name and type.
    ///
    /// # Errors
    /// As [`NoteKey::new`].
    pub fn new(name: KeyName, key_type: KeyType, signing: SigningKey) -> Result<Self, KeyError> {
        let public = PublicKey::from_bytes(signing.verifying_key().to_bytes());
        Ok(Self { key: NoteKey::new(name, key_type, public)?, signing })
    }

    /// What verifies its lines.
    pub fn key(&self) -> &NoteKey {
        &self.key
    }

    /// An Ed25519 signature; what it covers is up to the type of the key.
    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.signing.sign(message).to_bytes()
    }
}

impl fmt::Debug for NoteSigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NoteSigner({})", self.key)
    }
}

/// Why a text is no key of notes, or none for this purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum KeyError {
    /// The part behind the second `+` is not base64 with padding.
    Base64,
    /// The hash is that of another name or key.
    Hash,
    /// The key itself does not have 32 bytes.
    Length {
        /// How many.
        found: usize,
    },
    /// The name is empty, or holds a blank or a `+`.
    Name,
    /// It is the key of a witness, and a log's is wanted.
    NotALog,
    /// It is the key of a log, and a witness's is wanted.
    NotAWitness,
    /// There are not three parts with `+` between them.
    Parts,
    /// Signatures of that type are not read here.
    Type(u8),
    /// The bytes are no point on the curve, or one of small order.
    Unusable,
}
