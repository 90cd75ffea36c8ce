//! What a careless or hostile surrounding does to the program: files, pipes, names, modes.

mod keys;

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::{Command, Output};

use ikrar_store::danger::rewrite_body;
use ikrar_store::folder::Folder;

use crate::cli::{BUDI, HEADER, Office, PAPER};
use ikrar_core::value::Seq;

/// Runs a line of shell in the office's folder, with the program as `ikrar`; gives up in time.
fn sh(office: &Office, script: &str) -> Output {
    let program = env!("CARGO_BIN_EXE_ikrar-under-test");
    let mut command = Command::new("timeout");
    let script = format!("ikrar() {{ '{program}' \"$@\"; }}\n{script}");
    command.args(["60", "bash", "-c", &script]).current_dir(office.path());
    command.env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", "en_US.UTF-8");
    command.env("IKRAR_LEDGER", "ledger").env_remove("IKRAR_KEY").env_remove("IKRAR_PASSPHRASE");
    command.env("HOME", office.path()).env_remove("XDG_STATE_HOME");
    command.output().expect("a shell")
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&[output.stdout.as_slice(), &output.stderr].concat()).into_owned()
}

fn mode(office: &Office, name: &str) -> u32 {
    let metadata = fs::metadata(office.path().join(name)).expect(name);
    metadata.permissions().mode() & 0o7777
}

/// Whether a file is there, be it a link that leads nowhere.
fn there(office: &Office, name: &str) -> bool {
    fs::symlink_metadata(office.path().join(name)).is_ok()
}

/// Asks for a line's exit code when whoever should read its output has gone.
fn code_without_reader(office: &Office, line: &str) -> String {
    let script = format!("{{ sleep 0.3; ikrar {line}; echo $? >code; }} | (exec 0<&-)");
    sh(office, &script);
    office.read("code").trim().to_owned()
}

/// `verify | head -0` said 0 for a ledger that is not sound: a script took it for sound.
#[test]
fn a_verdict_stands_although_nobody_reads_it() {
    let office = Office::new();
    office.write("bad.csv", format!("{HEADER}1,,A,PNS,16.06,D,,\n"));
    assert_eq!(code_without_reader(&office, "--key registrar.pem roster import bad.csv"), "2");
    assert!(there(&office, "bad.rejected.csv"), "the list is written all the same");
    assert_eq!(code_without_reader(&office, "verify"), "0");
    assert_eq!(code_without_reader(&office, "status"), "0");
    assert_eq!(code_without_reader(&office, "--help"), "0");
    let log = Folder::at(&office.path().join("ledger")).log_path();
    let alter = |body: &mut Vec<u8>| body.iter_mut().last().into_iter().for_each(|b| *b ^= 1);
    rewrite_body(&log, Seq::new(3), alter).expect("an entry");
    office.fails(3, "verify");
    for line in ["verify", "verify --format json", "verify 2>&1"] {
        assert_eq!(code_without_reader(&office, line), "3", "{line}");
    }
    sh(&office, "ikrar verify >/dev/full; echo $? >code");
    assert_eq!(office.read("code").trim(), "3");
    sh(&office, "ikrar key show admin.pub >/dev/full; echo $? >code");
    assert_eq!(office.read("code").trim(), "1", "what could not be written is a failure");
}

