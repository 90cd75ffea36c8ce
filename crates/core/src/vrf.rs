//! A verifiable random function: what only the holder of a secret key can calculate of some bytes,
//! and anybody with the public key can check, [C2SP vrf-r255](https://c2sp.org/vrf-r255)
//! (ECVRF-RISTRETTO255-SHA512, RFC 9381).
//!
//! The output says nothing about its input to who has neither; so people can be looked up by their
//! numbers, and nobody can try out numbers. All that the secret key is in takes the same time
//! whatever it is.

use curve25519_dalek::ristretto::{CompressedRistretto, RistrettoPoint};
use curve25519_dalek::scalar::Scalar;
use curve25519_dalek::traits::{IsIdentity, VartimeMultiscalarMul};
use sha2::{Digest as _, Sha512};
use thiserror::Error;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::macros::bytes;
use crate::value::HexError;

bytes! {
    /// What outputs are checked with.
    PublicKey[32], HexError: HexError
}

bytes! {
    /// What the function gives.
    Output[64], HexError: HexError
}

bytes! {
    /// That an output is that of an input.
    Proof[80], HexError: HexError
}

/// What outputs are calculated with.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct SecretKey {
    scalar: Scalar,
    #[zeroize(skip)]
    public: PublicKey,
}

impl SecretKey {
    /// The key that 64 random bytes give; `None` with a chance of 2^-252.
    pub fn from_random(bytes: &[u8; 64]) -> Option<Self> {
        Self::from_scalar(Scalar::from_bytes_mod_order_wide(bytes))
    }

    /// The key of these bytes; `None` where they are those of none.
    pub fn from_bytes(bytes: &[u8; 32]) -> Option<Self> {
        Self::from_scalar(Option::from(Scalar::from_canonical_bytes(*bytes))?)
    }

    fn from_scalar(scalar: Scalar) -> Option<Self> {
        let public = PublicKey(RistrettoPoint::mul_base(&scalar).compress().to_bytes());
        (scalar != Scalar::ZERO).then_some(Self { scalar, public })
    }

    /// The bytes.
    pub fn to_bytes(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.scalar.to_bytes())
    }

    /// What outputs are checked with.
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    /// The output of some bytes, without a proof.
    pub fn output(&self, input: &[u8]) -> Output {
        output(&(self.scalar * point_of(&self.public, input)).compress())
    }

    /// Proves the output of some bytes.
    pub fn prove(&self, input: &[u8]) -> (Output, Proof) {
        let point = point_of(&self.public, input);
        let gamma = (self.scalar * point).compress();
        let point_bytes = point.compress();
        let nonce = self.nonce(&point_bytes);
        let (u, v) = (RistrettoPoint::mul_base(&nonce), *nonce * point);
        let challenge = challenge(&self.public, &[point_bytes, gamma, u.compress(), v.compress()]);
        let answer = *nonce + scalar_of(challenge) * self.scalar;
        let mut proof = [0; 80];
        let (first, rest) = proof.split_at_mut(32);
        let (second, third) = rest.split_at_mut(CHALLENGE_BYTES);
        first.copy_from_slice(gamma.as_bytes());
        second.copy_from_slice(&challenge);
        third.copy_from_slice(answer.as_bytes());
        (output(&gamma), Proof(proof))
    }

    fn nonce(&self, point: &CompressedRistretto) -> Zeroizing<Scalar> {
        let hash = hash(NONCE).chain_update(self.to_bytes().as_slice());
        let hash = hash.chain_update(point.as_bytes()).finalize();
        let wide: Zeroizing<[u8; 64]> = Zeroizing::new(hash.into());
        Zeroizing::new(Scalar::from_bytes_mod_order_wide(&wide))
    }
}

impl PublicKey {
    fn point(&self) -> Result<RistrettoPoint, VrfError> {
        let point = CompressedRistretto(self.0).decompress();
        point.filter(|point| !point.is_identity()).ok_or(VrfError::Key)
    }

    /// Checks a proof; gives the output that it proves.
    ///
    /// # Errors
    /// Why it proves nothing.
    pub fn verify(&self, input: &[u8], proof: &Proof) -> Result<Output, VrfError> {
        let key = self.point()?;
        let (gamma, rest) = proof.0.split_first_chunk::<32>().expect("80 bytes are more");
        let (said, answer) = rest.split_first_chunk::<CHALLENGE_BYTES>().expect("48 are more");
        let gamma_bytes = CompressedRistretto(*gamma);
        let gamma = gamma_bytes.decompress().ok_or(VrfError::Form)?;
        let answer = answer.try_into().expect("32 bytes are left");
        let answer: Option<Scalar> = Scalar::from_canonical_bytes(answer).into();
        let (answer, minus) = (answer.ok_or(VrfError::Form)?, -scalar_of(*said));
        let point = point_of(self, input);
        let u = RistrettoPoint::vartime_double_scalar_mul_basepoint(&minus, &key, &answer);
        let v = RistrettoPoint::vartime_multiscalar_mul([answer, minus], [point, gamma]);
        let points = [point.compress(), gamma_bytes, u.compress(), v.compress()];
        if challenge(self, &points) != *said {
            return Err(VrfError::Proof);
        }
        Ok(output(&gamma_bytes))
    }
}

/// Why a proof proves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum VrfError {
    /// Its bytes are no proof.
    Form,
    /// The public key is none.
    Key,
    /// It is not one of this key for this input.
    Proof,
}

/// The element of the group that stands for some bytes.
fn point_of(public: &PublicKey, input: &[u8]) -> RistrettoPoint {
    let hash = hash(POINT).chain_update(public.0).chain_update(input);
    RistrettoPoint::from_uniform_bytes(&hash.finalize().into())
}

fn challenge(public: &PublicKey, points: &[CompressedRistretto; 4]) -> [u8; CHALLENGE_BYTES] {
    let hash = hash(CHALLENGE).chain_update(public.0);
    let hash = points.iter().fold(hash, |hash, point| hash.chain_update(point.as_bytes()));
    let hash: [u8; 64] = hash.chain_update([END]).finalize().into();
    *hash.first_chunk().expect("64 bytes are more")
}

fn output(gamma: &CompressedRistretto) -> Output {
    let hash = hash(OUTPUT).chain_update(gamma.as_bytes()).chain_update([END]);
    Output(hash.finalize().into())
}

fn scalar_of(challenge: [u8; CHALLENGE_BYTES]) -> Scalar {
    let mut bytes = [0; 32];
    bytes.split_at_mut(CHALLENGE_BYTES).0.copy_from_slice(&challenge);
    Scalar::from_bytes_mod_order(bytes)
}

fn hash(of: u8) -> Sha512 {
    Sha512::new().chain_update(SUITE).chain_update([of])
}

const SUITE: &[u8] = b"\xffc2sp.org/vrf-r255";
/// What a hash is for, behind the suite.
const CHALLENGE: u8 = 0x02;
const OUTPUT: u8 = 0x03;
const NONCE: u8 = 0x81;
const POINT: u8 = 0x82;
/// What some hashes end with.
const END: u8 = 0;
const CHALLENGE_BYTES: usize = 16;

#[cfg(test)]
mod tests;
