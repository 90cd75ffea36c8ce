//! The disk fills up, and other limits: of a file's size, of open files.
//!
//! The command ends in time with one clear line and exit 1; the old ledger is whole and can be
//! asked meanwhile; once there is room, the command works.

use std::process::Command;
use std::time::Instant;

use super::kit::bench::Bench;
use super::kit::deed::{Deed, deeds, import_2500, questions};
use super::kit::disk::{Disk, Kind, can_mount};
use super::kit::judge::Attacked;
use super::kit::run::{Answer, Exit, LIMIT, Running, outfit, run};
use super::kit::tally::{Tally, count};

#[test]
fn a_full_tmpfs() {
    fill(Kind::Tmpfs);
}

#[test]
fn a_full_ext4() {
    fill(Kind::Ext4);
}

#[test]
fn a_full_xfs() {
    fill(Kind::Xfs);
}

fn fill(kind: Kind) {
    let name = format!("full {kind:?}");
    if !can_mount(&name, &["mkfs.ext4", "mkfs.xfs", "mount", "umount", "fallocate"]) {
        return;
    }
    let mut tally = Tally::new(name);
    let disk = Disk::new(kind, "full");
    let bench = Bench::within(disk.path(), "full");
    for level in levels() {
        fill_in_an_import(&disk, &bench, level, &mut tally);
        if tally.is_hopeless() {
            break;
        }
    }
    let init = deeds().swap_remove(0);
    for level in [0, 4, 8] {
        init.prepare(&bench);
        disk.sync();
        disk.fill(level);
        let answer = run(&mut init.command(&bench));
        disk.make_room();
        let told = format!("{level} KiB: {}", answer.brief());
        judge_limit(&answer, &told, &mut tally);
        Attacked::of_base(&init, &answer, format!("{level} KiB left")).judge(&bench, &mut tally);
    }
    tally.finish();
}

/// How many KiB are left, from none to more than an import takes.
fn levels() -> Vec<u64> {
    let all = (0..40_u64).map(|step| step * step * 4);
    all.step_by(count(7, 1)).collect()
}

fn fill_in_an_import(disk: &Disk, bench: &Bench, level: u64, tally: &mut Tally) {
    let deed = import_2500();
    let questions = questions();
    let question = questions[1].iter().map(String::as_str);
    deed.prepare(bench);
    let sound = run(&mut bench.program(question.clone()));
    deed.prepare(bench);
    disk.sync();
    disk.fill(level);
    let mut importing = Running::start(&mut deed.command(bench));
    let started = Instant::now();
    while !importing.has_ended() && started.elapsed() < LIMIT {
        judge_question(&run(&mut bench.program(question.clone())), &sound, level, tally);
    }
    let answer = importing.wait(LIMIT);
    judge_question(&run(&mut bench.program(question)), &sound, level, tally);
    disk.make_room();
    let told = format!("{level} KiB: {}", answer.brief());
    judge_limit(&answer, &told, tally);
    Attacked::of_base(&deed, &answer, format!("{level} KiB left")).judge(bench, tally);
}

fn judge_question(answer: &Answer, sound: &Answer, level: u64, tally: &mut Tally) {
    let told = format!("{level} KiB: {}", answer.brief());
    if let Some(crash) = answer.crash() {
        tally.bad(format!("a question {crash}"), told);
    } else if !answer.ok() || answer.out != sound.out {
        tally.bad("a question is not answered", told);
    } else {
        tally.count("questions answered");
    }
}

/// Done, or exit 1 with a line.
fn judge_limit(answer: &Answer, told: &str, tally: &mut Tally) {
    match answer.exit {
        Exit::Code(0) => tally.count("enough room"),
        Exit::Code(1) if answer.says_why() => tally.count("exit 1 with a line"),
        Exit::Hang => {} // counted with the ledger
        _ => tally.bad("not exit 1", told),
    }
}

#[test]
fn a_limit_on_a_files_size() {
    let mut tally = Tally::new("full ulimit -f");
    let bench = Bench::new("file-size");
    let (largest, deed) = (4_096, import_2500());
    for ignored in [true, false] {
        for step in 0..count(6_u64, 40) {
            let kib = step * step * largest / (count(6, 40) * count(6, 40));
            let ignore = if ignored { "trap '' XFSZ; " } else { "" };
            let answer = limited(&bench, &deed, &format!("{ignore}ulimit -f {kib}"));
            let told = format!("at most {kib} KiB, ignored {ignored}: {}", answer.brief());
            let killed = !ignored && answer.exit == Exit::Signal(SIGXFSZ);
            if !killed {
                judge_limit(&answer, &told, &mut tally);
            }
            let how = format!("at most {kib} KiB");
            let attacked = Attacked::of_base(&deed, &answer, how);
            Attacked { killed, ..attacked }.judge(&bench, &mut tally);
        }
    }
    tally.finish();
}

#[test]
fn a_limit_on_open_files() {
    let mut tally = Tally::new("full ulimit -n");
    let bench = Bench::new("open-files");
    for files in (3..count(20, 36)).step_by(count(2, 1)) {
        for deed in [&deeds()[0], &deeds()[2], &deeds()[5]] {
            let answer = limited(&bench, deed, &format!("ulimit -n {files}"));
            // With too few the program does not even start: the loader says so with 127.
            if answer.code() == Some(127) {
                tally.count("does not start");
                continue;
            }
            judge_limit(&answer, &format!("{files} files: {}", answer.brief()), &mut tally);
            let how = format!("{files} open files");
            Attacked::of_base(deed, &answer, how).judge(&bench, &mut tally);
        }
    }
    tally.finish();
}

/// The command in a shell that sets a limit first.
fn limited(bench: &Bench, deed: &Deed, limit: &str) -> Answer {
    deed.prepare(bench);
    let command = deed.command(bench);
    let mut shell = Command::new("bash");
    outfit(&mut shell, &bench.ledger(), &bench.home());
    shell.args(["-c", &format!("{limit}; exec \"$@\""), "bash"]);
    shell.arg(command.get_program()).args(command.get_args());
    run(&mut shell)
}

const SIGXFSZ: i32 = 25;
