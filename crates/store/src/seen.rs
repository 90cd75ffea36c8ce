//! What this user saw of a ledger last, kept outside its folder: so that a folder that was put back
//! to yesterday is noticed, whoever did it.
//!
//! One small file for each ledger, named by its id, under the user's own folder of states. Formats:
//! `docs/FORMATS.md`, section 16.

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ikrar_core::entry::Head;
use ikrar_core::error::Kind;
use ikrar_core::log::{Log, LogError};
use ikrar_core::note::Note;
use ikrar_core::value::{LedgerId, Link, Seq};
use thiserror::Error;

use crate::disk::{Disk, OsDisk};
use crate::file;
use crate::folder::make_folder;

/// The newest that was seen of a ledger.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seen {
    /// How long the log was, and its newest link.
    pub head: Head,
    /// The newest checkpoint, byte for byte.
    pub checkpoint: Option<Note>,
}

/// Where it is kept what was seen of a ledger.
#[derive(Debug, Clone)]
pub struct SeenFile {
    disk: Arc<dyn Disk>,
    path: PathBuf,
}

/// Why a ledger is not the one that was seen, or cannot be compared with it.
#[derive(Debug, Error)]
#[error("{self:?}")]
pub enum SeenError {
    /// Another entry stood in this place.
    Forked {
        /// The entry.
        seq: Seq,
        /// Where the one that was seen is noted.
        path: PathBuf,
    },
    /// The file does not say what was seen.
    Form(PathBuf),
    /// A file cannot be read or written.
    Io {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The log cannot be read.
    Log(#[from] LogError),
    /// The log had more entries.
    WentBack {
        /// How many.
        seen: u64,
        /// How many it has.
        found: u64,
        /// Where it is noted.
        path: PathBuf,
    },
}

impl SeenError {
    /// What kind of fault it is.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Io { .. } => Kind::Failed,
            Self::Log(error) => error.kind(),
            Self::Forked { .. } | Self::Form(_) | Self::WentBack { .. } => Kind::Damaged,
        }
    }
}

impl SeenFile {
    /// The file of a ledger in a user's folder of states, as `XDG_STATE_HOME` names it.
    pub fn of(states: &Path, ledger: &LedgerId) -> Self {
        let path = states.join("ikrar").join("seen").join(ledger.to_string());
        Self { disk: Arc::new(OsDisk), path }
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What was seen last; `None` when nothing ever was.
    ///
    /// # Errors
    /// When the file cannot be read, or says something else.
    pub fn read(&self) -> Result<Option<Seen>, SeenError> {
        match fs::read_to_string(&self.path) {
            Ok(text) => match parse(&text) {
                Some(seen) => Ok(Some(seen)),
                None => Err(SeenError::Form(self.path.clone())),
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                Err(SeenError::Form(self.path.clone()))
            }
            Err(source) => Err(SeenError::Io { path: self.path.clone(), source }),
        }
    }

    /// Checks that a log continues what was seen of it. Whoever records meanwhile notes that
    /// behind the entries, so what was seen is read before the log is opened.
    ///
    /// # Errors
    /// When it went back, or has other entries.
    pub fn compare(&self, seen: &Seen, log: &dyn Log) -> Result<(), SeenError> {
        let seen = seen.head;
        let found = log.head()?.size;
        if found < seen.size {
            return Err(SeenError::WentBack { seen: seen.size, found, path: self.path.clone() });
        }
        let Some(last) = seen.size.checked_sub(1) else { return Ok(()) };
        let (seq, mut same) = (Seq::new(last), false);
        log.visit(seq, 1, &mut |leaf, _| same = leaf.link == seen.link)?;
        if same { Ok(()) } else { Err(SeenError::Forked { seq, path: self.path.clone() }) }
    }

    /// Notes what is seen now; the checkpoint that was noted stays where there is no newer one.
    /// Whoever calls it has compared before, or was told to accept the ledger as it is.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn remember(&self, head: Head, checkpoint: Option<&Note>) -> Result<(), SeenError> {
        let known = self.read()?.unwrap_or_default();
        let checkpoint = checkpoint.or(known.checkpoint.as_ref());
        let now = Seen { head, checkpoint: checkpoint.cloned() };
        if now == known {
            return Ok(());
        }
        let io = |source| SeenError::Io { path: self.path.clone(), source };
        let folder = file::parent(&self.path);
        if !folder.is_dir() {
            make_folder(&*self.disk, folder).map_err(io)?;
        }
        file::replace(&*self.disk, &self.path, text(&now).as_bytes()).map_err(io)
    }
}

fn text(seen: &Seen) -> String {
    let Seen { head, checkpoint } = seen;
    let mut text = format!("{FIRST_LINE}\n{} {}\n", head.size, head.link);
    if let Some(note) = checkpoint {
        write!(text, "\n{}", note.as_str()).expect("a text takes everything");
    }
    text
}

fn parse(text: &str) -> Option<Seen> {
    let rest = text.strip_prefix(FIRST_LINE)?.strip_prefix('\n')?;
    let (head, rest) = rest.split_once('\n')?;
    let (size, link) = head.split_once(' ')?;
    let head = Head { size: size.parse().ok()?, link: link.parse::<Link>().ok()? };
    let checkpoint = match rest.strip_prefix('\n') {
        None if rest.is_empty() => None,
        note => Some(Note::from_bytes(note?.as_bytes()).ok()?),
    };
    let seen = Seen { head, checkpoint };
    (self::text(&seen) == text).then_some(seen)
}

const FIRST_LINE: &str = "ikrar seen 1";

#[cfg(test)]
mod tests;
