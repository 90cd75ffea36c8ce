//! Changing what must not be changed, to show that it is found.

use std::fs;

use ikrar_core::log::{Flaw, LogError};

use super::record::{self, Closing, HEADER_BYTES};
use super::{Journal, read, segment_path};
use crate::fault;
use ikrar_core::value::Seq;

impl Journal {
    /// Writes the segment that holds an entry anew, as one list, with another body in the entry.
    /// Leaves, and the heads that closings name, stay as they are.
    pub(crate) fn rewrite(
        &mut self,
        seq: Seq,
        change: impl FnOnce(&mut Vec<u8>),
    ) -> Result<(), LogError> {
        let missing = || read::flawed(seq.number(), Flaw::Cut);
        let number = self.segments.partition_point(|first| *first <= seq.number());
        let first =
            *number.checked_sub(1).and_then(|n| self.segments.get(n)).ok_or_else(missing)?;
        let end = self.segments.get(number).copied().unwrap_or(self.newest.head.size);
        let count = usize::try_from(end - first).map_err(|_| missing())?;
        let mut entries = self.read(Seq::new(first), count)?;
        let last = entries.last().ok_or_else(missing)?.leaf;
        let entry = entries.iter_mut().find(|entry| entry.leaf.seq == seq).ok_or_else(missing)?;
        change(&mut entry.body);
        let path = segment_path(&self.folder, first);
        let fail = |error| fault::of_engine(&path, error);
        let mut bytes = fs::read(&path).map_err(fail)?;
        bytes.truncate(HEADER_BYTES);
        bytes.extend_from_slice(&record::opening(&entries));
        for entry in &entries {
            record::push_entry(entry, &mut bytes);
        }
        let head = last.head();
        bytes.extend_from_slice(&record::closing(Closing { head, keys: self.newest.keys }));
        self.reading.forget();
        fs::write(&path, bytes).map_err(fail)
    }
}
