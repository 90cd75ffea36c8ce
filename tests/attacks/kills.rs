//! kill -9 at random moments and at each writing system call of every writing command.
//!
//! Afterwards the ledger opens and verifies, what was acknowledged is there, a list is whole or
//! absent, and the same command works.

use std::thread::sleep;

use super::faults::{calls, places};
use super::kit::bench::Bench;
use super::kit::deed::{Deed, deeds, more_deeds};
use super::kit::judge::Attacked;
use super::kit::run::{Answer, LIMIT, Running, run};
use super::kit::shim::{Errno, Fault, arm};
use super::kit::tally::{Dice, Tally, count};

#[test]
fn killed_at_random_moments() {
    let mut tally = Tally::new("kills random");
    let mut dice = Dice::new("kills random");
    let bench = Bench::new("kills-random");
    for deed in deeds().iter().chain(&more_deeds()) {
        deed.prepare(&bench);
        let whole = run(&mut deed.command(&bench));
        assert!(whole.ok(), "{}: {}", deed.name, whole.brief());
        let span = whole.took + whole.took / 10;
        for _ in 0..count(4, 30) {
            deed.prepare(&bench);
            let mut running = Running::start(&mut deed.command(&bench));
            let pause = span.mul_f64(f64::from(u32::try_from(dice.below(1_000)).unwrap()) / 1e3);
            sleep(pause);
            running.kill();
            let how = format!("killed after {pause:?}");
            judge(&bench, deed, &running.wait(LIMIT), how, &mut tally);
        }
    }
    tally.finish();
}

#[test]
fn killed_at_each_writing_call() {
    let mut tally = Tally::new("kills at calls");
    let mut dice = Dice::new("kills at calls");
    let bench = Bench::new("kills-calls");
    let fired = bench.file("fired");
    for deed in deeds().iter().chain(&more_deeds()) {
        let writing = calls(&bench, deed).into_iter();
        for (call, times) in writing.filter(|(call, _)| WRITING.contains(&call.as_str())) {
            let fault = |nth, mode| {
                let (call, error, part) = (call.clone(), Errno::Eio, "");
                Fault { call, nth, mode, error, part }
            };
            let places = places(times, &mut dice).into_iter();
            let faults = places.flat_map(|nth| ["kill", "after"].map(|mode| fault(nth, mode)));
            for fault in dice.some(faults.collect(), count(2, 12)) {
                deed.prepare(&bench);
                let mut command = deed.command(&bench);
                arm(&mut command, &bench.ledgers(), &fault, &fired);
                let answer = run(&mut command);
                if fired.exists() {
                    judge(&bench, deed, &answer, fault.to_string(), &mut tally);
                } else {
                    tally.count("not reached");
                }
            }
        }
    }
    tally.finish();
}

fn judge(bench: &Bench, deed: &Deed, answer: &Answer, how: String, tally: &mut Tally) {
    let attacked = Attacked::of_base(deed, answer, how);
    Attacked { killed: true, ..attacked }.judge(bench, tally);
}

const WRITING: [&str; 12] = [
    "write",
    "pwrite64",
    "fsync",
    "fdatasync",
    "sync_file_range",
    "rename",
    "link",
    "ftruncate",
    "fallocate",
    "mkdir",
    "unlink",
    "open",
];
