//! `ikrar doctor`: what is there of a ledger, and what fits what.

use ikrar_store::doctor::{Level, Repairs, Seen, is_sound};
use ikrar_words::outside;
use serde::Serialize;

use crate::args::Doctor;
use crate::error::CliError;
use crate::lang::{Lang, Pick, Tell};
use crate::render::Renderer;
use crate::session::Session;

/// The result; its JSON is a public contract.
#[derive(Debug, Serialize)]
struct Report {
    ok: bool,
    findings: Vec<Line>,
    /// What was done, in a run that was to do something.
    #[serde(skip_serializing_if = "Option::is_none")]
    repaired: Option<Vec<String>>,
}

#[derive(Debug, Serialize)]
struct Line {
    file: String,
    kind: &'static str,
    level: &'static str,
    detail: String,
}

pub(super) fn run(
    args: &Doctor,
    session: &Session,
    renderer: &mut Renderer<'_>,
) -> Result<u8, CliError> {
    let folder = session.folder()?;
    let (seen, done) = if args.repair {
        let Repairs { before, done, .. } = folder.repair()?;
        (before, Some(done))
    } else {
        (folder.examine()?, None)
    };
    let ok = is_sound(&seen);
    let line = |seen: &Seen| Line {
        file: seen.file.clone(),
        kind: seen.what.code(),
        level: level(seen.what.level(), Lang::EN),
        detail: seen.what.to_string(),
    };
    let lang = renderer.lang();
    let repaired = done.as_ref().map(|done| done.iter().map(ToString::to_string).collect());
    let findings = seen.iter().map(line).collect();
    let report = Report { ok, findings, repaired };
    renderer.one(&report, &summary(&seen, lang))?;
    if renderer.is_text() {
        for Seen { file, what } in &seen {
            let level = level(what.level(), lang);
            let told = outside::shown(&format!("{file}: {}", what.tell(lang)));
            renderer.line(&format!("  {level}  {told}"))?;
        }
        for repaired in done.iter().flatten() {
            renderer.line(&outside::shown(&repaired.tell(lang)))?;
        }
        if ok && done.is_some_and(|done| done.is_empty()) {
            let text =
                lang.pick("Tidak ada yang perlu dibetulkan.", "There was nothing to repair.");
            renderer.line(text)?;
        }
        if !ok {
            advise(args.repair, renderer)?;
        }
    }
    Ok(if ok { 0 } else { 3 })
}

fn summary(seen: &[Seen], lang: Lang) -> String {
    let count = |level| seen.iter().filter(|seen| seen.what.level() == level).count();
    match (count(Level::Damage), count(Level::Remark)) {
        (0, 0) => lang.pick("Semuanya cocok.", "Everything fits.").to_owned(),
        (0, remarks) => lang.pick(
            format!("Semuanya cocok, dengan {remarks} catatan yang tidak merugikan."),
            format!("Everything fits, with {remarks} harmless remarks."),
        ),
        (damaged, _) => {
            lang.pick(format!("RUSAK: {damaged} temuan"), format!("DAMAGED: {damaged} findings"))
        }
    }
}

fn advise(repair: bool, renderer: &mut Renderer<'_>) -> Result<(), CliError> {
    if repair {
        let text = renderer.lang().pick("Tidak ada yang diubah.", "Nothing was changed.");
        renderer.line(text)?;
    }
    let text = renderer.lang().pick(
        "Salin dahulu seluruh folder itu, jangan mencatat lagi, lalu pulihkan cadangan dengan \
         `ikrar restore BACKUP --to DIR`.",
        "Copy the folder first, record nothing more, then restore a backup with \
         `ikrar restore BACKUP --to DIR`.",
    );
    renderer.line(text)
}

fn level(level: Level, lang: Lang) -> &'static str {
    let (id, en) = match level {
        Level::Damage => ("rusak  ", "damage"),
        Level::Remark => ("catatan", "remark"),
        _ => ("cocok  ", "fits"),
    };
    lang.pick(id, en)
}
