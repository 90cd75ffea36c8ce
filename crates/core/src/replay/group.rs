//! Neighbouring entries in one buffer, opened where they lie.

use std::ops::Range;

use rayon::prelude::*;

use super::Unfolded;
use super::opening::{Lock, Opening, Read, announce, check_all, lock_all, open_in_place, subject};
use crate::entry::{Head, Leaf};
use crate::finding::Finding;
use crate::keys::DataKeys;
use crate::state::Coming;
use crate::state::index::Keyed;

/// Entries that are read, opened and folded together. Its room is used again for others.
#[derive(Default)]
pub(super) struct Group {
    /// All bodies, one behind the other; once they are opened, with the events in clear.
    bytes: Vec<u8>,
    /// The leaves, each with the place where its body ends.
    leaves: Vec<(Leaf, usize)>,
    /// What each core opened in a row.
    lines: Vec<Vec<Line>>,
}

/// An entry on its way into the state, by its place in the log.
pub(super) struct Line {
    pub(super) leaf: Leaf,
    /// Where its body is.
    pub(super) within: Within,
    pub(super) opened: Result<Opening, Unfolded>,
}

/// A part of a group's bytes.
pub(super) struct Within(Range<usize>);

impl Line {
    /// What the state will be asked for, where that is known.
    pub(super) fn coming(&self) -> Option<Coming> {
        match &self.opened {
            Ok(Opening::Event { coming, .. }) => *coming,
            Ok(Opening::Directory | Opening::Erased(_)) | Err(_) => None,
        }
    }
}

impl Within {
    /// A part of this part.
    pub(super) fn part(&self, part: &Range<usize>) -> Self {
        Self(self.0.start + part.start..self.0.start + part.end)
    }
}

impl Group {
    pub(super) fn clear(&mut self) {
        self.bytes.clear();
        self.leaves.clear();
        for lines in &mut self.lines {
            lines.clear();
        }
    }

    pub(super) fn push(&mut self, leaf: Leaf, body: &[u8]) {
        self.bytes.extend_from_slice(body);
        self.leaves.push((leaf, self.bytes.len()));
    }

    /// The last entry's leaf.
    pub(super) fn last(&self) -> Option<Leaf> {
        self.lines.last().and_then(|lines| lines.last()).map(|line| line.leaf)
    }

    /// Checks and opens all entries, which stand behind `head`, on all cores.
    pub(super) fn open(&mut self, head: Head, keys: &dyn DataKeys, keyed: Option<Keyed>) {
        let Self { bytes, leaves, lines } = self;
        let (mut rest, mut start, mut before) = (bytes.as_mut_slice(), 0, head);
        let mut entries = Vec::with_capacity(leaves.len());
        for (leaf, end) in leaves.iter() {
            let (body, behind) = rest.split_at_mut(end - start);
            entries.push(Read { before, leaf, body, within: start..*end });
            (rest, start) = (behind, *end);
            before = Head { size: before.size + 1, link: leaf.link };
        }
        lines.resize_with(entries.len().div_ceil(LINES_TOGETHER), Vec::new);
        let together = entries.par_chunks_mut(LINES_TOGETHER).zip(lines);
        together.for_each(|(entries, lines)| open_all(entries, keys, keyed, lines));
    }

    /// The entries, each with its body, whose head is as it was before it was opened.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&Leaf, &[u8])> {
        let mut start = 0;
        self.leaves.iter().map(move |(leaf, end)| {
            let body = self.bytes.get(start..*end).unwrap_or_default();
            start = *end;
            (leaf, body)
        })
    }

    /// Takes out what was opened, some neighbours at a time.
    pub(super) fn take_lines(&mut self) -> Vec<Vec<Line>> {
        std::mem::take(&mut self.lines)
    }

    /// Gives back the room of what was taken out.
    pub(super) fn give_back(&mut self, lines: Vec<Vec<Line>>) {
        self.lines = lines;
    }

    /// The bytes that are there.
    pub(super) fn part(&self, within: &Within) -> &[u8] {
        self.bytes.get(within.0.clone()).unwrap_or_default()
    }
}

/// Checks and opens neighbours, one step after the other over all of them, into `lines`.
fn open_all(
    entries: &mut [Read<'_>],
    keys: &dyn DataKeys,
    keyed: Option<Keyed>,
    lines: &mut Vec<Line>,
) {
    let checked = check_all(entries);
    let locks = lock_all(entries, keys);
    let line = |(entry, (checked, lock)): (&mut Read<'_>, (Result<(), Finding>, Lock))| {
        // Where the leaf stands, whatever number it says.
        let leaf = Leaf { seq: entry.before.next_seq(), ..*entry.leaf };
        let sealed_for = subject(entry.body);
        let opened = checked.and_then(|()| open_in_place(&leaf, entry.body, lock));
        let opened = opened.map_err(|finding| Unfolded::of(finding, sealed_for));
        Line { leaf, within: Within(entry.within.clone()), opened }
    };
    lines.extend(entries.iter_mut().zip(checked.into_iter().zip(locks)).map(line));
    if let Some(keyed) = keyed {
        announce(lines.iter_mut().filter_map(|line| line.opened.as_mut().ok()), keyed);
    }
}

/// Entries that one core opens in a row.
const LINES_TOGETHER: usize = 64;
