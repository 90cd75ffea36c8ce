//! A ledger that an earlier build wrote opens for ever, and says what it said.
//!
//! `tests/compat/ledger` is the invented province of `ikrar demo`, without what can be made anew:
//! no index, no snapshot. Until the first release formats still change in place, and
//! `IKRAR_UPDATE=1` writes the folder anew; from then on another folder is laid beside it.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use ikrar_kit::copy;

use crate::cli::Office;

#[test]
fn a_ledger_of_an_earlier_build_says_what_it_said() {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("compat");
    if std::env::var_os("IKRAR_UPDATE").is_some_and(|value| value == "1") {
        write_anew(&kept);
    }
    let office = Office::empty();
    copy(&kept.join("ledger"), &office.path().join("ledger"));
    close_to_others(&office.path().join("ledger"));
    for question in QUESTIONS {
        let expected = fs::read_to_string(answer_file(&kept, question)).expect("a kept answer");
        let asked = format!("{question} --format json");
        assert_eq!(office.ok(&asked), expected, "`ikrar {question}`");
    }
}

/// Plays the demo, keeps its ledger, and asks it.
fn write_anew(kept: &Path) {
    let office = Office::empty();
    office.ok("demo --people 40 --dir demo --quiet");
    let ledger = office.path().join("demo/ledger");
    for made_anew in ["log/sled", "lock", "snapshot"] {
        let path = ledger.join(made_anew);
        let _absent = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    }
    let _absent = fs::remove_dir_all(kept);
    copy(&ledger, &kept.join("ledger"));
    for question in QUESTIONS {
        let answer = office.ok(&format!("--ledger demo/ledger {question} --format json"));
        fs::write(answer_file(kept, question), answer).expect("an answer is kept");
    }
}

/// A repository keeps no modes, and a key ring that others may read is refused.
fn close_to_others(folder: &Path) {
    for item in fs::read_dir(folder).expect("a folder") {
        let path = item.expect("an item").path();
        if path.is_dir() {
            close_to_others(&path);
        } else {
            fs::set_permissions(&path, PermissionsExt::from_mode(0o600)).expect("a mode");
        }
    }
}

fn answer_file(kept: &Path, question: &str) -> PathBuf {
    let verb = question.split_whitespace().next().expect("a question begins with its verb");
    kept.join(format!("{verb}.json"))
}

/// Each with another verb.
const QUESTIONS: &[&str] = &["verify", "status --as-of 2024-03-31", "officer list", "case list"];
