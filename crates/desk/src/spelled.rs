//! One unit that is spelled in several ways ▶ one unit.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use ikrar_core::event::person::Profile;
use ikrar_core::report;
use ikrar_core::state::State;
use ikrar_core::value::{AgencyCode, Date, Line};

use crate::near::bare;
use crate::table::Notice;
use crate::units::{may_be_one, outline};
use crate::values;

/// The units of a ledger and of the rows so far, by how they are compared.
#[derive(Debug, Default)]
pub(crate) struct SpelledUnits {
    /// Of each agency; empty until the first row.
    spellings: HashMap<AgencyCode, HashMap<String, Vec<Line>>>,
    is_filled: bool,
    /// What was taken for what was written.
    taken: BTreeMap<Line, Line>,
    /// How often each spelling of a unit was written that the ledger does not have.
    written: HashMap<(AgencyCode, String), Vec<(Line, usize)>>,
    /// How such units are to be spelled, where it is not as in their first row.
    preferred: HashMap<(AgencyCode, String), Line>,
}

impl SpelledUnits {
    /// Writes a profile's unit as the ledger does, or as the first row did that has it. A spelling
    /// that the ledger has stays as it is.
    pub(crate) fn take(&mut self, state: &State, on: Date, profile: &mut Profile) {
        if !self.is_filled {
            self.is_filled = true;
            let mut known = report::units(state, on);
            known.sort_by_key(|unit| std::cmp::Reverse(unit.in_service));
            for unit in known {
                self.spellings_of(&unit.agency, &unit.unit).push(unit.unit);
            }
        }
        let unit = (profile.agency.clone(), values::unit(&profile.unit));
        let is_new = self.written.contains_key(&unit);
        let preferred = self.preferred.get(&unit).cloned();
        let spellings = self.spellings_of(&profile.agency, &profile.unit);
        let is_new = is_new || spellings.is_empty();
        if spellings.is_empty() {
            spellings.push(preferred.unwrap_or_else(|| profile.unit.clone()));
        }
        if is_new {
            let counts = self.written.entry(unit).or_default();
            match counts.iter_mut().find(|(spelling, _)| *spelling == profile.unit) {
                Some((_, count)) => *count += 1,
                None => counts.push((profile.unit.clone(), 1)),
            }
        }
        let spellings = self.spellings_of(&profile.agency, &profile.unit);
        match spellings.first() {
            Some(_) if spellings.contains(&profile.unit) => {}
            Some(first) => {
                let taken = first.clone();
                let written = std::mem::replace(&mut profile.unit, taken.clone());
                self.taken.insert(written, taken);
            }
            None => {}
        }
    }

    /// Units that the ledger does not have and that most rows spell otherwise than the first, to
    /// read the rows once more with: `None` where there are none.
    pub(crate) fn by_majority(&self) -> Option<Self> {
        let most = |spellings: &[(Line, usize)]| {
            let first = spellings.first()?;
            let most = spellings.iter().rev().max_by_key(|(_, count)| *count)?;
            (most.1 > first.1).then(|| most.0.clone())
        };
        let written = self.written.iter();
        let preferred: HashMap<_, _> =
            written.filter_map(|(unit, all)| Some((unit.clone(), most(all)?))).collect();
        (!preferred.is_empty()).then(|| Self { preferred, ..Self::default() })
    }

    fn spellings_of(&mut self, agency: &AgencyCode, unit: &str) -> &mut Vec<Line> {
        let of_agency = self.spellings.entry(agency.clone()).or_default();
        of_agency.entry(values::unit(unit)).or_default()
    }

    /// Which spellings were taken for others, and which new units may be others.
    pub(crate) fn notices(&self) -> impl Iterator<Item = Notice> {
        let taken = self.taken.iter();
        let taken = taken.map(|(written, taken)| (written.to_string(), taken.to_string()));
        let (taken, near): (Vec<_>, _) = (taken.collect(), self.near());
        let taken = (!taken.is_empty()).then_some(Notice::Units(taken));
        taken.into_iter().chain((!near.is_empty()).then_some(Notice::NearUnits(near)))
    }

    /// New units, each with one that is called so but for a slip of a finger.
    fn near(&self) -> Vec<(String, String)> {
        let mut alike = HashMap::<_, Vec<(&String, &Line)>>::new();
        for (agency, units) in &self.spellings {
            for (unit, spellings) in units {
                let spelled = spellings.first().map(|spelled| (unit, spelled));
                alike.entry((agency, outline(&bare(unit)))).or_default().extend(spelled);
            }
        }
        let mut near = BTreeSet::new();
        for (agency, unit) in self.written.keys() {
            let own = self.spellings.get(agency).and_then(|units| units.get(unit)?.first());
            let Some(own) = own else { continue };
            let others = alike.get(&(agency, outline(&bare(unit)))).into_iter().flatten();
            for (_, spelled) in others.filter(|(it, _)| *it != unit && may_be_one(unit, it)) {
                let (own, spelled) = (own.to_string(), spelled.to_string());
                let is_told = near.contains(&(spelled.clone(), own.clone()));
                near.extend((!is_told).then_some((own, spelled)));
            }
        }
        near.into_iter().collect()
    }
}
