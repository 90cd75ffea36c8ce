//! The power goes, on ext4 and on XFS: what is only in memory is lost, in whatever order the file
//! system had written the rest.
//!
//! Afterwards nothing acknowledged is lost, the ledger opens and verifies without a hand, a list
//! is whole or absent, and the same command works.

use std::thread::sleep;
use std::time::{Duration, Instant};

use super::faults::{calls, places};
use super::kit::bench::Bench;
use super::kit::deed::{Deed, case_report, deeds, import_2500};
use super::kit::disk::{Disk, Kind, can_mount};
use super::kit::judge::{Attacked, verify};
use super::kit::run::{Answer, LIMIT, Running, run};
use super::kit::shim::{Errno, Fault, arm};
use super::kit::tally::{Dice, Tally, count};

#[test]
fn cuts_on_ext4() {
    attack(Kind::Ext4);
}

#[test]
fn cuts_on_xfs() {
    attack(Kind::Xfs);
}

fn attack(kind: Kind) {
    if !can_mount(&format!("power cuts on {kind:?}"), &TOOLS) {
        return;
    }
    let machine = Machine::new(kind);
    let parts: [fn(&Machine, &mut Tally); 5] =
        [after_single_reports, after_a_bulk_import, in_a_bulk_import, in_each_call, in_key_ring];
    let names =
        ["single reports", "acknowledged imports", "mid-import", "at writing calls", "key ring"];
    let mut failed = Vec::new();
    for (part, name) in parts.iter().zip(names) {
        let mut tally = Tally::new(format!("power {kind:?} {name}"));
        part(&machine, &mut tally);
        failed.extend(tally.tell());
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// A disk whose power can be cut, and a ledger on it.
struct Machine {
    disk: Disk,
    bench: Bench,
    /// What the shim and the program write outside of the ledger is on another disk.
    outside: Bench,
    name: String,
}

impl Machine {
    fn new(kind: Kind) -> Self {
        let disk = Disk::new(kind, "power");
        let bench = Bench::within(disk.path(), "power");
        let name = format!("power-{kind:?}");
        Self { bench, outside: Bench::new(&name), disk, name }
    }

    /// A ledger that is wholly on the disk.
    fn prepare(&self, deed: &Deed) {
        deed.prepare(&self.bench);
        self.disk.sync();
    }

    /// Cuts the power while a command may be running.
    fn cut(&self, running: Running) -> Answer {
        self.disk.cut();
        let answer = running.killed();
        self.disk.again();
        answer
    }

    fn judge(&self, deed: &Deed, answer: &Answer, how: String, tally: &mut Tally) {
        let attacked = Attacked::of_base(deed, answer, how);
        Attacked { killed: true, ..attacked }.judge(&self.bench, tally);
    }
}

/// So many single reports, each acknowledged, and then the power goes.
fn after_single_reports(machine: &Machine, tally: &mut Tally) {
    for reports in (1..80).step_by(count(20, 2)) {
        machine.prepare(&case_report(0));
        let mut acknowledged = 0;
        for person in 60..60 + reports {
            let deed = case_report(person);
            let answer = run(&mut deed.command(&machine.bench));
            acknowledged += u64::from(deed.is_acknowledged(&answer));
        }
        machine.disk.cut();
        machine.disk.again();
        tally.attack();
        let verified = verify(&machine.bench);
        let whole = super::kit::base::base().size + acknowledged;
        let how = format!("{acknowledged} reports; then {}", verified.answer.brief());
        match verified.sound {
            None => tally.bad("no longer opens or verifies", how),
            Some((size, _)) if size != whole => tally.bad("acknowledged and lost", how),
            Some(_) if acknowledged != reports as u64 => tally.bad("a report fails", how),
            Some(_) => tally.count("whole"),
        }
    }
}

/// An import has just said that it is recorded.
fn after_a_bulk_import(machine: &Machine, tally: &mut Tally) {
    for number in 0..count(3, 16) {
        let deed = if number % 2 == 0 { import_2500() } else { deeds().swap_remove(1) };
        machine.prepare(&deed);
        let running = Running::start(&mut deed.command(&machine.bench));
        let answer = running.wait(LIMIT);
        machine.disk.cut();
        machine.disk.again();
        machine.judge(&deed, &answer, "cut when acknowledged".to_owned(), tally);
    }
}

/// Random moments of an import and of `init`.
fn in_a_bulk_import(machine: &Machine, tally: &mut Tally) {
    let mut dice = Dice::new(&machine.name);
    for deed in [import_2500(), deeds().swap_remove(0)] {
        machine.prepare(&deed);
        let span = run(&mut deed.command(&machine.bench)).took;
        for _ in 0..count(3, 45) {
            machine.prepare(&deed);
            let running = Running::start(&mut deed.command(&machine.bench));
            let pause = span.mul_f64(f64::from(u32::try_from(dice.below(1_000)).unwrap()) / 1e3);
            sleep(pause);
            let answer = machine.cut(running);
            machine.judge(&deed, &answer, format!("cut after {pause:?}"), tally);
        }
    }
}

/// Right before a writing call, in `init`, a report, and an import with a snapshot.
fn in_each_call(machine: &Machine, tally: &mut Tally) {
    let mut dice = Dice::new(&machine.name);
    for deed in [deeds().swap_remove(0), case_report(60), import_2500()] {
        let seen = calls(&machine.bench, &deed).into_iter();
        for (call, times) in seen.filter(|(call, _)| CALLS.contains(&call.as_str())) {
            let places = places(times, &mut dice);
            for nth in dice.some(places, count(1, 8)) {
                stop_and_cut(machine, &deed, &call, (nth, ""), tally);
            }
        }
    }
}

/// While new data keys are written.
fn in_key_ring(machine: &Machine, tally: &mut Tally) {
    let deed = deeds().swap_remove(1);
    for (part, call) in [("keyring", "write"), ("keyring", "pwrite64"), ("keyring", "fdatasync")]
        .into_iter()
        .chain([("keyring", "fsync"), ("keyring", "rename"), ("keyring", "open")])
        .chain([("snapshot", "write"), ("snapshot", "fsync"), ("snapshot", "rename")])
    {
        let deed = if part == "snapshot" { import_2500() } else { deed.clone() };
        for nth in 1..=count(1, 6) {
            stop_and_cut(machine, &deed, call, (nth, part), tally);
        }
    }
}

/// Stops the command before a call, waits a moment, and cuts the power.
fn stop_and_cut(
    machine: &Machine,
    deed: &Deed,
    call: &str,
    (nth, part): (usize, &'static str),
    tally: &mut Tally,
) {
    machine.prepare(deed);
    let fired = machine.outside.file("fired");
    let (call, mode, error) = (call.to_owned(), "stop", Errno::Eio);
    let fault = Fault { call, nth, mode, error, part };
    let mut command = deed.command(&machine.bench);
    arm(&mut command, &machine.bench.ledgers(), &fault, &fired);
    let mut running = Running::start(&mut command);
    let started = Instant::now();
    while !fired.exists() && !running.has_ended() && started.elapsed() < LIMIT {
        sleep(Duration::from_millis(1));
    }
    if !fired.exists() {
        running.wait(LIMIT);
        return tally.count("not reached");
    }
    sleep(Duration::from_millis(2));
    let answer = machine.cut(running);
    machine.judge(deed, &answer, fault.to_string(), tally);
}

const TOOLS: [&str; 4] = ["mkfs.ext4", "mkfs.xfs", "mount", "umount"];
const CALLS: [&str; 9] = [
    "write",
    "pwrite64",
    "fsync",
    "fdatasync",
    "sync_file_range",
    "rename",
    "link",
    "ftruncate",
    "mkdir",
];
