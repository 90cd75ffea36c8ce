//! The program from outside: one ledger, its users, and how it answers what is wrong.

mod answers; // what is answered when something is not as it should be

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// A folder with a ledger, its officers' keys, and three people of whom the first has a key.
pub(crate) struct Office {
    folder: TempDir,
}

impl Office {
    /// Takes a case that came in from the inspectorate up to the examination, all on one day.
    pub(crate) fn examine(&self, case: &str, on: &str) {
        for step in [
            "take-up".to_owned(),
            "team --note Tim".to_owned(),
            format!("summon --exam-on {on}"),
            "examine".to_owned(),
        ] {
            let (verb, rest) = step.split_once(' ').unwrap_or((&step, ""));
            self.ok(&format!("--key examiner.pem case {verb} {case} --on {on} {rest}"));
        }
    }

    /// A ledger with an admin, a registrar, an examiner, two deciders, three people, a campaign.
    pub(crate) fn new() -> Self {
        let office = Self::empty();
        for name in ["admin", "registrar", "examiner", "decider-1", "decider-2", "budi", "other"] {
            office.ok(&format!("key new -o {name}.pem --no-passphrase"));
        }
        office.ok("--key admin.pem init --origin ikrar.example/test --agency 16.06 --name BKPSDM");
        for (role, key) in [
            ("registrar", "registrar"),
            ("examiner", "examiner"),
            ("decider", "decider-1"),
            ("decider", "decider-2"),
        ] {
            office.ok(&format!(
                "--key admin.pem officer enroll --role {role} --office {key} --from 2023-01-01 \
                 --public-key {key}.pub"
            ));
        }
        office.write("roster.csv", ROSTER);
        office.ok("--key registrar.pem roster import roster.csv --from 2023-11-01");
        let key = office.json("key show budi.pub");
        let key = key["public_key"].as_str().expect("a key");
        office.write("keys.csv", format!("nip;public_key\n{BUDI};{key}\n"));
        office.ok("--key registrar.pem person enroll-keys keys.csv --from 2023-11-01");
        office.write("pact.txt", "Kami berikrar netral.\n");
        office.ok(OPEN);
        office.ok("campaign export pemilu -o campaign.json");
        office
    }

    /// A folder without a ledger.
    pub(crate) fn empty() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.path().join(name), content).expect("a file");
    }

    /// Writes a private key as whoever holds it would.
    pub(crate) fn write_key(&self, name: &str, pem: &str) {
        self.write(name, pem);
        let mode = std::os::unix::fs::PermissionsExt::from_mode(0o600);
        fs::set_permissions(self.path().join(name), mode).expect("a mode");
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).expect("a file")
    }

    /// A command in this folder, without the tester's own surroundings.
    pub(crate) fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ikrar-under-test"));
        command.env_clear().env("IKRAR_LEDGER", "ledger").env("LANG", "en_US.UTF-8");
        command.args(line.split_whitespace()).current_dir(self.path());
        command
    }

    pub(crate) fn run(&self, line: &str) -> Output {
        self.command(line).output().expect("the program starts")
    }

    /// Runs a command that must succeed; gives what it printed.
    pub(crate) fn ok(&self, line: &str) -> String {
        let output = self.run(line);
        let errors = String::from_utf8_lossy(&output.stderr);
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "`ikrar {line}`: {errors}{printed}");
        printed
    }

    /// The first JSON value that a command prints, whatever its exit code.
    pub(crate) fn json(&self, line: &str) -> Value {
        let output = self.run(&format!("{line} --format json"));
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        let first = printed.lines().next().unwrap_or_default();
        serde_json::from_str(first).unwrap_or_else(|error| {
            panic!("`ikrar {line}`: {error}: {printed}{}", String::from_utf8_lossy(&output.stderr))
        })
    }

    /// Runs a command that must fail with `code`; gives all that it printed.
    pub(crate) fn fails(&self, code: i32, line: &str) -> String {
        let output = self.run(line);
        let printed = [output.stdout, output.stderr].concat();
        let printed = String::from_utf8_lossy(&printed).into_owned();
        assert_eq!(output.status.code(), Some(code), "`ikrar {line}`: {printed}");
        printed
    }

    fn size(&self) -> u64 {
        self.json("verify")["size"].as_u64().expect("a size")
    }
}

