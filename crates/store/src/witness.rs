//! A witness: what it saw of each log last, made durable before it signs anything.
//!
//! ```text
//! DIR/<hex of SHA-256 of the origin>    the newest checkpoint of that log, in two places
//! DIR/evidence/<hex>.1                  a request that contradicts what was seen, as it came
//! KEY.witness                           beside the key: of which logs it signed anything
//! ```
//!
//! A witness that lost its state could be made to sign a second past. So the key itself is marked:
//! where it signed for a log and the state is gone, it does not start, and the key must be retired.
//! Formats: `docs/FORMATS.md`, section 16.

mod kept;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ikrar_core::checkpoint::LogKey;
use ikrar_core::checkpoint::cosignature::{CosignedAt, WitnessSigner};
use ikrar_core::error::{Kind, TomlFault};
use ikrar_core::note::{KeyError, Note, Verifier};
use ikrar_core::value::Digest;
use ikrar_core::witness::{Refused, Request, log_name};
use thiserror::Error;

use crate::disk::{Disk, OsDisk};
use crate::file;
use crate::folder::make_folder;
use crate::two_places::{self, TwoPlaces};

use kept::Witnessed;

/// A witness at work.
#[derive(Debug)]
pub struct Witness {
    disk: Arc<dyn Disk>,
    folder: PathBuf,
    marker: Mutex<Marker>,
    signer: WitnessSigner,
    logs: BTreeMap<Box<str>, Trusted>,
}

/// A log that the witness knows.
#[derive(Debug)]
struct Trusted {
    keys: Vec<LogKey>,
    path: PathBuf,
    /// What was seen last. Whoever decides holds it until the answer is made.
    known: Mutex<Option<Witnessed>>,
}

/// Of which logs the key signed anything.
#[derive(Debug)]
struct Marker {
    path: PathBuf,
    names: Vec<String>,
}

/// Why a witness does not start, or cannot keep what it saw.
#[derive(Debug, Error)]
#[error("{self:?}")]
pub enum WitnessError {
    /// What says which witnesses are asked is of another form.
    Form {
        /// The file.
        path: PathBuf,
        /// Where and how.
        fault: TomlFault,
    },
    /// A file cannot be read or written.
    Io {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// What should be the key of a witness is none.
    Key {
        /// What the witness is called.
        name: String,
        /// What is wrong with it.
        error: KeyError,
    },
    /// The key signed for this log, and what it saw is gone.
    Lost {
        /// The log.
        origin: String,
        /// Where it should be.
        path: PathBuf,
    },
}

impl WitnessError {
    /// What kind of fault it is.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Form { .. } | Self::Key { .. } => Kind::Usage,
            Self::Io { .. } => Kind::Failed,
            Self::Lost { .. } => Kind::Damaged,
        }
    }

    fn io(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { path: path.to_owned(), source }
    }
}

/// What the witness answers to a request that it could read to its end.
pub type Answer = Result<String, Refused>;

impl Witness {
    /// A witness that keeps what it saw in `folder`, and beside the file of its key for which logs
    /// it signed.
    ///
    /// # Errors
    /// When the state of a log is gone for which the key signed, or a file cannot be read.
    pub fn open(
        folder: &Path,
        key_file: &Path,
        signer: WitnessSigner,
        logs: impl IntoIterator<Item = LogKey>,
    ) -> Result<Self, WitnessError> {
        Self::open_on(Arc::new(OsDisk), folder, key_file, signer, logs)
    }

    pub(crate) fn open_on(
        disk: Arc<dyn Disk>,
        folder: &Path,
        key_file: &Path,
        signer: WitnessSigner,
        logs: impl IntoIterator<Item = LogKey>,
    ) -> Result<Self, WitnessError> {
        if !folder.is_dir() {
            make_folder(&*disk, folder).map_err(WitnessError::io(folder))?;
        }
        let marker = Marker::read(key_file)?;
        let mut trusted = BTreeMap::<Box<str>, Trusted>::new();
        for key in logs {
            let origin: Box<str> = key.key().name().as_str().into();
            if let Some(known) = trusted.get_mut(&origin) {
                known.keys.push(key);
                continue;
            }
            let name = log_name(&origin);
            let path = folder.join(&name);
            let known = read_known(&path)?;
            // A file that nothing can be read from held what was seen, too.
            if known.is_none() && (marker.names.contains(&name) || path.exists()) {
                return Err(WitnessError::Lost { origin: origin.into(), path });
            }
            trusted.insert(origin, Trusted { keys: vec![key], path, known: Mutex::new(known) });
        }
        let (folder, marker) = (folder.to_owned(), Mutex::new(marker));
        Ok(Self { disk, folder, marker, signer, logs: trusted })
    }

