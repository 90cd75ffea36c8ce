//! The hash chain in sled 0.34: each entry's link by its number, where the journal has the entry,
//! and the head.
//!
//! It finds entries for whoever writes, and guards the journal: a chain that reaches further than
//! the journal, or has another link at its end, means that the journal lost entries or is another
//! one. It is no evidence and may be lost at any time: it is made anew from the journal. sled can
//! wait for ever on a disk that fails, so it lives in a thread of its own, and nobody waits for it
//! without a bound. Formats: `docs/FORMATS.md`, section 6.

mod worker;

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use ikrar_core::entry::Head;
use ikrar_core::value::{Link, Seq};

use worker::{Job, Reply, work};

/// sled's thread, to which jobs are given.
#[derive(Debug)]
pub(crate) struct Chain {
    jobs: Sender<Job>,
    replies: Receiver<Reply>,
    /// Jobs that were given and not answered yet.
    open_jobs: usize,
    head: Head,
}

/// An entry as the chain knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Located {
    pub(crate) link: Link,
    pub(crate) segment: u64,
    pub(crate) place: u64,
}

/// sled failed, or did not answer in time. It is not used again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ChainLost;

impl Chain {
    /// Opens the chain in a folder, or makes an empty one.
    pub(crate) fn open(folder: &Path) -> Result<Self, ChainLost> {
        let (jobs, for_worker) = channel();
        let (answers, replies) = channel();
        let folder = PathBuf::from(folder);
        let start = move || work(&folder, &for_worker, &answers);
        // The thread may outlive this handle when sled never comes back; it ends with the process.
        thread::Builder::new().name("sled-chain".to_owned()).spawn(start).map_err(|_| ChainLost)?;
        let mut chain = Self { jobs, replies, open_jobs: 1, head: Head::default() };
        match chain.answer()? {
            Reply::Head(head) => chain.head = head,
            _ => return Err(ChainLost),
        }
        Ok(chain)
    }

    /// The head up to which the chain reaches, with the jobs that were given.
    pub(crate) fn head(&self) -> Head {
        self.head
    }

    /// Adds entries that follow the head and lead to `to`. Does not wait for it.
    pub(crate) fn extend(&mut self, entries: Vec<Located>, to: Head) -> Result<(), ChainLost> {
        while self.open_jobs >= JOBS_AHEAD {
            self.answer()?;
        }
        self.jobs.send(Job::Extend { from: self.head, to, entries }).map_err(|_| ChainLost)?;
        self.open_jobs += 1;
        self.head = to;
        Ok(())
    }

    /// Where the entry of this number is.
    pub(crate) fn find(&mut self, seq: Seq) -> Result<Option<Located>, ChainLost> {
        self.settle()?;
        self.jobs.send(Job::Find(seq)).map_err(|_| ChainLost)?;
        self.open_jobs += 1;
        match self.answer()? {
            Reply::Found(found) => Ok(found),
            _ => Err(ChainLost),
        }
    }

    /// Saves everything and closes it.
    pub(crate) fn close(mut self) -> Result<(), ChainLost> {
        self.settle()?;
        self.jobs.send(Job::Close).map_err(|_| ChainLost)?;
        self.open_jobs += 1;
        match self.answer()? {
            Reply::Closed => Ok(()),
            _ => Err(ChainLost),
        }
    }

    /// Waits until every job is done.
    fn settle(&mut self) -> Result<(), ChainLost> {
        while self.open_jobs > 0 {
            self.answer()?;
        }
        Ok(())
    }

    fn answer(&mut self) -> Result<Reply, ChainLost> {
        let reply = self.replies.recv_timeout(PATIENCE).map_err(|_| ChainLost)?;
        self.open_jobs -= 1;
        match reply {
            Reply::Failed => Err(ChainLost),
            reply => Ok(reply),
        }
    }
}

/// How long anybody waits for sled: what it holds is not worth a longer one.
pub(crate) const PATIENCE: Duration = Duration::from_secs(5);
/// Jobs that may wait for the thread at once.
const JOBS_AHEAD: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;
    use ikrar_core::log::conformance::entries;

    fn links(head: Head, count: usize) -> (Vec<Located>, Head) {
        let list = entries(head, count);
        let link = |(entry, place): (&ikrar_core::entry::Entry, u64)| Located {
            link: entry.leaf.link,
            segment: 0,
            place,
        };
        let newest = list.last().unwrap().leaf;
        let head = newest.head();
        (list.iter().zip(0..).map(link).collect(), head)
    }

    #[test]
    fn entries_are_found_by_their_number_also_after_reopening() {
        let folder = tempfile::tempdir().unwrap();
        let mut chain = Chain::open(folder.path()).unwrap();
        let (mut all, mut head) = (Vec::new(), Head::default());
        for count in [1, 1, 1500, 3] {
            let (more, after) = links(head, count);
            chain.extend(more.clone(), after).unwrap();
            all.extend(more);
            head = after;
        }
        for reopened in [false, true] {
            if reopened {
                chain.close().unwrap();
                chain = Chain::open(folder.path()).unwrap();
            }
            assert_eq!(chain.head(), head);
            for seq in [0, 1, 2, 701, 702, 1501, 1504] {
                let found = chain.find(Seq::new(seq)).unwrap();
                assert_eq!(found, Some(all[usize::try_from(seq).unwrap()]), "{seq}");
            }
            assert_eq!(chain.find(Seq::new(1505)), Ok(None));
        }
    }

    #[test]
    fn another_head_is_not_extended() {
        let folder = tempfile::tempdir().unwrap();
        let mut chain = Chain::open(folder.path()).unwrap();
        let (list, head) = links(Head::default(), 3);
        chain.extend(list.clone(), head).unwrap();
        chain.settle().unwrap();
        chain.head = Head::default();
        chain.extend(list, head).unwrap();
        assert_eq!(chain.settle(), Err(ChainLost));
    }
}
