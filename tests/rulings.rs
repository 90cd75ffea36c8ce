//! What may be decided about a case, and when: each rule is seen to refuse, beside what it lets
//! pass.

use ikrar_core::admit::Refusal;
use ikrar_core::event::Fact;
use ikrar_core::event::case::{
    CaseDecided, CaseReported, Channel, DecisionProposed, DecisionTookEffect, Outcome,
    SanctionServed,
};
use ikrar_core::ledger::Rejection;
use ikrar_core::value::{CaseId, Seq};
use ikrar_kit::{DECIDER, EXAMINER, REGISTRAR, World, day, enrolment, person, sixteen};
use ikrar_store::memory::MemoryLog;

/// A decision was taken that lay before the report and before its own proposal.
#[test]
fn nothing_is_ruled_before_the_report_came_in_or_decided_before_it_was_proposed() {
    let mut docket = Docket::of("B6", "2023-12-05", "2023-12-20");
    let order = |earlier, later| Err(Refusal::Order { earlier, later }.into());
    let early = docket.propose(proven("heavy", "demotion-12m"), "2023-12-19");
    assert_eq!(early, order("received_on", "proposed_on"));
    docket.propose(proven("heavy", "demotion-12m"), "2024-01-10").unwrap();
    let early = docket.decide(proven("heavy", "demotion-12m"), "2024-01-09");
    assert_eq!(early, order("proposed_on", "decided_on"));
    docket.decide(proven("heavy", "demotion-12m"), "2024-01-10").unwrap();

    let mut docket = Docket::of("A4", "2023-10-05", "2023-12-20");
    let early = docket.decide(proven("ethics", "moral-open"), "2023-12-19");
    assert_eq!(early, order("received_on", "decided_on"));
    docket.decide(proven("ethics", "moral-open"), "2023-12-20").unwrap();
}

/// A sanction of twelve months was served on the day after it came into force.
#[test]
fn a_timed_sanction_is_served_when_its_time_is_over() {
    let mut docket = Docket::of("B3", "2022-12-01", "2022-12-05");
    docket.decide(proven("moderate", "raise-delay-12m"), "2023-01-10").unwrap();
    docket.take_effect("2023-02-01").unwrap();
    let until = day("2024-02-01");
    assert_eq!(docket.serve("2024-01-31"), Err(Refusal::NotServedYet { until }.into()));
    docket.serve("2024-02-01").unwrap();

    let mut untimed = Docket::of("B3", "2022-12-01", "2022-12-05");
    untimed.decide(proven("light", "oral-reprimand"), "2023-01-10").unwrap();
    untimed.take_effect("2023-02-01").unwrap();
    untimed.serve("2023-02-01").unwrap();
}

/// A ledger with one case in it.
struct Docket {
    world: World<MemoryLog>,
    case: CaseId,
}

type Recorded = Result<Seq, Rejection>;

impl Docket {
    /// A case about an act of this code and day.
    fn of(act: &str, acted_on: &str, received_on: &str) -> Self {
        let mut world = World::found(MemoryLog::default());
        world.record(REGISTRAR, enrolment(0)).unwrap();
        let case = CaseId::from_bytes(sixteen("case"));
        let mut docket = Self { world, case };
        docket.report(act, acted_on, received_on).unwrap();
        docket
    }

    fn report(&mut self, act: &str, acted_on: &str, received_on: &str) -> Recorded {
        let reported = CaseReported {
            case: self.case,
            person: person(0),
            act: act.parse().unwrap(),
            acted_on: day(acted_on),
            known_on: day(received_on),
            received_on: day(received_on),
            channel: Channel::Report,
            summary: "Dugaan".to_owned(),
        };
        self.world.record(EXAMINER, Fact::from(reported))
    }

    fn propose(&mut self, outcome: Outcome, on: &str) -> Recorded {
        let (case, person, proposed_on) = (self.case, person(0), day(on));
        let proposed = DecisionProposed { case, person, outcome, proposed_on };
        self.world.record(EXAMINER, Fact::from(proposed))
    }

    fn decide(&mut self, outcome: Outcome, on: &str) -> Recorded {
        let (case, person, decided_on) = (self.case, person(0), day(on));
        let decided = CaseDecided { case, person, outcome, decided_on, number: String::new() };
        self.world.record(DECIDER, Fact::from(decided))
    }

    fn take_effect(&mut self, on: &str) -> Recorded {
        let (case, person, in_force_on) = (self.case, person(0), day(on));
        self.world.record(DECIDER, Fact::from(DecisionTookEffect { case, person, in_force_on }))
    }

    fn serve(&mut self, on: &str) -> Recorded {
        let (case, person, served_on) = (self.case, person(0), day(on));
        self.world.record(DECIDER, Fact::from(SanctionServed { case, person, served_on }))
    }
}

fn proven(level: &str, sanction: &str) -> Outcome {
    Outcome::Proven { level: level.parse().unwrap(), sanction: sanction.parse().unwrap() }
}
