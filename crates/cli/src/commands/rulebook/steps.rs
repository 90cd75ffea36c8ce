//! `ikrar rulebook steps`: the steps of a case, from where they lead where, and what they ask for.

use ikrar_core::rulebook::{Asked, CaseState, Rulebook, StepRule};
use ikrar_core::value::{Line, Role, StepCode};
use ikrar_words::{Lang, message};
use serde::Serialize;

use super::{in_lang, joined, names, verified};
use crate::render::{Cell, Columns};

#[derive(Debug, Serialize)]
pub(super) struct StepLine {
    step: StepCode,
    text: String,
    from: Vec<CaseState>,
    to: Option<CaseState>,
    needs: Vec<Line>,
    asks: Vec<Asked>,
    within: Vec<Line>,
    roles: Vec<Role>,
    basis: Vec<Line>,
    verified: bool,
    note: Option<Line>,
}

pub(super) fn lines(lang: Lang) -> impl Fn(&Rulebook) -> Vec<StepLine> {
    move |rulebook| rulebook.steps().iter().map(|step| line(step, lang)).collect()
}

fn line(step: &StepRule, lang: Lang) -> StepLine {
    StepLine {
        step: step.code.clone(),
        text: in_lang(&step.text, lang),
        from: step.from.clone(),
        to: step.to,
        needs: step.needs.clone(),
        asks: step.asks.clone(),
        within: step.within.clone(),
        roles: step.roles.clone(),
        basis: step.basis.clone(),
        verified: step.verified,
        note: step.note.clone(),
    }
}

pub(super) fn columns() -> Columns<StepLine> {
    Columns::<StepLine>::new()
        .column("step", message!("column-step"), |line| Cell::of(&line.step))
        .whole()
        .column("text", message!("column-text"), |line| line.text.as_str().into())
        .column("from", message!("column-from-state"), |line| names(&line.from))
        .spare(2)
        .column("to", message!("column-to-state"), |line| Cell::maybe(line.to.as_ref()))
        .column("asks", message!("column-asks"), |line| names(&line.asks))
        .spare(1)
        .data("needs", |line| joined(&line.needs))
        .data("within", |line| joined(&line.within))
        .data("roles", |line| names(&line.roles))
        .column("basis", message!("column-basis"), |line| joined(&line.basis))
        .spare(3)
        .column("verified", message!("column-verified"), |line| verified(line.verified))
        .spare(4)
        .data("note", |line| Cell::maybe(line.note.as_ref()))
}
