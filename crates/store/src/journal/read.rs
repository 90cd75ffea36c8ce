//! Reading entries of a journal, one after the other or anywhere.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::ops::Range;
use std::sync::Arc;

use ikrar_core::entry::{Entry, Leaf};
use ikrar_core::log::{Damage, EngineFault, Flaw, LogError};

use super::cursor::{Cursor, Stop};
use super::record::{self, HEADER_BYTES, PLACE_ENTRIES, Record};
use super::{Journal, open_segment};
use crate::chain::Located;
use ikrar_core::value::Seq;

/// What reading remembers, so that the next read need not look for its place.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// Where reading ended: the next entry, its segment's number, and the place.
    next: Option<(u64, usize, Cursor)>,
    /// For each segment that was searched, places of entries, at most some 64 apart.
    marks: BTreeMap<usize, Vec<(u64, u64)>>,
    /// By the marked entry, where those behind it begin, of marks near which one entry was read.
    near: BTreeMap<u64, Near>,
    /// Segments that were opened.
    files: BTreeMap<usize, Opened>,
}

/// A segment's file, and how long it is: not known of the last one, which grows.
type Opened = (Arc<File>, Option<u64>);

/// Where the entries from a mark on begin, and the last one ends, counted from the mark's place.
type Near = Box<[u32]>;

impl Reading {
    /// A list was appended to a segment at `at`.
    pub(super) fn appended(&mut self, number: usize, first: u64, at: u64, entries: &[Entry]) {
        self.next = None;
        let Some(marks) = self.marks.get_mut(&number) else { return };
        let opening = record::opening(entries);
        if let Ok(Record::Opening(found)) = Record::parse(&opening) {
            mark(marks, first, at + opening.len() as u64, found.places);
        }
    }

    /// The log was changed by other means than appending.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }
}

impl Journal {
    /// Up to `max` entries from position `from`; fewer only at the end.
    pub(crate) fn read(&mut self, from: Seq, max: usize) -> Result<Vec<Entry>, LogError> {
        let count = self.newest.head.next_seq().since(from).unwrap_or(0);
        let count = usize::try_from(count).unwrap_or(usize::MAX).min(max);
        let mut entries = Vec::with_capacity(count);
        self.visit(from, max, |leaf, body, _| {
            entries.push(Entry { leaf, body: body.to_vec() });
        })?;
        Ok(entries)
    }

    /// Where up to `max` entries from position `from` are.
    pub(crate) fn locate(&mut self, from: Seq, max: usize) -> Result<Vec<Located>, LogError> {
        let mut located = Vec::new();
        self.visit(from, max, |leaf, _, (segment, place)| {
            located.push(Located { link: leaf.link, segment, place });
        })?;
        Ok(located)
    }

    /// Whether reading goes on with this entry.
    pub(crate) fn is_next(&self, seq: Seq) -> bool {
        self.reading.next.as_ref().is_some_and(|(next, ..)| *next == seq.number())
    }

    /// Lets reading go on with this entry, if it is at this place.
    pub(crate) fn go_to(&mut self, seq: Seq, segment: u64, place: u64) {
        let Ok(number) = self.segments.binary_search(&segment) else { return };
        let Ok(mut cursor) = self.cursor(number, place, POINT_BYTES) else { return };
        let here = matches!(cursor.next(), Ok(Some(Record::Entry(leaf, _))) if leaf.seq == seq);
        if here {
            cursor.seek(place);
            self.reading.next = Some((seq.number(), number, cursor));
        }
    }

