//! Somebody who holds the key ring, and so can seal any snapshot under the ledger's true head.

use aes_gcm::Aes256Gcm;
use aes_gcm::aead::{AeadInOut, KeyInit};

/// A snapshot taken apart by docs/FORMATS.md, section 7.
pub(super) struct Forger {
    cipher: Aes256Gcm,
    header: Vec<u8>,
    /// What the sections hold, in clear.
    pub(super) sections: Vec<Vec<u8>>,
    /// The trailer up to the body hash.
    pub(super) trailer: Vec<u8>,
    /// How many sections the trailer says there are, if that is a lie.
    pub(super) claimed: Option<u64>,
}

impl Forger {
    pub(super) fn open(bytes: &[u8], secret: &[u8; 32]) -> Self {
        let (header, rest) = bytes.split_at(HEADER);
        let material = [secret.as_slice(), &header[HEADER - 32..]].concat();
        let cipher = Aes256Gcm::new(&blake3::derive_key(KEY_CONTEXT, &material).into());
        let (rest, length) = rest.split_last_chunk::<4>().unwrap();
        let length = usize::try_from(u32::from_be_bytes(*length)).unwrap();
        let (body, sealed) = rest.split_at(rest.len() - length);
        let trailer = open(&cipher, u64::MAX, sealed);
        let at = trailer.windows(32).position(|part| part == blake3::hash(body).as_bytes());
        let (before, lengths) = trailer.split_at(at.unwrap());
        let (_, mut numbers) = varint(&lengths[32..]);
        let (mut sections, mut body) = (Vec::new(), body);
        while !numbers.is_empty() {
            let (length, more) = varint(numbers);
            let (here, after) = body.split_at(usize::try_from(length).unwrap());
            sections.push(open(&cipher, sections.len() as u64, here));
            (numbers, body) = (more, after);
        }
        let (header, trailer) = (header.to_vec(), before.to_vec());
        Self { cipher, header, sections, trailer, claimed: None }
    }

    /// How long each section of a snapshot is as it lies there.
    pub(super) fn lengths(bytes: &[u8], secret: &[u8; 32]) -> Vec<usize> {
        Self::open(bytes, secret).sections.iter().map(|plain| plain.len() + TAG).collect()
    }

    /// The snapshot again, sealed as the program would.
    pub(super) fn seal(&self) -> Vec<u8> {
        let numbered = (0..).zip(&self.sections);
        let sealed: Vec<_> =
            numbered.map(|(number, plain)| seal(&self.cipher, number, plain)).collect();
        let mut trailer = self.trailer.clone();
        trailer.extend(blake3::hash(&sealed.concat()).as_bytes());
        push(&mut trailer, self.claimed.unwrap_or(sealed.len() as u64));
        for section in &sealed {
            push(&mut trailer, section.len() as u64);
        }
        let trailer = seal(&self.cipher, u64::MAX, &trailer);
        let length = u32::try_from(trailer.len()).unwrap().to_be_bytes();
        [&self.header[..], &sealed.concat(), &trailer, &length].concat()
    }
}

fn nonce(number: u64) -> [u8; 12] {
    let mut nonce = [0; 12];
    nonce[4..].copy_from_slice(&number.to_be_bytes());
    nonce
}

fn open(cipher: &Aes256Gcm, number: u64, sealed: &[u8]) -> Vec<u8> {
    let (plain, tag) = sealed.split_last_chunk::<16>().unwrap();
    let mut plain = plain.to_vec();
    let (nonce, tag) = (nonce(number).into(), tag.into());
    cipher.decrypt_inout_detached(&nonce, &[], plain.as_mut_slice().into(), tag).unwrap();
    plain
}

fn seal(cipher: &Aes256Gcm, number: u64, plain: &[u8]) -> Vec<u8> {
    let (mut sealed, nonce) = (plain.to_vec(), nonce(number).into());
    let tag = cipher.encrypt_inout_detached(&nonce, &[], sealed.as_mut_slice().into()).unwrap();
    sealed.extend_from_slice(&tag);
    sealed
}

/// A number as bincode's `standard` configuration writes it.
fn varint(bytes: &[u8]) -> (u64, &[u8]) {
    let (first, rest) = bytes.split_first().unwrap();
    let width = match first {
        251 => 2,
        252 => 4,
        253 => 8,
        small => return (u64::from(*small), rest),
    };
    let (number, rest) = rest.split_at(width);
    (number.iter().rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte)), rest)
}

pub(super) fn push(out: &mut Vec<u8>, number: u64) {
    match u8::try_from(number) {
        Ok(small) if small < 251 => out.push(small),
        _ => {
            out.push(253);
            out.extend((0..8).map(|byte| u8::try_from(number >> (8 * byte) & 0xff).unwrap()));
        }
    }
}

pub(super) const HEADER: usize = 19 + 32;
const KEY_CONTEXT: &str = "ikrar 2026-11-22 snapshot key v13";
/// How much longer a section is sealed.
const TAG: usize = 16;
