//! `ikrar pact`: signatures on paper, with own keys, and offline.

use std::collections::HashMap;
use std::io::{self, Read as _};
use std::path::Path;

use ikrar_core::event::pact::{Method, PactSigned};
use ikrar_core::event::{Event, Fact, PactFact};
use ikrar_core::sign::SignedEvent;
use ikrar_core::state::State;
use ikrar_core::state::campaigns::Campaign;
use ikrar_core::state::person::PactAct;
use ikrar_core::value::{CampaignCode, Date, Digest, Identifier};

use super::campaign::Exported;
use super::person::find;
use super::roster::{Seen, read_identifiers, words};
use crate::args::{Import, Pact};
use crate::error::{CliError, usage};
use crate::files::{self, BelowFault, FileFault};
use crate::import::{Fault, Rows, finish};
use crate::input::{Row, Table};
use crate::jsonl::{self, Line, SignedLine};
use crate::lang::{Lang, Tell};
use crate::outside;
use crate::render::Renderer;
use crate::session::{Session, find_campaign, ledger_id, new_event, now};

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
            match output {
                None => renderer.line(&line)?,
                Some(path) => files::write_output(&path, &(line + "\n"), force)?,
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
    let mut table = Table::open(file, &["signed_on", "method", "scan"], &["nip", "nik"])?;
    // Scans may be many and large: nobody waits for the ledger while they are read.
    let mut seen = Seen { rows: HashMap::new(), lang: session.lang };
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut papers = Vec::new();
    for row in table.rows()? {
        let row = row?;
        let paper = read(&row, folder.unwrap_or(Path::new(".")), &mut seen);
        papers.push((row.number(), paper));
    }
    drop(seen);
    let ledger = session.write()?;
    let state = ledger.state();
    let campaign = find_campaign(state, campaign)?.ok_or_else(no_campaign)?;
    let mut rows = Rows::new(session.lang);
    for (number, paper) in papers {
        rows.take(number, paper.and_then(|paper| event_of(paper, state, campaign, session.lang)));
    }
    let what = session.words("mencatat pakta", "recording pacts");
    let imported = rows.record(session, ledger, Some(&author), *partial, what)?;
    finish(renderer, &imported, file, *partial)
}

/// What a row says about a pact on paper.
struct Paper {
    identifiers: Vec<Identifier>,
    signed_on: Date,
    method: Method,
    scan: Option<Digest>,
}

fn read(row: &Row<'_>, folder: &Path, seen: &mut Seen) -> Result<Paper, Fault> {
    let lang = seen.lang;
    let identifiers = read_identifiers(row, lang)?;
    seen.refuse_repeated(row.number(), &identifiers)?;
    let signed_on = row.date("signed_on").map_err(|e| Fault::at("signed_on", e.tell(lang)))?;
    let signed_on =
        signed_on.ok_or_else(|| Fault::at("signed_on", words(lang, "kosong", "is empty")))?;
    let method = row.text("method").map_err(|e| Fault::at("method", e.tell(lang)))?;
    let method = method.and_then(|name| name.parse::<Method>().ok()).ok_or_else(|| {
        let reason = words(
            lang,
            "bukan wet-ink, thumb, bsre, atau portal",
            "not one of wet-ink, thumb, bsre, portal",
        );
        Fault::at("method", reason)
    })?;
    let scan = row.text("scan").map_err(|error| Fault::at("scan", error.tell(lang)))?;
    let scan = scan.map(|scan| read_scan(scan, folder, lang)).transpose()?;
    Ok(Paper { identifiers, signed_on, method, scan })
}

fn event_of(
    paper: Paper,
    state: &State,
    campaign: &Campaign,
    lang: Lang,
) -> Result<Vec<Event>, Fault> {
    let Paper { identifiers, signed_on, method, scan } = paper;
    let person = find(state, &identifiers, lang)?;
    let code = &campaign.opened.campaign;
    let recorded = state.people().pacts(person, code).any(|fact| {
        fact.voided.is_none() && fact.on == signed_on && fact.act == PactAct::Signed(method)
    });
    if recorded {
        return Ok(Vec::new());
    }
    let fact = Fact::from(PactSigned {
        person: Some(person.id),
        campaign: code.clone(),
        text_hash: campaign.text_hash,
        signed_on,
        method,
        scan,
    });
    let event = new_event(fact);
    Ok(vec![event.map_err(|error: CliError| Fault { column: None, reason: error.tell(lang) })?])
}

