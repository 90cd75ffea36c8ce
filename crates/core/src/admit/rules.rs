//! Rules enter the ledger as data.

use super::refusal::Refusal;
use crate::calendar::Holidays;
use crate::event::RulesFact;
use crate::event::rules::RulebookPublished;
use crate::rulebook::Rulebook;
use crate::state::{PublishedRulebook, State};

pub(super) fn admit(state: &State, fact: &RulesFact) -> Result<(), Refusal> {
    match fact {
        RulesFact::RulebookPublished(published) => admit_rulebook(state, published),
        RulesFact::HolidaysPublished(published) => {
            Holidays::parse(&published.content).map(drop).map_err(Refusal::Holidays)
        }
    }
}

fn admit_rulebook(state: &State, published: &RulebookPublished) -> Result<(), Refusal> {
    let rulebook = Rulebook::parse(&published.content).map_err(Refusal::Rulebook)?;
    if *rulebook.id() != published.rulebook || rulebook.version() != published.version {
        let (rulebook, version) = (rulebook.id().to_string(), rulebook.version());
        return Err(Refusal::RulebookNamed { rulebook, version });
    }
    let same = |known: &&PublishedRulebook| known.published.rulebook == published.rulebook;
    let versions = state.rulebooks.iter().filter(same).map(|known| known.published.version);
    let newest = versions.max();
    if let Some(version) = newest.filter(|newest| published.version <= *newest) {
        return Err(Refusal::RulebookPublished { version });
    }
    Ok(())
}
