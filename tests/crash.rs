//! The program is killed while it imports: what it acknowledged is there, and nothing is torn.
//!
//! A run of the program is killed after a random-looking number of milliseconds, again and again;
//! `IKRAR_KILLS` sets how often (the long run: 60). After each kill the ledger must verify, hold
//! all that was acknowledged, and take the rest of the file.

use std::fs;
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use ikrar_kit::setting;

use super::cli::Office;

#[test]
fn a_killed_import_loses_nothing_that_was_acknowledged() {
    let kills = setting("IKRAR_KILLS", 8);
    let office = Office::new();
    let mut acknowledged = size(&office);
    let mut people = 0;
    let (mut interrupted, mut millis) = (0, 7);
    let longest = Duration::from_millis(900);
    let mut tries: u32 = 0;
    while interrupted < kills {
        let file = format!("part-{people}.csv");
        fs::write(office.path().join(&file), roster(people, PEOPLE)).expect("a file");
        let mut child = office
            .command(&format!("--key registrar.pem roster import {file} --format json"))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        millis = (millis * 37 + 11) % 887;
        let pause = Duration::from_millis(millis).min(longest);
        let started = Instant::now();
        let mut ended = None;
        while started.elapsed() < pause && ended.is_none() {
            sleep(Duration::from_millis(1));
            ended = child.try_wait().expect("the child can be asked");
        }
        if ended.is_none() {
            child.kill().expect("the child can be killed");
            interrupted += 1;
        }
        let output = child.wait_with_output().expect("the child ended");
        let verified = office.json("verify");
        assert_eq!(verified["ok"], true, "after kill {interrupted}: {verified}");
        let now = verified["size"].as_u64().expect("a size");
        assert!(now >= acknowledged, "{acknowledged} were acknowledged, {now} are there");
        let whole = acknowledged + u64::from(PEOPLE);
        assert!(now == acknowledged || now == whole, "{now} is a part of a file");
        let said_so = String::from_utf8_lossy(&output.stdout).contains("\"recorded\":400");
        assert!(!said_so || now == whole, "acknowledged and lost");
        if now == whole {
            people += PEOPLE;
        }
        acknowledged = now;
        tries += 1;
        assert!(tries < 40 * kills + 40, "kills do not hit the import");
    }
    let rest = "--key registrar.pem roster import rest.csv";
    fs::write(office.path().join("rest.csv"), roster(people, PEOPLE)).expect("a file");
    office.ok(rest);
    assert_eq!(size(&office), acknowledged + u64::from(PEOPLE));
}

fn size(office: &Office) -> u64 {
    office.json("verify")["size"].as_u64().expect("a size")
}

/// Invented people with numbers from `first` on.
pub(super) fn roster(first: u32, count: u32) -> String {
    let mut text =
        "nip,nik,nama,status_kepegawaian,instansi,unit_kerja,jabatan,golongan\n".to_owned();
    for index in first..first + count {
        let (day, month, year) = (1 + index % 28, 1 + index / 28 % 12, 1970 + index / 336 % 25);
        let (serial, from) = (1 + index / 8400, year + 25);
        let nip = format!("{year}{month:02}{day:02}{from}031{serial:03}");
        text.push_str(&format!("{nip},,Rekaan {index},PNS,16.06,Dinas {},,\n", index % 9));
    }
    text
}

const PEOPLE: u32 = 400;
