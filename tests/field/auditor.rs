//! An auditor who was given the log and not the key ring with everybody's data.

use std::fs;

use ikrar_kit::copy;

use crate::cli::Office;

/// What an office hands on: the log and `ledger.toml`.
fn handed_on(office: &Office) {
    let outside = office.path().join("outside");
    copy(&office.path().join("ledger"), &outside);
    fs::remove_dir_all(outside.join("keyring")).unwrap();
}

/// Nothing at all was checked, and the advice was to run the very same command.
#[test]
fn without_keys_all_is_checked_that_needs_none() {
    let office = Office::new();
    handed_on(&office);
    let size = office.json("verify")["size"].clone();
    let told = office.ok("--ledger outside verify --without-keys");
    assert!(told.contains("Sound as far as it can be seen without keys: "), "{told}");
    assert!(told.contains("4 sealed entries") && told.contains("signature"), "{told}");
    let json = office.json("--ledger outside verify --without-keys");
    assert_eq!((&json["ok"], &json["size"], &json["unopened"]), (&true.into(), &size, &4.into()));
    assert!(office.json("verify").get("unopened").is_none());
}

/// A key ring that is lost is damage, and the rest is checked all the same.
#[test]
fn a_missing_key_ring_is_a_finding_beside_what_could_be_checked() {
    let office = Office::new();
    handed_on(&office);
    let told = office.fails(3, "--ledger outside verify");
    assert!(told.contains("4 sealed entries") && told.contains("1 findings in "), "{told}");
    assert!(told.contains("`ikrar verify --without-keys`"), "{told}");
}

#[test]
fn a_changed_body_is_found_without_keys() {
    let office = Office::new();
    handed_on(&office);
    let journal = office.path().join("outside/log/journal/00000000000000000000");
    let mut bytes = fs::read(&journal).unwrap();
    let at = bytes.windows(6).position(|part| part == b"pemilu").expect("the campaign's code");
    bytes[at] = b'q';
    fs::write(&journal, bytes).unwrap();
    let told = office.fails(3, "--ledger outside verify --without-keys");
    assert!(told.contains("NOT SOUND"), "{told}");
}
