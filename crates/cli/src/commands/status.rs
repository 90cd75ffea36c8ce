//! `ikrar status`: where people stand, one by one or counted per unit.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use ikrar_core::entry::Head;
use ikrar_core::finding::Finding;
use ikrar_core::report::{self, UnitSummary};
use ikrar_core::state::State;
use ikrar_core::state::person::Person;
use ikrar_core::status::{Conduct, Judge, PactState, Status, Verdict};
use ikrar_store::folder::FolderLedger;
use ikrar_words::message;
use serde::Serialize;

use super::verify::{self, Verified};
use crate::args;
use crate::error::CliError;
use crate::given;
use crate::lang::{self, Lang};
use crate::render::{Column, Renderer, column};
use crate::session::{Session, find_campaign, find_person, today};

pub(super) fn run(
    args: &args::Status,
    session: &Session,
    renderer: &mut Renderer<'_>,
) -> Result<u8, CliError> {
    let wanted_people = named_people(&args.person)?;
    let ledger = session.read()?;
    let earlier = args.known_at.map(|known_at| ledger.state_at(known_at)).transpose()?;
    let state = earlier.as_ref().unwrap_or_else(|| ledger.state());
    let campaign = find_campaign(state, args.campaign.as_ref())?;
    let as_of = args.as_of.map_or_else(|| today(state), Ok)?;
    let judge = Judge::new(state, campaign, as_of);
    let filter = Filter { args, state };
    if args.summary {
        let code = campaign.map(|campaign| &campaign.opened.campaign);
        let wanted = |person: &Person, pact, conduct| {
            filter.takes_person(person, &judge) && filter.takes_state(pact, conduct)
        };
        print_summary(renderer, &report::by_unit(state, &judge, code, &wanted))?;
        return Ok(0);
    }
    let statuses: Box<dyn Iterator<Item = Status>> = if args.person.is_empty() {
        let people = state.people().iter().filter(|person| filter.takes_person(person, &judge));
        Box::new(people.map(|person| judge.judge(person)))
    } else {
        let people: Result<Vec<_>, _> =
            wanted_people.iter().map(|text| find_person(state, text)).collect();
        let people = people?;
        let statuses: Vec<_> = people.iter().map(|person| judge.judge(person)).collect();
        let findings = check_cited(&ledger, &people, &statuses)?;
        if !findings.is_empty() {
            // Nothing is said about somebody on the strength of entries that are not sound.
            let Head { size, link } = ledger.state().head();
            verify::print(renderer, &Verified { ok: false, size, link, findings })?;
            return Ok(3);
        }
        Box::new(statuses.into_iter())
    };
    let wanted = statuses.filter(|status| filter.takes_state(status.pact, status.conduct));
    if renderer.is_text() && wanted_people.len() == 1 {
        for status in wanted {
            print_person(renderer, &status)?;
        }
    } else {
        print_list(renderer, wanted)?;
    }
    tell_campaign(renderer, campaign.is_some())?;
    ledger.refuse_forged_snapshot()?;
    Ok(0)
}

/// The people of the command line, with each line of the files that it names.
fn named_people(arguments: &[String]) -> Result<Vec<String>, CliError> {
    given::one_stdin(arguments.iter().map(String::as_str))?;
    let mut people = Vec::new();
    for argument in arguments {
        let text = given::value(argument)?;
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        people.extend(lines.map(str::to_owned));
    }
    if people.is_empty() && !arguments.is_empty() {
        return Err(CliError::Usage(message!("usage-no-number")));
    }
    Ok(people)
}

/// What is wrong with the entries that these people's statuses rest on.
fn check_cited(
    ledger: &FolderLedger,
    people: &[&Person],
    statuses: &[Status],
) -> Result<Vec<Finding>, CliError> {
    let mut findings = Vec::new();
    for (person, status) in people.iter().zip(statuses) {
        let cited = status.reasons.iter().map(|reason| reason.entry);
        let cited: BTreeSet<u64> = cited.chain([person.entry]).collect();
        findings.extend(ledger.check_cited(&person.id, cited)?);
    }
    findings.sort_by_key(|finding| finding.entry);
    Ok(findings)
}

/// What was asked for.
struct Filter<'a> {
    args: &'a args::Status,
    state: &'a State,
}

