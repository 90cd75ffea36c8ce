//! Asking changes nothing: not with failing calls, not where nothing may be written, not as
//! somebody who may only read, and not beside a command that writes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use ikrar_kit::copy;

use super::kit::base::base;
use super::kit::bench::{Bench, contents};
use super::kit::deed::{import_2500, questions};
use super::kit::disk::{can_mount, root, skip};
use super::kit::run::{Answer, LIMIT, PROGRAM, Running, outfit, run, tool};
use super::kit::shim::{Errno, Fault, arm, trace, traced};
use super::kit::tally::{Dice, Tally, count};

/// The sound answers, in the order of the questions.
fn sound(bench: &Bench) -> Vec<Answer> {
    questions().iter().map(|question| ask(bench, question)).collect()
}

fn ask(bench: &Bench, question: &[String]) -> Answer {
    run(&mut bench.program(question.iter().map(String::as_str)))
}

#[test]
fn one_failing_call_in_each_question() {
    let mut tally = Tally::new("questions faults");
    let mut dice = Dice::new("questions");
    let bench = Bench::new("questions");
    for question in questions() {
        bench.fresh();
        let answer = ask(&bench, &question);
        assert!(answer.ok(), "{question:?}: {}", answer.brief());
        bench.fresh();
        let log = bench.file("trace");
        let mut command = bench.program(question.iter().map(String::as_str));
        trace(&mut command, &bench.ledgers(), &log);
        run(&mut command);
        bench.fresh();
        let before = contents(&bench.ledgers());
        for fault in dice.some(passing_faults(&log), count(14, 70)) {
            fail_once(&bench, &question, &fault, (&answer, &before), &mut tally);
        }
    }
    tally.finish();
}

/// Every traced call, failing once in each way that it could.
fn passing_faults(log: &Path) -> Vec<Fault> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut faults = Vec::new();
    for (call, _) in traced(log) {
        let nth = seen.entry(call.clone()).or_default();
        *nth += 1;
        let errors: &[Errno] = match call.as_str() {
            "open" => &[Errno::Eio, Errno::Emfile, Errno::Enomem],
            "statx" => &[Errno::Eio, Errno::Enomem],
            _ => &[Errno::Eio],
        };
        faults.extend(errors.iter().map(|error| {
            let (call, mode, part) = (call.clone(), "once", "");
            Fault { call, nth: *nth, mode, error: *error, part }
        }));
    }
    faults
}

type Contents = BTreeMap<std::path::PathBuf, (u32, String)>;

fn fail_once(
    bench: &Bench,
    question: &[String],
    fault: &Fault,
    (sound, before): (&Answer, &Contents),
    tally: &mut Tally,
) {
    let fired = bench.file("fired");
    let mut command = bench.program(question.iter().map(String::as_str));
    arm(&mut command, &bench.ledgers(), fault, &fired);
    let answer = run(&mut command);
    if !fired.exists() {
        return tally.count("not reached");
    }
    tally.attack();
    let how = format!("{}: {fault}: {}", question[2..].join(" "), answer.brief());
    judge_answer(&answer, &sound.out, &how, tally);
    if contents(&bench.ledgers()) != *before {
        tally.bad("bytes changed", &how);
        bench.fresh();
    }
    let later = ask(bench, question);
    if !later.ok() || later.out != sound.out {
        tally.bad("the next question fails", format!("{how}; then {}", later.brief()));
        bench.fresh();
    }
}

/// The sound answer, or a failure that says why.
fn judge_answer(answer: &Answer, sound: &str, how: &str, tally: &mut Tally) {
    match answer.code() {
        _ if answer.crash().is_some() => tally.bad(answer.crash().unwrap(), how),
        Some(0) if answer.out == sound => tally.count("answered"),
        Some(0) => tally.bad("wrong answer", how),
        _ if !answer.says_why() => tally.bad("fails without a word", how),
        _ => tally.count(answer.exit.to_string()),
    }
}

