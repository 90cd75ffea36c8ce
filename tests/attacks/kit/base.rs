//! One ledger with everything in it, made once in a run and copied for each attack.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock};

use ikrar_kit::copy;

use super::disk::unmount_all;
use super::run::{Answer, program, run};

/// The base ledger, its earlier and later ages, another ledger, and the files that commands take.
pub(crate) struct Base {
    folder: PathBuf,
    /// The numbers of its people.
    pub(crate) nips: Vec<String>,
    /// How many entries it has.
    pub(crate) size: u64,
    /// What is said of it when nothing is wrong.
    pub(crate) link: String,
    /// The case that is reported and proposed, and not decided.
    pub(crate) open_case: String,
}

/// The base ledger.
pub(crate) fn base() -> &'static Base {
    static BASE: OnceLock<Base> = OnceLock::new();
    BASE.get_or_init(|| Base::make(work().join("base")))
}

/// The folder of this run; one run at a time has it, and what an earlier run left is removed.
pub(crate) fn work() -> &'static Path {
    static WORK: OnceLock<(PathBuf, Mutex<File>)> = OnceLock::new();
    let (work, _) = WORK.get_or_init(|| {
        let parent = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let lock = File::create(parent.join("attacks.lock")).expect("a lock file");
        lock.lock().expect("no other run");
        let work = parent.join("attacks");
        unmount_all(&work);
        drop(fs::remove_dir_all(&work));
        fs::create_dir(&work).expect("an empty folder");
        (work, Mutex::new(lock))
    });
    work
}

impl Base {
    pub(crate) fn ledger(&self) -> PathBuf {
        self.folder.join("ledger")
    }

    /// The same ledger at another time: `officers`, `roster`, `campaign`, `later`.
    pub(crate) fn age(&self, name: &str) -> PathBuf {
        self.folder.join(format!("age-{name}"))
    }

    /// Another ledger of the same officers.
    pub(crate) fn other(&self) -> PathBuf {
        self.folder.join("other")
    }

    pub(crate) fn file(&self, name: &str) -> String {
        self.folder.join(name).to_str().expect("a path in UTF-8").to_owned()
    }

    fn make(folder: PathBuf) -> Self {
        fs::create_dir(&folder).expect("a folder");
        let (size, link, open_case) = (0, String::new(), String::new());
        let nips = (0..PEOPLE).map(nip).collect();
        let mut base = Self { folder, nips, size, link, open_case };
        base.write_files();
        let at = base.ledger();
        base.found(&at, "ikrar.example/uji");
        base.keep("officers");
        base.ok(&at, "registrar", &format!("roster import {} {SINCE}", base.file("base.csv")));
        base.keep("roster");
        base.sign_pacts(&at);
        base.keep("campaign");
        base.decide_case(&at, 50);
        base.decide_case(&at, 51);
        base.open_case = base.propose_case(&at, 52);
        let verified = base.ok(&at, "admin", "--format json verify").json().expect("JSON");
        base.size = verified["size"].as_u64().expect("a size");
        verified["link"].as_str().expect("a link").clone_into(&mut base.link);
        let other = base.other();
        base.found(&other, "ikrar.example/lain");
        base.ok(&other, "registrar", &format!("roster import {} {SINCE}", base.file("other.csv")));
        base.keep("later");
        let later = base.age("later");
        base.ok(&later, "registrar", &format!("roster import {}", base.file("new-400.csv")));
        base
    }

    /// The files that commands take.
    fn write_files(&self) {
        for name in ["admin", "registrar", "examiner", "decider", "decider2", "officer"] {
            self.key_new(name);
        }
        let write = |name: &str, text: String| fs::write(self.file(name), text).expect("a file");
        write("base.csv", roster(0, PEOPLE));
        write("other.csv", roster(5_000, 2_300));
        write("new-400.csv", roster(100_000, 400));
        write("new-2500.csv", roster(200_000, 2_500));
        write("pakta.txt", "Saya menjaga netralitas.\n".to_owned());
        write("paper.csv", paper(&self.nips[100..300], "2023-12-21"));
        write("pact-40.csv", paper(&self.nips[600..640], "2023-12-22"));
        let mut keys = "nip,public_key\n".to_owned();
        for person in &self.nips[700..730] {
            let key = ikrar_kit::author(person).public_key();
            writeln!(keys, "{person},{key}").expect("a string takes text");
        }
        write("keys-30.csv", keys);
    }

    /// A ledger with its officers.
    fn found(&self, at: &Path, origin: &str) {
        self.ok(at, "admin", &format!("init --origin {origin} --agency 16.06 --name Uji"));
        for (name, role) in [
            ("registrar", "registrar"),
            ("examiner", "examiner"),
            ("decider", "decider"),
            ("decider2", "decider"),
        ] {
            let key = self.file(&format!("{name}.pub"));
            let enroll = format!("officer enroll --role {role} --office {name} --public-key {key}");
            self.ok(at, "admin", &format!("{enroll} --from 2023-01-01"));
        }
    }

