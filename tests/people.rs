//! Who is who, and in service when: records merged and withdrawn, returns, leave, first days.

use std::sync::Arc;

use ikrar_core::admit::Refusal;
use ikrar_core::event::Fact;
use ikrar_core::event::pact::{PactSigned, SignatureVoided};
use ikrar_core::event::person::{
    Corrected, Departure, FirstDayMoved, KeyBound, LeaveEnded, LeaveGranted, LeaveKind,
    PersonDeparted, PersonMerged, PersonReturned, PersonWithdrawn, Return,
};
use ikrar_core::event::{PactFact, PersonFact};
use ikrar_core::ledger::{Rejection, verify};
use ikrar_core::status::{Judge, PactState, Rule, Verdict};
use ikrar_core::value::{Date, Digest, Line, Seq};
use ikrar_kit::{DUE, REGISTRAR, World, author, day, enrolment, own_key, paper_pact, person};
use ikrar_store::memory::MemoryLog;

type Here = World<Arc<MemoryLog>>;

fn enrolled(people: u32) -> Here {
    let mut world = World::found(Arc::<MemoryLog>::default());
    for number in 0..people {
        world.record(REGISTRAR, enrolment(number)).unwrap();
    }
    world
}

fn refused(outcome: Result<Seq, Rejection>) -> Refusal {
    match outcome {
        Err(Rejection::Refused(refusal)) => refusal,
        other => panic!("it was not refused: {other:?}"),
    }
}

fn reason() -> Line {
    Line::from_static("alasan")
}

fn depart(world: &mut Here, number: u32, on: &str) -> Result<Seq, Rejection> {
    let (person, on, reason) = (person(number), day(on), Departure::ContractEnded);
    world.record(REGISTRAR, Fact::from(PersonDeparted { person, reason, on }))
}

fn come_back(world: &mut Here, number: u32, from: &str) -> Result<Seq, Rejection> {
    let (person, from, reason) = (person(number), day(from), Return::NewContract);
    world.record(REGISTRAR, Fact::from(PersonReturned { person, reason, from }))
}

fn merge(world: &mut Here, ended: u32, into: u32) -> Result<Seq, Rejection> {
    let (merged, person, reason) = (person(ended), person(into), reason());
    world.record(REGISTRAR, Fact::from(PersonMerged { person, merged, reason }))
}

fn correct(world: &mut Here, number: u32, entry: Seq) -> Result<Seq, Rejection> {
    let (person, reason) = (person(number), reason());
    world.record(REGISTRAR, Fact::from(Corrected { person, entry, reason }))
}

fn pact_and_verdict(world: &Here, number: u32, as_of: &str) -> (PactState, Verdict, Vec<Rule>) {
    let state = world.ledger.state();
    let judge = Judge::new(state, state.campaigns().newest(), day(as_of));
    let status = judge.judge(state.people().get(state.people().find(&person(number)).unwrap()));
    (status.pact, status.verdict, status.reasons.iter().map(|reason| reason.rule).collect())
}

/// What was recorded replays without a finding to what the ledger says.
fn replays(world: &Here) {
    let audit = verify(world.ledger.log(), world.ledger.keys(), None, &|_| {}).unwrap();
    assert_eq!(audit.findings, []);
    let said = |state: &ikrar_core::state::State| {
        state.people().iter().map(|person| format!("{person:?}")).collect::<Vec<_>>()
    };
    assert_eq!(said(&audit.state), said(world.ledger.state()));
}

#[test]
fn whoever_comes_back_is_asked_again() {
    let mut world = enrolled(1);
    assert_eq!(refused(come_back(&mut world, 0, "2023-12-01")), Refusal::InService);
    depart(&mut world, 0, "2023-12-10").unwrap();
    let gone = pact_and_verdict(&world, 0, "2024-01-20");
    assert_eq!((gone.0, gone.1), (PactState::NotRequired, Verdict::Ended));
    let order = Refusal::Order { earlier: "on", later: "from" };
    assert_eq!(refused(come_back(&mut world, 0, "2023-12-09")), order);
    let returned = come_back(&mut world, 0, "2023-12-20").unwrap();
    let back = pact_and_verdict(&world, 0, "2024-01-20");
    assert_eq!((back.0, back.1), (PactState::Overdue, Verdict::Incomplete));
    assert_eq!(pact_and_verdict(&world, 0, "2023-12-15").1, Verdict::Ended);
    let between = world.record(REGISTRAR, paper_pact(0, day("2023-12-15")));
    let (date, left) = (day("2023-12-15"), day("2023-12-10"));
    assert_eq!(refused(between), Refusal::NotInService { date, day: left });
    correct(&mut world, 0, returned).unwrap();
    assert_eq!(pact_and_verdict(&world, 0, "2024-01-20").1, Verdict::Ended);
    replays(&world);
}

