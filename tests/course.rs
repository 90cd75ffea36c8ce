//! Rows of the law that the course of a case has to follow.

use ikrar_core::admit::Refusal;
use ikrar_core::event::Fact;
use ikrar_core::event::case::{Channel, DecisionProposed};
use ikrar_core::event::officer::OfficerEnrolled;
use ikrar_core::event::person::{Departure, PersonDeparted, PersonReturned, Return};
use ikrar_core::event::rules::{HolidaysPublished, RulebookPublished};
use ikrar_core::ledger::Rejection;
use ikrar_core::rulebook::{CaseState, Rulebook};
use ikrar_core::value::{EmploymentStatus, Level, PositionClass, Role};
use ikrar_kit::{
    ADMIN, Docket, EXAMINER, REGISTRAR, Recorded, author, contest, day, decided, person, proven,
};
use ikrar_store::memory::MemoryLog;

type World = Docket<MemoryLog>;

/// They were judged by their first day alone: a like on each day around the designation was a
/// breach of ethics, and no more.
#[test]
fn an_act_of_several_days_is_judged_by_all_of_them() {
    let of = |acts: &str, first: &str, last: &str| {
        let mut docket = World::empty(EmploymentStatus::Pns);
        docket.acted_until = Some(day(last));
        docket.report("case", acts, first, "2023-11-20").unwrap();
        docket.examine("2023-11-20");
        docket
    };
    // Candidates of the legislative contest were designated on 3 November 2023.
    let both = Refusal::BothPhases {
        act: "A4".parse().unwrap(),
        designation: day("2023-11-03"),
        pair: "B6".parse().unwrap(),
    };
    let mut split = of("A4", "2023-11-01", "2023-11-05");
    let ethics = split.decide(proven("ethics", "moral-open"), "2023-11-21");
    assert_eq!(ethics, Err(Rejection::from(both)));
    let heavy = || proven("heavy", "demotion-12m");
    let mut named = of("A4 B6", "2023-11-01", "2023-11-05");
    assert!(named.propose(heavy(), "2023-11-21").is_ok());
    let mut before = of("A4", "2023-11-01", "2023-11-02");
    assert!(before.decide(proven("ethics", "moral-open"), "2023-11-21").is_ok());
    let mut after = of("A4", "2023-11-03", "2023-11-05");
    let other = after.decide(proven("ethics", "moral-open"), "2023-11-21").unwrap_err();
    assert!(matches!(other, Rejection::Refused(refused)
        if matches!(refused, Refusal::OtherPhase { .. })));
    // Its last day lies within the act of another case.
    named.propose(heavy(), "2023-11-21").ok();
    named.decide(heavy(), "2023-11-21").unwrap();
    named.acted_until = None;
    named.report("again", "B6", "2023-11-05", "2023-11-22").unwrap();
    named.examine("2023-11-22");
    assert!(named.propose(heavy(), "2023-11-22").is_err(), "it was punished");
}

/// The case stayed suspended.
#[test]
fn what_a_court_suspended_comes_back_into_force_when_it_is_upheld() {
    let mut docket = delivered();
    let take = |docket: &mut World, said: &str| docket.take(said).unwrap();
    take(&mut docket, "court-filed 2023-12-29");
    take(&mut docket, "court-suspended 2024-01-02");
    assert_eq!(docket.standing("2024-01-03").unwrap().state, CaseState::UnderAppeal);
    take(&mut docket, "court-upheld 2024-01-10");
    let standing = docket.standing("2024-01-10").unwrap();
    assert_eq!((standing.state, standing.since.on), (CaseState::InForce, day("2024-01-10")));
    assert_eq!(standing.decision.unwrap().ends_on, Some(day("2025-01-10")));
    // A suit that never suspended anything changes nothing when it is lost.
    take(&mut docket, "court-filed 2024-01-11");
    take(&mut docket, "court-upheld 2024-01-12");
    let standing = docket.standing("2024-01-12").unwrap();
    assert_eq!((standing.state, standing.since.on), (CaseState::InForce, day("2024-01-10")));
}

