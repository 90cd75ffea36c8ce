//! Cases whose steps are recorded in any order.
//!
//! What the order of recording decides, and nothing else does:
//! - which steps are there at all: a step is admitted only where what is recorded by then leaves
//!   room for it, and it may leave none for one that comes later;
//! - how steps of one day stand to each other: as they were entered;
//! - which days off are counted: those that were published last.

use std::sync::Arc;

use ikrar_core::event::Fact;
use ikrar_core::event::case::DecisionProposed;
use ikrar_core::ledger::{KnownAt, Ledger};
use ikrar_core::procedure::{Course, Happened};
use ikrar_core::report::cases::of_cases;
use ikrar_core::report::{by_agency, by_unit};
use ikrar_core::rulebook::CaseState;
use ikrar_core::state::State;
use ikrar_core::status::{Judge, Status};
use ikrar_core::value::{Date, EmploymentStatus, Seq};
use ikrar_kit::{DECIDER, Docket, EXAMINER, Forged, day, decided, person, proven, step};
use ikrar_store::memory::MemoryLog;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use super::config;

type Held = Docket<Arc<MemoryLog>>;

/// A step and its day.
type Taken = (&'static str, Date);

proptest! {
    #![proptest_config(config(20))]

    /// The same steps give the same case, however they were recorded.
    #[test]
    fn a_case_stands_by_the_days_of_its_steps(
        choices in vec((any::<Index>(), 1..20_u32), 4..15),
        order in Just((0..15).collect::<Vec<usize>>()).prop_shuffle(),
    ) {
        let steps = walked(&choices);
        let mut shuffled = begun();
        let order = order.into_iter().filter_map(|place| steps.get(place).copied());
        let admitted = record_all(&mut shuffled, order.collect());
        let mut in_order: Vec<Taken> = admitted;
        in_order.sort_by_key(|(_, on)| *on);
        let mut straight = begun();
        for taken in &in_order {
            let recorded = record(&mut straight, *taken);
            prop_assert!(recorded, "{taken:?} of {in_order:?}");
        }
        for on in days(&steps) {
            prop_assert_eq!(stands(&shuffled, on), stands(&straight, on), "{} {:?}", on, in_order);
        }
        // What was known at some entry is what the log up to it says, and nothing of what came
        // later, be it of an earlier day.
        let entries = shuffled.world.entries();
        for size in [entries.len() / 2, entries.len() - 1, entries.len()] {
            let last = Seq::new(size as u64 - 1);
            let known = shuffled.world.ledger.state_at(KnownAt::Entry(last)).unwrap();
            let cut = Forged::of(entries[..size].to_vec());
            let cut = Ledger::open(cut, shuffled.world.ledger.keys().clone(), None).unwrap();
            prop_assert_eq!(known.head(), cut.state().head());
            for on in days(&steps) {
                prop_assert_eq!(judged(&known, on), judged(cut.state(), on));
            }
        }
        for on in days(&steps) {
            reconcile(shuffled.world.ledger.state(), on)?;
        }
    }
}

/// Two steps of one day: the one that was entered last stands last.
#[test]
fn steps_of_one_day_stand_in_the_order_of_their_entries() {
    let mut docket = begun();
    docket.channel = ikrar_core::event::case::Channel::Report;
    docket.report("another", "B6", "2022-10-02", FIRST).unwrap();
    let asked = "completion-asked 2023-01-06 note=x";
    docket.take(asked).unwrap();
    docket.take("completed 2023-01-06").unwrap();
    assert_eq!(docket.standing("2023-01-06").unwrap().state, CaseState::Received);
    docket.take(asked).unwrap();
    assert_eq!(docket.standing("2023-01-06").unwrap().state, CaseState::Incomplete);
    // A day before, it does not matter that it was entered last.
    docket.take("warned 2023-01-05 body=BKN").unwrap();
    assert_eq!(docket.standing("2023-01-06").unwrap().state, CaseState::Incomplete);
}

fn begun() -> Held {
    let mut docket = Held::empty(EmploymentStatus::Pns);
    docket.channel = ikrar_core::event::case::Channel::Apip;
    docket.report("case", "B8", "2022-10-01", FIRST).unwrap();
    docket
}

/// Steps as they were chosen, one after the other, among those that were allowed.
fn walked(choices: &[(Index, u32)]) -> Vec<Taken> {
    let mut docket = begun();
    let mut steps: Vec<Taken> = Vec::new();
    let mut on = day(FIRST);
    for (choice, later) in choices {
        on = on.plus_days(*later).unwrap();
        let allowed: Vec<&'static str> = {
            let state = docket.world.ledger.state();
            let accused = state.people().get(state.people().find(&person(0)).unwrap());
            let case = state.cases().get(&docket.case).unwrap();
            let course = Course::of(state, accused, case);
            let standing = course.standing(on).unwrap();
            let allowed = course.allowed(&standing, on);
            let known = STEPS.iter().map(|(code, _)| *code);
            known.filter(|known| allowed.iter().any(|step| step.code.as_str() == *known)).collect()
        };
        let chosen = (allowed[choice.index(allowed.len())], on);
        if record(&mut docket, chosen) {
            steps.push(chosen);
        }
    }
    steps
}

/// Records steps in this order, again and again while one more is taken; gives those that were.
fn record_all(docket: &mut Held, mut pending: Vec<Taken>) -> Vec<Taken> {
    let mut admitted = Vec::new();
    loop {
        let before = pending.len();
        pending.retain(|taken| {
            let recorded = record(docket, *taken);
            if recorded {
                admitted.push(*taken);
            }
            !recorded
        });
        if pending.len() == before {
            return admitted;
        }
    }
}