    /// Hands on entries from position `from` in their order, each with its segment and place.
    pub(crate) fn visit(
        &mut self,
        from: Seq,
        max: usize,
        mut take: impl FnMut(Leaf, &[u8], (u64, u64)),
    ) -> Result<(), LogError> {
        // Inside, entries are counted as the files are: their names are numbers of entries.
        let from = from.number();
        let end = from.saturating_add(max as u64).min(self.newest.head.size);
        if from >= end {
            return Ok(());
        }
        if let Some(lost) = self.lost.as_ref().filter(|lost| lost.seq.number() < end) {
            return Err(lost.damaged());
        }
        let (mut seq, mut number, mut cursor) = match self.reading.next.take() {
            Some((next, number, mut cursor)) if next == from => {
                cursor.widen(window(max));
                (next, number, cursor)
            }
            Some((.., other)) => {
                let (seq, number, cursor) = self.find(from, max)?;
                (seq, number, cursor.with_room_of(other))
            }
            None => self.find(from, max)?,
        };
        while seq < end {
            // What stands in front is not asked for.
            if seq < from && cursor.pass_entry().map_err(|stop| stopped(from, stop))? {
                seq += 1;
                continue;
            }
            let at = (self.segments.get(number).copied().unwrap_or_default(), cursor.place());
            match cursor.next() {
                Ok(Some(Record::Opening(_))) => {}
                Ok(Some(Record::Closing(closing))) if closing.head.size == seq => {}
                Ok(Some(Record::Entry(leaf, body))) if leaf.seq.number() == seq => {
                    if seq >= from {
                        take(leaf, body, at);
                    }
                    seq += 1;
                }
                Ok(Some(_)) => return Err(flawed(seq, Flaw::Chain)),
                Ok(None) if self.segments.get(number + 1) == Some(&seq) => {
                    number += 1;
                    cursor = self.cursor(number, HEADER_BYTES as u64, SCAN_BYTES)?;
                }
                Ok(None) => return Err(flawed(seq, Flaw::Cut)),
                Err(stop) => return Err(stopped(seq, stop)),
            }
        }
        self.reading.next = Some((seq, number, cursor));
        Ok(())
    }

    /// A cursor before the entry, or before one of at most some 64 in front of it.
    fn find(&mut self, seq: u64, max: usize) -> Result<(u64, usize, Cursor), LogError> {
        let after = self.segments.partition_point(|first| *first <= seq);
        let number = after.checked_sub(1).ok_or_else(|| flawed(seq, Flaw::Cut))?;
        if !self.reading.marks.contains_key(&number) {
            let marks = self.search(number, seq)?;
            self.reading.marks.insert(number, marks);
        }
        let marks = self.reading.marks.get(&number).map(Vec::as_slice).unwrap_or_default();
        let after = marks.partition_point(|(marked, _)| *marked <= seq);
        let mark = after.checked_sub(1).and_then(|place| marks.get(place)).copied();
        let (marked, place) = mark.ok_or_else(|| flawed(seq, Flaw::Cut))?;
        let until = marks.get(after).map_or(u64::MAX, |(next, _)| *next);
        if max == 1
            && let Some((start, length)) = self.pinpoint(seq, number, marked..until, place)?
        {
            return Ok((seq, number, self.cursor(number, start, length)?));
        }
        Ok((marked, number, self.cursor(number, place, window(max))?))
    }

    /// Where the entry begins, and how much is to be read for it; `None` where the lengths of the
    /// entries in front of it do not lead there.
    fn pinpoint(
        &mut self,
        seq: u64,
        number: usize,
        entries: Range<u64>,
        place: u64,
    ) -> Result<Option<(u64, usize)>, LogError> {
        let nth = usize::try_from(seq - entries.start).unwrap_or(usize::MAX);
        let known = |near: &Near| {
            let (start, end) = (*near.get(nth)?, *near.get(nth.checked_add(1)?)?);
            Some((place + u64::from(start), usize::try_from(end - start).ok()?))
        };
        if let Some(found) = self.reading.near.get(&entries.start).and_then(known) {
            return Ok(Some(found));
        }
        let (marked, mut cursor) = (entries.start, self.cursor(number, place, POINT_BYTES)?);
        let near = lengths(&mut cursor, entries, place);
        let found = known(&near);
        if self.reading.near.len() >= MARKS_NEAR {
            self.reading.near.clear();
        }
        self.reading.near.insert(marked, near);
        Ok(found)
    }

