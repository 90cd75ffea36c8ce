//! `ikrar case`: violations, from report to decision.

use ikrar_core::event::Fact;
use ikrar_core::event::case::{
    CaseDecided, CaseReported, DecisionProposed, DecisionTookEffect, Outcome,
};
use ikrar_core::state::cases::{Case, Ruling};
use ikrar_core::state::{PublishedRulebook, State};
use ikrar_core::value::{ActCode, CaseId, Date, PersonId};
use ikrar_store::folder::FolderLedger;
use ikrar_words::message;
use serde::Serialize;

use crate::args;
use crate::error::CliError;
use crate::given;
use crate::keys::random_bytes;
use crate::lang::{self, Lang};
use crate::render::{Column, Renderer, column};
use crate::session::{Session, find_person, today};

/// A case in a list.
#[derive(Debug, Serialize)]
struct CaseLine {
    case: CaseId,
    person: PersonId,
    act: ActCode,
    acted_on: Date,
    received_on: Date,
    entry: u64,
    proposed: Option<Outcome>,
    decided: Option<Outcome>,
    decided_on: Option<Date>,
    in_force_on: Option<Date>,
    served_on: Option<Date>,
}

pub(super) fn run(
    args: args::Case,
    session: &Session,
    renderer: &mut Renderer<'_>,
) -> Result<u8, CliError> {
    match args {
        args::Case::Report {
            person,
            act,
            acted_on,
            known_on,
            received_on,
            channel,
            summary,
            again,
        } => {
            given::one_stdin([person.as_str(), summary.as_str()])?;
            let (person, summary) = (given::value(&person)?, given::value(&summary)?);
            let ledger = session.write()?;
            let received_on = received_on.map_or_else(|| today(ledger.state()), Ok)?;
            let case = CaseId::from_bytes(random_bytes()?);
            let reported = CaseReported {
                case,
                person: find_person(ledger.state(), &person)?.id,
                act,
                acted_on,
                known_on: known_on.unwrap_or(received_on),
                received_on,
                channel,
                summary,
            };
            if !again {
                refuse_repeated(&reported, ledger.state())?;
            }
            tell_act(&reported, ledger.state(), renderer)?;
            let fact = Fact::from(reported);
            record(session, renderer, ledger, vec![fact], case)?;
        }
        args::Case::Propose(ruling) => {
            let ledger = session.write()?;
            let (person, outcome, on) = resolve(&ruling, ledger.state())?;
            let case = ruling.case;
            let proposed = DecisionProposed { case, person, outcome, proposed_on: on };
            let facts = vec![Fact::from(proposed)];
            record(session, renderer, ledger, facts, case)?;
        }
        args::Case::Decide { ruling, number, in_force_on } => {
            let ledger = session.write()?;
            let (person, outcome, on) = resolve(&ruling, ledger.state())?;
            let case = ruling.case;
            let decided = CaseDecided { case, person, outcome, decided_on: on, number };
            let effect = in_force_on
                .map(|in_force_on| Fact::from(DecisionTookEffect { case, person, in_force_on }));
            let facts = std::iter::once(Fact::from(decided)).chain(effect).collect();
            record(session, renderer, ledger, facts, case)?;
        }
        args::Case::List => list(session, renderer)?,
    }
    Ok(0)
}

fn record(
    session: &Session,
    renderer: &mut Renderer<'_>,
    ledger: FolderLedger,
    facts: Vec<Fact>,
    case: CaseId,
) -> Result<(), CliError> {
    let names: Vec<_> = facts.iter().map(Fact::name).collect();
    let last = session.record_facts(ledger, &session.author()?, facts)?;
    let first = last + 1 - names.len() as u64;
    for (entry, name) in (first..).zip(names) {
        let label = lang::fact(name, renderer.lang());
        let text = match renderer.lang() {
            Lang::ID => format!("Entri {entry}: {label}; perkara {case}"),
            _ => format!("Entry {entry}: {label}; case {case}"),
        };
        renderer.one(&serde_json::json!({ "entry": entry, "type": name, "case": case }), &text)?;
    }
    Ok(())
}

/// Refuses a report that is there already: a command that is run again after it ended in doubt, or
/// twice by mistake, must not make two cases of one.
fn refuse_repeated(reported: &CaseReported, state: &State) -> Result<(), CliError> {
    let key =
        |case: &CaseReported| (case.person, case.act.clone(), case.acted_on, case.received_on);
    let mut cases = state.cases().iter();
    let Some(known) = cases.find(|known| key(&known.reported) == key(reported)) else {
        return Ok(());
    };
    let (entry, case) = (known.entry, known.reported.case);
    Err(CliError::Refused(message!("refused-reported-already", entry, case)))
}

