//! Officers and their keys.

use super::refusal::Refusal;
use crate::event::OfficerFact;
use crate::state::State;
use crate::state::officers::OfficerKey;
use crate::value::Role;

pub(super) fn admit(state: &State, fact: &OfficerFact) -> Result<(), Refusal> {
    match fact {
        OfficerFact::OfficerEnrolled(enrolled) => {
            let key = enrolled.public_key.id();
            if state.people.find_key(&key).is_some() {
                return Err(Refusal::KeyTaken { key });
            }
            match state.officers.get(&key) {
                Some(officer) if officer.revoked_on.is_some() => Err(Refusal::Revoked { key }),
                Some(officer) if officer.roles.iter().any(|held| held.role == enrolled.role) => {
                    Err(Refusal::RoleHeld { role: enrolled.role })
                }
                _ => Ok(()),
            }
        }
        OfficerFact::OfficerRevoked(revoked) => match state.officers.get(&revoked.key) {
            None => Err(Refusal::UnknownKey { key: revoked.key }),
            Some(officer) if officer.revoked_on.is_some() => {
                Err(Refusal::Revoked { key: revoked.key })
            }
            Some(officer) if is_last_admin(state, officer) => Err(Refusal::LastAdmin),
            Some(_) => Ok(()),
        },
    }
}

/// Whether revoking this key would leave the ledger without an admin.
fn is_last_admin(state: &State, officer: &OfficerKey) -> bool {
    let admin = |key: &OfficerKey| {
        key.revoked_on.is_none() && key.roles.iter().any(|held| held.role == Role::Admin)
    };
    admin(officer) && state.officers.iter().filter(|(_, key)| admin(key)).count() == 1
}
