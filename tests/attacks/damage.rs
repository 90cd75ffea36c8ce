//! Damage on every file of the ledger's folder, whatever files there are: bits, pages, ends, and
//! whole files of other ages and of another ledger.
//!
//! Never a wrong answer: what is not told as damage is the sound answer.

use std::fs;
use std::path::{Path, PathBuf};

use super::kit::base::base;
use super::kit::bench::{Bench, files};
use super::kit::deed::{about_a_person, case_report};
use super::kit::judge::verify;
use super::kit::run::{Answer, run};
use super::kit::tally::{Dice, Tally, count};

/// What is done to a file.
enum Damage {
    Bit(u64),
    /// Cut to so many bytes.
    Cut(u64),
    /// So many zeros behind its end.
    Longer(u64),
    /// Zeros from here, a page long.
    Page(u64),
    /// Another ledger's, or this one's at another time.
    Replaced(PathBuf),
    Removed,
}

/// The sound answers.
struct Sound {
    verified: (u64, String),
    /// Of the ledger as it was later.
    later: (u64, String),
    status: String,
}

#[test]
fn bits_pages_and_ends() {
    let mut dice = Dice::new("damage");
    let all = files(&base().ledger());
    let per_file = count(3, 1_850 / u64::try_from(all.len()).unwrap() + 1);
    attack("bits, pages, ends", &all, |file| {
        let length = fs::metadata(base().ledger().join(file)).unwrap().len();
        let mut damages = vec![Damage::Removed, Damage::Cut(0), Damage::Longer(1)];
        damages.push(Damage::Longer(4_096));
        if length == 0 {
            return damages;
        }
        damages.extend((0..per_file).map(|_| Damage::Bit(dice.below(length * 8))));
        damages.push(Damage::Cut(length - 1));
        damages.extend((0..per_file / 3).map(|_| Damage::Cut(dice.below(length))));
        damages.extend((0..per_file / 3).map(|_| Damage::Page(dice.below(length) / 4_096 * 4_096)));
        damages
    });
}

#[test]
fn files_of_other_ages_and_of_another_ledger() {
    let ages = ["officers", "roster", "campaign", "later"].map(|age| base().age(age));
    let others: Vec<PathBuf> = ages.into_iter().chain([base().other()]).collect();
    let mut all = files(&base().ledger());
    for other in &others {
        all.extend(files(other));
    }
    all.sort();
    all.dedup();
    attack("files of other ages", &all, |file| {
        let there = others.iter().map(|other| other.join(file)).filter(|path| path.exists());
        there.map(Damage::Replaced).collect()
    });
}

fn attack(name: &str, files: &[PathBuf], mut damages: impl FnMut(&Path) -> Vec<Damage>) {
    let mut tally = Tally::new(format!("damage {name}"));
    let bench = Bench::new(&format!("damage-{}", name.replace([' ', ','], "-")));
    let sound = Sound::of(&bench);
    for file in files {
        for damage in damages(file) {
            bench.fresh();
            if damage.apply(&bench.ledger().join(file)) {
                judge(&bench, file, &damage, &sound, &mut tally);
            }
        }
    }
    tally.finish();
}

impl Sound {
    fn of(bench: &Bench) -> Self {
        bench.fresh_of(&base().age("later"));
        let later = verify(bench).sound.expect("the later ledger is sound");
        bench.fresh();
        let status = ask(bench);
        assert!(status.ok(), "{}", status.brief());
        Self { verified: (base().size, base().link.clone()), later, status: status.out }
    }
}

fn ask(bench: &Bench) -> Answer {
    let question = about_a_person();
    run(&mut bench.program(question.iter().map(String::as_str)))
}

impl Damage {
    /// Whether it changed anything.
    fn apply(&self, path: &Path) -> bool {
        let old = fs::read(path).ok();
        let mut bytes = old.clone().unwrap_or_default();
        let index = |at: u64| usize::try_from(at).unwrap();
        match self {
            Self::Removed => {
                fs::remove_file(path).unwrap();
                return true;
            }
            Self::Bit(bit) => bytes[index(bit / 8)] ^= 1 << (bit % 8),
            Self::Cut(length) => bytes.truncate(index(*length)),
            Self::Longer(more) => bytes.resize(bytes.len() + index(*more), 0),
            Self::Page(from) => {
                bytes.iter_mut().skip(index(*from)).take(4_096).for_each(|byte| *byte = 0);
            }
            Self::Replaced(by) => bytes = fs::read(by).unwrap(),
        }
        if old.as_ref() == Some(&bytes) {
            return false;
        }
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        true
    }

    fn told(&self, file: &Path) -> String {
        let file = file.display();
        match self {
            Self::Bit(bit) => format!("{file}: bit {bit} flipped"),
            Self::Cut(length) => format!("{file}: cut to {length} bytes"),
            Self::Longer(more) => format!("{file}: {more} zeros behind its end"),
            Self::Page(from) => format!("{file}: zeros from {from}"),
            Self::Removed => format!("{file}: removed"),
            Self::Replaced(by) => {
                let from = by.strip_prefix(base().ledger().parent().unwrap()).unwrap_or(by);
                format!("{file}: replaced by {}", from.display())
            }
        }
    }

    fn is_of_later(&self) -> bool {
        matches!(self, Self::Replaced(by) if by.starts_with(base().age("later")))
    }
}

fn judge(bench: &Bench, file: &Path, damage: &Damage, sound: &Sound, tally: &mut Tally) {
    tally.attack();
    let how = damage.told(file);
    // The status first: it must not be helped by what `verify` has noticed.
    let status = ask(bench);
    let answered = judge_answer(&status, status.out == sound.status, "status", file, &how, tally);
    let verified = verify(bench);
    let is_sound = verified.sound.as_ref().is_some_and(|said| {
        *said == sound.verified || damage.is_of_later() && *said == sound.later
    });
    let passed = judge_answer(&verified.answer, is_sound, "verify", file, &how, tally);
    if !file.starts_with("log/sled") {
        return;
    }
    if !answered || !passed {
        tally.bad("log/sled matters to a question", &how);
    }
    let written = run(&mut case_report(60).command(bench));
    let then = verify(bench);
    if !written.ok() || then.sound.as_ref().is_none_or(|(size, _)| *size != sound.verified.0 + 1) {
        let told = format!("{how}; {}; then {}", written.brief(), then.answer.brief());
        tally.bad("no writing after damage in log/sled", told);
    } else {
        tally.count("log/sled rebuilt or not needed");
    }
}

/// Whether there was an answer, which then was the sound one.
fn judge_answer(
    answer: &Answer,
    is_sound: bool,
    of: &str,
    file: &Path,
    how: &str,
    tally: &mut Tally,
) -> bool {
    let told = format!("{how}; {of} {}", answer.brief());
    match answer.code() {
        _ if answer.crash().is_some() => tally.bad(answer.crash().unwrap(), told),
        Some(0) if is_sound => {
            tally.count(format!("{of} sound"));
            return true;
        }
        Some(0) => tally.bad(format!("{of} wrong"), told),
        _ if !answer.says_why() => tally.bad("fails without a word", told),
        Some(3) => tally.count(format!("{of} tells damage")),
        Some(1 | 2) if SETTINGS.iter().any(|name| file == Path::new(name)) => {
            tally.count(format!("{of} tells what is wrong with {}", file.display()));
        }
        _ => tally.bad(format!("{of} fails otherwise"), told),
    }
    false
}

/// Files without which there is no ledger to call damaged.
const SETTINGS: [&str; 2] = ["ledger.toml", "keyring/master.key"];
