//! Who is in the ledger: found by a part of a name, shown, listed, and given back as a table.

use crate::cli::{BUDI, Office};

const SARI: &str = "198209212006022002";

#[test]
fn somebody_is_found_by_a_part_of_the_name_and_shown_by_a_part_of_the_id() {
    let office = Office::new();
    for part in ["BUDI", "rekaan budi", "Drs. bud"] {
        let found = office.ok(&format!("person find {part}"));
        assert!(found.contains("Rekaan Budi") && !found.contains("Sari"), "{part}: {found}");
    }
    assert!(office.ok("person find Hartono").contains("Nobody."));
    office.fails(2, "person find ,");

    let id = office.json(&format!("status {BUDI}"))["person"].as_str().unwrap().to_owned();
    office.ok(
        "--key budi.pem pact sign --yes --campaign campaign.json --on 2023-12-27 -o budi.jsonl",
    );
    office.ok("pact import budi.jsonl");
    let shown = office.ok(&format!("person show {}", &id[..8]));
    for part in [&id, BUDI, "BKPSDM", "from 2023-11-01", "pemilu, 2023-12-27: signed", "…0001"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert!(!shown.contains("1606011506810001"), "{shown}");
    assert!(office.ok(&format!("person show {BUDI} --show-nik")).contains("1606011506810001"));
    let json = office.json(&format!("person show {id}"));
    assert_eq!(json["pacts"][0]["act"], "own-key");
    assert_eq!(json["numbers"].as_array().unwrap().len(), 2);
    assert!(office.fails(2, &format!("person show {}", &id[..7])).contains("is no NIP"));
    let other = if id.starts_with("00000000") { "11111111" } else { "00000000" };
    assert!(office.fails(2, &format!("person show {other}")).contains("no id begins so"));
    assert!(office.fails(2, "person show 19810615200501100").contains("17"), "a digit is missing");
    office.ok(&format!("history {}", &id[..8]));
}

/// `officer list` showed 16 digits of a key, and `officer revoke` wanted 64.
#[test]
fn a_key_is_revoked_by_the_digits_that_the_list_shows() {
    let office = Office::new();
    let key = office.json("key show examiner.pub")["key_id"].as_str().unwrap().to_owned();
    let revoke = "--key admin.pem officer revoke";
    assert!(office.fails(2, &format!("{revoke} 1234 --reason x")).contains("eight digits"));
    office.ok(&format!("{revoke} {} --reason hilang", &key[..8]));
    let list = office.ok("officer list --format json");
    let line = list.lines().find(|line| line.contains(&key)).unwrap();
    assert!(!line.contains("\"revoked_on\":null"), "{line}");
}

#[test]
fn who_is_in_service_is_listed_and_comes_back_unchanged() {
    let office = Office::new();
    let left = format!("depart {SARI} --reason resigned --on 2024-02-01");
    office.ok(&format!("--key registrar.pem person {left}"));
    let list = office.ok("person list");
    assert!(list.contains("Budi") && list.contains("Tono") && !list.contains("Sari"), "{list}");
    assert!(office.ok("person list --in-service-on 2024-01-31").contains("Sari"));
    assert!(office.ok("person list --all --format csv").contains("2024-02-01"));
    assert!(office.ok("person list --status pppk").contains("Nobody."));
    assert!(office.fails(2, "person list --unit BKPSDN").contains("did you mean BKPSDM"));
    assert!(office.ok("roster list --unit bkpsdm --format csv").contains("…0001"));

    let told = office.ok("roster export -o now.csv");
    assert!(told.contains("2 people"), "{told}");
    let import = "--key registrar.pem roster import now.csv";
    assert!(office.ok(import).contains("2 rows read: 0 recorded, 2 unchanged"));
    office.ok("roster export -o then.csv --in-service-on 2024-01-31");
    let again = "--key registrar.pem roster import then.csv --from 2024-01-31";
    assert!(office.ok(again).contains("3 rows read: 0 recorded, 3 unchanged"));
    assert!(office.fails(2, "roster export -o now.csv").contains("--force"));
}

/// What a spreadsheet would take for a formula or a number is text, and comes back as it was.
#[test]
fn an_exported_roster_holds_no_formula() {
    let office = Office::new();
    let head = "nip;nama;status_kepegawaian;instansi;unit_kerja;jabatan";
    let row = "198511102010012003;Ratna Kusuma;PNS;16.06;Dinas Pertanian;=1+1";
    office.write("more.csv", format!("{head}\n{row}\n"));
    office.ok("--key registrar.pem roster import more.csv --from 2024-01-01");
    office.ok("roster export -o out.csv");
    let table = office.read("out.csv");
    assert!(table.contains(";'=1+1;") && table.contains("'198511102010012003;"), "{table}");
    let again = office.ok("--key registrar.pem roster import out.csv");
    assert!(again.contains("0 recorded, 4 unchanged"), "{again}");
}
