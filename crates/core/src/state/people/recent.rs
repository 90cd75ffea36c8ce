//! The texts that came last: those of neighbours are often the same.

use crate::state::index::mix;

/// A number of a text at each place.
#[derive(Debug, Clone)]
pub(super) struct Recent(pub(super) [u32; RECENT_TEXTS]);

impl Default for Recent {
    fn default() -> Self {
        Self([u32::MAX; RECENT_TEXTS])
    }
}

impl Recent {
    pub(super) fn place(text: &str) -> usize {
        let bytes = text.as_bytes();
        let part = |part: Option<&[u8; 8]>| part.map_or(0, |part| u64::from_be_bytes(*part));
        let ends = part(bytes.first_chunk()) ^ part(bytes.last_chunk()).rotate_left(7);
        usize::try_from(mix(ends ^ bytes.len() as u64)).unwrap_or_default() % RECENT_TEXTS
    }
}

/// So many texts are remembered as those that came last.
const RECENT_TEXTS: usize = 128;
