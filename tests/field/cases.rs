//! Cases as an examiner and an auditor meet them.

use crate::cli::{BUDI, Office};

/// `B6` of a day before the designation of candidates was taken without a word, and decided.
#[test]
fn a_code_of_the_other_phase_is_named_with_the_right_one() {
    let office = Office::new();
    let report = "--key examiner.pem case report --contest presidential --summary Suka --person";
    let days = "--acted-on 2023-11-12 --received-on 2023-11-20";
    let told = office.ok(&format!("{report} {SARI} --act B6 {days}"));
    assert!(told.contains("this act was A4, not B6") && told.contains("2023-11-13"), "{told}");
    let case = office.json("case list")["case"].as_str().unwrap().to_owned();
    let decide = format!("--key decider-1.pem case decide {case} --on 2023-12-01");
    let told = office.fails(4, &format!("{decide} --sanction demotion-12m"));
    assert!(told.contains("report it again as `A4`"), "{told}");

    let told = office.ok(&format!("{report} {BUDI} --act A4 {days}"));
    assert!(!told.contains("NOTE"), "{told}");
    let missing = "--key examiner.pem case report --summary Suka --act B6 --person";
    let told = office.fails(2, &format!("{missing} {BUDI} {days}"));
    assert!(told.contains("name the contest"), "{told}");
    let told = office.fails(4, &format!("{report} {BUDI} --act A4 --acted-on 2023-11-12"));
    assert!(told.contains("--again"), "the day of receipt alone makes no other report: {told}");
}

/// Entry into force and service took hand-written JSON, and no command showed a case whole.
#[test]
fn a_case_goes_from_report_to_service_by_commands() {
    let office = Office::new();
    let report = "--key examiner.pem case report --act A4 --contest presidential --summary Suka \
                  --acted-on 2023-11-12 --received-on 2023-11-20 --person";
    let case = office.json(&format!("{report} {SARI}"))["case"].as_str().unwrap()[..8].to_owned();
    // Of a decision and its entry into force, it was told that there was no decision.
    let early = format!("case decide {case} --sanction moral-open --on 2023-11-19");
    let told = office.fails(2, &format!("--key decider-1.pem {early} --in-force-on 2023-12-20"));
    assert!(told.contains("`decided_on` lies before `received_on`"), "{told}");
    office.ok(&format!(
        "--key decider-1.pem case decide {case} --sanction moral-open --on 2023-12-01"
    ));
    let step = |step: &str, on: &str| format!("--key examiner.pem case {step} {case} --on {on}");
    office.ok(&step("in-force", "2023-12-20"));
    let told = office.fails(2, &step("served", "2023-12-19"));
    assert!(told.contains("`served_on` lies before `in_force_on`"), "{told}");
    office.ok(&step("served", "2024-01-10"));

    let shown = office.ok(&format!("case show {case}"));
    for said in ["Sari", "A4", "PEMILU-2024 presidential", "open statement", "2024-01-10", "Suka"] {
        assert!(shown.contains(said), "{said}: {shown}");
    }
    let shown = office.json(&format!("case show {case}"));
    let steps: Vec<_> = shown["steps"].as_array().unwrap().iter().map(|s| &s["step"]).collect();
    assert_eq!(steps, ["decided", "took-effect", "served"]);

    assert!(office.ok(&format!("case list --person {SARI}")).contains(&case));
    for nothing in [format!("--person {BUDI}"), "--open".into(), "--act B6".into()] {
        let told = office.ok(&format!("case list {nothing}"));
        assert!(told.contains("There is no such case."), "{nothing}: {told}");
    }
}

/// A long history could only be read whole.
#[test]
fn a_history_is_narrowed_by_campaign_day_and_what_was_known() {
    let office = Office::new();
    office.ok("--key budi.pem pact sign --yes --campaign campaign.json --on 2023-12-27 -o b.jsonl");
    office.ok("pact import b.jsonl");
    let lines = |asked: &str| office.ok(&format!("history {BUDI} {asked} --format json"));
    let all = lines("");
    let campaign = office.json("campaign list")["campaign"].as_str().unwrap().to_owned();
    let of_campaign = lines(&format!("--campaign {campaign}"));
    assert_eq!(of_campaign.lines().count(), 1);
    assert!(of_campaign.contains("pact-signed") && all.contains(&of_campaign), "{of_campaign}");
    let last: serde_json::Value = serde_json::from_str(all.lines().last().unwrap()).unwrap();
    let before = last["entry"].as_u64().unwrap() - 1;
    let earlier = lines(&format!("--known-at {before}"));
    assert_eq!(earlier.lines().count() + 1, all.lines().count());
    let none = office.ok(&format!("history {BUDI} --from 2199-01-01"));
    assert!(none.contains("Nothing of that kind is recorded."), "{none}");
    office.fails(2, &format!("history {BUDI} --campaign lain-2024"));
}

const SARI: &str = "198209212006022002";
