//! Whose word about a log is enough: a policy, and what a checkpoint is worth under it.
//!
//! Format: <https://c2sp.org/tlog-policy>. A policy is the verifier's own; whoever hands on a proof
//! can only suggest one. It has no period of validity, so old checkpoints need old policies.
//!
//! ```text
//! log ikrar.example.id/muba+565a0db1+Ae1JKMYo0cLG6ukDOJBZlWEpWSc6XGP5NjbBRhSshzfR
//! witness bkn saksi.example.id/bkn+2b9eb322+BMqTrBcFGHBx1nuDx/8O/oEI6OxFMFdddyaHkzPb2r58
//! quorum bkn
//! ```

mod parse;

use super::cosignature::{CosignedAt, WitnessKey};
use super::{Checkpoint, CheckpointError, LogKey};
use crate::macros::vocabulary;
use crate::note::Note;

pub use parse::{POLICY_BYTES_MAX, PolicyError, PolicyFault};

/// Logs and witnesses that are known, and which of the witnesses are enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    logs: Vec<PolicyLog>,
    witnesses: Vec<PolicyWitness>,
    groups: Vec<Group>,
    quorum: Wanted,
}

/// A log of a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyLog {
    /// Its key.
    pub key: LogKey,
    /// Where it is published, if the policy says so.
    pub url: Option<String>,
}

/// A witness of a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyWitness {
    /// What the policy calls it.
    pub name: String,
    /// Its key.
    pub key: WitnessKey,
    /// Where it is asked, if the policy says so.
    pub url: Option<String>,
}

/// So many of these are as good as one.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Group {
    needed: usize,
    members: Vec<Member>,
}

/// A witness or a group, by its place among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Member {
    Witness(usize),
    Group(usize),
}

/// Who has to have seen a checkpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Nobody,
    Member(Member),
}

/// What a checkpoint is worth under a policy. The log signed it, or there would be none of this.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worth {
    /// What the checkpoint says.
    pub checkpoint: Checkpoint,
    /// How many witnesses the policy names.
    pub witnesses: usize,
    /// Which of them saw it, by the policy's names, and when each saw it first.
    pub cosigned: Vec<(String, CosignedAt)>,
    /// Whether they are as many as the policy wants.
    pub quorum: Quorum,
}

vocabulary! {
    /// Whether enough witnesses saw a checkpoint.
    pub enum Quorum {
        /// Enough of them saw it.
        Met "met",
        /// Too few.
        Missed "missed",
        /// The policy wants none: nobody but the log vouches for it.
        NotWanted "none",
    }
}

impl Policy {
    /// Reads a policy.
    ///
    /// # Errors
    /// When it is none; tells the line.
    pub fn parse(text: &[u8]) -> Result<Self, PolicyError> {
        parse::parse(text)
    }

    /// The logs whose checkpoints count.
    pub fn logs(&self) -> &[PolicyLog] {
        &self.logs
    }

    /// The witnesses, also those that no quorum needs.
    pub fn witnesses(&self) -> &[PolicyWitness] {
        &self.witnesses
    }

    /// Opens a checkpoint and says what it is worth.
    ///
    /// # Errors
    /// When it is none, no log of this policy signed it, or a line of a known key is wrong.
    pub fn judge(&self, note: &Note) -> Result<Worth, CheckpointError> {
        let logs: Vec<LogKey> = self.logs.iter().map(|log| log.key.clone()).collect();
        let keys: Vec<WitnessKey> = self.witnesses.iter().map(|w| w.key.clone()).collect();
        let checkpoint = Checkpoint::open(note, &logs)?;
        let mut seen = vec![None::<CosignedAt>; keys.len()];
        for (at, time) in note.signatures(&keys)? {
            let first = seen.get_mut(at).expect("a known key is one of the list");
            *first = Some(first.map_or(time, |first| first.min(time)));
        }
        let quorum = match self.quorum {
            Wanted::Nobody => Quorum::NotWanted,
            Wanted::Member(member) if self.holds(member, &seen) => Quorum::Met,
            Wanted::Member(_) => Quorum::Missed,
        };
        let named = self.witnesses.iter().zip(seen);
        let cosigned = named.filter_map(|(witness, at)| Some((witness.name.clone(), at?)));
        let cosigned = cosigned.collect();
        Ok(Worth { checkpoint, witnesses: keys.len(), cosigned, quorum })
    }

    /// Whether a witness saw it, or enough of a group did. A group names only groups above it.
    fn holds(&self, member: Member, seen: &[Option<CosignedAt>]) -> bool {
        let mut groups = Vec::with_capacity(self.groups.len());
        let holds = |groups: &[bool], member: Member| match member {
            Member::Witness(at) => seen.get(at).is_some_and(Option::is_some),
            Member::Group(at) => groups.get(at).is_some_and(|holds| *holds),
        };
        for group in &self.groups {
            let there = group.members.iter().filter(|member| holds(&groups, **member)).count();
            groups.push(there >= group.needed);
        }
        holds(&groups, member)
    }
}

#[cfg(test)]
mod tests;
