mod keep;

use std::fmt::{Debug, Display};
use std::io;
use std::path::PathBuf;

use ikrar_core::admit::Refusal;
use ikrar_core::codec::CodecError;
use ikrar_core::entry::{ChainError, Head};
use ikrar_core::event::EventError;
use ikrar_core::finding::{Finding, FindingKind};
use ikrar_core::keys::KeyRingError;
use ikrar_core::ledger::{LedgerError, Rejection};
use ikrar_core::log::LogError;
use ikrar_core::rulebook::{Rulebook, RulebookError};
use ikrar_core::sign::SignatureError;
use ikrar_core::value::{
    ActCode, CaseId, Date, Digest, ElectionCode, KeyId, Level, Link, PersonId, Role, SanctionCode,
};
use ikrar_store::folder::FolderError;
use ikrar_store::notice::Notice;

use super::*;

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

/// Holds samples against the enum in its source, and their two languages against each other.
fn check<T: Tell + Debug + Display>(source: &str, name: &str, samples: &[T]) {
    cover(source, name, samples);
    samples.iter().for_each(check_one);
}

/// Checks that there is a sample of every variant.
fn cover<T: Debug>(source: &str, name: &str, samples: &[T]) {
    let (_, body) = source.split_once(&format!(" enum {name} {{\n")).expect(name);
    let body = body.split_once("\n}").unwrap().0.lines();
    let variants = body
        .filter_map(|line| line.strip_prefix("    "))
        .filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()))
        .filter_map(|line| line.split(|c: char| !c.is_alphanumeric()).next());
    for variant in variants {
        let word = |sample: &T| {
            format!("{sample:?}").split(|c: char| !c.is_alphanumeric()).next() == Some(variant)
        };
        assert!(samples.iter().any(word), "{name}::{variant} has no sample");
    }
}

fn check_one<T: Tell + Display>(sample: &T) {
    let (en, id) = (sample.tell(Lang::EN), sample.tell(Lang::ID));
    assert_eq!(en, sample.to_string());
    same_facts(&en, &id);
}

/// Numbers and what stands in backticks are in both texts, and no English is left.
fn same_facts(en: &str, id: &str) {
    assert!(!id.is_empty() && id != en, "{en}");
    assert!(!id.contains('\n') && !id.contains(['{', '}']), "{id}");
    let digits = |text: &str| -> Vec<String> {
        let runs = text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
        let mut runs: Vec<_> = runs.map(str::to_owned).collect();
        runs.sort();
        runs
    };
    assert_eq!(digits(en), digits(id), "{en} | {id}");
    let codes = |text: &str| -> Vec<String> {
        let mut codes: Vec<_> = text.split('`').skip(1).step_by(2).map(str::to_owned).collect();
        codes.sort();
        codes
    };
    for code in codes(en) {
        assert!(codes(id).contains(&code), "{en} | {id}");
    }
    for english in [" the ", " is ", " of ", " in ", " not ", " and ", " entry "] {
        assert!(!format!(" {id} ").contains(english), "{id}");
    }
}

#[test]
fn every_refusal_is_told_in_both_languages() {
    check(include_str!("../../../core/src/admit/refusal.rs"), "Refusal", &refusals());
}

