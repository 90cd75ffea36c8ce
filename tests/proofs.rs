//! Proofs from outside: a checkpoint is signed, somebody gets a bundle, somebody else checks it.

use std::fs;

use ikrar_kit::copy;
use serde_json::Value;

use super::cli::{BUDI, Office};

/// An office with a log key, and a policy that names it.
fn office() -> Office {
    let office = Office::new();
    office.ok("key new -o log.pem --no-passphrase");
    let vkey = office.json("log-key show log.pub");
    let vkey = vkey["vkey"].as_str().expect("a vkey");
    office.write("policy", format!("log {vkey}\nquorum none\n"));
    office
}

fn check(office: &Office, file: &str) -> Value {
    office.json(&format!("check {file} --policy policy --as-of 2024-02-01"))
}

#[test]
fn a_person_proves_the_own_record_to_somebody_without_the_ledger() {
    let office = office();
    office.fails(2, &format!("prove {BUDI} budi.ikrar"));
    office.ok("--key admin.pem log-key announce log.pub");
    office.ok("--key log.pem checkpoint --to public");
    office.ok(&format!("prove {BUDI} budi.ikrar"));
    fs::rename(office.path().join("ledger"), office.path().join("gone")).expect("it goes");
    let checked = check(&office, "budi.ikrar");
    assert_eq!((&checked["ok"], &checked["quorum"]), (&true.into(), &"none".into()));
    let told = office.ok("check budi.ikrar --policy policy --as-of 2024-02-01");
    assert!(told.contains("Budi") && told.contains("No bundle shows"), "{told}");

    // Nothing altered passes, and what is none is told so.
    let good = office.read("budi.ikrar");
    for (from, to) in [("\"key\":\"", "\"key\":\"0"), ("\"leaf\":\"A", "\"leaf\":\"B")] {
        office.write("bad.ikrar", good.replacen(from, to, 1));
        let output = office.run("check bad.ikrar --policy policy");
        assert!([Some(2), Some(3)].contains(&output.status.code()));
    }
    let other = office.read("policy").replace("ikrar.example/test", "ikrar.example/lain");
    office.write("other", other);
    assert_ne!(office.run("check budi.ikrar --policy other").status.code(), Some(0));
}

#[test]
fn a_later_bundle_is_compared_with_an_earlier_one() {
    let office = office();
    copy(&office.path().join("ledger"), &office.path().join("other"));
    office.ok("--key log.pem checkpoint");
    office.ok(&format!("prove {BUDI} old.ikrar"));
    office.ok("--key registrar.pem roster import roster.csv --from 2023-11-01");
    office
        .ok(&format!("--key registrar.pem person depart {BUDI} --reason retired --on 2024-01-31"));
    office.ok("--key log.pem checkpoint");
    office.ok(&format!("prove {BUDI} new.ikrar"));
    office.ok("check new.ikrar --policy policy --seen old.ikrar");
    // Two checkpoints of one log, by the tiles that are published; those of another past do not do.
    let public = "check new.ikrar --policy policy --seen old.ikrar --public";
    office.ok(&format!("{public} ledger/public"));
    for key in ["other", "registrar"] {
        office.ok(&format!(
            "--ledger other --key admin.pem officer enroll --role auditor --office Y \
             --public-key {key}.pub"
        ));
    }
    office.ok("--ledger other --key log.pem checkpoint");
    let other = office.fails(3, &format!("{public} other/public"));
    assert!(other.contains("another past"), "{other}");
    let told = office.fails(3, "check old.ikrar --policy policy --seen new.ikrar");
    assert!(told.contains("lacks") || told.is_empty(), "{told}");
    assert_eq!(
        office.run(&format!("prove {BUDI} new.ikrar")).status.code(),
        Some(2),
        "it is there"
    );
}

#[test]
fn an_entry_is_proven_for_any_tool_of_the_kind() {
    let office = office();
    office.ok("--key log.pem checkpoint");
    office.ok("prove 2 two.tlog-proof");
    let proof = office.read("two.tlog-proof");
    assert!(proof.starts_with("c2sp.org/tlog-proof@v1\nindex 2\n"), "{proof}");
    assert_eq!(fs::read(office.path().join("two.leaf")).expect("a leaf").len(), 81);
    office.fails(2, "prove 4711 other.tlog-proof");
}

/// An audit compares the log with what was signed of it: an older one is not sound.
#[test]
fn a_log_that_ends_before_its_checkpoint_is_found() {
    let office = office();
    let ledger = office.path().join("ledger");
    copy(&ledger, &office.path().join("before"));
    office.ok("--key log.pem checkpoint");
    office.ok("verify");
    assert_eq!(office.json("verify --policy policy")["ok"], true);
    office.ok("key new -o other-log.pem --no-passphrase");
    let vkey = office.json("log-key show other-log.pub");
    office.write("other", format!("log {}\nquorum none\n", vkey["vkey"].as_str().expect("a vkey")));
    let output = office.command("--format json verify --policy other").output().expect("it starts");
    let verified: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
    assert_eq!(verified["findings"][0]["kind"], "checkpoint", "{verified}");
    for name in ["log", "keyring"] {
        fs::remove_dir_all(ledger.join(name)).expect("it goes");
        copy(&office.path().join("before").join(name), &ledger.join(name));
    }
    fs::remove_file(ledger.join("snapshot")).ok();
    let verified: Value = serde_json::from_slice(
        &office.command("--format json verify").output().expect("it starts").stdout,
    )
    .expect("JSON");
    assert_eq!(verified["findings"][0]["kind"], "checkpoint", "{verified}");
    office.ok("verify --only link");
    office.fails(3, "--key log.pem checkpoint");
}

