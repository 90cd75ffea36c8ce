//! `ikrar rulebook sanctions`: what a decision may impose, on whom and since when.

use ikrar_core::rulebook::{Bilingual, Rulebook, Sanction};
use ikrar_core::value::{Date, EmploymentStatus, Level, Line, SanctionCode};
use ikrar_words::{Lang, message};
use serde::Serialize;

use super::{in_lang, joined, verified};
use crate::render::{Cell, Columns};

#[derive(Debug, Serialize)]
pub(super) struct SanctionLine {
    sanction: SanctionCode,
    level: Level,
    text: Bilingual,
    months: Option<u16>,
    ends_employment: bool,
    statuses: Vec<EmploymentStatus>,
    valid_from: Option<Date>,
    valid_until: Option<Date>,
    basis: Vec<Line>,
    verified: bool,
    note: Option<Line>,
}

pub(super) fn lines(rulebook: &Rulebook) -> Vec<SanctionLine> {
    rulebook.sanctions().iter().map(line).collect()
}

fn line(sanction: &Sanction) -> SanctionLine {
    SanctionLine {
        sanction: sanction.code.clone(),
        level: sanction.level,
        text: sanction.text.clone(),
        months: sanction.months.map(Into::into),
        ends_employment: sanction.ends_employment,
        statuses: sanction.statuses.clone(),
        valid_from: sanction.valid_from,
        valid_until: sanction.valid_until,
        basis: sanction.basis.clone(),
        verified: sanction.verified,
        note: sanction.note.clone(),
    }
}

pub(super) fn columns(lang: Lang) -> Columns<SanctionLine> {
    Columns::<SanctionLine>::new()
        .column("sanction", message!("column-sanction"), |line| Cell::of(&line.sanction))
        .whole()
        .column("level", message!("column-level"), |line| Cell::of(&line.level))
        .column("text", message!("column-text"), move |line| in_lang(&line.text, lang).into())
        .data("months", |line| Cell::maybe(line.months.as_ref()))
        .data("ends_employment", |line| Cell::of(&line.ends_employment))
        .column("statuses", message!("column-statuses"), |line| {
            let names: Vec<&str> = line.statuses.iter().map(|status| status.name()).collect();
            names.join(" ").into()
        })
        .spare(3)
        .column("valid_from", message!("column-since"), |line| {
            Cell::maybe(line.valid_from.as_ref())
        })
        .spare(2)
        .data("valid_until", |line| Cell::maybe(line.valid_until.as_ref()))
        .data("basis", |line| joined(&line.basis))
        .column("verified", message!("column-verified"), |line| verified(line.verified))
        .spare(1)
        .data("note", |line| Cell::maybe(line.note.as_ref()))
}