/// A departure closed nothing that came in after it.
#[test]
fn a_case_that_comes_in_after_a_departure_that_closes_it_is_closed() {
    let depart = |docket: &mut World, reason| {
        let departed = PersonDeparted { person: person(0), reason, on: day("2023-12-01") };
        docket.world.record(REGISTRAR, Fact::from(departed)).unwrap();
    };
    let report = |docket: &mut World| {
        docket.report("case", "B6", "2023-11-20", "2023-12-05").unwrap();
    };
    let mut docket = World::empty(EmploymentStatus::Pns);
    depart(&mut docket, Departure::Retired);
    report(&mut docket);
    let standing = docket.standing("2023-12-05").unwrap();
    assert_eq!(standing.state, CaseState::ClosedByDeparture);
    assert_eq!(standing.since.on, day("2023-12-05"));
    assert!(docket.take("taken-up 2023-12-06").is_err(), "it is closed");
    // Whoever reopens it goes on with it.
    docket.take("reopened 2023-12-07 body=BKN note=x by=second_decider").unwrap();
    assert_eq!(docket.standing("2023-12-08").unwrap().state, CaseState::AwaitingPpk);

    let mut moved = World::empty(EmploymentStatus::Pns);
    depart(&mut moved, Departure::Moved);
    report(&mut moved);
    assert_eq!(moved.standing("2023-12-05").unwrap().state, CaseState::Received);

    let mut back = World::empty(EmploymentStatus::Pns);
    depart(&mut back, Departure::Retired);
    let (reason, from) = (Return::Reappointed, day("2023-12-03"));
    let returned = PersonReturned { person: person(0), reason, from };
    back.world.record(REGISTRAR, Fact::from(returned)).unwrap();
    report(&mut back);
    assert_eq!(back.standing("2023-12-05").unwrap().state, CaseState::Received);
}

/// Any body was taken for the overseer of the day.
#[test]
fn a_report_is_forwarded_to_the_body_that_oversees_on_that_day() {
    let mut docket = World::empty(EmploymentStatus::Pns);
    docket.channel = Channel::Report;
    docket.report("case", "B6", "2023-11-20", "2023-11-22").unwrap();
    docket.take("registered 2023-11-22").unwrap();
    docket.take("study-concluded 2023-11-23").unwrap();
    let (body, overseer) = ("BKN".to_owned(), "KASN".to_owned());
    let other = Refusal::OtherOverseer { body, overseer, on: day("2023-11-24") };
    assert_eq!(docket.take("forwarded 2023-11-24 body=BKN"), Err(Rejection::from(other)));
    assert!(docket.take("forwarded 2023-11-24 body=kasn").is_ok());
}

/// Another key of the same office counted as another officer.
#[test]
fn two_keys_of_one_office_are_not_two_officers() {
    let mut docket = World::of("B6", "2023-11-20", "2023-11-22");
    let heavy = || proven("heavy", "demotion-12m");
    docket.propose(heavy(), "2023-12-01").unwrap();
    let mut decide = |name: &str, office: &str| -> Recorded {
        let public_key = author(name).public_key();
        let (role, office, from) = (Role::Decider, office.parse().unwrap(), day("2023-01-01"));
        let enrolled = OfficerEnrolled { public_key, role, office, from };
        docket.world.record(ADMIN, Fact::from(enrolled)).unwrap();
        docket.world.record(name, Fact::from(decided(docket.case, heavy(), "2023-12-02")))
    };
    let level = Level::Heavy;
    let same = decide("one", EXAMINER);
    assert_eq!(same, Err(Rejection::from(Refusal::TwoOfficers { level })));
    let spelt = decide("three", &format!(" {} ", EXAMINER.to_uppercase()));
    assert_eq!(spelt, Err(Rejection::from(Refusal::TwoOfficers { level })));
    assert!(decide("another", "Bupati").is_ok());
}

