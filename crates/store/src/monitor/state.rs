//! What is kept of a look for the next one, and evidence beside it.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use data_encoding::BASE64;
use ikrar_core::checkpoint::Checkpoint;
use ikrar_core::codec;
use ikrar_core::entry::Head;
use ikrar_core::note::Note;
use ikrar_core::tree::Frontier;

use super::{MonitorError, Watched};
use crate::disk::OsDisk;
use crate::file;

impl Watched {
    /// Reads what was kept; `None` when there is no such file yet.
    ///
    /// # Errors
    /// When it cannot be read, or says something else.
    pub fn read(path: &Path) -> Result<Option<Self>, MonitorError> {
        let state = |source| MonitorError::State { path: path.to_owned(), source };
        let mut text = String::new();
        let file = File::open(path).map(|file| file.take(STATE_BYTES_MAX));
        match file.and_then(|mut file| file.read_to_string(&mut text)) {
            Ok(_) => parse(&text).map(Some).ok_or_else(|| state(None)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) if error.kind() == io::ErrorKind::InvalidData => Err(state(None)),
            Err(error) => Err(state(Some(error))),
        }
    }

    /// Keeps what was verified, for the next look.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write(&self, path: &Path) -> Result<(), MonitorError> {
        let tree = BASE64.encode(&codec::encode(&self.tree));
        let note = self.note.as_str();
        let text = format!("{FIRST_LINE}\n{}\n{tree}\n\n{note}", self.head.link);
        let state = |source| MonitorError::State { path: path.to_owned(), source: Some(source) };
        file::replace(&OsDisk, path, text.as_bytes()).map_err(state)
    }
}

fn parse(text: &str) -> Option<Watched> {
    let rest = text.strip_prefix(FIRST_LINE)?.strip_prefix('\n')?;
    let (link, rest) = rest.split_once('\n')?;
    let (tree, note) = rest.split_once("\n\n")?;
    let tree: Frontier = codec::decode(&BASE64.decode(tree.as_bytes()).ok()?).ok()?;
    let note = Note::from_bytes(note.as_bytes()).ok()?;
    let known = Checkpoint::parse(note.text()).ok()?.tree;
    let head = Head { size: tree.size(), link: link.parse().ok()? };
    let is_one = tree.size() == known.size && tree.root() == known.root;
    is_one.then_some(Watched { note, tree, head })
}

/// Keeps two checkpoints that contradict each other beside the state; gives where.
///
/// # Errors
/// When they cannot be written.
pub fn keep_evidence(path: &Path, seen: &Note, found: &Note) -> Result<[PathBuf; 2], MonitorError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let name = |which: &str, number: u32| path.with_file_name(format!("{name}.{which}.{number}"));
    let pairs = (1..).map(|number| [name("seen", number), name("found", number)]);
    let mut free = pairs.filter(|pair| pair.iter().all(|path| fs::symlink_metadata(path).is_err()));
    let pair = free.next().expect("there are more numbers than files");
    for (path, note) in pair.iter().zip([seen, found]) {
        let state = |source| MonitorError::State { path: path.clone(), source: Some(source) };
        file::replace(&OsDisk, path, note.as_str().as_bytes()).map_err(state)?;
    }
    Ok(pair)
}

const FIRST_LINE: &str = "ikrar monitor 1";
/// Far more than a checkpoint and the edge of its tree take.
const STATE_BYTES_MAX: u64 = 1 << 20;
