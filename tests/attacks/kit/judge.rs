//! What must hold after an attack.

use super::base::base;
use super::bench::Bench;
use super::deed::Deed;
use super::run::{Answer, Exit, run};
use super::tally::Tally;

/// What `verify` says of a ledger.
pub(crate) struct Verified {
    pub(crate) answer: Answer,
    /// Size and link, when it is sound.
    pub(crate) sound: Option<(u64, String)>,
}

/// Verifies the ledger.
pub(crate) fn verify(bench: &Bench) -> Verified {
    let answer = run(&mut bench.program(["--format", "json", "verify"]));
    let json = answer.json().filter(|json| answer.ok() && json["ok"] == true);
    let sound = json.and_then(|json| {
        let link = json["link"].as_str()?.to_owned();
        Some((json["size"].as_u64()?, link))
    });
    Verified { answer, sound }
}

/// What happened to a command that wrote while it was attacked.
pub(crate) struct Attacked<'a> {
    pub(crate) deed: &'a Deed,
    /// Its answer, as far as it got.
    pub(crate) answer: &'a Answer,
    /// How it was attacked, for the report.
    pub(crate) how: String,
    /// How many entries were there before.
    pub(crate) before: u64,
    /// Whether it was killed, so that its exit says nothing.
    pub(crate) killed: bool,
}

impl Attacked<'_> {
    /// An attack on a copy of the base ledger, or on `init`.
    pub(crate) fn of_base<'a>(deed: &'a Deed, answer: &'a Answer, how: String) -> Attacked<'a> {
        let before = if deed.founds { 0 } else { base().size };
        Attacked { deed, answer, how, before, killed: false }
    }

    /// Judges the answer, the ledger as it is now, and the same command once more.
    pub(crate) fn judge(&self, bench: &Bench, tally: &mut Tally) {
        tally.attack();
        let (deed, answer) = (self.deed, self.answer);
        let how = format!("{}: {}: {}", deed.name, self.how, answer.brief());
        if !self.killed {
            tally.count(answer.exit.to_string());
            if let Some(crash) = answer.crash() {
                tally.bad(crash, &how);
            } else if !answer.says_why() {
                tally.bad("fails without a word", &how);
            }
        }
        let whole = self.before + deed.adds;
        let verified = verify(bench);
        let size = match (&verified.sound, verified.answer.exit) {
            (Some((size, _)), _) => *size,
            (None, Exit::Code(2)) if deed.founds => 0,
            _ => {
                tally.bad(
                    "no longer opens or verifies",
                    format!("{how}; then {}", verified.answer.brief()),
                );
                return;
            }
        };
        let acknowledged = deed.is_acknowledged(answer) && (self.killed || answer.ok());
        if size != whole && acknowledged {
            tally.bad("acknowledged and lost", &how);
        } else if size != whole && answer.ok() && !self.killed {
            tally.bad("exit 0 and not recorded", &how);
        } else if size != whole && size != self.before {
            tally.bad("a part recorded", format!("{how}; then {size} entries"));
        } else if size == whole && !acknowledged {
            tally.count("whole without an answer");
        } else {
            tally.count(if size == whole { "whole" } else { "absent" });
        }
        self.judge_again(bench, tally, size, &how);
    }

    /// The same command works now, and finds what is there already.
    fn judge_again(&self, bench: &Bench, tally: &mut Tally, size: u64, how: &str) {
        let again = run(&mut self.deed.command(bench));
        let verified = verify(bench);
        let whole = self.before + self.deed.adds;
        let expected = if size == whole && self.deed.repeats() { whole + 1 } else { whole };
        // What is there already may be refused.
        let worked = again.ok() || size == whole && matches!(again.code(), Some(2 | 4));
        if !worked || verified.sound.as_ref().is_none_or(|(size, _)| *size != expected) {
            let then = verified.answer.brief();
            tally.bad("again fails", format!("{how}; again {}; then {then}", again.brief()));
        }
    }
}
