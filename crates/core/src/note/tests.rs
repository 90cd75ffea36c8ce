use ed25519_dalek::SigningKey;

use super::*;

/// The example of the specification.
const VKEY: &str = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
const NOTE: &str = "This is an example message.\n\n\u{2014} example.com/foo Uw2QOkn8srV1yJGh2VYRl\
    L1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

/// A key whose signatures cover the text and nothing else.
impl Verifier for NoteKey {
    type Said = ();

    fn key(&self) -> &NoteKey {
        self
    }

    fn verify(&self, text: &str, signature: &[u8]) -> Option<()> {
        self.accepts(text.as_bytes(), signature).then_some(())
    }
}

fn signer(name: &str, seed: u8) -> NoteSigner {
    let key = SigningKey::from_bytes(&[seed; 32]);
    NoteSigner::new(name.parse().unwrap(), KeyType::Ed25519, key).unwrap()
}

fn line(signer: &NoteSigner, text: &str) -> String {
    signer.key().line(&signer.sign(text.as_bytes()))
}

#[test]
fn the_example_of_the_specification_is_read_and_kept() {
    let key: NoteKey = VKEY.parse().unwrap();
    assert_eq!(key.to_string(), VKEY);
    assert_eq!(
        (key.name().as_str(), key.hash().to_string()),
        ("example.com/foo", "530d903a".into())
    );
    let note = Note::from_bytes(NOTE.as_bytes()).unwrap();
    assert_eq!(note.text(), "This is an example message.\n");
    assert_eq!(note.as_str(), NOTE);
    assert_eq!(note.open(&[key]), Ok(vec![(0, ())]));
}

#[test]
fn a_vkey_has_one_form_and_its_base64_may_hold_a_plus() {
    let vkey = "ikrar.example.id/muba+565a0db1+Ae1JKMYo0cLG6ukDOJBZlWEpWSc6XGP5NjbBRhSshzfR";
    assert_eq!(signer("ikrar.example.id/muba", 3).key().to_string(), vkey);
    let with_plus = (0..=255).map(|seed| signer("x", seed).key().to_string());
    let with_plus: Vec<_> = with_plus.filter(|vkey| vkey.matches('+').count() > 2).collect();
    assert!(!with_plus.is_empty());
    for vkey in with_plus {
        assert_eq!(vkey.parse::<NoteKey>().unwrap().to_string(), vkey);
    }
    let (base64, hash) = ("Ae1JKMYo0cLG6ukDOJBZlWEpWSc6XGP5NjbBRhSshzfR", "565a0db1");
    let origin = "ikrar.example.id/muba";
    for (wrong, error) in [
        (format!("{origin}+{hash}"), KeyError::Parts),
        (format!("+{hash}+{base64}"), KeyError::Name),
        (format!("ikrar example+{hash}+{base64}"), KeyError::Name),
        (format!("{origin}+565A0DB1+{base64}"), KeyError::Hash),
        (format!("{origin}x+{hash}+{base64}"), KeyError::Hash),
        (format!("{origin}+{hash}+{base64}="), KeyError::Base64),
        (format!("{origin}+{hash}+"), KeyError::Length { found: 0 }),
        (format!("{origin}+{hash}+AQ=="), KeyError::Length { found: 0 }),
        (format!("{origin}+{hash}+Ag=="), KeyError::Type(2)),
        // 32 bytes of zero are a point of small order.
        (format!("{origin}+{hash}+AQ{}", "A".repeat(42)), KeyError::Unusable),
    ] {
        assert_eq!(wrong.parse::<NoteKey>(), Err(error), "{wrong}");
    }
}

#[test]
fn lines_of_unknown_keys_say_nothing() {
    let (ours, other) = (signer("ours", 1), signer("other", 2));
    let text = "a\n\nb\n";
    let foreign = line(&other, text);
    // The same name with another hash, and the same hash with another name.
    let same_name = line(&signer("ours", 2), text);
    let same_hash = format!("{DASH}else {}", line(&ours, text).rsplit_once(' ').unwrap().1);
    let unknown = format!("{foreign}{same_name}{same_hash}");
    let note = Note::new(text, &unknown).unwrap();
    assert_eq!(note.open(&[ours.key().clone()]), Err(NoteError::Unsigned));
    let note = note.with_lines(&line(&ours, text)).unwrap();
    assert_eq!(note.open(&[other.key().clone(), ours.key().clone()]), Ok(vec![(0, ()), (1, ())]));
    assert_eq!(note.lines_of(&[ours.key()]), line(&ours, text));
    assert_eq!(note.with_lines(&foreign).unwrap(), note, "nothing is written twice");
}