/// `pact sign -o budi.pem` destroyed the key that had just signed.
#[test]
fn an_output_replaces_nothing_unasked_and_a_private_key_never() {
    let office = Office::new();
    let key = office.read("budi.pem");
    let lines = [
        "--key budi.pem pact sign --yes --campaign campaign.json --on 2023-12-27 -o",
        "campaign export pemilu -o",
    ];
    symlink("victim.txt", office.path().join("link")).expect("a link");
    symlink("nowhere.txt", office.path().join("dangling")).expect("a link");
    for line in lines {
        office.write("victim.txt", "mine");
        let told = office.fails(2, &format!("{line} victim.txt"));
        assert!(told.contains("--force") && told.lines().count() == 1, "{told}");
        for name in ["link", "dangling", "ledger"] {
            office.fails(2, &format!("{line} {name}"));
            office.fails(2, &format!("{line} {name} --force"));
        }
        assert_eq!(office.read("victim.txt"), "mine");
        assert!(!there(&office, "nowhere.txt"));
        for key in ["budi.pem", "admin.pem"] {
            office.fails(2, &format!("{line} {key}"));
            let told = office.fails(2, &format!("{line} {key} --force"));
            assert!(told.contains("private key"), "{told}");
        }
        office.ok(&format!("{line} victim.txt --force"));
        assert!(office.read("victim.txt").contains("ledger"));
        office.ok(&format!("{line} new.txt"));
        fs::remove_file(office.path().join("new.txt")).expect("the output");
    }
    assert_eq!(office.read("budi.pem"), key);
    let left = fs::read_dir(office.path()).expect("the folder");
    let left = left.filter(|item| item.as_ref().unwrap().file_name().as_encoded_bytes()[0] == b'.');
    assert_eq!(left.count(), 0, "nothing is left beside");
}

/// A table comes from somebody else; its `scan` could name any file, and one that never ends.
#[test]
fn a_scan_lies_below_its_table() {
    let office = Office::new();
    fs::create_dir_all(office.path().join("tables/scans")).expect("a folder");
    office.write("tables/scans/1.pdf", "scan");
    office.write("outside.pdf", "secret");
    symlink("../outside.pdf", office.path().join("tables/link.pdf")).expect("a link");
    symlink("..", office.path().join("tables/up")).expect("a link");
    symlink("/dev/zero", office.path().join("tables/zero")).expect("a link");
    symlink("scans/1.pdf", office.path().join("tables/inside.pdf")).expect("a link");
    sh(&office, "mkfifo tables/fifo; truncate -s 257M tables/huge.pdf; mkdir tables/198106");
    sh(&office, &format!("mkdir tables/{BUDI}.pdf"));
    let outside = office.path().join("outside.pdf").display().to_string();
    let personal = format!("{BUDI}.pdf");
    for (scan, reason) in [
        ("../outside.pdf", "outside"),
        ("scans/../scans/1.pdf", "outside"),
        (&outside, "outside"),
        ("/etc/shadow", "outside"),
        ("/dev/zero", "outside"),
        ("/proc/self/environ", "outside"),
        ("link.pdf", "outside"),
        ("up/outside.pdf", "outside"),
        ("zero", "outside"),
        ("fifo", "ordinary file"),
        ("scans", "ordinary file"),
        ("huge.pdf", "larger"),
        (&personal, "ordinary file"),
        ("gone.pdf", "No such file"),
    ] {
        office.write("tables/paper.csv", format!("{PAPER}{BUDI},28/12/2023,wet-ink,{scan}\n"));
        let output = sh(&office, "ikrar --key registrar.pem pact record tables/paper.csv");
        let told = told(&output);
        assert_eq!(output.status.code(), Some(2), "{scan}: {told}");
        assert!(told.contains("row 2, column scan") && told.contains(reason), "{scan}: {told}");
        assert!(!told.contains(BUDI), "{told}");
    }
    for scan in ["scans/1.pdf", "inside.pdf", "./scans/1.pdf"] {
        office.write("tables/paper.csv", format!("{PAPER}{BUDI},28/12/2023,wet-ink,{scan}\n"));
        office.ok("--key registrar.pem pact record tables/paper.csv");
    }
}

