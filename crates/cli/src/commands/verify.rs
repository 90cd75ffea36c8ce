//! `ikrar verify`: the whole ledger, trusting no snapshot.

use ikrar_core::digest::Link;
use ikrar_core::entry::Head;
use ikrar_core::ledger::{LedgerError, Verification, verify};
use ikrar_core::log::{Log, LogError};
use ikrar_core::replay::{Finding, FindingKind};
use ikrar_store::file_log::FileLog;
use ikrar_store::folder::{Folder, FolderError};
use serde::Serialize;

use crate::error::CliError;
use crate::lang::{self, Lang, Tell};
use crate::outside;
use crate::progress::Progress;
use crate::render::Renderer;
use crate::session::Session;

/// The result; its JSON is a public contract.
#[derive(Debug, Serialize)]
pub(crate) struct Verified {
    pub(crate) ok: bool,
    pub(crate) size: u64,
    pub(crate) link: Link,
    pub(crate) findings: Vec<Finding>,
}

pub(super) fn run(session: &Session, renderer: &mut Renderer<'_>) -> Result<u8, CliError> {
    let verified = verify_folder(&session.folder()?, session)?;
    print(renderer, &verified)?;
    Ok(if verified.ok { 0 } else { 3 })
}

/// Checks a ledger, and that its log is not older than its snapshot.
pub(crate) fn verify_folder(folder: &Folder, session: &Session) -> Result<Verified, CliError> {
    let marker = folder.marker()?;
    let (log, keys) = match folder.open_parts() {
        Err(FolderError::Ledger(LedgerError::Log(LogError::Damaged { seq, reason }))) => {
            let findings = vec![Finding { entry: seq, kind: FindingKind::Storage, detail: reason }];
            let Head { size, link } = Head::default();
            return Ok(Verified { ok: false, size, link, findings });
        }
        parts => parts?,
    };
    let bar = Progress::new(
        session.words("memeriksa entri", "checking entries"),
        log.head()?.size,
        session.quiet,
    );
    let Verification { size, link, mut findings, state } =
        verify(&log, &keys, &|done| bar.set(done))?;
    drop(bar);
    let storage = |entry, detail: String| Finding { entry, kind: FindingKind::Storage, detail };
    if state.ledger().is_none_or(|ledger| ledger.id != marker.id) && findings.is_empty() {
        let detail = "the ledger's id is not the one in ledger.toml".to_owned();
        findings.push(storage(0, detail));
    }
    findings.extend(folder.snapshot_head(&keys).and_then(|known| compare(&log, known, size)));
    Ok(Verified { ok: findings.is_empty(), size, link, findings })
}

/// What the snapshot remembers and the log does not bear out: lost entries, or other ones.
fn compare(log: &FileLog, known: Head, size: u64) -> Option<Finding> {
    let last = known.size.checked_sub(1)?;
    if known.size > size {
        let detail = format!("{} entries were recorded, the log ends here", known.size);
        return Some(Finding { entry: size, kind: FindingKind::Storage, detail });
    }
    let link = log.read(last, 1).ok()?.first()?.leaf.link;
    let detail = "the snapshot was taken of another chain".to_owned();
    (link != known.link).then_some(Finding { entry: last, kind: FindingKind::Link, detail })
}

/// Prints the result; the first finding is named first.
pub(crate) fn print(renderer: &mut Renderer<'_>, verified: &Verified) -> Result<(), CliError> {
    let Verified { ok, size, link, findings } = verified;
    let lang = renderer.lang();
    let text = match (ok, lang) {
        (true, Lang::Id) => format!("Utuh: {size} entri, rantai {link}"),
        (true, Lang::En) => format!("Sound: {size} entries, link {link}"),
        (false, Lang::Id) => format!("TIDAK UTUH: {} temuan pada {size} entri", findings.len()),
        (false, Lang::En) => format!("NOT SOUND: {} findings in {size} entries", findings.len()),
    };
    renderer.one(verified, &text)?;
    if !renderer.is_text() {
        return Ok(());
    }
    for Finding { entry, kind, detail } in findings.iter().take(FINDINGS_SHOWN) {
        let kind = lang::finding(*kind, lang);
        let entry = match lang {
            Lang::Id => format!("entri {entry}"),
            Lang::En => format!("entry {entry}"),
        };
        let detail = outside::shown(&detail.tell(lang));
        renderer.line(&format!("  {entry}: {kind}: {detail}"))?;
    }
    if findings.len() > FINDINGS_SHOWN {
        let more = findings.len() - FINDINGS_SHOWN;
        renderer.remark(
            &format!("  … dan {more} lagi; semuanya dengan --format json"),
            &format!("  … and {more} more; all of them with --format json"),
        )?;
    }
    Ok(())
}

const FINDINGS_SHOWN: usize = 20;
