//! `ikrar publish`: what anybody may read of the ledger, up to its newest checkpoint, after the
//! witnesses were asked about that.

use std::path::{Path, PathBuf};

use clap::Args as ClapArgs;
use ikrar_core::checkpoint::Checkpoint;
use ikrar_core::directory::ListOf;
use ikrar_core::log::Log;
use ikrar_core::note::Note;
use ikrar_core::seal::{BodyKind, kind_of};
use ikrar_core::tree::Sized;
use ikrar_store::folder::Folder;
use ikrar_store::publish::{self, FolderTarget, Published};
use ikrar_store::signed::SignedError;
use ikrar_words::message;
use serde::Serialize;

use super::witness::ask::{Asked, ask_all};
use crate::error::CliError;
use crate::render::{Line, Output};
use crate::session::Session;

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[arg(long, value_name = "DIR")]
    to: Option<PathBuf>,
}

/// What was published; its JSON is a public contract.
#[derive(Debug, Serialize)]
struct Told {
    size: u64,
    /// How many entries came to those that were published before.
    entries: u64,
    bodies: u64,
    witnesses: Vec<Asked>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let folder = session.folder()?;
    // Held while files are written: two that publish at once would be in each other's way.
    let ledger = session.write()?;
    let missing = || CliError::Usage(message!("usage-no-checkpoint"));
    let note = folder.checkpoint()?.ok_or_else(missing)?;
    publish::verify(ledger.log(), &folder.public(), signed_tree(&folder, &note)?)?;
    let output = publish_all(session, ledger.log(), &note, args.to.as_deref())?;
    session.close(ledger)?;
    Ok(output)
}

/// Publishes up to this checkpoint, with which log and public side were just compared, asks the
/// witnesses, and publishes what they said.
pub(super) fn publish_all(
    session: &Session,
    log: &dyn Log,
    note: &Note,
    to: Option<&Path>,
) -> Result<Output, CliError> {
    let folder = session.folder()?;
    let mut public = folder.public();
    let published = publish::publish_checked(log, &mut public, note, &is_public)?;
    let Published { tree, entries, bodies } = published;
    let (witnesses, lines) = ask_all(&folder, note, tree.size)?;
    let mut note = note.clone();
    if !lines.is_empty() {
        note = folder.keep_lines(&note, &lines)?;
        publish::publish_note(&mut public, &note)?;
    }
    if let Some(to) = to {
        publish::publish(log, &mut FolderTarget::open(to), &note, &is_public)?;
    }
    let size = tree.size;
    let asked = witnesses.iter().map(|asked| Line::from(asked.told(session.lang)).indented());
    let lines = std::iter::once(message!("told-published", size, entries, bodies).into());
    let lines: Vec<Line<'static>> = lines.chain(asked).collect();
    let told = Told { size, entries, bodies, witnesses };
    Ok(Output::new().one_in_lines(&told, lines))
}

/// The tree of a checkpoint, which is published only if it is the one that was signed last.
fn signed_tree(folder: &Folder, note: &Note) -> Result<Sized, CliError> {
    let tree = Checkpoint::parse(note.text()).map(|checkpoint| checkpoint.tree);
    let signed = folder.signed()?.map(|signed| signed.tree);
    match tree {
        Ok(tree) if Some(tree) == signed => Ok(tree),
        Ok(tree) => Err(SignedError::Forked { size: tree.size }.into()),
        Err(error) => {
            let path = folder.path().join(ikrar_store::publish::CHECKPOINT);
            Err(SignedError::Note { path, error }.into())
        }
    }
}

/// Whether anybody may read a body: directory entries, and facts about everybody.
fn is_public(body: &[u8]) -> bool {
    match ListOf::body(body) {
        Some(ListOf::Topic(_)) => true,
        Some(ListOf::Person(_)) => false,
        None => kind_of(body) == Ok(BodyKind::Directory),
    }
}
