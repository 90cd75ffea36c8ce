//! `ikrar doctor`: what is there of a ledger, and what fits what.

use clap::Args as ClapArgs;
use ikrar_core::error::Kind;
use ikrar_store::doctor::{Level, Repairs, Seen, is_sound};
use ikrar_words::{Lang, Message, message, outside};
use serde::Serialize;

use crate::error::CliError;
use crate::render::{Line, Output};
use crate::session::Session;

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[arg(long)]
    repair: bool,
}

/// The result; its JSON is a public contract.
#[derive(Debug, Serialize)]
struct Report {
    ok: bool,
    findings: Vec<Found>,
    /// What was done, in a run that was to do something.
    #[serde(skip_serializing_if = "Option::is_none")]
    repaired: Option<Vec<String>>,
}

#[derive(Debug, Serialize)]
struct Found {
    file: String,
    kind: &'static str,
    level: &'static str,
    detail: String,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let folder = session.folder()?;
    let (seen, done) = if args.repair {
        let Repairs { before, done, .. } = folder.repair()?;
        (before, Some(done))
    } else {
        (folder.examine()?, None)
    };
    let ok = is_sound(&seen);
    let found = |seen: &Seen| Found {
        file: seen.file.clone(),
        kind: seen.what.code(),
        level: level(seen.what.level()).0,
        detail: Lang::EN.tell(&seen.what).into_owned(),
    };
    let english = |repaired| Lang::EN.tell(repaired).into_owned();
    let repaired = done.as_ref().map(|done| done.iter().map(english).collect());
    let report = Report { ok, findings: seen.iter().map(found).collect(), repaired };
    let mut output = Output::new().one(&report, summary(&seen));
    for Seen { file, what } in &seen {
        let told = outside::shown(&format!("{file}: {}", session.tell(what)));
        let label = level(what.level()).1;
        output = output.line(Line::labelled(label, LEVEL_WIDTH, told.into()).indented());
    }
    for repaired in done.iter().flatten() {
        output = output.line(outside::shown(&session.tell(repaired)));
    }
    if !ok {
        output = advise(output, args.repair);
    } else if done.is_some_and(|done| done.is_empty()) {
        output = output.line(message!("told-nothing-to-repair"));
    }
    Ok(output.found((!ok).then_some(Kind::Damaged)))
}

fn summary(seen: &[Seen]) -> Message<'static> {
    let count = |level| seen.iter().filter(|seen| seen.what.level() == level).count();
    match (count(Level::Damage), count(Level::Remark)) {
        (0, 0) => message!("told-all-fits"),
        (0, remarks) => message!("told-all-fits-with-remarks", remarks),
        (damaged, _) => message!("told-damaged", damaged),
    }
}

fn advise(output: Output, repair: bool) -> Output {
    let output = if repair { output.line(message!("told-nothing-changed")) } else { output };
    output.line(message!("told-restore-advice"))
}

/// How grave it is: its name in data, and what people are told.
fn level(level: Level) -> (&'static str, Message<'static>) {
    match level {
        Level::Damage => ("damage", message!("label-doctor-damage")),
        Level::Remark => ("remark", message!("label-doctor-remark")),
        _ => ("fits", message!("label-doctor-fits")),
    }
}

/// The longest label and two blanks.
const LEVEL_WIDTH: usize = 9;