#[test]
fn a_line_of_a_known_key_that_is_wrong_spoils_the_note() {
    let (ours, other) = (signer("ours", 1), signer("other", 2));
    let text = "a\n";
    let wrong = line(&ours, "b\n");
    let short = ours.key().line(&[7; 63]);
    for bad in [wrong, short] {
        for lines in [format!("{}{bad}", line(&ours, text)), format!("{bad}{}", line(&other, text))]
        {
            let note = Note::new(text, &lines).unwrap();
            let name = ours.key().name().clone();
            let keys = [ours.key().clone(), other.key().clone()];
            assert_eq!(note.open(&keys), Err(NoteError::Signature { name }));
        }
    }
}

#[test]
fn any_other_form_is_refused() {
    let good = "a\n\n\u{2014} x AAAAAAA=\n";
    assert!(Note::from_bytes(good.as_bytes()).is_ok());
    for (wrong, error) in [
        ("", NoteError::NoLines),
        ("a\n", NoteError::NoLines),
        ("a\n\n", NoteError::NoLines),
        ("a\n\u{2014} x AAAAAAA=\n", NoteError::NoLines),
        ("a\r\n\n\u{2014} x AAAAAAA=\n", NoteError::Control),
        ("a\n\n\u{2014} x AAAAAAA=", NoteError::Line { at: 1 }),
        ("a\n\n\u{2014} x AAAAAAA=\n\u{2014} x\n", NoteError::Line { at: 2 }),
        ("a\n\n\u{2014} x AAAAAA==\n", NoteError::Line { at: 1 }),
        ("a\n\n\u{2014} x AAAAAAB=\n", NoteError::Line { at: 1 }),
        ("a\n\n\u{2014}  AAAAAAA=\n", NoteError::Line { at: 1 }),
        ("a\n\n\u{2014} x+y AAAAAAA=\n", NoteError::Line { at: 1 }),
        ("a\n\n- x AAAAAAA=\n", NoteError::Line { at: 1 }),
        ("a\n\n\u{2014} x  AAAAAAA=\n", NoteError::Line { at: 1 }),
        ("a\n\n\u{2014} x AAAAAAA= \n", NoteError::Line { at: 1 }),
    ] {
        assert_eq!(Note::from_bytes(wrong.as_bytes()), Err(error), "{wrong:?}");
    }
    assert_eq!(Note::from_bytes(b"\xff\n\n"), Err(NoteError::Utf8));
    assert_eq!(Note::new("a", "\u{2014} x AAAAAAA=\n"), Err(NoteError::NoLines));
    assert_eq!(Note::new("a\n", "\n\u{2014} x AAAAAAA=\n"), Err(NoteError::NoLines));
}

#[test]
fn a_hundred_lines_are_read_and_no_more_than_64_kib() {
    let ours = signer("ours", 1);
    let lines: String = (0..=255).map(|seed| line(&signer("x", seed), "a\n")).collect();
    let note = Note::new("a\n", &format!("{lines}{}", line(&ours, "a\n"))).unwrap();
    assert_eq!(note.open(&[ours.key().clone()]), Ok(vec![(0, ())]));
    let long = format!("{}\n\n\u{2014} x AAAAAAA=\n", "a".repeat(NOTE_BYTES_MAX));
    let found = long.len();
    assert_eq!(Note::from_bytes(long.as_bytes()), Err(NoteError::TooLong { found }));
}

#[test]
fn nothing_that_was_flipped_opens() {
    let key: NoteKey = VKEY.parse().unwrap();
    for bit in 0..NOTE.len() * 8 {
        let mut bytes = NOTE.as_bytes().to_vec();
        bytes[bit / 8] ^= 1 << (bit % 8);
        let opened =
            Note::from_bytes(&bytes).and_then(|note| note.open(std::slice::from_ref(&key)));
        assert!(opened.is_err(), "bit {bit}");
    }
}