/// What was seen of a ledger is kept outside of it; a folder that was put back is refused.
#[test]
fn a_ledger_that_went_back_is_refused_until_that_is_accepted() {
    let office = office();
    let states = office.path().join("states");
    let run = |line: &str| {
        let mut command = office.command(line);
        command.env("XDG_STATE_HOME", &states).output().expect("it starts")
    };
    let ledger = office.path().join("ledger");
    assert!(run("--key admin.pem log-key announce log.pub").status.success());
    copy(&ledger, &office.path().join("yesterday"));
    assert!(run("--key log.pem checkpoint").status.success());
    fs::remove_dir_all(&ledger).expect("it goes");
    copy(&office.path().join("yesterday"), &ledger);
    for question in ["status", "verify", "log", "--key log.pem checkpoint"] {
        let output = run(question);
        assert_eq!(output.status.code(), Some(3), "{question}: {output:?}");
    }
    assert!(run("--key admin.pem accept-restored --reason uji").status.success());
    assert!(run("status").status.success());
    assert_eq!(run("--key admin.pem accept-restored --reason uji").status.code(), Some(2));
    let log = String::from_utf8(run("--format json log").stdout).expect("text");
    assert!(log.contains("\"type\":\"restored\""), "it is there for everybody to read");
}

/// An officer's key signs acts; a log that shared it would let one pass for the other.
#[test]
fn a_log_has_a_key_of_its_own() {
    let office = office();
    office.fails(2, "--key admin.pem checkpoint");
    office.ok("--key admin.pem log-key announce log.pub");
    office.fails(4, "--key admin.pem log-key announce log.pub");
}

/// Of each number a bundle tells whether another record has it; that nobody has one is told too.
#[test]
fn a_bundle_tells_of_each_number_whether_another_record_has_it() {
    let office = office();
    office.ok("--key log.pem checkpoint");
    office.ok(&format!("prove {BUDI} budi.ikrar"));
    let checked = check(&office, "budi.ikrar");
    let names = checked["names"].as_array().expect("numbers");
    assert!(!names.is_empty() && names.iter().all(|name| name["shown"] == "alone"), "{checked}");
    let told = office.ok("check budi.ikrar --policy policy");
    assert!(told.contains("no other record of this ledger has it"), "{told}");
    let mut less: Value = serde_json::from_str(&office.read("budi.ikrar")).expect("JSON");
    less.as_object_mut().expect("an object").remove("names");
    office.write("less.ikrar", less.to_string());
    let told = office.ok("check less.ikrar --policy policy");
    assert!(told.contains("NOT shown that no other record"), "{told}");

    office.ok("prove 198001012005011001 nobody.ikrar");
    let checked = check(&office, "nobody.ikrar");
    assert_eq!(checked["names"][0]["shown"], "free");
    office.fails(2, "prove 198001012005011 nobody.ikrar");
}

#[test]
fn a_new_key_of_names_is_used_from_the_next_checkpoint_on() {
    let office = office();
    office.ok("--key log.pem checkpoint");
    office.ok(&format!("prove {BUDI} old.ikrar"));
    let told = office.ok("verify --without-keys");
    assert!(told.contains("who holds which number (names) at 1 directory entries"), "{told}");
    assert!(!office.ok("verify").contains("who holds which number"));
    let key = || fs::read(office.path().join("ledger/keyring/names.key")).expect("a key");
    let before = key();
    office.ok("--key log.pem checkpoint --new-names-key");
    assert_ne!(key(), before);
    let told = office.ok("verify");
    assert!(told.contains("at 1 directory entries, which were made with another key"), "{told}");
    office.ok(&format!("prove {BUDI} new.ikrar"));
    let checked = office.json("check new.ikrar --policy policy --seen old.ikrar");
    assert_eq!(checked["names"][0]["shown"], "alone");
    // The kept tree may be lost, and so may the key: then labels are made anew with another one.
    fs::remove_file(office.path().join("ledger/names")).expect("it goes");
    office.ok(&format!("prove {BUDI} again.ikrar"));
    fs::remove_file(office.path().join("ledger/keyring/names.key")).expect("it goes");
    office.fails(3, "verify");
    office.fails(3, &format!("prove {BUDI} more.ikrar"));
    office.ok("--key log.pem checkpoint --new-names-key");
    office.ok(&format!("prove {BUDI} more.ikrar"));
}