/// A scan's hash: as given, or of the file that is named. A table comes from somebody else, so it
/// reaches no file but those that lie in its folder or below. The name is not told: it is often
/// that of a person.
fn read_scan(scan: &str, folder: &Path, lang: Lang) -> Result<Digest, Fault> {
    if let Ok(digest) = scan.parse() {
        return Ok(digest);
    }
    let hash = || -> Result<Digest, BelowFault> {
        let file = files::open_below(folder, Path::new(scan), SCAN_BYTES_MAX)?;
        let mut hasher = blake3::Hasher::new();
        let read = io::copy(&mut file.take(SCAN_BYTES_MAX + 1), &mut hasher);
        if read.map_err(FileFault::Io)? > SCAN_BYTES_MAX {
            return Err(FileFault::TooLarge(SCAN_BYTES_MAX).into());
        }
        Ok(Digest::from_bytes(*hasher.finalize().as_bytes()))
    };
    hash().map_err(|fault| {
        let reason = match fault {
            BelowFault::Outside => words(
                lang,
                "berkas itu di luar folder tabel; taruh pindaian di folder itu atau di bawahnya",
                "the file lies outside the table's folder; keep scans in it or below",
            ),
            BelowFault::File(FileFault::Io(error)) => words(
                lang,
                &format!(
                    "bukan hash BLAKE3, dan berkas itu tidak terbaca: {}",
                    error.tell(Lang::ID)
                ),
                &format!("no BLAKE3 hash, and no file of that name can be read: {error}"),
            ),
            BelowFault::File(fault) => fault.tell(lang),
        };
        Fault::at("scan", reason)
    })
}

fn sign(campaign: &Path, on: Option<Date>, session: &Session) -> Result<String, CliError> {
    let text = files::read_text(campaign, files::EXPORT_BYTES_MAX)?;
    let shown = outside::path(campaign);
    let exported: Exported = serde_json::from_str(&text).map_err(|error| {
        usage!(
            id: "{shown}: bukan berkas dari `ikrar campaign export`: {error}",
            en: "{shown}: not a file that `ikrar campaign export` wrote: {error}",
        )
    })?;
    if Digest::of(exported.text.as_bytes()) != exported.text_hash {
        return Err(usage!(
            id: "{shown}: teks pakta tidak cocok dengan hash-nya; jangan ditandatangani",
            en: "{shown}: the pact's text does not fit its hash; do not sign it",
        ));
    }
    let signed_on = match on {
        Some(on) => on,
        None => now()?.date_in(exported.zone),
    };
    let fact = Fact::from(PactSigned {
        person: None,
        campaign: exported.campaign,
        text_hash: exported.text_hash,
        signed_on,
        method: Method::OwnKey,
        scan: None,
    });
    let event = new_event(fact)?.to_bytes().map_err(|e| CliError::Rejected(e.into()))?;
    let signed = session.author()?.sign(&exported.ledger, event);
    let line = SignedLine::new(exported.ledger, &signed);
    let line = line.expect("a single event has a signature of its own");
    serde_json::to_string(&line).map_err(|error| usage!(id: "{error}", en: "{error}"))
}

fn import_signed(
    import: &Import,
    session: &Session,
    renderer: &mut Renderer<'_>,
) -> Result<u8, CliError> {
    let Import { file, partial } = import;
    let lines = jsonl::open(file)?;
    let ledger = session.write()?;
    let id = ledger_id(ledger.state())?;
    let mut rows = Rows::new(session.lang);
    let lang = session.lang;
    jsonl::read(file, lines, id, |lines| {
        for (number, line) in lines {
            match line {
                Ok(Line::Signed(signed)) if is_pact(&signed) => rows.take_signed(number, signed),
                Ok(_) => rows.take(number, Err(not_a_pact(lang))),
                Err(error) => {
                    rows.take(number, Err(Fault { column: None, reason: error.tell(lang) }));
                }
            }
        }
    })?;
    let what = session.words("memeriksa tanda tangan", "checking signatures");
    let imported = rows.record(session, ledger, None, *partial, what)?;
    finish(renderer, &imported, file, *partial)
}

/// Whether the event is a pact signed with an own key. An event that does not decode is left to
/// the ledger, which tells why.
fn is_pact(signed: &SignedEvent) -> bool {
    Event::from_bytes(&signed.event).map_or(true, |event| {
        matches!(
            event.fact,
            Fact::Pact(PactFact::PactSigned(PactSigned { method: Method::OwnKey, .. }))
        )
    })
}

fn not_a_pact(lang: Lang) -> Fault {
    let reason = words(
        lang,
        "bukan pakta yang ditandatangani dengan kunci sendiri; pakai `ikrar record`",
        "not a pact signed with an own key; use `ikrar record`",
    );
    Fault { column: Some("event"), reason }
}

fn no_campaign() -> CliError {
    usage!(
        id: "belum ada penandatanganan; buka dengan `ikrar campaign open`",
        en: "there is no campaign yet; open one with `ikrar campaign open`",
    )
}

/// A scan of a few pages at a high resolution, and far below what would take long to read.
const SCAN_BYTES_MAX: u64 = 256 << 20;
