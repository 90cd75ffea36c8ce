use ed25519_dalek::SigningKey;

use super::CheckpointError::{EmptyLine, Lines, Root, Size};
use super::cosignature::{CosignedAt, WitnessKey, WitnessSigner, right_lines};
use super::*;
use crate::tree::empty_root;

pub(crate) const ROOT: &str = "+CaQz+j5VS6078GOUEQY7HW82V+/puuQjkqi4UZGYFo=";
pub(crate) const LOG_VKEY: &str =
    "ikrar.example.id/muba+565a0db1+Ae1JKMYo0cLG6ukDOJBZlWEpWSc6XGP5NjbBRhSshzfR";
pub(crate) const WITNESS_VKEY: &str =
    "saksi.example.id/bkn+2b9eb322+BMqTrBcFGHBx1nuDx/8O/oEI6OxFMFdddyaHkzPb2r58";
/// A checkpoint that an implementation by others accepted, with its cosignature.
pub(crate) const SIGNED: &str = "\
    ikrar.example.id/muba\n\
    3\n\
    +CaQz+j5VS6078GOUEQY7HW82V+/puuQjkqi4UZGYFo=\n\
    \n\
    \u{2014} ikrar.example.id/muba VloNsb+vwm6WR0bwhwRpO0g0MH384RRU7V0BQZ8SxO5TB2aKfkXBx2ZRYE5TM\
    QZ2YbkVg22eUxyr7BBuc2vVxxYSBws=\n\
    \u{2014} saksi.example.id/bkn K56zIgAAAABli4UiCd44Ah9y8P2ydr4s3DuWV7NnlZUHKw03IO+FX7r/PvapOY3\
    QkqnzJBJQ+Gh2a962tGoyDJW2barKfIs+UTLEAg==\n";

pub(crate) fn log(seed: u8) -> LogSigner {
    let key = SigningKey::from_bytes(&[seed; 32]);
    LogSigner::new("ikrar.example.id/muba".parse().unwrap(), key).unwrap()
}

pub(crate) fn witness(name: &str, seed: u8) -> WitnessSigner {
    WitnessSigner::new(name.parse().unwrap(), SigningKey::from_bytes(&[seed; 32])).unwrap()
}

pub(crate) fn at(seconds: u64) -> CosignedAt {
    CosignedAt::from_seconds(seconds).unwrap()
}

pub(crate) fn checkpoint() -> Checkpoint {
    let root = hash(ROOT).unwrap();
    Checkpoint { origin: "ikrar.example.id/muba".into(), tree: Sized { size: 3, root } }
}

fn note(text: &str) -> Note {
    Note::from_bytes(text.as_bytes()).unwrap()
}

#[test]
fn a_checkpoint_is_signed_and_cosigned_as_others_do_it() {
    let ours = log(3);
    assert_eq!(ours.key().key().to_string(), LOG_VKEY);
    let signed = checkpoint().sign([&ours]).unwrap();
    let witness = witness("saksi.example.id/bkn", 4);
    assert_eq!(witness.key().key().to_string(), WITNESS_VKEY);
    let line = witness.cosign(at(1_703_642_402), &signed);
    let cosigned = signed.with_lines(&line).unwrap();
    assert_eq!(cosigned.as_str(), SIGNED);
    let known = "33cecbb5c0302bf6e712bee764b7376e6f39be9de39110de0961c34c511482f4";
    assert_eq!(data_encoding::HEXLOWER.encode(&cosigned.sha256()), known);
    assert_eq!(Checkpoint::open(&cosigned, &[ours.key()]), Ok(checkpoint()));
    let seen = cosigned.open(&[witness.key()]);
    assert_eq!(seen, Ok(vec![(0, at(1_703_642_402))]));
}

#[test]
fn a_checkpoint_has_one_form() {
    let text = checkpoint().to_text();
    assert_eq!(Checkpoint::parse(&text), Ok(checkpoint()));
    assert_eq!(Checkpoint::parse(&format!("{text}more\nlines\n")), Ok(checkpoint()));
    let empty = hash("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=").unwrap();
    assert_eq!(empty, empty_root());
    for (wrong, error) in [
        ("a\n3\n".to_owned(), Lines),
        (text.trim_end().to_owned(), Lines),
        (format!("\n3\n{ROOT}\n"), EmptyLine),
        (format!("a\n3\n{ROOT}\n\nb\n"), EmptyLine),
        (format!("a\n03\n{ROOT}\n"), Size),
        (format!("a\n+3\n{ROOT}\n"), Size),
        (format!("a\n\n{ROOT}\n"), Size),
        (format!("a\n9223372036854775808\n{ROOT}\n"), Size),
        (format!("a\n99999999999999999999\n{ROOT}\n"), Size),
        ("a\n3\n+CaQz+j5VS6078GOUEQY7HW82V+/puuQjkqi4UZGYFo\n".to_owned(), Root),
        ("a\n3\n+CaQz+j5VS6078GOUEQY7HW82V+/puuQjkqi4UZGYFp=\n".to_owned(), Root),
        ("a\n3\nAAAA\n".to_owned(), Root),
    ] {
        assert_eq!(Checkpoint::parse(&wrong), Err(error), "{wrong:?}");
    }
}

