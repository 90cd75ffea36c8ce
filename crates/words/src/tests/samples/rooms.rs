//! What the rooms of the core say beside refusals: logs, key rings, ledgers, rulebooks, findings.

use std::io;
use std::path::PathBuf;

use ikrar_core::admit::Refusal;
use ikrar_core::calendar::{HolidayKind, HolidaysError};
use ikrar_core::directory::DirectoryError;
use ikrar_core::entry::{ChainError, Head};
use ikrar_core::error::{IoFault, Place, TomlFault};
use ikrar_core::event::EventError;
use ikrar_core::finding::{Cause, Finding};
use ikrar_core::keys::{KeyDamage, KeyRingError};
use ikrar_core::ledger::{LedgerError, Rejection};
use ikrar_core::log::{Damage, EngineFault, Flaw, LogError};
use ikrar_core::rulebook::{CaseState, Dated, Item, RulebookError, Turn};
use ikrar_core::seal::SealError;
use ikrar_core::sign::SignatureError;
use ikrar_core::status::Change;
use ikrar_core::tree::empty_root;
use ikrar_core::value::{CaseId, Instant, Level, Role, Seq};

use super::{Said, boxed, date};

pub(super) fn samples() -> Vec<Said> {
    let rooms = [systems(), logs(), keys(), ledgers(), rulebooks(), findings(), changes()];
    rooms.into_iter().flatten().collect()
}

pub(super) fn path() -> PathBuf {
    PathBuf::from("/srv/ikrar")
}

pub(super) fn fault() -> IoFault {
    io::Error::from_raw_os_error(2).into()
}

fn changes() -> Vec<Said> {
    let (case, on) = (CaseId::from_bytes([7; 16]), date("2024-03-27"));
    let campaign = || "pakta-2024".parse().unwrap();
    let (turn, term) = (Turn::Bpasn, "KEBERATAN.AJU".to_owned());
    boxed([
        Change::Signature { campaign: campaign(), due: on },
        Change::LateSignature { campaign: campaign(), due: on },
        Change::Service { on: Some(on) },
        Change::Service { on: None },
        Change::Decision { case, turn },
        Change::Delivery { case },
        Change::Remedy { case, term, until: on },
        Change::InForce { case, on },
        Change::UnknownYear { case, year: 2022 },
        Change::RemedyDecided { case, turn },
        Change::Served { case, on },
        Change::CarriedOut { case },
        Change::Annulled { case },
        Change::FollowOn { case, sanction: "cpns-termination".parse().unwrap() },
        Change::Correction,
    ])
}

fn systems() -> Vec<Said> {
    // Of each kind that has words, the number that Linux gives it.
    let codes = [2, 5, 13, 17, 20, 21, 28, 30, 32, 122];
    let system = codes.map(io::Error::from_raw_os_error);
    let faults = codes.map(|code| IoFault::from(io::Error::from_raw_os_error(code)));
    let text = io::Error::from(io::ErrorKind::InvalidData);
    let read = [
        "expected `=`",
        "missing field `id`",
        "duplicate field `id`",
        "unknown field `hue`, expected `id`",
        "unknown variant `x`, expected one of `a`, `b`",
    ];
    let toml = read.map(|text| TomlFault { line: 3, column: 7, text: text.to_owned() });
    let kinds = [boxed(system), boxed(faults), boxed([text]), boxed(toml)];
    kinds.into_iter().flatten().collect()
}

fn flaws() -> [Flaw; 4] {
    [Flaw::Chain, Flaw::Check, Flaw::Cut, Flaw::Order]
}

fn logs() -> Vec<Said> {
    let source = ChainError::Sequence { expected: Seq::new(1), found: Seq::new(2) };
    let errors = [
        LogError::Chain { seq: Seq::new(2), source },
        LogError::Conflict(Head { size: 9, ..Head::default() }),
        LogError::Damaged { seq: Seq::new(3), damage: Damage::AcknowledgedMissing },
        LogError::Doubt(EngineFault::EarlierDoubt),
        LogError::Engine(EngineFault::ReadOnly),
        LogError::Full { needed: 2_000_000, free: 1000 },
    ];
    let damages = [
        Damage::AcknowledgedMissing,
        Damage::AcknowledgedOther,
        Damage::File { path: path(), fault: fault() },
        Damage::IndexLonger { size: 4711 },
        Damage::IndexOther,
        Damage::Missing { path: path() },
        Damage::NotStored,
        Damage::Shorter { known: 4711 },
        Damage::Unled,
    ];
    let of_flaw = |flaw| [Damage::Acknowledged(flaw), Damage::Flawed(flaw), Damage::Followed(flaw)];
    let faults = [
        EngineFault::EarlierDoubt,
        EngineFault::Entry { seq: Seq::new(4711), fault: fault() },
        EngineFault::File { path: path(), fault: fault() },
        EngineFault::ListGone,
        EngineFault::ReadOnly,
    ];
    let damages = boxed(damages.into_iter().chain(flaws().into_iter().flat_map(of_flaw)));
    [boxed(errors), damages, boxed(faults)].into_iter().flatten().collect()
}

fn keys() -> Vec<Said> {
    let damages = || {
        [
            KeyDamage::Altered,
            KeyDamage::Missing,
            KeyDamage::NoMaster,
            KeyDamage::NotAFile,
            KeyDamage::Short,
            KeyDamage::Unreadable(fault()),
        ]
    };
    let with = |damage| KeyRingError::Damaged { path: path(), damage };
    let errors = [
        KeyRingError::EarlierDoubt,
        KeyRingError::File { path: path(), fault: fault() },
        KeyRingError::NoKey,
        KeyRingError::Randomness(fault()),
        KeyRingError::Wide { path: path(), mode: 0o644 },
        KeyRingError::Write(fault()),
    ];
    [boxed(damages()), boxed(damages().map(with)), boxed(errors)].into_iter().flatten().collect()
}

