//! Which witnesses a ledger asks: `witnesses.toml` in its folder.

use std::fs;
use std::io;

use ikrar_core::checkpoint::cosignature::WitnessKey;
use ikrar_core::error::TomlFault;
use ikrar_core::note::{KeyError, NoteKey, Verifier};
use serde::{Deserialize, Serialize};

use crate::file;
use crate::folder::Folder;
use crate::witness::WitnessError;

/// A witness that is asked to sign the ledger's checkpoints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownWitness {
    /// What it is called here.
    pub name: String,
    /// Its key.
    pub key: WitnessKey,
    /// Where it is asked: what stands before `/add-checkpoint`.
    pub url: String,
    /// How many entries it saw last, as far as is known here: a hint.
    pub old: u64,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    witness: Vec<Line>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    name: String,
    key: String,
    url: String,
    #[serde(default)]
    old: u64,
}

/// The key of a witness, from its vkey.
///
/// # Errors
/// When the text is none, or of a log.
pub fn witness_key(vkey: &str) -> Result<WitnessKey, KeyError> {
    vkey.parse::<NoteKey>()?.try_into()
}

impl Folder {
    /// The witnesses that are asked; none where no file says so.
    ///
    /// # Errors
    /// When the file cannot be read, or a key in it is none.
    pub fn witnesses(&self) -> Result<Vec<KnownWitness>, WitnessError> {
        let path = self.path().join(WITNESSES);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(source) => return Err(WitnessError::Io { path, source }),
        };
        let form = |error| TomlFault::new(&text, &error);
        let file: File = toml::from_str(&text)
            .map_err(|error| WitnessError::Form { path: path.clone(), fault: form(error) })?;
        let known = |Line { name, key, url, old }| match witness_key(&key) {
            Ok(key) => Ok(KnownWitness { name, key, url, old }),
            Err(error) => Err(WitnessError::Key { name, error }),
        };
        file.witness.into_iter().map(known).collect()
    }

    /// Says which witnesses are asked from now on.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn keep_witnesses(&self, witnesses: &[KnownWitness]) -> Result<(), WitnessError> {
        let line = |KnownWitness { name, key, url, old }: &KnownWitness| Line {
            name: name.clone(),
            key: key.key().to_string(),
            url: url.clone(),
            old: *old,
        };
        let file = File { witness: witnesses.iter().map(line).collect() };
        let text = toml::to_string(&file).expect("texts and numbers can be written as TOML");
        let path = self.path().join(WITNESSES);
        let written = file::replace(&*self.disk, &path, text.as_bytes());
        written.map_err(|source| WitnessError::Io { path, source })
    }
}

/// Which witnesses are asked.
pub(crate) const WITNESSES: &str = "witnesses.toml";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn witnesses_are_kept_as_they_were_told() {
        let home = tempfile::tempdir().unwrap();
        let folder = Folder::at(home.path());
        assert_eq!(folder.witnesses().unwrap(), []);
        let vkey = "saksi.example.id/bkn+2b9eb322+BMqTrBcFGHBx1nuDx/8O/oEI6OxFMFdddyaHkzPb2r58";
        let (name, url) = ("bkn".to_owned(), "https://saksi.example.id/".to_owned());
        let known = KnownWitness { name, key: witness_key(vkey).unwrap(), url, old: 7 };
        folder.keep_witnesses(std::slice::from_ref(&known)).unwrap();
        assert_eq!(folder.witnesses().unwrap(), [known]);
        let path = home.path().join(WITNESSES);
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text.replace("2b9eb322", "2b9eb323")).unwrap();
        assert!(matches!(folder.witnesses(), Err(WitnessError::Key { .. })));
        fs::write(&path, text.replace("old", "oldest")).unwrap();
        assert!(matches!(folder.witnesses(), Err(WitnessError::Form { .. })));
    }
}
