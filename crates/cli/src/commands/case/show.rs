//! `ikrar case show`: one case in time: its steps, its time limits, and what may come next.

use clap::Args as ClapArgs;
use ikrar_core::event::case::{Channel, Outcome, StepTaken};
use ikrar_core::procedure::Due;
use ikrar_core::state::State;
use ikrar_core::state::cases::{Step, Taken};
use ikrar_core::value::{Date, KeyId, Paragraph, PublicLine, SanctionCode, Seq};
use ikrar_words::{Lang, Message, message};
use serde::Serialize;

use super::list::{CaseLine, acts};
use super::report::act;
use super::told::{self, Known};
use crate::commands::rulebook::in_lang;
use crate::error::CliError;
use crate::render::{Line, Output};
use crate::session::{Session, day, find_case};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    case: String,
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
}

/// What is known of a case.
#[derive(Debug, Serialize)]
struct Shown {
    #[serde(flatten)]
    line: CaseLine,
    acted_until: Option<Date>,
    known_on: Date,
    channel: Channel,
    summary: Paragraph,
    steps: Vec<StepLine>,
    marks: Vec<String>,
    /// The sanction that has to follow on the one that was decided.
    follow_on: Option<SanctionCode>,
    terms: Vec<TermLine>,
    next: Vec<String>,
}

/// A step, and who recorded it.
#[derive(Debug, Clone, Serialize)]
struct StepLine {
    entry: Seq,
    on: Date,
    step: String,
    #[serde(skip)]
    said: String,
    outcome: Option<Outcome>,
    exam_on: Option<Date>,
    until: Option<Date>,
    office: Option<PublicLine>,
    by: KeyId,
    late: Vec<String>,
    /// It left the case as it was.
    void: bool,
}

/// A time limit that has begun.
#[derive(Debug, Clone, Serialize)]
struct TermLine {
    term: String,
    start: Date,
    last: Option<Date>,
    met: Option<Date>,
    due: &'static str,
    bound: &'static str,
    verified: bool,
    #[serde(skip)]
    said: Message<'static>,
    #[serde(skip)]
    who: String,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let ledger = session.read()?;
    let state = ledger.state();
    let case = find_case(state, &args.case)?;
    let (as_of, lang) = (day(args.as_of, state)?, session.lang);
    let reported = &case.reported;
    let not_yet =
        || CliError::Usage(message!("usage-case-not-yet", case = args.case.clone(), as_of));
    let known = Known::of(state, case, as_of).ok_or_else(not_yet)?;
    let law = known.course.catalogue().map_or_else(Output::new, |rules| act(reported, lang, rules));
    let steps = case.steps.iter().filter(|taken| taken.on() <= as_of);
    let mut steps: Vec<_> = steps.map(|taken| StepLine::of(&known, taken, state, lang)).collect();
    steps.sort_by_key(|step| (step.on, step.entry));
    let terms = known.terms();
    let line = CaseLine::with_terms(&known, &terms, as_of, lang);
    let next = known.next(as_of);
    let shown = Shown {
        line,
        acted_until: reported.acted_until,
        known_on: reported.known_on,
        channel: reported.channel,
        summary: reported.summary.clone(),
        steps,
        marks: known.standing.marks.iter().map(|(mark, _)| (*mark).to_owned()).collect(),
        follow_on: known.course.follow_on(&known.standing).cloned(),
        terms: terms
            .iter()
            .map(|term| TermLine {
                term: term.deadline.id.to_string(),
                start: term.start.on,
                last: term.last.ok(),
                met: term.met.map(|met| met.on),
                due: due_name(term.due(as_of)),
                bound: term.deadline.bound.name(),
                verified: term.deadline.verified,
                said: told::due(term, as_of),
                who: lang.tell(&term.deadline.bound).into_owned(),
            })
            .collect(),
        next: next.iter().map(|step| step.code.to_string()).collect(),
    };
    let next: Vec<_> = next
        .iter()
        .map(|step| {
            let (code, text) = (step.code.to_string(), in_lang(&step.text, lang));
            Line::below(message!("shown-next-step", code, text))
        })
        .collect();
    ledger.refuse_forged_snapshot()?;
    let steps = shown.steps.iter().flat_map(StepLine::lines);
    let terms = shown.terms.iter().map(TermLine::line);
    let heading = |said: Message<'static>, any: bool| any.then(|| Line::from(said));
    let lines: Vec<_> = lines(&shown, lang)
        .into_iter()
        .chain(heading(message!("shown-steps"), !shown.steps.is_empty()))
        .chain(steps)
        .chain(heading(message!("shown-terms"), !shown.terms.is_empty()))
        .chain(terms)
        .chain(shown.follow_on.clone().map(|sanction| message!("shown-follow-on", sanction).into()))
        .chain(heading(message!("shown-next"), !next.is_empty()))
        .chain(next)
        .collect();
    Ok(Output::new().one_in_lines(&shown, lines).then(law))
}