impl Filter<'_> {
    fn takes_person(&self, person: &Person, judge: &Judge<'_>) -> bool {
        if self.args.agency.is_none() && self.args.unit.is_none() {
            return true;
        }
        let people = self.state.people();
        let profile = person.profile_on(judge.as_of());
        self.args.agency.as_ref().is_none_or(|agency| people.agency(profile) == *agency)
            && self.args.unit.as_ref().is_none_or(|unit| people.unit(profile) == unit)
    }

    fn takes_state(&self, pact: PactState, conduct: Conduct) -> bool {
        (self.args.pact.is_empty() || self.args.pact.contains(&pact))
            && (self.args.conduct.is_empty() || self.args.conduct.contains(&conduct))
    }
}

fn print_list(
    renderer: &mut Renderer<'_>,
    statuses: impl Iterator<Item = Status>,
) -> Result<(), CliError> {
    let (lang, text) = (renderer.lang(), renderer.is_text());
    renderer.list(&COLUMNS, statuses, |status| {
        let identifiers: Vec<_> = status.identifiers.iter().map(ToString::to_string).collect();
        let label =
            |label: Cow<'_, str>, name: String| if text { label.into_owned() } else { name };
        let mut cells = vec![
            identifiers.join(" "),
            status.name.clone(),
            status.agency.to_string(),
            status.unit.clone(),
            label(lang.tell(&status.pact), name_of(&status.pact)),
            label(lang.tell(&status.conduct), name_of(&status.conduct)),
            label(lang.tell(&status.verdict), name_of(&status.verdict)),
        ];
        if !text {
            cells.push(status.person.to_string());
            cells.push(status.campaign.as_ref().map(ToString::to_string).unwrap_or_default());
        }
        cells
    })
}

/// One person, with the reasons in words.
fn print_person(renderer: &mut Renderer<'_>, status: &Status) -> Result<(), CliError> {
    let lang = renderer.lang();
    let identifiers: Vec<_> = status.identifiers.iter().map(ToString::to_string).collect();
    let campaign = status.campaign.as_ref().map_or_else(|| "-".to_owned(), ToString::to_string);
    let lines = [
        ("nama", "name", status.name.clone()),
        ("nomor", "numbers", identifiers.join(" ")),
        ("id", "id", status.person.to_string()),
        ("instansi", "agency", status.agency.to_string()),
        ("unit kerja", "unit", status.unit.clone()),
        ("penandatanganan", "campaign", campaign),
        ("pakta", "pact", lang.tell(&status.pact).into_owned()),
        ("perilaku", "conduct", lang.tell(&status.conduct).into_owned()),
        ("simpulan", "verdict", lang.tell(&status.verdict).into_owned()),
    ];
    for (id, en, value) in lines {
        let label = match lang {
            Lang::ID => id,
            _ => en,
        };
        renderer.line(&format!("{label:<16}{value}"))?;
    }
    for reason in &status.reasons {
        let entry = match lang {
            Lang::ID => format!("entri {}", reason.entry),
            _ => format!("entry {}", reason.entry),
        };
        let rule = lang::rule(&reason.rule, lang);
        renderer.line(&format!("  {entry:<14}{rule} ({})", reason.rule))?;
    }
    Ok(())
}

/// Prints one line for each unit, and in text one that adds them up.
pub(crate) fn print_summary(
    renderer: &mut Renderer<'_>,
    units: &[UnitSummary],
) -> Result<(), CliError> {
    let text = renderer.is_text();
    let mut lines: Vec<UnitSummary> = units.to_vec();
    if let Some((first, rest)) = units.split_first().filter(|_| text) {
        let mut all = first.clone();
        for unit in rest {
            all.add(unit);
        }
        lines.push(all);
    }
    let last = lines.len().saturating_sub(1);
    let lang = renderer.lang();
    let mut columns = vec![AGENCY, UNIT];
    if text {
        columns.extend(TEXT_COUNTS);
    } else {
        columns.extend(ALL_COUNTS);
    }
    columns.push(TOTAL);
    let place = std::cell::Cell::new(0);
    renderer.list(&columns, lines, |line| {
        let is_total = text && place.replace(place.get() + 1) == last;
        let (agency, unit) = if is_total {
            (lang.tell(&message!("label-total")).into_owned(), String::new())
        } else {
            (line.agency.to_string(), line.unit.clone().unwrap_or_default())
        };
        let mut cells = vec![agency, unit];
        if text {
            cells.extend(text_counts(line));
        } else {
            cells.extend(columns.iter().filter_map(|column| count(line, column.key)));
        }
        cells.push(line.total.to_string());
        cells
    })
}

