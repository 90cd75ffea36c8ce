//! Tables that an office fills in: each is taken by its command, as it came from a spreadsheet.

use calamine::{Data, Reader, Xlsx, open_workbook};
use rust_xlsxwriter::{Format, Workbook};

use crate::cli::{BUDI, Office};

/// What is written in a row below the headings, by heading.
type Cells = &'static [(&'static str, &'static str)];

const KEY: &str = "2152f8d19b791d24453242e15f2eab6cb7cffa7b6a5ed30097960e069881db12";
const NUMBER: (&str, &str) = ("NIP", BUDI);

/// A kind of table, the command that takes it, and a row that it takes.
const TABLES: [(&str, &str, Cells); 10] = [
    (
        "roster",
        "roster import",
        &[
            ("NIP", "197907122000021002"),
            ("Nama", "Rekaan Hartono"),
            ("Status kepegawaian", "PNS"),
            ("Instansi", "16.06"),
            ("Unit kerja", "BKPSDM"),
        ],
    ),
    ("keys", "person enroll-keys", &[("NIP", "198209212006022002"), ("Kunci publik", KEY)]),
    (
        "pacts",
        "pact record",
        &[
            NUMBER,
            ("Tanggal tanda tangan", "2023-12-27"),
            ("Metode tanda tangan", "tanda tangan basah"),
            ("Berkas pindaian", "scan.pdf"),
        ],
    ),
    (
        "voidings",
        "pact void --table",
        &[NUMBER, ("Tanggal", "2023-12-28"), ("Alasan", "pindaian orang lain")],
    ),
    (
        "refusals",
        "pact refuse --table",
        &[NUMBER, ("Tanggal", "2023-12-29"), ("Keterangan", "belum bersedia")],
    ),
    (
        "exemptions",
        "pact excuse --table",
        &[NUMBER, ("Tanggal", "2023-12-30"), ("Alasan", "tugas belajar")],
    ),
    (
        "leave",
        "person leave --table",
        &[NUMBER, ("Mulai", "2024-01-02"), ("Jenis cuti", "cuti besar"), ("Sampai", "2024-01-31")],
    ),
    (
        "departures",
        "person depart --table",
        &[NUMBER, ("Tanggal", "2024-03-01"), ("Alasan", "pindah")],
    ),
    (
        "returns",
        "person return --table",
        &[NUMBER, ("Mulai", "2024-06-01"), ("Alasan", "pindah kembali")],
    ),
    ("attendance", "ceremony attend Apel", &[NUMBER, ("Kehadiran", "hadir sendiri")]),
];

#[test]
fn a_template_is_filled_in_and_taken() {
    let office = Office::new();
    office.write("scan.pdf", "scan");
    office.ok("--key registrar.pem ceremony schedule Apel --on 2024-01-03");
    office.ok("--key registrar.pem ceremony hold Apel --on 2024-01-03");
    for (kind, command, cells) in TABLES {
        let told = office.ok(&format!("template {kind}"));
        let named = command.replace("Apel", "NAMA");
        assert!(told.contains(&format!("ikrar {named} {kind}.xlsx")), "{told}");
        let import = format!("--key registrar.pem {command} {kind}.xlsx");
        let told = office.fails(2, &import);
        assert!(told.contains("no row below them; nothing was recorded"), "{kind}: {told}");
        assert_eq!(told.lines().count(), 1, "{kind}: {told}");
        let told = office.fails(2, &format!("template {kind}"));
        assert!(told.contains("choose another name"), "nothing is written over: {told}");

        fill_in(&office, kind, cells);
        let told = office.ok(&import);
        assert!(told.contains("1 rows read: 1 recorded, 0 unchanged, 0 refused"), "{kind}: {told}");
    }
}

#[test]
fn a_template_says_in_both_languages_how_it_is_filled_in() {
    let office = Office::empty();
    let told = office.ok("template leave -o cuti.xlsx --lang id");
    assert!(told.contains("lalu: ikrar person leave --table cuti.xlsx"), "{told}");
    let mut book: Xlsx<_> = open_workbook(office.path().join("cuti.xlsx")).unwrap();
    assert_eq!(book.sheet_names(), ["Daftar", "Petunjuk"]);
    assert_eq!(book.worksheet_range("Daftar").unwrap().height(), 1, "an example would be recorded");
    let told: String =
        book.worksheet_range("Petunjuk").unwrap().rows().flatten().map(text).collect();
    for part in ["Hari terakhir cuti", "Last day of leave", "cuti besar", "198106152005011001"] {
        assert!(told.contains(part), "{part}: {told}");
    }
    let refused = office.fails(2, "template leave -o cuti.csv");
    assert!(refused.contains("ends in .xlsx"), "{refused}");
    assert!(office.fails(2, "template cuti").contains("exemptions"), "kinds are listed");
}

/// As a spreadsheet program would save it: the same sheets, with a row more.
fn fill_in(office: &Office, kind: &str, cells: Cells) {
    let path = office.path().join(format!("{kind}.xlsx"));
    let mut read: Xlsx<_> = open_workbook(&path).unwrap();
    let mut book = Workbook::new();
    for (name, range) in read.worksheets() {
        let sheet = book.add_worksheet();
        sheet.set_name(&name).unwrap();
        let format = Format::new().set_num_format("@");
        for (row, column, cell) in range.used_cells() {
            let (row, column) = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
            sheet.write_string_with_format(row, column, text(cell), &format).unwrap();
        }
        if name == "Daftar" {
            for (heading, cell) in cells {
                let place = range.rows().next().unwrap().iter().position(|it| text(it) == *heading);
                let place = place.unwrap_or_else(|| panic!("{kind} has no {heading}"));
                let place = u16::try_from(place).unwrap();
                sheet.write_string_with_format(1, place, *cell, &format).unwrap();
            }
        }
    }
    book.save(&path).unwrap();
}

fn text(cell: &Data) -> String {
    cell.to_string()
}
