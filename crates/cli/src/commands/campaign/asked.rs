//! Who is asked to sign: how many of how many, unit by unit.

use ikrar_core::report;
use ikrar_core::state::State;
use ikrar_core::state::campaigns::Campaign;
use ikrar_core::value::{AgencyCode, CampaignCode, Date};
use ikrar_desk::units::{Units, Unknown};
use serde::Serialize;

use crate::error::unknown_name;
use crate::render::Output;

/// Whom a campaign asks, as of a day.
pub(super) struct Asked {
    /// The day as of which it is settled who is asked.
    pub(super) on: Date,
    pub(super) units: Vec<AskedLine>,
    /// Names of the audience that nobody is of.
    pub(super) unknown: Vec<Unknown>,
}

/// How many people of a unit are asked.
#[derive(Debug, Clone, Serialize)]
pub(super) struct AskedLine {
    pub(super) campaign: CampaignCode,
    pub(super) agency: AgencyCode,
    pub(super) unit: String,
    pub(super) asked: u64,
    pub(super) people: u64,
}

impl Asked {
    /// Whom this campaign asks as of today, or as of the day on which it opens if that is to come.
    pub(super) fn of(campaign: &Campaign, state: &State, today: Date) -> Self {
        let opened = &campaign.opened;
        let as_of = today.max(opened.opens);
        let on = as_of.min(opened.due);
        let units = report::of_campaign(state, campaign, as_of).into_iter().filter_map(|unit| {
            let (asked, people) = (unit.asked(), unit.total);
            let (campaign, agency) = (opened.campaign.clone(), unit.agency);
            unit.unit.map(|unit| AskedLine { campaign, agency, unit, asked, people })
        });
        let known = Units::of(state, on);
        let audience = &opened.audience;
        let agencies = audience.agencies.iter().filter_map(|agency| known.agency(agency).err());
        let names = audience.units.iter().filter_map(|unit| known.spellings(unit).err());
        Self { on, units: units.collect(), unknown: agencies.chain(names).collect() }
    }

    /// How many are asked, of how many.
    pub(super) fn totals(&self) -> (u64, u64) {
        let add = |(asked, people), unit: &AskedLine| (asked + unit.asked, people + unit.people);
        self.units.iter().fold((0, 0), add)
    }

    /// The names of the audience that nobody is of.
    pub(super) fn unknown(self) -> Output {
        let unknown = self.unknown.into_iter().map(unknown_name);
        unknown.fold(Output::new(), Output::line)
    }
}
