//! What a replay finds wrong, and how much of it is kept.

mod missing;

use serde::{Deserialize, Serialize};

use missing::Missing;
pub(crate) use missing::Scope;

/// Something about an entry that cannot be as it is in an honest ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// The entry's sequence number.
    pub entry: u64,
    /// What kind of check failed.
    pub kind: FindingKind,
    /// What was found, without personal data.
    pub detail: String,
    /// The first entry that was found before and so has no effect: this finding may only follow
    /// from that one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<u64>,
}

impl Finding {
    /// A finding that stands for itself.
    pub fn new(entry: u64, kind: FindingKind, detail: String) -> Self {
        Self { entry, kind, detail, after: None }
    }
}

/// Which check an entry failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FindingKind {
    /// Its author had no right to it, or it contradicts what came before.
    Authority,
    /// The body is not the one that the leaf names.
    BodyHash,
    /// It repeats the event id of an earlier entry.
    Duplicate,
    /// What is within is no event.
    Event,
    /// The leaf does not follow the one before.
    Link,
    /// The subject's data key is missing.
    Key,
    /// It claims to have been recorded before the entry in front of it.
    RecordedAt,
    /// The sealed body does not open.
    Seal,
    /// The author's signature does not verify.
    Signature,
    /// The snapshot says something else than the entries do.
    Snapshot,
    /// The engine cannot give the entry.
    Storage,
    /// The body is sealed for another person than the event is about.
    Subject,
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
        if finding.kind == FindingKind::Authority {
            finding.after = self.missing.before(scope);
        }
        self.missing.add(finding.entry, scope);
        self.extend([finding]);
    }

    /// The first entry that was not folded.
    pub(crate) fn first_missing(&self) -> Option<u64> {
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
