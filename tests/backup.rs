//! Backups from outside: what they hold, what they refuse, and that they restore to the same
//! ledger, also when they were taken beside a running import.

mod doctor;
mod rehearsal;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Output, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{scope, sleep};
use std::time::Duration;

use serde_json::Value;

use super::cli::Office;
use super::crash::roster;
use ikrar_core::value::Seq;

#[test]
fn a_backup_holds_whole_lists_and_no_key() {
    let office = Office::new();
    let before = tree(&office.path().join("ledger"));
    let made = json(&office, "backup copy");
    let verified = office.json("verify");
    assert_eq!((&made["size"], &made["link"]), (&verified["size"], &verified["link"]));
    assert_eq!(made["keys"], false);
    assert_eq!(tree(&office.path().join("ledger")), before, "a backup changes nothing");
    let held = tree(&office.path().join("copy"));
    let names: Vec<_> = held.keys().map(String::as_str).collect();
    let expected = [
        "",
        "ledger.toml",
        "log",
        "log/acknowledged",
        "log/journal",
        "log/journal/00000000000000000000",
    ];
    assert_eq!(names, expected);
    for (name, (mode, _)) in &held {
        let folder = office.path().join("copy").join(name).is_dir();
        assert_eq!(*mode, if folder { 0o700 } else { 0o600 }, "{name}");
    }
    let told = office.ok("backup told");
    assert!(told.contains("The key ring is not in it"), "{told}");
    assert!(told.contains(verified["link"].as_str().unwrap()), "{told}");

    office.ok("restore copy --to back");
    let told = office.fails(3, "--ledger back status");
    assert!(told.contains("it is missing; what is sealed cannot be opened"), "{told}");
    let told = office.ok("restore copy --to again");
    assert!(told.contains("There is no key ring"), "{told}");
    assert!(told.contains("Compare both"), "{told}");
    office.ok("restore copy --to whole --keys ledger/keyring");
    assert_eq!(answers(&office, "whole"), answers(&office, "ledger"));
}

#[test]
fn keys_go_into_a_backup_under_a_passphrase_only() {
    let office = Office::new();
    let refused = office.fails(2, "backup copy --with-keys");
    assert!(refused.contains("IKRAR_BACKUP_PASSPHRASE"), "{refused}");
    assert!(!office.path().join("copy").exists());
    let made = json(&office, "backup copy --with-keys");
    assert_eq!(made["keys"], true);
    let sealed = fs::read(office.path().join("copy/keyring.sealed")).unwrap();
    let master = office.read("ledger/keyring/master.key");
    let hex = master.lines().nth(1).unwrap().as_bytes();
    assert!(!sealed.windows(hex.len()).any(|window| window == hex), "the master key is bare");

    let wrong = office.command("restore copy --to back").env(VAR, "salah").output().unwrap();
    assert_eq!(wrong.status.code(), Some(2), "{wrong:?}");
    assert!(!office.path().join("back/ledger.toml").exists());
    office.fails(2, "restore copy --to bare");
    let restored = json(&office, "restore copy --to whole");
    assert_eq!(restored["keys"], true);
    assert_eq!(answers(&office, "whole"), answers(&office, "ledger"));
    assert_eq!(json(&office, "restore copy --to without --without-keys")["keys"], false);
    // What was restored is a ledger like any other.
    office.write("more.csv", roster(0, 3));
    let line = "--ledger whole --key registrar.pem roster import more.csv";
    assert_eq!(office.json(line)["recorded"], 3);
    assert_eq!(office.json("--ledger whole verify")["ok"], true);
}

#[test]
fn a_key_ring_that_does_not_fit_is_refused() {
    let office = Office::new();
    office.ok("backup copy");
    office.write("more.csv", roster(0, 5));
    office.ok("--key registrar.pem roster import more.csv");
    let newer = office.path().join("ledger/keyring/data-keys");
    office.ok("restore copy --to longer --keys ledger/keyring");
    let cut = fs::metadata(office.path().join("longer/keyring/data-keys")).unwrap().len();
    assert!(cut < fs::metadata(&newer).unwrap().len());
    assert_eq!(office.json("--ledger longer verify")["ok"], true);
    office.ok("backup newer");
    let told = office.fails(3, "restore newer --to short --keys longer/keyring");
    assert!(told.contains("shorter"), "{told}");

    let other = Office::new();
    let keys = other.path().join("ledger/keyring");
    let told = office.fails(3, &format!("restore copy --to foreign --keys {}", keys.display()));
    assert!(told.contains("does not open entry 7"), "{told}");
    for name in ["short", "foreign"] {
        assert!(!office.path().join(name).join("ledger.toml").exists(), "{name}");
    }
}