/// Shows the legal text behind a code, and whether anybody has verified it.
fn tell_act(
    reported: &CaseReported,
    state: &State,
    renderer: &mut Renderer<'_>,
) -> Result<(), CliError> {
    let rulebook = state.rulebook_on(reported.acted_on).map(PublishedRulebook::rulebook);
    let Some(act) = rulebook.and_then(|rulebook| rulebook.act(&reported.act)) else {
        return Ok(());
    };
    let code = &act.code;
    renderer.remark(&format!("{code}: {}", act.text.id), &format!("{code}: {}", act.text.en))?;
    if act.verified {
        return Ok(());
    }
    renderer.remark(
        "Butir ini belum diverifikasi; bagian hukum instansi harus mengesahkannya.",
        "This item is not verified; the agency's legal unit must confirm it.",
    )
}

/// The accused, the outcome and the day that a ruling means.
fn resolve(ruling: &args::Ruling, state: &State) -> Result<(PersonId, Outcome, Date), CliError> {
    let args::Ruling { case, outcome, level, on } = ruling;
    let on = on.map_or_else(|| today(state), Ok)?;
    let unknown = || CliError::Usage(message!("usage-case-unknown", case));
    let known = state.cases().get(case).ok_or_else(unknown)?;
    let reported = &known.reported;
    let outcome = match &outcome.sanction {
        None => Outcome::NotProven,
        Some(code) => {
            let rulebook = state.rulebook_on(reported.acted_on).map(PublishedRulebook::rulebook);
            let sanction = rulebook.and_then(|known| known.sanction(code, reported.acted_on));
            let acted_on = reported.acted_on;
            let level = level.or_else(|| sanction.map(|sanction| sanction.level));
            let unknown = || CliError::Usage(message!("usage-sanction-unknown", code, acted_on));
            let level = level.ok_or_else(unknown)?;
            Outcome::Proven { level, sanction: code.clone() }
        }
    };
    Ok((reported.person, outcome, on))
}

fn list(session: &Session, renderer: &mut Renderer<'_>) -> Result<(), CliError> {
    let ledger = session.read()?;
    let mut cases: Vec<&Case> = ledger.state().cases().iter().collect();
    cases.sort_by_key(|case| case.entry);
    let outcome = |ruling: Option<Ruling<'_>>| ruling.map(|ruling| ruling.outcome.clone());
    let lines = cases.into_iter().map(|case| CaseLine {
        case: case.reported.case,
        person: case.reported.person,
        act: case.reported.act.clone(),
        acted_on: case.reported.acted_on,
        received_on: case.reported.received_on,
        entry: case.entry,
        proposed: outcome(case.proposal()),
        decided: outcome(case.decision()),
        decided_on: case.decision().map(|decision| decision.taken.on),
        in_force_on: case.in_force().map(|step| step.on),
        served_on: case.served().map(|step| step.on),
    });
    let lang = renderer.lang();
    renderer.list(&COLUMNS, lines, |line| {
        let date = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
        vec![
            line.entry.to_string(),
            line.case.to_string(),
            line.act.to_string(),
            line.acted_on.to_string(),
            line.received_on.to_string(),
            line.decided.as_ref().map(|outcome| outcome_text(outcome, lang)).unwrap_or_default(),
            date(line.decided_on),
            date(line.in_force_on),
            date(line.served_on),
        ]
    })
}

fn outcome_text(outcome: &Outcome, lang: Lang) -> String {
    match (outcome, lang) {
        (Outcome::NotProven, Lang::ID) => "tidak terbukti".to_owned(),
        (Outcome::NotProven, _) => "not proven".to_owned(),
        (Outcome::Proven { level, sanction }, _) => {
            format!("{}: {sanction}", lang.tell(level))
        }
    }
}

const COLUMNS: [Column; 9] = [
    column("entry", "entri", "entry"),
    column("case", "perkara", "case"),
    column("act", "butir", "act"),
    column("acted_on", "perbuatan", "act on"),
    column("received_on", "diterima", "received"),
    column("decided", "putusan", "decision"),
    column("decided_on", "diputus", "decided"),
    column("in_force_on", "berlaku", "in force"),
    column("served_on", "dijalani", "served"),
];