/// Each question must be answered as on a common folder; nothing may change.
fn must_answer(name: &str, at: &Path, sound: &[Answer], how: impl Fn(&[String]) -> Answer) {
    let mut tally = Tally::new(format!("questions {name}"));
    let before = contents(at);
    for (question, sound) in questions().iter().zip(sound) {
        tally.attack();
        let answer = how(question);
        let told = format!("{}: {}", question[2..].join(" "), answer.brief());
        if answer.ok() && answer.out == sound.out {
            tally.count("answered");
        } else {
            tally.bad("not answered", &told);
        }
        if contents(at) != before {
            tally.bad("bytes changed", &told);
        }
    }
    tally.finish();
}

#[test]
fn on_a_folder_where_nobody_may_write() {
    if !can_mount("questions on a read-only mount", &["mount", "umount"]) {
        return;
    }
    let bench = Bench::new("read-only");
    bench.fresh();
    let sound = sound(&bench);
    bench.fresh();
    let at = bench.ledgers();
    let at_text = at.to_str().unwrap();
    tool(&["mount", "--bind", at_text, at_text]);
    tool(&["mount", "-o", "remount,bind,ro", at_text]);
    let _mounted = Unmount(at_text);
    must_answer("read-only mount", &at, &sound, |question| ask(&bench, question));
}

/// Unmounts, also when the test fails.
struct Unmount<'a>(&'a str);

impl Drop for Unmount<'_> {
    fn drop(&mut self) {
        tool(&["umount", "-l", self.0]);
    }
}

#[test]
fn as_somebody_who_may_only_read() {
    if !root() || !Path::new("/usr/bin/setpriv").exists() {
        return skip("questions as another user", "not root, or no setpriv (util-linux)");
    }
    // Not below the folder of the build: others may not be able to reach it.
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let (program, ledgers) = (folder.path().join("ikrar"), folder.path().join("ledgers"));
    fs::copy(PROGRAM, &program).unwrap();
    copy(&base().ledger(), &ledgers.join("l"));
    let readable = ["chmod", "-R", "a+rX", ledgers.to_str().unwrap()];
    tool(&readable);
    let bench = Bench::new("reader");
    bench.fresh();
    let sound = sound(&bench);
    must_answer("as another user", &ledgers, &sound, |question| {
        let mut command = Command::new("/usr/bin/setpriv");
        outfit(&mut command, &ledgers.join("l"), Path::new("/nonexistent"));
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(&program);
        run(command.args(question))
    });
}

#[test]
fn beside_a_command_that_writes() {
    let mut tally = Tally::new("questions beside a writer");
    let bench = Bench::new("beside");
    bench.fresh();
    let before = sound(&bench);
    let questions = questions();
    let mut given: Vec<(usize, Answer)> = Vec::new();
    let mut next = 0;
    for _ in 0..count(4, 40) {
        bench.fresh();
        given.clear();
        let mut writing = Running::start(&mut import_2500().command(&bench));
        while !writing.has_ended() {
            given.push((next, ask(&bench, &questions[next])));
            next = (next + 1) % questions.len();
        }
        let written = writing.wait(LIMIT);
        if !written.ok() {
            tally.bad("the writer fails", written.brief());
        }
        let asked: BTreeSet<usize> = given.iter().map(|(which, _)| *which).collect();
        let after: BTreeMap<usize, Answer> =
            asked.into_iter().map(|which| (which, ask(&bench, &questions[which]))).collect();
        for (which, answer) in &given {
            tally.attack();
            let told = format!("{}: {}", questions[*which][2..].join(" "), answer.brief());
            if !answer.ok() {
                tally.bad("not answered", &told);
            } else if answer.out == before[*which].out {
                tally.count("as before");
            } else if answer.out == after[which].out {
                tally.count("as after");
            } else {
                tally.bad("neither as before nor as after", &told);
            }
        }
    }
    tally.finish();
}