fn refusals() -> Vec<Refusal> {
    let (entry, on, level) = (4711, date("2024-11-27"), Level::Heavy);
    let (campaign, key) = ("PILKADA-2024".parse().unwrap(), KeyId::from_bytes([0xab; 32]));
    let (case, person) = (CaseId::from_bytes([1; 16]), PersonId::from_bytes([2; 16]));
    let name = "Deklarasi 2024".to_owned();
    let act: ActCode = "B13".parse().unwrap();
    let election: ElectionCode = "PILKADA-2024".parse().unwrap();
    let sanction: SanctionCode = "oral-reprimand".parse().unwrap();
    let campaign = || -> ikrar_core::value::CampaignCode { Clone::clone(&campaign) };
    vec![
        Refusal::AlreadySigned { entry },
        Refusal::CaseDecided { entry },
        Refusal::CaseExists { case },
        Refusal::CampaignClosed { campaign: campaign(), on },
        Refusal::CampaignExists { campaign: campaign() },
        Refusal::CeremonyExists { name: name.clone() },
        Refusal::CeremonyHeld { name: name.clone(), on },
        Refusal::Departed,
        Refusal::EventIdTaken { entry },
        Refusal::Future { field: "signed_on", date: on, today: date("2024-11-26") },
        Refusal::IdentifierTaken,
        Refusal::KeyTaken { key },
        Refusal::KeyNotValid { date: on },
        Refusal::LedgerExists,
        Refusal::Level { level },
        Refusal::NotDecided,
        Refusal::NotHeld { what: "identifier" },
        Refusal::NotHeld { what: "key" },
        Refusal::NotCorrectable { entry },
        Refusal::LastAdmin,
        Refusal::NoIdentifier,
        Refusal::NoLedger,
        Refusal::NoRulebook { date: on },
        Refusal::NoScan,
        Refusal::NoSubject,
        Refusal::NotOpen { date: on, opens: date("2024-12-01"), closed: None },
        Refusal::NotOwnKey,
        Refusal::Order { earlier: "opens", later: "due" },
        Refusal::OtherPerson,
        Refusal::OtherText { found: Digest::from_bytes([0xcd; 32]) },
        Refusal::PersonExists { person },
        Refusal::ProposalDiffers { entry },
        Refusal::Revoked { key },
        Refusal::Role { fact: "pact-signed", needed: &[Role::Registrar] },
        Refusal::Role { fact: "case-decided", needed: &[Role::Examiner, Role::Decider] },
        Refusal::RoleHeld { role: Role::Auditor },
        Refusal::Rulebook { reason: "version 3 is already published".to_owned() },
        Refusal::Rulebook { reason: "its text says it is `id` version 3".to_owned() },
        Refusal::StepExists { entry },
        Refusal::TwoOfficers { level },
        Refusal::UnknownAct { act },
        Refusal::UnknownCampaign { campaign: campaign() },
        Refusal::UnknownCase { case },
        Refusal::UnknownCeremony { name },
        Refusal::UnknownElection { election },
        Refusal::UnknownKey { key },
        Refusal::UnknownPerson { person },
        Refusal::UnknownSanction { sanction, date: on },
        Refusal::UnusableKey,
        Refusal::NoAuthority { level },
    ]
}

fn not_found() -> io::Error {
    io::Error::from_raw_os_error(2)
}

fn logs() -> Vec<LogError> {
    let reason = ChainError::Sequence { expected: 1, found: 2 }.to_string();
    vec![
        LogError::Chain { seq: 2, reason },
        LogError::Conflict(Head { size: 9, ..Head::default() }),
        LogError::Damaged { seq: 3, reason: "the stored bytes are no entry".to_owned() },
        LogError::Doubt("an earlier list ended so".to_owned()),
        LogError::Engine("it was opened for reading only".to_owned()),
        LogError::Full { needed: 2_000_000, free: 1000 },
    ]
}