/// A moderate sanction of a candidate civil servant stood alone: the dismissal that PP 11/2017
/// Ps 37(2) has follow on it was nowhere.
#[test]
fn a_moderate_sanction_of_a_candidate_is_followed_by_dismissal() {
    let of = |status, position| {
        let mut docket = World::empty(status);
        docket.contest = Some(contest("PILKADA-2024 governor 16"));
        docket.position = position;
        docket.report("case", "B3", "2023-11-20", "2023-11-22").unwrap();
        docket.examine("2023-11-22");
        docket.decide(proven("moderate", "raise-delay-12m"), "2023-11-30").unwrap();
        docket.take("delivered 2023-12-01 manner=in-person").unwrap();
        docket
    };
    let follow = "followed-on 2023-12-29 office=ppk by=second_decider level=heavy sanction=";
    let mut docket = of(EmploymentStatus::Cpns, Some(PositionClass::Pelaksana));
    assert_eq!(docket.follow_on("2023-12-29").as_deref(), Some("cpns-termination"));
    let wanted = Refusal::NoFollowOn { sanction: "cpns-termination".parse().ok() };
    let another = docket.take(&format!("{follow}demotion-12m"));
    assert_eq!(another, Err(Rejection::from(wanted)));
    docket.take(&format!("{follow}cpns-termination")).unwrap();
    assert_eq!(docket.follow_on("2023-12-29"), None);
    let standing = docket.standing("2023-12-29").unwrap();
    assert_eq!(standing.decision.unwrap().sanction.as_str(), "cpns-termination");
    assert_eq!(standing.state, CaseState::Decided, "it is delivered anew");
    let mut pns = of(EmploymentStatus::Pns, Some(PositionClass::Pelaksana));
    assert_eq!(pns.follow_on("2023-12-29"), None);
    assert!(pns.take(&format!("{follow}cpns-termination")).is_err());
}

/// The class could be left out, and then the office was taken to be the right one; rows for some
/// levels below an office were for anybody.
#[test]
fn an_office_imposes_on_the_classes_of_its_rows_alone() {
    let decide = |class: Option<&str>, office: &str, below| {
        let mut docket = World::empty(EmploymentStatus::Pns);
        docket.contest = Some(contest("PILKADA-2024 governor 16"));
        docket.position = class.map(|class| class.parse().unwrap());
        (docket.office, docket.below) = (office.to_owned(), below);
        docket.report("case", "B3", "2023-11-20", "2023-11-22").unwrap();
        docket.examine("2023-11-22");
        docket.decide(proven("moderate", "raise-delay-12m"), "2023-11-30")
    };
    let (office, level) = ("ppk".parse().unwrap(), Level::Moderate);
    let missing = Refusal::NoPosition { office, level };
    assert_eq!(decide(None, "ppk", None), Err(Rejection::from(missing)));
    assert!(decide(Some("administrator"), "ppk", None).is_ok());
    assert!(decide(Some("pelaksana"), "administrator", Some(2)).is_ok());
    let refused = |class, office, below| {
        let refused = decide(Some(class), office, below).unwrap_err();
        assert!(matches!(refused, Rejection::Refused(Refusal::NotCompetent { .. })), "{refused}");
    };
    refused("jpt-pratama", "administrator", Some(2));
    refused("pelaksana", "administrator", Some(1));
    refused("jf-ahli-muda", "ppk", None);
}

const EARLIER_RULEBOOKS: [&str; 2] = [
    include_str!("../seeds/rulebooks/id-2020.toml"),
    include_str!("../seeds/rulebooks/id-2021.toml"),
];

