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
    #[arg(long)]
    show_nik: bool,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let ledger = session.read()?;
    let state = ledger.state();
    let (on, people) = args.wanted.people(state, false)?;
    let rows = people.iter().map(|person| ExportedRow::of(state, person, on));
    let rows: Vec<_> = rows.collect();
    ledger.refuse_forged_snapshot()?;
    Ok(listed(columns(args.show_nik), rows, message!("told-nobody")))
}

/// The keys are the columns that an import reads.
fn columns(show_nik: bool) -> Columns<ExportedRow> {
    let nik = move |row: &ExportedRow| match &row.nik {
        Some(nik) if show_nik => Cell::of(nik),
        Some(nik) => Cell::short(nik, NIK_DIGITS, "…"),
        None => "".into(),
    };
    Columns::<ExportedRow>::new()
        .column("nip", message!("column-nip"), |row| Cell::maybe(row.nip.as_ref()))
        .whole()
        .column("nik", message!("column-nik"), move |row| nik(row))
        .whole()
        .column("nama", message!("column-name"), |row| row.nama.as_str().into())
        .column("status_kepegawaian", message!("column-status"), |row| {
            row.status_kepegawaian.into()
        })
        .column("instansi", message!("column-agency"), |row| Cell::of(&row.instansi))
        .column("unit_kerja", message!("column-unit"), |row| row.unit_kerja.as_str().into())
        .column("jabatan", message!("column-position"), |row| row.jabatan.as_str().into())
        .column("golongan", message!("column-grade"), |row| Cell::maybe(row.golongan.as_ref()))
}

/// So many digits of a NIK are shown: those of the region.
const NIK_DIGITS: usize = 6;
