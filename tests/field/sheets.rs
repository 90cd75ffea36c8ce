//! Lists that leave the program: what a spreadsheet makes of them, and whose numbers are in them.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::cli::{BUDI, Office};

const HEAD: &str = "nip;nik;nama;status_kepegawaian;instansi;unit_kerja";
const NIK: &str = "1606011207790011";

/// An office with somebody whose name and unit a spreadsheet would obey, and one without a NIP.
fn office() -> Office {
    let office = Office::new();
    let rows = "197907122000021002;1606011207790011;=HYPERLINK(A1);PNS;16.06;+62 Dinas; Satu\n\
                ;1606014202820012;Rekaan Honorer;Honorer;16.06;@SUM(A1)\n";
    office.write("rows.csv", format!("{HEAD}\n{}", rows.replace("; Satu", " Satu")));
    office.ok("--key registrar.pem roster import rows.csv --from 2023-11-02");
    office
}

/// Commas were one column in an Indonesian Excel, two numbers shared a cell, a name was a formula.
#[test]
fn csv_opens_right_in_an_indonesian_excel() {
    let office = office();
    let csv = office.ok("status --format csv --as-of 2024-01-31");
    let mut lines = csv.strip_prefix('\u{feff}').expect("a byte order mark").split("\r\n");
    let head = "nip;nik;name;agency;unit;pact;conduct;force;verdict;over_all;signed_on;recorded_on;\
                recorded_late;person;campaign";
    assert_eq!(lines.next(), Some(head));
    let row = lines.find(|line| line.contains("HYPERLINK")).expect("the row");
    let start = "'197907122000021002;…0011;'=HYPERLINK(A1);'16.06;'+62 Dinas Satu;";
    assert!(row.starts_with(start), "{row}");
    let honorary = csv.lines().find(|line| line.contains("Honorer")).expect("the row");
    assert!(honorary.starts_with(";…0012;Rekaan Honorer;'16.06;'@SUM(A1);"), "{honorary}");
    let json = office.json(&format!("status {BUDI}"));
    for key in head.split(';') {
        assert!(json.get(key).is_some(), "{key}: {json}");
    }
    assert!(csv.ends_with("\r\n") && !csv.replace("\r\n", "").contains('\n'), "{csv}");
}

/// What the program writes for a spreadsheet it reads again.
#[test]
fn a_list_comes_back_from_csv_as_it_was() {
    let office = office();
    office.ok("roster list --show-nik -o listed.csv");
    let told = office.ok("--key registrar.pem roster import listed.csv --from 2023-11-02");
    assert!(told.contains("0 recorded, 5 unchanged, 0 refused"), "{told}");
    // Digits that are not shown are no number.
    office.ok("roster list -o hidden.csv");
    let told = office.fails(2, "--key registrar.pem roster import hidden.csv");
    assert!(told.contains("column nik"), "{told}");
}

#[test]
fn every_list_is_written_as_a_workbook() {
    let office = office();
    for (number, list) in
        ["status", "status --summary", "log", "campaign list", "officer list", "case list"]
            .into_iter()
            .enumerate()
    {
        let told = office.ok(&format!("{list} --format xlsx -o {number}.xlsx"));
        assert!(told.contains(&format!("{number}.xlsx")), "{told}");
        let path = office.path().join(format!("{number}.xlsx"));
        assert!(fs::read(&path).unwrap().starts_with(b"PK"), "{list}");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        let told = office.fails(2, &format!("{list} -o {number}.xlsx"));
        assert!(told.contains("is there already"), "{told}");
    }
    assert!(office.fails(2, "status --format xlsx").contains("-o FILE.xlsx"));
    assert!(office.ok("status -o list.csv").contains("5 rows are in list.csv"));
    assert!(office.read("list.csv").starts_with("\u{feff}nip;"));
    // These have files of their own, which are none of that.
    office.ok("campaign export pemilu -o other.json");
    assert!(office.read("other.json").contains("Kami berikrar"));
    office.ok("key new -o new.pem --no-passphrase");
    office.ok("roster export -o own.csv");
    office.ok("roster export -o own.csv --force");
}

/// Everybody's NIK stood on every screen and in every file that was handed on.
#[test]
fn a_nik_is_shown_to_whoever_asks_for_it() {
    let office = office();
    for list in ["status", "status 197907122000021002", "history 197907122000021002"] {
        for format in ["text", "csv"] {
            let line = format!("{list} --format {format}");
            let shown = office.ok(&line);
            assert!(!shown.contains(NIK), "{line}: {shown}");
            assert!(office.ok(&format!("{line} --show-nik")).contains(NIK), "{line}");
        }
    }
    assert!(office.ok("status").contains("NIK …0012"), "nobody is without a number");
    assert_eq!(office.json("status 197907122000021002")["nik"], NIK);
}
