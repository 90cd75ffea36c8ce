//! What an office tells others: how a campaign stands, who is to be reminded, what was corrected.

use serde_json::Value;

use crate::cli::{BUDI, Office};

const SARI: &str = "198209212006022002";
const TONO: &str = "198307282009011003";

/// Budi has signed in time, Sari is excused, Tono has done nothing.
fn office() -> Office {
    let office = Office::new();
    office.ok("--key budi.pem pact sign --yes --campaign campaign.json --on 2023-12-27 -o b.jsonl");
    office.ok("pact import b.jsonl");
    let excuse = format!("pact excuse {SARI} --reason tugas --on 2023-12-20");
    office.ok(&format!("--key registrar.pem {excuse}"));
    office
}

fn lines(office: &Office, line: &str) -> Vec<Value> {
    let printed = office.ok(&format!("{line} --format json"));
    printed.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A report had no per cent and no total, and did not say of which campaign and day it was.
#[test]
fn a_report_of_pacts_reconciles_and_says_what_it_rests_on() {
    let office = office();
    let report = "report pacts --as-of 2024-01-31";
    let units = lines(&office, report);
    assert_eq!(units.len(), 3);
    for unit in &units {
        let count = |key: &str| unit[key].as_u64().unwrap();
        let keys = ["signed", "signed_late", "pending", "overdue", "refused"];
        assert_eq!(keys.into_iter().map(count).sum::<u64>(), count("asked"), "{unit}");
        let all = count("asked") + count("excused") + count("not_required");
        assert_eq!(all, count("people"), "{unit}");
    }
    let told = office.ok(report);
    let entry = office.json("verify")["size"].as_u64().unwrap() - 1;
    for part in ["Campaign pemilu (Netral), as of 2024-01-31", "total", "50.0"] {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert!(told.contains(&format!("up to entry {entry} of")) && told.contains("link"), "{told}");
    let earlier = office.ok(&format!("{report} --known-at 11"));
    assert!(earlier.contains("up to entry 11 of") && earlier.contains("0.0"), "{earlier}");
    office.ok("--key admin.pem campaign close pemilu --reason selesai");
    assert!(office.fails(2, report).contains("No campaign is open"));
}

#[test]
fn who_has_not_signed_is_listed_with_the_days_that_are_left() {
    let office = office();
    let told = office.ok("reminders --as-of 2023-12-28");
    assert!(told.contains("1 people have not signed; due 2023-12-31, in 3 days"), "{told}");
    assert!(told.contains("Rekaan Tono") && !told.contains("Budi") && !told.contains("Sari"));
    let late = lines(&office, "reminders --as-of 2024-01-10");
    assert_eq!((late.len(), &late[0]["days_left"]), (1, &(-10).into()));
    assert!(office.ok("reminders --unit bkpsdm").contains("Nobody is left"));
    office.fails(2, "reminders --unit Puskesmas");
    let left = format!("person depart {TONO} --reason resigned --on 2024-01-20");
    office.ok(&format!("--key registrar.pem {left}"));
    assert!(office.ok("reminders --as-of 2024-01-20").contains("Nobody is left"), "he left");
}

/// Each unit is sent its own people, and not those of others.
#[test]
fn reminders_are_written_for_each_unit() {
    use calamine::{Reader, Xlsx, open_workbook};

    let office = office();
    let told = office.ok("reminders --as-of 2024-01-20 --per-unit pengingat");
    assert!(told.contains("are in pengingat"), "{told}");
    let all = lines(&office, "reminders --as-of 2024-01-20");
    for line in &all {
        let (unit, name) = (line["unit"].as_str().unwrap(), line["name"].as_str().unwrap());
        let path = office.path().join(format!("pengingat/{unit}.xlsx"));
        let mut book: Xlsx<_> = open_workbook(path).unwrap();
        let cells = |book: &mut Xlsx<_>, sheet: &str| {
            let range = book.worksheet_range(sheet).unwrap();
            range.rows().flatten().map(ToString::to_string).collect::<Vec<_>>().join("|")
        };
        let sheet = cells(&mut book, unit);
        assert!(sheet.contains(name), "{sheet}");
        let others = all.iter().filter(|other| other["unit"] != line["unit"]);
        for other in others.map(|other| other["name"].as_str().unwrap()) {
            assert!(!sheet.contains(other), "{other}: {sheet}");
        }
    }
    assert!(office.fails(2, "reminders --per-unit pengingat").contains("is there already"));
    office.ok("reminders --as-of 2024-01-20 --per-unit semua.xlsx");
    let book: Xlsx<_> = open_workbook(office.path().join("semua.xlsx")).unwrap();
    let units: std::collections::BTreeSet<_> =
        all.iter().map(|line| line["unit"].as_str()).collect();
    assert_eq!(book.sheet_names().len(), units.len());
}

#[test]
fn corrections_and_what_was_recorded_late_are_listed_with_who_and_why() {
    let office = office();
    let late = lines(&office, "corrections");
    let kinds: Vec<_> = late.iter().map(|line| line["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["pact-signed", "pact-excused"], "both lie long before today");
    assert_eq!(late[0]["office"], Value::Null, "signed with the own key");
    assert!(office.ok("corrections --late-days 999999").contains("Nothing was corrected"));
    let entry = late[1]["entry"].as_u64().unwrap();
    office.ok(&format!("--key registrar.pem correct {entry} --reason keliru"));
    let void = format!("pact void {BUDI} --reason palsu --on 2023-12-28");
    office.ok(&format!("--key registrar.pem {void}"));
    let all = lines(&office, "corrections --late-days 999999");
    let [corrected, voided] = all.as_slice() else { panic!("{all:?}") };
    assert_eq!((&corrected["of"], &corrected["reason"]), (&entry.into(), &"keliru".into()));
    assert_eq!(
        (&voided["name"], &voided["office"]),
        (&"Rekaan Budi, S.E.".into(), &"registrar".into())
    );
}

#[test]
fn a_report_is_a_page_to_be_printed_and_signed() {
    let office = office();
    let report = "report pacts --as-of 2024-01-31 --html laporan.html";
    assert!(office.ok(report).contains("Written: laporan.html"));
    let page = office.read("laporan.html");
    for part in
        ["<!DOCTYPE html>", "Netral", "Dinas Kesehatan", "50.0", "Approved by", "up to entry"]
    {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains("http"), "it fetches nothing");
    assert!(office.fails(2, report).contains("--force"));
    let open = "--key admin.pem campaign open kait --election PEMILU-2024 --text pact.txt \
                --due 2099-12-31 --title <b>Kait</b>";
    office.ok(open);
    office.ok("report pacts --campaign kait --html kait.html");
    assert!(office.read("kait.html").contains("&lt;b&gt;Kait"), "texts are escaped");
}

/// What is said of cases could not be printed and signed.
#[test]
fn a_report_of_cases_is_printed_with_what_it_rests_on() {
    let office = office();
    let report = "--key examiner.pem case report --contest legislative --summary Suka --acted-on \
                  2024-01-09 --received-on 2024-01-11 --act";
    for (act, person) in [("B6", SARI), ("B7", SARI), ("B8", TONO)] {
        office.ok(&format!("{report} {act} --person {person}"));
    }
    let asked = "report cases --as-of 2024-01-12 --election PEMILU-2024 --agency 16.06";
    let told = office.ok(&format!("{asked} --html kasus.html"));
    assert!(told.contains("kasus.html"), "{told}");
    let entry = office.json("verify")["size"].as_u64().unwrap() - 1;
    let page = office.read("kasus.html");
    for part in
        ["General election 2024", "2024-01-12", "16.06", "B6", "<td class=\"number\">3</td>"]
    {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(page.contains(&format!("entry {entry} of")) && page.contains("link"), "{page}");
    assert!(page.contains("signatures") && page.contains("of 3 reported"), "{page}");
    assert!(!page.contains("Sari") && !page.contains("http"), "nobody is named, nothing fetched");
    office.fails(2, &format!("{asked} --html kasus.html"));
    office.ok(&format!("{asked} --html kasus.html --force --public --lang id"));
    let page = office.read("kasus.html");
    assert!(page.contains("lang=\"id\"") && page.contains("&lt;5"), "{page}");
    assert!(!page.contains(">3<") && !page.contains("B6"), "the total is as small: {page}");
}
