//! Everyday acts, each a command, where a line of JSON with an id and an entry's number was needed.

use crate::cli::{BUDI, Office};

const ACT: &str = "--key registrar.pem person";
const SARI: &str = "198209212006022002";

fn verdict(office: &Office, person: &str, as_of: &str) -> String {
    let status = office.json(&format!("status {person} --as-of {as_of}"));
    status["verdict"].as_str().unwrap().to_owned()
}

#[test]
fn somebody_leaves_and_comes_back() {
    let office = Office::new();
    let told = office.ok(&format!("{ACT} depart {SARI} --reason contract-ended --on 2024-02-01"));
    assert!(told.contains("Person departed: Rekaan Sari"), "{told}");
    assert!(!told.contains(SARI), "{told}");
    let again = office.fails(4, &format!("{ACT} depart {SARI} --reason died --on 2024-03-01"));
    assert!(again.contains("left already"), "{again}");
    let back = format!("{ACT} return {SARI} --reason new-contract");
    office.fails(2, &format!("{back} --from 2024-01-31"));
    office.ok(&format!("{back} --from 2024-04-01"));
    assert_eq!(verdict(&office, SARI, "2024-03-01"), "ended");
    assert_eq!(verdict(&office, SARI, "2024-04-01"), "incomplete");
}

#[test]
fn leave_excuses_and_a_first_day_moves_back() {
    let office = Office::new();
    let leave = "leave 198209212006022002 --kind outside-state-employ --from 2023-12-01";
    office.ok(&format!("{ACT} {leave} --back-on 2024-02-01"));
    let status = office.json(&format!("status {SARI} --as-of 2024-01-15"));
    assert_eq!(status["pact"], "excused");
    let told = office.ok(&format!("{ACT} first-day {BUDI} --from 2020-01-02 --reason SK"));
    assert!(told.contains("First day moved back"), "{told}");
    office.fails(2, &format!("{ACT} first-day {BUDI} --from 2021-01-02 --reason SK"));
    assert_eq!(verdict(&office, BUDI, "2020-06-01"), "compliant");
}

#[test]
fn two_records_are_joined_and_a_slip_is_withdrawn() {
    let office = Office::new();
    let head = "nip;nik;nama;status_kepegawaian;instansi;unit_kerja";
    let rows = "198405052009011009;;Rekaan Sari;PNS;16.06;BKPSDM\n\
                198602022010011008;;Salah Ketik;PNS;16.06;BKPSDM";
    office.write("more.csv", format!("{head}\n{rows}\n"));
    office.ok("--key registrar.pem roster import more.csv --from 2023-11-01");
    let merge = format!("{ACT} merge 198405052009011009 {SARI} --reason sama");
    let told = office.ok(&merge);
    assert!(told.contains("merged: Rekaan Sari"), "{told}");
    let one = office.json("status 198405052009011009");
    assert_eq!(one["person"], office.json(&format!("status {SARI}"))["person"]);
    assert!(office.fails(2, &merge).contains("already"));

    office.ok(&format!("{ACT} withdraw 198602022010011008 --reason ganda"));
    let all = office.ok("status --format json");
    assert!(all.contains("Rekaan Sari") && !all.contains("Salah Ketik"), "{all}");
    assert!(office.ok("history 198602022010011008").contains("Enrolment withdrawn"));
    let gone = format!("{ACT} depart 198602022010011008 --reason died --on 2024-01-01");
    assert!(office.fails(4, &gone).contains("withdrawn in entry"));
}

#[test]
fn a_number_is_replaced_by_another() {
    let office = Office::new();
    let new = "198209212024212002";
    let replace = format!("{ACT} renumber {SARI} {new} --reason PPPK --from 2024-02-01");
    office.ok(&replace);
    assert_eq!(office.json(&format!("status {new}"))["name"], "Rekaan Sari");
    assert!(office.fails(4, &replace).contains("belongs to another"), "it ended, and is taken");
}
