//! What the rules say of a step, on its page of help: when it is due, on what it rests, and which
//! codes there are. The rulebook is the one that comes with the program.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use ikrar_core::rulebook::{
    ACQUITTED, DECIDED, Deadline, EXAM, IN_FORCE, KNOWN, PROPOSED, RECEIVED, Rulebook,
};
use ikrar_words::{Lang, message};

use crate::codes::in_lang;
use crate::commands::case::step;
use crate::commands::init::RULEBOOK;

/// What stands below the page of a command.
pub(super) fn below(id: &str, lang: Lang) -> Option<String> {
    let verb = id.strip_prefix("help-case-")?;
    let codes: &[&str] = match verb {
        "report" => &[RECEIVED],
        "propose" => &[PROPOSED],
        "decide" => &[DECIDED, ACQUITTED],
        _ => step::codes(verb)?,
    };
    let mut lines: Vec<String> = codes.iter().flat_map(|code| of(code, &RULES, lang)).collect();
    lines.push(lang.tell(&message!("page-rules")).into_owned());
    Some(lines.join("\n"))
}

/// The codes that may stand in an argument, where the rulebook lists them.
pub(super) fn codes(argument: &str) -> Vec<String> {
    let rules = &*RULES;
    let mut codes: Vec<String> = match argument {
        "act" => rules.acts().iter().map(|act| act.code.to_string()).collect(),
        "office" => rules.competences().iter().map(|row| row.office.to_string()).collect(),
        "sanction" => {
            let known = rules.sanctions().iter().filter(|it| it.valid_from.is_some());
            known.map(|sanction| sanction.code.to_string()).collect()
        }
        "step" => rules.steps().iter().map(|step| step.code.to_string()).collect(),
        _ => Vec::new(),
    };
    let mut seen = BTreeSet::new();
    codes.retain(|code| seen.insert(code.clone()));
    codes
}

/// A step: what it is, from where it leads, what it has to say, and its time limits.
fn of(code: &str, rules: &Rulebook, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(step) = rules.step(code) {
        let (text, basis) = (in_lang(&step.text, lang), joined(&step.basis));
        let said = match basis.as_str() {
            "" => message!("page-step", code, text),
            _ => message!("page-step-basis", code, text, basis),
        };
        lines.push(lang.tell(&said).into_owned());
        if !step.from.is_empty() {
            let states: Vec<_> = step.from.iter().map(|state| lang.tell(state)).collect();
            let states = states.join(", ");
            lines.push(indented(&lang.tell(&message!("page-step-from", states))));
        }
        if !step.asks.is_empty() {
            let asks: Vec<_> = step.asks.iter().map(|asked| lang.tell(asked)).collect();
            let asks = asks.join(", ");
            lines.push(indented(&lang.tell(&message!("page-step-asks", asks))));
        }
    }
    let exam = format!("{code}{EXAM}");
    for term in rules.deadlines() {
        let is_met = |name: &str| term.met_by.iter().any(|met| met.as_str() == name);
        if is_met(code) || is_met(&exam) {
            lines.push(indented(&due(term, rules, lang)));
        }
    }
    lines
}

/// A time limit within which a step is due.
fn due(term: &Deadline, rules: &Rulebook, lang: Lang) -> String {
    let (id, length, basis) = (term.id.as_str(), term.length.get(), joined(&term.basis));
    let unit = lang.tell(&term.unit).into_owned();
    let from = from(term.from.as_str(), rules, lang);
    let said = if term.verified {
        message!("page-due", id, length, unit, from, basis)
    } else {
        message!("page-due-unverified", id, length, unit, from, basis)
    };
    lang.tell(&said).into_owned()
}

/// What starts a time limit.
fn from(name: &str, rules: &Rulebook, lang: Lang) -> String {
    let step = |code: &str| {
        let step = rules.step(code);
        step.map_or_else(|| code.to_owned(), |step| in_lang(&step.text, lang))
    };
    let said = match name {
        KNOWN => message!("page-from-known"),
        RECEIVED => message!("page-from-received"),
        IN_FORCE => message!("page-from-in-force"),
        _ => match name.strip_suffix(EXAM) {
            Some(code) => message!("page-from-exam", step = step(code)),
            None => message!("page-from-step", step = step(name)),
        },
    };
    lang.tell(&said).into_owned()
}

fn indented(line: &str) -> String {
    format!("  {line}")
}

fn joined<T: ToString>(items: &[T]) -> String {
    items.iter().map(T::to_string).collect::<Vec<_>>().join("; ")
}

/// Parsed once a process, and only for a page that somebody will read.
static RULES: LazyLock<Rulebook> =
    LazyLock::new(|| Rulebook::parse(RULEBOOK).expect("the shipped rulebook is checked by a test"));