fn record(docket: &mut Held, (code, on): Taken) -> bool {
    let (case, outcome) = (docket.case, proven("heavy", "demotion-12m"));
    let (by, fact) = match code {
        "proposed" => {
            let proposed = DecisionProposed { case, person: person(0), outcome, proposed_on: on };
            (EXAMINER.to_owned(), Fact::from(proposed))
        }
        "decided" => (DECIDER.to_owned(), decided(case, outcome, &on.to_string()).into()),
        _ => {
            let said = STEPS.iter().find(|(known, _)| *known == code).unwrap().1;
            let said = said.replace("DAY", &on.to_string());
            let (by, taken) = step(case, person(0), &format!("{code} {on}{said}"));
            (by, taken.into())
        }
    };
    docket.world.record(&by, fact).is_ok()
}

/// All that is said of a case on a day, without the numbers of entries.
fn stands(docket: &Held, on: Date) -> Option<String> {
    let state = docket.world.ledger.state();
    let accused = state.people().get(state.people().find(&person(0)).unwrap());
    let course = Course::of(state, accused, state.cases().get(&docket.case).unwrap());
    let standing = course.standing(on)?;
    let day = |happened: &Happened| happened.on;
    let marks: Vec<_> = standing.marks.iter().map(|(mark, when)| (*mark, day(when))).collect();
    let late: Vec<_> = standing.late.iter().map(|(term, when)| (*term, day(when))).collect();
    let void: Vec<_> = standing.void.iter().map(day).collect();
    let decision = standing.decision.as_ref().map(|decision| {
        (
            decision.made.on,
            decision.level,
            decision.sanction,
            decision.in_force_on,
            decision.ends_on,
        )
    });
    let terms: Vec<_> = course
        .terms(&standing)
        .iter()
        .map(|term| (term.deadline.id.to_string(), term.start.on, term.last, term.due(on)))
        .collect();
    let turn = course.turn(&standing, on);
    let (now, since) = (standing.state, standing.since.on);
    Some(format!("{now:?} {since} {marks:?} {late:?} {void:?} {decision:?} {terms:?} {turn:?}"))
}

fn judged(state: &State, on: Date) -> Vec<Status> {
    let judge = Judge::new(state, state.campaigns().newest(), on);
    state.people().iter().map(|person| judge.judge(person)).collect()
}

/// Every case is in one cell and every person in one line, on each axis.
fn reconcile(state: &State, on: Date) -> Result<(), TestCaseError> {
    let report = of_cases(state, on, None, None);
    let received = state.cases().iter().filter(|case| case.reported.received_on <= on).count();
    prop_assert_eq!(report.cells.values().sum::<u64>(), report.total);
    prop_assert_eq!(report.total, received as u64);
    let campaign = state.campaigns().newest();
    let code = campaign.map(|campaign| &campaign.opened.campaign);
    let judge = Judge::new(state, campaign, on);
    let units = by_unit(state, &judge, code, &|_, _, _| true);
    let people = state.people().iter().filter(|person| person.stays().begun(on)).count() as u64;
    for lines in [&units, &by_agency(&units)] {
        prop_assert_eq!(lines.iter().map(|line| line.total).sum::<u64>(), people);
        for line in lines {
            prop_assert_eq!(line.pact.values().sum::<u64>(), line.total);
            prop_assert_eq!(line.conduct.values().sum::<u64>(), line.total);
            prop_assert_eq!(line.verdict.values().sum::<u64>(), line.total);
        }
    }
    Ok(())
}

/// The day before the case, the days of its steps and those after them, and some on which terms
/// are over.
fn days(steps: &[Taken]) -> Vec<Date> {
    let first = day(FIRST);
    let after = steps.iter().flat_map(|(_, on)| [0, 1, 22].map(|n| on.plus_days(n).unwrap()));
    let ends = [day("2022-12-31"), first, day("2024-02-01"), day("2025-02-01")];
    after.chain(ends).collect()
}

/// What steps say, after code and day; those that lead on stand several times to be chosen more
/// often.
const STEPS: [(&str, &str); 34] = [
    ("taken-up", ""),
    ("taken-up", ""),
    ("taken-up", ""),
    ("team-formed", " note=x"),
    ("team-formed", " note=x"),
    ("summoned", " exam=DAY"),
    ("summoned", " exam=DAY"),
    ("absent", ""),
    ("summoned-again", " exam=DAY"),
    ("absent-again", ""),
    ("examined", ""),
    ("examined", ""),
    ("duty-relieved", ""),
    ("relief-ended", ""),
    ("referred-up", " body=x"),
    ("proposed", ""),
    ("proposed", ""),
    ("decided", ""),
    ("decided", ""),
    ("absent-at-delivery", ""),
    ("delivered", " manner=in-person"),
    ("delivered", " manner=in-person"),
    ("objection-filed", ""),
    ("appeal-filed", ""),
    ("responded", ""),
    ("remedy-strengthened", " by=second_decider"),
    ("remedy-annulled", " note=x by=second_decider"),
    ("remedy-revoked", " note=x by=second_decider"),
    ("remedy-withdrawn", ""),
    ("revoked", " note=x by=second_decider"),
    ("uploaded", ""),
    ("reopened", " body=x note=x by=second_decider"),
    ("warned", " body=x"),
    ("court-filed", ""),
];
const FIRST: &str = "2023-01-05";
