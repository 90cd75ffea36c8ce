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
    assert!(office.ok("history 198602022010011008").contains("withdrawn"));
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
    assert!(office.fails(2, &replace).contains("no such identifier now"), "it ended");
}

#[test]
fn a_pact_is_declined_excused_voided_and_a_slip_corrected() {
    let office = Office::new();
    let pact = "--key registrar.pem pact";
    let on = "--on 2023-12-20";
    let told = office.ok(&format!("{pact} refuse {SARI} {on} --note belum"));
    assert!(told.contains("Pact declined: Rekaan Sari"), "{told}");
    let entry = office.json(&format!("person show {SARI}"))["pacts"][0]["entry"].clone();
    assert_eq!(pact_of(&office, SARI), "refused");
    let told = office.ok(&format!("--key registrar.pem correct {entry} --reason keliru"));
    assert!(told.contains("counts no more (Pact declined: Rekaan Sari)"), "{told}");
    assert_eq!(pact_of(&office, SARI), "overdue");
    office.ok(&format!("{pact} excuse {SARI} {on} --reason tugas"));
    assert_eq!(pact_of(&office, SARI), "excused");

    let void = format!("{pact} void {BUDI} --reason palsu --on 2023-12-28");
    assert!(office.fails(4, &void).contains("no signature that counts"));
    office.ok("--key budi.pem pact sign --yes --campaign campaign.json --on 2023-12-27 -o b.jsonl");
    office.ok("pact import b.jsonl");
    office.ok(&void);
    assert_eq!(pact_of(&office, BUDI), "overdue");
    office.ok("--key admin.pem campaign close pemilu --reason selesai");
    assert!(office.fails(2, &void).contains("No campaign is open"));
    assert!(office.fails(4, "--key registrar.pem correct 1 --reason x").contains("nobody"));
    assert!(office.fails(2, "--key registrar.pem correct 999 --reason x").contains("ends at"));
}

fn pact_of(office: &Office, person: &str) -> String {
    let status = office.json(&format!("status {person} --as-of 2024-01-31"));
    status["pact"].as_str().unwrap().to_owned()
}

/// `pact sign` showed neither the text nor the title, and asked nothing.
#[test]
fn nobody_signs_unseen() {
    let office = Office::new();
    let sign = "--key budi.pem pact sign --campaign campaign.json --on 2023-12-27 -o b.jsonl";
    assert!(office.fails(2, sign).contains("--yes"));
    assert!(!office.path().join("b.jsonl").exists());
}

#[test]
fn a_leave_and_a_key_end() {
    let office = Office::new();
    let end = format!("{ACT} leave-end {SARI} --on 2024-01-10");
    assert!(office.fails(4, &end).contains("on no leave"));
    office.ok(&format!("{ACT} leave {SARI} --kind Sakit --from 2023-12-01"));
    office.ok(&end);
    let shown = office.json(&format!("person show {SARI}"));
    assert_eq!(shown["leaves"][0]["until"], "2024-01-10");

    let key = office.json("key show budi.pub")["key_id"].as_str().unwrap().to_owned();
    let first =
        format!("{ACT} first-day {BUDI} --of-key {} --from 2023-11-15 --reason x", &key[..8]);
    assert!(office.fails(2, &first).contains("not earlier"));
    assert!(office.fails(4, &format!("{ACT} end-key {SARI} --reason x")).contains("no key"));
    office.ok(&format!("{ACT} end-key {BUDI} {} --reason hilang --on 2024-01-10", &key[..8]));
    let shown = office.json(&format!("person show {BUDI}"));
    assert_eq!(shown["keys"][0]["until"], "2024-01-10");
    assert!(office.fails(4, &format!("{ACT} end-key {BUDI} --reason x")).contains("no key"));
}

const TONO: &str = "198307282009011003";

