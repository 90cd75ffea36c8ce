//! The course of a case against a small model, written as a table after the law's own order: every
//! state × every step, allowed or refused, as far as seven steps lead, and on from a delivered
//! decision.

mod table;

use std::collections::{BTreeSet, VecDeque};

use ikrar_core::event::Fact;
use ikrar_core::event::case::{Channel, Outcome};
use ikrar_core::ledger::Recording;
use ikrar_core::procedure::{Course, Due};
use ikrar_core::rulebook::OWN_STEPS;
use ikrar_core::value::{CaseId, Date, EmploymentStatus};
use ikrar_kit::{Docket, SECOND_DECIDER, contest, day, decided, person, proven, step};
use ikrar_store::memory::MemoryLog;

use table::{BESIDE, RULINGS, SAID, TABLE};

/// Two kinds of case: a heavy act that the inspectorate found, and a breach of ethics that was
/// reported.
#[test]
fn every_state_allows_the_steps_of_the_table_and_no_others() {
    let heavy = Kind { act: "B8", channel: Channel::Apip, heavy: true };
    let ethics = Kind { act: "A4", channel: Channel::Report, heavy: false };
    for (kind, begun, depth) in [
        (&heavy, &[][..], DEPTH),
        (&ethics, &[][..], DEPTH),
        (&heavy, &HEAVY_DELIVERED[..], 3),
        (&ethics, &ETHICS_DELIVERED[..], 3),
    ] {
        let mut explorer = Explorer::new(kind);
        explorer.explore(begun, depth);
        assert!(explorer.seen.len() > 40, "{} standings are too few", explorer.seen.len());
    }
}

struct Kind {
    act: &'static str,
    channel: Channel,
    heavy: bool,
}

/// Where the model says that a case is.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    state: &'static str,
    marks: BTreeSet<&'static str>,
}

/// What a step does: its code, the states from which (`*` all), the state to which (`=` the same),
/// what must and must not be marked, what is marked and unmarked, and for which kind it is.
struct Row {
    code: &'static str,
    from: &'static str,
    to: &'static str,
    needs: &'static str,
    without: &'static str,
    sets: &'static str,
    clears: &'static str,
    only: &'static str,
}

impl Row {
    fn allows(&self, place: &Place, kind: &Kind) -> bool {
        let words = |text: &'static str| text.split(' ').filter(|word| !word.is_empty());
        let for_this = match self.only {
            "" => true,
            "heavy" => kind.heavy,
            "ethics" => !kind.heavy,
            "own" => kind.channel != Channel::Report,
            other => panic!("{other}"),
        };
        let needs = words(self.needs).all(|need| match need.strip_prefix("heavy:") {
            Some(mark) => !kind.heavy || place.marks.contains(mark),
            None => match need.strip_prefix("ethics:") {
                Some(mark) => kind.heavy || place.marks.contains(mark),
                None => place.marks.contains(need),
            },
        });
        let from = self.from == "*" || words(self.from).any(|state| state == place.state);
        for_this && from && needs && words(self.without).all(|mark| !place.marks.contains(mark))
    }

    fn leads(&self, place: &Place, kind: &Kind) -> Place {
        let words = |text: &'static str| text.split(' ').filter(|word| !word.is_empty());
        let mut marks = place.marks.clone();
        for mark in words(self.clears) {
            marks.remove(mark);
        }
        marks.extend(words(self.sets));
        let to = self.to.split_once(" if ");
        let to = to.map_or(self.to, |(to, mark)| if place.marks.contains(mark) { to } else { "=" });
        let state = match to {
            "=" => place.state,
            // A moral sanction is in force on its delivery.
            "delivered" if !kind.heavy => "in-force",
            to => to,
        };
        Place { state, marks }
    }
}

/// Walks over all standings, each reached by a case of its own.
struct Explorer<'k> {
    kind: &'k Kind,
    docket: Docket<MemoryLog>,
    cases: u32,
    seen: BTreeSet<Place>,
}

impl<'k> Explorer<'k> {
    fn new(kind: &'k Kind) -> Self {
        Self { kind, docket: Self::docket(kind), cases: 0, seen: BTreeSet::new() }
    }

    fn docket(kind: &Kind) -> Docket<MemoryLog> {
        let mut docket = Docket::empty(EmploymentStatus::Pns);
        docket.channel = kind.channel;
        docket.contest = Some(contest("PILKADA-2024 governor 16"));
        docket
    }

