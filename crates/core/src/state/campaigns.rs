//! Signing campaigns and their ceremonies.

use crate::codec::{Decode, Encode};
use crate::event::CampaignFact;
use crate::event::campaign::CampaignOpened;
use crate::value::{CampaignCode, Date, Digest, PublicLine, Seq};

/// All campaigns, in the order in which they were opened.
#[derive(Debug, Clone, Default, PartialEq, Eq, Encode, Decode)]
pub struct Campaigns {
    list: Vec<Campaign>,
}

/// One campaign.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Campaign {
    /// The entry that opened it.
    pub entry: Seq,
    /// What was opened.
    pub opened: CampaignOpened,
    /// BLAKE3 of the pact's text: what is signed.
    pub text_hash: Digest,
    /// The last day, once it was closed.
    pub closed_on: Option<Date>,
    /// Its ceremonies.
    pub ceremonies: Vec<Ceremony>,
}

/// A ceremony of a campaign.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Ceremony {
    /// Its name.
    pub name: PublicLine,
    /// The day it is planned for; `None` while a postponed one has no new day.
    pub planned_on: Option<Date>,
    /// How often it was put off.
    pub postponements: u32,
    /// The day it was held.
    pub held_on: Option<Date>,
    /// The day on which it was called off.
    pub cancelled_on: Option<Date>,
    /// How many people were said to declare.
    pub claimed_attendance: Option<u32>,
}

impl Campaigns {
    /// All campaigns, the oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Campaign> {
        self.list.iter()
    }

    /// The campaign of this code.
    pub fn get(&self, code: &CampaignCode) -> Option<&Campaign> {
        self.list.iter().find(|campaign| campaign.opened.campaign == *code)
    }

    /// The campaigns that were not closed, the oldest first.
    pub fn open(&self) -> impl Iterator<Item = &Campaign> {
        self.list.iter().filter(|campaign| campaign.closed_on.is_none())
    }

    /// The campaign that was opened last.
    pub fn newest(&self) -> Option<&Campaign> {
        self.list.last()
    }

    pub(super) fn fold(&mut self, entry: Seq, fact: &CampaignFact) {
        match fact {
            CampaignFact::CampaignOpened(opened) => self.list.push(Campaign {
                entry,
                opened: opened.clone(),
                text_hash: Digest::of(opened.text.as_bytes()),
                closed_on: None,
                ceremonies: Vec::new(),
            }),
            CampaignFact::CampaignClosed(closed) => {
                for campaign in self.of_code(&closed.campaign) {
                    campaign.closed_on = Some(closed.on);
                }
            }
            CampaignFact::CeremonyScheduled(scheduled) => {
                for campaign in self.of_code(&scheduled.campaign) {
                    campaign.ceremonies.push(Ceremony {
                        name: scheduled.ceremony.clone(),
                        planned_on: Some(scheduled.planned_on),
                        postponements: 0,
                        held_on: None,
                        cancelled_on: None,
                        claimed_attendance: None,
                    });
                }
            }
            CampaignFact::CeremonyPostponed(postponed) => {
                for ceremony in self.named(&postponed.campaign, &postponed.ceremony) {
                    ceremony.planned_on = postponed.planned_on;
                    ceremony.postponements += 1;
                }
            }
            CampaignFact::CeremonyHeld(held) => {
                for ceremony in self.named(&held.campaign, &held.ceremony) {
                    ceremony.held_on = Some(held.held_on);
                    ceremony.claimed_attendance = held.claimed_attendance;
                }
            }
            CampaignFact::CeremonyCancelled(cancelled) => {
                for ceremony in self.named(&cancelled.campaign, &cancelled.ceremony) {
                    ceremony.cancelled_on = Some(cancelled.announced_on);
                }
            }
        }
    }

    fn of_code(&mut self, code: &CampaignCode) -> impl Iterator<Item = &mut Campaign> {
        self.list.iter_mut().filter(move |campaign| campaign.opened.campaign == *code)
    }

    fn named(&mut self, code: &CampaignCode, name: &str) -> impl Iterator<Item = &mut Ceremony> {
        self.of_code(code)
            .flat_map(|campaign| &mut campaign.ceremonies)
            .filter(move |ceremony| *ceremony.name == *name)
    }
}

impl Campaign {
    /// The ceremony of this name.
    pub fn ceremony(&self, name: &str) -> Option<&Ceremony> {
        self.ceremonies.iter().find(|ceremony| *ceremony.name == *name)
    }
}
