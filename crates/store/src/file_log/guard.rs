//! Bringing sled's chain up to the journal, and what it says when the two do not fit.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use ikrar_core::entry::Head;
use ikrar_core::log::{Damage, LogError};

use super::{Inner, SLED};
use crate::chain::{Chain, ChainLost, PATIENCE};
use crate::disk::Disk;
use crate::file;
use crate::notice::Notice;

/// How a chain stands to the journal.
enum Fit {
    Follows(Chain),
    /// It is no chain of any journal: it is made anew.
    Unfit(Chain),
    Refused(LogError),
}

impl Inner {
    /// sled's chain, brought up to the journal's head; `None` when sled does not serve at all,
    /// which takes only its help.
    pub(super) fn open_chain(
        &mut self,
        disk: &Arc<dyn Disk>,
        aside: &Path,
    ) -> Result<Option<Chain>, LogError> {
        let (folder, started) = (self.folder.join(SLED), Instant::now());
        if let Some(chain) = self.try_chain(&folder)? {
            return Ok(Some(chain));
        }
        let hangs = started.elapsed() >= PATIENCE;
        let set_aside = || -> io::Result<PathBuf> {
            let to = file::aside(&**disk, aside, SLED)?;
            disk.rename(&folder, &to)?;
            disk.sync_folder(&self.folder)?;
            Ok(to)
        };
        match set_aside() {
            Ok(aside) => self.notices.push(Notice::ChainRebuilt { aside }),
            Err(_) => {
                self.notices.push(Notice::ChainNotKept);
                return Ok(None);
            }
        }
        // Where sled hangs it would hang again: a second wait helps nobody.
        let anew = if hangs { None } else { self.try_chain(&folder)? };
        if anew.is_none() {
            self.notices.push(Notice::ChainNotKept);
        }
        Ok(anew)
    }

    /// The chain in a folder, brought up to the journal's head, if it serves.
    fn try_chain(&mut self, folder: &Path) -> Result<Option<Chain>, LogError> {
        match Chain::open(folder).and_then(|chain| self.fit(chain)) {
            Ok(Fit::Follows(chain)) => Ok(Some(chain)),
            Ok(Fit::Refused(error)) => Err(error),
            Ok(Fit::Unfit(chain)) => {
                // Its files must be closed before others take their place.
                chain.close().ok();
                Ok(None)
            }
            Err(ChainLost) => Ok(None),
        }
    }

    /// Compares a chain with the journal, and adds what it lacks.
    fn fit(&mut self, mut chain: Chain) -> Result<Fit, ChainLost> {
        let (known, head) = (chain.head(), self.journal.head());
        if known.size > head.size {
            let damage = Damage::IndexLonger { size: known.size };
            return Ok(Fit::Refused(LogError::Damaged { seq: head.next_seq(), damage }));
        }
        if let Some(last) = known.next_seq().before() {
            let entries = match self.journal.read(last, 1) {
                Ok(entries) => entries,
                Err(error) => return Ok(Fit::Refused(error)),
            };
            if entries.first().is_none_or(|entry| entry.leaf.link != known.link) {
                // The chain's own head may be what is damaged: then its entry says otherwise.
                let own = chain.find(last)?;
                let agrees = own.is_some_and(|own| own.link == known.link);
                let damage = Damage::IndexOther;
                let refused = Fit::Refused(LogError::Damaged { seq: last, damage });
                return Ok(if agrees { refused } else { Fit::Unfit(chain) });
            }
        }
        while chain.head().size < head.size {
            let from = chain.head();
            let located = match self.journal.locate(from.next_seq(), CHUNK_ENTRIES) {
                Ok(located) => located,
                Err(error) => return Ok(Fit::Refused(error)),
            };
            let Some(last) = located.last() else { return Err(ChainLost) };
            let to = Head { size: from.size + located.len() as u64, link: last.link };
            chain.extend(located, to)?;
        }
        Ok(Fit::Follows(chain))
    }
}

/// Entries that are given to sled at once when its chain is behind.
const CHUNK_ENTRIES: usize = 4096;
