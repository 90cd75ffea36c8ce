use ikrar_core::sign::Signature;
use ikrar_core::value::KeyId;

use super::*;

/// More than may wait to be recorded.
const MANY: u32 = 30_000;

#[expect(clippy::unnecessary_wraps, reason = "where ids come from may fail")]
fn ids() -> Result<EventId, KeyRingError> {
    Ok(EventId::from_bytes([0; 16]))
}

fn signed(number: u32) -> SignedEvent {
    let (author, signature) = (KeyId::from_bytes([1; 32]), Signature::Single([2; 64]));
    SignedEvent { author, signature, event: number.to_be_bytes().to_vec() }
}

/// Reads many rows, and then what `last` does; gives what whoever records them saw.
fn seen(
    partial: bool,
    last: impl FnOnce(&mut Rows<'_>) -> bool,
) -> (Imported, Vec<SignedEvent>, bool) {
    let mut seen = (Vec::new(), true);
    let imported = import::<KeyRingError>(
        ids,
        LedgerId::from_bytes([3; 32]),
        partial,
        |rows| {
            (0..MANY).for_each(|number| rows.take_signed(number, signed(number)));
            Ok(last(rows))
        },
        |events, reading| {
            seen = (events.into_iter().collect(), reading.is_good());
            Ok(Recorded::default())
        },
    );
    (imported.unwrap(), seen.0, seen.1)
}

#[test]
fn events_come_in_their_order_and_count_once_the_last_row_was_read() {
    let (imported, events, is_good) = seen(false, |_| true);
    assert!(is_good && events == (0..MANY).map(signed).collect::<Vec<_>>());
    assert_eq!(imported.recorded, usize::try_from(MANY).unwrap());
}

#[test]
fn a_last_row_that_is_refused_takes_all_others_back_unless_parts_are_wanted() {
    let refuse = |rows: &mut Rows<'_>| {
        rows.take_fault(MANY, Cause::NotAKey);
        true
    };
    let (imported, events, is_good) = seen(false, refuse);
    assert!(!is_good && events.len() == usize::try_from(MANY).unwrap(), "all are tried");
    assert_eq!((imported.recorded, imported.rows_refused()), (0, 1));
    let (imported, _, is_good) = seen(true, refuse);
    assert!(is_good);
    assert_eq!((imported.recorded, imported.rows_refused()), (usize::try_from(MANY).unwrap(), 1));
}

#[test]
fn nothing_counts_of_what_is_read_anew() {
    assert!(!seen(true, |_| false).2);
}

#[test]
fn whoever_records_may_give_up_and_says_why_when_all_is_read() {
    let mut read = 0;
    let failed = import::<KeyRingError>(
        ids,
        LedgerId::from_bytes([3; 32]),
        false,
        |rows| {
            for number in 0..MANY {
                rows.take_signed(number, signed(number));
                read += 1;
            }
            Ok(true)
        },
        |_, _| Err(KeyRingError::NoKey),
    );
    assert!(matches!(failed, Err(KeyRingError::NoKey)));
    assert_eq!(read, MANY);
}