#[test]
fn errors_of_ledgers_are_told_in_both_languages() {
    check(include_str!("../../../core/src/log.rs"), "LogError", &logs());
    let rejections = [
        Rejection::Event(EventError::Empty),
        Rejection::Refused(Refusal::NoLedger),
        Rejection::Signature(SignatureError::Invalid),
    ];
    let ledger = include_str!("../../../core/src/ledger.rs");
    check(ledger, "Rejection", &rejections);
    let key_ring = || KeyRingError::Damaged("/a: b/keyring: it is damaged".to_owned());
    let failed = KeyRingError::Failed("/a: b/keyring: it is damaged".to_owned());
    check(include_str!("../../../core/src/keys.rs"), "KeyRingError", &[key_ring(), failed]);
    let refusal = Refusal::Role { fact: "pact-signed", needed: &[Role::Registrar] };
    let (kind, detail) = (FindingKind::Authority, refusal.to_string());
    let (now, newest) = ("2024-01-01T00:00:00Z", "2024-01-02T00:00:00Z");
    let ledgers = [
        LedgerError::Clock { now: now.parse().unwrap(), newest: newest.parse().unwrap() },
        LedgerError::ClockAhead { now: newest.parse().unwrap(), newest: now.parse().unwrap() },
        LedgerError::Integrity(Finding::new(7, kind, detail)),
        LedgerError::Keys(key_ring()),
        LedgerError::Log(LogError::Conflict(Head::default())),
        LedgerError::Rollback { known: 9, found: 5 },
        LedgerError::Snapshot,
    ];
    check(ledger, "LedgerError", &ledgers);
    let path = PathBuf::from("/srv/ikrar");
    let reason = "format 9 is unknown; a newer program may know it".to_owned();
    let folders = [
        FolderError::Busy { path: path.clone(), process: Some(7) },
        FolderError::Io { path: path.clone(), source: not_found() },
        FolderError::Keys(key_ring()),
        FolderError::Ledger(LedgerError::Snapshot),
        FolderError::Marker { path: path.clone(), reason },
        FolderError::Mixed(path.clone()),
        FolderError::Missing(path.clone()),
        FolderError::NotEmpty(path),
    ];
    check(include_str!("../../../store/src/folder.rs"), "FolderError", &folders);
    let aside = PathBuf::from("/srv/ikrar/aside/sled.1");
    let notices = [
        Notice::AcknowledgedNotKept(not_found().to_string()),
        Notice::ChainNotKept,
        Notice::ChainRebuilt { aside: aside.clone() },
        Notice::SnapshotNotKept(not_found().to_string()),
        Notice::TornEnd { aside, bytes: 12 },
    ];
    check(include_str!("../../../store/src/notice.rs"), "Notice", &notices);
}

#[test]
fn a_finding_is_told_by_its_detail_or_else_by_its_kind() {
    let told = |kind, detail: &str| Finding::new(7, kind, detail.to_owned()).tell(Lang::ID);
    for refusal in refusals() {
        let wanted = format!("entri 7: {}", refusal.tell(Lang::ID));
        assert_eq!(told(FindingKind::Authority, &refusal.to_string()), wanted);
    }
    let other = told(FindingKind::Event, "something new");
    assert_eq!(other, "entri 7: isinya bukan peristiwa (something new)");
    let event = EventError::Codec(CodecError::UnknownKind { of: "event", found: 99 });
    same_facts(&format!("entry 7: {event}"), &told(FindingKind::Event, &event.to_string()));
}

#[test]
fn errors_of_rulebooks_are_told_in_both_languages() {
    let (from, until, level) = (date("2024-02-02"), date("2024-01-01"), Level::Heavy);
    let stage = || "PILKADA-2024/campaign/all/all".to_owned();
    let reversed = |place: &str| RulebookError::DatesReversed { place: place.into(), from, until };
    let mut errors = vec![
        reversed("sanction x-1"),
        reversed("stage A/b/all/16"),
        reversed("vote after stage A/b/all/all"),
        RulebookError::Duplicate { what: "retention class", code: "a-2".to_owned() },
        RulebookError::Holiday { year: 2024, day: date("2023-01-01") },
        RulebookError::NoRole { level },
        RulebookError::Region { stage: stage() },
        RulebookError::TooLarge { bytes: 60_000 },
        RulebookError::UnknownContest { stage: stage() },
        RulebookError::Value { line: 7, error: "x1".parse::<Role>().unwrap_err().into() },
    ];
    errors.iter().for_each(check_one);
    errors.push(Rulebook::parse("").unwrap_err());
    cover(include_str!("../../../core/src/rulebook/check.rs"), "RulebookError", &errors);
    let of = |text: &str| Rulebook::parse(text).unwrap_err().tell(Lang::ID);
    assert_eq!(of("id = 1\nversion = =\n").split(':').next(), Some("bukan buku aturan"));
    assert!(of("id = 1\nversion = =\n").contains("baris 2, kolom "));
    assert!(of("hue = 1\n").contains("isian `hue` tidak dikenal"), "{}", of("hue = 1\n"));
    assert!(of("in_force_from = \"x\"\n").ends_with("`x` bukan tanggal; tulis sebagai YYYY-MM-DD"));
    assert!(!of("").contains('\n'));
}
