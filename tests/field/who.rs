//! Who is who in a table: by numbers that are current, and a name that fits.

use crate::cli::Office;

const IMPORT: &str = "--key registrar.pem roster import";
const HEAD: &str = "nip;nik;nama;status_kepegawaian;instansi;unit_kerja";
const RATNA: &str = "198511102010012003;1606015011850002;Ratna Kusuma;PNS;16.06;Dinas Pertanian";

/// An office that has Ratna since the beginning of 2024.
fn office() -> Office {
    let office = Office::new();
    table(&office, "ratna", &[RATNA]);
    let told = office.ok(&format!("{IMPORT} ratna.csv --from 2024-01-01"));
    assert!(told.contains("new: 1"), "{told}");
    office
}

fn table(office: &Office, name: &str, rows: &[&str]) {
    office.write(&format!("{name}.csv"), format!("{HEAD}\n{}\n", rows.join("\n")));
}

/// What an import says of one row, which it refuses, and that nothing was recorded.
fn refused(office: &Office, row: &str, options: &str) -> String {
    table(office, "row", &[row]);
    let told = office.fails(2, &format!("{IMPORT} row.csv {options}"));
    assert!(told.contains("0 recorded, 0 unchanged, 1 refused"), "{told}");
    told
}

fn taken(office: &Office, row: &str, options: &str) -> String {
    table(office, "row", &[row]);
    office.ok(&format!("{IMPORT} row.csv {options}"))
}

/// A colleague's NIK in a new employee's row ended her NIP, took her name and her signature.
#[test]
fn a_colleagues_number_is_a_possible_mix_up() {
    let office = office();
    let slip = "199002152015031001;1606015011850002;Joko Wibowo;PNS;16.06;Dinas Perhubungan";
    let told = refused(&office, slip, "");
    assert!(told.contains("column nip: a possible mix-up"), "{told}");
    assert!(told.contains("column nama: plainly the name of another person"), "{told}");
    let nip_alone = RATNA.replace("198511102010012003", "198511102010012013");
    assert!(refused(&office, &nip_alone, "").contains("nip_lama"), "one digit, the same name");
    let nik_alone = RATNA.replace("1606015011850002", "1606015011850003");
    assert!(refused(&office, &nik_alone, "--accept-names").contains("column nik"), "a NIK's digit");
    let status = office.json("status 198511102010012003");
    assert_eq!(status["name"], "Ratna Kusuma");
}

#[test]
fn a_replaced_number_and_a_changed_name_are_said_to_be_so() {
    let office = office();
    let head = format!("{HEAD};nip_lama\n");
    let row = RATNA.replace("198511102010012003", "198511102024212001").replace("PNS", "PPPK");
    office.write("row.csv", format!("{head}{row};198511102010012003\n"));
    let told = office.ok(&format!("{IMPORT} row.csv --from 2024-06-01"));
    assert!(told.contains("number added or replaced: 1"), "{told}");
    let married = row.replace("Ratna Kusuma", "Ratna Wijayanti");
    refused(&office, &married, "--from 2024-07-01");
    let told = taken(&office, &married, "--from 2024-07-01 --accept-names");
    assert!(told.contains("data changed: 1"), "{told}");
    // The number that ended is nobody's: whoever has it in a table now is somebody else.
    let other = RATNA.replace(";1606015011850002;Ratna Kusuma;", ";;Wahyu Nugroho;");
    assert!(taken(&office, &other, "--dry-run").contains("new: 1"));
}

/// An honorary employee became a PPPK: the NIK is known, the number is new, the name is the same.
#[test]
fn a_further_number_of_another_kind_is_no_mix_up() {
    let office = office();
    taken(&office, ";1606021207920001;Agus Pratama;Honorer;16.06;Dinas Pertanian", "");
    let row = "199207122024211001;1606021207920001;Agus Pratama, S.P.;PPPK;16.06;Dinas Pertanian";
    let told = taken(&office, row, "");
    assert!(told.contains("number added or replaced: 1"), "{told}");
}

/// Two lists, each with one of the two numbers, made two people of one, and nobody knew.
#[test]
fn somebody_known_by_the_other_number_alone_is_pointed_to() {
    let office = office();
    taken(&office, ";1606021207920001;Agus Pratama;Honorer;16.06;Dinas Pertanian", "");
    let row = "199207122024211001;;AGUS PRATAMA, S.P.;PPPK;16.06;Dinas Pertanian";
    let told = taken(&office, row, "");
    assert!(told.contains("perhaps the person of entry"), "{told}");
    let other = "199207122024211002;;Bayu Firmansyah;PPPK;16.06;Dinas Pertanian";
    assert!(!taken(&office, other, "").contains("perhaps"), "of that day, and another name");
}

