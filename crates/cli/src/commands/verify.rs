//! `ikrar verify`: the whole ledger, trusting no snapshot and checking it too.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use ikrar_core::checkpoint::policy::Policy;
use ikrar_core::entry::Head;
use ikrar_core::error::Kind;
use ikrar_core::finding::{Finding, FindingKind};
use ikrar_core::keys::{DataKeys, KeyRingError, NoKeys};
use ikrar_core::ledger::{LedgerError, Verification, verify};
use ikrar_core::log::{Log, LogError};
use ikrar_core::state::LedgerInfo;
use ikrar_core::state::snapshot::Prints;
use ikrar_core::value::{Link, Seq};
use ikrar_store::doctor::What;
use ikrar_store::folder::{Folder, FolderError, Marker};
use ikrar_store::seen::{Seen, SeenFile};
use ikrar_store::signed::{Signed, SignedError};
use ikrar_words::{Lang, Say, message, outside};
use serde::Serialize;

use crate::error::CliError;
use crate::given::word;
use crate::progress::Progress;
use crate::render::{Line, Output};
use crate::seen_by::{names_other_keys, read_policy};
use crate::session::Session;

/// The result; its JSON is a public contract.
#[derive(Debug, Serialize)]
pub(crate) struct Verified {
    pub(crate) ok: bool,
    pub(crate) size: u64,
    pub(crate) link: Link,
    /// How many sealed entries were not opened, where no keys were used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) unopened: Option<u64>,
    /// Of how many directory entries the names root was not compared.
    #[serde(skip_serializing_if = "is_zero")]
    pub(crate) names_unchecked: u64,
    pub(crate) findings: Vec<Found>,
    /// Whether the ledger names other keys of its log than the policy does.
    #[serde(skip)]
    pub(crate) other_keys: bool,
}

/// A finding as it is told.
#[derive(Debug, Serialize)]
pub(crate) struct Found {
    pub(crate) entry: Seq,
    kind: FindingKind,
    /// What was found, in English whatever language is spoken.
    detail: String,
    /// The same in the language of who asks.
    #[serde(skip)]
    told: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<Seq>,
}

impl Found {
    pub(crate) fn of(finding: &Finding, lang: Lang) -> Self {
        let Finding { entry, cause, after } = finding;
        Self { after: *after, ..Self::new(*entry, cause.kind(), cause, lang) }
    }

    fn new(entry: Seq, kind: FindingKind, said: &impl Say, lang: Lang) -> Self {
        let (detail, told) = (Lang::EN.tell(said).into_owned(), lang.tell(said).into_owned());
        Self { entry, kind, detail, told, after: None }
    }
}

#[derive(Debug, Clone, ClapArgs)]
pub(crate) struct Args {
    #[arg(long)]
    without_keys: bool,
    #[arg(long, value_delimiter = ',', value_name = "CHECK")]
    #[arg(value_parser = word::<FindingKind>(FindingKind::NAMES))]
    only: Vec<FindingKind>,
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let folder = session.folder()?;
    let policy = args.policy.as_deref().map(read_policy).transpose()?;
    let verified = if args.without_keys {
        let before = Before { policy, ..Before::of(&folder, folder.marker()?, session)? };
        match folder.open_log() {
            Ok(log) => audit(&folder, before, (&log, &NoKeys, None), session)?,
            Err(error) => not_opened(&folder, error, session)?,
        }
    } else {
        verify_by(&folder, policy, session)?
    };
    let all = verified.findings.len();
    let verified = verified.only(&args.only);
    let others = (all - verified.findings.len()) as u64;
    let output = verified.output(session);
    Ok(if others > 0 { output.remark(message!("told-other-findings", others)) } else { output })
}

/// Checks a ledger, and that its snapshot says what its log does.
pub(crate) fn verify_folder(folder: &Folder, session: &Session) -> Result<Verified, CliError> {
    verify_by(folder, None, session)
}

