//! Who is asked to sign, and which campaign is meant when none is named.

use std::process::Output;

use crate::cli::Office;

const OPEN: &str = "--key admin.pem campaign open lain --election PEMILU-2024 --title Lain \
                    --text pact.txt --opens 2023-12-01 --due 2099-12-31";

/// A command with a last argument that has blanks in it.
fn with(office: &Office, line: &str, last: &[&str]) -> Output {
    office.command(line).args(last).output().unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&[output.stdout.as_slice(), &output.stderr].concat()).into_owned()
}

/// A slip in a unit opened a campaign that asked nobody, and hid the real one for ever after.
#[test]
fn a_campaign_that_asks_nobody_is_refused_and_the_unit_is_pointed_out() {
    let office = Office::new();
    let slip = with(&office, OPEN, &["--unit", "Dinas Kesehatn"]);
    assert_eq!(slip.status.code(), Some(2));
    assert!(told(&slip).contains("did you mean Dinas Kesehatan"), "{}", told(&slip));
    assert!(office.fails(2, &format!("{OPEN} --agency 16.99")).contains("there are 16.06"));
    let nobody = office.fails(4, &format!("{OPEN} --status pppk"));
    assert!(nobody.contains("0 of 3 people"), "{nobody}");
    let forced = with(&office, OPEN, &["--force", "--unit", "Dinas Kesehatn"]);
    assert!(told(&forced).contains("0 of 3"), "{}", told(&forced));
    assert!(office.ok("campaign show lain").contains("did you mean Dinas Kesehatan"));

    let two = office.fails(2, "status");
    assert!(two.contains("--campaign: pemilu or lain"), "{two}");
    office.ok("--key admin.pem campaign close lain --reason salah");
    assert_eq!(office.json("status 198307282009011003")["campaign"], "pemilu");
    office.ok("--key admin.pem campaign close pemilu --reason selesai");
    let none = office.ok("status --summary");
    assert!(none.contains("No campaign") && none.contains("lain or pemilu"), "{none}");
    let named = office.ok("status --summary --campaign pemilu --as-of 2024-01-01");
    assert!(named.contains("Campaign pemilu (Netral), as of 2024-01-01"), "{named}");
    office.write("paper.csv", "nip,signed_on,method,scan\n1,,,\n");
    let paper = office.fails(2, "--key registrar.pem pact record paper.csv");
    assert!(paper.contains("No campaign is open"), "{paper}");
}

#[test]
fn who_is_asked_is_told_unit_by_unit() {
    let office = Office::new();
    let opened = with(&office, OPEN, &["--unit", "dinas  KESEHATAN", "--format", "json"]);
    assert!(told(&opened).contains("\"asked\":1,\"people\":3"), "{}", told(&opened));
    let shown = office.ok("campaign show lain --format json");
    let unit = shown.lines().find(|line| line.contains("Dinas Kesehatan")).unwrap();
    assert!(unit.contains("\"asked\":1,\"people\":1"), "{shown}");
    assert_eq!(shown.matches("\"asked\":0,\"people\":1").count(), 2, "{shown}");
    assert!(office.ok("campaign show lain").contains("1 of 3 people"));
}

/// `status --unit` with another spelling printed nothing, and four spellings were four units.
#[test]
fn units_are_found_in_any_case_and_brought_under_one_name() {
    let office = Office::new();
    let head = "nip;nik;nama;status_kepegawaian;instansi;unit_kerja";
    let row = "198511102010012003;;Ratna Kusuma;PNS;16.06;DINAS KESEHATAN";
    office.write("more.csv", format!("{head}\n{row}\n"));
    office.ok("--key registrar.pem roster import more.csv --from 2024-01-01");
    // An import takes both for one unit; what was recorded otherwise is still there.
    let person = office.json("status 198511102010012003")["person"].clone();
    let change = serde_json::json!({
        "id": "7".repeat(32), "type": "profile-changed", "person": person, "from": "2024-01-02",
        "profile": {
            "name": "Ratna Kusuma", "status": "pns", "agency": "16.06", "unit": "DINAS KESEHATAN",
        },
    });
    office.write("change.jsonl", change.to_string());
    office.ok("--key registrar.pem record change.jsonl");
    let both = with(&office, "status --format csv", &["--unit", "dinas kesehatan"]);
    assert!(told(&both).contains("Ratna") && told(&both).contains("Tono"), "{}", told(&both));
    let none = with(&office, "status", &["--unit", "Dinas Kesehatn"]);
    assert_eq!(none.status.code(), Some(2));
    assert!(office.ok("status --pact refused").contains("Nobody."));

    let list = office.ok("unit list");
    assert!(list.contains("Perhaps one unit: DINAS KESEHATAN and Dinas Kesehatan"), "{list}");
    let rename = "--key registrar.pem unit rename --from 2024-02-01";
    let empty = with(&office, rename, &["Dinas Sosial", "Dinas"]);
    assert_eq!(empty.status.code(), Some(2), "{}", told(&empty));
    let renamed = with(&office, rename, &["dinas kesehatan", "Dinas Kesehatan"]);
    assert!(told(&renamed).contains("1 people are of the unit"), "{}", told(&renamed));
    assert_eq!(office.json("status 198511102010012003")["unit"], "Dinas Kesehatan");
    assert!(!office.ok("unit list").contains("Perhaps"));
    // By a name that its audience does not have, people would fall out of a campaign.
    with(&office, OPEN, &["--unit", "Dinas Kesehatan"]);
    let out = with(&office, rename, &["dinas kesehatan", "Dinas Kesehatan Kota"]);
    assert_eq!(out.status.code(), Some(4), "{}", told(&out));
    assert!(told(&out).contains("campaign lain asks this unit"), "{}", told(&out));
    let again = with(&office, rename, &["dinas kesehatan", "Dinas Kesehatan"]);
    assert!(told(&again).contains("Nobody has to be changed"), "{}", told(&again));
    // Another spelling is the same unit, also to a campaign that was opened before.
    let asked = || {
        let shown = office.ok("campaign show lain --format json");
        shown.lines().filter(|line| line.contains("\"asked\":2")).count()
    };
    assert_eq!(asked(), 1);
    let spelled = with(&office, rename, &["dinas kesehatan", "DINAS  KESEHATAN"]);
    assert!(told(&spelled).contains("2 people are of the unit"), "{}", told(&spelled));
    assert_eq!(asked(), 1);
}