/// The roster of last year, imported again after a transfer, took the transfer back each time.
#[test]
fn an_older_table_changes_nothing_and_says_so() {
    let office = office();
    let moved = RATNA.replace("Dinas Pertanian", "Dinas Perhubungan");
    let told = taken(&office, &moved, "--from 2025-01-01");
    assert!(told.contains("moved to another agency or unit: 1"), "{told}");
    for _ in 0..2 {
        let told = taken(&office, RATNA, "--from 2024-01-01");
        assert!(told.contains("0 recorded, 1 unchanged"), "{told}");
        let told = taken(&office, &moved, "--from 2025-01-01");
        assert!(told.contains("0 recorded, 1 unchanged"), "{told}");
    }
    let other = RATNA.replace("Dinas Pertanian", "Dinas Sosial");
    let told = taken(&office, &other, "--from 2024-06-01");
    assert!(told.contains("0 recorded, 0 unchanged, 0 refused"), "{told}");
    assert!(told.contains("1 rows say what is older"), "{told}");
}

#[test]
fn whoever_had_left_is_back_only_when_somebody_says_so() {
    let office = office();
    let person = office.json("status 198511102010012003")["person"].as_str().unwrap().to_owned();
    let id = "5".repeat(32);
    let departed = format!(r#""type":"person-departed","person":"{person}","on":"2024-05-01""#);
    office.write("left.jsonl", format!(r#"{{"id":"{id}",{departed},"reason":"resigned"}}"#));
    office.ok("--key registrar.pem record left.jsonl");
    let row = RATNA.replace("198511102010012003", "198511102024212009").replace("PNS", "PPPK");
    let told = refused(&office, &row, "--from 2024-09-01");
    assert!(told.contains("the person left on 2024-05-01"), "{told}");
    let told = taken(&office, &row, "--from 2024-09-01 --returns new-contract");
    assert!(told.contains("back in service: 1"), "{told}");
    let status = office.json("status 1606015011850002");
    assert_eq!((&status["verdict"], &status["person"]), (&"compliant".into(), &person.into()));
    let between = office.json("status 1606015011850002 --as-of 2024-07-01");
    assert_eq!(between["verdict"], "ended");
}

/// A key bound from today on was *unchanged* when a table said that it was bound earlier.
#[test]
fn an_earlier_first_day_of_a_key_is_said_to_be_so() {
    let office = office();
    office.ok("key new -o ratna.pem --no-passphrase");
    let key = office.json("key show ratna.pub")["public_key"].as_str().unwrap().to_owned();
    office.write("keys.csv", format!("nip;nama;public_key\n198511102010012003;Ratna K.;{key}\n"));
    let bind = "--key registrar.pem person enroll-keys keys.csv";
    office.ok(&format!("{bind} --from 2024-06-01"));
    let told = office.fails(2, &format!("{bind} --from 2024-02-01"));
    assert!(told.contains("bound from 2024-06-01 on"), "{told}");
    let told = office.ok(&format!("{bind} --from 2024-02-01 --backdate surat"));
    assert!(told.contains("first day moved back: 1"), "{told}");
    let told = office.ok(&format!("{bind} --from 2024-02-01"));
    assert!(told.contains("1 unchanged"), "{told}");
    let other = format!("nip;nama;public_key\n198511102010012003;Joko Wibowo;{key}\n");
    office.write("keys.csv", other);
    assert!(office.fails(2, bind).contains("column nama"), "somebody else's name");
}

/// Birth dates that differ, the number of another kind of employment: recorded without a word.
#[test]
fn odd_numbers_are_recorded_and_told() {
    let office = office();
    let row = "199101012015012004;1606020203910001;Dwi Lestari;PPPK;16.06;Dinas Pertanian";
    let told = taken(&office, row, "");
    for odd in ["two dates of birth", "a man and a woman", "another kind of number"] {
        assert!(told.contains(odd), "{odd}: {told}");
    }
    assert!(!told.contains("19910101"), "{told}");
}

#[test]
fn a_dry_run_says_the_same_and_records_nothing() {
    let office = office();
    let before = office.json("verify")["size"].clone();
    let row = "199002152015031001;1606011502900001;Joko Wibowo;PNS;16.06;Dinas Pertanian";
    let told = taken(&office, row, "--dry-run --missing");
    assert!(told.contains("1 recorded") && told.contains("dry run"), "{told}");
    assert_eq!(office.json("verify")["size"], before);
    let told = taken(&office, row, "--missing");
    assert!(told.contains("1 recorded"), "{told}");
    let told = taken(&office, row, "--missing");
    assert!(told.contains("Ratna Kusuma"), "she is of the unit and not in the table: {told}");
}