/// Departures come as a list, in the words of the service.
#[test]
fn what_happened_to_many_is_taken_from_a_table() {
    let office = Office::new();
    let rows = format!("{SARI};REKAAN SARI;2024-02-01;Pensiun\n{TONO};;01/03/2024;pindah\n");
    office.write("keluar.csv", format!("NIP;Nama;Tanggal;Alasan\n{rows}"));
    let depart = format!("{ACT} depart --table keluar.csv");
    assert!(office.ok(&format!("{depart} --dry-run")).contains("2 recorded"));
    assert!(office.ok(&depart).contains("2 rows read: 2 recorded"));
    assert!(office.ok(&depart).contains("0 recorded, 2 unchanged"));
    let shown = office.json(&format!("person show {TONO}"));
    assert_eq!(shown["service"][0]["left"], "moved");
    office.write("keluar.csv", format!("NIP;Nama;Alasan\n{BUDI};Joko Wibowo;bosan\n"));
    let told = office.fails(2, &depart);
    assert!(told.contains("column Nama: plainly the name of another"), "{told}");
    let told = office.fails(2, &format!("{depart} --accept-names"));
    assert!(told.contains("column Alasan: none of retired, resigned"), "{told}");
    office.fails(2, &format!("{ACT} depart --table keluar.csv {BUDI}"));
    office.fails(2, &format!("{ACT} depart {BUDI}"));

    office.write("kembali.csv", format!("NIP;Mulai\n{TONO};2024-06-01\n"));
    let back = "return --table kembali.csv --reason transferred-back";
    assert!(office.ok(&format!("{ACT} {back}")).contains("1 recorded"));
    // The last day of leave is the day before the first one back.
    office.write(
        "cuti.csv",
        format!("NIP;Jenis Cuti;Mulai;Sampai\n{BUDI};CLTN;2024-01-01;31/01/2024\n"),
    );
    let leave = format!("{ACT} leave --table cuti.csv");
    assert!(office.ok(&leave).contains("1 recorded"));
    assert!(office.ok(&leave).contains("1 unchanged"));
    let shown = office.json(&format!("person show {BUDI}"));
    assert_eq!(shown["leaves"][0]["until"], "2024-02-01");
}

#[test]
fn what_many_did_about_a_pact_is_taken_from_a_table() {
    let office = Office::new();
    let pact = "--key registrar.pem pact";
    office.write("tolak.csv", format!("NIP;Tanggal;Keterangan\n{SARI};2023-12-20;tidak mau\n"));
    let refuse = format!("{pact} refuse --table tolak.csv");
    assert!(office.ok(&refuse).contains("1 recorded"));
    assert!(office.ok(&refuse).contains("1 unchanged"));
    office.write("kecuali.csv", format!("NIP;Tanggal;Ket.\n{TONO};2023-12-20;tugas belajar\n"));
    assert!(office.ok(&format!("{pact} excuse --table kecuali.csv")).contains("1 recorded"));
    assert_eq!(
        (pact_of(&office, SARI), pact_of(&office, TONO)),
        ("refused".into(), "excused".into())
    );

    office
        .write("batal.csv", format!("NIP;Tanggal;Alasan\n{BUDI};2023-12-28;pindaian orang lain\n"));
    let void = format!("{pact} void --table batal.csv");
    assert!(office.fails(2, &void).contains("no signature of this person that counts"));
    office.ok("--key budi.pem pact sign --yes --campaign campaign.json --on 2023-12-27 -o b.jsonl");
    office.ok("pact import b.jsonl");
    assert!(office.ok(&void).contains("1 recorded"));
    assert!(office.ok(&void).contains("1 unchanged"));
    assert_eq!(pact_of(&office, BUDI), "overdue");
}

/// `tanda tangan basah` and `WET-INK` were no way to sign.
#[test]
fn how_a_pact_was_signed_is_taken_in_the_words_of_the_service() {
    let office = Office::new();
    office.write("scan.pdf", "scan");
    let rows = format!(
        "{SARI};2023-12-20;Tanda Tangan Basah;scan.pdf\n{TONO};2023-12-20;WET-INK;scan.pdf\n"
    );
    office.write("basah.csv", format!("nip;signed_on;method;scan\n{rows}"));
    assert!(office.ok("--key registrar.pem pact record basah.csv").contains("2 recorded"));
    office.write("bsre.csv", format!("nip;signed_on;method;scan\n{BUDI};2023-12-20;BSrE;\n"));
    let told = office.fails(2, "--key registrar.pem pact record bsre.csv");
    assert!(told.contains("or of the signed document"), "{told}");
}

/// 32 digits had to be typed to decide a case.
#[test]
fn a_case_is_known_by_its_first_digits() {
    let office = Office::new();
    let report = format!(
        "case report --person {SARI} --act B6 --contest legislative --summary x \
                          --channel apip"
    );
    let days = "--acted-on 2024-01-09 --received-on 2024-01-20";
    let case = office.json(&format!("--key examiner.pem {report} {days}"));
    let case = case["case"].as_str().unwrap();
    let decide = "--key decider-1.pem case decide --office ppk";
    office.examine(&case[..8], "2024-01-22");
    let other = if case.starts_with("00000000") { "11111111" } else { "00000000" };
    for unknown in [other, &case[..7]] {
        let told = office.fails(2, &format!("{decide} {unknown} --not-proven"));
        assert!(told.contains("first eight digits"), "{told}");
    }
    let told = office.fails(4, &format!("{decide} {} --not-proven", &case[..8]));
    assert!(told.contains("two officers"), "{told}");
    office.ok(&format!("--key decider-2.pem case propose {} --not-proven", &case[..8]));
    office.ok(&format!("{decide} {} --not-proven", &case[..8]));
}
