//! What is told of a case: after a step, and of its time limits.

use ikrar_core::event::case::{Official, Outcome};
use ikrar_core::procedure::{Course, Decision, Due, Standing, Term};
use ikrar_core::rulebook::{Caution, StepRule};
use ikrar_core::state::State;
use ikrar_core::state::cases::{Case, Step, Taken};
use ikrar_core::state::people::People;
use ikrar_core::state::person::HeldProfile;
use ikrar_core::value::{Capacity, CaseId, Date, Seq};
use ikrar_words::{Lang, Message, Value, label, message};

use super::Recorded;
use crate::commands::rulebook::in_lang;
use crate::render::Output;

/// A case with its course and where it stands on a day.
pub(crate) struct Known<'a> {
    pub(crate) case: &'a Case,
    pub(crate) course: Course<'a>,
    pub(crate) standing: Standing<'a>,
    /// The accused's post on the day of the act.
    profile: &'a HeldProfile,
    people: &'a People,
}

impl<'a> Known<'a> {
    /// `None` where the case was not received by that day.
    pub(crate) fn of(state: &'a State, case: &'a Case, as_of: Date) -> Option<Self> {
        let people = state.people();
        let person = people.get(people.find(&case.reported.person)?);
        let course = Course::of(state, person, case);
        let standing = course.standing(as_of)?;
        let profile = person.profile_on(case.reported.acted_on);
        Some(Self { case, course, standing, profile, people })
    }

    /// The accused's name.
    pub(crate) fn name(&self) -> String {
        self.people.name(self.profile).to_owned()
    }

    /// The accused's unit.
    pub(crate) fn unit(&self) -> String {
        self.people.unit(self.profile).to_owned()
    }

    /// The time limits that have begun.
    pub(crate) fn terms(&self) -> Vec<Term<'a>> {
        self.course.terms(&self.standing)
    }

    /// The steps that may come next, those apart that may be taken at any time.
    pub(crate) fn next(&self, on: Date) -> Vec<&'a StepRule> {
        let allowed = self.course.allowed(&self.standing, on);
        allowed.into_iter().filter(|step| !step.from.is_empty()).collect()
    }
}

/// What came of a fact that was recorded.
pub(super) fn recorded(
    state: &State,
    entry: Seq,
    fact: &'static str,
    id: CaseId,
    on: Option<Date>,
    lang: Lang,
) -> Output {
    let case = state.cases().get(&id).expect("the case was recorded");
    let on = on.unwrap_or(case.reported.received_on);
    let latest = case.steps.iter().map(Taken::on).chain([case.reported.received_on, on]).max();
    let known = Known::of(state, case, latest.unwrap_or(on)).expect("it was received by then");
    let taken = case.steps.iter().find(|taken| taken.entry == entry);
    let rules = known.course.rules(on);
    let rule = taken.and_then(|taken| rules?.step(taken.step.code()));
    let what = rule.map(|rule| Value::from(in_lang(&rule.text, lang)));
    let what = what.or_else(|| label::fact(fact).map(Value::from));
    let what = what.unwrap_or_else(|| Value::from(fact));
    let standing = &known.standing;
    let (now, turn) = (standing.state, turn(&known, on));
    let row = Recorded {
        case: id,
        entry,
        fact,
        step: taken.map(|taken| taken.step.code().to_owned()),
        state: now,
        turn,
    };
    let name = known.name();
    let now = lang.tell(&now).into_owned();
    let said = message!("told-case-recorded", entry, what, case = id, name, state = now);
    let output = Output::new().one(&row, said);
    remarks(&known, taken, rule, lang).into_iter().fold(output, Output::remark)
}

/// What somebody should know of a step that counts.
fn remarks(
    known: &Known<'_>,
    taken: Option<&Taken>,
    rule: Option<&StepRule>,
    lang: Lang,
) -> Vec<Message<'static>> {
    let Some(taken) = taken else { return Vec::new() };
    let standing = &known.standing;
    let late = standing.late.iter().filter(|(_, happened)| happened.entry == taken.entry);
    let mut remarks: Vec<_> =
        late.map(|(term, _)| message!("told-step-late", term = (*term).to_owned())).collect();
    if standing.void.iter().any(|void| void.entry == taken.entry) {
        remarks.push(message!("told-step-void"));
    }
    if official(taken)
        .is_some_and(|official| matches!(official.capacity, Capacity::Plt | Capacity::Plh))
    {
        remarks.push(message!("told-step-acting"));
    }
    if let Some(sanction) = known.course.follow_on(standing) {
        remarks.push(message!("told-follow-on", sanction = sanction.clone()));
    }
    if let Some(year) = standing.unknown_year {
        remarks.push(message!("told-year-unknown", year = year.0.to_string()));
    }
    for caution in cautions(known, taken) {
        let (id, text) = (caution.id.to_string(), in_lang(&caution.text, lang));
        let basis = caution.basis.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
        remarks.push(message!("told-caution", id, text, basis));
    }
    if rule.is_some_and(|rule| !rule.verified) {
        remarks.push(message!("told-act-unverified"));
    }
    remarks
}

/// What is to be looked at, of the sanction that a step imposes or proposes.
fn cautions<'a>(known: &Known<'a>, taken: &Taken) -> Vec<&'a Caution> {
    let sanction = match &taken.step {
        Step::Decided(decided) => decided.outcome.sanction(),
        Step::Proposed(proposed) => proposed.outcome.sanction(),
        Step::Other(other) => other.sanction.as_ref(),
    };
    let rules = known.course.rules(taken.on());
    let cautions = |sanction| rules.map(|rules| rules.cautions(sanction, taken.on()).collect());
    sanction.and_then(cautions).unwrap_or_default()
}

fn official(taken: &Taken) -> Option<&Official> {
    match &taken.step {
        Step::Decided(decided) => Some(&decided.official),
        Step::Other(other) => other.official.as_ref(),
        Step::Proposed(_) => None,
    }
}

/// Whose turn it is.
pub(crate) fn turn(known: &Known<'_>, on: Date) -> ikrar_core::rulebook::Turn {
    known.course.turn(&known.standing, on)
}

/// How a time limit stands on a day.
pub(crate) fn due(term: &Term<'_>, on: Date) -> Message<'static> {
    let last = term.last.map(|last| last.to_string()).unwrap_or_default();
    match term.due(on) {
        Due::Met => message!("due-met", last),
        Due::MetLate => message!("due-met-late", last),
        Due::Running => message!("due-running", last),
        Due::Overdue => message!("due-overdue", last),
        Due::Lapsed => message!("due-lapsed", last),
        Due::Unknown(year) => message!("told-year-unknown", year = year.0.to_string()),
    }
}

/// A sanction that was decided, in the rulebook's words.
pub(crate) fn sanction(known: &Known<'_>, decision: &Decision<'_>, on: Date, lang: Lang) -> String {
    let sanction = known.course.sanction(decision, on);
    sanction.map_or_else(|| decision.sanction.to_string(), |known| in_lang(&known.text, lang))
}

/// An outcome as people are told it, with the sanction in the rulebook's words.
pub(crate) fn outcome(course: &Course<'_>, outcome: &Outcome, on: Date, lang: Lang) -> String {
    let Outcome::Proven { level, sanction: code } = outcome else {
        return lang.tell(&message!("label-outcome-not-proven")).into_owned();
    };
    let sanction = course.rules(on).and_then(|rules| rules.sanction(code, on));
    let sanction = sanction.map_or_else(|| code.to_string(), |known| in_lang(&known.text, lang));
    lang.tell(&message!("label-outcome-proven", level, sanction)).into_owned()
}