#[test]
fn a_pact_goes_from_the_own_key_to_the_status() {
    let office = Office::new();
    office.ok(
        "--key budi.pem pact sign --yes --campaign campaign.json --on 2023-12-27 -o budi.jsonl",
    );
    let imported = office.json("pact import budi.jsonl");
    assert_eq!(imported["recorded"], 1);
    assert_eq!(office.json("pact import budi.jsonl")["unchanged"], 1);

    let status = office.json(&format!("status {BUDI} --as-of 2024-01-31"));
    assert_eq!(status["pact"], "signed");
    assert_eq!(status["verdict"], "compliant");
    let earlier = office.json(&format!("status {BUDI} --as-of 2023-12-26"));
    assert_eq!(earlier["pact"], "pending");
    let nik = office.json("status 1606012807830003 --as-of 2024-01-31");
    assert_eq!(nik["pact"], "overdue");
    assert_eq!(nik["verdict"], "incomplete");
    assert!(office.ok(&format!("history {BUDI}")).contains("Pact signed"));
    let unit = office.json("status --summary --as-of 2024-01-31 --unit BKPSDM");
    assert_eq!(unit["pact"]["signed"], 1);
    assert_eq!(unit["pact"]["refused"], 0, "a count for each state: {unit}");
    assert_eq!(unit["verdict"].as_object().map(serde_json::Map::len), Some(6));
    assert_eq!(office.json("verify")["ok"], true);
}

#[test]
fn a_heavy_case_takes_two_officers() {
    let office = Office::new();
    let report = "--key examiner.pem case report --act B6 --contest legislative --acted-on \
                  2024-01-09 --known-on 2024-01-10 --received-on 2024-01-10 --channel apip \
                  --summary Komentar --person";
    let case = office.json(&format!("{report} {BUDI}"));
    let case = case["case"].as_str().expect("a case").to_owned();
    let doubled = office.fails(4, &format!("{report} {BUDI}"));
    assert!(doubled.contains(&case) && doubled.contains("--again"), "{doubled}");
    let status = |as_of: &str| office.json(&format!("status {BUDI} --as-of {as_of}"));
    assert_eq!(status("2024-02-01")["conduct"], "allegation-open");
    assert_eq!(status("2024-02-01")["verdict"], "under-review");

    let decide = format!(
        "case decide {case} --office ppk --position pelaksana --sanction demotion-12m \
         --on 2024-02-14"
    );
    let told = office.fails(4, &format!("--key decider-2.pem case propose {case} --not-proven"));
    assert!(told.contains("take-up") || told.contains("taken-up"), "{told}");
    office.examine(&case, "2024-01-20");
    let refused = office.fails(4, &format!("--key decider-1.pem {decide}"));
    assert!(refused.contains("two officers"), "{refused}");
    let propose = format!("case propose {case} --sanction demotion-12m --on 2024-02-12");
    office.ok(&format!("--key decider-1.pem {propose}"));
    office.fails(4, &format!("--key decider-1.pem {decide}"));
    office.fails(4, &format!("--key registrar.pem {decide}"));
    office.ok(&format!("--key decider-2.pem {decide}"));
    office
        .ok(&format!("--key decider-2.pem case deliver {case} --manner in-person --on 2024-02-16"));
    // The fifteenth working day after 16 February 2024.
    assert_eq!(status("2024-03-07")["verdict"], "under-review");
    assert_eq!(status("2024-03-08")["verdict"], "non-compliant");
    assert_eq!(status("2024-03-08")["conduct"], "proven-heavy");
    assert_eq!(status("2025-03-07")["conduct"], "proven-heavy");
    assert_eq!(status("2025-03-08")["conduct"], "sanction-served");
    assert_eq!(office.json("verify")["ok"], true);
}

#[test]
fn each_bad_row_is_named_and_nothing_of_its_file_is_recorded() {
    let office = Office::new();
    let before = office.size();
    let good = "198001012005011001,1606010101800001,Rekaan Baik,PNS,16.06,Dinas,Analis,III/a\n";
    for (column, row, reason) in BAD_ROWS {
        office.write("bad.csv", format!("{HEADER}{good}{row}\n"));
        let imported = office.json("--key registrar.pem roster import bad.csv");
        let rejected = &imported["rejected"][0];
        assert_eq!(rejected["row"], 3, "{row}: {imported}");
        assert_eq!(rejected["column"].as_str().unwrap_or(""), *column, "{row}: {imported}");
        let told = rejected["reason"].as_str().unwrap_or_default();
        assert!(told.contains(reason), "{row}: {told}");
        assert_eq!(imported["recorded"], 0);
        assert!(office.read("bad.rejected.csv").contains(told));
        office.fails(2, "--key registrar.pem roster import bad.csv");
    }
    assert_eq!(office.size(), before, "nothing was recorded");
    let partial = office.json("--key registrar.pem roster import bad.csv --partial");
    assert_eq!(partial["recorded"], 1);
    assert_eq!(office.size(), before + 1);
}