    /// Decides about a request; what is signed is durable before. `now` is the time, which for a
    /// log never goes back.
    ///
    /// # Errors
    /// When what was seen could not be kept: nothing was signed then.
    pub fn add_checkpoint(&self, body: &[u8], now: CosignedAt) -> Result<Answer, WitnessError> {
        let request = match Request::from_bytes(body) {
            Ok(request) => request,
            Err(refused) => return Ok(Err(refused)),
        };
        let origin = match request.checkpoint() {
            Ok(checkpoint) => checkpoint.origin,
            Err(refused) => return Ok(Err(refused)),
        };
        let Some(log) = self.logs.get(&origin) else { return Ok(Err(Refused::UnknownLog)) };
        let mut known = lock(&log.known);
        let decided = request.decide(&log.keys, known.as_ref().map(|known| known.tree));
        let checkpoint = match decided {
            Ok(checkpoint) => checkpoint,
            Err(refused) => {
                if refused.is_evidence() {
                    self.keep_evidence(&log_name(&origin), body)?;
                }
                return Ok(Err(refused));
            }
        };
        let at = known.as_ref().map_or(now, |known| known.at.max(now));
        // Only the log's own lines: others prove nothing to anybody who reads them here.
        let keys: Vec<_> = log.keys.iter().map(Verifier::key).collect();
        let note = Note::new(request.note.text(), &request.note.lines_of(&keys));
        let note = note.unwrap_or(request.note);
        let new = Witnessed { tree: checkpoint.tree, at, note };
        self.keep(log, known.is_some(), &new)?;
        self.mark(&log_name(&origin))?;
        let line = self.signer.cosign(at, &new.note);
        *known = Some(new);
        Ok(Ok(line))
    }

    /// The newest checkpoint of a log, with the witness's line; `hash` is the hexadecimal SHA-256
    /// of its origin.
    pub fn latest(&self, hash: &str) -> Option<Note> {
        let log = self.logs.iter().find(|(origin, _)| log_name(origin) == hash)?.1;
        let known = lock(&log.known);
        let Witnessed { at, note, .. } = known.as_ref()?;
        note.with_lines(&self.signer.cosign(*at, note)).ok()
    }

    fn keep(&self, log: &Trusted, is_kept: bool, new: &Witnessed) -> Result<(), WitnessError> {
        let written = if is_kept {
            TwoPlaces::open::<Witnessed>(&*self.disk, &log.path).and_then(|mut file| {
                file.write(new)?;
                file.sync()
            })
        } else {
            file::replace(&*self.disk, &log.path, &two_places::file_bytes(new))
        };
        written.map_err(WitnessError::io(&log.path))
    }

    /// Marks the key before it signs for a log for the first time.
    fn mark(&self, name: &str) -> Result<(), WitnessError> {
        let mut marker = lock(&self.marker);
        if marker.names.iter().any(|known| known == name) {
            return Ok(());
        }
        let names = [marker.names.clone(), vec![name.to_owned()]].concat();
        let text = names.join("\n") + "\n";
        let written = file::replace(&*self.disk, &marker.path, text.as_bytes());
        written.map_err(WitnessError::io(&marker.path))?;
        marker.names = names;
        Ok(())
    }

    /// Keeps a request that its log signed and that contradicts what was seen. The same request is
    /// kept once.
    fn keep_evidence(&self, name: &str, body: &[u8]) -> Result<(), WitnessError> {
        let folder = self.folder.join(EVIDENCE);
        if !folder.is_dir() {
            make_folder(&*self.disk, &folder).map_err(WitnessError::io(&folder))?;
        }
        let kept = fs::read_dir(&folder).map_err(WitnessError::io(&folder))?;
        if kept.count() >= EVIDENCE_MAX {
            return Ok(());
        }
        let path = folder.join(format!("{name}.{:.16}", Digest::of(body)));
        if path.exists() {
            return Ok(());
        }
        file::replace(&*self.disk, &path, body).map_err(WitnessError::io(&path))
    }
}

impl Marker {
    fn read(key_file: &Path) -> Result<Self, WitnessError> {
        let mut name = key_file.file_name().unwrap_or_default().to_owned();
        name.push(".witness");
        let path = key_file.with_file_name(name);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(source) => return Err(WitnessError::Io { path, source }),
        };
        Ok(Self { path, names: text.lines().map(str::to_owned).collect() })
    }
}

/// What was kept of a log; `None` when there is no readable place.
fn read_known(path: &Path) -> Result<Option<Witnessed>, WitnessError> {
    match two_places::read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        read => read.map_err(WitnessError::io(path)),
    }
}

/// A decision that panicked half-way kept nothing and signed nothing.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

const EVIDENCE: &str = "evidence";
/// A log that floods its witness with contradictions has proven enough.
const EVIDENCE_MAX: usize = 1024;

#[cfg(test)]
mod tests;
