//! Finding the end of a journal: from the place that was acknowledged last, or from the last
//! segment's beginning. Every list on the way is checked whole, since it may be one that a crash
//! left half-written.

use std::fs::{self, File};
use std::io;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::sync::Arc;

use ikrar_core::entry::Head;
use ikrar_core::log::{Damage, Flaw, LogError};
use ikrar_core::value::Digest;

use super::cursor::{Cursor, Stop};
use super::read::Reading;
use super::record::{CLOSING_BYTES, Closing, HEADER_BYTES, Header, Promise, Record};
use super::{Journal, Lost, open_segment};
use crate::acknowledged::Acknowledged;
use crate::fault;

impl Journal {
    /// Opens a journal for reading. What is wrong with acknowledged entries is no error here:
    /// [`Journal::lost`] tells it, and reading them does.
    ///
    /// # Errors
    /// When the folder or a file cannot be read.
    pub(crate) fn open(folder: &Path, known: Option<Acknowledged>) -> Result<Self, LogError> {
        let opened = Self::find_end(folder, known);
        let (mut journal, flaw) = opened.map_err(|error| fault::of_log(folder, error))?;
        if let Some(known) = known {
            journal.compare(known, flaw)?;
        }
        Ok(journal)
    }

    /// A journal with its end, and what is wrong behind it.
    fn find_end(folder: &Path, known: Option<Acknowledged>) -> io::Result<(Self, Flaw)> {
        let segments = list_segments(folder)?;
        let found = match known.map(|known| at_acknowledged(folder, &segments, known)) {
            Some(Ok(Some(found))) => Some(found),
            Some(Err(error)) => return Err(error),
            _ => at_last_segment(folder, &segments)?,
        };
        let mut journal = Self {
            folder: folder.to_owned(),
            segments,
            newest: Closing { head: Head::default(), keys: 0 },
            end: 0,
            confirmed: (0, HEADER_BYTES as u64),
            lost: None,
            reading: Reading::default(),
            writer: None,
        };
        let mut flaw = Flaw::Cut;
        if let Some(Found { number, place, newest }) = found {
            let segment = journal.segments.get(number).copied().unwrap_or_default();
            (journal.newest, journal.end) = (newest, place);
            journal.confirmed = (segment, place);
            flaw = journal.follow(number, known.map_or(0, |known| known.head.size))?;
        }
        if journal.end == 0 {
            // No segment begins as one: none of them is written to.
            journal.segments.clear();
        }
        Ok((journal, flaw))
    }

    /// Follows lists from the end that is known, in segment `number`, to the last; tells what is
    /// wrong behind it. Segments that do not continue the log are left out. Entries before
    /// `acknowledged` are only looked for: whoever reads them checks them.
    fn follow(&mut self, mut number: usize, acknowledged: u64) -> io::Result<Flaw> {
        loop {
            let Some(first) = self.segments.get(number) else { return Ok(Flaw::Cut) };
            let file = open_segment(&self.folder, *first)?;
            let limit = file.metadata()?.len();
            let mut cursor = Cursor::new(file, self.end, limit, WINDOW_BYTES);
            let flaw = loop {
                let is_known = self.newest.head.size < acknowledged;
                match list(&mut cursor, self.newest.head, is_known) {
                    Ok(Some(closing)) => (self.newest, self.end) = (closing, cursor.place()),
                    Ok(None) => break Flaw::Cut,
                    Err(Stop::Flaw(flaw)) => break flaw,
                    Err(Stop::Io(error)) => return Err(error),
                }
            };
            let Some(next) = self.segments.get(number + 1) else {
                self.look_behind(*first, flaw)?;
                return Ok(flaw);
            };
            let header = read_header(&open_segment(&self.folder, *next)?)?;
            if header.is_none_or(|header| header.before.head != self.newest.head) {
                if header.is_some_and(|header| header.before.head.size > self.newest.head.size) {
                    // A segment is begun when the list before it is durable.
                    self.lose(flaw);
                }
                self.segments.truncate(number + 1);
                return Ok(flaw);
            }
            (number, self.end) = (number + 1, HEADER_BYTES as u64);
        }
    }

    /// Looks behind the newest list whether what is there is more than a crash can leave: it tears
    /// the list that is being written, and no list is written before the one in front of it is
    /// durable. So the closing of a second list behind a flaw means that the flaw came later.
    fn look_behind(&mut self, last: u64, flaw: Flaw) -> io::Result<()> {
        let file = open_segment(&self.folder, last)?;
        let length = usize::try_from(file.metadata()?.len().saturating_sub(self.end)).unwrap_or(0);
        let mut rest = vec![0; length];
        file.read_exact_at(&mut rest, self.end)?;
        let opening = rest.first_chunk().and_then(|start| Record::length(*start).ok()?);
        let opening = opening.and_then(|length| Record::parse(rest.get(..length)?).ok());
        let torn = match opening {
            Some(Record::Opening(opening)) => {
                Some(self.newest.head.size + u64::from(opening.entries))
            }
            _ => None,
        };
        let closings = rest.windows(CLOSING_BYTES).filter_map(|bytes| match bytes {
            [0xff, 0xff, 0xff, 0xff, ..] => match Record::parse(bytes) {
                Ok(Record::Closing(closing)) => Some(closing.head.size),
                _ => None,
            },
            _ => None,
        });
        let closings: Vec<u64> = closings.take(2).collect();
        let another = torn.is_some_and(|torn| closings.iter().any(|size| *size != torn));
        if another || closings.len() == 2 {
            self.lose(flaw);
        }
        Ok(())
    }

