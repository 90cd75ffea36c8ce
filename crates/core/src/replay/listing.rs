//! Directory entries, compared with the lists of the entries before them.

use super::group::Group;
use crate::directory::{Directory, DirectoryError};
use crate::finding::Finding;
use crate::seal::{BodyKind, kind_of};

/// The lists so far, and what directory entries say otherwise.
#[derive(Default)]
pub(super) struct Listing {
    directory: Directory,
    findings: Vec<Finding>,
}

impl Listing {
    /// Adds the entries of a group to their lists.
    pub(super) fn add(&mut self, group: &Group) {
        let mut entries = group.entries().peekable();
        while entries.peek().is_some() {
            // A directory entry is compared with the lists of the entries before it.
            let plain = |(_, body): &(_, &[u8])| kind_of(body) != Ok(BodyKind::Directory);
            self.directory.add_all(std::iter::from_fn(|| entries.next_if(plain)));
            if let Some((leaf, body)) = entries.next() {
                match self.directory.check(body, leaf.seq) {
                    Err(error @ DirectoryError::Lists { .. }) => {
                        self.findings.push(Finding::new(leaf.seq, error));
                    }
                    // Whoever opens it finds that it is none, or not the names that there are.
                    Err(
                        DirectoryError::Form
                        | DirectoryError::Names { .. }
                        | DirectoryError::NamesKey
                        | DirectoryError::Number(_),
                    )
                    | Ok(()) => {}
                }
                self.directory.add(leaf, body);
            }
        }
    }

    /// What was found since this was asked last.
    pub(super) fn take_findings(&mut self) -> Vec<Finding> {
        std::mem::take(&mut self.findings)
    }
}
