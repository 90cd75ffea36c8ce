//! `ikrar pact`: signatures on paper, with own keys, and offline.

use std::path::Path;

use ikrar_core::value::{CampaignCode, Date};
use ikrar_desk::fault::{Cause, Fault};
use ikrar_desk::files;
use ikrar_desk::lines::{self, Line, SignedLine};
use ikrar_desk::offline::{Exported, is_own_pact};
use ikrar_desk::paper::{self, PaperRow};
use ikrar_desk::rows::Rows;
use ikrar_words::message;

use crate::args::{Import, Pact};
use crate::error::CliError;
use crate::import::{self, event_id, finish};
use crate::keys::random_bytes;
use crate::render::Renderer;
use crate::session::{Session, find_campaign, ledger_id, now};

pub(super) fn run(
    args: Pact,
    session: &Session,
    renderer: &mut Renderer<'_>,
) -> Result<u8, CliError> {
    match args {
        Pact::Record { import, campaign } => record(&import, campaign.as_ref(), session, renderer),
        Pact::Sign { campaign, on, output, force } => {
            output.as_deref().map_or(Ok(()), |path| files::check_output(path, force))?;
            let line = sign(&campaign, on, session)?;
            let line = serde_json::to_string(&line).expect("a line of texts can be written");
            match output {
                None => renderer.line(&line)?,
                Some(path) => {
                    files::write_output(&path, &(line + "\n"), force, random_bytes()?)?;
                }
            }
            Ok(0)
        }
        Pact::Import(import) => import_signed(&import, session, renderer),
    }
}

fn record(
    import: &Import,
    campaign: Option<&CampaignCode>,
    session: &Session,
    renderer: &mut Renderer<'_>,
) -> Result<u8, CliError> {
    let Import { file, partial } = import;
    let author = session.author()?;
    let papers = paper::read_all(file)?;
    let ledger = session.write()?;
    let state = ledger.state();
    let none = || CliError::Usage(message!("usage-no-campaign"));
    let campaign = find_campaign(state, campaign)?.ok_or_else(none)?;
    let mut ids = event_id;
    let mut rows = Rows::new(&mut ids);
    for PaperRow { row, said } in papers {
        rows.take(row, said.and_then(|paper| paper.facts(state, campaign)))?;
    }
    let what = session.words("mencatat pakta", "recording pacts");
    let imported = import::record(rows, session, ledger, Some(&author), *partial, what)?;
    finish(renderer, &imported, file, *partial)
}

fn sign(campaign: &Path, on: Option<Date>, session: &Session) -> Result<SignedLine, CliError> {
    let exported = Exported::read(campaign)?;
    let signed_on = match on {
        Some(on) => on,
        None => now()?.date_in(exported.zone),
    };
    let signed = exported.sign(&session.author()?, signed_on, event_id()?);
    signed.map_err(|error| CliError::Rejected(error.into()))
}

fn import_signed(
    import: &Import,
    session: &Session,
    renderer: &mut Renderer<'_>,
) -> Result<u8, CliError> {
    let Import { file, partial } = import;
    let opened = lines::open(file)?;
    let ledger = session.write()?;
    let id = ledger_id(ledger.state())?;
    let mut ids = event_id;
    let mut rows = Rows::new(&mut ids);
    lines::read(file, opened, id, |lines| {
        for (number, line) in lines {
            match line {
                Ok(Line::Signed(signed)) if is_own_pact(&signed) => {
                    rows.take_signed(number, signed);
                }
                Ok(_) => rows.take_fault(number, Fault::at("event", Cause::NotAPact)),
                Err(error) => rows.take_fault(number, error),
            }
        }
    })?;
    let what = session.words("memeriksa tanda tangan", "checking signatures");
    let imported = import::record(rows, session, ledger, None, *partial, what)?;
    finish(renderer, &imported, file, *partial)
}
