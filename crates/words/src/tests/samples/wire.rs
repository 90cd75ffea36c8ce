//! What notes, checkpoints, policies, tiles and proofs say that are none.

use ikrar_core::checkpoint::CheckpointError;
use ikrar_core::checkpoint::policy::{PolicyError, PolicyFault};
use ikrar_core::note::{KeyError, NoteError};
use ikrar_core::tile::TileError;
use ikrar_core::tlog_proof::TlogProofError;

use super::{Said, boxed};

pub(super) fn samples() -> Vec<Said> {
    let checkpoints = [
        CheckpointError::EmptyLine,
        CheckpointError::Lines,
        CheckpointError::Note(NoteError::Unsigned),
        CheckpointError::Root,
        CheckpointError::Size,
        CheckpointError::UnknownLog { origin: "ikrar.example.id/muba".into() },
    ];
    let tiles = [
        TileError::Count { expected: 256, found: 3 },
        TileError::Cut,
        TileError::Length { expected: 8192, found: 31 },
        TileError::NotHeld { level: 8, index: 3 },
    ];
    let proofs = [
        TlogProofError::Checkpoint(CheckpointError::Lines),
        TlogProofError::Extra,
        TlogProofError::FirstLine,
        TlogProofError::Hash { at: 4 },
        TlogProofError::Index,
        TlogProofError::NoCheckpoint,
        TlogProofError::Note(NoteError::Utf8),
        TlogProofError::NotIncluded,
    ];
    let rooms = [notes(), boxed(checkpoints), policies(), boxed(tiles), boxed(proofs)];
    rooms.into_iter().flatten().collect()
}

fn notes() -> Vec<Said> {
    let notes = [
        NoteError::Control,
        NoteError::Line { at: 2 },
        NoteError::NoLines,
        NoteError::Signature { name: "saksi.example.id/bkn".parse().unwrap() },
        NoteError::TooLong { found: 70_000 },
        NoteError::Unsigned,
        NoteError::Utf8,
    ];
    [boxed(notes), boxed(keys())].into_iter().flatten().collect()
}

fn keys() -> [KeyError; 9] {
    [
        KeyError::Base64,
        KeyError::Hash,
        KeyError::Length { found: 31 },
        KeyError::Name,
        KeyError::NotALog,
        KeyError::NotAWitness,
        KeyError::Parts,
        KeyError::Type(6),
        KeyError::Unusable,
    ]
}

fn policies() -> Vec<Said> {
    let name = || "bkn".to_owned();
    let faults = [
        PolicyFault::Control,
        PolicyFault::Count,
        PolicyFault::Key(KeyError::Parts),
        PolicyFault::Keyword { found: "quorums".to_owned() },
        PolicyFault::KeyTwice,
        PolicyFault::MemberTwice { name: name() },
        PolicyFault::NameTaken { name: name() },
        PolicyFault::NoQuorum,
        PolicyFault::QuorumTwice,
        PolicyFault::Threshold { members: 2 },
        PolicyFault::TooLong,
        PolicyFault::UnknownName { name: name() },
    ];
    boxed(faults.map(|fault| PolicyError { line: 7, fault }))
}