#[test]
fn a_tar_file_holds_the_same() {
    let office = Office::new();
    json(&office, "backup copy.tar --with-keys");
    assert!(!office.path().join("copy.tar.new").exists());
    office.fails(2, "backup copy.tar");
    json(&office, "restore copy.tar --to whole");
    assert_eq!(answers(&office, "whole"), answers(&office, "ledger"));
    let bytes = fs::read(office.path().join("copy.tar")).unwrap();
    assert_eq!(
        fs::metadata(office.path().join("copy.tar")).unwrap().permissions().mode() & 0o777,
        0o600
    );
    // The last file is ledger.toml: without its end, or with a changed byte, it is no backup.
    for length in [0, 511, 2000, bytes.len() / 2, bytes.len() - 2048] {
        office.write("cut.tar", &bytes[..length]);
        assert_eq!(run(&office, "restore cut.tar --to cut").status.code(), Some(2), "{length}");
        assert!(!office.path().join("cut").exists());
    }
    for (number, at) in [3000, bytes.len() / 3].into_iter().enumerate() {
        let mut flipped = bytes.clone();
        flipped[at] ^= 1;
        office.write("flipped.tar", &flipped);
        let line = format!("restore flipped.tar --to flipped-{number} --without-keys");
        assert_eq!(run(&office, &line).status.code(), Some(3), "{at}");
        let marker = format!("flipped-{number}/ledger.toml");
        assert!(!office.path().join(marker).exists());
    }
}

#[test]
fn a_target_that_is_in_use_or_inside_the_ledger_is_refused() {
    let office = Office::new();
    let before = tree(&office.path().join("ledger"));
    for target in ["ledger", "ledger/copy", "ledger/a/b", "x/../ledger/copy", "ledger/copy.tar"] {
        office.fails(2, &format!("backup {target}"));
    }
    std::os::unix::fs::symlink("ledger", office.path().join("link")).unwrap();
    office.fails(2, "backup link/copy");
    office.fails(2, "backup roster.csv");
    fs::create_dir(office.path().join("used")).unwrap();
    office.write("used/file", "x");
    let told = office.fails(2, "backup used");
    assert!(told.contains("not empty"), "{told}");
    fs::create_dir(office.path().join("empty")).unwrap();
    office.ok("backup empty");
    assert_eq!(tree(&office.path().join("ledger")), before);
    office.fails(2, "restore empty --to empty/back");
    office.fails(2, "restore empty --to ledger");
    office.fails(2, "restore missing --to back");
    fs::remove_file(office.path().join("empty/ledger.toml")).unwrap();
    let told = office.fails(2, "restore empty --to back");
    assert!(told.contains("no whole backup"), "{told}");
    assert!(!office.path().join("back").exists());
}

#[test]
fn damage_is_never_backed_up() {
    let office = Office::new();
    let path = office.path().join("ledger/log/journal/00000000000000000000");
    let sound = fs::read(&path).unwrap();
    let end = sound.iter().rposition(|byte| *byte != 0).unwrap();
    for (number, at) in (0..end).step_by(end / 40).enumerate() {
        let mut flipped = sound.clone();
        flipped[at] ^= 1;
        fs::write(&path, flipped).unwrap();
        let told = office.fails(3, &format!("backup copy-{number}"));
        assert!(told.contains("entry "), "{told}");
        assert!(!office.path().join(format!("copy-{number}/ledger.toml")).exists(), "byte {at}");
    }
    // Also what somebody changed with care: every check of the file fits, the chain does not.
    fs::write(&path, &sound).unwrap();
    let log = office.path().join("ledger/log");
    ikrar_store::danger::rewrite_body(&log, Seq::new(7), |body| *body.last_mut().unwrap() ^= 1)
        .unwrap();
    let told = office.fails(3, "backup changed");
    assert!(told.contains("entry 7"), "{told}");
    fs::write(&path, &sound).unwrap();
    office.ok("backup sound");
    let keys = office.path().join("ledger/keyring/data-keys");
    let mut flipped = fs::read(&keys).unwrap();
    flipped[40] ^= 1;
    fs::write(&keys, flipped).unwrap();
    assert_eq!(run(&office, "backup keys --with-keys").status.code(), Some(3));
    assert!(!office.path().join("keys").exists());
}

