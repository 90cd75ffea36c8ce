//! Checkpoints that are published beside the newest one, and lines of witnesses that came late.

use ikrar_core::checkpoint::policy::{Policy, Worth};
use ikrar_core::checkpoint::{Checkpoint, CheckpointError};
use ikrar_core::note::{Note, NoteError};
use ikrar_core::tree::Sized;

use super::{Conflict, MonitorError, Watched};
use crate::publish::{self, PublishError, Source};

/// The newest checkpoint with the lines of witnesses that were seen below it before and are not
/// there now, and what it is worth with them.
pub(super) fn with_seen(
    found: Note,
    before: Option<&Watched>,
    policy: &Policy,
) -> Result<(Note, Worth), MonitorError> {
    let worth = policy.judge(&found)?;
    let Some(seen) = before.map(|before| &before.note).filter(|seen| seen.text() == found.text())
    else {
        return Ok((found, worth));
    };
    let name = |line: &str| line.rsplit_once(' ').map(|(name, _)| name.to_owned());
    let there: Vec<_> = found.lines().lines().map(name).collect();
    let gone = seen.lines().split_inclusive('\n').filter(|line| !there.contains(&name(line)));
    let whole = found.with_lines(&gone.collect::<String>());
    // What was seen under another policy may not fit this one: then what is there now counts alone.
    match whole.map(|whole| (policy.judge(&whole), whole)) {
        Ok((Ok(worth), whole)) => Ok((whole, worth)),
        Ok((Err(_), _)) | Err(_) => Ok((found, worth)),
    }
}

/// What is published beside the newest checkpoint.
pub(super) struct Others<'a> {
    pub(super) source: &'a dyn Source,
    pub(super) policy: &'a Policy,
    pub(super) newest: &'a Note,
}

impl Others<'_> {
    /// Compares the checkpoint that was published of so many entries, if it is there, with their
    /// tree. It may be signed by a key that was replaced since.
    ///
    /// # Errors
    /// When it is of another tree or none, or a line of a known key is wrong.
    pub(super) fn compare(&self, tree: Sized) -> Result<(), MonitorError> {
        let name = publish::checkpoint_name(tree.size);
        let bytes = self.source.read(&name).map_err(PublishError::io(&name))?;
        let Some(bytes) = bytes else { return Ok(()) };
        let wrong = |error| Err(PublishError::Checkpoint { name: name.clone(), error }.into());
        let note = match Note::from_bytes(&bytes) {
            Ok(note) => note,
            Err(error) => return wrong(error.into()),
        };
        let said = match Checkpoint::parse(note.text()) {
            Ok(said) => said,
            Err(error) => return wrong(error),
        };
        match (said.tree == tree, self.policy.judge(&note)) {
            (true, Ok(_) | Err(CheckpointError::Note(NoteError::Unsigned))) => Ok(()),
            (false, Ok(_)) => {
                let (seen, found) = (Box::new(self.newest.clone()), Box::new(note));
                Err(MonitorError::Conflict { conflict: Conflict::Fork, seen, found })
            }
            (_, Err(error)) => wrong(error),
        }
    }
}
