//! `ikrar monitor`: whether a log that somebody publishes only grows, and is what it says.

use std::path::{Path, PathBuf};

use clap::Args as ClapArgs;
use ikrar_core::error::Kind;
use ikrar_core::value::TreeHash;
use ikrar_store::monitor::{self, Bodies, Look, MonitorError, Watched};
use ikrar_words::message;
use serde::Serialize;

use crate::error::CliError;
use crate::render::{Line, Output};
use crate::seen_by::{SeenBy, read_policy};
use crate::site;

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    place: String,
    #[arg(long, value_name = "FILE")]
    policy: PathBuf,
    #[arg(long, value_name = "FILE")]
    state: PathBuf,
    #[arg(long)]
    require_quorum: bool,
    #[arg(long)]
    bodies: bool,
}

/// What was found; its JSON is a public contract.
#[derive(Debug, Serialize)]
struct Found {
    origin: String,
    size: u64,
    root: TreeHash,
    /// How many entries came since the look before.
    entries: u64,
    /// How many bodies were compared with their leaves.
    bodies: u64,
    #[serde(flatten)]
    seen: SeenBy,
}

pub(super) fn run(args: &Args) -> Result<Output, CliError> {
    let Args { place, policy, state, require_quorum, bodies } = args;
    let policy = read_policy(policy)?;
    let before = Watched::read(state)?;
    let is_asked = *bodies || !site::is_address(place);
    let bodies = if is_asked { Bodies::All } else { Bodies::None };
    let source = site::source(place)?;
    let looked = monitor::look(&*source, &policy, before.as_ref(), bodies);
    let Look { watched, worth, entries, bodies } = looked.map_err(|error| keep(error, state))?;
    watched.write(state)?;
    let checkpoint = &worth.checkpoint;
    let found = Found {
        origin: checkpoint.origin.to_string(),
        size: checkpoint.tree.size,
        root: checkpoint.tree.root,
        entries,
        bodies,
        seen: SeenBy::of(&worth),
    };
    let origin = found.origin.clone();
    let said = message!("told-monitored", origin, size = found.size, entries, bodies);
    let lines: Vec<_> = std::iter::once(Line::from(said)).chain(found.seen.told()).collect();
    let missed = *require_quorum && found.seen.is_missed();
    Ok(Output::new().one_in_lines(&found, lines).found(missed.then_some(Kind::Refused)))
}

/// Keeps both checkpoints where they contradict each other, and says where.
fn keep(error: MonitorError, state: &Path) -> CliError {
    let MonitorError::Conflict { seen, found, .. } = &error else { return error.into() };
    match monitor::keep_evidence(state, seen, found) {
        Ok([seen, found]) => {
            let hint = message!("hint-evidence", seen = &seen, found = &found);
            CliError::Hinted(Box::new(error.into()), hint)
        }
        // That something is wrong is more than that it could not be noted.
        Err(_) => error.into(),
    }
}
