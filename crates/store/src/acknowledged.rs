//! How far appends were acknowledged, in a small file beside the journal.
//!
//! A journal that lost its end is a correct journal, only shorter: this file tells the two apart,
//! and says where the newest list ends, so that opening need not look for it. It is written after
//! a list is durable and before its append returns, so it never runs ahead of the journal; it is
//! made durable when the log is closed, so after a power cut it may lag behind, which costs only
//! the search. Formats: `docs/FORMATS.md`, section 6.

use std::io;
use std::path::Path;

use ikrar_core::entry::Head;
use ikrar_core::value::Link;

use crate::disk::Disk;
use crate::two_places::{self, Kept, TwoPlaces};

/// A head that was acknowledged, and where the journal has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Acknowledged {
    /// The head.
    pub(crate) head: Head,
    /// The number of the first entry of the segment that holds its list.
    pub(crate) segment: u64,
    /// Where in the segment the list's closing record begins.
    pub(crate) closing: u64,
}

impl Acknowledged {
    /// What stands in the file of a log whose newest head this is.
    pub(crate) fn file_bytes(&self) -> Vec<u8> {
        two_places::file_bytes(self)
    }
}

impl Kept for Acknowledged {
    const PLACE_BYTES: usize = 4096;

    fn to_bytes(&self) -> Vec<u8> {
        let Self { head, segment, closing } = self;
        let numbers = [head.size.to_be_bytes(), segment.to_be_bytes(), closing.to_be_bytes()];
        [numbers.concat().as_slice(), head.link.as_bytes()].concat()
    }

    fn length(_: &[u8]) -> Option<usize> {
        Some(56)
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        let (size, rest) = bytes.split_first_chunk::<8>()?;
        let (segment, rest) = rest.split_first_chunk::<8>()?;
        let (closing, link) = rest.split_first_chunk::<8>()?;
        let link = Link::from_bytes(link.try_into().ok()?);
        Some(Self {
            head: Head { size: u64::from_be_bytes(*size), link },
            segment: u64::from_be_bytes(*segment),
            closing: u64::from_be_bytes(*closing),
        })
    }

    fn newness(&self) -> (u64, u64) {
        (self.head.size, 0)
    }
}

/// The newest head in the file, or `None` where neither place is readable.
pub(crate) fn read(path: &Path) -> io::Result<Option<Acknowledged>> {
    two_places::read(path)
}

/// Makes the file, which says that nothing was acknowledged.
pub(crate) fn create(disk: &dyn Disk, path: &Path) -> io::Result<()> {
    let nothing = Acknowledged { head: Head::default(), segment: 0, closing: 0 };
    TwoPlaces::create(disk, path, &nothing).map(drop)
}

/// Opens the file for writing.
pub(crate) fn open(disk: &dyn Disk, path: &Path) -> io::Result<TwoPlaces> {
    TwoPlaces::open::<Acknowledged>(disk, path)
}