fn verify_by(
    folder: &Folder,
    policy: Option<Policy>,
    session: &Session,
) -> Result<Verified, CliError> {
    let marker = match folder.marker() {
        Ok(marker) => marker,
        Err(error) => return not_opened(folder, error, session),
    };
    let before = Before { policy, ..Before::of(folder, marker, session)? };
    match folder.open_parts() {
        Ok((log, keys, snapshot)) => {
            let parts: Parts<'_> = (&log, &keys, snapshot.as_ref());
            let verified = audit(folder, before, parts, session)?;
            Ok(Verified { unopened: None, ..verified })
        }
        Err(error) => not_opened(folder, error, session),
    }
}

/// What the log must continue, read before it is opened: it may grow meanwhile.
struct Before {
    marker: Marker,
    seen: Option<(SeenFile, Seen)>,
    signed: Result<Option<Signed>, SignedError>,
    /// By which the newest checkpoint is judged, if at all.
    policy: Option<Policy>,
}

impl Before {
    fn of(folder: &Folder, marker: Marker, session: &Session) -> Result<Self, CliError> {
        let seen = session.known(&marker.id)?;
        Ok(Self { marker, seen, signed: folder.signed(), policy: None })
    }
}

/// A log, what opens it, and what its snapshot says.
type Parts<'a> = (&'a dyn Log, &'a dyn DataKeys, Option<&'a Prints>);

fn audit(
    folder: &Folder,
    Before { marker, seen, signed, policy }: Before,
    (log, keys, snapshot): Parts<'_>,
    session: &Session,
) -> Result<Verified, CliError> {
    let bar =
        Progress::new(&session.tell(&message!("work-entries")), log.head()?.size, session.quiet);
    let Verification { size, link, unopened, names_unchecked, findings, state } =
        verify(log, keys, snapshot, &|done| bar.set(done))?;
    drop(bar);
    let lang = session.lang;
    let mut findings: Vec<_> = findings.iter().map(|found| Found::of(found, lang)).collect();
    let is_marked =
        |ledger: &LedgerInfo| ledger.id == marker.id && ledger.created.origin == marker.origin;
    if let Some(Err(error)) = seen.map(|(file, seen)| file.compare(&seen, log)) {
        findings.push(Found::new(Seq::new(size), FindingKind::Storage, &error, lang));
    }
    let continues = |signed: Option<Signed>| match signed {
        Some(signed) => folder.check_signed(signed, log),
        None => Ok(()),
    };
    match signed.and_then(continues) {
        Ok(()) => {}
        Err(error) if error.kind() == Kind::Damaged => {
            findings.push(Found::new(Seq::new(size), FindingKind::Checkpoint, &error, lang));
        }
        Err(error) => return Err(error.into()),
    }
    if !state.ledger().is_some_and(is_marked) && findings.is_empty() {
        findings.push(Found::new(Seq::FIRST, FindingKind::Storage, &What::OtherLedger, lang));
    }
    let judged = |policy: &Policy| match folder.checkpoint().ok()? {
        Some(note) => policy.judge(&note).err(),
        None => None,
    };
    if let Some(error) = policy.as_ref().and_then(judged) {
        findings.push(Found::new(Seq::new(size), FindingKind::Checkpoint, &error, lang));
    }
    let other_keys = policy.is_some_and(|policy| names_other_keys(&state, &policy));
    let (ok, unopened) = (findings.is_empty(), Some(unopened));
    Ok(Verified { ok, size, link, unopened, names_unchecked, findings, other_keys })
}

