//! What may be decided about a case, and when: each rule is seen to refuse, beside what it lets
//! pass.

use ikrar_core::admit::Refusal;
use ikrar_core::event::case::{Channel, Outcome};
use ikrar_core::ledger::Rejection;
use ikrar_core::procedure::{NotNow, StepRefused};
use ikrar_core::rulebook::CaseState;
use ikrar_core::value::{EmploymentStatus, Level};
use ikrar_kit::{Recorded, contest, day, proven};
use ikrar_store::memory::MemoryLog;

type Docket = ikrar_kit::Docket<MemoryLog>;

/// A decision was taken that lay before the report and before its own proposal.
#[test]
fn nothing_is_ruled_before_the_report_came_in_or_decided_before_it_was_proposed() {
    let mut docket = Docket::of("B6", "2023-12-05", "2023-12-20");
    let order = |earlier, later| Err(Refusal::Order { earlier, later }.into());
    let early = docket.propose(proven("heavy", "demotion-12m"), "2023-12-19");
    assert_eq!(early, order("received_on", "proposed_on"));
    docket.propose(proven("heavy", "demotion-12m"), "2024-01-10").unwrap();
    let early = docket.decide(proven("heavy", "demotion-12m"), "2024-01-09");
    let level = Level::Heavy;
    let alone = Err(Refusal::TwoOfficers { level }.into());
    assert_eq!(early, alone, "its own proposal came later");
    docket.decide(proven("heavy", "demotion-12m"), "2024-01-10").unwrap();

    let mut docket = Docket::of("A4", "2023-10-05", "2023-12-20");
    let early = docket.decide(proven("ethics", "moral-open"), "2023-12-19");
    assert_eq!(early, order("received_on", "decided_on"));
    docket.decide(proven("ethics", "moral-open"), "2023-12-20").unwrap();
}

/// A sanction of twelve months was served on the day after it came into force.
#[test]
fn a_timed_sanction_is_served_when_its_time_is_over_and_no_sooner() {
    let mut docket = Docket::of("B3", "2022-12-01", "2023-01-05");
    docket.decide(proven("moderate", "raise-delay-12m"), "2023-01-10").unwrap();
    docket.take("delivered 2023-01-11 manner=in-person by=decider").unwrap();
    let state = |docket: &Docket, on| docket.standing(on).unwrap().state;
    // The 15th working day after 11 January; the 23rd was collective leave.
    for (on, expected) in [
        ("2023-01-10", CaseState::Decided),
        ("2023-02-01", CaseState::Delivered),
        ("2023-02-02", CaseState::InForce),
        ("2024-02-01", CaseState::InForce),
        ("2024-02-02", CaseState::Served),
    ] {
        assert_eq!(state(&docket, on), expected, "{on}");
    }
    let early = docket.take("executed 2023-03-01");
    assert_eq!(why(early), NotNow::Timed { until: day("2024-02-02") });

    let mut open = Docket::of("A4", "2022-12-01", "2023-01-05");
    open.decide(proven("ethics", "moral-open"), "2023-01-10").unwrap();
    open.take("delivered 2023-01-11 manner=in-person by=decider").unwrap();
    assert_eq!(state(&open, "2023-01-11"), CaseState::InForce);
    assert_eq!(state(&open, "2024-01-11"), CaseState::InForce);
    open.take("executed 2023-01-16").unwrap();
    assert_eq!(state(&open, "2023-01-16"), CaseState::Served);
}

fn why(recorded: Recorded) -> NotNow {
    match recorded {
        Err(Rejection::Refused(Refusal::Step(refused))) => {
            let StepRefused { why, .. } = *refused;
            why
        }
        other => panic!("{other:?}"),
    }
}

