//! What a power cut could leave of a list of calls.
//!
//! What was waited for is there. Of the rest, each sector of 512 bytes may be there or not; a file
//! may have any of the lengths it had since it was last waited for, with zeros where no sector came
//! to be; names in a folder may be as they were after any call since the folder was last waited
//! for. Nothing is assumed about the order in which files and folders reach the disk.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use super::disk::{Call, renamed};

/// Numbers that look random and are the same in every run.
#[derive(Debug, Clone)]
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `end`.
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % end.max(1)
    }
}

/// Makes in `target` a folder as a power cut after these calls could leave it.
pub(super) fn leave(calls: &[Call], target: &Path, dice: &mut Dice) {
    let mut names = Names::default();
    let mut files: BTreeMap<u64, Content> = BTreeMap::new();
    for call in calls {
        match call {
            Call::Write(number, ..) | Call::Length(number, _) => {
                files.entry(*number).or_default().waiting.push(call.clone());
            }
            Call::Sync(number) => files.entry(*number).or_default().keep(None),
            Call::SyncFolder(folder) => names.keep_folder(folder),
            _ => names.waiting.push(call.clone()),
        }
    }
    names.keep_some(dice);
    for (path, node) in names.durable {
        let path = target.join(path);
        let Some(number) = node else {
            fs::create_dir_all(&path).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).unwrap();
            continue;
        };
        let mut content = files.remove(&number).unwrap_or_default();
        content.keep(Some(dice));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content.durable).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    }
}

/// Which file has which name; `None` for a folder.
#[derive(Debug, Default)]
struct Names {
    durable: BTreeMap<PathBuf, Option<u64>>,
    waiting: Vec<Call>,
}

impl Names {
    /// A folder was waited for: what happened in it has happened.
    fn keep_folder(&mut self, folder: &Path) {
        let waiting = std::mem::take(&mut self.waiting);
        let (here, others) = waiting.into_iter().partition(|call| folder_of(call) == folder);
        self.waiting = others;
        for call in Vec::from_iter::<Vec<Call>>(here) {
            self.apply(&call);
        }
    }

    /// In each folder, the first of the calls that still wait happen, and the others do not.
    fn keep_some(&mut self, dice: &mut Dice) {
        let mut folders: BTreeMap<PathBuf, usize> = BTreeMap::new();
        for call in &self.waiting {
            *folders.entry(folder_of(call).to_owned()).or_default() += 1;
        }
        for count in folders.values_mut() {
            *count = dice.below(*count + 1);
        }
        for call in std::mem::take(&mut self.waiting) {
            let left = folders.get_mut(folder_of(&call)).unwrap();
            if *left > 0 {
                *left -= 1;
                self.apply(&call);
            }
        }
    }

    fn apply(&mut self, call: &Call) {
        match call {
            Call::CreateFolder(path) => {
                self.durable.insert(path.clone(), None);
            }
            Call::Create(path, number) => {
                self.durable.insert(path.clone(), Some(*number));
            }
            Call::Remove(path) => {
                self.durable.remove(path);
            }
            Call::Rename(from, to) => {
                let moved = self.durable.keys().filter(|path| path.starts_with(from));
                for path in moved.cloned().collect::<Vec<_>>() {
                    let node = self.durable.remove(&path).unwrap();
                    self.durable.insert(renamed(&path, from, to), node);
                }
            }
            _ => unreachable!("no other call changes a name"),
        }
    }
}

/// The folder whose names a call changes.
fn folder_of(call: &Call) -> &Path {
    let path = match call {
        Call::CreateFolder(path) | Call::Create(path, _) | Call::Remove(path) => path,
        Call::Rename(from, _) => from,
        _ => unreachable!("no other call changes a name"),
    };
    path.parent().unwrap_or(Path::new(""))
}

/// What a file holds for certain, and what was done to it since.
#[derive(Debug, Default)]
struct Content {
    durable: Vec<u8>,
    waiting: Vec<Call>,
}

impl Content {
    /// Keeps what waits: all of it, or, with dice, some of it.
    fn keep(&mut self, mut dice: Option<&mut Dice>) {
        let waiting = std::mem::take(&mut self.waiting);
        let (lengths, share) = match &mut dice {
            Some(dice) => (dice.below(waiting.len() + 1), dice.below(5)),
            None => (waiting.len(), 4),
        };
        for (place, call) in waiting.into_iter().enumerate() {
            match call {
                Call::Length(_, length) if place < lengths => {
                    self.durable.resize(usize::try_from(length).unwrap(), 0);
                }
                Call::Write(_, offset, bytes) => {
                    let offset = usize::try_from(offset).unwrap();
                    if place < lengths && self.durable.len() < offset + bytes.len() {
                        self.durable.resize(offset + bytes.len(), 0);
                    }
                    let mut at = offset;
                    while at < offset + bytes.len() {
                        let end = ((at / SECTOR + 1) * SECTOR).min(offset + bytes.len());
                        let kept = dice.as_mut().is_none_or(|dice| dice.below(4) < share);
                        let end_here = end.min(self.durable.len());
                        if kept && at < end_here {
                            let from = &bytes[at - offset..end_here - offset];
                            self.durable[at..end_here].copy_from_slice(from);
                        }
                        at = end;
                    }
                }
                _ => {}
            }
        }
    }
}

const SECTOR: usize = 512;
