//! Who may author what: every role and every kind of event, through the ledger's own door.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use ikrar_core::admit::Refusal;
use ikrar_core::event::case::{CaseReported, Channel};
use ikrar_core::event::officer::OfficerEnrolled;
use ikrar_core::event::pact::{Method, PactSigned};
use ikrar_core::event::person::{Corrected, KeyBound};
use ikrar_core::event::{Fact, PactFact};
use ikrar_core::ledger::Rejection;
use ikrar_core::value::{CaseId, Role, Seq};
use ikrar_kit::{
    ADMIN, DECIDER, EXAMINER, REGISTRAR, World, author, contest, day, enrolment, own_key,
    paper_pact, person, sixteen,
};
use ikrar_store::memory::MemoryLog;
use ikrar_words::{Lang, label};

use crate::formats::generated::{Dice, KINDS};

/// What docs/ROLES.md says is what the ledger does: a kind that is not there is missed here, and so
/// is a role.
#[test]
fn each_role_may_author_what_the_table_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/ROLES.md");
    let written = fs::read_to_string(&path).unwrap();
    let (before, _) = written.split_once(BEGIN).unwrap();
    let found = format!("{before}{BEGIN}{}", table());
    if std::env::var_os("IKRAR_UPDATE").is_some_and(|value| value == "1") {
        fs::write(&path, &found).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap();
    assert_eq!(found, written, "the roles changed, or IKRAR_UPDATE=1 was forgotten");
}

/// Every kind of event by every role: `may`, or the rule by which it is refused.
fn table() -> String {
    let names = [ADMIN, REGISTRAR, EXAMINER, DECIDER, OVERSEER, AUDITOR].map(str::to_owned);
    let authors = [names.as_slice(), &[own_key(0)]].concat();
    let mut table = String::new();
    for (kind, make) in kinds() {
        let (name, more) = kind.split_once(", ").map_or((kind.as_str(), ""), |(n, more)| (n, more));
        let said = label::fact(name).unwrap();
        let (en, id) = (Lang::EN.tell(&said), Lang::ID.tell(&said));
        let comma = if more.is_empty() { "" } else { ", " };
        write!(table, "| `{name}` | {en}{comma}{more} (*{id}*) |").unwrap();
        let (mut world, mut of_case) = settled();
        let mut rule = String::new();
        for author in &authors {
            let fact = make(&mut Dice(7), of_case);
            let outcome = world.record(author, fact);
            if outcome.is_ok() {
                (world, of_case) = settled();
            }
            if let Err(Rejection::Refused(Refusal::Role { needed, .. })) = &outcome {
                let roles: Vec<_> = needed.iter().map(|role| role.name()).collect();
                rule = format!("only {}", roles.join(" or "));
            }
            // A second ledger-created is refused whoever authors it.
            let founds = name == "ledger-created";
            if founds {
                "recorded once, with the ledger".clone_into(&mut rule);
            }
            let may = if founds { outcome.is_ok() } else { may(outcome) };
            write!(table, " {} |", if may { "may" } else { "–" }).unwrap();
        }
        writeln!(table, " {rule} |").unwrap();
    }
    table
}

/// A paper pact of nobody is about whoever holds the author's key, who has no scan to show.
#[test]
fn an_own_key_signs_nothing_but_its_own_pact() {
    let (mut world, _) = settled();
    let Fact::Pact(PactFact::PactSigned(paper)) = paper_pact(0, day("2023-12-20")) else {
        unreachable!()
    };
    let outcome = world.record(&own_key(0), Fact::from(PactSigned { person: None, ..paper }));
    assert!(!may(outcome));
    assert!(may(world.record(&own_key(0), own_pact())));
}

/// A pact that names its signer was refused as one without the right, as if an officer were needed.
#[test]
fn an_own_pact_may_name_its_signer_and_nobody_else() {
    let (mut world, _) = settled();
    world.record(REGISTRAR, enrolment(1)).unwrap();
    let Fact::Pact(PactFact::PactSigned(own)) = own_pact() else { unreachable!() };
    let of = |number| Fact::from(PactSigned { person: Some(person(number)), ..own.clone() });
    let other = world.record(&own_key(0), of(1));
    assert_eq!(other, Err(Rejection::Refused(Refusal::OtherPerson)));
    world.record(&own_key(0), of(0)).unwrap();
}

