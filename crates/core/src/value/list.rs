//! Lists of limited length.

use std::ops::Deref;

use serde::de::Deserializer;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::fault;
use crate::codec::{Decode, DecodeError, Decoder, Encode};

/// A list of at most `MAX` items; its canonical bytes and its JSON are those of any list.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Serialize)]
#[serde(transparent)]
pub struct AtMost<T, const MAX: usize>(Vec<T>);

/// More items than a list may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("there are {found} items, at most {max} are allowed")]
pub struct ListError {
    /// How many items there are.
    pub found: usize,
    /// How many there may be.
    pub max: usize,
}

impl<T, const MAX: usize> Default for AtMost<T, MAX> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T, const MAX: usize> Deref for AtMost<T, MAX> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T, const MAX: usize> IntoIterator for AtMost<T, MAX> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, T, const MAX: usize> IntoIterator for &'a AtMost<T, MAX> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<T, const MAX: usize> TryFrom<Vec<T>> for AtMost<T, MAX> {
    type Error = ListError;

    fn try_from(items: Vec<T>) -> Result<Self, ListError> {
        match items.len() {
            found if found > MAX => Err(ListError { found, max: MAX }),
            _ => Ok(Self(items)),
        }
    }
}

impl<Context, T: Decode<Context>, const MAX: usize> Decode<Context> for AtMost<T, MAX> {
    fn decode<D: Decoder<Context = Context>>(decoder: &mut D) -> Result<Self, DecodeError> {
        Vec::decode(decoder)?.try_into().map_err(|error: ListError| fault::for_codec(error))
    }
}

impl<'de, T: Deserialize<'de>, const MAX: usize> Deserialize<'de> for AtMost<T, MAX> {
    fn deserialize<D: Deserializer<'de>>(de: D) -> Result<Self, D::Error> {
        Vec::deserialize(de)?.try_into().map_err(|error: ListError| fault::for_serde(error))
    }
}
