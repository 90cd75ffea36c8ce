//! `ikrar unit list`: every unit, and which names may be spellings of one.

use clap::Args as ClapArgs;
use ikrar_core::report::UnitSize;
use ikrar_core::value::{AgencyCode, Date, Line};
use ikrar_desk::units::Units;
use ikrar_words::{Value, message};
use serde::Serialize;

use crate::commands::listed;
use crate::error::CliError;
use crate::render::{Cell, Columns, Output};
use crate::session::{Session, day};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[arg(long, value_name = "CODE")]
    agency: Option<AgencyCode>,
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
}

/// A unit, and other names that may be spellings of the same one.
#[derive(Debug, Serialize)]
struct UnitLine {
    #[serde(flatten)]
    unit: UnitSize,
    alike: Vec<Line>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let ledger = session.read()?;
    let state = ledger.state();
    let mut units = Units::of(state, day(args.as_of, state)?);
    ledger.refuse_forged_snapshot()?;
    if let Some(agency) = &args.agency {
        units.agency(agency)?;
        units.all.retain(|unit| unit.agency == *agency);
    }
    let alike = units.alike();
    let names =
        |group: &[&UnitSize]| -> Vec<Line> { group.iter().map(|unit| unit.unit.clone()).collect() };
    let lines = units.all.iter().map(|unit| {
        let group = alike.iter().find(|group| group.contains(&unit));
        let others = group.map(|group| names(group)).unwrap_or_default();
        let alike = others.into_iter().filter(|name| *name != unit.unit).collect();
        UnitLine { unit: unit.clone(), alike }
    });
    let lines: Vec<_> = lines.collect();
    let output = listed(columns(), lines, message!("told-nobody"));
    Ok(alike.iter().fold(output, |output, group| {
        output.line(message!("told-units-alike", names = Value::all(names(group))))
    }))
}

fn columns() -> Columns<UnitLine> {
    Columns::<UnitLine>::new()
        .column("agency", message!("column-agency"), |line| Cell::of(&line.unit.agency))
        .spare(1)
        .column("unit", message!("column-unit"), |line| line.unit.unit.as_str().into())
        .column("in_service", message!("column-in-service"), |line| Cell::of(&line.unit.in_service))
        .counted()
        .data("alike", |line| line.alike.join("; ").into())
}