/// A civil servant got the sanction that is for contract staff, and was shown as dismissed.
#[test]
fn a_sanction_is_imposed_only_for_its_kind_of_employment() {
    for (status, sanction, is_for) in [
        (EmploymentStatus::Pns, "pppk-termination", false),
        (EmploymentStatus::Pns, "demotion-12m", true),
        (EmploymentStatus::Cpns, "demotion-12m", false),
        (EmploymentStatus::Cpns, "cpns-termination", true),
        (EmploymentStatus::Pppk, "demotion-12m", false),
        (EmploymentStatus::Pppk, "pppk-termination", true),
        (EmploymentStatus::NonAsn, "relief-of-position-12m", false),
        (EmploymentStatus::NonAsn, "contract-termination", true),
    ] {
        let mut docket = Docket::about(status, "B6", "2023-12-05", "2023-12-08");
        let proposed = docket.propose(proven("heavy", sanction), "2024-01-10");
        let sanction = sanction.parse().unwrap();
        match proposed {
            Ok(_) => assert!(is_for, "{sanction} for {status}"),
            Err(why) => assert_eq!(
                (why, is_for),
                (Refusal::SanctionNotFor { sanction, status }.into(), false)
            ),
        }
    }
}

/// Cuts of the performance allowance wait for pay rules that are not in force (PP 94/2021 Ps 42).
#[test]
fn a_sanction_whose_first_day_is_to_come_cannot_be_imposed() {
    let mut docket = Docket::of("B3", "2023-12-05", "2023-12-08");
    let decided = docket.decide(proven("moderate", "tukin-cut-25-6m"), "2024-01-10");
    let (sanction, date) = ("tukin-cut-25-6m".parse().unwrap(), day("2024-01-10"));
    assert_eq!(decided, Err(Refusal::UnknownSanction { sanction, date }.into()));
}

/// A heavy act ended with a moral sanction, and membership of a party with an oral reprimand.
#[test]
fn a_sanction_is_not_below_the_level_of_the_act() {
    for (act, level, below) in
        [("B6", "heavy", "moral-open"), ("B5", "dismissal", "oral-reprimand")]
    {
        let mut docket = Docket::of(act, "2023-12-05", "2023-12-08");
        let sanction = if below == "moral-open" { "ethics" } else { "light" };
        let proposed = docket.propose(proven(sanction, below), "2024-01-10");
        let (act, level) = (act.parse().unwrap(), level.parse().unwrap());
        assert_eq!(proposed, Err(Refusal::BelowAct { act, level }.into()));
    }
    // For contract staff the rulebook has no graver sanction than the end of the contract.
    let mut docket = Docket::about(EmploymentStatus::NonAsn, "B5", "2023-12-05", "2023-12-08");
    let below = docket.propose(proven("light", "oral-reprimand"), "2024-01-10");
    let (act, level) = ("B5".parse().unwrap(), Level::Dismissal);
    assert_eq!(below, Err(Refusal::BelowAct { act, level }.into()), "it passed all the same");
    docket.propose(proven("heavy", "contract-termination"), "2024-01-10").unwrap();
}

/// One officer alone could drop an allegation that two have to decide.
#[test]
fn a_heavy_allegation_is_dropped_by_two_officers() {
    let mut docket = Docket::of("B6", "2023-12-05", "2023-12-08");
    let alone = docket.decide(Outcome::NotProven, "2024-01-10");
    assert_eq!(alone, Err(Refusal::TwoOfficers { level: Level::Heavy }.into()));
    docket.propose(Outcome::NotProven, "2024-01-10").unwrap();
    docket.decide(Outcome::NotProven, "2024-01-10").unwrap();

    let mut ethics = Docket::of("A4", "2023-10-05", "2023-12-08");
    ethics.decide(Outcome::NotProven, "2024-01-10").unwrap();
}

