use super::*;

fn author(seed: u8) -> Author {
    Author::new(SigningKey::from_bytes(&[seed; 32]))
}

fn ledger(seed: u8) -> LedgerId {
    LedgerId::from_bytes([seed; 32])
}

#[test]
fn a_signature_binds_author_ledger_and_bytes() {
    let signed = author(1).sign(&ledger(1), b"event".to_vec());
    let key = author(1).public_key();
    assert_eq!(signed.verify(&ledger(1), &key), Ok(()));
    assert_eq!(signed.verify(&ledger(2), &key), Err(SignatureError::Invalid));
    let other = author(2).public_key();
    assert_eq!(signed.verify(&ledger(1), &other), Err(SignatureError::OtherKey));
    let mut claimed = signed.clone();
    claimed.author = other.id();
    assert_eq!(claimed.verify(&ledger(1), &other), Err(SignatureError::Invalid));
    let mut altered = signed;
    altered.event.push(b'!');
    assert_eq!(altered.verify(&ledger(1), &key), Err(SignatureError::Invalid));
}

#[test]
fn every_event_of_a_batch_verifies_by_itself() {
    let key = author(1).public_key();
    for count in [1_usize, 2, 3, 5, 255, 256, 257, 300] {
        let events: Vec<_> = (0..count).map(|n| format!("event {n}").into_bytes()).collect();
        let signed = author(1).sign_all(&ledger(1), events.clone());
        assert_eq!(signed.iter().map(|s| s.event.clone()).collect::<Vec<_>>(), events);
        for one in &signed {
            assert_eq!(one.verify(&ledger(1), &key), Ok(()), "{count}");
        }
        let claims: Vec<_> = signed.iter().map(|one| (one.view(), key)).collect();
        assert!(verify_all(&ledger(1), &claims).iter().all(Result::is_ok));
    }
}

#[test]
fn a_batch_answers_for_its_own_events_only() {
    let key = author(1).public_key();
    let events: Vec<_> = (0..7_u8).map(|n| vec![n; 40]).collect();
    let mut signed = author(1).sign_all(&ledger(1), events);
    signed[3].event[0] ^= 1;
    let other = signed[5].signature.clone();
    signed[6].signature = other;
    let claims: Vec<_> = signed.iter().map(|one| (one.view(), key)).collect();
    let answers = verify_all(&ledger(1), &claims);
    let bad: Vec<_> = (0..7).filter(|n| answers[*n].is_err()).collect();
    assert_eq!(bad, [3, 6]);
}

/// Neighbours of a batch share hashes. Whatever is wrong with some of them, and whatever order they
/// stand in, each gets the answer that it gets alone.
#[test]
fn sharing_hashes_changes_no_answer() {
    let mut dice = blake3::Hasher::new().finalize_xof();
    let mut below = |sides: usize| {
        let mut number = [0; 8];
        dice.fill(&mut number);
        usize::try_from(u64::from_be_bytes(number) % sides as u64).unwrap()
    };
    let (key, other) = (author(1).public_key(), author(2).public_key());
    let mut refused = 0;
    for round in 0..240 {
        let count = 1 + below(if round % 8 == 0 { 256 } else { 20 });
        let events: Vec<_> =
            (0..count).map(|_| vec![u8::try_from(below(250)).unwrap(); 9]).collect();
        let mut signed = author(1).sign_all(&ledger(1), events);
        let key = if round % 30 == 7 { other } else { key };
        for _ in 0..below(5) {
            let (at, from) = (below(count), below(count));
            let taken = signed[from].signature.clone();
            match (below(6), &mut signed[at]) {
                (0, one) => one.event[0] ^= 1,
                (1, one) => one.signature = taken,
                (2, one) => one.author = other.id(),
                (3, SignedEvent { signature: Signature::Batch { path, .. }, .. }) => {
                    path.alter(below(12));
                }
                (4, SignedEvent { signature: Signature::Batch { signature, .. }, .. }) => {
                    signature[below(64)] ^= 1;
                }
                _ => signed.swap(at, from),
            }
        }
        let claims: Vec<_> = signed.iter().map(|one| (one.view(), key)).collect();
        let alone: Vec<_> = signed.iter().map(|one| one.verify(&ledger(1), &key)).collect();
        assert_eq!(verify_all(&ledger(1), &claims), alone, "round {round}");
        refused += alone.iter().filter(|answer| answer.is_err()).count();
    }
    assert!(refused > 200, "only {refused} were refused");
}

#[test]
fn a_signed_event_is_read_as_it_was_written() {
    let mut all = author(1).sign_all(&ledger(1), vec![b"a".to_vec(), b"b".to_vec(), b"c".to_vec()]);
    all.push(author(1).sign(&ledger(1), b"single".to_vec()));
    for signed in all {
        let mut bytes = Vec::new();
        signed.write_to(&mut bytes);
        assert_eq!(bytes.len(), signed.encoded_len());
        assert_eq!(SignedEvent::from_vec(bytes.clone()), Ok(signed.clone()));
        for cut in 0..bytes.len() - signed.event.len() {
            assert!(SignedEvent::from_vec(bytes[..cut].to_vec()).is_err());
        }
        bytes[0] = 9;
        assert_eq!(SignedEvent::from_vec(bytes.clone()), Err(SignedEventError::UnknownVersion(9)));
    }
}
