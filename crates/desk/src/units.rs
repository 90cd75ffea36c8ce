//! Units and agencies as somebody writes them, and as the ledger's profiles spell them.
//!
//! One office is `DINAS KESEHATAN` in one list and `Dinas  Kesehatan` in another: case and blanks
//! make no difference here. What is not found so is pointed to by names that are near.

use std::collections::{BTreeMap, BTreeSet};

use ikrar_core::report::{self, UnitSize};
use ikrar_core::state::State;
use ikrar_core::value::{AgencyCode, Date, Line};
use strsim::osa_distance;

use crate::near::{self, NEAR_MAX, bare};

/// The units of a ledger on a day.
#[derive(Debug)]
pub struct Units {
    /// Every unit, in the order of agency and name.
    pub all: Vec<UnitSize>,
}

/// Nobody is of such a unit or agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// What was asked for.
    pub asked: String,
    /// Whether as an agency.
    pub is_agency: bool,
    /// Units whose names are near, the nearest first; or agencies that there are.
    pub near: Vec<String>,
}

impl Units {
    /// The units that anybody is of on this day.
    pub fn of(state: &State, on: Date) -> Self {
        Self { all: report::units(state, on) }
    }

    /// Every spelling of a unit, without looking at case and blanks.
    ///
    /// # Errors
    /// When nobody is of such a unit.
    pub fn spellings(&self, asked: &str) -> Result<BTreeSet<Line>, Unknown> {
        let wanted = bare(asked);
        let found = self.all.iter().filter(|unit| bare(&unit.unit) == wanted);
        let found: BTreeSet<_> = found.map(|unit| unit.unit.clone()).collect();
        if found.is_empty() { Err(self.unknown(asked)) } else { Ok(found) }
    }

    /// Every spelling of all these units.
    ///
    /// # Errors
    /// When nobody is of one of them.
    pub fn all_spellings(&self, asked: &[String]) -> Result<BTreeSet<Line>, Unknown> {
        let mut spellings = BTreeSet::new();
        for unit in asked {
            spellings.extend(self.spellings(unit)?);
        }
        Ok(spellings)
    }

    /// Refuses an agency of which nobody is.
    ///
    /// # Errors
    /// When nobody is of it.
    pub fn agency(&self, asked: &AgencyCode) -> Result<(), Unknown> {
        let known: BTreeSet<_> = self.all.iter().map(|unit| &unit.agency).collect();
        if known.contains(asked) {
            return Ok(());
        }
        let near = known.iter().take(NEAR_MAX).map(ToString::to_string).collect();
        Err(Unknown { asked: asked.to_string(), is_agency: true, near })
    }

    /// Groups of names that may be spellings of one unit, each within one agency.
    pub fn alike(&self) -> Vec<Vec<&UnitSize>> {
        let mut agencies = BTreeMap::<&AgencyCode, Vec<Vec<&UnitSize>>>::new();
        for unit in &self.all {
            let groups = agencies.entry(&unit.agency).or_default();
            let of = groups
                .iter_mut()
                .find(|group| group.iter().any(|known| may_be_one(&known.unit, &unit.unit)));
            match of {
                Some(group) => group.push(unit),
                None => groups.push(vec![unit]),
            }
        }
        agencies.into_values().flatten().filter(|group| group.len() > 1).collect()
    }

    fn unknown(&self, asked: &str) -> Unknown {
        let near = near::near(asked, self.all.iter().map(|unit| unit.unit.as_str()));
        Unknown { asked: asked.to_owned(), is_agency: false, near }
    }
}

/// Whether both names may be spellings of one unit: with the same numbers in them, and nearly the
/// same letters.
pub(crate) fn may_be_one(one: &str, other: &str) -> bool {
    let (one, other) = (bare(one), bare(other));
    one == other
        || outline(&one) == outline(&other)
            && one.split(' ').zip(other.split(' ')).all(|(one, other)| same_word(one, other))
}

/// What a slip of a finger leaves as it is: the digits, and how many words there are.
pub(crate) fn outline(bare: &str) -> (String, usize) {
    (bare.chars().filter(char::is_ascii_digit).collect(), bare.split(' ').count())
}

/// Whether two words are one but for a slip of a finger.
fn same_word(one: &str, other: &str) -> bool {
    let long = one.chars().count().min(other.chars().count()) >= SLIP_FROM;
    one == other || long && osa_distance(one, other) <= 1
}

/// In shorter words another letter is another word: `I` and `II`.
const SLIP_FROM: usize = 6;

#[cfg(test)]
mod tests {
    use super::*;

    fn units(names: &[&str]) -> Units {
        let unit = |name: &&str| UnitSize {
            agency: "16.06".parse().unwrap(),
            unit: name.parse().unwrap(),
            in_service: 1,
        };
        Units { all: names.iter().map(unit).collect() }
    }

    #[test]
    fn case_and_blanks_make_no_difference_and_a_slip_is_pointed_out() {
        let units = units(&["DINAS KESEHATAN", "Dinas  Kesehatan", "Dinas Pertanian"]);
        assert_eq!(units.spellings(" dinas kesehatan").unwrap().len(), 2);
        let unknown = units.spellings("Dinas Kesehatn").unwrap_err();
        assert!(unknown.near[0].eq_ignore_ascii_case("dinas kesehatan"), "{unknown:?}");
        assert!(!units.spellings("Kesehatan").unwrap_err().near.is_empty());
        assert!(units.spellings("Kelurahan Sungai").unwrap_err().near.is_empty());
    }

    #[test]
    fn names_that_differ_by_a_number_or_a_word_are_two_units() {
        let all = units(&[
            "SD Negeri 1 Sekayu",
            "SD Negeri 11 Sekayu",
            "Dinas Pertanian",
            "Dinas Pertanahan",
            "DINAS PERHUBUNGAN",
            "Dinas Perhubungan",
            "Dinas Kesehatan",
            "Dinas Kesehatn",
        ]);
        let alike = all.alike();
        let names: Vec<Vec<_>> = alike
            .iter()
            .map(|group| group.iter().map(|unit| unit.unit.as_str()).collect())
            .collect();
        assert_eq!(
            names,
            [["DINAS PERHUBUNGAN", "Dinas Perhubungan"], ["Dinas Kesehatan", "Dinas Kesehatn"]]
        );
    }
}
