//! One unit that is spelled in several ways ▶ one unit.

use std::collections::{BTreeMap, HashMap};

use ikrar_core::event::person::Profile;
use ikrar_core::report;
use ikrar_core::state::State;
use ikrar_core::value::{AgencyCode, Date};

use crate::table::Notice;
use crate::values;

/// The units of a ledger and of the rows so far, by how they are compared.
#[derive(Debug, Default)]
pub(crate) struct SpelledUnits {
    /// Of each agency; empty until the first row.
    spellings: HashMap<AgencyCode, HashMap<String, Vec<String>>>,
    is_filled: bool,
    /// What was taken for what was written.
    taken: BTreeMap<String, String>,
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
        let spellings = self.spellings_of(&profile.agency, &profile.unit);
        match spellings.first() {
            None => spellings.push(profile.unit.clone()),
            Some(_) if spellings.contains(&profile.unit) => {}
            Some(first) => {
                let taken = first.clone();
                let written = std::mem::replace(&mut profile.unit, taken.clone());
                self.taken.insert(written, taken);
            }
        }
    }

    fn spellings_of(&mut self, agency: &AgencyCode, unit: &str) -> &mut Vec<String> {
        let of_agency = self.spellings.entry(agency.clone()).or_default();
        of_agency.entry(values::unit(unit)).or_default()
    }

    /// Which spellings were taken for others.
    pub(crate) fn notice(&self) -> Option<Notice> {
        let taken = self.taken.iter().map(|(written, taken)| (written.clone(), taken.clone()));
        let taken: Vec<_> = taken.collect();
        (!taken.is_empty()).then_some(Notice::Units(taken))
    }
}
