//! The rehearsal: a ledger is destroyed in every way that comes to mind. The doctor says what is
//! wrong and changes no byte; then what is harmless heals, and what counts comes back from the
//! backup with the same head and the same answers.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use ikrar_kit::copy;

use super::super::cli::Office;
use super::{answers, json, tree};

#[test]
fn whatever_is_destroyed_heals_or_comes_back() {
    let office = Office::new();
    let backup = json(&office, "backup copy --with-keys");
    let sound = answers(&office, "ledger");
    let other = Office::new();
    for (name, kind, destroy) in WAYS {
        let ledger = office.path().join(name);
        copy(&office.path().join("ledger"), &ledger);
        destroy(&ledger, &other.path().join("ledger"));
        let before = tree(&ledger);
        let found = office.json(&format!("--ledger {name} doctor"));
        assert_eq!(found["ok"], false, "{name}: {found}");
        office.fails(3, &format!("--ledger {name} doctor"));
        let findings = found["findings"].as_array().unwrap();
        let damage: Vec<_> = findings.iter().filter(|f| f["level"] == "damage").collect();
        assert!(damage.iter().any(|finding| finding["kind"] == *kind), "{name}: {found}");
        let refused = office.fails(3, &format!("--ledger {name} doctor --repair"));
        assert!(refused.contains("ikrar restore"), "{name}: {refused}");
        assert_eq!(tree(&ledger), before, "{name}: the doctor changes no byte");
        // No command records in it.
        let line = format!("--ledger {name} --key registrar.pem roster import roster.csv");
        assert!(!office.run(&line).status.success(), "{name}");

        let back = format!("{name}-back");
        let restored = json(&office, &format!("restore copy --to {back}"));
        assert_eq!(restored["link"], backup["link"], "{name}");
        assert_eq!(answers(&office, &back), sound, "{name}");
        let found = office.json(&format!("--ledger {back} doctor"));
        assert_eq!(found["ok"], true, "{name}: {found}");
    }
}

#[test]
fn a_lost_index_and_a_snapshot_of_garbage_are_harmless() {
    let office = Office::new();
    let sound = answers(&office, "ledger");
    let ledger = office.path().join("ledger");
    fs::remove_dir_all(ledger.join("log/sled")).unwrap();
    fs::write(ledger.join("snapshot"), b"garbage").unwrap();
    let before = tree(&ledger);
    let found = office.json("doctor");
    assert_eq!(found["ok"], true, "{found}");
    for kind in ["index-missing", "snapshot-unfit", "wide"] {
        assert!(found.to_string().contains(kind), "{kind}: {found}");
    }
    assert_eq!(tree(&ledger), before);
    copy(&ledger, &office.path().join("repaired"));
    let told = office.ok("--ledger repaired doctor --repair");
    assert!(told.contains("the index was made from the journal"), "{told}");
    assert!(!office.json("--ledger repaired doctor").to_string().contains("index-missing"));
    office.ok("--key registrar.pem roster import roster.csv");
    assert!(!office.json("doctor").to_string().contains("index-missing"));
    let repaired = office.json("doctor --repair");
    assert_eq!(repaired["ok"], true, "{repaired}");
    let told = repaired["repaired"].to_string();
    assert!(told.contains("snapshot: set aside"), "{told}");
    assert!(told.contains("a new snapshot was written"), "{told}");
    assert_eq!(fs::read(ledger.join("aside/snapshot.1")).unwrap(), b"garbage");
    let found = office.json("doctor");
    assert!(found.to_string().contains("it was taken at"), "{found}");
    assert_eq!(answers(&office, "ledger"), sound);
    let again = office.json("doctor --repair");
    assert_eq!(again["repaired"].as_array().map(Vec::len), Some(0), "{again}");
}

#[test]
fn of_nothing_the_doctor_says_so() {
    let office = Office::new();
    json(&office, "backup copy --with-keys");
    fs::remove_dir_all(office.path().join("ledger")).unwrap();
    office.fails(2, "doctor");
    fs::create_dir(office.path().join("ledger")).unwrap();
    let found = office.json("doctor");
    assert_eq!(found["ok"], false);
    assert!(found.to_string().contains("marker-missing"), "{found}");
    json(&office, "restore copy --to ledger");
    assert_eq!(office.json("verify")["ok"], true);
}

type Destroy = fn(&Path, &Path);

/// Each way to destroy a ledger, given another one, and what the doctor must see.
const WAYS: &[(&str, &str, Destroy)] = &[
    ("marker-lost", "marker-missing", |ledger, _| remove(&ledger.join("ledger.toml"))),
    ("marker-other", "other-ledger", |ledger, other| {
        fs::copy(other.join("ledger.toml"), ledger.join("ledger.toml")).unwrap();
    }),
    ("journal-lost", "journal-missing", |ledger, _| {
        fs::remove_dir_all(ledger.join("log/journal")).unwrap();
    }),
    ("log-lost", "journal-missing", |ledger, _| {
        fs::remove_dir_all(ledger.join("log")).unwrap();
    }),
    ("segment-lost", "entry", |ledger, _| remove(&ledger.join(SEGMENT))),
    ("segment-cut", "acknowledged-ahead", |ledger, _| {
        change(&ledger.join(SEGMENT), |bytes| bytes.truncate(end(bytes) - 100));
    }),
    ("segment-halved", "entry", |ledger, _| {
        change(&ledger.join(SEGMENT), |bytes| bytes.truncate(end(bytes) / 2));
    }),
    ("bit-flipped", "entry", |ledger, _| {
        change(&ledger.join(SEGMENT), |bytes| bytes[300] ^= 1);
    }),
    ("page-zeroed", "entry", |ledger, _| {
        change(&ledger.join(SEGMENT), |bytes| bytes[4096..8192].fill(0));
    }),
    ("data-keys-lost", "keys-damaged", |ledger, _| remove(&ledger.join("keyring/data-keys"))),
    ("data-keys-cut", "keys-damaged", |ledger, _| {
        change(&ledger.join("keyring/data-keys"), |bytes| bytes.truncate(bytes.len() - 1));
    }),
    ("master-lost", "keys-damaged", |ledger, _| remove(&ledger.join("keyring/master.key"))),
    ("keyring-lost", "keys-missing", |ledger, _| {
        fs::remove_dir_all(ledger.join("keyring")).unwrap();
    }),
    ("data-keys-swapped", "keys-damaged", |ledger, other| {
        let name = "keyring/data-keys";
        fs::copy(other.join(name), ledger.join(name)).unwrap();
    }),
    ("keyring-swapped", "keys-unfit", |ledger, other| {
        for name in ["keyring/data-keys", "keyring/master.key", "keyring/names.key"] {
            fs::copy(other.join(name), ledger.join(name)).unwrap();
        }
    }),
    ("acknowledged-lost", "acknowledged-missing", |ledger, _| {
        remove(&ledger.join("log/acknowledged"));
    }),
    ("everything-lost", "marker-missing", |ledger, _| {
        fs::remove_dir_all(ledger).unwrap();
        fs::create_dir(ledger).unwrap();
        fs::set_permissions(ledger, fs::Permissions::from_mode(0o700)).unwrap();
    }),
];

fn remove(path: &Path) {
    fs::remove_file(path).unwrap();
}

fn change(path: &Path, change: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = fs::read(path).unwrap();
    change(&mut bytes);
    fs::write(path, bytes).unwrap();
}

/// Where the bytes end that are not room for the next list.
fn end(bytes: &[u8]) -> usize {
    bytes.iter().rposition(|byte| *byte != 0).unwrap()
}

const SEGMENT: &str = "log/journal/00000000000000000000";