/// Two cases about one act each got a sanction.
#[test]
fn one_act_is_punished_once() {
    let mut docket = Docket::of("A4", "2023-10-05", "2023-12-08");
    let first = docket.entry;
    docket.decide(proven("ethics", "moral-open"), "2024-01-10").unwrap();
    docket.report("again", "A4", "2023-10-05", "2023-12-09").unwrap();
    docket.examine("2023-12-09");
    let twice = docket.decide(proven("ethics", "moral-closed"), "2024-01-11");
    assert_eq!(twice, Err(Refusal::Punished { entry: first }.into()));
    docket.decide(Outcome::NotProven, "2024-01-11").unwrap();
    docket.report("another day", "A4", "2023-10-06", "2023-12-09").unwrap();
    docket.examine("2023-12-09");
    docket.decide(proven("ethics", "moral-closed"), "2024-01-11").unwrap();
}

/// What is a matter of ethics before the designation of candidates was decided as heavy, and what
/// is heavy after it as a matter of ethics, on the word of one officer.
#[test]
fn an_act_is_the_act_of_its_phase() {
    let legislative = Some(contest("PEMILU-2024 legislative"));
    let presidential = Some(contest("PEMILU-2024 presidential"));
    // Legislative candidates were designated on 3 November 2023, presidential ones on the 13th.
    for (acted_on, contest, right, wrong, designation) in [
        ("2023-11-02", &legislative, "A4", "B6", "2023-11-03"),
        ("2023-11-03", &legislative, "B6", "A4", "2023-11-03"),
        ("2023-11-12", &legislative, "B6", "A4", "2023-11-03"),
        ("2023-11-12", &presidential, "A4", "B6", "2023-11-13"),
        ("2023-11-13", &presidential, "B6", "A4", "2023-11-13"),
    ] {
        let ruling = |act| match act {
            "A4" => proven("ethics", "moral-open"),
            _ => proven("heavy", "demotion-12m"),
        };
        let mut docket = Docket::of("B5", "2023-11-02", "2023-11-20");
        docket.contest.clone_from(contest);
        // It is reported as somebody saw it; only a ruling has to be right.
        docket.report("wrong", wrong, acted_on, "2023-11-20").unwrap();
        docket.examine("2023-11-20");
        let (act, pair) = (wrong.parse().unwrap(), Some(right.parse().unwrap()));
        let refusal = Refusal::OtherPhase { act, designation: day(designation), pair };
        assert_eq!(docket.propose(ruling(wrong), "2023-12-01"), Err(refusal.into()));
        docket.propose(Outcome::NotProven, "2023-12-01").unwrap();
        docket.report("right", right, acted_on, "2023-11-20").unwrap();
        docket.examine("2023-11-20");
        docket.propose(ruling(right), "2023-12-01").unwrap();
    }
}

#[test]
fn an_act_names_its_contest_where_its_phase_depends_on_it() {
    let mut docket = Docket::of("B5", "2023-12-05", "2023-12-08");
    docket.contest = None;
    docket.report("no phase", "B8", "2023-12-05", "2023-12-08").unwrap();
    docket.report("after all", "B6", "2023-12-05", "2023-12-08").unwrap();
    let missing = docket.report("phase", "B6", "2023-11-05", "2023-12-08");
    assert_eq!(missing, Err(Refusal::NoContest { act: "B6".parse().unwrap() }.into()));
    // On 2 October all contests of the next election were before it.
    docket.report("wrong", "B6", "2023-10-02", "2023-12-08").unwrap();
    docket.examine("2023-12-08");
    let (act, pair) = ("B6".parse().unwrap(), Some("A4".parse().unwrap()));
    let refusal = Refusal::OtherPhase { act, designation: day("2023-11-13"), pair };
    let ruled = docket.propose(proven("heavy", "demotion-12m"), "2024-01-10");
    assert_eq!(ruled, Err(refusal.into()));
    docket.contest = Some(contest("PEMILU-2024 governor"));
    let other = docket.report("contest", "B6", "2023-12-05", "2023-12-08");
    let (election, contest) = ("PEMILU-2024".parse().unwrap(), "governor".parse().unwrap());
    assert_eq!(other, Err(Refusal::UnknownContest { election, contest }.into()));
    docket.contest = Some(ikrar_kit::contest("PEMILU-2029 legislative"));
    let other = docket.report("election", "B6", "2023-12-05", "2023-12-08");
    let election = "PEMILU-2029".parse().unwrap();
    assert_eq!(other, Err(Refusal::UnknownElection { election }.into()));
}

