//! What a witness keeps of a log.

use ikrar_core::checkpoint::cosignature::CosignedAt;
use ikrar_core::note::{NOTE_BYTES_MAX, Note};
use ikrar_core::tree::Sized;
use ikrar_core::value::TreeHash;

use crate::two_places::Kept;

/// The checkpoint that was signed last, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Witnessed {
    /// Its tree.
    pub(super) tree: Sized,
    /// The time in the cosignature.
    pub(super) at: CosignedAt,
    /// The checkpoint, with the lines of its log alone.
    pub(super) note: Note,
}

impl Kept for Witnessed {
    const PLACE_BYTES: usize = NOTE_BYTES_MAX + 4096;

    fn to_bytes(&self) -> Vec<u8> {
        let Self { tree, at, note } = self;
        let note = note.as_str().as_bytes();
        let length = u32::try_from(note.len()).expect("a note has at most 64 KiB");
        let parts: [&[u8]; 5] = [
            &tree.size.to_be_bytes(),
            tree.root.as_bytes(),
            &at.seconds().to_be_bytes(),
            &length.to_be_bytes(),
            note,
        ];
        parts.concat()
    }

    fn length(place: &[u8]) -> Option<usize> {
        let length = place.get(48..)?.first_chunk::<4>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        (length <= NOTE_BYTES_MAX).then_some(52 + length)
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        let (size, rest) = bytes.split_first_chunk::<8>()?;
        let (root, rest) = rest.split_first_chunk::<32>()?;
        let (at, rest) = rest.split_first_chunk::<8>()?;
        let (_, note) = rest.split_first_chunk::<4>()?;
        let tree = Sized { size: u64::from_be_bytes(*size), root: TreeHash::from_bytes(*root) };
        let at = CosignedAt::from_seconds(u64::from_be_bytes(*at))?;
        Some(Self { tree, at, note: Note::from_bytes(note).ok()? })
    }

    fn newness(&self) -> (u64, u64) {
        (self.tree.size, self.at.seconds())
    }
}
