//! `ikrar campaign`: asking people to sign.

use std::path::Path;

use ikrar_core::event::Fact;
use ikrar_core::event::campaign::{Audience, CampaignClosed, CampaignOpened};
use ikrar_core::value::{CampaignCode, Date, Digest, ElectionCode};
use ikrar_desk::files;
use ikrar_desk::offline::Exported;
use serde::Serialize;

use crate::args;
use crate::error::CliError;
use crate::keys::random_bytes;
use crate::lang::Lang;
use crate::render::{Column, Renderer, column};
use crate::session::{Session, find_campaign, ledger_id, today};

/// A campaign in a list.
#[derive(Debug, Serialize)]
struct CampaignLine {
    campaign: CampaignCode,
    election: ElectionCode,
    title: String,
    opens: Date,
    due: Date,
    closed_on: Option<Date>,
    text_hash: Digest,
    entry: u64,
}

pub(super) fn run(
    args: args::Campaign,
    session: &Session,
    renderer: &mut Renderer<'_>,
) -> Result<u8, CliError> {
    match args {
        args::Campaign::Open { code, election, title, text, agency, unit, status, opens, due } => {
            let text = files::read_text(&text, files::TEXT_BYTES_MAX)?;
            let ledger = session.write()?;
            let opens = opens.map_or_else(|| today(ledger.state()), Ok)?;
            let audience = Audience { agencies: agency, units: unit, statuses: status };
            let opened = CampaignOpened {
                campaign: code.clone(),
                election,
                title,
                text,
                audience,
                opens,
                due,
            };
            let fact = Fact::from(opened);
            let entry = session.record_fact(ledger, &session.author()?, fact)?;
            let text = match renderer.lang() {
                Lang::ID => format!("Entri {entry}: penandatanganan {code} dibuka, tenggat {due}."),
                _ => format!("Entry {entry}: campaign {code} is open, due {due}."),
            };
            renderer.one(&serde_json::json!({ "entry": entry, "campaign": code }), &text)?;
        }
        args::Campaign::Close { code, reason, on } => {
            let ledger = session.write()?;
            let on = on.map_or_else(|| today(ledger.state()), Ok)?;
            let fact = Fact::from(CampaignClosed { campaign: code.clone(), on, reason });
            let entry = session.record_fact(ledger, &session.author()?, fact)?;
            let text = match renderer.lang() {
                Lang::ID => format!("Entri {entry}: penandatanganan {code} ditutup per {on}."),
                _ => format!("Entry {entry}: campaign {code} is closed as of {on}."),
            };
            renderer.one(&serde_json::json!({ "entry": entry, "campaign": code }), &text)?;
        }
        args::Campaign::List => list(session, renderer)?,
        args::Campaign::Export { code, output, force } => {
            export(&code, output.as_deref(), force, session, renderer)?;
        }
    }
    Ok(0)
}

fn list(session: &Session, renderer: &mut Renderer<'_>) -> Result<(), CliError> {
    let ledger = session.read()?;
    let lines = ledger.state().campaigns().iter().map(|campaign| CampaignLine {
        campaign: campaign.opened.campaign.clone(),
        election: campaign.opened.election.clone(),
        title: campaign.opened.title.clone(),
        opens: campaign.opened.opens,
        due: campaign.opened.due,
        closed_on: campaign.closed_on,
        text_hash: campaign.text_hash,
        entry: campaign.entry,
    });
    renderer.list(&COLUMNS, lines, |line| {
        vec![
            line.entry.to_string(),
            line.campaign.to_string(),
            line.election.to_string(),
            line.title.clone(),
            line.opens.to_string(),
            line.due.to_string(),
            line.closed_on.map(|on| on.to_string()).unwrap_or_default(),
        ]
    })
}

fn export(
    code: &CampaignCode,
    output: Option<&Path>,
    force: bool,
    session: &Session,
    renderer: &mut Renderer<'_>,
) -> Result<(), CliError> {
    output.map_or(Ok(()), |path| files::check_output(path, force))?;
    let ledger = session.read()?;
    let state = ledger.state();
    let campaign = find_campaign(state, Some(code))?;
    let exported = match campaign {
        Some(campaign) => Some(Exported::new(campaign, ledger_id(state)?, state.zone())),
        None => None,
    };
    let json = serde_json::to_string_pretty(&exported).expect("texts and dates can be written");
    match output {
        None => renderer.line(&json),
        Some(path) => Ok(files::write_output(path, &(json + "\n"), force, random_bytes()?)?),
    }
}

const COLUMNS: [Column; 7] = [
    column("entry", "entri", "entry"),
    column("campaign", "kode", "code"),
    column("election", "pemilihan", "election"),
    column("title", "judul", "title"),
    column("opens", "dibuka", "opens"),
    column("due", "tenggat", "due"),
    column("closed_on", "ditutup", "closed"),
];
