//! Vectors from outside: 914 signatures with edge-case points (C2SP/CCTV), of which our rule
//! accepts exactly 43.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod merkle;
mod patricia;
mod vrf;

use data_encoding::HEXLOWER;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use ikrar_core::sign;
use ikrar_core::value::PublicKey;
use serde::Deserialize;

/// One case of the file.
#[derive(Deserialize)]
struct Case {
    number: u16,
    key: String,
    sig: String,
    msg: String,
    flags: Option<Vec<String>>,
}

impl Case {
    fn key(&self) -> [u8; 32] {
        HEXLOWER.decode(self.key.as_bytes()).unwrap().try_into().unwrap()
    }

    fn signature(&self) -> [u8; 64] {
        HEXLOWER.decode(self.sig.as_bytes()).unwrap().try_into().unwrap()
    }
}

#[test]
fn our_rule_accepts_exactly_the_43_that_verify_strict_accepts() {
    let cases = read();
    assert_eq!(cases.len(), 914);
    let mut accepted = Vec::new();
    for case in &cases {
        let ours = sign::accepts(
            &PublicKey::from_bytes(case.key()),
            case.msg.as_bytes(),
            &case.signature(),
        );
        assert_eq!(ours, strict(case), "case {}", case.number);
        if ours {
            accepted.push(case.number);
        }
    }
    assert_eq!(accepted.len(), 43);
    let numbers: Vec<u8> = accepted.iter().flat_map(|number| number.to_be_bytes()).collect();
    assert_eq!(blake3::hash(&numbers).to_hex().as_str(), ACCEPTED, "{accepted:?}");
}

#[test]
fn no_small_order_point_is_accepted_and_no_such_key_is_usable() {
    let cases = read();
    for case in &cases {
        let has = |flag: &str| case.flags.iter().flatten().any(|known| known == flag);
        let key = PublicKey::from_bytes(case.key());
        if has("low_order_A") || has("low_order_R") {
            let accepted = sign::accepts(&key, case.msg.as_bytes(), &case.signature());
            assert!(!accepted, "case {}", case.number);
        }
        if has("low_order_A") {
            assert!(!sign::is_usable(&key), "case {}", case.number);
        }
    }
}

/// Our rule is another calculation than dalek's: whatever keys, points and scalars meet, honest,
/// of small order, not canonical or mixed with torsion, both must say the same.
#[test]
fn our_rule_and_verify_strict_agree_on_whatever_meets() {
    let cases = read();
    let mut dice = blake3::Hasher::new().finalize_xof();
    let mut below = |sides: usize| {
        let mut number = [0; 8];
        dice.fill(&mut number);
        usize::try_from(u64::from_be_bytes(number) % sides as u64).unwrap()
    };
    let mut accepted = 0;
    for round in 0..12_000_u32 {
        let seed = blake3::hash(&(round / 40).to_be_bytes());
        let honest = SigningKey::from_bytes(seed.as_bytes());
        let case = &cases[below(cases.len())];
        let message = case.msg.as_bytes();
        let mut key = [case.key(), honest.verifying_key().to_bytes()][below(2)];
        let mut signature = [case.signature(), honest.sign(message).to_bytes()][below(2)];
        let other = &cases[below(cases.len())];
        match below(6) {
            0 => signature[..32].copy_from_slice(&other.signature()[..32]),
            1 => signature[..32].copy_from_slice(&other.key()),
            2 => signature[32..].copy_from_slice(&other.signature()[32..]),
            3 => key = other.key(),
            4 => signature[below(64)] ^= 1 << below(8),
            _ => {}
        }
        let ours = sign::accepts(&PublicKey::from_bytes(key), message, &signature);
        assert_eq!(ours, accepts_strictly(&key, message, &signature), "{key:?} {signature:?}");
        accepted += u32::from(ours);
    }
    assert!((400..8_000).contains(&accepted), "{accepted} were accepted");
}

/// The rule as ed25519-dalek states it.
fn strict(case: &Case) -> bool {
    accepts_strictly(&case.key(), case.msg.as_bytes(), &case.signature())
}

fn accepts_strictly(key: &[u8; 32], message: &[u8], signature: &[u8; 64]) -> bool {
    VerifyingKey::from_bytes(key)
        .is_ok_and(|key| key.verify_strict(message, &Signature::from_bytes(signature)).is_ok())
}

fn read() -> Vec<Case> {
    serde_json::from_str(include_str!("vectors/cctv-ed25519.json")).unwrap()
}

/// BLAKE3 over the accepted cases' numbers, each as two bytes, big-endian.
const ACCEPTED: &str = "d469abec994d02eb6a1057e92ca486a29b14a4115623a6cbd298bc68e3e12747";
