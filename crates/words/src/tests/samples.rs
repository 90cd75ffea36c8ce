//! Something of every type that says something.

mod desk;
mod proofs;
mod refusals;
mod rooms;
mod stores;
mod wire;

use ikrar_core::codec::CodecError;
use ikrar_core::entry::ChainError;
use ikrar_core::event::{EventError, Fact, Topic};
use ikrar_core::finding::FindingKind;
use ikrar_core::rulebook::{CaseGroup, CaseState, Force, Turn};
use ikrar_core::seal::SealError;
use ikrar_core::sign::{SignatureError, SignedEventError};
use ikrar_core::status::{Conduct, PactState, Rule, Verdict};
use ikrar_core::value::{
    ActCode, ContestCode, Date, Digest, ElectionCode, EmploymentStatus, IdError, IdWarning,
    Instant, Level, Link, ListError, OfficeCode, Refused, RegionCode, Role, SanctionCode, Seq,
    StepCode, TextError,
};

use crate::{Lang, Say, label};

type Said = Box<dyn Say>;

/// Labels, in groups whose members must differ.
pub(super) fn labels() -> Vec<Vec<Said>> {
    vec![
        boxed(PactState::ALL.iter().copied()),
        boxed(Conduct::ALL.iter().copied()),
        boxed(Rule::ALL.iter().copied()),
        boxed(Verdict::ALL.iter().copied()),
        boxed(Level::ALL.iter().copied()),
        boxed(CaseState::ALL.iter().copied()),
        boxed(CaseGroup::ALL.iter().copied()),
        boxed(Force::ALL.iter().copied()),
        boxed(Turn::ALL.iter().copied()),
        boxed(EmploymentStatus::ALL.iter().copied()),
        boxed(Role::ALL.iter().copied()),
        boxed(FindingKind::ALL.iter().copied()),
        boxed(Topic::ALL.iter().copied()),
        boxed(Fact::NAMES.iter().filter_map(|name| label::fact(name))),
    ]
}

/// Errors, and whatever else the types of our crates say.
pub(super) fn samples() -> Vec<Said> {
    let core = [ids(), events(), bytes(), refusals::samples(), rooms::samples(), proofs::samples()];
    let desk = [desk::files(), desk::tables(), desk::rows(), desk::keys()];
    core.into_iter().chain([stores::samples(), wire::samples()]).chain(desk).flatten().collect()
}

fn boxed<T: Say + 'static>(said: impl IntoIterator<Item = T>) -> Vec<Said> {
    said.into_iter().map(|said| Box::new(said) as Said).collect()
}

/// Of errors that other libraries hand on as text: the English catalogue says what they say.
fn checked<T: Say + ToString + 'static>(said: impl IntoIterator<Item = T>) -> Vec<Said> {
    let said = said.into_iter().inspect(|said| assert_eq!(Lang::EN.tell(said), said.to_string()));
    boxed(said)
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn ids() -> Vec<Said> {
    let (at, code) = (3, 0x202e);
    let ids = [
        IdError::AgencyCode,
        IdError::BirthDate { year: 1980, month: 13, day: 1 },
        IdError::CampaignCode,
        IdError::Character { at: 5 },
        IdError::EmploymentStatus,
        IdError::Gender { found: 3 },
        IdError::Grade,
        IdError::Hex,
        IdError::Kind { found: 7 },
        IdError::Length { found: 17 },
        IdError::Month { found: 0 },
        IdError::NikBirthDate { day: 30, month: 2, year: 1 },
        IdError::Number,
        IdError::PppkCode { found: 1 },
        IdError::Region { found: 90_000 },
        IdError::Serial { found: "0000", digits: "13–16" },
    ];
    let warnings = [IdWarning::UnknownPppkCode(31), IdWarning::YoungAtAppointment { age: 9 }];
    let texts = [
        TextError::Blank,
        TextError::Control { at, code: 7 },
        TextError::Direction { at, code },
        TextError::Hidden { at, code },
        TextError::PersonalNumber,
        TextError::TooLong { found: 2000, max: 1024 },
    ];
    [checked(ids), checked(warnings), checked(texts)].into_iter().flatten().collect()
}

fn events() -> Vec<Said> {
    let refused = |error: ListError| Refused { field: Some("title"), error: error.into() };
    let encodings = [
        CodecError::Malformed("UnexpectedEnd".to_owned()),
        CodecError::NotCanonical,
        CodecError::Value(Refused { field: None, error: TextError::Blank.into() }),
        CodecError::Trailing { read: 21, found: 22 },
        CodecError::UnknownKind { of: "event", found: 99 },
    ];
    let events = [
        EventError::Codec(CodecError::NotCanonical),
        EventError::Empty,
        EventError::Codec(CodecError::Value(refused(ListError { found: 2000, max: 1024 }))),
        EventError::TooLarge(70_000),
        EventError::UnknownVersion(9),
    ];
    let times = ["x".parse::<Date>().unwrap_err(), "y".parse::<Instant>().unwrap_err()];
    let codes = [
        "x".parse::<ActCode>().unwrap_err(),
        "x y".parse::<SanctionCode>().unwrap_err(),
        "x".parse::<ElectionCode>().unwrap_err(),
        "X".parse::<ContestCode>().unwrap_err(),
        "X".parse::<OfficeCode>().unwrap_err(),
        "X".parse::<StepCode>().unwrap_err(),
        "x".parse::<RegionCode>().unwrap_err(),
    ];
    [boxed(encodings), boxed(events), checked(times), checked(codes)]
        .into_iter()
        .flatten()
        .collect()
}

fn bytes() -> Vec<Said> {
    let signed = [
        SignedEventError::Short,
        SignedEventError::Path,
        SignedEventError::UnknownScheme(7),
        SignedEventError::UnknownVersion(7),
    ];
    let signatures = [
        SignatureError::Invalid,
        SignatureError::NoPoint,
        SignatureError::OtherKey,
        SignatureError::Path,
    ];
    let seals = [
        SealError::Broken,
        SealError::NoKey,
        SealError::Short,
        SealError::Signed(SignedEventError::Short),
        SealError::UnknownKind(7),
        SealError::UnknownVersion(7),
    ];
    let (expected, found) = (Link::from_bytes([0xab; 32]), Link::from_bytes([0xcd; 32]));
    let chains = [
        ChainError::Link { expected, found },
        ChainError::Sequence { expected: Seq::new(1), found: Seq::new(2) },
        ChainError::Time(u64::MAX),
        ChainError::UnknownVersion(7),
    ];
    let hex = ["x".parse::<Digest>().unwrap_err()];
    [boxed(signed), boxed(signatures), boxed(seals), boxed(chains), checked(hex)]
        .into_iter()
        .flatten()
        .collect()
}
