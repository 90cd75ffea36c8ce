//! Lists as offices have them: their own headings, titles, totals and spellings.

use rust_xlsxwriter::{Workbook, Worksheet};
use serde_json::Value;

use crate::cli::Office;

const IMPORT: &str = "--key registrar.pem roster import";

/// What an import says of a list of which every row is taken.
fn taken(office: &Office, name: &str, list: &str) -> Value {
    office.write(name, list);
    let told = office.json(&format!("{IMPORT} {name} --from 2024-01-01"));
    assert_eq!(told["refused"], 0, "{told}");
    assert_eq!(told["read"], told["recorded"], "{told}");
    told
}

/// Headings that people really have were refused, and the columns that were there called missing.
#[test]
fn columns_are_found_under_the_headings_that_offices_have() {
    let office = Office::new();
    for (place, head) in (2..).zip([
        "N.I.P.;NIK *;NAMA PEGAWAI;STATUS KEPEGAWAIAN;KODE INSTANSI;UNIT KERJA;GOL",
        "\"N I P\";NIK :;\"Nama\nLengkap\";Jenis Pegawai;Instansi;Unit Kerja (OPD);GOL/RUANG",
        "NIP BARU;NIK;NAMA;JENIS PEGAWAI NAMA;INSTANSI;UNOR NAMA;GOL AKHIR NAMA",
        "nip_baru;No. KTP;nama_lengkap;Status;instansi;SATKER;GOLRU",
        "Civil servant number;NIK;Full name;Employment status;Agency;Work unit;Grade",
    ]) {
        let nip = format!("19850917201001100{place}");
        let row = format!("{nip};160601170985000{place};Rekaan Putra;PNS;16.06;Dinas Sosial;III/c");
        taken(&office, "list.csv", &format!("{head}\n{row}\n"));
        let status = office.json(&format!("status {nip}"));
        let found = ["name", "unit", "agency"].map(|key| status[key].as_str().unwrap_or_default());
        assert_eq!(found, ["Rekaan Putra", "Dinas Sosial", "16.06"], "{head}");
    }
}

/// What the civil service agency exports: two NIP, titles apart, and who is no longer in service.
#[test]
fn an_export_of_the_civil_service_agency_is_read_as_it_is() {
    let office = Office::new();
    let head = "PNS ID,NIP BARU,NIP LAMA,GELAR DEPAN,NAMA,GELAR BELAKANG,JENIS PEGAWAI NAMA,\
                KEDUDUKAN HUKUM NAMA,GOL AKHIR NAMA,TMT GOLONGAN,JABATAN NAMA,UNOR NAMA,INSTANSI";
    let rows = "A1,'197204111998032005,140298765,Dr.,SITI AMINAH,M.Si.,PNS,Aktif,IV/a,01-04-2019,\
                Analis,Dinas Sosial,16.06\n\
                A2,'197001011995031006,,,JOKO SUSILO,,PNS,Pensiun,III/d,,,Dinas Sosial,16.06\n";
    let told = taken(&office, "siasn.csv", &format!("{head}\n{rows}"));
    assert_eq!(told["warned"].as_array().map(Vec::len), Some(1), "{told}");
    assert_eq!(told["warned"][0]["column"], "kedudukan_hukum");
    let status = office.json("status 197204111998032005");
    assert_eq!(status["name"], "Dr. SITI AMINAH, M.Si.");
}

