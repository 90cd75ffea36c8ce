//! Who may author what.
//!
//! Checked before an event is appended and again at replay, so that an entry that bypassed the
//! program has no effect and `verify` names it. Who decides a case of which level is not here but
//! in the rulebook.

use super::refusal::Refusal;
use crate::event::pact::Method;
use crate::event::{CaseFact, Fact, PactFact, PersonFact};
use crate::state::State;
use crate::state::officers::OfficerKey;
use crate::state::people::Slot;
use crate::value::{Date, KeyId, Level, Role};

/// Who an author is.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Author<'a> {
    /// An officer, by a key that is not revoked.
    Officer(&'a OfficerKey),
    /// A person, by an own key.
    Person(Slot),
}

/// Finds out who authored an event and whether the author may author such facts.
///
/// # Errors
/// When the key is unknown or revoked, or none of its roles may author the fact.
pub(crate) fn authorise<'a>(
    state: &'a State,
    key: &KeyId,
    fact: &Fact,
    today: Date,
) -> Result<Author<'a>, Refusal> {
    if let Some(officer) = state.officers.get(key) {
        if officer.is_revoked(today) {
            return Err(Refusal::Revoked { key: *key });
        }
        let needed = roles_for(state, fact);
        if needed.iter().any(|role| officer.holds(*role, today)) {
            return Ok(Author::Officer(officer));
        }
        return Err(Refusal::Role { fact: fact.name(), needed });
    }
    let slot = state.people.find_key(key).ok_or(Refusal::UnknownKey { key: *key })?;
    match fact {
        Fact::Pact(PactFact::PactSigned(signed)) if signed.method == Method::OwnKey => {
            Ok(Author::Person(slot))
        }
        _ => Err(Refusal::Role { fact: fact.name(), needed: roles_for(state, fact) }),
    }
}

/// The roles that may author a fact.
fn roles_for(state: &State, fact: &Fact) -> &'static [Role] {
    match fact {
        Fact::Ledger(_) | Fact::Officer(_) | Fact::Rules(_) => &[Role::Admin],
        Fact::Campaign(_) => &[Role::Admin, Role::Registrar],
        Fact::Person(PersonFact::Corrected(corrected)) => {
            let person = state.people.find(&corrected.person).map(|slot| state.people.get(slot));
            if person.is_some_and(|person| state.case_of(person, corrected.entry).is_some()) {
                &[Role::Examiner, Role::Decider]
            } else {
                &[Role::Registrar]
            }
        }
        Fact::Person(_) | Fact::Pact(_) => &[Role::Registrar],
        Fact::Case(CaseFact::CaseReported(_)) => &[Role::Examiner],
        Fact::Case(CaseFact::CaseDecided(_)) => &[Role::Decider],
        Fact::Case(
            CaseFact::DecisionProposed(_)
            | CaseFact::DecisionTookEffect(_)
            | CaseFact::SanctionServed(_),
        ) => &[Role::Examiner, Role::Decider],
    }
}

/// Whether the rulebook lets this officer decide, or propose to decide, at a level.
pub(crate) fn may_rule(
    authority: &crate::rulebook::Authority,
    officer: &OfficerKey,
    deciding: bool,
    today: Date,
) -> bool {
    let may = if deciding { &authority.decider_roles } else { &authority.proposer_roles };
    may.iter().any(|role| officer.holds(*role, today))
}

/// The level whose authority counts when nothing was proven.
pub(crate) const NOT_PROVEN_LEVEL: Level = Level::Ethics;
