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
        let claims: Vec<_> = signed.iter().map(|one| (one, key)).collect();
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
    let claims: Vec<_> = signed.iter().map(|one| (one, key)).collect();
    let answers = verify_all(&ledger(1), &claims);
    let bad: Vec<_> = (0..7).filter(|n| answers[*n].is_err()).collect();
    assert_eq!(bad, [3, 6]);
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
