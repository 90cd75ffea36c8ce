//! Asks the witnesses of a ledger about a checkpoint.

use std::io;
use std::thread;

use ikrar_core::note::{Note, Verifier};
use ikrar_core::tree::consistency;
use ikrar_core::witness::{Answered, NotCosigned, Request};
use ikrar_store::folder::Folder;
use ikrar_store::publish::{PublishError, Tiles};
use ikrar_store::witnesses::KnownWitness;
use ikrar_words::{Lang, message};
use serde::Serialize;

use crate::error::CliError;
use crate::site;

/// What came of asking a witness; its JSON is a public contract.
#[derive(Debug, Clone, Serialize)]
pub(in crate::commands) struct Asked {
    name: String,
    cosigned: bool,
    /// Why it did not.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(skip)]
    why: Option<Silence>,
}

/// Why there is no cosignature.
#[derive(Debug, Clone)]
enum Silence {
    Answered(NotCosigned),
    /// Nothing was heard.
    Unheard(String),
    /// It names a size, is asked from there, and names another.
    Unsteady,
    /// What is published here does not give the proof that it wants.
    Proof(String),
}

impl Asked {
    /// What came of it, as text.
    pub(in crate::commands) fn told(&self, lang: Lang) -> String {
        let name = self.name.as_str();
        let said = match &self.why {
            None => message!("told-cosigned", name),
            Some(Silence::Answered(why)) => message!("told-not-cosigned", name, reason = why),
            Some(Silence::Unheard(reason) | Silence::Proof(reason)) => {
                message!("told-not-cosigned", name, reason = reason.as_str())
            }
            Some(Silence::Unsteady) => message!("told-unsteady", name),
        };
        lang.tell(&said).into_owned()
    }

    fn of(name: String, why: Option<Silence>) -> Self {
        let mut asked = Self { name, cosigned: why.is_none(), reason: None, why };
        asked.reason = asked.why.is_some().then(|| asked.told(Lang::EN));
        asked
    }
}

/// Asks every witness of the ledger at once; gives what came of it, and the lines that are right.
/// What the witnesses saw last is kept for the next time.
pub(in crate::commands) fn ask_all(
    folder: &Folder,
    note: &Note,
    size: u64,
) -> Result<(Vec<Asked>, String), CliError> {
    let mut witnesses = folder.witnesses()?;
    // Witnesses want the log's own lines, and nobody else's.
    let keys: Vec<_> = witnesses.iter().map(|known| known.key.key()).collect();
    let of_witnesses = note.lines_of(&keys);
    let own: String =
        note.lines().split_inclusive('\n').filter(|line| !of_witnesses.contains(line)).collect();
    let bare = Note::new(note.text(), &own).unwrap_or_else(|_| note.clone());
    let answers = thread::scope(|scope| {
        let bare = &bare;
        let ask = |known| scope.spawn(move || ask_one(folder, bare, size, known));
        let asked: Vec<_> = witnesses.iter().map(ask).collect();
        asked.into_iter().map(|asked| asked.join().expect("asking does not panic")).collect()
    });
    let answers: Vec<(Result<String, Silence>, u64)> = answers;
    let mut lines = String::new();
    let mut told = Vec::with_capacity(witnesses.len());
    for (known, (answer, old)) in witnesses.iter_mut().zip(answers) {
        known.old = old;
        let why = match answer {
            Ok(line) => {
                lines.push_str(&line);
                None
            }
            Err(why) => Some(why),
        };
        told.push(Asked::of(known.name.clone(), why));
    }
    if !witnesses.is_empty() {
        folder.keep_witnesses(&witnesses)?;
    }
    Ok((told, lines))
}

/// Asks one witness, from where it says that it saw the log last; gives its lines, and the size
/// that it is known to have seen.
fn ask_one(
    folder: &Folder,
    note: &Note,
    size: u64,
    known: &KnownWitness,
) -> (Result<String, Silence>, u64) {
    let mut old = known.old.min(size);
    for _ in 0..TRIES {
        let public = folder.public();
        let tiles = Tiles::of(&public, size);
        let proof = consistency(old, size, |node| tiles.node(node));
        let proof = match proof {
            Ok(proof) => proof,
            Err(error) => return (Err(unproven(&error)), known.old),
        };
        let request = Request { old, proof, note: note.clone() }.to_text();
        let (status, body) = match site::ask(&known.url, &request) {
            Ok(answer) => answer,
            Err(error) => return (Err(unheard(&error)), known.old),
        };
        match Answered::of(note, size, &known.key, status, &body) {
            Answered::Cosigned(lines) => return (Ok(lines), size),
            Answered::AskFrom(seen) => old = seen,
            Answered::Not(why) => return (Err(Silence::Answered(why)), known.old),
        }
    }
    (Err(Silence::Unsteady), old)
}

fn unheard(error: &io::Error) -> Silence {
    Silence::Unheard(error.to_string())
}

fn unproven(error: &PublishError) -> Silence {
    Silence::Proof(Lang::EN.tell(error).into_owned())
}

/// How often a witness is asked that names another size than it was asked from.
const TRIES: usize = 4;
