//! `ikrar person enroll-keys`: people's own public keys.

use ikrar_desk::own_keys;
use ikrar_desk::people::Seen;
use ikrar_desk::rows::Rows;

use crate::args::{Import, Person};
use crate::error::CliError;
use crate::import::{event_id, finish, record};
use crate::render::Renderer;
use crate::session::{Session, today};

pub(super) fn run(
    args: Person,
    session: &Session,
    renderer: &mut Renderer<'_>,
) -> Result<u8, CliError> {
    let Person::EnrollKeys { import: Import { file, partial }, from } = args;
    let author = session.author()?;
    let mut table = own_keys::open(&file)?;
    let ledger = session.write()?;
    let from = from.map_or_else(|| today(ledger.state()), Ok)?;
    let (mut seen, mut ids) = (Seen::default(), event_id);
    let mut rows = Rows::new(&mut ids);
    for row in table.rows()? {
        let row = row?;
        rows.take(row.number(), own_keys::facts(&row, ledger.state(), from, &mut seen))?;
    }
    drop(seen);
    let what = session.words("mencatat kunci", "recording keys");
    let imported = record(rows, session, ledger, Some(&author), partial, what)?;
    finish(renderer, &imported, &file, partial)
}
