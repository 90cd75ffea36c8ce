//! Signatures that are checked while the next group is read.

use super::group::{Group, Within};
use crate::finding::Finding;
use crate::sign::{SignatureError, SignedView, verify_all};
use crate::value::{LedgerId, PublicKey, Seq};

/// The events of a group whose signatures are still to be checked, with their entries and their
/// authors' keys.
#[derive(Default)]
pub(super) struct Claims {
    pub(super) group: Group,
    pub(super) keys: Vec<(Seq, Within, PublicKey)>,
}

impl Claims {
    /// What is wrong with the signatures. Before the first entry is folded there are none.
    pub(super) fn check(&self, ledger: Option<LedgerId>) -> Vec<Finding> {
        let Some(ledger) = ledger else { return Vec::new() };
        let claim = |(_, within, key): &(Seq, Within, PublicKey)| {
            let signed = SignedView::parse(self.group.part(within));
            (signed.expect("it was read before it was folded"), *key)
        };
        let pairs: Vec<_> = self.keys.iter().map(claim).collect();
        let answers = verify_all(&ledger, &pairs).into_iter().zip(&self.keys);
        let finding = |(answer, (entry, ..)): (Result<(), SignatureError>, &(Seq, _, _))| {
            Some(Finding::new(*entry, answer.err()?))
        };
        answers.filter_map(finding).collect()
    }
}
