//! Each system call of a writing command fails: once and for good, half-way, with a full disk.
//!
//! Whatever fails, the command ends in time with an honest exit code, the ledger opens and
//! verifies afterwards, what was acknowledged is there, a list is whole or absent, and the same
//! command works.

use std::collections::BTreeMap;

use super::kit::bench::Bench;
use super::kit::deed::{Deed, deeds};
use super::kit::judge::Attacked;
use super::kit::run::run;
use super::kit::shim::{Errno, Fault, arm, trace, traced};
use super::kit::tally::{Dice, Tally, count, say};

#[test]
fn a_failing_call_in_init() {
    attack("init", |name| name == "init");
}

#[test]
fn a_failing_call_in_imports() {
    attack("imports", |name| name.starts_with("import"));
}

#[test]
fn a_failing_call_in_small_commands() {
    attack("small", |name| name != "init" && !name.starts_with("import"));
}

fn attack(name: &str, wanted: impl Fn(&str) -> bool) {
    let mut tally = Tally::new(format!("faults {name}"));
    let mut dice = Dice::new(name);
    let bench = Bench::new(&format!("faults-{name}"));
    for deed in deeds().into_iter().filter(|deed| wanted(deed.name)) {
        for (call, times) in calls(&bench, &deed) {
            let faults = dice_faults(&call, times, &mut dice);
            for fault in dice.some(faults, count(2, 48)) {
                inject(&bench, &deed, &fault, &mut tally);
            }
            if tally.is_hopeless() {
                break;
            }
        }
    }
    tally.finish();
}

/// How often each system call is made on the ledger.
pub(crate) fn calls(bench: &Bench, deed: &Deed) -> BTreeMap<String, usize> {
    deed.prepare(bench);
    let log = bench.file("trace");
    let mut command = deed.command(bench);
    trace(&mut command, &bench.ledgers(), &log);
    let answer = run(&mut command);
    assert!(answer.ok(), "{}: {}", deed.name, answer.brief());
    let mut times = BTreeMap::new();
    for (call, _) in traced(&log) {
        *times.entry(call).or_default() += 1;
    }
    assert!(!times.is_empty(), "{}: no call was seen", deed.name);
    times
}

/// Places of a call that are worth an attack: all, or the ends and some between.
pub(crate) fn places(times: usize, dice: &mut Dice) -> Vec<usize> {
    let middle = (4..times.saturating_sub(1)).collect();
    let ends = (1..=times).filter(|nth| *nth < 4 || *nth + 1 >= times);
    let mut places: Vec<usize> = ends.chain(dice.some(middle, count(8, 20))).collect();
    places.sort_unstable();
    places
}

fn dice_faults(call: &str, times: usize, dice: &mut Dice) -> Vec<Fault> {
    let ways: &[(&'static str, Errno)] = match call {
        "write" | "pwrite64" => &[
            ("once", Errno::Eio),
            ("sticky", Errno::Enospc),
            ("torn", Errno::Eio),
            ("once", Errno::Enospc),
            ("short", Errno::Enospc),
        ],
        "open" => &[("once", Errno::Emfile), ("once", Errno::Eio), ("sticky", Errno::Enospc)],
        "read" | "pread64" | "statx" | "readdir" | "flock" => &[("once", Errno::Eio)],
        "fsync" | "fdatasync" | "sync_file_range" => {
            &[("once", Errno::Eio), ("once", Errno::Enospc), ("sticky", Errno::Eio)]
        }
        "unlink" => &[("once", Errno::Eio), ("sticky", Errno::Eio)],
        _ => &[("once", Errno::Eio), ("sticky", Errno::Enospc)],
    };
    let fault = |nth, (mode, error)| Fault { call: call.to_owned(), nth, mode, error, part: "" };
    let at = |nth| ways.iter().map(move |way| fault(nth, *way));
    places(times, dice).into_iter().flat_map(at).collect()
}

fn inject(bench: &Bench, deed: &Deed, fault: &Fault, tally: &mut Tally) {
    deed.prepare(bench);
    let fired = bench.file("fired");
    let mut command = deed.command(bench);
    arm(&mut command, &bench.ledgers(), fault, &fired);
    let answer = run(&mut command);
    if fired.exists() {
        Attacked::of_base(deed, &answer, fault.to_string()).judge(bench, tally);
    } else {
        tally.count("not reached");
    }
}

/// The shim sees the program's calls: without this, every attack here would be none.
#[test]
fn the_shim_sees_what_a_command_does() {
    let bench = Bench::new("faults-shim");
    let deed = &deeds()[1];
    let seen = calls(&bench, deed);
    say(&format!("attacks faults shim: {seen:?} in {}", deed.name));
    for call in ["open", "write", "fsync", "statx"] {
        assert!(seen.contains_key(call), "no {call} in {seen:?}");
    }
}
