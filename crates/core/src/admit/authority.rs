//! Who may author what.
//!
//! Checked before an event is appended and again at replay, so that an entry that bypassed the
//! program has no effect and `verify` names it. Which role may author which kind of fact is a
//! column of the table of facts; who decides a case of which level is in the rulebook.

use super::refusal::Refusal;
use crate::event::pact::Method;
use crate::event::{Fact, PactFact};
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
    let author = match state.officers.get(key) {
        Some(officer) if officer.is_revoked(today) => return Err(Refusal::Revoked { key: *key }),
        Some(officer) => Author::Officer(officer),
        None => {
            Author::Person(state.people.find_key(key).ok_or(Refusal::UnknownKey { key: *key })?)
        }
    };
    match (author, fact) {
        (Author::Person(_), Fact::Pact(PactFact::PactSigned(signed)))
            if signed.method == Method::OwnKey => {}
        _ => author.must_hold(fact.roles(), fact.name(), today)?,
    }
    Ok(author)
}

impl Author<'_> {
    /// Refuses an author who is no officer of one of these roles.
    pub(super) fn must_hold(
        &self,
        needed: &'static [Role],
        fact: &'static str,
        today: Date,
    ) -> Result<(), Refusal> {
        match self {
            Self::Officer(officer) if officer.holds_any(needed, today) => Ok(()),
            Self::Officer(_) | Self::Person(_) => Err(Refusal::Role { fact, needed }),
        }
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
    officer.holds_any(may, today)
}

/// The level whose authority counts when nothing was proven.
pub(crate) const NOT_PROVEN_LEVEL: Level = Level::Ethics;