#[test]
fn one_number_is_enough_and_may_stand_beside_the_name() {
    let office = Office::new();
    let head = "NO;NAMA/NIP;STATUS;INSTANSI;UNIT KERJA";
    let row = "1;\"Sri Lestari, S.Pd.\n19820314 200903 2 004\";PNS;16.06;Dinas Sosial";
    taken(&office, "names.csv", &format!("{head}\n{row}\n"));
    assert_eq!(office.json("status 198203142009032004")["name"], "Sri Lestari, S.Pd.");
    let list = "NMPPPNPN,NIKPPNPN,STATUS,INSTANSI,UNIT_KERJA\n\
                Suryani,1606016510950007,PPNPN,16.06,Dinas Sosial\n";
    taken(&office, "ppnpn.csv", list);
    assert_eq!(office.json("status 1606016510950007")["name"], "Suryani");
    office.write("none.csv", "NAMA;STATUS;INSTANSI;UNIT KERJA\nSuryani;PPNPN;16.06;Dinas Sosial\n");
    let told = office.fails(2, &format!("{IMPORT} none.csv"));
    assert!(told.contains("no column `nip/nik`"), "{told}");
}

const HEAD: &str = "NO;NAMA;NIP;STATUS;INSTANSI;UNIT KERJA";
const SITI: &str = "1;Siti Aminah;197204111998032005;PNS;16.06;Dinas Sosial";
const JOKO: &str = "2;Joko Susilo;197001011995031006;PNS;16.06;Dinas Sosial";

/// Writes rows, whose cells are separated by `;`, into a sheet of texts.
fn fill(sheet: &mut Worksheet, rows: &[&str]) {
    for (row, line) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(line.split(';')).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string(row, column, cell).expect("a cell");
        }
    }
}

fn workbook(office: &Office, name: &str, sheets: &[(&str, &[&str])]) {
    let mut workbook = Workbook::new();
    for (sheet, rows) in sheets {
        fill(workbook.add_worksheet().set_name(*sheet).expect("a name"), rows);
    }
    office.write(name, workbook.save_to_buffer().expect("a workbook"));
}

/// Titles above, numbers of columns below, totals and a signature at the end stopped each import.
#[test]
fn titles_column_numbers_totals_and_signatures_are_no_people() {
    let office = Office::new();
    let rows = [
        "DAFTAR PEGAWAI NEGERI SIPIL",
        "PEMERINTAH KABUPATEN REKAAN",
        "",
        HEAD,
        "(1);(2);(3);(4);(5);(6)",
        "I;DINAS SOSIAL",
        SITI,
        JOKO,
        ";JUMLAH;2;;;2",
        "",
        ";;;;;Sekayu, 3 November 2026",
        ";Mengetahui,;;;;Kepala BKPSDM,",
        ";Drs. Bambang Irawan, M.Si.",
        ";;NIP. 196801011993031002",
    ];
    workbook(&office, "list.xlsx", &[("Sheet1", &rows)]);
    office.write("list.csv", rows.join("\n"));
    let told = office.json(&format!("{IMPORT} list.csv --dry-run"));
    assert_eq!([&told["read"], &told["refused"]], [2, 0], "{told}");
    let told = office.ok(&format!("{IMPORT} list.xlsx"));
    assert!(told.contains("2 rows read: 2 recorded"), "{told}");
    assert!(told.contains("the column names are in row 4"), "{told}");
    assert!(told.contains("rows 5–6, 9, 11–14 were not read"), "{told}");
    assert!(office.json(&format!("{IMPORT} list.xlsx"))["notices"][1].is_string());
    let told = office.ok(&format!("{IMPORT} list.xlsx --lang id"));
    assert!(told.contains("baris 5–6, 9, 11–14 tidak dibaca"), "{told}");
}

/// A row with a name and no number is somebody whom the list does not say enough about.
#[test]
fn somebody_without_a_number_is_refused_and_not_left_out() {
    let office = Office::new();
    let unknown = "3;Rekaan Tanpa Nomor;;PNS;16.06;Dinas Sosial";
    office.write("list.csv", [HEAD, SITI, unknown].join("\n"));
    let told = office.fails(2, &format!("{IMPORT} list.csv"));
    assert!(told.contains("row 3, column NIP: nip and nik are both empty"), "{told}");
}

