//! What an import says: where in the file, why, all of it at once, and what to do next.

use crate::cli::Office;

const IMPORT: &str = "--key registrar.pem roster import";
const HEAD: &str = "NAMA;NIP;NIK;STATUS;INSTANSI;SATKER";

/// A column of both kinds of number was called missing by its own name, `nip/nik`.
#[test]
fn both_kinds_of_number_may_share_a_column() {
    let office = Office::new();
    let list = "Nama;NIP/NIK;Status;Instansi;OPD\n\
                Sri Lestari;19820314 200903 2 004;PNS;16.06;Dinas Sosial\n\
                Suryani;1606016510950007;Honorer;16.06;Dinas Sosial\n\
                Joko;16060165109500;Honorer;16.06;Dinas Sosial\n";
    office.write("both.csv", list);
    let told = office.json(&format!("{IMPORT} both.csv --from 2024-01-01 --partial"));
    assert_eq!([&told["recorded"], &told["refused"]], [2, 1], "{told}");
    assert_eq!(told["rejected"][0]["heading"], "NIP/NIK");
    assert_eq!(office.json("status 198203142009032004")["nik"], serde_json::Value::Null);
    assert_eq!(office.json("status 1606016510950007")["name"], "Suryani");
}

/// `column nik` was said of a file in which nobody finds such a column.
#[test]
fn a_fault_is_placed_under_the_heading_that_the_file_has() {
    let office = Office::new();
    let list = "Nama;NIP;No. KTP;Status;Instansi;OPD\n\
                Sri Lestari;198203142009032004;160601;PNS;16.06;Dinas Sosial\n";
    office.write("headed.csv", list);
    let told = office.fails(2, &format!("{IMPORT} headed.csv"));
    assert!(told.contains("row 2, column No. KTP: "), "{told}");
    assert!(office.read("headed.rejected.csv").contains("No. KTP: "));
}

/// What the ledger refuses was told only after everything else had been mended.
#[test]
fn rows_are_refused_together_by_whomever() {
    let office = Office::new();
    let list = "NIP;signed_on;method;scan\n\
                197907122000021002;2024-11-31;wet-ink;SCAN\n\
                198203142009032004;2035-01-01;wet-ink;SCAN\n";
    let scan = "ab".repeat(32);
    office.write("pacts.csv", list.replace("SCAN", &scan));
    let before = office.json("verify")["size"].clone();
    let told = office.fails(2, "--key registrar.pem pact record pacts.csv");
    assert!(told.contains("row 2, column signed_on: ") && told.contains("row 3, "), "{told}");
    assert!(told.contains("0 recorded, 0 unchanged, 2 refused"), "{told}");
    assert_eq!(office.json("verify")["size"], before);
}

/// A misspelled unit became a unit of one person without a word.
#[test]
fn a_new_unit_that_is_spelled_nearly_as_another_is_named() {
    let office = Office::new();
    let row = |name, nip, unit| format!("{name};{nip};;PNS;16.06;{unit}\n");
    let sri = row("Sri Lestari", "198203142009032004", "Dinas Kesehatan");
    let joko = row("Joko Susilo", "197001011995031006", "Dinas Kesehatn");
    let budi = row("Budi Rekaan", "197204111998031005", "SD Negeri 2");
    office.write("first.csv", format!("{HEAD}\n{sri}"));
    office.ok(&format!("{IMPORT} first.csv"));
    office.write("second.csv", format!("{HEAD}\n{joko}{budi}"));
    let told = office.ok(&format!("{IMPORT} second.csv"));
    assert!(told.contains("\"Dinas Kesehatn\" ~ \"Dinas Kesehatan\""), "{told}");
    let again = office.ok(&format!("{IMPORT} second.csv"));
    assert!(!again.contains('~'), "it is known by now: {again}");
}

/// Each of its lines was said to be no struct of a name that only programmers know.
#[test]
fn a_table_in_place_of_lines_is_sent_to_its_command() {
    let office = Office::new();
    office.write("pacts.csv", "NIP;Tanggal\n198203142009032004;2024-11-02\n");
    let told = office.fails(2, "pact import pacts.csv");
    assert!(told.contains("`ikrar pact record`"), "{told}");
    office.write("pacts.jsonl", "NIP;Tanggal\n{\"ledger\":1}\n");
    let told = office.fails(2, "pact import pacts.jsonl");
    assert!(
        told.contains("begins with a brace") && told.contains("a number in place of"),
        "{told}"
    );
    assert!(!told.contains("struct"), "{told}");
}

/// Everybody's signature of last month was refused one by one, after a list that named no day.
#[test]
fn who_names_no_first_day_is_told_which_one_was_taken() {
    let office = Office::new();
    let row = "Sri Lestari;198203142009032004;;PNS;16.06;Dinas Sosial";
    office.write("list.csv", format!("{HEAD}\n{row}\n"));
    for (day, is_told) in [("--dry-run", true), ("--from 2024-01-01", false)] {
        let output = office.run(&format!("{IMPORT} list.csv {day}"));
        let told = String::from_utf8_lossy(&output.stdout);
        assert_eq!(told.contains("in service from today"), is_told, "{told}");
    }
}