/// What is told of a folder that is too damaged to be opened; anything else is no finding. Where
/// only the key ring is, the log is checked as far as that goes without keys.
fn not_opened(
    folder: &Folder,
    error: FolderError,
    session: &Session,
) -> Result<Verified, CliError> {
    let lang = session.lang;
    let found = match &error {
        FolderError::Ledger(LedgerError::Log(LogError::Damaged { seq, damage })) => {
            Found::new(*seq, FindingKind::Storage, damage, lang)
        }
        FolderError::Keys(KeyRingError::Damaged { .. }) => {
            let found = Found::new(Seq::FIRST, FindingKind::Key, &error, lang);
            let before = Before::of(folder, folder.marker()?, session)?;
            let log = folder.open_log()?;
            let mut verified = audit(folder, before, (&log, &NoKeys, None), session)?;
            verified.findings.insert(0, found);
            return Ok(Verified { ok: false, ..verified });
        }
        FolderError::Marker { .. } => Found::new(Seq::FIRST, FindingKind::Storage, &error, lang),
        _ => return Err(error.into()),
    };
    let Head { size, link } = Head::default();
    let (unopened, names_unchecked, findings) = (None, 0, vec![found]);
    let (ok, other_keys) = (false, false);
    Ok(Verified { ok, size, link, unopened, names_unchecked, findings, other_keys })
}

impl Verified {
    /// The same with findings of these kinds alone, if any are named.
    fn only(mut self, kinds: &[FindingKind]) -> Self {
        if !kinds.is_empty() {
            self.findings.retain(|found| kinds.contains(&found.kind));
            self.ok = self.findings.is_empty();
        }
        self
    }

    /// What was found, the first finding first; what may only follow from another finding must not
    /// push that one off the list.
    pub(crate) fn output(&self, session: &Session) -> Output {
        let Self { ok, size, link, unopened, names_unchecked, findings, other_keys } = self;
        let number = findings.len();
        let said = match (ok, unopened) {
            (true, None) => message!("told-sound", size, link),
            (true, Some(_)) => message!("told-sound-without-keys", size, link),
            (false, _) => message!("told-not-sound", number, size),
        };
        let (sure, following): (Vec<_>, Vec<_>) =
            findings.iter().partition(|finding| finding.after.is_none());
        let shown = sure.into_iter().chain(following).take(FINDINGS_SHOWN);
        let output = Output::new().one(self, said);
        let output = shown.fold(output, |output, finding| output.line(line(finding, session)));
        let output = match unopened {
            Some(unopened) => output.line(message!("told-unopened", unopened)),
            None => output,
        };
        let output = match (*names_unchecked, unopened) {
            (0, _) => output,
            (count, None) => output.line(message!("told-names-unchecked", count)),
            (count, Some(_)) => output.line(message!("told-names-without-keys", count)),
        };
        let output = match findings.first().map(|found| found.kind) {
            Some(FindingKind::Key) if unopened.is_some() => {
                output.remark(message!("told-no-key-ring"))
            }
            _ => output,
        };
        let output =
            if *other_keys { output.remark(message!("told-check-other-key")) } else { output };
        let output = match number.saturating_sub(FINDINGS_SHOWN) {
            0 => output,
            more => output.remark(message!("told-more-findings", more)),
        };
        output.found((!ok).then_some(Kind::Damaged))
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_zero(count: &u64) -> bool {
    *count == 0
}

pub(super) fn line(finding: &Found, session: &Session) -> Line<'static> {
    let Found { entry, kind, told, after, .. } = finding;
    let kind = session.tell(kind).into_owned();
    let detail = outside::shown(told);
    Line::below(match after {
        None => message!("told-finding", entry, kind, detail),
        Some(after) => {
            let after = session.tell(&message!("label-after", entry = after)).into_owned();
            message!("told-finding-after", entry, kind, detail, after)
        }
    })
}

const FINDINGS_SHOWN: usize = 20;

#[cfg(test)]
mod tests {
    use ikrar_core::finding::Cause;
    use serde_json::json;

    use super::*;

    #[test]
    fn the_json_of_a_finding_is_english_in_every_language() {
        let mut finding = Finding::new(Seq::new(7), Cause::BodyHash);
        let detail = "the body's hash is not the one in the leaf";
        let mut wanted = json!({ "entry": 7, "kind": "body-hash", "detail": detail });
        let told = |finding: &Finding| serde_json::to_value(Found::of(finding, Lang::ID)).unwrap();
        assert_eq!(told(&finding), wanted);
        finding.after = Some(Seq::new(5));
        wanted["after"] = 5.into();
        assert_eq!(told(&finding), wanted);
    }
}