/// A step that asks for no sanction could carry one, and it took the place of the decision.
#[test]
fn no_step_carries_a_sanction_unless_it_asks_for_one() {
    let mut docket = Docket::of("B6", "2023-12-05", "2023-12-08");
    let warned = docket.take("warned 2023-12-11 body=BKN level=light sanction=oral-reprimand");
    let refusal = Refusal::NotAsked { step: "warned".to_owned(), field: "level" };
    assert_eq!(warned, Err(refusal.into()));
    docket.take("warned 2023-12-11 body=BKN").unwrap();
}

/// A dismissal could be "carried out", and was then served: the person stood as restored.
#[test]
fn a_dismissal_is_never_served() {
    let mut docket = Docket::of("B6", "2023-01-05", "2023-01-09");
    docket.contest = None;
    docket.report("party", "B5", "2023-01-05", "2023-01-09").unwrap();
    docket.examine("2023-01-09");
    let dishonourable = || proven("dismissal", "dismissal-dishonourable");
    docket.propose(dishonourable(), "2023-01-10").unwrap();
    docket.decide(dishonourable(), "2023-01-11").unwrap();
    docket.take("delivered 2023-01-12 manner=in-person by=decider").unwrap();
    assert_eq!(docket.standing("2023-06-01").unwrap().state, CaseState::InForce);
    assert_eq!(why(docket.take("executed 2023-06-01")), NotNow::Kind);
}

/// One officer could annul a heavy decision, change it, or take it up again on an old proposal.
#[test]
fn what_is_as_grave_as_a_decision_takes_another_officer() {
    let mut docket = Docket::of("B6", "2023-12-05", "2023-12-08");
    let demotion = || proven("heavy", "demotion-12m");
    docket.propose(demotion(), "2023-12-11").unwrap();
    docket.decide(demotion(), "2023-12-12").unwrap();
    let annul = |by: &str| format!("revoked-finally 2023-12-13 note=x by={by}");
    let level = Level::Heavy;
    let alone = docket.take(&annul("decider"));
    assert_eq!(alone, Err(Refusal::TwoOfficers { level }.into()));
    let examiner = docket.take(&annul("examiner"));
    assert_eq!(examiner, Err(Refusal::NoAuthority { level }.into()));
    docket.take("revoked 2023-12-13 note=x by=second_decider").unwrap();
    docket.examine_again("2023-12-14");
    let stale = docket.decide(demotion(), "2023-12-15");
    assert_eq!(stale, Err(Refusal::TwoOfficers { level }.into()), "on the proposal of before");
    docket.propose(demotion(), "2023-12-15").unwrap();
    docket.decide(demotion(), "2023-12-15").unwrap();
}

/// A breach of ethics could end in a demotion, without a panel.
#[test]
fn a_sanction_is_not_above_the_level_of_the_act_but_for_repetition() {
    let mut docket = Docket::of("A4", "2023-10-05", "2023-12-08");
    let above = docket.propose(proven("heavy", "demotion-12m"), "2023-12-11");
    let (act, level) = ("A4".parse().unwrap(), Level::Ethics);
    assert_eq!(above, Err(Refusal::AboveAct { act, level }.into()));
}

/// A report in time was refused because the register was kept a day later.
#[test]
fn the_reporters_term_ends_with_the_receipt() {
    let mut docket = Docket::empty(EmploymentStatus::Pns);
    docket.channel = Channel::Report;
    docket.report("case", "B6", "2024-01-09", "2024-01-10").unwrap();
    docket.take("registered 2024-01-31").unwrap();
}
