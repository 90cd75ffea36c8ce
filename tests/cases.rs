//! Violation cases: what may be decided, and what it comes to.

use ikrar_core::admit::Refusal;
use ikrar_core::event::Event;
use ikrar_core::event::rules::RulebookPublished;
use ikrar_core::ledger::Rejection;
use ikrar_core::status::{Conduct, Judge};
use ikrar_core::value::{Date, EmploymentStatus, EventId};
use ikrar_kit::{ADMIN, Docket, RULEBOOK, contest, day, person, proven};
use ikrar_store::memory::MemoryLog;

use crate::cli::{BUDI, Office};

/// It was looked up on the day of the act: a sanction that had lapsed meanwhile could be imposed,
/// and one that had come into being could not.
#[test]
fn a_sanction_must_be_valid_on_the_day_of_the_decision() {
    let refused = |decided_on| decide(day(decided_on), "promotion-delay-12m").unwrap_err();
    let lapsed = Refusal::UnknownSanction {
        sanction: "promotion-delay-12m".parse().unwrap(),
        date: day("2023-12-20"),
    };
    assert_eq!(refused("2023-12-20"), Rejection::from(lapsed));
    assert_eq!(decide(day("2023-12-10"), "promotion-delay-12m"), Ok(Conduct::ProvenModerate));
    assert!(decide(day("2023-12-10"), "rank-lowered-12m").is_err(), "it is valid from the 15th");
    assert_eq!(decide(day("2023-12-20"), "rank-lowered-12m"), Ok(Conduct::Dismissed));
}

/// Where no level is given, the program takes the sanction's: it looked that up on the day of the
/// act, and said that there was no such sanction.
#[test]
fn the_program_knows_a_sanction_that_is_valid_on_the_day_of_the_decision() {
    let office = Office::new();
    let event = Event { id: EventId::from_bytes([9; 16]), fact: changed_rules().into() };
    office.write("rules.jsonl", serde_json::to_string(&event).unwrap());
    office.ok("--key admin.pem record rules.jsonl");
    let report = "--key examiner.pem case report --act B3 --contest governor --acted-on \
                  2023-12-04 --received-on 2023-12-05 --summary Unggahan --channel apip --person";
    let case = office.json(&format!("{report} {BUDI}"));
    let case = case["case"].as_str().unwrap();
    office.examine(case, "2023-12-06");
    let decide = format!(
        "--key decider-1.pem case decide {case} --office ppk --position pelaksana --sanction"
    );
    let lapsed = office.fails(2, &format!("{decide} promotion-delay-12m --on 2023-12-20"));
    assert!(lapsed.contains("2023-12-20"), "{lapsed}");
    office.ok(&format!("{decide} rank-lowered-12m --on 2023-12-20"));
}

/// Decides a case about an act of 4 December by a rulebook in which one sanction lapses on
/// 14 December and another, which is made to end the employment, begins on the day after.
fn decide(decided_on: Date, sanction: &str) -> Result<Conduct, Rejection> {
    let mut docket = Docket::<MemoryLog>::empty(EmploymentStatus::Pns);
    docket.world.record(ADMIN, changed_rules().into())?;
    docket.contest = Some(contest("PILKADA-2024 governor 16"));
    docket.report("case", "B3", "2023-12-04", "2023-12-04").unwrap();
    docket.examine("2023-12-04");
    docket.decide(proven("moderate", sanction), &decided_on.to_string())?;
    let delivered = format!("delivered {decided_on} manner=in-person by=decider");
    docket.take(&delivered)?;
    let state = docket.world.ledger.state();
    let judge = Judge::new(state, None, day("2024-01-31"));
    Ok(judge.judge(state.people().get(state.people().find(&person(0)).unwrap())).conduct)
}

fn changed_rules() -> RulebookPublished {
    let sanction = |code: &str, from: &str, to: &str| -> (String, String) {
        let begin = RULEBOOK.find(&format!("code = \"{code}\"")).unwrap();
        let whole = RULEBOOK[begin..].split_once("[[").unwrap().0;
        (whole.to_owned(), whole.replace(from, to))
    };
    let valid_from = "valid_from = \"2010-06-06\"";
    let lapsing = format!("{valid_from}\nvalid_until = \"2023-12-14\"");
    let lapses = sanction("promotion-delay-12m", valid_from, &lapsing);
    let begins = sanction("rank-lowered-12m", valid_from, "valid_from = \"2023-12-15\"");
    let ends = begins.1.replace("ends_employment = false", "ends_employment = true");
    let content = RULEBOOK
        .replace(&lapses.0, &lapses.1)
        .replace(&begins.0, &ends)
        .replace("\nversion = 1\n", "\nversion = 2\n");
    RulebookPublished {
        rulebook: "id-neutrality".parse().unwrap(),
        version: 2,
        content: content.parse().unwrap(),
    }
}
