//! What is answered about a ledger that is not as it should be, or was not always as it is.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use ikrar_kit::copy;
use serde_json::Value;

use super::{BUDI, Office};

/// A file of a ledger that is damaged in one way gave 1 as an I/O fault where another way gave 3,
/// so that a script could not tell damage from a disk that is busy.
#[test]
fn whatever_is_damaged_gives_the_code_of_damage() {
    in_each_damaged_folder(|office, file, how| {
        for question in ["verify", "status", "log", "doctor", "officer list"] {
            let code = office.run(&format!("--ledger damaged {question}")).status.code();
            assert_eq!(code, Some(3), "{question}: {file}: {how}");
        }
    });
}

/// `verify --format json` printed nothing when the folder did not open.
#[test]
fn verify_prints_its_object_also_for_a_folder_that_does_not_open() {
    in_each_damaged_folder(|office, file, how| {
        let output = office.run("--ledger damaged verify --format json");
        let verified: Value = serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|error| panic!("{file}: {how}: {error}"));
        assert_eq!(verified["ok"], false, "{file}: {how}");
        assert!(verified["findings"][0]["kind"].is_string(), "{file}: {how}: {verified}");
    });
}

#[test]
fn a_log_says_where_it_ends_to_whoever_asks_for_what_is_behind() {
    let office = Office::new();
    let last = office.size() - 1;
    assert_eq!(office.json(&format!("log --from {last}"))["entry"], last);
    let told = office.fails(2, &format!("log --from {}", last + 1));
    assert!(told.contains(&format!("the log ends at entry {last}")), "{told}");
    let told = office.fails(2, "log --from 3 --to 2");
    assert!(told.contains("--to"), "{told}");
}

/// `history` named every role that the author's key ever had.
#[test]
fn a_history_names_the_role_that_was_held_then() {
    let office = Office::new();
    let roles = |office: &Office| -> Vec<String> {
        let output = office.ok(&format!("history {BUDI} --format json"));
        let lines = output.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
        lines.map(|line| line["role"].as_str().expect("a role").to_owned()).collect()
    };
    let before = roles(&office);
    assert_eq!(before, ["registrar", "registrar"]);
    office
        .ok("--key admin.pem officer enroll --role auditor --office X --public-key registrar.pub");
    assert_eq!(roles(&office), before);
}

/// In CSV `case list` told a decision in the words of a language.
#[test]
fn data_is_the_same_in_every_language() {
    let office = Office::new();
    let case = office.json(&format!(
        "--key examiner.pem case report --act B6 --contest legislative --acted-on 2024-01-09 \
         --received-on 2024-01-10 --summary Komentar --channel apip --person {BUDI}"
    ));
    let case = case["case"].as_str().expect("a case");
    office.examine(case, "2024-01-22");
    let decide = format!("case decide {case} --office ppk --on 2024-02-14");
    office.ok(&format!("--key examiner.pem case propose {case} --on 2024-02-14 --not-proven"));
    office.ok(&format!("--key decider-1.pem {decide} --not-proven"));
    for list in LISTS {
        for format in ["csv", "json"] {
            let [id, en] = ["id", "en"]
                .map(|lang| office.ok(&format!("{list} --format {format} --lang {lang}")));
            assert_eq!(id, en, "{list}");
        }
    }
}

/// Asks of a folder `damaged`, once for each file and each way in which it is damaged.
fn in_each_damaged_folder(ask: impl Fn(&Office, &str, &str)) {
    let office = Office::new();
    let damaged = office.path().join("damaged");
    for file in FILES {
        for (how, damage) in WAYS {
            copy(&office.path().join("ledger"), &damaged);
            damage(&damaged.join(file));
            ask(&office, file, how);
            fs::remove_dir_all(&damaged).expect("a folder");
        }
    }
}

const LISTS: [&str; 7] = [
    "campaign list",
    "case list",
    "history 198106152005011001",
    "log",
    "officer list",
    "status --as-of 2024-03-31",
    "status --summary --as-of 2024-03-31",
];

type Way = (&'static str, fn(&Path));

/// Without these a ledger does not open.
const FILES: [&str; 5] = [
    "keyring/data-keys",
    "keyring/master.key",
    "ledger.toml",
    "log/acknowledged",
    "log/journal/00000000000000000000",
];
const WAYS: [Way; 4] = [
    ("no text", |path| fs::write(path, b"\xff\xfe\x00 noise").expect("a file")),
    ("nothing in it", |path| fs::write(path, b"").expect("a file")),
    ("a folder", |path| {
        fs::remove_file(path).expect("a file");
        fs::create_dir(path).expect("a folder");
        fs::set_permissions(path, fs::Permissions::from_mode(0o700)).expect("a mode");
    }),
    ("a link to itself", |path| {
        fs::remove_file(path).expect("a file");
        symlink(path, path).expect("a link");
    }),
];
