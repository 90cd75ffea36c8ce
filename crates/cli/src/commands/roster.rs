//! `ikrar roster import`: people from a spreadsheet.

use ikrar_core::value::PersonId;
use ikrar_desk::people::Seen;
use ikrar_desk::roster;
use ikrar_desk::rows::Rows;

use crate::args::{Import, Roster};
use crate::error::CliError;
use crate::import::{event_id, finish, record};
use crate::keys::random_bytes;
use crate::render::Renderer;
use crate::session::{Session, today};

pub(super) fn run(
    args: Roster,
    session: &Session,
    renderer: &mut Renderer<'_>,
) -> Result<u8, CliError> {
    let Roster::Import { import: Import { file, partial }, from } = args;
    let author = session.author()?;
    let mut table = roster::open(&file)?;
    let ledger = session.write()?;
    let from = from.map_or_else(|| today(ledger.state()), Ok)?;
    let (mut seen, mut ids) = (Seen::default(), event_id);
    let mut rows = Rows::new(&mut ids);
    for row in table.rows()? {
        let row = row?;
        let fresh = PersonId::from_bytes(random_bytes()?);
        rows.take(row.number(), roster::facts(&row, ledger.state(), from, &mut seen, fresh))?;
    }
    drop(seen);
    let what = session.words("mencatat pegawai", "recording people");
    let imported = record(rows, session, ledger, Some(&author), partial, what)?;
    finish(renderer, &imported, &file, partial)
}
