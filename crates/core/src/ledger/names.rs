//! Who holds which number, at a directory entry.

use rayon::prelude::*;

use super::{KnownAt, Ledger, LedgerError};
use crate::directory::Roots;
use crate::directory::names::NamesTree;
use crate::keys::KeyRing;
use crate::log::Log;
use crate::replay::open;
use crate::value::Seq;

impl<L: Log, K: KeyRing> Ledger<L, K> {
    /// The names tree of the first `size` entries; `None` where the key ring has no key of names.
    /// `kept` is one that somebody kept: it is continued if it is what the directory entry says
    /// with which it ended, else all labels are calculated anew, which takes a while.
    ///
    /// # Errors
    /// When the key ring or the log cannot be read, or an entry is damaged.
    pub fn names(
        &self,
        kept: Option<NamesTree>,
        size: u64,
    ) -> Result<Option<NamesTree>, LedgerError> {
        let (secret, ledger) = (self.keys.names_key()?, self.state.ledger());
        let Some((secret, ledger)) = secret.zip(ledger) else { return Ok(None) };
        let newest = self.state.head().size;
        let size = size.min(newest);
        let mut kept = kept.filter(|kept| kept.size() <= size);
        if let Some(names) = &mut kept
            && !self.ends_as_said(names)?
        {
            kept = None;
        }
        if let Some(names) = &mut kept {
            self.add_up_to(names, size)?;
        }
        if kept.as_ref().is_some_and(NamesTree::is_settled) {
            return Ok(kept);
        }
        let earlier = match Seq::new(size).before() {
            Some(last) if size < newest => Some(self.state_at(KnownAt::Entry(last))?),
            Some(_) | None => None,
        };
        let state = earlier.as_ref().unwrap_or(&self.state);
        match &mut kept {
            Some(names) => names.settle(state),
            None => kept = Some(NamesTree::of(secret, ledger.id, state)),
        }
        Ok(kept)
    }

    fn ends_as_said(&self, kept: &mut NamesTree) -> Result<bool, LedgerError> {
        let Some(last) = Seq::new(kept.size()).before() else { return Ok(false) };
        let entry = self.log.read(last, 1)?.pop();
        let said = entry.and_then(|entry| Roots::from_body(&entry.body, last).ok());
        let key = self.keys.names_key()?;
        let is_ours = key.is_some_and(|key| key.public() == kept.key());
        let root = kept.root();
        Ok(is_ours && said.is_some_and(|said| (said.names, said.names_key) == (root, *kept.key())))
    }

    fn add_up_to(&self, names: &mut NamesTree, size: u64) -> Result<(), LedgerError> {
        if names.size() < size {
            self.keys.ready()?;
        }
        while names.size() < size {
            let left = usize::try_from(size - names.size()).unwrap_or(usize::MAX);
            let entries = self.log.read(Seq::new(names.size()), left.min(ENTRIES_TOGETHER))?;
            if entries.is_empty() {
                return Err(LedgerError::Rollback { known: size, found: names.size() });
            }
            let open = |entry| {
                let reading = open(entry, &self.keys).map_err(LedgerError::Integrity)?;
                Ok(reading.opened().map(|opened| opened.event.fact))
            };
            let facts: Vec<_> =
                entries.into_par_iter().map(open).collect::<Result<_, LedgerError>>()?;
            for fact in &facts {
                names.add(fact.as_ref());
            }
        }
        Ok(())
    }
}

/// Entries that are opened together.
const ENTRIES_TOGETHER: usize = 4096;