/// The counts that an operator acts on, few enough for a narrow screen.
fn text_counts(line: &UnitSummary) -> Vec<String> {
    let sum = |keys: &[PactState]| keys.iter().filter_map(|key| line.pact.get(key)).sum::<u64>();
    let verdict = |key| line.verdict.get(&key).copied().unwrap_or(0);
    [
        sum(&[PactState::Signed]),
        sum(&[PactState::SignedLate]),
        sum(&[PactState::Pending, PactState::Overdue]),
        sum(&[PactState::Refused]),
        sum(&[PactState::Excused, PactState::NotRequired]),
        verdict(Verdict::UnderReview),
        verdict(Verdict::NonCompliant),
    ]
    .map(|count| count.to_string())
    .to_vec()
}

/// The count behind a column such as `pact.signed`.
fn count(line: &UnitSummary, key: &str) -> Option<String> {
    fn of<K: Serialize>(counts: &BTreeMap<K, u64>, name: &str) -> u64 {
        counts.iter().find(|(key, _)| name_of(key) == name).map_or(0, |(_, count)| *count)
    }
    let (axis, name) = key.split_once('.')?;
    let count = match axis {
        "pact" => of(&line.pact, name),
        "conduct" => of(&line.conduct, name),
        _ => of(&line.verdict, name),
    };
    Some(count.to_string())
}

/// A state's name in JSON.
fn name_of<T: Serialize>(state: &T) -> String {
    match serde_json::to_value(state) {
        Ok(serde_json::Value::String(name)) => name,
        _ => unreachable!("a state is written as its name"),
    }
}

fn tell_campaign(renderer: &mut Renderer<'_>, any: bool) -> Result<(), CliError> {
    if any {
        return Ok(());
    }
    renderer.remark(
        "Belum ada penandatanganan pakta; buka dengan `ikrar campaign open`.",
        "There is no signing campaign yet; open one with `ikrar campaign open`.",
    )
}

const COLUMNS: [Column; 9] = [
    column("identifiers", "nomor", "numbers"),
    column("name", "nama", "name"),
    column("agency", "instansi", "agency"),
    column("unit", "unit kerja", "unit"),
    column("pact", "pakta", "pact"),
    column("conduct", "perilaku", "conduct"),
    column("verdict", "simpulan", "verdict"),
    column("person", "", ""),
    column("campaign", "", ""),
];
const AGENCY: Column = column("agency", "instansi", "agency");
const UNIT: Column = column("unit", "unit kerja", "unit");
const TOTAL: Column = column("total", "jumlah", "total");
const TEXT_COUNTS: [Column; 7] = [
    column("signed", "tanda tangan", "signed"),
    column("late", "terlambat", "late"),
    column("open", "belum", "open"),
    column("refused", "menolak", "refused"),
    column("other", "lain", "other"),
    column("under-review", "diperiksa", "review"),
    column("non-compliant", "terbukti", "proven"),
];
const ALL_COUNTS: [Column; 21] = {
    const fn same(key: &'static str) -> Column {
        column(key, key, key)
    }
    [
        same("pact.not-required"),
        same("pact.pending"),
        same("pact.overdue"),
        same("pact.signed"),
        same("pact.signed-late"),
        same("pact.refused"),
        same("pact.excused"),
        same("conduct.clear"),
        same("conduct.sanction-served"),
        same("conduct.allegation-open"),
        same("conduct.proven-ethics"),
        same("conduct.proven-light"),
        same("conduct.proven-moderate"),
        same("conduct.proven-heavy"),
        same("conduct.dismissed"),
        same("verdict.compliant"),
        same("verdict.incomplete"),
        same("verdict.under-review"),
        same("verdict.non-compliant"),
        same("verdict.restored"),
        same("verdict.ended"),
    ]
};
