//! What a checkpoint is worth by somebody's policy: who saw it, and whether they are enough.

use std::path::Path;

use ikrar_core::checkpoint::policy::{POLICY_BYTES_MAX, Policy, Quorum, Worth};
use ikrar_core::note::Verifier as _;
use ikrar_core::state::State;
use ikrar_core::value::Instant;
use ikrar_desk::files;
use ikrar_words::{Value, message};
use serde::Serialize;

use crate::error::CliError;
use crate::render::Line;

/// Who saw a checkpoint; its JSON is a public contract.
#[derive(Debug, Serialize)]
pub(crate) struct SeenBy {
    /// How many witnesses the policy names.
    witnesses: usize,
    cosigned: Vec<Cosigned>,
    quorum: Quorum,
}

/// A witness that saw the checkpoint.
#[derive(Debug, Serialize)]
struct Cosigned {
    witness: String,
    /// When it says that it did; `None` for a time after 2199.
    at: Option<Instant>,
}

impl SeenBy {
    /// What a policy makes of a checkpoint.
    pub(crate) fn of(worth: &Worth) -> Self {
        let at = |seconds: u64| Instant::from_millis(seconds.checked_mul(1000)?);
        let cosigned = worth.cosigned.iter();
        let cosigned =
            cosigned.map(|(name, time)| Cosigned { witness: name.clone(), at: at(time.seconds()) });
        let quorum = worth.quorum;
        Self { witnesses: worth.witnesses, cosigned: cosigned.collect(), quorum }
    }

    /// Whether more witnesses were wanted.
    pub(crate) fn is_missed(&self) -> bool {
        self.quorum == Quorum::Missed
    }

    /// Whether they are enough, and below it each.
    pub(crate) fn told(&self) -> Vec<Line<'static>> {
        let (seen, witnesses) = (self.cosigned.len() as u64, self.witnesses as u64);
        let first = Line::from(match self.quorum {
            Quorum::Met => message!("told-quorum-met", seen, witnesses),
            Quorum::Missed => message!("told-quorum-missed", seen, witnesses),
            Quorum::NotWanted => message!("told-quorum-none", seen, witnesses),
        });
        let each = self.cosigned.iter().map(|Cosigned { witness, at }| {
            let at = at.map_or(Value::from("?".to_owned()), Value::from);
            Line::below(message!("told-seen-by", witness = witness.clone(), at))
        });
        std::iter::once(first).chain(each).collect()
    }
}

/// Reads a policy from a file.
pub(crate) fn read_policy(path: &Path) -> Result<Policy, CliError> {
    let bytes = files::read(path, POLICY_BYTES_MAX as u64)?;
    let wrong = |error| CliError::Policy { path: path.to_owned(), error };
    Policy::parse(&bytes).map_err(wrong)
}

/// Whether the ledger names keys of its log, and none of them is in the policy.
pub(crate) fn names_other_keys(state: &State, policy: &Policy) -> bool {
    let announced = state.ledger().map(|ledger| ledger.log_keys.as_slice()).unwrap_or_default();
    let known: Vec<String> = policy.logs().iter().map(|log| log.key.key().to_string()).collect();
    !announced.is_empty()
        && announced.iter().all(|key| !known.iter().any(|vkey| **vkey == *key.fact.vkey))
}
