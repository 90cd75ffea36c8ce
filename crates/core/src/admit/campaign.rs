//! Signing campaigns and their ceremonies.

use super::refusal::Refusal;
use crate::event::CampaignFact;
use crate::event::campaign::CampaignOpened;
use crate::state::State;
use crate::state::campaigns::Campaign;
use crate::value::CampaignCode;

pub(super) fn admit(state: &State, fact: &CampaignFact) -> Result<(), Refusal> {
    match fact {
        CampaignFact::CampaignOpened(opened) => admit_campaign(state, opened),
        CampaignFact::CampaignClosed(closed) => match find(state, &closed.campaign)?.closed_on {
            Some(on) => Err(Refusal::CampaignClosed { campaign: closed.campaign.clone(), on }),
            None => Ok(()),
        },
        CampaignFact::CeremonyScheduled(scheduled) => {
            match find(state, &scheduled.campaign)?.ceremony(&scheduled.ceremony) {
                Some(_) => Err(Refusal::CeremonyExists { name: scheduled.ceremony.to_string() }),
                None => Ok(()),
            }
        }
        CampaignFact::CeremonyPostponed(postponed) => {
            open_ceremony(state, &postponed.campaign, &postponed.ceremony)
        }
        CampaignFact::CeremonyHeld(held) => open_ceremony(state, &held.campaign, &held.ceremony),
        CampaignFact::CeremonyCancelled(cancelled) => {
            open_ceremony(state, &cancelled.campaign, &cancelled.ceremony)
        }
    }
}

pub(super) fn find<'a>(state: &'a State, code: &CampaignCode) -> Result<&'a Campaign, Refusal> {
    let unknown = || Refusal::UnknownCampaign { campaign: code.clone() };
    state.campaigns.get(code).ok_or_else(unknown)
}

fn admit_campaign(state: &State, opened: &CampaignOpened) -> Result<(), Refusal> {
    if state.campaigns.get(&opened.campaign).is_some() {
        return Err(Refusal::CampaignExists { campaign: opened.campaign.clone() });
    }
    if opened.due < opened.opens {
        return Err(Refusal::Order { earlier: "opens", later: "due" });
    }
    let known = state
        .rulebooks
        .iter()
        .any(|published| published.rulebook().election(&opened.election).is_some());
    if known { Ok(()) } else { Err(Refusal::UnknownElection { election: opened.election.clone() }) }
}

fn open_ceremony(state: &State, code: &CampaignCode, name: &str) -> Result<(), Refusal> {
    let unknown = || Refusal::UnknownCeremony { name: name.to_owned() };
    let ceremony = find(state, code)?.ceremony(name).ok_or_else(unknown)?;
    match (ceremony.held_on, ceremony.cancelled_on) {
        (Some(on), _) => Err(Refusal::CeremonyHeld { name: name.to_owned(), on }),
        (None, Some(on)) => Err(Refusal::CeremonyCancelled { name: name.to_owned(), on }),
        (None, None) => Ok(()),
    }
}
