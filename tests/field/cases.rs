//! Cases as an examiner and an auditor meet them.

use crate::cli::{BUDI, Office};

/// `B6` of a day before the designation of candidates was taken without a word, and decided.
#[test]
fn a_code_of_the_other_phase_is_named_with_the_right_one() {
    let office = Office::new();
    let report = "--key examiner.pem case report --contest presidential --summary Suka \
                  --channel apip --person";
    let days = "--acted-on 2023-11-12 --received-on 2023-11-20";
    let told = office.ok(&format!("{report} {SARI} --act B6 {days}"));
    assert!(told.contains("this act was A4, not B6") && told.contains("2023-11-13"), "{told}");
    let case = office.json("case list")["case"].as_str().unwrap().to_owned();
    office.examine(&case, "2023-11-21");
    let decide = format!("--key decider-1.pem case decide {case} --office ppk --on 2023-12-01");
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

/// Entry into force and service were typed, and no command showed a case whole.
#[test]
fn a_case_goes_from_report_to_service_by_commands() {
    let office = Office::new();
    let report = "--key examiner.pem case report --act A4 --contest presidential --summary Suka \
                  --channel apip --acted-on 2023-11-12 --received-on 2023-11-20 --person";
    let case = office.json(&format!("{report} {SARI}"))["case"].as_str().unwrap()[..8].to_owned();
    let by = |key: &str, verb: &str| format!("--key {key}.pem case {verb}");
    let step = |verb: &str, rest: &str| by("examiner", &format!("{verb} {case} {rest}"));
    let decide = |on: &str| {
        by("decider-1", &format!("decide {case} --office ppk --sanction moral-open --on {on}"))
    };
    let told = office.fails(2, &decide("2023-11-19"));
    assert!(told.contains("`decided_on` lies before `received_on`"), "{told}");
    let told = office.fails(4, &decide("2023-12-01"));
    assert!(told.contains("taken-up") && told.contains("received"), "{told}");
    office.examine(&case, "2023-11-22");
    let told = office.fails(4, &step("summon", "--on 2023-11-23 --exam-on 2023-11-24"));
    assert!(told.contains("PP 94/2021") && told.contains("panel-formed"), "{told}");
    let told = office.fails(2, &step("panel", "--on 2023-11-24"));
    assert!(told.contains("has to say a note"), "{told}");
    office.ok(&step("panel", "--on 2023-11-24 --note Majelis"));
    let told = office.fails(4, &decide("2023-12-01"));
    assert!(told.contains("`panel-held` has to come first"), "{told}");
    office.ok(&step("panel", "--on 2023-11-27 --note Terbukti"));
    office.ok(&decide("2023-12-01"));
    let told = office.ok(&step("deliver", "--on 2024-01-09 --manner sent"));
    assert!(told.contains("in force") && told.contains("DISIPLIN.SAMPAI"), "late: {told}");
    office.ok(&step("execute", "--on 2024-01-10"));

    let shown = office.ok(&format!("case show {case} --as-of 2024-02-01"));
    for said in ["Sari", "A4", "PEMILU-2024 presidential", "open statement", "2024-01-10", "Suka"] {
        assert!(shown.contains(said), "{said}: {shown}");
    }
    let shown = office.json(&format!("case show {case} --as-of 2024-02-01"));
    let steps: Vec<_> = shown["steps"].as_array().unwrap().iter().map(|s| &s["step"]).collect();
    let course = ["taken-up", "team-formed", "summoned", "examined", "panel-formed", "panel-held"];
    assert_eq!(steps, [course.as_slice(), &["decided", "delivered", "executed"]].concat());
    assert_eq!((&shown["state"], &shown["turn"]), (&"served".into(), &"nobody".into()));

    assert!(office.ok(&format!("case list --person {SARI}")).contains(&case));
    for nothing in [format!("--person {BUDI}"), "--open".into(), "--act B6".into()] {
        let told = office.ok(&format!("case list {nothing}"));
        assert!(told.contains("There is no such case."), "{nothing}: {told}");
    }
}

/// Nobody could see what was due, and whose turn it was.
#[test]
fn what_is_due_and_whose_turn_it_is_can_be_asked() {
    let office = Office::new();
    let report = "--key examiner.pem case report --act B6 --contest legislative --summary Suka \
                  --acted-on 2024-01-09 --known-on 2024-01-10 --received-on 2024-01-11 --person";
    let case = office.json(&format!("{report} {SARI}"))["case"].as_str().unwrap().to_owned();
    let step = |verb: &str, on: &str, rest: &str| {
        office.ok(&format!("--key examiner.pem case {verb} {case} --on {on} {rest}"))
    };
    step("register", "2024-01-12", "");
    let list = |asked: &str| office.ok(&format!("case list --format json {asked}"));
    let of = |asked: &str| -> Vec<serde_json::Value> {
        list(asked).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    // The study is due on the seventh day after registration.
    let line = &of("--as-of 2024-01-15")[0];
    assert_eq!(line["state"], "registered");
    assert_eq!((&line["due"], &line["due_on"]), (&"PEMILU.KAJI".into(), &"2024-01-19".into()));
    assert_eq!(of("--as-of 2024-01-15 --due-within 7d --turn bawaslu").len(), 1);
    assert_eq!(of("--as-of 2024-01-15 --due-within 3").len(), 0);
    assert_eq!(of("--as-of 2024-01-19 --overdue").len(), 0);
    assert_eq!(of("--as-of 2024-01-20 --overdue").len(), 1);
    let told = office.ok("agenda --as-of 2024-01-15 --body bawaslu");
    assert!(told.contains("PEMILU.KAJI") && told.contains("2024-01-19"), "{told}");
    assert!(office.ok("agenda --as-of 2024-01-15 --days 3").contains("Nothing is overdue"));
    office.ok("agenda --as-of 2024-01-20 --ics agenda.ics");
    assert!(office.read("agenda.ics").contains("DTSTART;VALUE=DATE:20240119"));
    step("study", "2024-01-22", "");
    assert_eq!(of("--as-of 2024-01-22 --overdue").len(), 0);
    let shown = office.json(&format!("case show {case} --as-of 2024-01-22"));
    let kept = |term: &str| {
        let terms = shown["terms"].as_array().unwrap();
        terms.iter().find(|known| known["term"] == term).unwrap()["due"].clone()
    };
    assert_eq!((kept("PEMILU.KAJI"), kept("PEMILU.LAPOR")), ("met-late".into(), "met".into()));
}

/// There was no report of cases at all.
#[test]
fn every_case_is_in_one_cell_of_the_report() {
    let office = Office::new();
    for (person, act) in [(SARI, "B6"), (BUDI, "B8"), (SARI, "B7")] {
        let report = "--key examiner.pem case report --contest legislative --summary Suka \
                      --acted-on 2024-01-09 --received-on 2024-01-11 --channel apip --person";
        office.ok(&format!("{report} {person} --act {act}"));
    }
    let case = office.json(&format!("case list --person {BUDI}"))["case"].clone();
    office.examine(case.as_str().unwrap(), "2024-01-15");
    let cells = |asked: &str| -> Vec<serde_json::Value> {
        let told = office.ok(&format!("report cases --format json {asked}"));
        told.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    let of = |cells: &[serde_json::Value], group: &str| -> u64 {
        let of_group = cells.iter().filter(|cell| cell["group"] == group);
        of_group.map(|cell| cell["cases"].as_u64().unwrap()).sum()
    };
    let then = cells("--as-of 2024-01-14");
    assert_eq!((of(&then, "awaiting-overseer"), of(&then, "awaiting-ppk")), (3, 0));
    let now = cells("--as-of 2024-01-16 --election PEMILU-2024");
    assert_eq!((of(&now, "awaiting-overseer"), of(&now, "awaiting-ppk")), (2, 1));
    assert!(cells("--election PILKADA-2024").iter().all(|cell| cell["group"].is_null()));
    let told = office.ok("report cases --as-of 2024-01-16");
    assert!(told.contains("1 of 3 reported") && told.contains("total"), "{told}");
    let told = office.ok("report cases --as-of 2024-01-16 --public");
    assert!(told.contains("<5") && !told.contains("of 3 reported"), "{told}");
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

/// Each step was a command of its own: fifty steps, fifty commands.
#[test]
fn steps_come_from_a_table_all_or_none() {
    let office = Office::new();
    let case = |person: &str, act: &str| {
        let report = "--key examiner.pem case report --contest legislative --summary Suka \
                      --acted-on 2024-01-09 --received-on 2024-01-11 --channel apip --person";
        let case = office.json(&format!("{report} {person} --act {act}"));
        case["case"].as_str().unwrap()[..8].to_owned()
    };
    let (sari, budi) = (case(SARI, "B6"), case(BUDI, "B8"));
    let take = "--key examiner.pem case take --table";
    let state =
        |case: &str| office.json(&format!("case show {case} --as-of 2024-02-01"))["state"].clone();
    let head = "kasus;langkah;tanggal;keterangan";
    office.write(
        "wrong.csv",
        format!("{head}\n{sari};taken-up;15/01/2024;\n{budi};dipanggil-lagi;15/01/2024;\n"),
    );
    let told = office.fails(2, &format!("{take} wrong.csv"));
    assert!(told.contains("no such step") && told.contains("row 3"), "{told}");
    assert_eq!((state(&sari), state(&budi)), ("received".into(), "received".into()), "none");
    office.write(
        "steps.csv",
        format!(
            "{head}\n{sari};taken-up;15/01/2024;\n{sari};team-formed;16/01/2024;Tim\n\
             {budi};taken-up;15/01/2024;\n{budi};team-formed;16/01/2024;Tim\n"
        ),
    );
    let told = office.ok(&format!("{take} steps.csv"));
    assert!(told.contains('4'), "{told}");
    // A command that stands for a step needs no column for it.
    office.write(
        "summons.csv",
        format!(
            "case,on,exam on\n{sari},2024-01-17,2024-01-20\n{budi},2024-01-17,2024-01-22\n\
             00000000,2024-01-17,2024-01-22\n"
        ),
    );
    let told = office.fails(2, "--key examiner.pem case summon --table summons.csv");
    assert!(told.contains("no case has an id"), "{told}");
    office.fails(2, "--key examiner.pem case summon --table summons.csv --body X");
    office.fails(2, "--key examiner.pem case summon --table summons.csv --dry-run --partial");
    assert_eq!(state(&sari), "awaiting-ppk");
    let partial = office.run("--key examiner.pem case summon --table summons.csv --partial");
    assert!(!partial.status.success(), "a row was refused");
    assert_eq!((state(&sari), state(&budi)), ("summoned".into(), "summoned".into()));
    office.ok("template steps -o steps.xlsx");
}

/// Only steps came from a table, and of a row one fault was told.
#[test]
fn reports_proposals_and_decisions_come_from_tables() {
    let office = Office::new();
    let report = "--key examiner.pem case report --channel apip --received-on 2024-01-11 --table";
    let head = "nip;nama;kode perbuatan;tanggal perbuatan;jenis pemilihan;uraian";
    office.write(
        "wrong.csv",
        format!(
            "{head}\n{SARI};Rekaan Sari;B6;2024-01-09;legislative;Suka\n\
             {BUDI};Rekaan Budi;b six;kemarin;;\n"
        ),
    );
    let told = office.fails(2, &format!("{report} wrong.csv"));
    for column in ["kode perbuatan", "tanggal perbuatan", "uraian"] {
        assert!(told.contains(&format!("row 3, column {column}")), "{column}: {told}");
    }
    let copy = office.read("wrong.rejected.csv");
    assert!(copy.contains("kemarin") && copy.contains("tanggal perbuatan: "), "{copy}");
    assert!(office.ok("case list").contains("no such case"), "all rows or none");
    office.write(
        "reports.csv",
        format!(
            "{head}\n{SARI};Rekaan Sari;\"B6, B7\";2024-01-09;legislative;Suka\n\
             {BUDI};Rekaan Budi;A4;2024-01-09;legislative;Suka\n"
        ),
    );
    let told = office.ok(&format!("{report} reports.csv --dry-run"));
    assert!(told.contains("this act was B6, not A4"), "{told}");
    office.ok(&format!("{report} reports.csv"));
    assert!(office.ok(&format!("{report} reports.csv")).contains("0 recorded, 2 unchanged"));
    let told =
        office.fails(2, "--key examiner.pem case report --channel media --table reports.csv");
    assert!(told.contains("is entry") && told.contains("--again"), "{told}");
    office.fails(2, &format!("{report} reports.csv --act B6"));
    let case = office.json(&format!("case list --person {SARI}"));
    assert_eq!(case["acts"], serde_json::json!(["B6", "B7"]));
    let case = case["case"].as_str().unwrap()[..8].to_owned();
    office.examine(&case, "2024-01-15");

    let head = "kasus;tanggal;sanksi;pejabat;kelas jabatan;lembaga";
    let propose = "--key decider-1.pem case propose --table";
    office.write("bad.csv", format!("{head}\n{case};20/01/2024;demotion-12m;ppk;;BKN\n"));
    let told = office.fails(2, &format!("{propose} bad.csv"));
    assert!(told.contains("column pejabat") && told.contains("column lembaga"), "{told}");
    office.write("proposals.csv", format!("{head}\n{case};20/01/2024;demotion-12m;;;\n"));
    office.ok(&format!("{propose} proposals.csv --dry-run"));
    office.ok(&format!("{propose} proposals.csv"));
    let decide = "--key decider-2.pem case decide --table";
    office.write("bad.csv", format!("{head}\n{case};22/01/2024;demotion-12m;;pelaksan;\n"));
    let told = office.fails(2, &format!("{decide} bad.csv"));
    assert!(told.contains("column kelas jabatan"), "{told}");
    office
        .write("decisions.csv", format!("{head}\n{case};22/01/2024;demotion-12m;ppk;pelaksana;\n"));
    office.fails(2, &format!("{decide} decisions.csv --position pelaksana"));
    office.fails(2, &format!("{decide} decisions.csv --sanction demotion-12m"));
    office.ok(&format!("{decide} decisions.csv"));
    let shown = office.json(&format!("case show {case} --as-of 2024-01-22"));
    assert_eq!(shown["state"], "decided");
    office.ok("template reports -o reports.xlsx");
}
