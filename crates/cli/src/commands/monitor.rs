//! `ikrar monitor`: whether a log that somebody publishes only grows, and is what it says.

use std::path::{Path, PathBuf};

use clap::Args as ClapArgs;
use ikrar_core::checkpoint::policy::{POLICY_BYTES_MAX, Policy, Quorum, Worth};
use ikrar_core::error::Kind;
use ikrar_core::value::TreeHash;
use ikrar_desk::files;
use ikrar_store::monitor::{self, Bodies, Look, MonitorError, Watched};
use ikrar_words::{Message, message};
use serde::Serialize;

use crate::error::CliError;
use crate::render::{Line, Output};
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

/// Who saw a checkpoint; its JSON is a public contract.
#[derive(Debug, Serialize)]
pub(super) struct SeenBy {
    /// How many witnesses the policy names.
    witnesses: usize,
    cosigned: Vec<Cosigned>,
    quorum: &'static str,
}

#[derive(Debug, Serialize)]
struct Cosigned {
    name: String,
    /// Seconds since 1970.
    at: u64,
}

pub(super) fn run(args: &Args) -> Result<Output, CliError> {
    let Args { place, policy, state, require_quorum } = args;
    let policy = read_policy(policy)?;
    let before = Watched::read(state)?;
    let bodies = if site::is_address(place) { Bodies::None } else { Bodies::All };
    let source = site::source(place);
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
        seen: seen_by(&worth),
    };
    let origin = found.origin.clone();
    let said = message!("told-monitored", origin, size = found.size, entries, bodies);
    let lines = [Line::from(said), Line::below(told_quorum(&worth))];
    let missed = *require_quorum && worth.quorum == Quorum::Missed;
    Ok(Output::new().one_in_lines(&found, lines).found(missed.then_some(Kind::Refused)))
}

/// Reads a policy from a file.
pub(super) fn read_policy(path: &Path) -> Result<Policy, CliError> {
    let bytes = files::read(path, POLICY_BYTES_MAX as u64)?;
    let wrong = |error| CliError::Policy { path: path.to_owned(), error };
    Policy::parse(&bytes).map_err(wrong)
}

/// Who saw a checkpoint, as data.
pub(super) fn seen_by(worth: &Worth) -> SeenBy {
    let cosigned = worth.cosigned.iter();
    let cosigned = cosigned.map(|(name, at)| Cosigned { name: name.clone(), at: at.seconds() });
    let quorum = match worth.quorum {
        Quorum::Met => "met",
        Quorum::Missed => "missed",
        Quorum::NotWanted => "none",
    };
    SeenBy { witnesses: worth.witnesses, cosigned: cosigned.collect(), quorum }
}

/// Who saw a checkpoint, as text.
pub(super) fn told_quorum(worth: &Worth) -> Message<'static> {
    let (seen, witnesses) = (worth.cosigned.len(), worth.witnesses);
    match worth.quorum {
        Quorum::Met => message!("told-quorum-met", seen, witnesses),
        Quorum::Missed => message!("told-quorum-missed", seen, witnesses),
        Quorum::NotWanted => message!("told-quorum-none", seen, witnesses),
    }
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
