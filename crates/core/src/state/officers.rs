//! Officers' keys and what they may be used for.

use std::collections::BTreeMap;

use crate::codec::{Decode, Encode};
use crate::event::OfficerFact;
use crate::event::ledger::LedgerCreated;
use crate::event::officer::OfficerEnrolled;
use crate::value::{Date, KeyId, PublicKey, PublicLine, Role, Seq};

/// All keys that were ever enrolled for an office.
#[derive(Debug, Clone, Default, PartialEq, Eq, Encode, Decode)]
pub struct Officers {
    keys: BTreeMap<KeyId, OfficerKey>,
}

/// One key and its roles.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct OfficerKey {
    /// The public key.
    pub public_key: PublicKey,
    /// What it may be used for, in the order of enrolment.
    pub roles: Vec<HeldRole>,
    /// From this day on it may be used for nothing.
    pub revoked_on: Option<Date>,
}

/// A role that a key holds.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct HeldRole {
    /// The role.
    pub role: Role,
    /// The office, as it was enrolled.
    pub office: PublicLine,
    /// First day of the role.
    pub from: Date,
    /// The entry that enrolled it.
    pub entry: Seq,
}

impl Officers {
    /// All keys, in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = (&KeyId, &OfficerKey)> {
        self.keys.iter()
    }

    /// The officer's key of this id.
    pub fn get(&self, key: &KeyId) -> Option<&OfficerKey> {
        self.keys.get(key)
    }

    pub(crate) fn public_key(&self, key: &KeyId) -> Option<PublicKey> {
        self.get(key).map(|officer| officer.public_key)
    }

    /// Whether two keys may be of one officer: they are the same, or were enrolled for the same
    /// office. That two keys of different offices are of two people, nobody can show by keys.
    pub(crate) fn may_be_one(&self, one: &KeyId, other: &KeyId) -> bool {
        let offices = |key| self.get(key).into_iter().flat_map(|officer| &officer.roles);
        let named = |held: &HeldRole| {
            held.office.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>()
        };
        one == other || offices(one).any(|held| offices(other).any(|o| named(o) == named(held)))
    }

    pub(super) fn found(&mut self, entry: Seq, created: &LedgerCreated, from: Date) {
        let role = HeldRole { role: Role::Admin, office: created.name.clone(), from, entry };
        let officer = OfficerKey { public_key: created.admin, roles: vec![role], revoked_on: None };
        self.keys.insert(created.admin.id(), officer);
    }

    pub(super) fn fold(&mut self, entry: Seq, fact: &OfficerFact) {
        match fact {
            OfficerFact::OfficerEnrolled(enrolled) => self.enroll(entry, enrolled),
            OfficerFact::OfficerRevoked(revoked) => {
                if let Some(officer) = self.keys.get_mut(&revoked.key) {
                    officer.revoked_on = Some(revoked.on);
                }
            }
        }
    }

    fn enroll(&mut self, entry: Seq, enrolled: &OfficerEnrolled) {
        let public_key = enrolled.public_key;
        let new = || OfficerKey { public_key, roles: Vec::new(), revoked_on: None };
        let officer = self.keys.entry(public_key.id()).or_insert_with(new);
        let OfficerEnrolled { role, ref office, from, .. } = *enrolled;
        officer.roles.push(HeldRole { role, office: office.clone(), from, entry });
    }
}

impl OfficerKey {
    /// Whether the key may be used for `role` on `date`.
    pub fn holds(&self, role: Role, date: Date) -> bool {
        !self.is_revoked(date)
            && self.roles.iter().any(|held| held.role == role && held.from <= date)
    }

    /// Whether the key may be used for one of these roles on `date`.
    pub fn holds_any(&self, roles: &[Role], date: Date) -> bool {
        roles.iter().any(|role| self.holds(*role, date))
    }

    /// Whether the key may be used for nothing on `date`.
    pub fn is_revoked(&self, date: Date) -> bool {
        self.revoked_on.is_some_and(|revoked_on| revoked_on <= date)
    }
}
