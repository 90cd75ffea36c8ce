//! Neighbouring entries in one buffer, opened where they lie.

use std::ops::Range;

use rayon::prelude::*;

use super::Unfolded;
use super::opening::{Opening, check, open_in_place};
use crate::entry::{Head, Leaf};
use crate::finding::{Cause, Finding, Scope};
use crate::keys::DataKeys;
use crate::seal::kind_of;
use crate::state::State;
use crate::state::index::Keyed;

/// Entries that are read, opened and folded together. Its room is used again for others.
#[derive(Default)]
pub(super) struct Group {
    /// All bodies, one behind the other; once they are opened, with the events in clear.
    bytes: Vec<u8>,
    /// The leaves, each with the place where its body ends.
    leaves: Vec<(Leaf, usize)>,
    lines: Vec<Line>,
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
        self.lines.clear();
    }

    pub(super) fn push(&mut self, leaf: Leaf, body: &[u8]) {
        self.bytes.extend_from_slice(body);
        self.leaves.push((leaf, self.bytes.len()));
    }

    /// The last entry's leaf.
    pub(super) fn last(&self) -> Option<Leaf> {
        self.lines.last().map(|line| line.leaf)
    }

    /// Checks and opens all entries, which stand behind `head`, on all cores.
    pub(super) fn open(&mut self, head: Head, keys: &dyn DataKeys, keyed: Option<Keyed>) {
        let Self { bytes, leaves, lines } = self;
        let (mut rest, mut start, mut before) = (bytes.as_mut_slice(), 0, head);
        let mut entries = Vec::with_capacity(leaves.len());
        for (leaf, end) in leaves.iter() {
            let (body, behind) = rest.split_at_mut(end - start);
            entries.push((before, leaf, body, Within(start..*end)));
            (rest, start) = (behind, *end);
            before = Head { size: before.size + 1, link: leaf.link };
        }
        let line = |(before, leaf, body, within): (Head, &Leaf, &mut [u8], Within)| {
            // Where the leaf stands, whatever number it says.
            let at = Leaf { seq: before.next_seq(), ..*leaf };
            let sealed_for = kind_of(body).ok().and_then(|kind| kind.subject());
            let opened = check(leaf, body, &before);
            let opened = opened.and_then(|()| open_in_place(&at, body, keys, keyed));
            let opened = opened.map_err(|finding: Finding| {
                // The leaf vouches for the body in front of which these checks stand.
                let body_holds = matches!(finding.cause, Cause::Event(_) | Cause::Seal(_));
                let scope = sealed_for.filter(|_| body_holds).map(Scope::sealed_for);
                let scope = scope.unwrap_or_else(Scope::unknown);
                Unfolded { finding: Box::new(finding), scope }
            });
            Line { leaf: at, within, opened }
        };
        entries.into_par_iter().with_min_len(LINES_TOGETHER).map(line).collect_into_vec(lines);
    }

    /// Looks at what folding the entries will look at.
    pub(super) fn touch(&self, state: &State) {
        for line in &self.lines {
            if let Ok(Opening::Event { hints: Some(hints), .. }) = &line.opened {
                state.touch(hints.event, hints.person, &hints.author);
            }
        }
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

    /// Takes the opened entries out, each with its body.
    pub(super) fn take_lines(&mut self) -> impl Iterator<Item = (Line, &[u8])> {
        let bytes = self.bytes.as_slice();
        self.lines.drain(..).map(move |line| {
            let body = bytes.get(line.within.0.clone()).unwrap_or_default();
            (line, body)
        })
    }

    /// The signed event that is there.
    pub(super) fn signed(&self, within: &Within) -> &[u8] {
        self.bytes.get(within.0.clone()).unwrap_or_default()
    }
}

/// Entries that one core opens in a row.
const LINES_TOGETHER: usize = 64;
