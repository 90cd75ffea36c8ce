//! People counted per unit.

use std::collections::BTreeMap;

use ikrar_core::report::{self, UnitSummary};
use ikrar_core::status::{Conduct, PactState, Verdict};
use ikrar_words::message;
use serde::Serialize;

use super::{Asked, judged};
use crate::error::CliError;
use crate::render::{Cell, Columns, List, Output};

impl Asked {
    pub(super) fn summary(self) -> Result<Output, CliError> {
        let judge = self.judge();
        let code = self.campaign().map(|campaign| &campaign.opened.campaign);
        let wanted = |person: &_, pact, conduct| {
            self.wants(person, &judge) && self.wants_state(pact, conduct)
        };
        let units = report::by_unit(self.state(), &judge, code, &wanted);
        // A count over pages that are not what they were is no count.
        self.ledger.refuse_forged_snapshot()?;
        let nobody = units.is_empty().then(|| message!("told-nobody"));
        let judged = Output::new().line(judged(self.campaign(), self.as_of));
        let judged = nobody.into_iter().fold(judged, Output::line);
        Ok(judged.then(output(units)).then(self.remarks()))
    }
}

/// One line for each unit, and in text one that adds them up.
pub(crate) fn output(units: Vec<UnitSummary>) -> Output {
    let total = units.iter().cloned().reduce(|mut all, unit| {
        all.add(&unit);
        all
    });
    let line = |of: Of| move |unit| UnitLine { unit, of };
    let lines: Vec<_> = units.into_iter().map(line(Of::Unit)).collect();
    Output::new().list(List::new(columns(), lines).with_total(total.map(line(Of::All))))
}

#[derive(Debug, Serialize)]
#[serde(transparent)]
struct UnitLine {
    unit: UnitSummary,
    #[serde(skip)]
    of: Of,
}

/// Whom a line counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    Unit,
    All,
}

/// A count for each state of the pact, so that a line adds up; of the verdicts in text those that
/// an operator acts on, in data all.
fn columns() -> Columns<UnitLine> {
    let columns = Columns::<UnitLine>::new()
        .column("agency", message!("column-agency"), |line| match line.of {
            Of::Unit => Cell::of(&line.unit.agency),
            Of::All => "".into(),
        })
        .spare(3)
        .column("unit", message!("column-unit"), |line| match line.of {
            Of::Unit => Cell::maybe(line.unit.unit.as_ref()),
            Of::All => Cell::said("", message!("label-total")),
        })
        .text(message!("column-count-signed"), |line| pact(line, PactState::Signed))
        .text(message!("column-count-late"), |line| pact(line, PactState::SignedLate))
        .text(message!("column-count-pending"), |line| pact(line, PactState::Pending))
        .text(message!("column-count-overdue"), |line| pact(line, PactState::Overdue))
        .text(message!("column-count-refused"), |line| pact(line, PactState::Refused))
        .text(message!("column-count-excused"), |line| pact(line, PactState::Excused))
        .spare(4)
        .text(message!("column-count-not-required"), |line| pact(line, PactState::NotRequired))
        .spare(5)
        .text(message!("column-count-under-review"), |line| {
            count(&line.unit.verdict, &Verdict::UnderReview)
        })
        .spare(2)
        .text(message!("column-count-non-compliant"), |line| {
            count(&line.unit.verdict, &Verdict::NonCompliant)
        })
        .spare(1);
    let columns = PactState::ALL.iter().fold(columns, |columns, state| {
        columns
            .data(format!("pact.{}", state.name()), |line| count(&line.unit.pact, state))
            .counted()
    });
    let columns = Conduct::ALL.iter().fold(columns, |columns, state| {
        columns
            .data(format!("conduct.{}", state.name()), |line| count(&line.unit.conduct, state))
            .counted()
    });
    let columns = Verdict::ALL.iter().fold(columns, |columns, state| {
        columns
            .data(format!("verdict.{}", state.name()), |line| count(&line.unit.verdict, state))
            .counted()
    });
    columns.column("total", message!("label-total"), |line| Cell::of(&line.unit.total)).counted()
}

fn pact(line: &UnitLine, state: PactState) -> Cell<'static> {
    count(&line.unit.pact, &state)
}

fn count<K: Ord>(counts: &BTreeMap<K, u64>, state: &K) -> Cell<'static> {
    Cell::of(counts.get(state).unwrap_or(&0))
}