/// A new employee was overdue for a campaign that ended before the first day of service.
#[test]
fn nobody_is_asked_for_what_was_due_before_the_first_day() {
    let mut world = enrolled(0);
    let Fact::Person(PersonFact::PersonEnrolled(mut enrolled)) = enrolment(0) else {
        unreachable!()
    };
    enrolled.from = day("2024-03-01");
    world.record(REGISTRAR, Fact::from(enrolled)).unwrap();
    let late = pact_and_verdict(&world, 0, "2024-04-01");
    assert_eq!(late, (PactState::NotRequired, Verdict::Compliant, vec![Rule::JoinedAfterDue]));
    let early = pact_and_verdict(&world, 0, "2024-01-20");
    assert_eq!((early.0, early.1), (PactState::NotRequired, Verdict::Ended));
    assert!(early.2.contains(&Rule::ServiceToCome), "{early:?}");
}

#[test]
fn leave_excuses_while_it_covers_the_day_and_for_good_when_it_covered_the_due_day() {
    let mut world = enrolled(2);
    let mut grant = |number, from: &str, until: Option<&str>| {
        let (person, leave) = (person(number), LeaveKind::OutsideStateEmploy);
        let (from, until) = (day(from), until.map(day));
        world.record(REGISTRAR, Fact::from(LeaveGranted { person, leave, from, until }))
    };
    let of_first = grant(0, "2023-12-01", None).unwrap();
    grant(1, "2024-02-01", Some("2024-03-01")).unwrap();
    let order = Refusal::Order { earlier: "from", later: "until" };
    assert_eq!(refused(grant(1, "2024-02-01", Some("2024-02-01"))), order);
    let due = day(DUE);
    assert!(due < day("2024-02-01"), "{due}");
    assert_eq!(pact_and_verdict(&world, 0, "2024-01-20").0, PactState::Excused);
    assert_eq!(pact_and_verdict(&world, 1, "2024-02-15").0, PactState::Excused);
    assert_eq!(pact_and_verdict(&world, 1, "2024-03-01").0, PactState::Overdue);
    let (person, entry) = (person(0), of_first);
    let ended = |on: &str| Fact::from(LeaveEnded { person, entry, on: day(on) });
    let last = world.record(REGISTRAR, ended("2024-01-10")).unwrap();
    assert_eq!(pact_and_verdict(&world, 0, "2024-01-20").0, PactState::Excused, "it was on leave");
    world.record(REGISTRAR, ended("2023-12-10")).unwrap();
    assert_eq!(pact_and_verdict(&world, 0, "2024-01-20").0, PactState::Overdue);
    let later = world.record(REGISTRAR, ended("2023-12-20"));
    assert_eq!(refused(later), Refusal::NotEarlier { field: "on", date: day("2023-12-20") });
    assert_eq!(correct(&mut world, 0, last).map_err(|_| ()), Err(()), "it was replaced");
    replays(&world);
}

#[test]
fn a_first_day_moves_back_alone_and_returns_by_a_correction() {
    let mut world = enrolled(1);
    let (public_key, from) = (author(&own_key(0)).public_key(), day("2023-12-25"));
    let bound = KeyBound { person: person(0), public_key, from };
    let key = world.record(REGISTRAR, Fact::from(bound)).unwrap();
    let Fact::Pact(PactFact::PactSigned(paper)) = paper_pact(0, day("2023-12-20")) else {
        unreachable!()
    };
    let method = ikrar_core::event::pact::Method::OwnKey;
    let own = PactSigned { person: None, method, scan: None, ..paper };
    let early = world.record(&own_key(0), Fact::from(own.clone()));
    assert_eq!(refused(early), Refusal::KeyNotValid { date: day("2023-12-20") });
    let moved = |entry, from: &str| {
        let (person, from, reason) = (person(0), day(from), reason());
        Fact::from(FirstDayMoved { person, entry, from, reason })
    };
    let same = world.record(REGISTRAR, moved(key, "2023-12-25"));
    assert_eq!(refused(same), Refusal::NotEarlier { field: "from", date: from });
    let entry = world.record(REGISTRAR, moved(key, "2023-12-01")).unwrap();
    correct(&mut world, 0, entry).unwrap();
    let again = world.record(&own_key(0), Fact::from(own.clone()));
    assert_eq!(refused(again), Refusal::KeyNotValid { date: day("2023-12-20") });
    world.record(REGISTRAR, moved(key, "2023-12-01")).unwrap();
    world.record(&own_key(0), Fact::from(own)).unwrap();
    replays(&world);
}