fn ledgers() -> Vec<Said> {
    let [now, newest] = ["2024-01-01T00:00:00Z", "2024-01-02T00:00:00Z"]
        .map(|text| text.parse::<Instant>().unwrap());
    let needed = &[Role::Registrar];
    let refused = Refusal::Role { fact: "pact-signed", needed };
    let errors = [
        LedgerError::Clock { now, newest },
        LedgerError::ClockAhead { now: newest, newest: now },
        LedgerError::Empty,
        LedgerError::Integrity(Finding::new(Seq::new(7), refused)),
        LedgerError::Keys(KeyRingError::NoKey),
        LedgerError::Log(LogError::Conflict(Head::default())),
        LedgerError::Rollback { known: 9, found: 5 },
        LedgerError::Snapshot,
    ];
    let rejections = [
        Rejection::Event(EventError::Empty),
        Rejection::Refused(Refusal::NoLedger),
        Rejection::Signature(SignatureError::Invalid),
    ];
    boxed(errors).into_iter().chain(boxed(rejections)).collect()
}

fn rulebooks() -> Vec<Said> {
    let (from, until) = (date("2024-02-02"), date("2024-01-01"));
    let stage = || "PILKADA-2024/campaign/all/all".to_owned();
    let dated = [
        Dated::Overseer("BKN".to_owned()),
        Dated::Sanction("oral-reprimand".parse().unwrap()),
        Dated::Stage(stage()),
        Dated::VoteAfter(stage()),
    ];
    let items = [
        Item::Act,
        Item::Caution,
        Item::Contest,
        Item::Deadline,
        Item::Election,
        Item::Overseer,
        Item::Rate,
        Item::RetentionClass,
        Item::Sanction,
        Item::Stage,
        Item::State,
        Item::Step,
    ];
    let errors = [
        RulebookError::Form(TomlFault { line: 3, column: 7, text: "expected `=`".to_owned() }),
        RulebookError::NoRole { level: Level::Heavy },
        RulebookError::Pair { act: "A1".parse().unwrap() },
        RulebookError::NoStatus { sanction: "oral-reprimand".parse().unwrap() },
        RulebookError::TooLarge { bytes: 60_000 },
        RulebookError::Missing { what: Item::Step, code: "decided-2".to_owned() },
        RulebookError::Unknown {
            what: Item::Step,
            code: "summoned-2".to_owned(),
            field: "needs",
            name: "team-2".to_owned(),
        },
        RulebookError::At {
            place: Place { line: 7, field: "valid_until" },
            error: Box::new(RulebookError::NoRole { level: Level::Heavy }),
        },
        RulebookError::Overlap {
            what: Item::Overseer,
            code: "BKN".to_owned(),
            other: "KASN".to_owned(),
        },
        RulebookError::Unreachable { state: CaseState::Panel },
        RulebookError::UnknownContest { stage: stage() },
        RulebookError::Value { line: 7, error: "x1".parse::<Role>().unwrap_err().into() },
    ];
    let holidays = [
        HolidaysError::Day { year: 2024, day: date("2023-01-01") },
        HolidaysError::Form(TomlFault { line: 3, column: 7, text: "expected `=`".to_owned() }),
        HolidaysError::Twice { year: 2024, kind: HolidayKind::Public },
        HolidaysError::Twice { year: 2024, kind: HolidayKind::CollectiveLeave },
        HolidaysError::Value { line: 7, error: "x1".parse::<Role>().unwrap_err().into() },
        HolidaysError::At {
            place: Place { line: 7, field: "days" },
            error: Box::new(HolidaysError::Gap { year: 2024, kind: HolidayKind::Public }),
        },
        HolidaysError::Gap { year: 2024, kind: HolidayKind::Public },
        HolidaysError::WeeksOverlap { agency: "16.06".parse().unwrap() },
        HolidaysError::Week { agency: "16.06".parse().unwrap() },
    ];
    let reversed = dated.map(|place| RulebookError::DatesReversed { place, from, until });
    let twice = items.map(|what| RulebookError::Duplicate { what, code: "a-2".to_owned() });
    let mut said = boxed(errors.into_iter().chain(reversed).chain(twice));
    said.extend(boxed(holidays));
    said
}

fn findings() -> Vec<Said> {
    let at: Instant = "2024-01-01T00:00:00Z".parse().unwrap();
    let causes = [
        Cause::AboutAnother,
        Cause::BodyHash,
        Cause::Directory(DirectoryError::Form),
        Cause::Directory(DirectoryError::Lists { expected: empty_root(), found: empty_root() }),
        Cause::Directory(DirectoryError::Names { expected: empty_root(), found: empty_root() }),
        Cause::Directory(DirectoryError::NamesKey),
        Cause::Directory(DirectoryError::Number(Seq::new(7))),
        Cause::Duplicate(Seq::new(4711)),
        Cause::Event(EventError::Empty),
        Cause::Link(ChainError::UnknownVersion(7)),
        Cause::OtherChain,
        Cause::RecordedAt(at),
        Cause::from(Refusal::NoLedger),
        Cause::Seal(SealError::Broken),
        Cause::Seal(SealError::NoEvent),
        Cause::SealedForAnother,
        Cause::Signature(SignatureError::Invalid),
        Cause::Snapshot,
        Cause::Storage(Damage::Unled),
        Cause::UnknownAuthor,
    ];
    boxed(causes.into_iter().map(|cause| Finding::new(Seq::new(4711), cause)))
}
