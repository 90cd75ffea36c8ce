//! Many commands at once: writers come one after the other or are told to try again, and whoever
//! asks meanwhile is answered.

use std::fs;
use std::thread::sleep;
use std::time::Duration;

use super::kit::base::{base, nip, roster};
use super::kit::bench::Bench;
use super::kit::deed::{Deed, case_report, import, import_2500};
use super::kit::judge::verify;
use super::kit::run::{Answer, LIMIT, Running, run};
use super::kit::tally::{Dice, Tally, count};

/// A command of a race, and the number of the last person that it enrols.
struct Runner {
    deed: Deed,
    last: Option<String>,
}

#[test]
fn many_writers_at_once() {
    let mut tally = Tally::new("races writers");
    let mut dice = Dice::new("races");
    let bench = Bench::new("races");
    for round in 0..count(12, 110) {
        let writers = 2 + dice.below(if round % 6 == 5 { 19 } else { 4 });
        let runners: Vec<Runner> =
            (0..writers).map(|number| runner(&bench, number, &mut dice)).collect();
        bench.fresh();
        let running: Vec<Running> = runners
            .iter()
            .map(|runner| {
                sleep(Duration::from_millis(dice.below(12)));
                Running::start(&mut runner.deed.command(&bench))
            })
            .collect();
        let answers: Vec<Answer> = running.into_iter().map(|one| one.wait(LIMIT)).collect();
        tally.attack();
        judge_round(&bench, &runners, &answers, &mut tally);
    }
    tally.finish();
}

/// An import of some people of its own, or a report.
fn runner(bench: &Bench, number: u64, dice: &mut Dice) -> Runner {
    if dice.below(3) == 0 {
        let person = usize::try_from(800 + number).unwrap();
        return Runner { deed: case_report(person), last: None };
    }
    let first = 300_000 + u32::try_from(number).unwrap() * 1_000;
    let rows = 1 + u32::try_from(dice.below(900)).unwrap();
    let file = bench.file(&format!("runner-{number}.csv"));
    fs::write(&file, roster(first, rows)).unwrap();
    let deed = import(file.to_str().unwrap(), u64::from(rows));
    Runner { deed, last: Some(nip(first + rows - 1)) }
}

fn judge_round(bench: &Bench, runners: &[Runner], answers: &[Answer], tally: &mut Tally) {
    let mut expected = base().size;
    let round = format!("{} writers", runners.len());
    for (runner, answer) in runners.iter().zip(answers) {
        match answer.code() {
            Some(0) => {
                expected += runner.deed.adds;
                tally.count("recorded");
            }
            Some(5) => tally.count("told to try again"),
            _ => tally.bad("neither done nor told to try again", answer.brief()),
        }
    }
    if !is_size(bench, expected, &round, tally) {
        return;
    }
    let as_told = |answer: &Answer| matches!(answer.code(), Some(0 | 5));
    for (runner, answer) in runners.iter().zip(answers).filter(|(_, answer)| as_told(answer)) {
        if answer.code() == Some(5) {
            expected += runner.deed.adds;
            let again = run(&mut runner.deed.command(bench));
            if !again.ok() {
                tally.bad("again fails", format!("{round}: {}", again.brief()));
            }
        }
        // Needs the person's data key.
        if let Some(person) = &runner.last {
            let asked = run(&mut bench.program(["--format", "json", "status", person]));
            if !asked.ok() {
                tally.bad("a person is not there", format!("{round}: {}", asked.brief()));
            }
        }
    }
    is_size(bench, expected, &format!("{round}, all again"), tally);
}

fn is_size(bench: &Bench, expected: u64, how: &str, tally: &mut Tally) -> bool {
    let verified = verify(bench);
    let told = format!("{how}: {expected} entries; then {}", verified.answer.brief());
    match verified.sound {
        None => tally.bad("no longer opens or verifies", told),
        Some((size, _)) if size < expected => tally.bad("acknowledged and lost", told),
        Some((size, _)) if size > expected => tally.bad("refused and recorded", told),
        Some(_) => return true,
    }
    false
}

#[test]
fn verify_and_status_beside_an_import() {
    let mut tally = Tally::new("races asking");
    let mut dice = Dice::new("races asking");
    let bench = Bench::new("races-asking");
    let person = base().nips[150].clone();
    let asks: [Vec<&str>; 3] =
        [vec!["verify"], vec!["status", &person], vec!["status", "--summary"]];
    for _ in 0..count(5, 50) {
        for ask in &asks {
            bench.fresh();
            let writing = Running::start(&mut import_2500().command(&bench));
            sleep(Duration::from_millis(dice.below(50)));
            let answer = run(&mut bench.program(ask.iter().copied()));
            let written = writing.wait(LIMIT);
            tally.attack();
            let told = format!("{}: {}", ask.join(" "), answer.brief());
            match answer.code() {
                Some(0) => tally.count("answered"),
                Some(3) => tally.bad("a false alarm", &told),
                _ => tally.bad("not answered", &told),
            }
            if !written.ok() {
                tally.bad("the import fails", format!("{told}; {}", written.brief()));
            }
            is_size(&bench, base().size + if written.ok() { 2_500 } else { 0 }, &told, &mut tally);
        }
    }
    tally.finish();
}
