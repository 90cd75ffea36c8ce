//! What notes, checkpoints, policies, tiles and proofs say that are none.

use ikrar_core::checkpoint::CheckpointError;
use ikrar_core::checkpoint::policy::{PolicyError, PolicyFault};
use ikrar_core::entry::ChainError;
use ikrar_core::error::TomlFault;
use ikrar_core::log::{EngineFault, LogError};
use ikrar_core::note::{KeyError, Note, NoteError};
use ikrar_core::tile::TileError;
use ikrar_core::tlog_proof::TlogProofError;
use ikrar_core::value::Seq;
use ikrar_core::witness::{NotCosigned, Refused};
use ikrar_store::monitor::{Conflict, MonitorError};
use ikrar_store::publish::PublishError;
use ikrar_store::seen::SeenError;
use ikrar_store::signed::SignedError;
use ikrar_store::witness::WitnessError;

use super::rooms::path;
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
    let rooms = [
        notes(),
        published(),
        signed(),
        witnesses(),
        boxed(checkpoints),
        policies(),
        boxed(tiles),
        boxed(proofs),
    ];
    rooms.into_iter().flatten().collect()
}

fn published() -> Vec<Said> {
    let name = || "tile/0/000".to_owned();
    let found = std::io::Error::from_raw_os_error;
    let errors = [
        PublishError::Ahead { published: 300, found: 3 },
        PublishError::Checkpoint { name: name(), error: CheckpointError::Lines },
        PublishError::Differs { name: name() },
        PublishError::Io { name: name(), source: found(13) },
        PublishError::Log(LogError::Engine(EngineFault::ReadOnly)),
        PublishError::Missing { name: name() },
        PublishError::Root { size: 300 },
        PublishError::Tile { name: name(), error: TileError::Cut },
    ];
    let seq = Seq::new(4711);
    let source = ChainError::Time(7);
    let conflict = |conflict| {
        let note = Note::new("x\n", "\u{2014} x AAAAAAA=\n").unwrap();
        let (seen, found) = (Box::new(note.clone()), Box::new(note));
        MonitorError::Conflict { conflict, seen, found }
    };
    let looks = [
        MonitorError::Body { seq },
        MonitorError::Chain { seq, source },
        MonitorError::Checkpoint(CheckpointError::Lines),
        conflict(Conflict::Fork),
        conflict(Conflict::OtherLog),
        conflict(Conflict::Rollback),
        MonitorError::LastEntry { seq },
        MonitorError::Nothing,
        MonitorError::Publish(PublishError::Root { size: 300 }),
        MonitorError::Root { size: 300 },
        MonitorError::Sealed { seq },
        MonitorError::Tile { name: "tile/0/000".to_owned() },
        MonitorError::State { path: path(), source: Some(found(13)) },
        MonitorError::State { path: path(), source: None },
    ];
    [boxed(errors), boxed(looks)].into_iter().flatten().collect()
}

fn signed() -> Vec<Said> {
    let found = std::io::Error::from_raw_os_error;
    let signed = [
        SignedError::Damaged(path()),
        SignedError::Forked { size: 300 },
        SignedError::Io { path: path(), source: found(13) },
        SignedError::NoEntry,
        SignedError::NotKept(path()),
        SignedError::Note { path: path(), error: CheckpointError::Lines },
        SignedError::OtherState { size: 300 },
        SignedError::Publish(PublishError::Root { size: 300 }),
        SignedError::WentBack { signed: 300, found: 3 },
    ];
    let seen = [
        SeenError::Forked { seq: Seq::new(4711), path: path() },
        SeenError::Form(path()),
        SeenError::Io { path: path(), source: found(13) },
        SeenError::Log(LogError::Engine(EngineFault::ReadOnly)),
        SeenError::WentBack { seen: 300, found: 3, path: path() },
    ];
    [boxed(signed), boxed(seen)].into_iter().flatten().collect()
}

fn witnesses() -> Vec<Said> {
    let refused = [
        Refused::Conflict { size: 300 },
        Refused::EmptyRoot,
        Refused::Form,
        Refused::NotSigned,
        Refused::OldLarger,
        Refused::Proof,
        Refused::Root,
        Refused::UnknownLog,
    ];
    let answers = [
        NotCosigned::Ahead { seen: 300 },
        NotCosigned::Foreign,
        NotCosigned::Later { status: 503 },
        NotCosigned::Refused { status: 422 },
        NotCosigned::Unknown { status: 404 },
    ];
    let text = "expected `=`".to_owned();
    let errors = [
        WitnessError::Form { path: path(), fault: TomlFault { line: 3, column: 7, text } },
        WitnessError::Io { path: path(), source: std::io::Error::from_raw_os_error(13) },
        WitnessError::Key { name: "bkn".to_owned(), error: KeyError::Parts },
        WitnessError::Lost { origin: "ikrar.example.id/muba".to_owned(), path: path() },
    ];
    [boxed(refused), boxed(answers), boxed(errors)].into_iter().flatten().collect()
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