/// Whether only something else than the role stood against it, if anything did.
fn may(outcome: Result<Seq, Rejection>) -> bool {
    match outcome {
        Ok(_) => true,
        Err(Rejection::Refused(refusal)) => !matches!(refusal, Refusal::Role { .. }),
        Err(other) => panic!("it never came to a role: {other}"),
    }
}

type Make = Box<dyn Fn(&mut Dice, Seq) -> Fact>;

/// Every kind of event; those twice whose author depends on more than the kind.
fn kinds() -> Vec<(String, Make)> {
    let mut kinds: Vec<(String, Make)> = Vec::new();
    for (_, name, make) in KINDS {
        match name {
            "corrected" => {
                let of =
                    |entry| Corrected { person: person(0), entry, reason: "x".parse().unwrap() };
                let other: Make = Box::new(move |_, _| Fact::from(of(Seq::FIRST)));
                let of_case: Make = Box::new(move |_, entry| Fact::from(of(entry)));
                kinds.push((name.to_owned(), other));
                kinds.push((format!("{name}, an entry of a case"), of_case));
            }
            "pact-signed" => {
                let paper: Make = Box::new(|_, _| paper_pact(0, day("2023-12-20")));
                kinds.push((format!("{name}, on paper"), paper));
                kinds.push((format!("{name}, with an own key"), Box::new(|_, _| own_pact())));
            }
            "key-bound" => {
                let (public_key, from) = (author("a new key").public_key(), day("2023-11-01"));
                let bound = KeyBound { person: person(0), public_key, from };
                kinds.push((name.to_owned(), Box::new(move |_, _| Fact::from(bound.clone()))));
            }
            _ => kinds.push((name.to_owned(), Box::new(move |dice, _| make(dice)))),
        }
    }
    kinds
}

fn own_pact() -> Fact {
    let Fact::Pact(PactFact::PactSigned(paper)) = paper_pact(0, day("2023-12-20")) else {
        unreachable!()
    };
    Fact::from(PactSigned { person: None, method: Method::OwnKey, scan: None, ..paper })
}

/// A world with an officer of each role, a person with an own key, and a case about the person;
/// gives the case's entry as well.
fn settled() -> (World<MemoryLog>, Seq) {
    let mut world = World::found(MemoryLog::default());
    for (name, role) in [(AUDITOR, Role::Auditor), (OVERSEER, Role::Overseer)] {
        let (public_key, from) = (author(name).public_key(), day("2023-01-01"));
        let office = "Inspektorat".parse().unwrap();
        let officer = Fact::from(OfficerEnrolled { public_key, role, office, from });
        world.record(ADMIN, officer).unwrap();
    }
    world.record(REGISTRAR, enrolment(0)).unwrap();
    let (public_key, from) = (author(&own_key(0)).public_key(), day("2023-11-01"));
    let bound = KeyBound { person: person(0), public_key, from };
    world.record(REGISTRAR, Fact::from(bound)).unwrap();
    let reported = CaseReported {
        case: CaseId::from_bytes(sixteen("case")),
        person: person(0),
        acts: vec!["A2".parse().unwrap()].try_into().unwrap(),
        contest: Some(contest("PILKADA-2024 governor 16")),
        acted_on: day("2023-12-05"),
        acted_until: None,
        known_on: day("2023-12-08"),
        received_on: day("2023-12-09"),
        channel: Channel::Report,
        summary: "Dugaan".parse().unwrap(),
    };
    let case = world.record(EXAMINER, Fact::from(reported)).unwrap();
    (world, case)
}

const AUDITOR: &str = "auditor";
const OVERSEER: &str = "overseer";
/// What stands above the rows.
const BEGIN: &str = "\
| Kind | What it is | admin | registrar | examiner | decider | overseer | auditor | own key | Who |
|---|---|---|---|---|---|---|---|---|---|
";
