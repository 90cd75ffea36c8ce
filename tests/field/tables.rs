//! Lists as offices have them: their own headings, titles, totals and spellings.

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
