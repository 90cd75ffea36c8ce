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