#[test]
fn only_a_key_named_as_the_origin_opens_a_checkpoint() {
    let signed = checkpoint().sign([&log(3)]).unwrap();
    let other = LogSigner::new("other".parse().unwrap(), SigningKey::from_bytes(&[3; 32])).unwrap();
    let by_other = checkpoint().sign([&other]).unwrap();
    let both = signed.with_lines(by_other.lines()).unwrap();
    let unknown = CheckpointError::UnknownLog { origin: "ikrar.example.id/muba".into() };
    assert_eq!(Checkpoint::open(&by_other, &[other.key()]), Err(unknown));
    let unsigned = Err(CheckpointError::Note(NoteError::Unsigned));
    assert_eq!(Checkpoint::open(&by_other, &[log(3).key(), other.key()]), unsigned);
    assert_eq!(Checkpoint::open(&signed, &[log(7).key()]), unsigned);
    assert_eq!(Checkpoint::open(&both, &[log(3).key(), other.key()]), Ok(checkpoint()));
}

#[test]
fn during_a_change_of_keys_either_key_opens_and_a_wrong_line_of_either_spoils() {
    let both = checkpoint().sign([&log(3), &log(7)]).unwrap();
    for key in [3, 7] {
        assert_eq!(Checkpoint::open(&both, &[log(key).key()]), Ok(checkpoint()));
    }
    let right = checkpoint().sign([&log(3)]).unwrap();
    let other = Checkpoint { tree: Sized { size: 4, ..checkpoint().tree }, ..checkpoint() };
    let wrong = right.with_lines(other.sign([&log(7)]).unwrap().lines()).unwrap();
    let name = log(7).key().key().name().clone();
    let keys = [log(3).key(), log(7).key()];
    let spoiled = Err(CheckpointError::Note(NoteError::Signature { name }));
    assert_eq!(Checkpoint::open(&wrong, &keys), spoiled);
    assert_eq!(Checkpoint::open(&wrong, &keys[..1]), Ok(checkpoint()));
}

#[test]
fn a_log_and_a_witness_have_keys_of_different_types() {
    let [muba, bkn] = [LOG_VKEY, WITNESS_VKEY].map(|vkey| vkey.parse::<NoteKey>().unwrap());
    assert_eq!(LogKey::try_from(bkn.clone()), Err(KeyError::NotALog));
    assert_eq!(WitnessKey::try_from(muba.clone()), Err(KeyError::NotAWitness));
    assert!(LogKey::try_from(muba).is_ok() && WitnessKey::try_from(bkn).is_ok());
    let key = || SigningKey::from_bytes(&[3; 32]);
    let long = "a".repeat(ORIGIN_BYTES_MAX + 1);
    for name in [long.as_str(), "ikrar.example.id/mubä"] {
        let refused = LogSigner::new(name.parse().unwrap(), key()).map(drop);
        assert_eq!(refused, Err(KeyError::Name));
    }
}

#[test]
fn a_cosignature_covers_time_and_every_line_of_the_text() {
    let witness = witness("saksi.example.id/bkn", 4);
    let open = |text: &str| note(text).open(&[witness.key()]);
    assert!(open(SIGNED).is_ok());
    assert!(open(&SIGNED.replace("K56zIgAAAABli4Ui", "K56zIgAAAABli4Uj")).is_err());
    assert!(open(&SIGNED.replace("WjE9", "x").replace("GYFo=\n\n", "GYFo=\nmore\n\n")).is_err());
    let text = format!("{}more\n", checkpoint().to_text());
    let more = Note::new(&text, "\u{2014} x AAAAAAA=\n").unwrap();
    let more = more.with_lines(&witness.cosign(at(7), &more)).unwrap();
    assert_eq!(more.open(&[witness.key()]), Ok(vec![(0, at(7))]));
    assert_eq!(CosignedAt::from_seconds(0), None);
    assert_eq!(CosignedAt::from_seconds(1 << 63), None);
}

#[test]
fn of_an_answer_only_right_lines_of_known_witnesses_are_kept() {
    let (ours, other) = (witness("ours", 4), witness("other", 5));
    let signed = checkpoint().sign([&log(3)]).unwrap();
    let line = ours.cosign(at(7), &signed);
    let foreign = other.cosign(at(7), &signed);
    let tree = Sized { size: 4, ..checkpoint().tree };
    let elsewhere = Checkpoint { tree, ..checkpoint() }.sign([&log(3)]).unwrap();
    let wrong = ours.cosign(at(8), &elsewhere);
    let of_log = elsewhere.lines();
    let answer = format!("{foreign}{wrong}{line}{of_log}");
    assert_eq!(right_lines(&signed, &answer, &[ours.key()]), Ok(line));
    for nothing in ["", "{}", "\n", "\u{2014} x\n"] {
        assert!(right_lines(&signed, nothing, &[ours.key()]).is_err(), "{nothing:?}");
    }
}
