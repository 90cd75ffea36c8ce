//! A disk that does what it is told, and remembers every call.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use ikrar_store::disk::{Disk, DiskFile, OsDisk};

/// A call that changed something, or waited for something. Paths are within the watched folder.
#[derive(Debug, Clone)]
pub(super) enum Call {
    CreateFolder(PathBuf),
    Create(PathBuf, u64),
    Write(u64, u64, Vec<u8>),
    Length(u64, u64),
    Sync(u64),
    Rename(PathBuf, PathBuf),
    Remove(PathBuf),
    SyncFolder(PathBuf),
}

/// The operating system's disk, watched.
#[derive(Debug)]
pub(super) struct WatchedDisk {
    root: PathBuf,
    watched: Arc<Mutex<Watched>>,
    before: usize,
}

#[derive(Debug, Default)]
struct Watched {
    calls: Vec<Call>,
    /// Which file has which name now.
    files: BTreeMap<PathBuf, u64>,
}

impl WatchedDisk {
    /// Watches a folder; what is in it counts as durable.
    pub(super) fn new(root: &Path) -> Self {
        let mut watched = Watched::default();
        take_in(root, Path::new(""), &mut watched);
        let before = watched.calls.len();
        Self { root: root.to_owned(), watched: Arc::new(Mutex::new(watched)), before }
    }

    /// How many calls tell of what was there before.
    pub(super) fn calls_before(&self) -> usize {
        self.before
    }

    /// All calls so far.
    pub(super) fn calls(&self) -> Vec<Call> {
        self.watched.lock().unwrap().calls.clone()
    }

    fn within(&self, path: &Path) -> PathBuf {
        path.strip_prefix(&self.root).unwrap_or(path).to_owned()
    }

    fn note(&self, call: Call) {
        self.watched.lock().unwrap().note(call);
    }

    fn file(&self, path: &Path, file: Box<dyn DiskFile>) -> Box<dyn DiskFile> {
        let watched = Arc::clone(&self.watched);
        let number = *watched.lock().unwrap().files.get(path).expect("a file that was made here");
        Box::new(WatchedFile { number, file, watched })
    }
}

impl Watched {
    fn note(&mut self, call: Call) {
        match &call {
            Call::Create(path, number) => {
                self.files.insert(path.clone(), *number);
            }
            Call::Remove(path) => {
                self.files.remove(path);
            }
            Call::Rename(from, to) => {
                let moved: Vec<_> =
                    self.files.keys().filter(|p| p.starts_with(from)).cloned().collect();
                for path in moved {
                    let number = self.files.remove(&path).unwrap();
                    self.files.insert(renamed(&path, from, to), number);
                }
            }
            _ => {}
        }
        self.calls.push(call);
    }
}

/// A path after something above it, or itself, got another name.
pub(super) fn renamed(path: &Path, from: &Path, to: &Path) -> PathBuf {
    match path.strip_prefix(from) {
        Ok(rest) if rest.as_os_str().is_empty() => to.to_owned(),
        Ok(rest) => to.join(rest),
        Err(_) => path.to_owned(),
    }
}

fn take_in(root: &Path, within: &Path, watched: &mut Watched) {
    for item in fs::read_dir(root.join(within)).unwrap() {
        let item = item.unwrap();
        let path = within.join(item.file_name());
        if item.file_type().unwrap().is_dir() {
            watched.note(Call::CreateFolder(path.clone()));
            take_in(root, &path, watched);
        } else {
            let number = watched.calls.len() as u64;
            watched.note(Call::Create(path, number));
            watched.note(Call::Write(number, 0, fs::read(item.path()).unwrap()));
            watched.note(Call::Sync(number));
        }
    }
    watched.note(Call::SyncFolder(within.to_owned()));
}

impl Disk for WatchedDisk {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        OsDisk.create_folder(path)?;
        self.note(Call::CreateFolder(self.within(path)));
        Ok(())
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let file = OsDisk.create(path)?;
        let number = self.watched.lock().unwrap().calls.len() as u64;
        self.note(Call::Create(self.within(path), number));
        Ok(self.file(&self.within(path), file))
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        Ok(self.file(&self.within(path), OsDisk.open(path)?))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        OsDisk.rename(from, to)?;
        self.note(Call::Rename(self.within(from), self.within(to)));
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        OsDisk.remove(path)?;
        self.note(Call::Remove(self.within(path)));
        Ok(())
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.note(Call::SyncFolder(self.within(path)));
        Ok(())
    }

    fn room(&self, folder: &Path) -> io::Result<u64> {
        OsDisk.room(folder)
    }
}

/// A file of a [`WatchedDisk`].
#[derive(Debug)]
struct WatchedFile {
    number: u64,
    file: Box<dyn DiskFile>,
    watched: Arc<Mutex<Watched>>,
}

impl WatchedFile {
    fn note(&self, call: Call) {
        self.watched.lock().unwrap().note(call);
    }
}

impl DiskFile for WatchedFile {
    fn write_at(&mut self, bytes: &[u8], offset: u64) -> io::Result<()> {
        self.file.write_at(bytes, offset)?;
        self.note(Call::Write(self.number, offset, bytes.to_vec()));
        Ok(())
    }

    fn allocate(&mut self, length: u64) -> io::Result<()> {
        self.file.allocate(length)?;
        self.note(Call::Length(self.number, length));
        Ok(())
    }

    fn set_length(&mut self, length: u64) -> io::Result<()> {
        self.file.set_length(length)?;
        self.note(Call::Length(self.number, length));
        Ok(())
    }

    /// Only noted: the page cache is as good as a disk for a test, and far faster.
    fn sync(&mut self) -> io::Result<()> {
        self.note(Call::Sync(self.number));
        Ok(())
    }
}
