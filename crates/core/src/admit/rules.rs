//! Rules enter the ledger as data.

use super::refusal::Refusal;
use crate::event::RulesFact;
use crate::event::rules::RulebookPublished;
use crate::rulebook::Rulebook;
use crate::state::State;

pub(super) fn admit(state: &State, fact: &RulesFact) -> Result<(), Refusal> {
    match fact {
        RulesFact::RulebookPublished(published) => admit_rulebook(state, published),
    }
}

fn admit_rulebook(state: &State, published: &RulebookPublished) -> Result<(), Refusal> {
    let rulebook = Rulebook::parse(&published.content)
        .map_err(|error| Refusal::Rulebook { reason: error.to_string() })?;
    let wrong = |reason: String| Err(Refusal::Rulebook { reason });
    if rulebook.id() != published.rulebook || rulebook.version() != published.version {
        let (id, version) = (rulebook.id(), rulebook.version());
        return wrong(format!("its text says it is `{id}` version {version}"));
    }
    let newest = state.rulebooks.iter().map(|known| known.published.version).max();
    if let Some(newest) = newest.filter(|newest| published.version <= *newest) {
        return wrong(format!("version {newest} is already published"));
    }
    Ok(())
}
