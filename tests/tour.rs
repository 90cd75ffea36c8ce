//! The operator's tour, `tests/tour/operator.md`, run as written, in Indonesian and at 80 columns:
//! from an office's own spreadsheet to a printed report. `SNAPSHOTS=overwrite` writes what is
//! printed into it, to be read again.

use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use rust_xlsxwriter::{Format, Workbook};
use snapbox::Assert;
use snapbox::data::{Data, DataFormat};

use crate::screens::lasting;

#[test]
fn an_operator_gets_from_a_spreadsheet_to_a_printed_report() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tour/operator.md");
    let tour = fs::read_to_string(&path).expect("the tour");
    let folder = tempfile::tempdir().expect("a folder");
    files(folder.path());
    let walked = walked(&tour, folder.path());
    let wide = walked.lines().find(|line| line.chars().count() > 80 && !line.starts_with('$'));
    assert_eq!(wide.filter(|line| is_table(line)), None, "a table is wider than the screen");
    let read = Data::read_from(&path, Some(DataFormat::Text)).raw();
    Assert::new().action_env("SNAPSHOTS").eq(walked, read);
}

fn is_table(line: &str) -> bool {
    line.starts_with('─') || line.contains("   ")
}

/// The tour with what its commands print now. All run in one shell, so that what one exports is
/// there for the next.
fn walked(tour: &str, folder: &Path) -> String {
    let commands: Vec<_> = tour.lines().filter_map(|line| line.strip_prefix("$ ")).collect();
    assert!(commands.len() > 15, "the tour has {} steps", commands.len());
    let bin = folder.join("bin");
    fs::create_dir(&bin).expect("a folder");
    symlink(env!("CARGO_BIN_EXE_ikrar-under-test"), bin.join("ikrar")).expect("the program");
    let mut script = format!("PATH={}:$PATH\n", bin.display());
    for command in &commands {
        let ended = "code=$?; [ $code -eq 0 ] || echo \"[kode $code]\"";
        writeln!(script, "echo {BREAK}\n{{ {command}\n}} 2>&1; {ended}").expect("room");
    }
    let output = Command::new("sh")
        .args(["-c", &script])
        .current_dir(folder)
        .env_remove("IKRAR_LEDGER")
        .env_remove("IKRAR_KEY")
        .env_remove("XDG_STATE_HOME")
        .env("HOME", folder)
        .envs([("LC_ALL", "id_ID.UTF-8"), ("COLUMNS", "80")])
        .output()
        .expect("a shell");
    let printed = lasting(&String::from_utf8_lossy(&output.stdout));
    let ended = format!("{BREAK}\n");
    let mut printed = printed.split(&ended).skip(1);
    let mut walked = String::new();
    let mut is_block = false;
    for line in tour.lines() {
        is_block = is_block && line != "```" || line == "```console";
        if let Some(command) = line.strip_prefix("$ ") {
            let printed = printed.next().expect("each command prints or says nothing");
            writeln!(walked, "$ {command}").expect("room");
            for line in printed.trim_end().lines() {
                writeln!(walked, "{}", line.trim_end()).expect("room");
            }
        } else if !is_block || line == "```console" {
            writeln!(walked, "{line}").expect("room");
        }
    }
    walked
}

/// What the office has: its staff list, tables of pacts and of who was at a ceremony, scans.
fn files(folder: &Path) {
    fs::write(folder.join("pakta.txt"), "Kami berikrar menjaga netralitas.\r\n").expect("a file");
    fs::create_dir(folder.join("pindaian")).expect("a folder");
    for name in ["hartono", "wati"] {
        fs::write(folder.join(format!("pindaian/{name}.pdf")), name).expect("a file");
    }
    book(
        &folder.join("daftar-pegawai.xlsx"),
        &[
            &["DAFTAR PEGAWAI DI LINGKUNGAN PEMERINTAH KABUPATEN MUSI BANYUASIN"],
            &["KEADAAN 1 NOVEMBER 2023"],
            &[],
            &["NO", "NIP BARU", "NIK", "NAMA", "GOL. RUANG", "JENIS PEGAWAI", "UNOR NAMA"],
            &["1", "2", "3", "4", "5", "6", "7"],
            &["1", HARTONO, "", "Hartono Wibisono, S.Kom.", "III/c", "PNS", "Dinas Kesehatan"],
            &["2", WATI, "", "dr. Wati Rekaan", "Penata Tk. I (III/d)", "PNSD", "DINAS KESEHATAN"],
            &["3", UJANG, "", "Ujang Rekaan", "-", "CPNS", "Kecamatan Sekayu"],
            &["4", "-", "1606014202820012", "Nurhayati Rekaan", "", "Honorer", "Kec. Sekayu"],
            &["5", "19900101201503100", "", "Salah Ketik", "II/a", "PNS", "Kecamatan Sekayu"],
            &["JUMLAH", "5"],
            &["", "", "", "", "", "Sekayu, 1 November 2023"],
        ],
    );
    book(
        &folder.join("pakta-masuk.xlsx"),
        &[
            &["NIP", "Nama", "Tgl. Tanda Tangan", "Metode", "Berkas Pindaian"],
            &[HARTONO, "HARTONO WIBISONO", "27 Desember 2023", "TTD Basah", "pindaian/hartono.pdf"],
            &[WATI, "Wati Rekaan", "5/1/2024", "TTE", "pindaian/wati.pdf"],
        ],
    );
    book(
        &folder.join("hadir.xlsx"),
        &[&["NIP", "Nama", "Kehadiran"], &[HARTONO, "Hartono Wibisono", "hadir"]],
    );
}

fn book(path: &Path, rows: &[&[&str]]) {
    let (mut book, text) = (Workbook::new(), Format::new().set_num_format("@"));
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            sheet.write_string_with_format(row, column, *cell, &text).expect("a cell");
        }
    }
    book.save(path).expect("a workbook");
}

const BREAK: &str = "=-=-=-=";
const HARTONO: &str = "197907122000021002";
const WATI: &str = "198202022006022002";
const UJANG: &str = "199512312023101003";