    /// A campaign with pacts on paper and by own keys; some signatures stay for later.
    fn sign_pacts(&self, at: &Path) {
        let text = self.file("pakta.txt");
        let open = format!("campaign open k-2024 --election PEMILU-2024 --title P --text {text}");
        self.ok(at, "admin", &format!("{open} --opens 2023-12-01 --due 2023-12-31"));
        let campaign = self.file("campaign.json");
        self.ok(at, "admin", &format!("campaign export k-2024 -o {campaign}"));
        let mut keys = "nip,public_key\n".to_owned();
        let mut signed = [String::new(), String::new()];
        for (number, person) in self.nips.iter().enumerate().take(2 * OWN_KEYS) {
            let own = format!("own-{number}");
            self.key_new(&own);
            let shown = self.ok(
                at,
                "admin",
                &format!("--format json key show {}", self.file(&format!("{own}.pub"))),
            );
            let key = shown.json().expect("JSON")["public_key"].as_str().expect("a key").to_owned();
            writeln!(keys, "{person},{key}").expect("a string takes text");
            let sign = format!("pact sign --yes --campaign {campaign} --on 2023-12-20");
            signed[number / OWN_KEYS].push_str(&self.ok(at, &own, &sign).out);
        }
        let write = |name: &str, text: &str| fs::write(self.file(name), text).expect("a file");
        write("keys.csv", &keys);
        write("signed.jsonl", &signed[0]);
        write("signed-later.jsonl", &signed[1]);
        let enroll = format!("person enroll-keys {} {SINCE}", self.file("keys.csv"));
        self.ok(at, "registrar", &enroll);
        self.ok(at, "registrar", &format!("pact import {}", self.file("signed.jsonl")));
        let record = format!("pact record {} --campaign k-2024", self.file("paper.csv"));
        self.ok(at, "registrar", &record);
    }

    /// A case about the person at this place, with a proposal; gives its id.
    fn propose_case(&self, at: &Path, person: usize) -> String {
        let report = format!("case report --person {} {REPORT}", self.nips[person]);
        let told = self.ok(at, "examiner", &format!("--format json {report}"));
        let case = told.json().expect("JSON")["case"].as_str().expect("a case").to_owned();
        for step in ["take-up", "team --note Tim", "summon --exam-on 2024-01-20", "examine"] {
            let (verb, rest) = step.split_once(' ').unwrap_or((step, ""));
            let step = format!("case {verb} {case} --on 2024-01-20 {rest}");
            self.ok(at, "examiner", step.trim_end());
        }
        let propose = format!("case propose {case} {SANCTION} --on 2024-02-01");
        self.ok(at, "decider", &propose);
        case
    }

    /// A case that is decided and in force.
    fn decide_case(&self, at: &Path, person: usize) {
        let case = self.propose_case(at, person);
        let decide = format!(
            "case decide {case} {SANCTION} --office ppk --position pelaksana --number SK-{person}"
        );
        self.ok(at, "decider2", &format!("{decide} --on 2024-02-02"));
        let deliver = format!("case deliver {case} --manner in-person --on 2024-02-05");
        self.ok(at, "decider2", &deliver);
    }

    fn keep(&self, age: &str) {
        copy(&self.ledger(), &self.age(age));
    }

    fn key_new(&self, name: &str) {
        let to = self.file(&format!("{name}.pem"));
        self.ok(&self.folder, "none", &format!("key new --no-passphrase -o {to}"));
    }

    fn ok(&self, ledger: &Path, key: &str, line: &str) -> Answer {
        let mut command = program(ledger, &self.folder);
        if key != "none" {
            command.args(["--key", &self.file(&format!("{key}.pem"))]);
        }
        let answer = run(command.args(line.split(' ')));
        assert!(answer.ok(), "the base ledger: `{line}`: {}", answer.brief());
        answer
    }
}

/// Invented people with numbers from `first` on.
pub(crate) fn roster(first: u32, count: u32) -> String {
    let mut text =
        "nip,nik,nama,status_kepegawaian,instansi,unit_kerja,jabatan,golongan\n".to_owned();
    for index in first..first + count {
        let (nip, unit) = (nip(index), index % 9);
        writeln!(text, "{nip},,Rekaan {index},PNS,16.06,Dinas {unit},,")
            .expect("a string takes text");
    }
    text
}

/// The number of an invented person.
pub(crate) fn nip(index: u32) -> String {
    let (day, month, year) = (1 + index % 28, 1 + index / 28 % 12, 1970 + index / 336 % 25);
    let serial = 1 + index / 8_400;
    format!("{year}{month:02}{day:02}{}031{serial:03}", year + 25)
}

fn paper(people: &[String], signed_on: &str) -> String {
    let scan = blake3::hash(b"scan").to_hex();
    let rows = people.iter().map(|person| format!("{person},{signed_on},wet-ink,{scan}\n"));
    std::iter::once("nip,signed_on,method,scan\n".to_owned()).chain(rows).collect()
}

/// What stands in a report of a case.
pub(crate) const REPORT: &str = "--act B6 --contest legislative --acted-on 2024-01-09 \
                                 --known-on 2024-01-10 --received-on 2024-01-11 --channel apip \
                                 --summary ikut";
const SANCTION: &str = "--sanction demotion-12m";
const SINCE: &str = "--from 2023-11-01";
/// More than one snapshot needs.
const PEOPLE: u32 = 2_400;
const OWN_KEYS: usize = 10;
