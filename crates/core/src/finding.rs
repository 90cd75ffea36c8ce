//! What a replay finds wrong, and how much of it is kept.

mod missing;

use crate::admit::Refusal;
use crate::directory::DirectoryError;
use crate::entry::ChainError;
use crate::event::EventError;
use crate::log::Damage;
use crate::macros::vocabulary;
use crate::seal::SealError;
use crate::sign::SignatureError;
use crate::value::{Instant, Seq};
use missing::Missing;

pub(crate) use missing::Scope;

/// Something about an entry that cannot be as it is in an honest ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The entry's sequence number.
    pub entry: Seq,
    /// What was found.
    pub cause: Cause,
    /// The first entry that was found before and so has no effect: this finding may only follow
    /// from that one.
    pub after: Option<Seq>,
}

impl Finding {
    /// A finding that stands for itself.
    pub fn new(entry: Seq, cause: impl Into<Cause>) -> Self {
        Self { entry, cause: cause.into(), after: None }
    }

    /// Which check the entry failed.
    pub fn kind(&self) -> FindingKind {
        self.cause.kind()
    }
}

/// What is wrong with an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// It is about somebody else than the answer that rests on it.
    AboutAnother,
    /// The body is not the one that the leaf names.
    BodyHash,
    /// It is no directory entry of this place.
    Directory(DirectoryError),
    /// The event was recorded before, in this entry.
    Duplicate(Seq),
    /// What is within is no event.
    Event(EventError),
    /// The leaf does not follow the one before.
    Link(ChainError),
    /// The snapshot was taken of another chain.
    OtherChain,
    /// It claims to have been recorded then, before the entry in front of it.
    RecordedAt(Instant),
    /// Its author had no right to it, or it contradicts what came before.
    Refused(Refusal),
    /// The body does not give its signed event.
    Seal(SealError),
    /// The body is sealed for another person than the event is about.
    SealedForAnother,
    /// The author's signature does not verify.
    Signature(SignatureError),
    /// The snapshot says something else than the entries do.
    Snapshot,
    /// The engine cannot give the entry.
    Storage(Damage),
    /// The author's key is not known.
    UnknownAuthor,
}

impl Cause {
    /// Which check fails because of it.
    pub fn kind(&self) -> FindingKind {
        match self {
            Self::AboutAnother | Self::SealedForAnother => FindingKind::Subject,
            Self::BodyHash => FindingKind::BodyHash,
            Self::Directory(_) => FindingKind::Directory,
            Self::Duplicate(_) => FindingKind::Duplicate,
            Self::Event(_) => FindingKind::Event,
            Self::Link(_) | Self::OtherChain => FindingKind::Link,
            Self::RecordedAt(_) => FindingKind::RecordedAt,
            Self::Refused(_) => FindingKind::Authority,
            Self::Seal(SealError::NoKey) => FindingKind::Key,
            Self::Seal(_) => FindingKind::Seal,
            Self::Signature(_) | Self::UnknownAuthor => FindingKind::Signature,
            Self::Snapshot => FindingKind::Snapshot,
            Self::Storage(_) => FindingKind::Storage,
        }
    }
}

macro_rules! from {
    ($($variant:ident($error:ty)),+ $(,)?) => {$(
        impl From<$error> for Cause {
            fn from(error: $error) -> Self {
                Self::$variant(error)
            }
        }
    )+};
}

from!(
    Directory(DirectoryError),
    Event(EventError),
    Link(ChainError),
    Refused(Refusal),
    Seal(SealError),
    Signature(SignatureError),
    Storage(Damage),
);

vocabulary! {
    /// Which check an entry failed; `docs/GLOSSARY.md` explains each.
    pub enum FindingKind {
        /// Its author had no right to it, or it contradicts what came before.
        Authority "authority",
        /// The body is not the one that the leaf names.
        BodyHash "body-hash",
        /// The entries are not those of which a checkpoint was signed, or what is published is not
        /// theirs.
        Checkpoint "checkpoint",
        /// It says something else than the lists of the entries before it.
        Directory "directory",
        /// It repeats the event id of an earlier entry.
        Duplicate "duplicate",
        /// What is within is no event.
        Event "event",
        /// The leaf does not follow the one before.
        Link "link",
        /// The subject's data key is missing.
        Key "key",
        /// It claims to have been recorded before the entry in front of it.
        RecordedAt "recorded-at",
        /// The sealed body does not open.
        Seal "seal",
        /// The author's signature does not verify.
        Signature "signature",
        /// The snapshot says something else than the entries do.
        Snapshot "snapshot",
        /// The engine cannot give the entry.
        Storage "storage",
        /// The body is sealed for another person than the event is about.
        Subject "subject",
    }
}

/// Findings, up to a number that nobody reads any more.
#[derive(Default)]
pub(crate) struct Findings {
    /// Those that stand for themselves.
    sure: Vec<Finding>,
    /// Those that may only follow from an earlier one.
    following: Vec<Finding>,
    missing: Missing,
}

impl Findings {
    pub(crate) fn extend(&mut self, more: impl IntoIterator<Item = Finding>) {
        for finding in more {
            match finding.after {
                None => self.sure.push(finding),
                Some(_) if self.following.len() < FINDINGS_MAX => self.following.push(finding),
                Some(_) => {}
            }
        }
    }

    /// Adds a finding because of which an entry was not folded. Where its author has no right, or
    /// it contradicts what came before, that may be because an earlier entry is missing.
    pub(crate) fn missing(&mut self, mut finding: Finding, scope: &Scope) {
        if finding.kind() == FindingKind::Authority {
            finding.after = self.missing.before(scope);
        }
        self.missing.add(finding.entry, scope);
        self.extend([finding]);
    }

    /// The first entry that was not folded.
    pub(crate) fn first_missing(&self) -> Option<Seq> {
        self.missing.first()
    }

    pub(crate) fn full(&self) -> bool {
        self.sure.len() >= FINDINGS_MAX
    }

    pub(crate) fn sorted(self) -> Vec<Finding> {
        let Self { mut sure, following, .. } = self;
        sure.truncate(FINDINGS_MAX);
        sure.extend(following);
        sure.sort_by_key(|finding| finding.entry);
        sure
    }
}

/// After so many findings a replay stops; so many more that may only follow from them are kept.
pub const FINDINGS_MAX: usize = 1000;
