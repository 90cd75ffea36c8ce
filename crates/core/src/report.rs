//! Statuses added up: one line for each unit, serialisable, without formatting.

pub mod cases;

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::state::State;
use crate::state::campaigns::Campaign;
use crate::state::people::People;
use crate::state::person::Person;
use crate::status::{Axes, Conduct, Judge, PactState, Verdict};
use crate::value::{AgencyCode, CampaignCode, Date, Line};

/// How the people of one unit stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitSummary {
    /// The agency.
    pub agency: AgencyCode,
    /// The unit; `None` in a line that adds up an agency.
    pub unit: Option<String>,
    /// The campaign; `None` where there is none.
    pub campaign: Option<CampaignCode>,
    /// How many people are in each state of the pact.
    pub pact: BTreeMap<PactState, u64>,
    /// How many people are in each state of conduct.
    pub conduct: BTreeMap<Conduct, u64>,
    /// How many people have each verdict.
    pub verdict: BTreeMap<Verdict, u64>,
    /// How many people there are.
    pub total: u64,
}

impl UnitSummary {
    /// How many people are in this state of the pact.
    pub fn in_state(&self, state: PactState) -> u64 {
        self.pact.get(&state).copied().unwrap_or_default()
    }

    /// How many people are asked to sign: all but those of whom nothing is asked, and those who
    /// are excused.
    pub fn asked(&self) -> u64 {
        let not_asked = [PactState::NotRequired, PactState::Excused];
        self.total.saturating_sub(not_asked.into_iter().map(|state| self.in_state(state)).sum())
    }

    /// Adds the counts of another unit.
    pub fn add(&mut self, other: &Self) {
        merge(&mut self.pact, &other.pact);
        merge(&mut self.conduct, &other.conduct);
        merge(&mut self.verdict, &other.verdict);
        self.total += other.total;
    }
}

/// A unit as profiles spell it, and how many people of it there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitSize {
    /// The agency.
    pub agency: AgencyCode,
    /// The unit.
    pub unit: Line,
    /// How many people in service on the day are of this unit by then; none where only people who
    /// left, or are yet to come, are of it.
    pub in_service: u64,
}

/// Every unit that anybody is of on this day, in the order of agency and unit.
pub fn units(state: &State, on: Date) -> Vec<UnitSize> {
    let people = state.people();
    let counted = people.par_iter().fold(BTreeMap::<(u32, u32), u64>::new, |mut units, person| {
        let unit = People::unit_numbers(person.profile_on(on));
        *units.entry(unit).or_default() += u64::from(person.stays().in_service(on));
        units
    });
    let counted = counted.reduce(BTreeMap::new, |mut all, more| {
        merge(&mut all, &more);
        all
    });
    let mut units: Vec<_> = counted
        .into_iter()
        .map(|((agency, unit), in_service)| UnitSize {
            agency: people.agency_of(agency),
            unit: people.unit_of(unit),
            in_service,
        })
        .collect();
    units.sort_by(|a, b| (&a.agency, &a.unit).cmp(&(&b.agency, &b.unit)));
    units
}

/// One line for each unit, in the order of agency and unit, of those people that `wanted` takes.
pub fn by_unit(
    state: &State,
    judge: &Judge<'_>,
    campaign: Option<&CampaignCode>,
    wanted: &(dyn Fn(&Person, PactState, Conduct) -> bool + Sync),
) -> Vec<UnitSummary> {
    let people = state.people();
    let counted =
        people.par_iter().fold(BTreeMap::<(u32, u32), Tally>::new, |mut units, person| {
            // Before the first day of service nobody is counted.
            if !person.stays().begun(judge.as_of()) {
                return units;
            }
            let Axes { pact, conduct, verdict, .. } = judge.axes(person);
            if wanted(person, pact, conduct) {
                let unit = People::unit_numbers(person.profile_on(judge.as_of()));
                units.entry(unit).or_default().add(pact, conduct, verdict);
            }
            units
        });
    let units = counted.reduce(BTreeMap::new, |mut all, more| {
        for (unit, tally) in more {
            all.entry(unit).or_default().merge(&tally);
        }
        all
    });
    let mut summaries: Vec<_> = units
        .into_iter()
        .map(|((agency, unit), tally)| UnitSummary {
            agency: people.agency_of(agency),
            unit: Some(people.text_of(unit).to_owned()),
            campaign: campaign.cloned(),
            total: tally.pact.values().sum(),
            pact: tally.pact,
            conduct: tally.conduct,
            verdict: tally.verdict,
        })
        .collect();
    summaries.sort_by(|a, b| (&a.agency, &a.unit).cmp(&(&b.agency, &b.unit)));
    summaries
}

/// One line for each unit of those whom a campaign concerns as of a day: who is asked, and who is
/// in service on the day on which that is settled, the due date or the day itself if it is earlier.
pub fn of_campaign(state: &State, campaign: &Campaign, as_of: Date) -> Vec<UnitSummary> {
    let settled = as_of.min(campaign.opened.due);
    let judge = Judge::new(state, Some(campaign), as_of);
    by_unit(state, &judge, Some(&campaign.opened.campaign), &|person, pact, _| {
        pact != PactState::NotRequired || person.stays().in_service(settled)
    })
}

/// The lines of `units` added up for each agency.
pub fn by_agency(units: &[UnitSummary]) -> Vec<UnitSummary> {
    let mut agencies: Vec<UnitSummary> = Vec::new();
    for unit in units {
        match agencies.last_mut().filter(|agency| agency.agency == unit.agency) {
            Some(agency) => agency.add(unit),
            None => agencies.push(UnitSummary { unit: None, ..unit.clone() }),
        }
    }
    agencies
}

/// Counts of every state, also of those that nobody is in.
struct Tally {
    pact: BTreeMap<PactState, u64>,
    conduct: BTreeMap<Conduct, u64>,
    verdict: BTreeMap<Verdict, u64>,
}

impl Default for Tally {
    fn default() -> Self {
        Self {
            pact: PactState::ALL.iter().map(|state| (*state, 0)).collect(),
            conduct: Conduct::ALL.iter().map(|state| (*state, 0)).collect(),
            verdict: Verdict::ALL.iter().map(|verdict| (*verdict, 0)).collect(),
        }
    }
}

impl Tally {
    fn add(&mut self, pact: PactState, conduct: Conduct, verdict: Verdict) {
        *self.pact.entry(pact).or_default() += 1;
        *self.conduct.entry(conduct).or_default() += 1;
        *self.verdict.entry(verdict).or_default() += 1;
    }

    fn merge(&mut self, other: &Self) {
        merge(&mut self.pact, &other.pact);
        merge(&mut self.conduct, &other.conduct);
        merge(&mut self.verdict, &other.verdict);
    }
}

fn merge<K: Ord + Clone>(into: &mut BTreeMap<K, u64>, from: &BTreeMap<K, u64>) {
    for (key, count) in from {
        *into.entry(key.clone()).or_default() += count;
    }
}
