//! Cases added up: every case in exactly one cell, and the rates that the overseers' lists give.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::merge;

use crate::procedure::{Course, Due, Standing};
use crate::rulebook::{CaseGroup, CaseState, Phase, Rulebook, Turn};
use crate::state::State;
use crate::state::cases::{Case, Step};
use crate::value::{ActCode, AgencyCode, Date, ElectionCode, Level, Line, PositionClass};

/// In which cell a case is counted: by the gravest of its acts, and by the post of the day of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CellOfCases {
    /// Under what the ministry's list counts it.
    pub group: CaseGroup,
    /// The level that was decided, else that of the act; `None` where the rule that was broken
    /// decides.
    pub level: Option<Level>,
    /// The phase of the act; `None` where it has none.
    pub phase: Option<Phase>,
    /// The gravest act.
    pub act: Option<ActCode>,
    /// The class of the accused's position, where a decision says it.
    pub position: Option<PositionClass>,
}

/// Cases added up, as of a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CaseReport {
    /// How many cases are in each cell.
    pub cells: BTreeMap<CellOfCases, u64>,
    /// How many cases there are, which is what the cells add up to.
    pub total: u64,
    /// How many cases are overdue, by the body that is bound.
    pub overdue: BTreeMap<Turn, u64>,
    /// How many were recommended to the agency, or taken up by it.
    pub recommended: u64,
    /// How many were decided as proven.
    pub proven: u64,
    /// How many decisions are in force, or were served.
    pub upheld: u64,
    /// How many were followed up: uploaded.
    pub uploaded: u64,
}

/// Adds up the cases about an election, or about any, that were received by a day.
pub fn of_cases(
    state: &State,
    as_of: Date,
    election: Option<&ElectionCode>,
    agency: Option<&AgencyCode>,
) -> CaseReport {
    let add = |mut report: CaseReport, case: &Case| {
        let about = case.reported.contest.as_ref().map(|contest| &contest.election);
        let people = state.people();
        let slot =
            people.find(&case.reported.person).filter(|_| election.is_none() || about == election);
        let Some(person) = slot.map(|slot| people.get(slot)) else { return report };
        let own = || people.agency(person.profile_on(case.reported.acted_on));
        if agency.is_some_and(|agency| *agency != own()) {
            return report;
        }
        let course = Course::of(state, person, case);
        if let Some(standing) = course.standing(as_of) {
            report.add(case, &course, &standing, as_of);
        }
        report
    };
    let parts = state.cases().par_iter().fold(CaseReport::default, add);
    parts.reduce(CaseReport::default, |all, part| all.plus(&part))
}

impl CaseReport {
    fn plus(mut self, other: &Self) -> Self {
        merge(&mut self.cells, &other.cells);
        merge(&mut self.overdue, &other.overdue);
        self.total += other.total;
        self.recommended += other.recommended;
        self.proven += other.proven;
        self.upheld += other.upheld;
        self.uploaded += other.uploaded;
        self
    }

    fn add(&mut self, case: &Case, course: &Course<'_>, standing: &Standing<'_>, as_of: Date) {
        *self.cells.entry(cell(case, course, standing, as_of)).or_default() += 1;
        self.total += 1;
        let count = |is: bool| u64::from(is);
        let has = |steps: &[Line]| steps.iter().any(|s| standing.happened(s.as_str()).is_some());
        let rates = course.rules(as_of).or(course.catalogue()).map(Rulebook::rates);
        self.recommended += count(rates.is_some_and(|rates| has(&rates.recommended)));
        self.proven += count(standing.decision.is_some());
        self.upheld += count(matches!(standing.state, CaseState::InForce | CaseState::Served));
        self.uploaded += count(rates.is_some_and(|rates| has(&rates.uploaded)));
        let mut bound: Vec<Turn> = Vec::new();
        for term in course.terms(standing) {
            if term.due(as_of) == Due::Overdue && !bound.contains(&term.deadline.bound) {
                bound.push(term.deadline.bound);
            }
        }
        for body in bound {
            *self.overdue.entry(body).or_default() += 1;
        }
    }
}

