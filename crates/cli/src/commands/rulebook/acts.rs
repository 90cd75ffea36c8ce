//! `ikrar rulebook acts`: what is prohibited.

use ikrar_core::rulebook::{Act, Bilingual, Part, Phase, Rulebook};
use ikrar_core::value::{ActCode, Level, Line};
use ikrar_words::{Lang, message};
use serde::Serialize;

use super::{in_lang, joined, verified};
use crate::render::{Cell, Columns};

#[derive(Debug, Serialize)]
pub(super) struct ActLine {
    act: ActCode,
    part: Part,
    phase: Option<Phase>,
    pair: Option<ActCode>,
    level: Option<Level>,
    text: Bilingual,
    basis: Vec<Line>,
    verified: bool,
    note: Option<Line>,
}

pub(super) fn lines(rulebook: &Rulebook) -> Vec<ActLine> {
    rulebook.acts().iter().cloned().map(line).collect()
}

fn line(act: Act) -> ActLine {
    let Act { code, part, phase, pair, level, text, basis, verified, note, .. } = act;
    ActLine { act: code, part, phase, pair, level, text, basis, verified, note }
}

pub(super) fn columns(lang: Lang) -> Columns<ActLine> {
    Columns::<ActLine>::new()
        .column("act", message!("column-act"), |line| Cell::of(&line.act))
        .data("part", |line| Cell::of(&line.part))
        .column("phase", message!("column-phase"), |line| match line.phase {
            None => "".into(),
            Some(phase @ Phase::BeforeDesignation) => {
                Cell::said(phase.name(), message!("label-phase-before"))
            }
            Some(phase @ Phase::AfterDesignation) => {
                Cell::said(phase.name(), message!("label-phase-after"))
            }
        })
        .column("pair", message!("column-pair"), |line| Cell::maybe(line.pair.as_ref()))
        .spare(2)
        .column("level", message!("column-level"), |line| match line.level {
            None => "".into(),
            Some(level) => Cell::of(&level),
        })
        .column("text", message!("column-text"), move |line| in_lang(&line.text, lang).into())
        .data("basis", |line| joined(&line.basis))
        .column("verified", message!("column-verified"), |line| verified(line.verified))
        .spare(1)
        .data("note", |line| Cell::maybe(line.note.as_ref()))
}