#[test]
fn a_nip_is_understood_as_people_write_it() {
    let office = Office::new();
    let rows = "19790712 200002 1 841,,Rekaan Satu,PNS,16.06,Dinas,,\n\
                '198202022006022002,,Rekaan Dua,PNS,16.06,Dinas,,\n";
    office.write("spaced.csv", format!("{HEADER}{rows}"));
    assert_eq!(office.json("--key registrar.pem roster import spaced.csv")["recorded"], 2);
    assert_eq!(office.json("status 197907122000021841")["name"], "Rekaan Satu");
    assert_eq!(office.json("status 198202022006022002")["name"], "Rekaan Dua");
}

#[test]
fn files_that_are_no_tables_are_refused_in_one_line() {
    let office = Office::new();
    let before = office.size();
    let noise: Vec<u8> = (0..4096_u32).map(|n| u8::try_from(n * n % 251).unwrap_or(0)).collect();
    let bytes = |name: &str| {
        fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../seeds/rosters/").to_owned() + name)
    };
    let xlsx = bytes("banyuasin.xlsx").expect("the seed");
    office.write("noise.xlsx", &noise);
    office.write("noise.csv", &noise);
    office.write("noise.jsonl", &noise);
    office.write("cut.xlsx", &xlsx[..xlsx.len() / 2]);
    for line in [
        "roster import noise.xlsx",
        "roster import noise.csv",
        "roster import cut.xlsx",
        "roster import missing.csv",
    ] {
        let output = office.run(&format!("--key registrar.pem {line}"));
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(matches!(output.status.code(), Some(1 | 2)), "{line}: {told}");
        assert!(told.lines().count() <= 2 && told.contains("ikrar: "), "{line}: {told}");
    }
    office.fails(2, "pact import noise.jsonl");
    assert_eq!(office.size(), before);
    office.write("whole.xlsx", &xlsx);
    assert_eq!(office.run("--key registrar.pem roster import whole.xlsx").status.code(), Some(0));
}

#[test]
fn a_signature_counts_only_for_its_person_ledger_and_text() {
    let office = Office::new();
    let sign = "pact sign --yes --campaign campaign.json --on 2023-12-27";
    let line = office.ok(&format!("--key budi.pem {sign}"));
    let reason = |content: &str| {
        office.write("pacts.jsonl", content);
        let imported = office.json("pact import pacts.jsonl");
        assert_eq!(imported["recorded"], 0, "{imported}");
        imported["rejected"][0]["reason"].as_str().unwrap_or_default().to_owned()
    };
    let stranger = office.ok(&format!("--key other.pem {sign}"));
    assert!(reason(&stranger).contains("not enrolled"));

    let campaign: Value = serde_json::from_str(&office.read("campaign.json")).expect("JSON");
    let id = campaign["ledger"].as_str().expect("an id");
    let other = format!("{}{}", if id.starts_with('0') { "1" } else { "0" }, &id[1..]);
    assert!(reason(&line.replace(id, &other)).contains("another ledger"));
    office.write("other.json", office.read("campaign.json").replace(id, &other));
    let elsewhere = "pact sign --yes --campaign other.json --on 2023-12-27";
    let elsewhere = office.ok(&format!("--key budi.pem {elsewhere}"));
    assert!(reason(&elsewhere.replace(&other, id)).contains("does not verify"));

    let mut text = campaign.clone();
    text["text"] = "Kami berikrar lain.\n".into();
    text["text_hash"] = blake3::hash(b"Kami berikrar lain.\n").to_hex().as_str().into();
    office.write("text.json", text.to_string());
    let other = office.ok("--key budi.pem pact sign --yes --campaign text.json --on 2023-12-27");
    assert!(reason(&other).contains("text"));
    text["campaign"] = "unknown".into();
    text["text_hash"] = campaign["text_hash"].clone();
    text["text"] = campaign["text"].clone();
    office.write("unknown.json", text.to_string());
    let unknown =
        office.ok("--key budi.pem pact sign --yes --campaign unknown.json --on 2023-12-27");
    assert!(reason(&unknown).contains("unknown"));
    let future =
        office.ok("--key budi.pem pact sign --yes --campaign campaign.json --on 2099-01-01");
    assert!(reason(&future).contains("after today"));

    office.write("pacts.jsonl", line);
    assert_eq!(office.json("pact import pacts.jsonl")["recorded"], 1);
    let second = office.ok(&format!("--key budi.pem {sign}"));
    assert!(reason(&second).contains("already signed"));
}

