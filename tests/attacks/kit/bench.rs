//! A place for one test: copies of ledgers, a home, and what a folder holds.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use ikrar_kit::copy;

use super::base::{base, work};
use super::run::program;

/// A folder with at most one ledger in it.
pub(crate) struct Bench {
    folder: PathBuf,
}

impl Bench {
    /// A place in the run's own folder.
    pub(crate) fn new(name: &str) -> Self {
        Self::within(work(), name)
    }

    /// A place on another file system.
    pub(crate) fn within(parent: &Path, name: &str) -> Self {
        let folder = parent.join(format!("bench-{name}"));
        fs::create_dir_all(folder.join("ledgers")).expect("a folder");
        Self { folder }
    }

    /// Where the ledger is, and what commands make beside it.
    pub(crate) fn ledgers(&self) -> PathBuf {
        self.folder.join("ledgers")
    }

    pub(crate) fn ledger(&self) -> PathBuf {
        self.ledgers().join("l")
    }

    /// A file of the test's own, outside the ledger's reach.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// No ledger.
    pub(crate) fn clear(&self) {
        drop(fs::remove_dir_all(self.home()));
        fs::remove_dir_all(self.ledgers()).expect("the old ledger goes");
        fs::create_dir_all(self.ledgers()).expect("a folder");
        fs::create_dir_all(self.home()).expect("a folder");
    }

    /// A fresh copy of the base ledger.
    pub(crate) fn fresh(&self) {
        self.fresh_of(&base().ledger());
    }

    /// A fresh copy of some ledger.
    pub(crate) fn fresh_of(&self, ledger: &Path) {
        self.clear();
        copy(ledger, &self.ledger());
    }

    /// The program on this ledger, with these arguments.
    pub(crate) fn program<'a>(&self, words: impl IntoIterator<Item = &'a str>) -> Command {
        let mut command = program(&self.ledger(), &self.home());
        command.args(words);
        command
    }

    /// What a program may remember outside of the ledger.
    pub(crate) fn home(&self) -> PathBuf {
        self.folder.join("home")
    }
}

/// Every file and folder within a folder: path, mode, and the hash of the content.
pub(crate) fn contents(of: &Path) -> BTreeMap<PathBuf, (u32, String)> {
    let mut found = BTreeMap::new();
    walk(of, Path::new(""), &mut found);
    found
}

/// The paths of all files within a folder.
pub(crate) fn files(of: &Path) -> Vec<PathBuf> {
    let all = contents(of).into_iter();
    all.filter(|(_, (_, hash))| hash != FOLDER).map(|(path, _)| path).collect()
}

fn walk(root: &Path, within: &Path, found: &mut BTreeMap<PathBuf, (u32, String)>) {
    for entry in fs::read_dir(root.join(within)).expect("a folder") {
        let entry = entry.expect("an entry");
        let path = within.join(entry.file_name());
        let about = entry.metadata().expect("an entry's data");
        let mode = about.permissions().mode();
        if about.is_dir() {
            found.insert(path.clone(), (mode, FOLDER.to_owned()));
            walk(root, &path, found);
        } else {
            let bytes = fs::read(entry.path()).expect("a file is read");
            found.insert(path, (mode, blake3::hash(&bytes).to_hex().to_string()));
        }
    }
}

const FOLDER: &str = "folder";
