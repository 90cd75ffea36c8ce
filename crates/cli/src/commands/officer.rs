//! `ikrar officer`: who may write to the ledger.

use ikrar_core::event::Fact;
use ikrar_core::event::officer::{OfficerEnrolled, OfficerRevoked};
use ikrar_core::value::{Date, KeyId, PublicKey, Role};
use serde::Serialize;

use crate::args::Officer;
use crate::error::CliError;
use crate::keys;
use crate::lang::Lang;
use crate::render::{Column, Renderer, column};
use crate::session::{Session, today};

/// A role of a key.
#[derive(Debug, Serialize)]
struct OfficerLine {
    key_id: KeyId,
    public_key: PublicKey,
    role: Role,
    office: String,
    from: Date,
    revoked_on: Option<Date>,
    entry: u64,
}

pub(super) fn run(
    args: Officer,
    session: &Session,
    renderer: &mut Renderer<'_>,
) -> Result<u8, CliError> {
    match args {
        Officer::Enroll { role, office, public_key, from } => {
            let public_key = keys::parse_public(&public_key)?;
            let ledger = session.write()?;
            let from = from.map_or_else(|| today(ledger.state()), Ok)?;
            let enrolled = OfficerEnrolled { public_key, role, office, from };
            let author = session.author()?;
            let entry = session.record_fact(ledger, &author, Fact::from(enrolled))?;
            let (key_id, name) = (public_key.id(), role.name());
            let text = match renderer.lang() {
                Lang::ID => format!("Entri {entry}: kunci {key_id:.16}… kini {name}."),
                _ => format!("Entry {entry}: the key {key_id:.16}… is now {name}."),
            };
            renderer.one(&serde_json::json!({ "entry": entry, "key_id": key_id }), &text)?;
        }
        Officer::Revoke { key_id, reason, on } => {
            let ledger = session.write()?;
            let on = on.map_or_else(|| today(ledger.state()), Ok)?;
            let fact = Fact::from(OfficerRevoked { key: key_id, on, reason });
            let entry = session.record_fact(ledger, &session.author()?, fact)?;
            let text = match renderer.lang() {
                Lang::ID => format!("Entri {entry}: kunci {key_id:.16}… dicabut per {on}."),
                _ => format!("Entry {entry}: the key {key_id:.16}… is revoked as of {on}."),
            };
            renderer.one(&serde_json::json!({ "entry": entry, "key_id": key_id }), &text)?;
        }
        Officer::List => list(session, renderer)?,
    }
    Ok(0)
}

fn list(session: &Session, renderer: &mut Renderer<'_>) -> Result<(), CliError> {
    let ledger = session.read()?;
    let lines = ledger.state().officers().iter().flat_map(|(key_id, officer)| {
        officer.roles.iter().map(|held| OfficerLine {
            key_id: *key_id,
            public_key: officer.public_key,
            role: held.role,
            office: held.office.clone(),
            from: held.from,
            revoked_on: officer.revoked_on,
            entry: held.entry,
        })
    });
    let lang = renderer.lang();
    let text = renderer.is_text();
    renderer.list(&COLUMNS, lines, |line| {
        let key_id = if text { format!("{:.16}…", line.key_id) } else { line.key_id.to_string() };
        let role = if text { lang.tell(&line.role) } else { line.role.name().into() };
        vec![
            line.entry.to_string(),
            key_id,
            role.into_owned(),
            line.office.clone(),
            line.from.to_string(),
            line.revoked_on.map(|on| on.to_string()).unwrap_or_default(),
        ]
    })
}

const COLUMNS: [Column; 6] = [
    column("entry", "entri", "entry"),
    column("key_id", "id kunci", "key id"),
    column("role", "peran", "role"),
    column("office", "jabatan", "office"),
    column("from", "sejak", "from"),
    column("revoked_on", "dicabut", "revoked"),
];