    /// Places in a segment, from its openings; where one is damaged, those before it.
    fn search(&mut self, number: usize, seq: u64) -> Result<Vec<(u64, u64)>, LogError> {
        let mut first = self.segments.get(number).copied().unwrap_or_default();
        let mut cursor = self.cursor(number, HEADER_BYTES as u64, POINT_BYTES)?;
        let mut marks = vec![(first, HEADER_BYTES as u64)];
        loop {
            let (entries, bytes) = match cursor.next() {
                Ok(Some(Record::Opening(opening))) => {
                    let (entries, bytes) = (u64::from(opening.entries), opening.bytes);
                    let places = opening.places.to_vec();
                    mark(&mut marks, first, cursor.place(), &places);
                    (entries, bytes)
                }
                Ok(Some(Record::Closing(_))) => continue,
                Ok(_) | Err(Stop::Flaw(_)) => return Ok(marks),
                Err(Stop::Io(error)) => return Err(unreadable(seq, error)),
            };
            first += entries;
            // What an opening claims may be anything: nothing is looked for behind the end.
            match cursor.place().checked_add(bytes).filter(|place| *place <= cursor.limit()) {
                Some(place) => cursor.seek(place),
                None => return Ok(marks),
            }
        }
    }

    fn cursor(&mut self, number: usize, place: u64, window: usize) -> Result<Cursor, LogError> {
        let first = self.segments.get(number).copied().unwrap_or_default();
        let is_last = number + 1 == self.segments.len();
        let (file, length) =
            self.opened(number, is_last).map_err(|error| unreadable(first, error))?;
        Ok(Cursor::new(file, place, length.unwrap_or(self.end), window))
    }

    fn opened(&mut self, number: usize, is_last: bool) -> io::Result<Opened> {
        let first = self.segments.get(number).copied().unwrap_or_default();
        let file = match self.reading.files.get(&number) {
            Some((file, length)) if length.is_some() != is_last => {
                return Ok((Arc::clone(file), *length));
            }
            Some((file, _)) => Arc::clone(file),
            None => open_segment(&self.folder, first)?,
        };
        let length = if is_last { None } else { Some(file.metadata()?.len()) };
        if self.reading.files.len() >= FILES_OPEN {
            self.reading.files.clear();
        }
        self.reading.files.insert(number, (Arc::clone(&file), length));
        Ok((file, length))
    }
}

/// Where entries begin, by their lengths, from the one on at `place`; as far as these can be read.
fn lengths(cursor: &mut Cursor, entries: Range<u64>, place: u64) -> Near {
    let count = usize::try_from(entries.end - entries.start).unwrap_or(usize::MAX);
    let count = count.min(2 * PLACE_ENTRIES);
    let mut near = Vec::with_capacity(count + 1);
    let behind = |cursor: &Cursor| u32::try_from(cursor.place() - place).ok();
    let mut end = None;
    while near.len() < count {
        let start = behind(cursor);
        match cursor.pass_entry() {
            Ok(true) => {
                near.extend(start);
                end = behind(cursor);
            }
            // Between two lists.
            Ok(false) if matches!(cursor.next(), Ok(Some(_))) => {}
            Ok(false) | Err(_) => break,
        }
    }
    near.extend(end);
    near.into()
}

/// How much is read at once for so many entries.
fn window(max: usize) -> usize {
    if max <= PLACE_ENTRIES { POINT_BYTES } else { SCAN_BYTES }
}

/// Adds the places of a list whose entries begin with `first` at `start`.
fn mark(marks: &mut Vec<(u64, u64)>, first: u64, start: u64, places: &[u8]) {
    let few = |(marked, _): &(u64, u64)| first < marked + PLACE_ENTRIES as u64;
    if !marks.last().is_some_and(few) {
        marks.push((first, start));
    }
    let places = places.as_chunks::<4>().0.iter().map(|place| u32::from_be_bytes(*place));
    let numbers = (1..).map(|number| first + number * PLACE_ENTRIES as u64);
    marks.extend(numbers.zip(places.map(|place| start + u64::from(place))));
}

pub(super) fn flawed(seq: u64, flaw: Flaw) -> LogError {
    LogError::Damaged { seq: Seq::new(seq), damage: Damage::Flawed(flaw) }
}