/// A registrar who hashes ten thousand scans from a slow disk must not lock everybody out.
#[test]
fn scans_are_read_before_the_ledger_is_opened() {
    let office = Office::new();
    let held = Folder::at(&office.path().join("ledger")).write().expect("the ledger opens");
    office.write("1.pdf", "scan");
    let rows = format!("{BUDI},28/12/2023,wet-ink,1.pdf\n{BUDI},28/12/2023,wet-ink,1.pdf,more\n");
    office.write("paper.csv", format!("{PAPER}{rows}"));
    let told = office.fails(2, "--key registrar.pem pact record paper.csv");
    assert!(told.contains("row 3"), "what a later row says is told without the ledger: {told}");
    office.write("paper.csv", format!("{PAPER}{BUDI},28/12/2023,wet-ink,1.pdf\n"));
    office.fails(5, "--key registrar.pem pact record paper.csv");
    drop(held);
}

#[test]
fn the_list_of_refused_rows_is_private_and_goes_when_nothing_is_refused() {
    let office = Office::new();
    let good = "198001012005011001,1606010101800001,Rekaan Baik,PNS,16.06,Dinas,Analis,III/a\n";
    office.write("victim.txt", "mine");
    symlink("victim.txt", office.path().join("r.rejected.csv")).expect("a link");
    office.write("r.csv", format!("{HEADER}1,,A,PNS,16.06,D,,\n"));
    let output = sh(&office, "umask 0; ikrar --key registrar.pem roster import r.csv");
    assert_eq!(output.status.code(), Some(2), "{}", told(&output));
    assert_eq!(office.read("victim.txt"), "mine");
    assert_eq!(mode(&office, "r.rejected.csv"), 0o600);
    assert!(office.read("r.rejected.csv").contains(";row;reason\r\n"));
    office.write("r.csv", format!("{HEADER}{good}"));
    office.ok("--key registrar.pem roster import r.csv");
    assert!(!there(&office, "r.rejected.csv"), "an old list speaks of rows that are recorded");
    office.ok("--key registrar.pem roster import r.csv");
}

/// What a file holds or is called may be made to move the cursor, or be somebody's number.
#[test]
fn nothing_from_outside_reaches_the_screen_as_it_is() {
    let office = Office::new();
    let nip = "197305251998022009";
    let event = |field: &str| format!("{{\"id\":\"{field}\",\"type\":\"x\\u001b[2J\"}}");
    let lines = [
        "{\"\u{1b}[2J\":1}".to_owned(),
        "{\"type\":\"\\u001b]0;x\\u0007\"}".to_owned(),
        format!("{{\"type\":\"{nip}\"}}"),
        "{\"type\":\"corrected\",\"19730525 199802 2 009\":1}".to_owned(),
        event(&"0".repeat(32)),
        format!("{{\"{nip}\":1}}"),
    ];
    office.write("a\u{1b}[2J\n19730525 199802 2 009.jsonl", lines.join("\n"));
    let rulebook = "id = \"\u{1b}[2J\"\n\"\\u001b\" = 1\n";
    office.write("a\nb.toml", rulebook);
    office.write("nip.toml", format!("\"x{nip}\" = 1\n"));
    office.write("two.csv", format!("{HEADER}{HEADER}"));
    for script in [
        "ikrar record *.jsonl --key admin.pem",
        "ikrar record *.jsonl --key admin.pem --format json",
        "ikrar record *.jsonl --key admin.pem --lang id",
        "cat *.rejected.csv | tr -d '\\r'; false",
        "ikrar --ledger new --key admin.pem init --origin a.b --agency 16 --name B \
         --rulebook a?b.toml",
        "ikrar --ledger new --key admin.pem init --origin a.b --agency 16 --name B \
         --rulebook nip.toml",
        "ikrar status --agency $'\\e[2J'; ikrar status --pact 197305251998022009",
        "ikrar $'\\e[2J'",
        "ikrar key show $'a\\e[2J\\nb'",
        "ikrar key show scans/197305251998022009.pub",
        "ikrar --ledger $'a\\e[2J' status",
        "ikrar --ledger 197305251998022009 status --lang id",
        "ikrar --key registrar.pem roster import $'a\\e[2J\\nb.csv'",
        "ikrar --key registrar.pem roster import 197305251998022009.xlsx",
        "ikrar --key registrar.pem case propose 197305251998022009 --not-proven",
    ] {
        let output = sh(&office, script);
        let told = told(&output);
        assert!(!output.status.success() && !told.is_empty(), "{script}: {told}");
        let bad = |c: char| c.is_control() && c != '\n';
        assert!(!told.contains(bad), "{script}: {told:?}");
        assert!(!told.contains("197305251") && !told.contains("525 199802"), "{script}: {told}");
    }
}

