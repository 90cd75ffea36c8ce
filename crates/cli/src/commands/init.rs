//! `ikrar init`: a new ledger with its first admin and its first rulebook.

use ikrar_core::event::Fact;
use ikrar_core::event::ledger::LedgerCreated;
use ikrar_core::event::rules::RulebookPublished;
use ikrar_core::rulebook::Rulebook;
use ikrar_core::sign::Author;
use ikrar_core::value::LedgerId;
use ikrar_desk::files;
use ikrar_store::folder::FolderLedger;
use ikrar_store::keyring::random;
use ikrar_words::outside;
use serde::Serialize;

use crate::args::Init;
use crate::error::CliError;
use crate::lang::Lang;
use crate::render::Renderer;
use crate::session::{Session, ledger_id, new_event};

/// What was made.
#[derive(Debug, Serialize)]
struct Made {
    ledger: LedgerId,
    origin: String,
    admin: ikrar_core::value::KeyId,
}

pub(super) fn run(
    args: &Init,
    session: &Session,
    renderer: &mut Renderer<'_>,
) -> Result<u8, CliError> {
    let author = session.author()?;
    let text = match &args.rulebook {
        Some(path) => files::read_text(path, files::TEXT_BYTES_MAX)?,
        None => RULEBOOK.to_owned(),
    };
    let ledger = init(args, &text, &author, session)?;
    let made = Made {
        ledger: ledger_id(ledger.state())?,
        origin: args.origin.clone(),
        admin: author.id(),
    };
    let (id, folder) = (made.ledger, session.folder()?);
    let folder = outside::path(folder.path());
    let text = match renderer.lang() {
        Lang::ID => format!("Buku besar {id} dibuat di {folder}."),
        _ => format!("Ledger {id} made in {folder}."),
    };
    renderer.one(&made, &text)?;
    renderer.remark(
        "Buku aturan berisi nilai yang belum diverifikasi; bagian hukum instansi harus \
         mengesahkannya sebelum dipakai.",
        "The rulebook holds values that are not verified; the agency's legal unit must confirm it \
         before use.",
    )?;
    Ok(0)
}

/// Makes the ledger; nothing counts as made before everything is durable.
fn init(
    args: &Init,
    rulebook: &str,
    author: &Author,
    session: &Session,
) -> Result<FolderLedger, CliError> {
    let parsed = Rulebook::parse(rulebook)?;
    let created = Fact::from(LedgerCreated {
        origin: args.origin.clone(),
        agency: args.agency.clone(),
        name: args.name.clone(),
        zone: args.zone,
        admin: author.public_key(),
    });
    let published = Fact::from(RulebookPublished {
        rulebook: parsed.id().to_owned(),
        version: parsed.version(),
        content: rulebook.to_owned(),
    });
    let encode = |fact| {
        let event = new_event(fact)?;
        let bytes = event.fact.check().and_then(|()| event.to_bytes());
        bytes.map_err(|error| CliError::Rejected(error.into()))
    };
    let (created, published) = (encode(created)?, encode(published)?);
    let recording = session.recording(false)?;
    session.folder()?.create(|ledger: &mut FolderLedger| {
        let id = LedgerId::of(&created);
        let events = vec![author.sign(&id, created), author.sign(&id, published)];
        let mut recorded =
            ledger.record(events, recording, &mut |buffer| random(buffer), &|_| {})?;
        recorded.rejected.pop().map_or(Ok(()), |(_, why)| Err(CliError::Rejected(why)))
    })
}

/// The rulebook that comes with the program.
const RULEBOOK: &str = include_str!("../../../../seeds/rulebooks/id-2022.toml");