pub(super) fn stopped(seq: u64, stop: Stop) -> LogError {
    match stop {
        Stop::Flaw(flaw) => flawed(seq, flaw),
        Stop::Io(error) => unreadable(seq, error),
    }
}

/// The system did not give the bytes: that may pass, and says nothing about them.
pub(super) fn unreadable(seq: u64, error: io::Error) -> LogError {
    LogError::Engine(EngineFault::Entry { seq: Seq::new(seq), fault: error.into() })
}

/// Marks near which places are remembered: some 300 bytes each.
const MARKS_NEAR: usize = 1 << 14;
/// Segments that are kept open.
const FILES_OPEN: usize = 64;
/// How much is read at once for many entries, and for a few.
const SCAN_BYTES: usize = 1 << 20;
const POINT_BYTES: usize = 32 << 10;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file_log::{FileLog, JOURNAL};
    use ikrar_core::entry::Head;
    use ikrar_core::log::Log;
    use ikrar_core::log::conformance::entries;

    #[test]
    fn entries_are_the_same_one_by_one_in_any_order_and_all_together() {
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join("log");
        let log = FileLog::open(&folder).unwrap();
        let (mut all, mut head) = (Vec::new(), Head::default());
        for count in [3, 1, 64, 65, 1, 1, 200, 62, 1] {
            let list = entries(head, count);
            head = log.append(head, &list).unwrap();
            all.extend(list);
            let mut reader = Journal::open(&folder.join(JOURNAL), None).unwrap();
            for nth in 0..2 * all.len() {
                let place = nth * 199 % all.len();
                let seq = Seq::new(u64::try_from(place).unwrap());
                assert_eq!(reader.read(seq, 1).unwrap(), [all[place].clone()], "{place}");
                assert_eq!(log.read(seq, 1).unwrap(), [all[place].clone()], "{place}");
                if nth.is_multiple_of(23) {
                    assert_eq!(reader.read(seq, usize::MAX).unwrap(), all[place..]);
                }
            }
        }
    }

    /// How long its file was while it still grew stayed in mind, and what came later was missing.
    #[test]
    fn what_a_segment_took_after_it_was_read_is_read_when_another_follows() {
        let outer = tempfile::tempdir().unwrap();
        let log = FileLog::open(&outer.path().join("log")).unwrap();
        let (mut head, mut size) = (Head::default(), 0);
        for _ in 0..4 {
            let list = entries(head, 50_000);
            head = log.append(head, &list).unwrap();
            let newest = &list[list.len() - 1..];
            assert_eq!(log.read(newest[0].leaf.seq, 1).unwrap(), newest);
            size += list.len() as u64;
        }
        let journal = outer.path().join("log").join(JOURNAL);
        assert!(std::fs::read_dir(journal).unwrap().count() > 1, "more than one segment");
        for seq in (0..size).step_by(4_999) {
            assert_eq!(log.read(Seq::new(seq), 1).unwrap()[0].leaf.seq, Seq::new(seq));
        }
    }

    #[test]
    fn behind_a_flaw_the_other_entries_near_a_mark_are_read_one_by_one() {
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join("log");
        let log = FileLog::open(&folder).unwrap();
        let list = entries(Head::default(), 40);
        log.append(Head::default(), &list).unwrap();
        drop(log);
        let journal = folder.join(JOURNAL);
        let segment = super::super::segment_path(&journal, 0);
        let mut bytes = std::fs::read(&segment).unwrap();
        let body =
            30 + bytes.windows(32).position(|at| at == list[7].leaf.link.as_bytes()).unwrap();
        bytes[body + 3] ^= 1;
        std::fs::write(&segment, bytes).unwrap();
        let reader = FileLog::read_only(&folder).unwrap();
        for place in [30, 7, 6, 8, 39, 7] {
            let seq = u64::try_from(place).unwrap();
            let read = reader.read(Seq::new(seq), 1);
            match read {
                Err(LogError::Damaged { seq: found, .. }) if place == 7 => {
                    assert_eq!(found.number(), seq);
                }
                read => assert_eq!(read.unwrap(), [list[place].clone()], "{place}"),
            }
        }
    }
}