#[test]
fn two_records_of_one_person_become_one_and_two_again() {
    let mut world = enrolled(3);
    let before = |world: &Here| {
        let people = world.ledger.state().people();
        people.iter().map(|person| (person.id, person.pacts.clone())).collect::<Vec<_>>()
    };
    let signed = world.record(REGISTRAR, paper_pact(0, day("2023-12-20"))).unwrap();
    let apart = before(&world);
    assert_eq!(refused(merge(&mut world, 1, 1)), Refusal::SamePerson);
    let merged = merge(&mut world, 0, 1).unwrap();
    let people = world.ledger.state().people();
    let one = people.get(people.find(&person(0)).unwrap());
    assert_eq!((one.id, people.iter().count()), (person(1), 2));
    assert_eq!(one.identifiers.len(), 2);
    assert_eq!(pact_and_verdict(&world, 1, "2024-01-20").0, PactState::Signed);
    let history = world.ledger.history(&person(0)).unwrap();
    let entries: Vec<Seq> = history.iter().map(|opened| opened.leaf.seq).collect();
    assert!(entries.contains(&signed) && entries.contains(&merged), "{entries:?}");
    assert_eq!(refused(merge(&mut world, 1, 0)), Refusal::SamePerson);
    replays(&world);

    correct(&mut world, 0, merged).unwrap();
    assert_eq!(before(&world), apart);
    assert_eq!(world.ledger.history(&person(0)).unwrap().len(), 4, "enrolled, signed, and both");
    replays(&world);
    let merged = merge(&mut world, 0, 1).unwrap();
    depart(&mut world, 0, "2024-01-05").unwrap();
    let rests = Refusal::NotCorrectable { entry: merged };
    assert_eq!(refused(correct(&mut world, 1, merged)), rests, "something followed");
    merge(&mut world, 1, 2).unwrap();
    assert_eq!(pact_and_verdict(&world, 0, "2024-01-20").0, PactState::Signed);
    replays(&world);
}

#[test]
fn an_enrolment_is_withdrawn_while_nothing_rests_on_it() {
    let mut world = enrolled(2);
    let withdraw = |number| {
        let (person, reason) = (person(number), reason());
        Fact::from(PersonWithdrawn { person, reason })
    };
    let signed = world.record(REGISTRAR, paper_pact(1, day("2023-12-20"))).unwrap();
    assert_eq!(refused(world.record(REGISTRAR, withdraw(1))), Refusal::InUse { entry: signed });
    let entry = world.record(REGISTRAR, withdraw(0)).unwrap();
    assert_eq!(world.ledger.state().people().iter().count(), 1);
    let pact = world.record(REGISTRAR, paper_pact(0, day("2023-12-20")));
    assert_eq!(refused(pact), Refusal::Withdrawn { entry });
    assert_eq!(refused(merge(&mut world, 1, 0)), Refusal::Withdrawn { entry });
    correct(&mut world, 0, entry).unwrap();
    world.record(REGISTRAR, paper_pact(0, day("2023-12-20"))).unwrap();
    replays(&world);
}

/// The same table of paper pacts was imported again, and the voided signature counted again.
#[test]
fn a_signature_that_was_taken_back_does_not_come_again() {
    let mut world = enrolled(2);
    let pact = |number, scan: &[u8]| {
        let Fact::Pact(PactFact::PactSigned(pact)) = paper_pact(number, day("2023-12-20")) else {
            unreachable!()
        };
        Fact::from(PactSigned { scan: Some(Digest::of(scan)), ..pact })
    };
    let entry = world.record(REGISTRAR, pact(0, b"scan")).unwrap();
    let on: Date = day("2023-12-21");
    let voided = SignatureVoided { person: person(0), entry, on, reason: reason() };
    let voiding = world.record(REGISTRAR, Fact::from(voided)).unwrap();
    let again = refused(world.record(REGISTRAR, pact(0, b"scan")));
    assert_eq!(again, Refusal::TakenBack { entry: voiding });
    let other = world.record(REGISTRAR, pact(0, b"another scan")).unwrap();
    assert_eq!(refused(correct(&mut world, 0, voiding)), Refusal::AlreadySigned { entry: other });
    let correction = correct(&mut world, 0, other).unwrap();
    let again = refused(world.record(REGISTRAR, pact(0, b"another scan")));
    assert_eq!(again, Refusal::TakenBack { entry: correction });
    correct(&mut world, 0, voiding).unwrap();
    assert_eq!(pact_and_verdict(&world, 0, "2024-01-20").0, PactState::Signed);
    replays(&world);
}
