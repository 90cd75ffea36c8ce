//! `ikrar roster list`: people as a table of the roster has them.

use clap::Args as ClapArgs;
use ikrar_desk::exported::ExportedRow;
use ikrar_words::message;

use crate::commands::listed;
use crate::commands::person::list::Wanted;
use crate::error::CliError;
use crate::render::{Cell, Columns, Output};
use crate::session::Session;

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    wanted: Wanted,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let ledger = session.read()?;
    let state = ledger.state();
    let (on, people) = args.wanted.people(state, false)?;
    let rows = people.iter().map(|person| ExportedRow::of(state, person, on));
    let rows: Vec<_> = rows.collect();
    ledger.refuse_forged_snapshot()?;
    Ok(listed(columns(), rows, message!("told-nobody")))
}

/// The keys are the columns that an import reads.
fn columns() -> Columns<ExportedRow> {
    Columns::<ExportedRow>::new()
        .column("nip", message!("column-nip"), |row| Cell::nip(row.nip, row.nik))
        .whole()
        .column("nik", message!("column-nik"), |row| Cell::maybe(row.nik.as_ref()))
        .niks()
        .column("nama", message!("column-name"), |row| row.nama.as_str().into())
        .column("status_kepegawaian", message!("column-status"), |row| {
            row.status_kepegawaian.into()
        })
        .spare(2)
        .column("instansi", message!("column-agency"), |row| Cell::of(&row.instansi))
        .spare(4)
        .column("unit_kerja", message!("column-unit"), |row| row.unit_kerja.as_str().into())
        .spare(1)
        .column("jabatan", message!("column-position"), |row| row.jabatan.as_str().into())
        .spare(5)
        .column("golongan", message!("column-grade"), |row| Cell::maybe(row.golongan.as_ref()))
        .spare(3)
}
