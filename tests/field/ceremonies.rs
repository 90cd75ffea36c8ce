//! A ceremony from its announcement to its attendance list, each step a command.

use crate::cli::{BUDI, Office};

const ACT: &str = "--key registrar.pem ceremony";
const SARI: &str = "198209212006022002";

#[test]
fn a_ceremony_is_announced_put_off_held_and_counted() {
    let office = Office::new();
    assert!(office.ok("ceremony list").contains("No ceremony"));
    office.ok(&format!("{ACT} schedule Apel --on 2023-12-06 --place Sekayu"));
    let again = office.fails(4, &format!("{ACT} schedule apel --on 2023-12-07"));
    assert!(again.contains("Apel` is recorded already"), "{again}");
    let told = office.ok(&format!("{ACT} postpone apel --reason hujan --on 2023-12-05"));
    assert!(told.contains("put off: Apel") || told.contains("without a new day"), "{told}");
    office.ok(&format!("{ACT} postpone Apel --reason jadwal --on 2023-12-06 --to 2023-12-27"));
    let slip = office.fails(2, &format!("{ACT} hold Appel --on 2023-12-27"));
    assert!(slip.contains("did you mean Apel"), "{slip}");
    office.write("hadir.csv", "NIP;Nama;Kehadiran\n198209212006022002;Rekaan Sari;hadir\n");
    let attend = format!("{ACT} attend Apel hadir.csv");
    assert!(office.fails(4, &attend).contains("ceremony hold"), "nobody was at what was not held");

    // A list that is refused is mended first: nothing is said of the ceremony before.
    office.write("salah.csv", format!("NIP;Kehadiran\n{BUDI};tidak hadir\n"));
    let hold =
        format!("{ACT} hold Apel --on 2023-12-27 --claimed 300 --witness KPU --witness Bawaslu");
    let told = office.fails(2, &format!("{hold} --attendance salah.csv"));
    assert!(told.contains("column Kehadiran") && told.contains("not recorded that"), "{told}");
    assert_eq!(office.json("ceremony list")["stands"], "planned");
    let told = office.ok(&format!("{hold} --attendance hadir.csv"));
    assert!(told.contains("1 rows read: 1 recorded") && told.contains("held: Apel"), "{told}");
    assert!(office.ok(&attend).contains("0 recorded, 1 unchanged"));

    let listed = office.ok("ceremony list");
    assert!(listed.contains("300 were said to be there; of these 299"), "{listed}");
    let line = office.json("ceremony list");
    let of = |key: &str| line[key].to_string();
    assert_eq!(
        (of("claimed"), of("in_person"), of("missing")),
        ("300".into(), "1".into(), "299".into())
    );
    let absent = office.ok("ceremony list --absent Apel");
    assert!(
        absent.contains("2 people") && absent.contains(BUDI) && !absent.contains(SARI),
        "{absent}"
    );
    assert!(office.fails(4, &format!("{hold} --attendance hadir.csv")).contains("was held on"));
}

#[test]
fn a_ceremony_that_is_called_off_has_nobody() {
    let office = Office::new();
    office.ok(&format!("{ACT} schedule Apel --on 2023-12-06"));
    office.ok(&format!("{ACT} cancel Apel --reason banjir --on 2023-12-05"));
    assert!(office.ok("ceremony list").contains("called off"));
    for late in ["hold Apel --on 2023-12-06", "postpone Apel --reason x --on 2023-12-06"] {
        assert!(office.fails(4, &format!("{ACT} {late}")).contains("called off on 2023-12-05"));
    }
    let people = office.json(&format!("status {SARI}"));
    let attended = format!(
        "{{\"id\":\"5e0000000000000000000000000000aa\",\"type\":\"attendance-recorded\",\
         \"person\":{},\"campaign\":\"pemilu\",\"ceremony\":\"Apel\",\
         \"attended_on\":\"2023-12-06\",\"attendance\":\"in-person\"}}\n",
        people["person"]
    );
    office.write("attended.jsonl", attended);
    let told = office.fails(4, "--key registrar.pem record attended.jsonl");
    assert!(told.contains("called off"), "{told}");
}

/// What is said of a ceremony stands in the clear for ever, and is published: no name gets there.
#[test]
fn a_ceremony_names_offices_and_nobody() {
    let office = Office::new();
    office.ok(&format!("{ACT} schedule Apel --on 2023-12-06"));
    let hold = |more: &[&str]| {
        let mut command = office.command(&format!("{ACT} hold Apel --on 2023-12-06"));
        command.args(more).output().expect("it starts")
    };
    for name in ["Sari", "Pj Rekaan Sari", "Pj", "bupati sari", "kpu Budi", ""] {
        for place in ["--leader", "--reader", "--witness"] {
            assert_eq!(hold(&[place, name]).status.code(), Some(2), "{place} {name}");
        }
    }
    let held = |officiants: &str| {
        let line = format!(
            "{{\"id\":\"5e0000000000000000000000000000ab\",\"type\":\"ceremony-held\",\
             \"campaign\":\"pemilu\",\"ceremony\":\"Apel\",\"held_on\":\"2023-12-06\",\
             {officiants}}}\n"
        );
        office.write("held.jsonl", line);
        office.fails(2, "--key registrar.pem record held.jsonl")
    };
    held(r#""leader":"Sari""#);
    held(r#""leader":{"office":"sari"}"#);
    held(r#""witnesses":["KPU"]"#);
    held(r#""reader":{"office":"bupati","name":"Sari"}"#);
    let said = ["--leader", "Pj Bupati", "--reader", "Sekda", "--witness", "KPU"];
    assert!(hold(&said).status.success());
    let log = office.ok("--format json log");
    let event: Vec<_> = log.lines().filter(|line| line.contains("ceremony-held")).collect();
    for said in [
        r#""reader":{"office":"sekretaris-daerah","capacity":"definitive"}"#,
        r#""leader":{"office":"bupati","capacity":"pj"}"#,
        r#""witnesses":[{"office":"kpu","capacity":"definitive"}]"#,
    ] {
        assert!(event[0].contains(said), "{}", event[0]);
    }
    let entry: serde_json::Value = serde_json::from_str(event[0]).expect("JSON");
    office.ok("key new -o log.pem --no-passphrase");
    office.ok("--key log.pem checkpoint");
    let name = format!("ledger/public/clear/{:03}", entry["entry"].as_u64().expect("a number"));
    assert!(office.path().join(name).exists(), "a ceremony's body is published");
}