    fn lose(&mut self, flaw: Flaw) {
        let damage = Damage::Followed(flaw);
        self.lost = Some(Lost { seq: self.newest.head.next_seq(), damage });
    }

    /// Compares what was found with what was acknowledged.
    fn compare(&mut self, known: Acknowledged, flaw: Flaw) -> Result<(), LogError> {
        let found = self.newest.head;
        if found.size < known.head.size {
            self.lost = Some(Lost { seq: found.next_seq(), damage: Damage::Acknowledged(flaw) });
            self.newest.head = known.head;
            return Ok(());
        }
        let Some(last) = known.head.next_seq().before() else { return Ok(()) };
        if self.confirmed == (known.segment, known.closing + CLOSING_BYTES as u64) {
            return Ok(()); // the search began with that very closing
        }
        let link = match self.read(last, 1) {
            Ok(entries) => entries.first().map(|entry| entry.leaf.link),
            Err(LogError::Damaged { .. }) => None,
            // That it cannot be read now says nothing about what it is.
            Err(error) => return Err(error),
        };
        if link != Some(known.head.link) {
            self.lost = Some(Lost { seq: last, damage: Damage::AcknowledgedOther });
        }
        Ok(())
    }
}

/// A place behind a list.
struct Found {
    /// The segment's number in the list of segments.
    number: usize,
    place: u64,
    newest: Closing,
}

/// The next list; `None` where nothing follows. Its records are checked, and, unless it `is_known`
/// to have been acknowledged, its chain and bodies too.
fn list(cursor: &mut Cursor, before: Head, is_known: bool) -> Result<Option<Closing>, Stop> {
    let promise = match cursor.next()? {
        None => return Ok(None),
        Some(Record::Opening(opening)) => Promise::of(&opening),
        Some(_) => return Err(Flaw::Order.into()),
    };
    let promise = promise.from(cursor.place());
    let mut head = before;
    for number in 0..promise.entries {
        if !promise.begins(number, cursor.place()) {
            return Err(Flaw::Order.into());
        }
        let Some(Record::Entry(leaf, body)) = cursor.next()? else {
            return Err(Flaw::Cut.into());
        };
        if !is_known {
            head.follow(&leaf).map_err(Flaw::from)?;
            if Digest::of(body) != leaf.body_hash {
                return Err(Flaw::Chain.into());
            }
        }
        head = Head { size: head.size + 1, link: leaf.link };
    }
    if !promise.ends(cursor.place()) {
        return Err(Flaw::Order.into());
    }
    match cursor.next()? {
        Some(Record::Closing(closing)) if closing.head == head => Ok(Some(closing)),
        Some(_) => Err(Flaw::Order.into()),
        None => Err(Flaw::Cut.into()),
    }
}

/// The place that was acknowledged, if its closing record stands there.
fn at_acknowledged(
    folder: &Path,
    segments: &[u64],
    known: Acknowledged,
) -> io::Result<Option<Found>> {
    let Ok(number) = segments.binary_search(&known.segment) else { return Ok(None) };
    let file = open_segment(folder, known.segment)?;
    let limit = file.metadata()?.len();
    let mut cursor = Cursor::new(file, known.closing, limit, CLOSING_BYTES);
    let newest = match cursor.next() {
        Ok(Some(Record::Closing(closing))) if closing.head == known.head => closing,
        Err(Stop::Io(error)) => return Err(error),
        _ => return Ok(None),
    };
    Ok(Some(Found { number, place: cursor.place(), newest }))
}

/// The beginning of the last segment that has a header.
fn at_last_segment(folder: &Path, segments: &[u64]) -> io::Result<Option<Found>> {
    for (number, first) in segments.iter().enumerate().rev() {
        let header = read_header(&open_segment(folder, *first)?)?;
        if let Some(header) = header.filter(|header| header.before.head.size == *first) {
            let newest = header.before;
            return Ok(Some(Found { number, place: HEADER_BYTES as u64, newest }));
        }
    }
    Ok(None)
}

fn read_header(file: &Arc<File>) -> io::Result<Option<Header>> {
    let mut bytes = [0; HEADER_BYTES];
    match file.read_exact_at(&mut bytes, 0) {
        Ok(()) => Ok(Header::from_bytes(&bytes)),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(error),
    }
}

/// The segments' first entries, ascending. Files of other names are none.
pub(super) fn list_segments(folder: &Path) -> io::Result<Vec<u64>> {
    let mut segments = Vec::new();
    for item in fs::read_dir(folder)? {
        let name = item?.file_name();
        let name = name.to_str().filter(|name| name.len() == 20);
        let digits = name.filter(|name| name.bytes().all(|byte| byte.is_ascii_digit()));
        segments.extend(digits.and_then(|name| name.parse::<u64>().ok()));
    }
    segments.sort_unstable();
    Ok(segments)
}

const WINDOW_BYTES: usize = 256 << 10;
