//! The law as the ledger has it: no code had to be guessed any more.

use ikrar_kit::RULEBOOK;

use crate::cli::Office;

/// No command showed which acts, sanctions, deadlines and elections there are.
#[test]
fn the_rulebook_is_shown_with_what_nobody_verified() {
    let office = Office::new();
    let acts = office.ok("rulebook acts --on 2024-01-09");
    assert!(acts.contains("B6") && acts.contains("after designation"), "{acts}");
    let line = |list: &str, of: &str| {
        let all = office.ok(&format!("rulebook {list} --on 2024-01-09 --format json"));
        let line = all.lines().find(|line| line.contains(of)).unwrap().to_owned();
        serde_json::from_str::<serde_json::Value>(&line).unwrap()
    };
    let act = line("acts", "\"act\":\"B6\"");
    assert_eq!((&act["pair"], &act["level"]), (&"A4".into(), &"heavy".into()));
    let sanction = line("sanctions", "demotion-12m");
    assert_eq!((&sanction["months"], &sanction["statuses"]), (&12.into(), &vec!["pns"].into()));
    let stage = line("elections", "\"contest\":\"legislative\",\"region\":null,\"stage\":\"desig");
    assert_eq!(stage["from"], "2023-11-03");
    let deadline = line("deadlines", "KEBERATAN.AJU");
    assert_eq!((&deadline["length"], &deadline["verified"]), (&14.into(), &true.into()));
    assert_eq!((&deadline["bound"], &deadline["lapse"]), (&"person".into(), &"void".into()));
    let step = line("steps", "\"step\":\"summoned\"");
    assert_eq!((&step["to"], &step["asks"]), (&"summoned".into(), &vec!["exam-on"].into()));
    assert_eq!(line("offices", "\"office\":\"pengawas\"")["below"], 1);
    assert!(office.ok("holidays list --year 2026").contains("2026-08-17"));
    let shown = office.ok("rulebook show");
    assert!(shown.contains("verified against a source") && shown.contains("legal"), "{shown}");
    office.fails(2, "rulebook show --on 2020-01-01");
}

/// `B99` and `teguran` are told as unknown, and nobody knew where to look.
#[test]
fn an_unknown_code_is_told_with_those_that_are_near() {
    let office = Office::new();
    let report = "--key examiner.pem case report --person 198209212006022002 --summary x \
                  --acted-on 2024-01-09 --received-on 2024-01-20";
    let told = office.fails(2, &format!("{report} --act B66 --contest legislative"));
    assert!(told.contains("Did you mean B6 (") && told.contains("`ikrar rulebook acts`"), "{told}");
    let told = office.fails(2, &format!("{report} --act B6 --contest legislatif"));
    assert!(told.contains("Did you mean legislative"), "{told}");
    let case = office.json(&format!("{report} --act B6 --contest legislative"));
    let case = case["case"].as_str().unwrap();
    let propose = format!("--key decider-1.pem case propose {case} --on 2024-02-12 --sanction");
    let told = office.fails(2, &format!("{propose} demosi-12m"));
    assert!(told.contains("Did you mean demotion-12m ("), "{told}");
    let told = office.fails(2, &format!("{propose} xyzzy"));
    assert!(told.contains("`ikrar rulebook sanctions` lists all"), "{told}");
    let told = office.fails(2, "campaign show pemilo");
    assert!(told.contains("Did you mean pemilu?"), "{told}");
    let open = "campaign open bb --title B --text pact.txt --due 2099-12-31 --election PEMILU-2042";
    let told = office.fails(2, &format!("--key admin.pem {open}"));
    assert!(told.contains("Did you mean PEMILU-2024"), "{told}");
}

/// A rulebook could be published only as a line of JSON, and was first read when it was recorded.
#[test]
fn a_rulebook_is_checked_and_published_from_its_file() {
    let office = Office::new();
    let next = RULEBOOK.replace("\nversion = 1\n", "\nversion = 2\n");
    office.write("next.toml", &next);
    assert!(office.ok("rulebook check next.toml").contains("is consistent"));
    office.write("wrong.toml", next.replace("statuses = [\"pns\"]", "statuses = []"));
    let told = office.fails(2, "rulebook check wrong.toml");
    assert!(told.contains("demotion-12m"), "{told}");
    office.fails(4, "--key registrar.pem rulebook publish next.toml");
    let told = office.ok("--key admin.pem rulebook publish next.toml");
    assert!(told.contains("version 2 is published"), "{told}");
    office.fails(2, "--key admin.pem rulebook publish next.toml");
    assert_eq!(office.json("rulebook show")["version"], 2);
}