impl StepLine {
    fn of(known: &Known<'_>, taken: &Taken, state: &State, lang: Lang) -> Self {
        let (entry, on, by) = (taken.entry, taken.on(), taken.by);
        let rulebook = known.course.rules(on);
        let rule = rulebook.and_then(|rules| rules.step(taken.step.code()));
        let text = rule.map_or_else(|| taken.step.code().to_owned(), |r| in_lang(&r.text, lang));
        let (outcome, exam_on, until) = match &taken.step {
            Step::Proposed(proposed) => (Some(proposed.outcome.clone()), None, None),
            Step::Decided(decided) => (Some(decided.outcome.clone()), None, None),
            Step::Other(StepTaken { level, sanction, exam_on, until, .. }) => {
                let outcome = level.zip(sanction.clone());
                let proven = outcome.map(|(level, sanction)| Outcome::Proven { level, sanction });
                (proven, *exam_on, *until)
            }
        };
        let decided = outcome.as_ref().map(|o| told::outcome(&known.course, o, on, lang));
        let exam = exam_on.map(|exam_on| lang.tell(&message!("shown-exam", exam_on)).into_owned());
        let said = [Some(text), decided, exam].into_iter().flatten().collect::<Vec<_>>().join(": ");
        let officer = state.officers().get(&by).and_then(|officer| officer.roles.last());
        let standing = &known.standing;
        let late = standing.late.iter().filter(|(_, happened)| happened.entry == entry);
        Self {
            entry,
            on,
            step: taken.step.code().to_owned(),
            said,
            outcome,
            exam_on,
            until,
            office: officer.map(|held| held.office.clone()),
            by,
            late: late.map(|(term, _)| (*term).to_owned()).collect(),
            void: standing.void.iter().any(|void| void.entry == entry),
        }
    }

    fn lines(&self) -> impl Iterator<Item = Line<'static>> {
        let Self { entry, on, said, office, late, void, .. } = self;
        let (what, office) = (said.clone(), office.clone().map(String::from).unwrap_or_default());
        let step = message!("shown-step", on, what, office, entry);
        let late = late.iter().cloned().map(|term| message!("told-step-late", term));
        let void = void.then(|| message!("told-step-void"));
        let more: Vec<_> = late.chain(void).map(|said| Line::below(said).indented()).collect();
        std::iter::once(Line::below(step)).chain(more)
    }
}

impl TermLine {
    fn line(&self) -> Line<'static> {
        let (term, start, said, who) = (self.term.clone(), self.start, &self.said, &self.who);
        let (said, who) = (said.clone(), who.clone());
        Line::below(if self.verified {
            message!("shown-term", term, start, said, who)
        } else {
            message!("shown-term-unverified", term, start, said, who)
        })
    }
}

fn due_name(due: Due) -> &'static str {
    match due {
        Due::Met => "met",
        Due::MetLate => "met-late",
        Due::Running => "running",
        Due::Overdue => "overdue",
        Due::Lapsed => "lapsed",
        Due::Unknown(_) => "unknown",
    }
}

fn lines(shown: &Shown, lang: Lang) -> Vec<Line<'static>> {
    let CaseLine { name, unit, acted_on, received_on, entry, .. } = &shown.line;
    let line = |label, said| Line::labelled(label, LABEL_WIDTH, said);
    let contest = shown.line.election.as_ref().zip(shown.line.contest.as_ref());
    let contest = contest.map(|(election, contest)| {
        let region = shown.line.region.as_ref().map(ToString::to_string).unwrap_or_default();
        let said = format!("{election} {contest} {region}");
        line(message!("column-election"), said.trim_end().to_owned().into())
    });
    let CaseLine { state, since, turn, in_force_on, ends_on, .. } = &shown.line;
    let turn = lang.tell(turn).into_owned();
    let now = lang.tell(&message!("shown-state", state, since)).into_owned();
    let dated = |label, on: &Option<Date>| on.map(|on| line(label, on.to_string().into()));
    [
        line(message!("column-case"), shown.line.case.to_string().into()),
        line(message!("column-name"), name.clone().into()),
        line(message!("column-unit"), unit.clone().into()),
        line(message!("column-act"), acts(&shown.line.acts).into()),
    ]
    .into_iter()
    .chain(contest)
    .chain([
        line(message!("column-acted-on"), acted_on.to_string().into()),
        line(message!("column-known"), shown.known_on.to_string().into()),
        line(message!("column-received"), received_on.to_string().into()),
        line(message!("column-summary"), shown.summary.to_string().into()),
        line(message!("column-entry"), entry.to_string().into()),
        line(message!("column-case-state"), now.into()),
        line(message!("column-turn"), turn.into()),
    ])
    .chain(dated(message!("column-in-force"), in_force_on))
    .chain(dated(message!("column-ends"), ends_on))
    .collect()
}

const LABEL_WIDTH: usize = 22;
