//! The one place that knows bincode: values of the ledger in, canonical bytes out, and back.
//!
//! bincode 2.0.1 with fixed-width little-endian integers (`docs/FORMATS.md`, section 1). Its
//! reader accepts more than its writer writes, so [`decode`] accepts bytes only when encoding the
//! value again gives the same bytes, to the last one.

use bincode::config::{self, Config};
use bincode::enc::EncoderImpl;
use bincode::enc::write::Writer;
use bincode::error::AllowedEnumVariants;
use thiserror::Error;

use crate::value::{Refused, catch};

pub(crate) use bincode::de::Decoder;
pub(crate) use bincode::enc::Encoder;
pub(crate) use bincode::error::{DecodeError, EncodeError};
pub(crate) use bincode::impl_borrow_decode;
pub use bincode::{Decode, Encode};

/// The canonical bytes of `value`.
pub fn encode<T: Encode>(value: &T) -> Vec<u8> {
    bincode::encode_to_vec(value, settings())
        .expect("ledger values hold nothing that cannot be encoded")
}

/// The value whose canonical bytes are exactly `bytes`.
///
/// # Errors
/// When the bytes are too short, too long, not canonical, or not of this type.
pub fn decode<T: Decode<()> + Encode>(bytes: &[u8]) -> Result<T, CodecError> {
    let (value, read) = read::<T>(bytes, settings())?;
    if read != bytes.len() {
        return Err(CodecError::Trailing { read, found: bytes.len() });
    }
    let mut check = EncoderImpl::new(Comparing { rest: bytes }, settings());
    match value.encode(&mut check) {
        Ok(()) if check.into_writer().rest.is_empty() => Ok(value),
        _ => Err(CodecError::NotCanonical),
    }
}

/// A value as a cache holds it: compact, of any size, and not a public format.
pub(crate) fn encode_own<T: Encode>(value: &T) -> Vec<u8> {
    let bytes = bincode::encode_to_vec(value, config::standard());
    bytes.expect("ledger values hold nothing that cannot be encoded")
}

/// The value that [`encode_own`] encoded, and nothing behind it.
///
/// # Errors
/// When the bytes are of another version of the program, or forged.
pub(crate) fn decode_own<T: Decode<()>>(bytes: &[u8]) -> Result<T, CodecError> {
    fn whole<T: Decode<()>>(bytes: &[u8], settings: impl Config) -> Result<T, CodecError> {
        let (value, read) = read(bytes, settings)?;
        let whole = read == bytes.len();
        whole.then_some(value).ok_or(CodecError::Trailing { read, found: bytes.len() })
    }
    // A list of as many elements as there are bytes takes at most this much memory; a longer one
    // is claimed, not there. The limit is part of the decoder's type, so there is a choice of some.
    let at_most = bytes.len().saturating_mul(OWN_ELEMENT_BYTES_MAX);
    macro_rules! read_within {
        ($($bits:literal),+ or $last:literal) => {
            match () {
                $(() if at_most <= power(2, $bits) => {
                    whole(bytes, config::standard().with_limit::<{ power(2, $bits) }>())
                })+
                () => whole(bytes, config::standard().with_limit::<{ power(2, $last) }>()),
            }
        };
    }
    read_within!(16, 20, 24, 28, 32, 36 or 40)
}

/// A power, or the largest number where the machine has none so large.
const fn power(base: usize, exponent: u32) -> usize {
    base.saturating_pow(exponent)
}

/// Why bytes are no value of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum CodecError {
    /// The bytes end too early, claim an impossible length, or hold an impossible value.
    Malformed(String),
    /// The bytes decode, but the same value has another encoding.
    NotCanonical,
    /// Bytes are left over behind the value.
    Trailing {
        /// How many bytes the value takes.
        read: usize,
        /// How many bytes there are.
        found: usize,
    },
    /// A tag that this version of the program does not know.
    UnknownKind {
        /// What the tag is a kind of.
        of: &'static str,
        /// The tag.
        found: u32,
    },
    /// A value that its type does not allow.
    Value(Refused),
}

/// A writer that keeps nothing and fails at the first byte that differs from what is expected.
struct Comparing<'a> {
    rest: &'a [u8],
}

impl Writer for Comparing<'_> {
    fn write(&mut self, bytes: &[u8]) -> Result<(), EncodeError> {
        match self.rest.strip_prefix(bytes) {
            Some(rest) => {
                self.rest = rest;
                Ok(())
            }
            None => Err(EncodeError::Other("differs")),
        }
    }
}

fn read<T: Decode<()>>(bytes: &[u8], settings: impl Config) -> Result<(T, usize), CodecError> {
    catch(|| bincode::decode_from_slice(bytes, settings)).map_err(|(error, fault)| {
        match (fault, error) {
            (Some(refused), _) => CodecError::Value(refused),
            (None, DecodeError::UnexpectedVariant { type_name, found, .. }) => {
                CodecError::UnknownKind { of: type_name, found }
            }
            (None, other) => CodecError::Malformed(other.to_string()),
        }
    })
}

/// The error of a tag that no kind has.
pub(crate) fn unknown_kind(of: &'static str, found: impl Into<u32>) -> DecodeError {
    DecodeError::UnexpectedVariant {
        type_name: of,
        allowed: &AllowedEnumVariants::Allowed(&[]),
        found: found.into(),
    }
}

/// A length that a hostile writer claims can make no value larger than this, in bytes.
const VALUE_BYTES_MAX: usize = 1 << 22;

/// No element of a list in a cache takes more bytes of memory for each byte of its encoding.
const OWN_ELEMENT_BYTES_MAX: usize = 64;

fn settings() -> impl Config {
    config::legacy().with_limit::<VALUE_BYTES_MAX>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_canonical_bytes_are_read() {
        let value = (7_u64, "Muba".to_owned(), true);
        let bytes = encode(&value);
        assert_eq!(decode::<(u64, String, bool)>(&bytes), Ok(value));

        let mut longer = bytes.clone();
        longer.push(0);
        assert!(matches!(
            decode::<(u64, String, bool)>(&longer),
            Err(CodecError::Trailing { read: 21, found: 22 })
        ));
        for cut in 0..bytes.len() {
            assert!(decode::<(u64, String, bool)>(&bytes[..cut]).is_err());
        }
    }

    #[test]
    fn a_claimed_length_cannot_take_the_memory() {
        let mut bytes = u64::MAX.to_be_bytes().to_vec();
        bytes.extend_from_slice(b"short");
        assert!(matches!(decode::<String>(&bytes), Err(CodecError::Malformed(_))));
    }

    #[test]
    fn a_map_in_another_order_is_refused() {
        use std::collections::BTreeMap;
        let ordered = encode(&vec![(1_u8, 1_u8), (2, 2)]);
        let swapped = encode(&vec![(2_u8, 2_u8), (1, 1)]);
        assert!(decode::<BTreeMap<u8, u8>>(&ordered).is_ok());
        assert_eq!(decode::<BTreeMap<u8, u8>>(&swapped), Err(CodecError::NotCanonical));
    }
}