#[test]
fn what_is_public_for_ever_takes_no_personal_number() {
    let office = Office::new();
    let size = office.json("verify")["size"].clone();
    let open = "--key admin.pem campaign open lain --election PEMILU-2024 --due 2023-12-31 \
                --opens 2023-12-01";
    office.write("bad.txt", "Kami berikrar.\nNIP 19730525 199802 2 009\n");
    office.write("reason.txt", "x");
    let id = office.json("officer list")["key_id"].as_str().expect("an id").to_owned();
    for line in [
        format!("{open} --title 197305251998022009 --text pact.txt"),
        format!("{open} --title Netral --text bad.txt"),
        format!("{open} --title Netral --text pact.txt --unit 1606046505730002"),
        "--key admin.pem campaign close pemilu --reason 197305251998022009".to_owned(),
        format!("--key admin.pem officer revoke {id} --reason 197305251998022009"),
        "--key admin.pem officer enroll --role auditor --public-key other.pub --office \
         197305251998022009"
            .to_owned(),
        "--key admin.pem --ledger new init --origin a.b --agency 16 --name 1606046505730002"
            .to_owned(),
    ] {
        let told = office.fails(2, &line);
        assert!(told.contains("public for ever") && !told.contains("1973"), "{line}: {told}");
        assert!(office.fails(2, &format!("{line} --lang id")).contains("selamanya"), "{line}");
    }
    assert_eq!(office.json("verify")["size"], size);
}

#[test]
fn a_name_holds_no_mark_that_turns_or_hides_it() {
    let office = Office::new();
    for bad in ['\u{200e}', '\u{200f}', '\u{61c}', '\u{e0041}', '\u{e007f}'] {
        let row = format!("198001012005011001,,Rek{bad}aan,PNS,16.06,Dinas,,\n");
        office.write("r.csv", format!("{HEADER}{row}"));
        let told = office.fails(2, "--key registrar.pem roster import r.csv");
        assert!(told.contains("character 4"), "{told}");
    }
}

/// `ps` shows everybody's arguments to everybody.
#[test]
fn numbers_and_allegations_need_not_stand_on_the_command_line() {
    let office = Office::new();
    office.write("one.txt", format!("{BUDI}\n"));
    office.write("two.txt", format!("\u{feff}{BUDI}\r\n\n 198209212006022002 \n"));
    office.write("summary.txt", "Komentar di grup\n");
    let one = office.json("status @one.txt");
    assert_eq!(one, office.json(&format!("status {BUDI}")));
    assert_eq!(office.ok("status --format csv @two.txt").lines().count(), 3);
    assert_eq!(office.ok("history @one.txt"), office.ok(&format!("history {BUDI}")));
    let piped = sh(&office, "ikrar history @- <one.txt && ikrar status @- <two.txt");
    assert!(piped.status.success(), "{}", told(&piped));
    let report = "--key examiner.pem case report --act B6 --contest legislative --acted-on \
                  2024-01-09 --received-on 2024-01-10";
    office.ok(&format!("{report} --person @one.txt --summary @summary.txt"));
    office.ok(&format!("{report} --person {BUDI} --summary @@home --again"));
    let history = office.ok("history @one.txt --format csv");
    assert!(history.contains("summary: Komentar di grup") && history.contains("summary: @home"));
    let told = office.fails(2, &format!("{report} --person @- --summary @-"));
    assert!(told.contains("@-"), "{told}");
    office.write("large.txt", " ".repeat((1 << 20) + 1));
    office.write("empty.txt", " \n");
    for line in [
        "status @empty.txt",
        "status @gone.txt",
        "status @/dev/zero",
        "history @large.txt",
        "status @ledger",
    ] {
        assert_eq!(office.fails(2, line).lines().count(), 1, "{line}");
    }
    assert!(office.ok("status --help").contains("@FILE"));
    assert!(office.ok("case report --help").contains("@FILE"));
}

