use super::*;
use crate::entry::Entry;
use crate::value::{Instant, Link};

/// A ring that has a key for some, destroyed others, and lost the rest.
struct Ring;

impl DataKeys for Ring {
    fn data_key(&self, person: &PersonId) -> Held {
        match person.as_bytes() {
            [0, key, ..] => Held::Key(DataKey::from_bytes([*key; 32])),
            [1, ..] => Held::Erased,
            _ => Held::Missing,
        }
    }
}

/// A chain of bodies of many lengths, some of which say that they are sealed for somebody.
fn chain() -> Vec<Entry> {
    let mut head = Head::default();
    let at = Instant::from_millis(1_703_642_400_000).unwrap();
    let entry = |number: u8| {
        let mut body = vec![number; usize::from(number) * 23 % 1_300];
        let start = [1, number % 3, number % 4, number];
        body.iter_mut().zip(start).for_each(|(to, byte)| *to = byte);
        let entry = Entry::after(&head, at, body);
        head = head.follow(&entry.leaf).unwrap();
        entry
    };
    (0..100).map(entry).collect()
}

/// The same work as [`check`] and [`lock`] do entry by entry.
fn compare(mut entries: Vec<Entry>) -> usize {
    let mut before = Head::default();
    let mut expected = Vec::new();
    for Entry { leaf, body } in &entries {
        let finding = check(leaf, body, &before).err();
        let entry_key = match lock(body, before.next_seq(), &Ring) {
            Lock::Opens(key) => Some(Some(*key.as_bytes())),
            Lock::Erased => Some(None),
            Lock::Without => None,
        };
        expected.push((finding, entry_key));
        before = Head { size: before.size + 1, link: leaf.link };
    }
    let mut before = Head::default();
    let read = |Entry { leaf, body }: &'_ mut Entry| (*leaf, std::mem::take(body));
    let mut parts: Vec<(Leaf, Vec<u8>)> = entries.iter_mut().map(read).collect();
    let mut together = Vec::new();
    for (leaf, body) in &mut parts {
        together.push(Read { before, leaf, body, within: 0..0 });
        before = Head { size: before.size + 1, link: leaf.link };
    }
    let locks = lock_all(&together, &Ring).into_iter().map(|lock| match lock {
        Lock::Opens(key) => Some(Some(*key.as_bytes())),
        Lock::Erased => Some(None),
        Lock::Without => None,
    });
    let found = check_all(&together).into_iter().map(Result::err).zip(locks);
    let found: Vec<_> = found.collect();
    assert_eq!(found, expected);
    found.iter().filter(|(finding, _)| finding.is_some()).count()
}

#[test]
fn many_are_checked_and_unlocked_as_each_is_by_itself() {
    assert_eq!(compare(chain()), 0);
    for place in [0, 1, 50, 63, 64, 99] {
        let altered = |change: fn(&mut Entry)| {
            let mut entries = chain();
            change(&mut entries[place]);
            compare(entries)
        };
        assert!(altered(|entry| entry.leaf.seq = entry.leaf.seq + 1) > 0);
        assert!(altered(|entry| entry.leaf.link = Link::from_bytes([9; 32])) > 0);
        assert!(altered(|entry| entry.leaf.body_hash = Digest::of(b"another")) > 0);
        assert!(altered(|entry| entry.leaf.recorded_at = Instant::from_millis(1).unwrap()) > 0);
        assert!(altered(|entry| entry.body.push(0)) > 0);
    }
}
