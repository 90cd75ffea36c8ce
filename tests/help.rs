//! Pages of help at 80 columns, and what is wrong with arguments, in Indonesian and English, as
//! somebody has read them. `SNAPSHOTS=overwrite` writes them anew, to be read again.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use snapbox::Assert;
use snapbox::data::{Data, DataFormat};

#[test]
fn pages_are_as_they_were_read() {
    for lang in LANGS {
        for (name, line) in [
            ("ikrar", "--help"),
            ("roster-import", "roster import -h"),
            ("case-report", "help case report"),
        ] {
            let page = run(lang, line.as_bytes());
            assert!(page.status.success() && page.stderr.is_empty(), "{lang}: {line}");
            let page = text(&page.stdout);
            let mut texts = page.lines().filter(|line| !line.contains(": ikrar "));
            assert!(texts.all(|line| line.chars().count() <= 80), "{page}");
            assert_read(&format!("{lang}-{name}"), page);
        }
    }
}

#[test]
fn a_group_alone_shows_its_page_as_an_error() {
    for line in ["roster", "--lang en roster"] {
        let shown = run("id", line.as_bytes());
        let asked = run("id", format!("{line} --help").as_bytes());
        assert_eq!(shown.status.code(), Some(2), "{line}");
        assert!(shown.stdout.is_empty() && shown.stderr == asked.stdout, "{line}");
    }
}

/// Each kind of error that the grammar allows, and each kind of value.
#[test]
fn what_is_wrong_with_arguments_is_as_it_was_read() {
    for lang in LANGS {
        let told = WRONG.iter().map(|line| {
            let output = run(lang, line);
            let (line, told) = (text(line), text(&output.stderr));
            assert_eq!(output.status.code(), Some(2), "{line}");
            assert!(output.stdout.is_empty() && told.lines().count() == 2, "{line}: {told}");
            format!("$ ikrar {line}\n{told}")
        });
        assert_read(&format!("{lang}-wrong"), told.collect());
    }
}

const WRONG: [&[u8]; 24] = [
    b"nonsense",
    b"statsu",
    b"help nonsense",
    b"--quiet --ledger case",
    b"verify --nonsense",
    b"status --as",
    b"key list -x",
    b"officer list 199312282025312001",
    b"history \xff",
    b"verify --quiet --quiet",
    b"restore a --to b --keys c --without-keys",
    b"case decide",
    b"init --origin x",
    b"pact sign --campaign x --force",
    b"--key x status --as-of",
    b"status --format",
    b"verify --format jsn",
    b"status --summary=3",
    b"verify --lang xx",
    b"status --as-of soon",
    b"status --known-at soon",
    b"campaign close a --reason x",
    b"officer enroll --role boss",
    b"log --from x",
];

const LANGS: [&str; 2] = ["id", "en"];

fn run(lang: &str, line: &[u8]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ikrar-under-test"));
    command.env_clear().env("LANG", lang).env("COLUMNS", "80").stdin(Stdio::null());
    command.args(line.split(|byte| *byte == b' ').map(OsStr::from_bytes));
    command.output().expect("the program starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[track_caller]
fn assert_read(name: &str, printed: String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("help/{name}.txt"));
    let read = Data::read_from(&path, Some(DataFormat::Text)).raw();
    Assert::new().action_env("SNAPSHOTS").eq(printed, read);
}
