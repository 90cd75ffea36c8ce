//! `ikrar verify`: the whole ledger, trusting no snapshot and checking it too.

use ikrar_core::entry::Head;
use ikrar_core::error::Kind;
use ikrar_core::finding::{Finding, FindingKind};
use ikrar_core::keys::KeyRingError;
use ikrar_core::ledger::{LedgerError, Verification, verify};
use ikrar_core::log::{Log, LogError};
use ikrar_core::state::LedgerInfo;
use ikrar_core::value::Link;
use ikrar_store::folder::{Folder, FolderError};
use ikrar_words::{message, outside};
use serde::Serialize;

use crate::error::CliError;
use crate::lang::Tell;
use crate::progress::Progress;
use crate::render::{Line, Output};
use crate::session::Session;

/// The result; its JSON is a public contract.
#[derive(Debug, Serialize)]
pub(crate) struct Verified {
    pub(crate) ok: bool,
    pub(crate) size: u64,
    pub(crate) link: Link,
    pub(crate) findings: Vec<Finding>,
}

pub(super) fn run(session: &Session) -> Result<Output, CliError> {
    Ok(verify_folder(&session.folder()?, session)?.output(session))
}

/// Checks a ledger, and that its snapshot says what its log does.
pub(crate) fn verify_folder(folder: &Folder, session: &Session) -> Result<Verified, CliError> {
    let parts = folder.marker().and_then(|marker| Ok((marker, folder.open_parts()?)));
    let (marker, (log, keys, snapshot)) = match parts {
        Ok(parts) => parts,
        Err(error) => return not_opened(error),
    };
    let bar =
        Progress::new(&session.tell(&message!("work-entries")), log.head()?.size, session.quiet);
    let Verification { size, link, mut findings, state } =
        verify(&log, &keys, snapshot.as_ref(), &|done| bar.set(done))?;
    drop(bar);
    if findings.is_empty()
        && let Err(LogError::Damaged { seq, reason }) = log.check_end()
    {
        // The entries up to there are sound; what stands behind them is not.
        findings.push(Finding::new(seq, FindingKind::Storage, reason));
    }
    let is_marked =
        |ledger: &LedgerInfo| ledger.id == marker.id && ledger.created.origin == marker.origin;
    if !state.ledger().is_some_and(is_marked) && findings.is_empty() {
        let detail = "the ledger's id or origin is not the one in ledger.toml".to_owned();
        findings.push(Finding::new(0, FindingKind::Storage, detail));
    }
    Ok(Verified { ok: findings.is_empty(), size, link, findings })
}

/// What is told of a folder that is too damaged to be opened; anything else is no finding.
fn not_opened(error: FolderError) -> Result<Verified, CliError> {
    let (entry, kind, detail) = match error {
        FolderError::Ledger(LedgerError::Log(LogError::Damaged { seq, reason })) => {
            (seq, FindingKind::Storage, reason)
        }
        FolderError::Keys(KeyRingError::Damaged(reason)) => (0, FindingKind::Key, reason),
        FolderError::Marker { .. } => (0, FindingKind::Storage, error.to_string()),
        error => return Err(error.into()),
    };
    let Head { size, link } = Head::default();
    let findings = vec![Finding::new(entry, kind, detail)];
    Ok(Verified { ok: false, size, link, findings })
}

impl Verified {
    /// What was found, the first finding first; what may only follow from another finding must not
    /// push that one off the list.
    pub(crate) fn output(&self, session: &Session) -> Output {
        let Self { ok, size, link, findings } = self;
        let number = findings.len();
        let said = if *ok {
            message!("told-sound", size, link)
        } else {
            message!("told-not-sound", number, size)
        };
        let (sure, following): (Vec<_>, Vec<_>) =
            findings.iter().partition(|finding| finding.after.is_none());
        let shown = sure.into_iter().chain(following).take(FINDINGS_SHOWN);
        let output = Output::new().one(self, said);
        let output = shown.fold(output, |output, finding| output.line(line(finding, session)));
        let output = match number.saturating_sub(FINDINGS_SHOWN) {
            0 => output,
            more => output.remark(message!("told-more-findings", more)),
        };
        output.found((!ok).then_some(Kind::Damaged))
    }
}

fn line(finding: &Finding, session: &Session) -> Line<'static> {
    let Finding { entry, kind, detail, after } = finding;
    let kind = session.tell(kind).into_owned();
    let detail = outside::shown(&detail.tell(session.lang));
    Line::below(match after {
        None => message!("told-finding", entry, kind, detail),
        Some(after) => {
            let after = session.tell(&message!("label-after", entry = after)).into_owned();
            message!("told-finding-after", entry, kind, detail, after)
        }
    })
}

const FINDINGS_SHOWN: usize = 20;
