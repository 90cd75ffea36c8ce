//! `ikrar rulebook deadlines`: how long everybody has.

use ikrar_core::rulebook::{Deadline, DeadlineUnit, Lapse, Rulebook, Turn};
use ikrar_core::value::Line;
use ikrar_words::{Say, message};
use serde::Serialize;

use super::{joined, verified};
use crate::render::{Cell, Columns};

#[derive(Debug, Serialize)]
pub(super) struct DeadlineLine {
    deadline: Line,
    from: Line,
    met_by: Vec<Line>,
    length: u16,
    unit: DeadlineUnit,
    bound: Turn,
    lapse: Lapse,
    basis: Vec<Line>,
    verified: bool,
    note: Option<Line>,
}

pub(super) fn lines(rulebook: &Rulebook) -> Vec<DeadlineLine> {
    rulebook.deadlines().iter().cloned().map(line).collect()
}

fn line(deadline: Deadline) -> DeadlineLine {
    let Deadline { id, from, met_by, unit, bound, lapse, basis, verified, note, .. } = deadline;
    let length = deadline.length.get();
    DeadlineLine { deadline: id, from, met_by, length, unit, bound, lapse, basis, verified, note }
}

pub(super) fn columns() -> Columns<DeadlineLine> {
    Columns::<DeadlineLine>::new()
        .column("deadline", message!("column-deadline"), |line| Cell::of(&line.deadline))
        .whole()
        .column("from", message!("column-runs-from"), |line| Cell::of(&line.from))
        .column("length", message!("column-length"), |line| Cell::of(&line.length))
        .counted()
        .column("unit", message!("column-counted"), |line| {
            Cell::said(line.unit.name(), line.unit.say())
        })
        .column("bound", message!("column-bound"), |line| {
            Cell::said(line.bound.name(), line.bound.say())
        })
        .spare(3)
        .data("lapse", |line| Cell::of(&line.lapse))
        .data("met_by", |line| joined(&line.met_by))
        .column("basis", message!("column-basis"), |line| joined(&line.basis))
        .spare(2)
        .column("verified", message!("column-verified"), |line| verified(line.verified))
        .spare(1)
        .data("note", |line| Cell::maybe(line.note.as_ref()))
}
