//! Rules enter the ledger as data.

use super::payload::payload;
use crate::value::{PublicLine, PublicParagraph};

payload! {
    /// A version of the rulebook was published; its text is kept whole.
    pub struct RulebookPublished {
        /// The rulebook's id, the same in all its versions.
        pub rulebook: PublicLine,
        /// The version, counted from 1.
        pub version: u32,
        /// The whole TOML text; see [`crate::rulebook`].
        pub content: PublicParagraph,
    }
}

payload! {
    /// Days off were published: public holidays and collective leave, as decreed by then.
    ///
    /// A list replaces the one of the same year and kind that was published before it, so that a
    /// day decreed late changes what is due from then on, and not what was known before.
    pub struct HolidaysPublished {
        /// The whole TOML text; see [`crate::calendar`].
        pub content: PublicParagraph,
    }
}