/// Inputs that never end, or that nobody will ever write.
#[test]
fn inputs_without_end_are_refused_at_once() {
    let office = Office::new();
    for name in ["zero.csv", "zero.xlsx", "zero.jsonl", "zero.pem"] {
        symlink("/dev/zero", office.path().join(name)).expect("a link");
    }
    sh(&office, "mkfifo fifo fifo.csv; truncate -s 3G large.csv; truncate -s 3G large.jsonl");
    sh(&office, "truncate -s 65537 text.txt; (cat budi.pub; head -c 70000 /dev/zero) >large.pem");
    office.write("policy", "quorum none\n");
    let open = "campaign open lain --election PEMILU-2024 --due 2024-01-31 --title T --text";
    let init = "--ledger new init --origin a.b --agency 16 --name B --rulebook";
    for line in [
        "pact import /dev/zero",
        "pact import fifo",
        "pact import large.jsonl",
        "record /dev/zero",
        "record fifo",
        "record zero.jsonl",
        "roster import zero.csv",
        "roster import zero.xlsx",
        "roster import large.csv",
        "roster import fifo.csv",
        "person enroll-keys zero.csv",
        "pact record zero.csv",
        "pact sign --yes --campaign /dev/zero",
        "pact sign --yes --campaign fifo",
        "key show zero.pem",
        "key show large.pem",
        "key show fifo",
        "officer enroll --role auditor --office X --public-key fifo",
        &format!("{open} /dev/zero"),
        &format!("{open} fifo"),
        &format!("{open} text.txt"),
        &format!("{init} /dev/zero"),
        &format!("{init} text.txt"),
        "status --key /dev/zero @fifo",
        "check budi.pub --policy /dev/zero",
        "check large.jsonl --policy policy",
        "check fifo --policy policy",
        "monitor . --state seen --policy fifo",
        "witness serve --name a.example/w --state seen --policy large.jsonl",
    ] {
        let key = if line.contains("--key") { "" } else { "--key admin.pem" };
        let output = sh(&office, &format!("ulimit -v 4000000; ikrar {key} {line}"));
        let told = told(&output);
        assert_eq!(output.status.code(), Some(2), "{line}: {told}");
        assert_eq!(told.lines().count(), 1, "{line}: {told}");
        assert!(told.contains("ordinary file") || told.contains("larger"), "{line}: {told}");
    }
    office.ok(
        "--key budi.pem pact sign --yes --campaign campaign.json --on 2023-12-27 -o budi.jsonl",
    );
    let piped = sh(&office, "ikrar pact import <(cat budi.jsonl)");
    assert!(told(&piped).contains("1 recorded"), "{}", told(&piped));
}

#[test]
fn a_folder_that_init_refuses_is_left_as_it_is() {
    let office = Office::new();
    fs::create_dir(office.path().join("shared")).expect("a folder");
    office.write("shared/file", "of somebody");
    let shared = office.path().join("shared");
    fs::set_permissions(&shared, fs::Permissions::from_mode(0o755)).expect("a mode");
    let init = "--key admin.pem init --origin a.example/b --agency 16 --name B --ledger";
    office.fails(2, &format!("{init} shared"));
    assert_eq!(mode(&office, "shared"), 0o755);
    office.ok(&format!("{init} some/where/else"));
    assert_eq!(mode(&office, "some"), 0o700);
}