#[test]
fn a_backup_beside_a_running_import_is_a_sound_ledger_at_the_end_of_a_list() {
    let office = Office::new();
    let first = office.json("verify")["size"].as_u64().unwrap();
    let done = AtomicBool::new(false);
    let mut sizes = Vec::new();
    scope(|scope| {
        scope.spawn(|| {
            for round in 0..ROUNDS {
                let file = format!("part-{round}.csv");
                office.write(&file, roster(round * PEOPLE, PEOPLE));
                office.ok(&format!("--key registrar.pem roster import {file}"));
            }
            done.store(true, Ordering::Release);
        });
        for number in 0.. {
            let last = done.load(Ordering::Acquire);
            let made = json(&office, &format!("backup copy-{number} --with-keys"));
            sizes.push(made["size"].as_u64().unwrap());
            if last {
                break;
            }
        }
    });
    assert!(sizes.iter().any(|size| *size < *sizes.last().unwrap()), "{sizes:?}");
    for (number, size) in sizes.iter().enumerate() {
        let people = size.checked_sub(first).unwrap();
        assert_eq!(people % u64::from(PEOPLE), 0, "{size} is no end of a list");
        let restored = json(&office, &format!("restore copy-{number} --to back-{number}"));
        let verified = office.json(&format!("--ledger back-{number} verify"));
        assert_eq!(verified["ok"], true, "{verified}");
        assert_eq!(restored["link"], verified["link"]);
    }
    assert_eq!(*sizes.last().unwrap(), first + u64::from(ROUNDS * PEOPLE));
}

#[test]
fn a_backup_that_is_killed_is_whole_or_known_to_be_unfinished() {
    let office = Office::new();
    office.write("many.csv", roster(0, 3000));
    office.ok("--key registrar.pem roster import many.csv");
    let size = office.json("verify")["size"].clone();
    for (number, millis) in (1..40).step_by(4).enumerate() {
        for name in [format!("copy-{number}"), format!("copy-{number}.tar")] {
            let mut child =
                office.command(&format!("backup {name}")).stdout(Stdio::null()).spawn().unwrap();
            sleep(Duration::from_millis(millis));
            child.kill().unwrap();
            child.wait().unwrap();
            let output = run(&office, &format!("restore {name} --to back-{name} --format json"));
            match output.status.code() {
                Some(0) => {
                    let restored: Value = serde_json::from_slice(&output.stdout).unwrap();
                    assert_eq!(restored["size"], size);
                }
                code => assert_eq!(code, Some(2), "{output:?}"),
            }
        }
    }
}

/// Runs a command with the backup's passphrase.
fn run(office: &Office, line: &str) -> Output {
    office.command(line).env(VAR, "kuda baterai staples").output().expect("the program starts")
}

fn json(office: &Office, line: &str) -> Value {
    let output = run(office, &format!("{line} --format json"));
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "`ikrar {line}`: {errors}");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// What a ledger answers: everybody's status, a history, entries, and the audit.
fn answers(office: &Office, ledger: &str) -> String {
    let questions = ["status", "history 198106152005011001", "log --open", "verify", "case list"];
    let ask = |line| office.ok(&format!("--ledger {ledger} --format json {line}"));
    questions.map(ask).concat()
}

/// Every file and folder, with mode and content.
fn tree(folder: &Path) -> BTreeMap<String, (u32, Option<blake3::Hash>)> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(path) = open.pop() {
        let mode = fs::metadata(&path).unwrap().permissions().mode() & 0o7777;
        let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
        let hash = (!path.is_dir()).then(|| blake3::hash(&fs::read(&path).unwrap()));
        found.insert(name, (mode, hash));
        if path.is_dir() {
            open.extend(fs::read_dir(&path).unwrap().map(|item| item.unwrap().path()));
        }
    }
    found
}

const VAR: &str = "IKRAR_BACKUP_PASSPHRASE";
const ROUNDS: u32 = 5;
const PEOPLE: u32 = 400;
