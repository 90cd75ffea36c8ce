//! Reading a journal from its first byte to its newest list, and checking all of it: for a backup,
//! which copies what it reads, and for the doctor. Only what was checked is handed on.

use std::os::unix::fs::FileExt;

use ikrar_core::entry::{Head, Leaf};
use ikrar_core::log::{Flaw, LogError};
use ikrar_core::value::Digest;

use super::cursor::{Cursor, Stop};
use super::read::{flawed, stopped, unreadable};
use super::record::{Closing, HEADER_BYTES, Header, Promise, Record};
use super::{Journal, open_segment};
use crate::acknowledged::Acknowledged;

/// What a walk hands on, in the order in which it stands in the journal.
#[derive(Debug)]
pub(crate) enum Step<'a> {
    /// A segment begins: the number of its first entry.
    Begin(u64),
    /// The next bytes of the segment; they are sound.
    Bytes(&'a [u8]),
    /// The entry that the bytes before held.
    Entry(Leaf, &'a [u8]),
    /// The segment's lists end.
    End(Walked),
}

/// A segment that was walked to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Walked {
    /// The number of its first entry.
    pub(crate) first: u64,
    /// How many entries it holds.
    pub(crate) entries: u64,
    /// Where its last list ends.
    pub(crate) end: u64,
    /// How long its file is.
    pub(crate) length: u64,
}

/// Who takes the steps of a walk.
type Take<'t, E> = dyn FnMut(Step<'_>) -> Result<(), E> + 't;

impl Journal {
    /// Walks through all lists that were there when the journal was opened; what a writer appends
    /// meanwhile is not looked at. Gives the head they lead to, and where its closing stands.
    ///
    /// # Errors
    /// [`LogError::Damaged`] with the first entry that is not what was recorded; what `take` says.
    pub(crate) fn walk<E: From<LogError>>(
        &self,
        take: &mut Take<'_, E>,
    ) -> Result<Acknowledged, E> {
        let mut before = Closing { head: Head::default(), keys: 0 };
        let mut at = Acknowledged { head: before.head, segment: 0, closing: 0 };
        for (number, first) in self.segments.iter().enumerate() {
            let next = self.segments.get(number + 1);
            let limit = if next.is_none() { self.end } else { u64::MAX };
            if limit <= HEADER_BYTES as u64 {
                break; // it was begun, and no list came
            }
            (before, at) = self.walk_segment(*first, limit, before, take)?;
            if next.is_some_and(|next| *next != before.head.size) {
                return Err(flawed(before.head.size, Flaw::Cut).into());
            }
        }
        if before.head.size < self.newest.head.size {
            return Err(flawed(before.head.size, Flaw::Cut).into());
        }
        if before.head != self.newest.head {
            return Err(flawed(before.head.size.saturating_sub(1), Flaw::Chain).into());
        }
        Ok(at)
    }

    /// The segments whose lists count, and where in the last one they end.
    pub(crate) fn extent(&self) -> (&[u64], u64) {
        (&self.segments, self.end)
    }

    fn walk_segment<E: From<LogError>>(
        &self,
        first: u64,
        limit: u64,
        mut before: Closing,
        take: &mut Take<'_, E>,
    ) -> Result<(Closing, Acknowledged), E> {
        let seq = before.head.size;
        let file = open_segment(&self.folder, first).map_err(|error| unreadable(seq, error))?;
        let length = file.metadata().map_err(|error| unreadable(seq, error))?.len();
        let mut header = [0; HEADER_BYTES];
        if length < HEADER_BYTES as u64 {
            return Err(flawed(seq, Flaw::Cut).into());
        }
        file.read_exact_at(&mut header, 0).map_err(|error| unreadable(seq, error))?;
        match Header::from_bytes(&header) {
            Some(found) if found.before == before && first == seq => {}
            Some(found) if found.before.head.size > seq => {
                return Err(flawed(seq, Flaw::Cut).into());
            }
            Some(_) => return Err(flawed(seq, Flaw::Chain).into()),
            None => return Err(flawed(seq, Flaw::Check).into()),
        }
        take(Step::Begin(first))?;
        take(Step::Bytes(&header))?;
        let mut cursor = Cursor::new(file, HEADER_BYTES as u64, limit, WINDOW_BYTES);
        let mut at = Acknowledged { head: before.head, segment: first, closing: 0 };
        while let Some((closing, place)) = walk_list(&mut cursor, before, take)? {
            before = closing;
            at = Acknowledged { head: closing.head, segment: first, closing: place };
        }
        let (entries, end) = (before.head.size - first, cursor.place());
        take(Step::End(Walked { first, entries, end, length }))?;
        Ok((before, at))
    }
}

