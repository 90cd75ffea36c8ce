//! Rulebooks as they were published, each read once.

use std::sync::Arc;

use crate::event::rules::RulebookPublished;
use crate::rulebook::{Rulebook, RulebookError};
use crate::value::{Date, Seq};

/// A rulebook as it was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedRulebook {
    /// The entry that published it.
    pub entry: Seq,
    /// Id, version and text.
    pub published: RulebookPublished,
    pub(super) rulebook: Arc<Rulebook>,
}

impl PublishedRulebook {
    /// Reads the rulebook's text, once for all who ask it afterwards.
    pub(super) fn parse(entry: Seq, published: RulebookPublished) -> Result<Self, RulebookError> {
        let rulebook = Arc::new(Rulebook::parse(&published.content)?);
        Ok(Self { entry, published, rulebook })
    }

    /// The rulebook itself.
    pub fn rulebook(&self) -> &Rulebook {
        &self.rulebook
    }

    /// First day on which it applies.
    pub fn in_force_from(&self) -> Date {
        self.rulebook.in_force_from()
    }
}
