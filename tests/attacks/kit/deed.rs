//! The writing commands, and the questions.

use std::process::Command;

use super::base::{REPORT, base};
use super::bench::Bench;
use super::run::Answer;

/// A command that writes.
#[derive(Clone)]
pub(crate) struct Deed {
    pub(crate) name: &'static str,
    key: &'static str,
    line: String,
    /// How many entries it adds.
    pub(crate) adds: u64,
    /// Begins where there is no ledger.
    pub(crate) founds: bool,
}

impl Deed {
    /// The place that this command begins with.
    pub(crate) fn prepare(&self, bench: &Bench) {
        if self.founds { bench.clear() } else { bench.fresh() }
    }

    pub(crate) fn command(&self, bench: &Bench) -> Command {
        let key = base().file(&format!("{}.pem", self.key));
        let mut command = bench.program(["--format", "json", "--key", &key]);
        command.args(self.line.split(' '));
        command
    }

    /// Whether the answer says that all of it is recorded.
    pub(crate) fn is_acknowledged(&self, answer: &Answer) -> bool {
        let recorded = format!("\"recorded\":{},", self.adds);
        ["\"entry\":", "\"ledger\":", &recorded].iter().any(|said| answer.out.contains(said))
    }
}

/// The commands that attacks are made on.
pub(crate) fn deeds() -> Vec<Deed> {
    let new = |name, key, line: String, adds| Deed { name, key, line, adds, founds: false };
    let file = |name| base().file(name);
    let init = "init --origin ikrar.example/baru --agency 16.06 --name Baru".to_owned();
    let enroll = "officer enroll --role examiner --office Kantor --public-key";
    vec![
        Deed { founds: true, ..new("init", "admin", init, 3) },
        new("import 400", "registrar", format!("roster import {}", file("new-400.csv")), 400),
        import_2500(),
        new(
            "pact record 40",
            "registrar",
            format!("pact record {} --campaign k-2024", file("pact-40.csv")),
            40,
        ),
        new("officer enroll", "admin", format!("{enroll} {}", file("officer.pub")), 1),
        case_report(60),
        new(
            "enroll-keys 30",
            "registrar",
            format!("person enroll-keys {}", file("keys-30.csv")),
            30,
        ),
    ]
}

/// More commands that write.
pub(crate) fn more_deeds() -> Vec<Deed> {
    let new = |name, key, line: String, adds| Deed { name, key, line, adds, founds: false };
    let signed = base().file("signed-later.jsonl");
    let ruling = format!("{} --sanction demotion-12m --number SK-7", base().open_case);
    vec![
        new("pact import 10", "registrar", format!("pact import {signed}"), 10),
        new(
            "case decide",
            "decider2",
            format!("case decide {ruling} --on 2024-02-02 --office ppk --position pelaksana"),
            1,
        ),
        new("campaign close", "admin", "campaign close k-2024 --reason x".to_owned(), 1),
    ]
}

/// Enough for a new snapshot.
pub(crate) fn import_2500() -> Deed {
    let line = format!("roster import {}", base().file("new-2500.csv"));
    Deed { name: "import 2500", key: "registrar", line, adds: 2_500, founds: false }
}

/// A report about the person at this place.
pub(crate) fn case_report(person: usize) -> Deed {
    let line = format!("case report --person {} {REPORT}", base().nips[person]);
    Deed { name: "case report", key: "examiner", line, adds: 1, founds: false }
}

/// An import of a file of the test's own.
pub(crate) fn import(file: &str, adds: u64) -> Deed {
    let line = format!("roster import {file}");
    Deed { name: "import", key: "registrar", line, adds, founds: false }
}

/// The commands that read, each with an answer that is the same on every day.
pub(crate) fn questions() -> Vec<Vec<String>> {
    let person = &base().nips[150];
    [
        "status --as-of 2024-03-01",
        &format!("status {person} --as-of 2024-03-01"),
        "status --summary --as-of 2024-03-01",
        &format!("history {person}"),
        "log --from 2",
        "verify",
        "officer list",
        "campaign list",
        "case list",
        "campaign export k-2024",
    ]
    .iter()
    .map(|line| {
        let words = ["--format", "json"].into_iter().chain(line.split(' '));
        words.map(str::to_owned).collect()
    })
    .collect()
}

/// The question about one person who signed, and has a snapshot's page.
pub(crate) fn about_a_person() -> Vec<String> {
    questions().swap_remove(1)
}
