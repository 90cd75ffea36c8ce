//! One person's status with what it rests on, and what would change it.

use ikrar_core::state::State;
use ikrar_core::status::{DatedReason, Decided, ExplainedCase, Explanation, Law};
use ikrar_words::{Lang, Message, message};
use serde::Serialize;

use super::people::facts;
use super::standing::Standing;
use crate::commands::rulebook::in_lang;
use crate::render::{Line, Output};

/// A status and its explanation; its JSON is a public contract.
#[derive(Debug, Serialize)]
pub(super) struct Explained {
    #[serde(flatten)]
    pub(super) standing: Standing,
    pub(super) explanation: Explanation,
}

impl Explained {
    pub(super) fn tell(&self, output: Output, state: &State, lang: Lang) -> Output {
        let Explanation { reasons, cases, changes } = &self.explanation;
        let heading = |said: Message<'static>, any: bool| any.then(|| Line::from(said));
        let facts = facts(&self.standing).into_iter().map(|line| line.told(lang));
        let cases: Vec<_> = cases.iter().flat_map(|case| case_lines(case, state, lang)).collect();
        let changes = changes.iter().map(|change| {
            let said = lang.tell(change).into_owned();
            Line::from(said).indented()
        });
        let lines = facts
            .chain(heading(message!("explain-reasons"), !reasons.is_empty()))
            .chain(reasons.iter().map(|reason| reason_line(reason, lang)))
            .chain(heading(message!("explain-cases"), !cases.is_empty()))
            .chain(cases)
            .chain(heading(message!("explain-changes"), changes.len() > 0))
            .chain(changes);
        let lines: Vec<_> = lines.collect();
        output.one_in_lines(self, lines)
    }
}

fn reason_line(dated: &DatedReason, lang: Lang) -> Line<'static> {
    let (on, rule, name) = (dated.on, &dated.reason.rule, dated.reason.rule.name());
    let said = match dated.case {
        Some(case) => {
            let case = format!("{:.8}", case.to_string());
            lang.tell(&message!("explain-reason-case", on, rule, name, case)).into_owned()
        }
        None => lang.tell(&message!("explain-reason", on, rule, name)).into_owned(),
    };
    let entry = message!("told-entry", entry = dated.reason.entry);
    Line::labelled(entry, ENTRY_WIDTH, said.into()).indented()
}

fn case_lines(case: &ExplainedCase, state: &State, lang: Lang) -> Vec<Line<'static>> {
    let ExplainedCase { acted_on, received_on, entry, since, .. } = case;
    let acts = case.acts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let id = format!("{:.8}", case.case.to_string());
    let said = lang.tell(&case.state).into_owned();
    let mut lines = vec![Line::below(message!(
        "explain-case",
        case = id,
        acts,
        acted_on,
        received_on,
        entry,
        state = said,
        since
    ))];
    let more = |said: Message<'static>| Line::below(said).further();
    if let Some(election) = case.election.clone().filter(|_| !case.counts) {
        lines.push(more(message!("explain-other-election", election)));
    }
    if let Some(Decided { entry, on, level, sanction, in_force_on, ends_on }) = &case.decided {
        let rules =
            state.rulebook_on(*on).and_then(|known| known.rulebook().sanction(sanction, *on));
        let sanction = rules.map_or_else(|| sanction.to_string(), |s| in_lang(&s.text, lang));
        let level = lang.tell(level).into_owned();
        lines.push(more(message!("explain-decided", on, entry, sanction, level)));
        lines.extend(in_force_on.map(|in_force_on| {
            more(match ends_on {
                Some(ends_on) => message!("explain-in-force-until", in_force_on, ends_on),
                None => message!("explain-in-force", in_force_on),
            })
        }));
    }
    lines.extend(case.law.iter().map(|law| more(law_said(law, lang))));
    lines
}

fn law_said(law: &Law, lang: Lang) -> Message<'static> {
    let code = law.code.clone();
    let basis = match law.basis.as_slice() {
        [] => lang.tell(&message!("explain-no-basis")).into_owned(),
        basis => basis.join("; "),
    };
    match (law.text.as_ref().map(|text| in_lang(text, lang)), law.verified) {
        (Some(text), true) => message!("explain-law-text", code, text, basis),
        (Some(text), false) => message!("explain-law-text-unverified", code, text, basis),
        (None, true) => message!("explain-law", code, basis),
        (None, false) => message!("explain-law-unverified", code, basis),
    }
}

const ENTRY_WIDTH: usize = 14;