/// Walks through the next list; gives its closing and where that stands, or `None` where no list
/// follows.
fn walk_list<E: From<LogError>>(
    cursor: &mut Cursor,
    before: Closing,
    take: &mut Take<'_, E>,
) -> Result<Option<(Closing, u64)>, E> {
    let mut head = before.head;
    let damaged = |seq: u64, stop: Stop| E::from(stopped(seq, stop));
    let promise = match cursor.next_with_bytes().map_err(|stop| damaged(head.size, stop))? {
        None => return Ok(None),
        Some((Record::Opening(opening), bytes)) => {
            take(Step::Bytes(bytes))?;
            Promise::of(&opening)
        }
        Some(_) => return Err(flawed(head.size, Flaw::Order).into()),
    };
    let promise = promise.from(cursor.place());
    for number in 0..promise.entries {
        let seq = head.size;
        if !promise.begins(number, cursor.place()) {
            return Err(flawed(seq, Flaw::Order).into());
        }
        let record = cursor.next_with_bytes().map_err(|stop| damaged(seq, stop))?;
        let Some((Record::Entry(leaf, body), bytes)) = record else {
            return Err(flawed(seq, Flaw::Cut).into());
        };
        head = head.follow(&leaf).map_err(|error| flawed(seq, error.into()))?;
        if Digest::of(body) != leaf.body_hash {
            return Err(flawed(seq, Flaw::Chain).into());
        }
        take(Step::Bytes(bytes))?;
        take(Step::Entry(leaf, body))?;
    }
    let (last, place) = (head.size.saturating_sub(1), cursor.place());
    if !promise.ends(place) {
        return Err(flawed(last, Flaw::Order).into());
    }
    match cursor.next_with_bytes().map_err(|stop| damaged(last, stop))? {
        Some((Record::Closing(found), bytes)) if found.head == head => {
            take(Step::Bytes(bytes))?;
            Ok(Some((found, place)))
        }
        Some(_) => Err(flawed(last, Flaw::Order).into()),
        None => Err(flawed(last, Flaw::Cut).into()),
    }
}

const WINDOW_BYTES: usize = 1 << 20;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file_log::{FileLog, JOURNAL};
    use ikrar_core::log::Log;
    use ikrar_core::log::conformance::entries;

    #[test]
    fn a_walk_ends_where_the_journal_was_opened_whatever_is_written_meanwhile() {
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join("log");
        let log = FileLog::open(&folder).unwrap();
        let append = |count| {
            let head = log.head().unwrap();
            log.append(head, &entries(head, count)).unwrap()
        };
        let head = [3, 1, 200].map(append)[2];
        let reader = Journal::open(&folder.join(JOURNAL), None).unwrap();
        append(50);
        let (mut copied, mut seen) = (Vec::new(), 0);
        let found = reader.walk::<LogError>(&mut |step| {
            match step {
                Step::Bytes(bytes) => copied.extend_from_slice(bytes),
                Step::Entry(leaf, _) => {
                    assert_eq!(leaf.seq.number(), seen);
                    seen += 1;
                }
                Step::Begin(_) | Step::End(_) => {}
            }
            Ok(())
        });
        let found = found.unwrap();
        assert_eq!((found.head, seen), (head, head.size));
        let segment = std::fs::read(folder.join(JOURNAL).join(format!("{:020}", 0))).unwrap();
        assert!(copied.len() < segment.len() && segment.starts_with(&copied));
        assert_eq!(reader.acknowledged(), found);
    }
}