#[test]
fn an_event_of_70_kib_is_refused() {
    let office = Office::new();
    let person = office.json(&format!("status {BUDI}"))["person"].clone();
    let event = serde_json::json!({
        "id": "00000000000000000000000000000001", "type": "case-reported",
        "case": "00000000000000000000000000000002", "person": person, "acts": ["B6"],
        "acted_on": "2024-01-09", "known_on": "2024-01-10", "received_on": "2024-01-10",
        "channel": "report", "summary": "x".repeat(70 * 1024),
    });
    office.write("large.jsonl", event.to_string());
    let imported = office.json("--key examiner.pem record large.jsonl");
    let reason = imported["rejected"][0]["reason"].as_str().unwrap_or_default();
    assert!(reason.contains("at most 61440"), "{imported}");
}

#[test]
fn paper_pacts_need_a_scan_and_are_recorded_once() {
    let office = Office::new();
    office.write("scan.pdf", "scan");
    office.write("paper.csv", format!("{PAPER}{BUDI},2023-12-28,wet-ink,scan.pdf\n"));
    assert_eq!(office.json("--key registrar.pem pact record paper.csv")["recorded"], 1);
    assert_eq!(office.json("--key registrar.pem pact record paper.csv")["unchanged"], 1);
    office.write("none.csv", format!("{PAPER}198307282009011003,28/12/2023,thumb,\n"));
    let imported = office.json("--key registrar.pem pact record none.csv");
    assert_eq!(imported["rejected"][0]["column"], "scan");
    let refused = office.fails(4, "--key examiner.pem pact record none.csv");
    assert!(refused.contains("registrar"), "{refused}");
}

#[test]
fn a_second_writer_is_told_who_writes_and_questions_are_answered_meanwhile() {
    let office = Office::new();
    let held = ikrar_store::folder::Folder::at(&office.path().join("ledger")).write();
    let held = held.expect("the ledger opens");
    office.ok("status");
    office.ok("verify");
    office.write("more.csv", ROSTER);
    let told = office.fails(5, "--key registrar.pem roster import more.csv");
    let process = format!("another process, number {}", std::process::id());
    assert!(told.contains(&process), "{told}");
    drop(held);
    office.ok("--key registrar.pem roster import more.csv --from 2023-11-01");
}

#[test]
fn init_refuses_a_folder_that_holds_anything() {
    let office = Office::new();
    let again = "--key admin.pem init --origin a.example --agency 16 --name B";
    assert!(office.fails(2, again).contains("not empty"));
    office.fails(2, &format!("{again} --ledger .").replace("--ledger .", "--ledger ./"));
}

#[test]
fn a_key_with_a_passphrase_opens_with_it_only() {
    let office = Office::new();
    let run = |passphrase: &str, line: &str| {
        let mut command = office.command(line);
        command.env("IKRAR_PASSPHRASE", passphrase).output().expect("the program starts")
    };
    assert!(run("rahasia", "key new -o sealed.pem").status.success());
    assert!(office.read("sealed.pem").contains("ENCRYPTED"));
    let sign = "--key sealed.pem pact sign --yes --campaign campaign.json";
    assert!(run("rahasia", sign).status.success());
    assert_eq!(run("salah", sign).status.code(), Some(2));
}

/// A roster's first row.
pub(crate) const HEADER: &str =
    "nip,nik,nama,status_kepegawaian,instansi,unit_kerja,jabatan,golongan\n";
pub(crate) const PAPER: &str = "nip,signed_on,method,scan\n";
/// The first of three invented people.
pub(crate) const BUDI: &str = "198106152005011001";
const ROSTER: &str = "\
nip;nik;nama;status_kepegawaian;instansi;unit_kerja;jabatan;golongan\r
198106152005011001;1606011506810001;Rekaan Budi, S.E.;PNS;16.06;BKPSDM;Analis;III/c\r
198209212006022002;1606016109820002;Rekaan Sari;PNS;16.06;Dinas Pendidikan;Guru;III/b\r
198307282009011003;1606012807830003;Rekaan Tono;PNS;16.06;Dinas Kesehatan;;\r
";
const OPEN: &str = "--key admin.pem campaign open pemilu --election PEMILU-2024 --title Netral \
                    --text pact.txt --opens 2023-12-01 --due 2023-12-31";
/// Column, row and a part of the reason.
const BAD_ROWS: &[(&str, &str, &str)] = &[
    ("nip", "19810615200501100,,A,PNS,16.06,D,,", "17"),
    ("nip", "198113152005011001,,A,PNS,16.06,D,,", "1981-13-15"),
    ("nip", "198106152005011000,,A,PNS,16.06,D,,", "000"),
    ("nik", ",1606017506810001,A,PNS,16.06,D,,", "75"),
    ("instansi", "198106152005011009,,A,PNS,16.6,D,,", "number"),
    ("nip", "1.9870e+17,,A,PNS,16.06,D,,", "number"),
    ("", "198001012005011001,,A,PNS,16.06,D,,", "row 2"),
    ("unit_kerja", "198106152005011009,,A,PNS,16.06,,,", "empty"),
];