/// Acts before September 2022 could not be recorded at all; and a law that changed changed what had
/// been filed under the one before.
#[test]
fn a_case_goes_on_under_the_law_of_its_day_and_a_remedy_under_that_of_its_filing() {
    let mut docket = World::empty(EmploymentStatus::Pns);
    let early = docket.report("case", "B6", "2020-10-05", "2021-03-01");
    assert_eq!(early, Err(Rejection::from(Refusal::NoRulebook { date: day("2020-10-05") })));
    for content in EARLIER_RULEBOOKS {
        let rules = Rulebook::parse(content).unwrap();
        let (rulebook, version) = (rules.id().to_owned(), rules.version());
        let published = RulebookPublished { rulebook, version, content: content.parse().unwrap() };
        docket.world.record(ADMIN, published.clone().into()).unwrap();
        let again = docket.world.record(ADMIN, published.into());
        assert_eq!(again, Err(Rejection::from(Refusal::RulebookPublished { version })));
    }
    let lists = (2020..=2022).flat_map(|year| ["public", "collective-leave"].map(|k| (year, k)));
    let list = |(year, kind)| {
        format!(
            "[[holidays]]\nyear = {year}\nkind = \"{kind}\"\ndays = []\nbasis = []\n\
             verified = false\n"
        )
    };
    let content: String = lists.map(list).collect();
    let content = content.parse().unwrap();
    docket.world.record(ADMIN, HolidaysPublished { content }.into()).unwrap();
    docket.contest = Some(contest("PILKADA-2020 governor 16"));
    for (name, role) in [
        ("old examiner", Role::Examiner),
        ("old decider", Role::Decider),
        ("other decider", Role::Decider),
    ] {
        let (public_key, from) = (author(name).public_key(), day("2020-01-01"));
        let officer = OfficerEnrolled { public_key, role, office: name.parse().unwrap(), from };
        docket.world.record(ADMIN, Fact::from(officer)).unwrap();
    }
    let decide = |docket: &mut World, on: &str, sanction: &str| -> Recorded {
        let (case, outcome) = (docket.case, proven("heavy", sanction));
        let proposed = DecisionProposed {
            case,
            person: person(0),
            outcome: outcome.clone(),
            proposed_on: day(on),
        };
        docket.world.record("old examiner", Fact::from(proposed))?;
        docket.world.record("old decider", Fact::from(decided(case, outcome, on)))
    };
    let before = |docket: &mut World, name: &str, acted_on: &str| {
        docket.report(name, "B6", acted_on, "2021-03-01").unwrap();
        docket.examine("2021-03-02");
    };
    before(&mut docket, "examined before", "2020-10-05");
    let unknown = decide(&mut docket, "2021-09-01", "rank-lowered-36m").unwrap_err();
    assert!(matches!(unknown, Rejection::Refused(Refusal::UnknownSanction { .. })), "{unknown}");
    assert!(decide(&mut docket, "2021-09-01", "demotion-12m").is_ok(), "its examination stands");

    before(&mut docket, "filed before", "2020-10-06");
    let not_yet = decide(&mut docket, "2021-08-02", "demotion-12m");
    assert!(not_yet.is_err(), "PP 94/2021 was not in force");
    decide(&mut docket, "2021-08-02", "relief-of-position").unwrap();
    docket.take("delivered 2021-08-03 manner=in-person").unwrap();
    docket.take("objection-filed 2021-08-16").unwrap();
    let change = "remedy-changed 2021-09-10 level=heavy office=ppk by=other_decider sanction=";
    assert!(docket.take(&format!("{change}demotion-12m")).is_err(), "filed under PP 53/2010");
    docket.take(&format!("{change}rank-lowered-36m")).unwrap();
    let standing = docket.standing("2021-09-10").unwrap();
    assert_eq!(standing.decision.unwrap().ends_on, Some(day("2024-09-10")));

    before(&mut docket, "in force before", "2020-10-07");
    decide(&mut docket, "2021-08-02", "rank-lowered-36m").unwrap();
    docket.take("delivered 2021-08-03 manner=in-person").unwrap();
    // Fifteen days as they come.
    assert_eq!(docket.standing("2021-08-17").unwrap().state, CaseState::Delivered);
    assert_eq!(docket.standing("2021-08-18").unwrap().state, CaseState::InForce);
    let kept = docket.standing("2024-01-01").unwrap();
    assert_eq!((kept.state, kept.since.on), (CaseState::InForce, day("2021-08-18")));
}

/// A case about a heavy act, decided and delivered.
fn delivered() -> World {
    let mut docket = World::of("B6", "2023-11-20", "2023-11-22");
    docket.propose(proven("heavy", "demotion-12m"), "2023-11-29").unwrap();
    docket.decide(proven("heavy", "demotion-12m"), "2023-11-30").unwrap();
    docket.take("delivered 2023-12-01 manner=in-person").unwrap();
    docket
}
