//! Directory entries: what the lists of a ledger come to, written into its log.

use std::sync::Arc;

use super::{Ledger, LedgerError};
use crate::directory::names::NamesTree;
use crate::directory::{Directory, Roots};
use crate::entry::{Entry, Head};
use crate::keys::KeyRing;
use crate::log::Log;
use crate::state::State;
use crate::value::{Instant, Seq};

impl<L: Log, K: KeyRing> Ledger<L, K> {
    /// The lists of the first `size` entries. `kept` is a directory that somebody kept: it is
    /// continued if it is what the directory entry says with which it ended, else all lists are
    /// made from the first entry on.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn directory(&self, kept: Option<Directory>, size: u64) -> Result<Directory, LedgerError> {
        let mut directory = kept.unwrap_or_default();
        if directory.size() > size || !self.ends_with(&mut directory)? {
            directory = Directory::default();
        }
        let size = size.min(self.state.head().size);
        while directory.size() < size {
            let left = usize::try_from(size - directory.size()).unwrap_or(usize::MAX);
            let from = Seq::new(directory.size());
            self.log.visit(from, left.min(ENTRIES_TOGETHER), &mut |leaf, body| {
                directory.add(&leaf, body);
            })?;
            if Seq::new(directory.size()) == from {
                return Err(LedgerError::Rollback { known: size, found: from.number() });
            }
        }
        Ok(directory)
    }

    fn ends_with(&self, kept: &mut Directory) -> Result<bool, LedgerError> {
        let Some(last) = Seq::new(kept.size()).before() else { return Ok(true) };
        let ledger = self.state.ledger().map(|ledger| ledger.id);
        if kept.ledger() != ledger || kept.size() > self.state.head().size {
            return Ok(false);
        }
        let entry = self.log.read(last, 1)?.pop();
        Ok(entry.is_some_and(|entry| kept.check(&entry.body, last).is_ok()))
    }

    /// Appends a directory entry behind the entries of `directory` and `names`, which are all,
    /// unless the newest entry is one of the same key of names. Durable once it returns; nothing
    /// else may be recorded between it and the checkpoint.
    ///
    /// # Errors
    /// When there is no entry yet, the clock went back, or the log fails.
    ///
    /// # Panics
    /// When they hold other entries than the log.
    pub fn close_lists(
        &mut self,
        directory: &mut Directory,
        mut names: Option<&mut NamesTree>,
        now: Instant,
        clock_is_right: bool,
    ) -> Result<Head, LedgerError> {
        let head = self.state.head();
        let size = names.as_ref().map_or(head.size, |names| names.size());
        assert_eq!((directory.size(), size), (head.size, head.size), "the lists are this log's");
        let Some(last) = head.next_seq().before() else { return Err(LedgerError::Empty) };
        let roots = directory.roots(names.as_deref_mut());
        let newest = self.log.read(last, 1)?.pop();
        let newest = newest.and_then(|entry| Roots::from_body(&entry.body, last).ok());
        if newest.is_some_and(|newest| newest.names_key == roots.names_key) {
            return Ok(head);
        }
        let at = self.moment(now, clock_is_right)?;
        let entry = Entry::after(&head, at, roots.to_body(head.next_seq()));
        let mut state = State::fork(&mut self.state);
        self.refuse_forged_snapshot()?;
        let entries = [entry];
        self.log.make_room(&entries, 0)?;
        let head = self.log.append(head, &entries)?;
        for Entry { leaf, body } in &entries {
            state.advance(leaf);
            directory.add(leaf, body);
            if let Some(names) = &mut names {
                names.add(None);
            }
        }
        self.state = Arc::new(state);
        Ok(head)
    }
}

/// Entries that are read together.
const ENTRIES_TOGETHER: usize = 4096;
