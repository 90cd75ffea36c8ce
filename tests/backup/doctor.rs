//! The doctor on ledgers that a crash, or a careless copy, left as they are.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use ikrar_kit::copy;
use serde_json::Value;

use super::super::cli::Office;
use super::{answers, tree};

#[test]
fn a_sound_ledger_fits() {
    let office = Office::new();
    let before = tree(&office.path().join("ledger"));
    let found = office.json("doctor");
    assert_eq!(found["ok"], true);
    let kinds = kinds(&found);
    for kind in ["ledger", "lock-free", "keys", "segment", "acknowledged", "index", "room"] {
        assert!(kinds.contains(&kind.to_owned()), "{kind}: {found}");
    }
    for finding in found["findings"].as_array().unwrap() {
        assert_eq!(finding["level"], "fits", "{finding}");
    }
    let told = office.ok("doctor");
    assert!(told.starts_with("Everything fits."), "{told}");
    assert!(office.ok("--lang id doctor").starts_with("Semuanya cocok."));
    assert_eq!(tree(&office.path().join("ledger")), before);
    let told = office.ok("doctor --repair");
    assert!(told.contains("nothing to repair"), "{told}");
}

#[test]
fn what_a_crash_left_is_named_and_set_aside_when_asked() {
    let office = Office::new();
    let sound = answers(&office, "ledger");
    let ledger = office.path().join("ledger");
    let segment = ledger.join("log/journal/00000000000000000000");
    let mut bytes = fs::read(&segment).unwrap();
    let end = bytes.iter().rposition(|byte| *byte != 0).unwrap() + 1;
    bytes[end..end + 9].copy_from_slice(b"torn list");
    fs::write(&segment, bytes).unwrap();
    let keys = ledger.join("keyring/data-keys");
    let mut bytes = fs::read(&keys).unwrap();
    let counted = bytes.len();
    bytes.extend_from_slice(b"torn key");
    fs::write(&keys, bytes).unwrap();
    let path = |name: &str| ledger.join(name);
    for name in ["ledger.toml.new", "snapshot.new", "keyring/data-keys.new"] {
        fs::write(path(name), b"half").unwrap();
        fs::set_permissions(path(name), fs::Permissions::from_mode(0o600)).unwrap();
    }
    fs::write(path("log/journal/00000000000000009999"), b"ikrar journal").unwrap();
    fs::write(path("notes.txt"), b"mine").unwrap();
    fs::set_permissions(path("keyring/master.key"), fs::Permissions::from_mode(0o644)).unwrap();
    fs::set_permissions(path("log"), fs::Permissions::from_mode(0o755)).unwrap();

    let before = tree(&ledger);
    let found = office.json("doctor");
    assert_eq!(found["ok"], true, "{found}");
    let kinds = kinds(&found);
    for kind in ["torn", "leftover", "stray", "unknown", "wide"] {
        assert!(kinds.contains(&kind.to_owned()), "{kind}: {found}");
    }
    assert_eq!(tree(&ledger), before, "the doctor changes no byte");
    assert_eq!(kinds.iter().filter(|kind| *kind == "leftover").count(), 3);

    let repaired = office.json("doctor --repair");
    assert_eq!(repaired["ok"], true, "{repaired}");
    let aside = |name: &str| fs::read(path("aside").join(name)).unwrap();
    assert_eq!(aside(&format!("journal-0-{end}.1")), b"torn list");
    assert_eq!(aside("data-keys.1"), b"torn key");
    assert_eq!(aside("journal-9999.1"), b"ikrar journal");
    assert_eq!(aside("data-keys.new.1"), b"half");
    assert_eq!(fs::read(path("notes.txt")).unwrap(), b"mine");
    assert_eq!(fs::metadata(&keys).unwrap().len(), counted as u64);
    let mode = |name: &str| fs::metadata(path(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode("keyring/master.key"), mode("log")), (0o600, 0o700));
    let told = repaired["repaired"].to_string();
    for part in ["keyring/master.key: closed", "ledger.toml.new: set aside", "9 bytes that"] {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert_eq!(answers(&office, "ledger"), sound);
    let after: Vec<_> = self::kinds(&office.json("doctor"));
    for kind in ["torn", "leftover", "stray", "keys-behind"] {
        assert!(!after.contains(&kind.to_owned()), "{kind}: {after:?}");
    }
    assert!(after.contains(&"aside".to_owned()) && after.contains(&"unknown".to_owned()));
}

#[test]
fn a_key_ring_that_grew_before_a_crash_is_named() {
    let office = Office::new();
    let keys = office.path().join("ledger/keyring/data-keys");
    let mut bytes = fs::read(&keys).unwrap();
    bytes.extend_from_slice(&[7; 100]);
    fs::write(&keys, bytes).unwrap();
    let found = office.json("doctor");
    assert!(kinds(&found).contains(&"keys-behind".to_owned()), "{found}");
    assert_eq!(found["ok"], true);
}

#[test]
fn beside_a_writer_nothing_is_taken_for_torn_and_nothing_repaired() {
    let office = Office::new();
    let folder = ikrar_store::folder::Folder::at(&office.path().join("ledger"));
    let held = folder.write().expect("the ledger opens");
    let found = office.json("doctor");
    assert_eq!(found["ok"], true, "{found}");
    assert!(found.to_string().contains(&format!("number {}", std::process::id())), "{found}");
    let told = office.fails(5, "doctor --repair");
    assert!(told.contains("in use"), "{told}");
    drop(held);
    office.ok("doctor --repair");
}

#[test]
fn a_snapshot_of_another_chain_is_evidence_and_stays() {
    let office = Office::new();
    let ledger = office.path().join("ledger");
    let text = super::super::crash::roster(0, 2100);
    office.write("many.csv", text);
    copy(&ledger, &office.path().join("fork"));
    office.ok("--key registrar.pem roster import many.csv");
    assert!(ledger.join("snapshot").exists());
    fs::copy(ledger.join("snapshot"), office.path().join("fork/snapshot")).unwrap();
    let ahead = office.json("--ledger fork doctor");
    assert!(kinds(&ahead).contains(&"snapshot-ahead".to_owned()), "{ahead}");
    fs::remove_file(office.path().join("fork/snapshot")).unwrap();
    office.ok("--ledger fork --key registrar.pem roster import many.csv");
    fs::copy(ledger.join("snapshot"), office.path().join("fork/snapshot")).unwrap();
    let other = office.json("--ledger fork doctor");
    assert!(kinds(&other).contains(&"snapshot-other".to_owned()), "{other}");
    let before = tree(&office.path().join("fork"));
    office.fails(3, "--ledger fork doctor --repair");
    assert_eq!(tree(&office.path().join("fork")), before);
}

fn kinds(found: &Value) -> Vec<String> {
    let findings = found["findings"].as_array().unwrap().iter();
    findings.map(|finding| finding["kind"].as_str().unwrap().to_owned()).collect()
}
