use std::io::Cursor;

use super::*;

const SECRET: [u8; 32] = [1; 32];

fn written() -> Vec<u8> {
    let mut bytes = Vec::new();
    State::default().write_snapshot(&SECRET, &[2; 32], &mut bytes).unwrap();
    bytes
}

fn read(bytes: &[u8], secret: &[u8; 32]) -> Result<State, SnapshotError> {
    State::read_snapshot(&mut Cursor::new(bytes), secret)
}

#[test]
fn any_flipped_bit_or_cut_is_noticed_at_once() {
    let bytes = written();
    assert_eq!(read(&bytes, &SECRET).unwrap().head(), Head::default());
    for bit in 0..bytes.len() * 8 {
        let mut flipped = bytes.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        assert!(read(&flipped, &SECRET).is_err(), "bit {bit}");
    }
    for cut in 0..bytes.len() {
        assert!(read(&bytes[..cut], &SECRET).is_err(), "cut at {cut}");
    }
}

#[test]
fn another_master_key_does_not_open_it() {
    assert_eq!(read(&written(), &[9; 32]).unwrap_err(), SnapshotError::Key);
}