    fn explore(&mut self, begun: &[&'static str], depth: usize) {
        let mut place = Place { state: "received", marks: BTreeSet::new() };
        for code in begun {
            place = row(code).leads(&place, self.kind);
        }
        let mut to_go = VecDeque::from([(begun.to_vec(), place, 0)]);
        while let Some((path, place, done)) = to_go.pop_front() {
            if !self.seen.insert(place.clone()) {
                continue;
            }
            self.compare(&path, &place);
            if done == depth {
                continue;
            }
            let onward = TABLE.iter().filter(|row| self.goes_on(row, &place, done));
            for row in onward.filter(|row| row.allows(&place, self.kind)) {
                let path = [path.as_slice(), &[row.code]].concat();
                to_go.push_back((path, row.leads(&place, self.kind), done + 1));
            }
        }
    }

    /// Whether to go on through a step: what stands beside the course does not lead further, and a
    /// heavy case is decided as it was proposed.
    fn goes_on(&self, row: &Row, place: &Place, done: usize) -> bool {
        let decides = ["decided", "not-proven"].contains(&row.code);
        let as_proposed = place.state == "proposed" && row.code == "decided";
        (done == 0 || !BESIDE.contains(&row.code)) && !(self.kind.heavy && decides && !as_proposed)
    }

    /// Takes a case of its own along the path, and asks what may come next, twice: of the
    /// procedure, and by trying each step.
    fn compare(&mut self, path: &[&'static str], place: &Place) {
        self.cases += 1;
        if self.cases.is_multiple_of(DAYS) {
            self.docket = Self::docket(self.kind);
        }
        // Each case of a person is about another day, since one act is punished once.
        let acted_on = day("2022-10-01").plus_days(self.cases % DAYS).unwrap().to_string();
        let name = format!("case {}", self.cases);
        self.docket.report(&name, self.kind.act, &acted_on, FIRST).unwrap();
        let mut on = day(FIRST);
        for code in path {
            on = on.plus_days(1).unwrap();
            let fact = self.fact(code, &on.to_string());
            let by = fact.1;
            let name = format!("{code} after {path:?}");
            assert!(self.docket.world.record(by, fact.0).is_ok(), "{name}");
        }
        let on = on.plus_days(1).unwrap();
        let state = self.docket.world.ledger.state();
        let people = state.people();
        let accused = people.get(people.find(&person(0)).unwrap());
        let case = state.cases().get(&self.docket.case).unwrap();
        let course = Course::of(state, accused, case);
        let standing = course.standing(on).unwrap();
        assert_eq!(standing.state.name(), place.state, "after {path:?}");
        let allowed = course.allowed(&standing, on).into_iter().map(|step| step.code.to_string());
        let allowed: BTreeSet<String> = allowed.collect();
        let wanted = TABLE.iter().filter(|row| row.allows(place, self.kind));
        let wanted: BTreeSet<String> = wanted.map(|row| row.code.to_owned()).collect();
        assert_eq!(allowed, wanted, "after {path:?}, {}", place.state);
        look_ahead(&course, on);
        if self.cases.is_multiple_of(TRIED) {
            self.try_each(&wanted, &on.to_string());
        }
    }

    /// Tries each step without recording it.
    fn try_each(&mut self, wanted: &BTreeSet<String>, on: &str) {
        for row in TABLE.iter().filter(|row| !OWN_STEPS.contains(&row.code)) {
            let (fact, by) = self.fact(row.code, on);
            let signed = self.docket.world.sign(by, fact);
            let recording = Recording {
                at: self.docket.world.at,
                partial: true,
                clock_is_right: false,
                dry_run: true,
            };
            let ledger = &mut self.docket.world.ledger;
            let outcome = ledger.record([signed], recording, &mut |_| Ok(()), &|_| {}).unwrap();
            let refused = outcome.rejected.first().map(|(_, why)| why.to_string());
            assert_eq!(refused.is_none(), wanted.contains(row.code), "{}: {refused:?}", row.code);
        }
    }

    fn fact(&self, code: &str, on: &str) -> (Fact, &'static str) {
        let case: CaseId = self.docket.case;
        let outcome = if self.kind.heavy {
            proven("heavy", "demotion-12m")
        } else {
            proven("ethics", "moral-open")
        };
        match code {
            "proposed" => {
                let (case, person, proposed_on) = (case, person(0), day(on));
                let proposed = ikrar_core::event::case::DecisionProposed {
                    case,
                    person,
                    outcome,
                    proposed_on,
                };
                (Fact::from(proposed), ikrar_kit::EXAMINER)
            }
            "decided" => (Fact::from(decided(case, outcome, on)), ikrar_kit::DECIDER),
            "not-proven" => (Fact::from(decided(case, Outcome::NotProven, on)), ikrar_kit::DECIDER),
            _ => {
                let more = SAID.iter().find(|(known, _)| *known == code).map_or("", |(_, s)| s);
                let said = format!("{code} {on}{}", more.replace("DAY", on));
                let by = if RULINGS.contains(&code) || code == "reopened" {
                    SECOND_DECIDER
                } else {
                    ikrar_kit::EXAMINER
                };
                (Fact::from(step(case, person(0), &said).1), by)
            }
        }
    }
}

/// What a list would leave out by the outlook of a case has nothing overdue and nothing due.
fn look_ahead(course: &Course<'_>, from: Date) {
    let outlook = course.outlook().unwrap();
    for days in [0, 1, 2, 4, 7, 10, 14, 21, 30, 60, 120, 400] {
        let on = from.plus_days(days).unwrap();
        let end = on.plus_days(7);
        for term in course.terms(&course.standing(on).unwrap()) {
            let due = term.due(on);
            let soon = due == Due::Running && term.last.is_ok_and(|last| Some(last) <= end);
            let id = &term.deadline.id;
            assert!(due != Due::Overdue || outlook.may_be_overdue(on), "{id} is overdue on {on}");
            assert!(!soon || outlook.may_be_due(on, end), "{id} is due from {on} on");
        }
    }
}

fn row(code: &str) -> &'static Row {
    TABLE.iter().find(|row| row.code == code).unwrap()
}

const HEAVY_DELIVERED: [&str; 7] =
    ["taken-up", "team-formed", "summoned", "examined", "proposed", "decided", "delivered"];
const ETHICS_DELIVERED: [&str; 9] = [
    "registered",
    "study-concluded",
    "forwarded",
    "verified",
    "recommended",
    "panel-formed",
    "panel-held",
    "decided",
    "delivered",
];
const DEPTH: usize = 7;
/// One of so many standings is also tried step by step.
const TRIED: u32 = 7;
/// So many cases are about one person.
const DAYS: u32 = 400;
/// The day on which the reports came in: all that follows lies before the kit's present.
const FIRST: &str = "2024-01-08";