fn cell(case: &Case, course: &Course<'_>, standing: &Standing<'_>, as_of: Date) -> CellOfCases {
    let catalogue = course.catalogue();
    let acts = case.reported.acts.iter().filter_map(|code| catalogue?.act(code));
    let gravest = acts.max_by_key(|act| act.level);
    let rules = course.rules(as_of).or(catalogue);
    let group = rules.map(|rules| rules.state(standing.state).group);
    let position = case.steps.iter().rev().find_map(|taken| match &taken.step {
        Step::Decided(decided) if decided.decided_on <= as_of => decided.position,
        Step::Decided(_) | Step::Proposed(_) | Step::Other(_) => None,
    });
    CellOfCases {
        group: group.expect("a case was admitted under a rulebook"),
        level: standing.decision.map(|decision| decision.level).or_else(|| course.level()),
        phase: gravest.and_then(|act| act.phase),
        act: gravest.map(|act| act.code.clone()),
        position,
    }
}

/// A table of counts in which no small one can be read off, nor worked out from the totals.
///
/// Cells from 1 to `small - 1` are hidden; where a row or a column then has a single hidden cell,
/// or hidden ones that come to less than `small`, its smallest other cell that is not zero is too.
pub fn masked(counts: &[Vec<u64>], small: u64) -> Vec<Vec<Option<u64>>> {
    let hide = |count: &u64| (1..small).contains(count);
    let mut shown: Vec<Vec<Option<u64>>> = counts
        .iter()
        .map(|row| row.iter().map(|count| (!hide(count)).then_some(*count)).collect())
        .collect();
    let columns = counts.iter().map(Vec::len).max().unwrap_or_default();
    let rows = 0..shown.len();
    let across = rows.clone().map(|row| (0..columns).map(move |column| (row, column)).collect());
    let down = (0..columns).map(|column| rows.clone().map(move |row| (row, column)).collect());
    let lines: Vec<Vec<(usize, usize)>> = across.chain(down).collect();
    let known = |(row, column): (usize, usize)| {
        counts.get(row).and_then(|row| row.get(column)).copied().unwrap_or_default()
    };
    loop {
        let at = |shown: &[Vec<Option<u64>>], (row, column): (usize, usize)| {
            shown.get(row).and_then(|row| row.get(column)).copied()
        };
        let told = |line: &&Vec<(usize, usize)>| {
            let hidden = || line.iter().filter(|place| at(&shown, **place) == Some(None));
            let sum: u64 = hidden().map(|place| known(*place)).sum();
            hidden().count() == 1 || hide(&sum)
        };
        let next = lines.iter().filter(told).find_map(|line| {
            let seen = line.iter().filter_map(|place| Some((at(&shown, *place)??, *place)));
            seen.filter(|(count, _)| *count > 0).min()
        });
        let Some((_, (row, column))) = next else { return shown };
        if let Some(cell) = shown.get_mut(row).and_then(|row| row.get_mut(column)) {
            *cell = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_small_cell_can_be_worked_out_from_the_totals() {
        let counts = [vec![3, 10, 20], vec![30, 40, 50], vec![0, 60, 70]];
        let shown = masked(&counts, 5);
        assert_eq!(shown[0][0], None);
        let hidden = |line: Vec<Option<u64>>| line.iter().filter(|cell| cell.is_none()).count();
        for row in &shown {
            assert_ne!(hidden(row.clone()), 1, "{shown:?}");
        }
        for column in 0..3 {
            assert_ne!(hidden(shown.iter().map(|row| row[column]).collect()), 1, "{shown:?}");
        }
        assert_eq!(masked(&[vec![0, 7], vec![8, 9]], 5), [[Some(0), Some(7)], [Some(8), Some(9)]]);
        // Two that come to two are as good as told.
        assert_eq!(masked(&[vec![1, 1, 10]], 5), [[None, None, None]]);
        // Where nothing else can be hidden, the one cell is.
        assert_eq!(masked(&[vec![2, 0]], 5), [[None, Some(0)]]);
    }
}
