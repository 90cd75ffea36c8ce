//! `ikrar init`: a new ledger with its first admin, its first rulebook and the days off.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use ikrar_core::event::Fact;
use ikrar_core::event::ledger::LedgerCreated;
use ikrar_core::event::rules::{HolidaysPublished, RulebookPublished};
use ikrar_core::rulebook::Rulebook;
use ikrar_core::sign::Author;
use ikrar_core::value::{AgencyCode, KeyId, LedgerId, PublicLine, PublicParagraph, Zone};
use ikrar_desk::files;
use ikrar_store::folder::FolderLedger;
use ikrar_store::keyring::random;
use ikrar_words::message;
use serde::Serialize;

use crate::error::CliError;
use crate::given::word;
use crate::render::Output;
use crate::session::{Session, ledger_id, new_event};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[arg(long, value_name = "NAME")]
    pub(crate) origin: PublicLine,
    #[arg(long, value_name = "CODE")]
    pub(crate) agency: AgencyCode,
    #[arg(long, value_name = "TEXT")]
    pub(crate) name: PublicLine,
    #[arg(long, value_parser = word::<Zone>(Zone::NAMES), default_value = "wib")]
    pub(crate) zone: Zone,
    #[arg(long, value_name = "FILE")]
    pub(crate) rulebook: Option<PathBuf>,
}

/// What was made.
#[derive(Debug, Serialize)]
struct Made<'a> {
    ledger: LedgerId,
    origin: &'a str,
    admin: KeyId,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let author = session.author()?;
    let text = match &args.rulebook {
        Some(path) => files::read_text(path, files::TEXT_BYTES_MAX)?,
        None => RULEBOOK.to_owned(),
    };
    let ledger = ledger_id(init(args, &text, &author, session)?.state())?;
    let made = Made { ledger, origin: &args.origin, admin: author.id() };
    let folder = session.folder()?;
    let said = message!("told-ledger-made", ledger, folder = folder.path());
    Ok(Output::new().one(&made, said).remark(message!("told-rulebook-unverified")))
}

/// Makes the ledger; nothing counts as made before everything is durable.
fn init(
    args: &Args,
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
    let content = rulebook.parse::<PublicParagraph>();
    let published = Fact::from(RulebookPublished {
        rulebook: parsed.id().clone(),
        version: parsed.version(),
        content: content.map_err(|error| CliError::unfit("content", error))?,
    });
    let encode = |fact| {
        let event = new_event(fact)?;
        event.to_bytes().map_err(|error| CliError::Rejected(error.into()))
    };
    let holidays =
        Fact::from(HolidaysPublished { content: PublicParagraph::from_static(HOLIDAYS) });
    let created = encode(created)?;
    let rules = [encode(published)?, encode(holidays)?];
    let recording = session.recording(false)?;
    session.folder()?.create(|ledger: &mut FolderLedger| {
        let id = LedgerId::of(&created);
        let events = std::iter::once(created).chain(rules);
        let events: Vec<_> = events.map(|event| author.sign(&id, event)).collect();
        let mut recorded =
            ledger.record(events, recording, &mut |buffer| random(buffer), &|_| {})?;
        recorded.rejected.pop().map_or(Ok(()), |(_, why)| Err(CliError::Rejected(why)))
    })
}

/// The days off that come with the program.
const HOLIDAYS: &str = include_str!("../../../../seeds/holidays/id.toml");
/// The rulebook that comes with the program.
pub(crate) const RULEBOOK: &str = include_str!("../../../../seeds/rulebooks/id-2022.toml");
