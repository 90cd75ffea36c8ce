//! `ikrar rulebook offices`: which office may impose what, and on whom.

use ikrar_core::rulebook::{Competence, Rulebook};
use ikrar_core::value::{AgencyKind, Level, Line, OfficeCode, PositionClass, SanctionCode};
use ikrar_words::message;
use serde::Serialize;

use super::{joined, names, verified};
use crate::render::{Cell, Columns};

#[derive(Debug, Serialize)]
pub(super) struct OfficeLine {
    office: OfficeCode,
    levels: Vec<Level>,
    accused: Vec<PositionClass>,
    below: Option<u8>,
    agencies: Vec<AgencyKind>,
    only: Vec<SanctionCode>,
    except: Vec<SanctionCode>,
    basis: Vec<Line>,
    verified: bool,
}

pub(super) fn lines(rulebook: &Rulebook) -> Vec<OfficeLine> {
    rulebook.competences().iter().cloned().map(line).collect()
}

fn line(row: Competence) -> OfficeLine {
    let Competence { office, agencies, accused, below, levels, only, except, basis, verified } =
        row;
    let below = below.map(std::num::NonZeroU8::get);
    OfficeLine { office, levels, accused, below, agencies, only, except, basis, verified }
}

pub(super) fn columns() -> Columns<OfficeLine> {
    Columns::<OfficeLine>::new()
        .column("office", message!("column-deciding-office"), |line| Cell::of(&line.office))
        .whole()
        .column("levels", message!("column-level"), |line| names(&line.levels))
        .column("accused", message!("column-position-class"), |line| names(&line.accused))
        .column("below", message!("column-below"), |line| Cell::maybe(line.below.as_ref()))
        .column("agencies", message!("column-agencies"), |line| names(&line.agencies))
        .spare(2)
        .data("only", |line| names(&line.only))
        .data("except", |line| names(&line.except))
        .column("basis", message!("column-basis"), |line| joined(&line.basis))
        .spare(3)
        .column("verified", message!("column-verified"), |line| verified(line.verified))
        .spare(1)
}