#[test]
fn a_header_of_two_rows_is_put_together() {
    let office = Office::new();
    let rows = [
        "NO;PEGAWAI;;JENIS;KODE;UNIT;PANGKAT;;JABATAN",
        ";NAMA;NIP;PEGAWAI;INSTANSI;KERJA;GOLONGAN;TMT;NAMA;ESELON",
        "1;Siti Aminah;197204111998032005;PNS;16.06;Dinas Sosial;IV/a;2019;Analis;",
    ];
    workbook(&office, "list.xlsx", &[("Sheet1", &rows)]);
    let told = office.json(&format!("{IMPORT} list.xlsx"));
    assert_eq!([&told["read"], &told["recorded"]], [1, 1], "{told}");
    let history = office.ok("history 197204111998032005 --format json");
    assert!(history.contains(r#""position":"Analis""#), "{history}");
    assert!(history.contains(r#""grade":"IV/a""#), "{history}");
}

/// Of a workbook with a sheet for each office, the first was read, and nothing was said.
#[test]
fn all_sheets_of_a_workbook_are_read_and_named() {
    let office = Office::new();
    let of = |row: &str, unit: &str| row.replace("Dinas Sosial", unit);
    let (first, second) = (of(SITI, "Dinas Sosial"), of(JOKO, "Setda"));
    let sheets: [(&str, &[&str]); 3] = [
        ("Dinsos", &[HEAD, &first]),
        ("Rekap", &["UNIT;JUMLAH", "Setda;1"]),
        ("Setda", &[HEAD, &second]),
    ];
    workbook(&office, "all.xlsx", &sheets);
    let told = office.ok(&format!("{IMPORT} all.xlsx --sheet setda --dry-run"));
    assert!(told.contains("1 rows read") && told.contains("not read: \"Dinsos\""), "{told}");
    let told = office.fails(2, &format!("{IMPORT} all.xlsx --sheet Camat"));
    assert!(told.contains("there are \"Dinsos\", \"Rekap\", \"Setda\""), "{told}");
    let told = office.ok(&format!("{IMPORT} all.xlsx"));
    assert!(told.contains("2 rows read: 2 recorded"), "{told}");
    assert!(told.contains(r#"read: sheets "Dinsos", "Setda"; not read: "Rekap""#), "{told}");
    workbook(&office, "twice.xlsx", &[("Mei", &[HEAD, SITI]), ("Juni", &[HEAD, "", SITI])]);
    let told = office.fails(2, &format!("{IMPORT} twice.xlsx"));
    let place = r#"twice.xlsx [Juni]: row 3: the same person is already in row 2 of sheet "Mei""#;
    assert!(told.contains(place), "{told}");
}

/// 16 of 23 rows of a list were refused for how they wrote a status or a grade.
#[test]
fn values_are_read_as_lists_write_them() {
    let office = Office::new();
    let head = "NIP;NAMA;STATUS;INSTANSI;UNIT;GOL;JABATAN";
    let rows = [
        "197204111998032005;Siti Aminah;Pegawai Negeri Sipil;1606;Dinas Sosial;Gol. III/b;-",
        "197001011995031006;Joko Susilo;PNSD;Pemkab Musi Banyuasin;Dinas Sosial;Penata (III/c);-",
        "199001202023211005;Bagus Rekaan;PPPK Guru;16.06;\"Dinas\n Sosial\";IX;Guru",
        "198203142009032004;Sri Lestari;PNS;16.06;Dinas Sosial;IIIx;Bidan",
    ];
    let told = taken(&office, "list.csv", &format!("{head}\n{}\n", rows.join("\n")));
    assert_eq!(told["recorded"], 4, "{told}");
    assert_eq!(told["warned"].as_array().map(Vec::len), Some(1), "{told}");
    assert_eq!(
        (&told["warned"][0]["row"], &told["warned"][0]["column"]),
        (&5.into(), &"golongan".into())
    );
    let people = office.ok("status --agency 16.06 --format json");
    assert_eq!(people.matches(r#""unit":"Dinas Sosial""#).count(), 4, "{people}");
    // A grade that cannot be read does not take away the one that is known.
    let mended = rows[3].replace("IIIx", "III/a");
    office.ok(&format!("{IMPORT} list.csv --from 2024-02-01"));
    taken(&office, "mended.csv", &format!("{head}\n{mended}\n"));
    let told = office.json(&format!("{IMPORT} list.csv --from 2024-03-01"));
    assert_eq!(told["unchanged"], 4, "{told}");
}

/// Lists of wages and of one office say neither the agency nor how people are employed.
#[test]
fn the_agency_may_be_given_and_the_status_follows_from_the_number() {
    let office = Office::new();
    let list = "NO;NAMA;NIP LAMA;NIP BARU;GOLRU;SATKER\n\
                1;Siti Aminah;140298765;19720411 199803 2 005;IV/a;Dinas Sosial\n";
    office.write("list.csv", list);
    let told = office.fails(2, &format!("{IMPORT} list.csv"));
    assert!(told.contains("--agency CODE"), "{told}");
    let told = office.ok(&format!("{IMPORT} list.csv --agency 16.06"));
    assert!(told.contains("no column status_kepegawaian"), "{told}");
    let wages = "NMPPPNPN,NIKPPNPN,NPWP,STATUS,JABATAN,UNIT_KERJA\n\
                 Suryani,1606016510950007,,1102,Teknisi,Dinas Sosial\n";
    office.write("wages.csv", wages);
    let told = office.ok(&format!("{IMPORT} wages.csv --agency 16.06"));
    assert!(told.contains("column STATUS: recorded, but look at it"), "{told}");
    office.write("other.csv", "NIP;NAMA;UNIT;INSTANSI\n198203142009032004;Sri;Dinas;16.07\n");
    let told = office.fails(2, &format!("{IMPORT} other.csv --agency 16.06"));
    assert!(told.contains("another agency than --agency says"), "{told}");
}

/// Tables of pacts were refused for Indonesian headings, dates and words.
#[test]
fn pacts_on_paper_are_read_as_offices_write_them() {
    let office = Office::new();
    office.write("s.pdf", "scan");
    let nip = "198307282009011003";
    for (day, method) in [
        ("28 Desember 2023", "Tinta Basah"),
        ("28-Des-23", "WET-INK"),
        ("28/12/2023", "tanda tangan basah"),
        ("2023-12-28 00:00:00", "ttd basah"),
        ("45288", "basah"),
    ] {
        let head = "NIP;Tanggal;Metode;Pindaian";
        office.write("pacts.csv", format!("{head}\n{nip};{day};{method};s.pdf\n"));
        let told = office.json("--key registrar.pem pact record pacts.csv --dry-run");
        assert_eq!(told["recorded"], 1, "{day}: {told}");
    }
    let odd = format!("nip;signed_on;method;scan\n{nip};5/12/2023;thumb;s.pdf\n");
    office.write("pacts.csv", odd);
    let told = office.ok("--key registrar.pem pact record pacts.csv");
    assert!(told.contains("read as 2023-12-05, with the day first"), "{told}");
}

/// Three people were enrolled with numbers that a spreadsheet had rounded.
#[test]
fn numbers_that_were_rounded_are_refused_as_a_column() {
    let office = Office::new();
    let head = "nik;nama;status;instansi;unit_kerja";
    let niks = ["1606016510950010", "1606021403820020", "1606054511790010"];
    let rows = niks.map(|nik| format!("{nik};Rekaan;Honorer;16.06;Dinas Sosial"));
    office.write("list.csv", format!("{head}\n{}\n", rows.join("\n")));
    let told = office.fails(2, &format!("{IMPORT} list.csv"));
    assert!(told.contains("all numbers in column nik end in 0"), "{told}");
    office.write("two.csv", format!("{head}\n{}\n", rows[..2].join("\n")));
    assert_eq!(office.json(&format!("{IMPORT} two.csv"))["recorded"], 2);
}

/// The list of refused rows had neither numbers nor names, nor could a spreadsheet read it.
#[test]
fn refused_rows_are_copied_to_be_mended_and_imported() {
    let office = Office::new();
    let wrong = "2;Joko Susilo;19700101199503100;PNS;16.06;Dinas Sosial";
    office.write("list.csv", ["DAFTAR PEGAWAI", HEAD, SITI, wrong].join("\n"));
    let told = office.fails(2, &format!("{IMPORT} list.csv --partial"));
    assert!(told.contains("list.rejected.csv"), "{told}");
    let copy = office.read("list.rejected.csv");
    let row = "2;Joko Susilo;'19700101199503100;PNS;'16.06;Dinas Sosial;4;\"NIP: 17 digits";
    assert!(copy.starts_with(&format!("\u{feff}{HEAD};row;reason\r\n{row}")), "{copy}");
    assert_eq!(copy.lines().count(), 2, "{copy}");
    office.write("mended.csv", copy.replace("19700101199503100", "197001011995031006"));
    assert_eq!(office.json(&format!("{IMPORT} mended.csv"))["recorded"], 1);
    office.write("list.csv", [HEAD, SITI].join("\n"));
    office.ok(&format!("{IMPORT} list.csv"));
    assert!(
        !office.path().join("list.rejected.csv").exists(),
        "it speaks of rows that are recorded"
    );
}

/// Four spellings of one unit made four units, and a list in capitals was a change for everybody.
#[test]
fn spellings_of_a_unit_are_one_unit_and_said() {
    let office = Office::new();
    let list = |units: [&str; 3]| {
        let numbers = ["197204111998032005", "197001011995031006", "198203142009032004"];
        let rows = numbers.iter().zip(units);
        let rows: Vec<_> = rows.map(|(nip, it)| format!("{nip};Rekaan;PNS;16.06;{it}")).collect();
        format!("nip;nama;status;instansi;unit_kerja\n{}\n", rows.join("\n"))
    };
    office.write("a.csv", list(["Dinas Kesehatan", "DINAS  KESEHATAN", "Dinkes"]));
    let told = office.ok(&format!("{IMPORT} a.csv --from 2024-01-01"));
    assert!(told.contains(r#""DINAS KESEHATAN" = "Dinas Kesehatan""#), "{told}");
    assert!(told.contains(r#""Dinkes" = "Dinas Kesehatan""#), "{told}");
    office.write("b.csv", list(["DINAS KESEHATAN"; 3]));
    assert_eq!(office.json(&format!("{IMPORT} b.csv --from 2024-02-01"))["unchanged"], 3);
}

/// A text from Notepad was refused for a character that nobody sees.
#[test]
fn a_pact_that_notepad_wrote_is_the_same_text() {
    let office = Office::new();
    let open =
        "--key admin.pem campaign open --election PILKADA-2024 --title Pakta --due 2026-12-31";
    office.write("plain.txt", "Saya netral:\n1. selalu.\n");
    office.write("notepad.txt", "\u{feff}Saya netral:\r\n1.\tselalu.\r\n");
    let told = office.ok(&format!("{open} plain --text plain.txt"));
    assert!(!told.contains("plain line ends"), "{told}");
    let told = office.ok(&format!("{open} notepad --text notepad.txt"));
    assert!(told.contains("plain line ends"), "{told}");
    for code in ["plain", "notepad"] {
        office.ok(&format!("campaign export {code} -o {code}.json"));
    }
    let hash = |code: &str| {
        let text = office.read(&format!("{code}.json"));
        serde_json::from_str::<Value>(&text).expect("JSON")["text_hash"].clone()
    };
    assert_eq!(hash("plain"), hash("notepad"));
}

#[test]
fn an_office_may_say_what_its_headings_mean() {
    let office = Office::new();
    let list = "Kode Pegawai;Sebutan;Status;Instansi;Bidang;Unit\n\
                198203142009032004;Sri Lestari;PNS;16.06;Bidang A;Dinas Sosial\n";
    office.write("own.csv", list);
    office.write(
        "own.toml",
        "nip = [\"kode pegawai\"]\nnama = [\"SEBUTAN\"]\nunit_kerja = [\"Bidang\"]",
    );
    office.fails(2, &format!("{IMPORT} own.csv"));
    let told = office.ok(&format!("{IMPORT} own.csv --columns own.toml"));
    assert!(told.contains("column \"Unit\" was not read"), "{told}");
    assert_eq!(office.json("status 198203142009032004")["unit"], "Bidang A");
    for (content, fault) in [("nippp = []", "no table has a column `nippp`"), ("nip = 1", "line 1")]
    {
        office.write("own.toml", content);
        let told = office.fails(2, &format!("{IMPORT} own.csv --columns own.toml"));
        assert!(told.contains(fault), "{told}");
    }
}

/// A column called *status* that says `Aktif` stopped the file; and a column that says nothing of
/// the kind of employment must not change what is known of it.
#[test]
fn a_status_of_service_is_no_kind_of_employment() {
    let office = Office::new();
    let head = "nip;nik;nama;status;instansi;unit_kerja";
    let rows = "197907122000021002;;Rekaan Hartono;Aktif;16.06;BKPSDM\n\
                ;1606014202820012;Rekaan Wati;AKTIF;16.06;BKPSDM\n\
                199001012015031009;;Rekaan Ujang;Tidak Aktif;16.06;BKPSDM\n";
    office.write("aktif.csv", format!("{head}\n{rows}"));
    let told = office.ok("--key registrar.pem roster import aktif.csv --from 2023-11-02");
    assert!(told.contains("3 recorded"), "{told}");
    assert!(told.contains("row 4, column status") && told.contains("person depart"));
    let status = |who: &str| {
        let shown = office.json(&format!("person show {who}"));
        shown["profiles"][0]["status"].as_str().unwrap().to_owned()
    };
    assert_eq!(status("197907122000021002"), "pns");
    assert_eq!(status("1606014202820012"), "non-asn");

    let candidate = "nip;nik;nama;status;instansi;unit_kerja\n\
                     200103132026032002;;Rekaan Rina;CPNS;16.06;BKPSDM\n";
    office.write("cpns.csv", candidate);
    office.ok("--key registrar.pem roster import cpns.csv --from 2024-01-02");
    office.write("cpns.csv", candidate.replace("CPNS", "Aktif"));
    let told = office.ok("--key registrar.pem roster import cpns.csv --from 2024-01-02");
    assert!(told.contains("0 recorded, 1 unchanged"), "{told}");
    assert_eq!(status("200103132026032002"), "cpns");
    office.write("cpns.csv", candidate.replace("CPNS", "entah"));
    office.fails(2, "--key registrar.pem roster import cpns.csv --from 2024-01-02");
}

/// A new unit was called as its first row did, whatever all the others called it.
#[test]
fn a_new_unit_is_spelled_as_most_rows_spell_it() {
    let office = Office::new();
    let head = "nip;nama;status;instansi;unit_kerja";
    let rows = "197907122000021002;Rekaan Hartono;PNS;16.06;KEC. SEKAYU\n\
                198202022006022002;Rekaan Wati;PNS;16.06;Kecamatan Sekayu\n\
                199001012015031009;Rekaan Ujang;PNS;16.06;Kecamatan Sekayu\n\
                199102022015032008;Rekaan Nina;PNS;16.06;BKPSDM\n";
    office.write("unit.csv", format!("{head}\n{rows}"));
    let told = office.ok("--key registrar.pem roster import unit.csv --from 2023-11-02");
    assert!(told.contains("\"KEC. SEKAYU\" = \"Kecamatan Sekayu\""), "{told}");
    assert!(told.contains("4 rows read: 4 recorded"), "{told}");
    assert_eq!(office.json("status 197907122000021002")["unit"], "Kecamatan Sekayu");
}
