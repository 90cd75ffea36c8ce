//! `ikrar report cases`: cases by group, level, phase, act and position, with the rates.

use std::collections::BTreeMap;

use clap::Args as ClapArgs;
use ikrar_core::entry::Head;
use ikrar_core::report::cases::{CaseReport, CellOfCases, masked, of_cases};
use ikrar_core::rulebook::{CaseGroup, Phase};
use ikrar_core::value::{ActCode, AgencyCode, Date, ElectionCode, Level, PositionClass, Seq};
use ikrar_words::{Lang, Say, message};
use serde::Serialize;

use crate::error::CliError;
use crate::given::{Known, known_at};
use crate::render::{Cell, Columns, List, Output};
use crate::session::{Session, day};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[arg(long, value_name = "CODE")]
    election: Option<ElectionCode>,
    #[arg(long, value_name = "CODE")]
    agency: Option<AgencyCode>,
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    #[arg(long, value_parser = known_at, value_name = "TIME|SEQ")]
    known_at: Option<Known>,
    #[arg(long)]
    public: bool,
}

/// A cell, and how many cases are in it.
#[derive(Debug, Clone, Serialize)]
struct CaseCell {
    as_of: Date,
    /// The newest entry that it rests on.
    entry: Seq,
    election: Option<ElectionCode>,
    /// `None` in the line that adds all up.
    group: Option<CaseGroup>,
    level: Option<Level>,
    phase: Option<Phase>,
    act: Option<ActCode>,
    position: Option<PositionClass>,
    /// `None` where it is too few to be told to the public.
    cases: Option<u64>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    let ledger = session.read()?;
    let known_at = args.known_at.map(|known| known.at(ledger.state().zone())).transpose()?;
    let earlier = known_at.map(|known_at| ledger.state_at(known_at)).transpose()?;
    let state = earlier.as_ref().unwrap_or_else(|| ledger.state());
    let as_of = day(args.as_of, state)?;
    let report = of_cases(state, as_of, args.election.as_ref(), args.agency.as_ref());
    ledger.refuse_forged_snapshot()?;
    let sum: u64 = report.cells.values().sum();
    assert_eq!(sum, report.total, "every case is in one cell");
    let Head { link, .. } = state.head();
    let entry = state.head().next_seq().before().unwrap_or_default();
    let recorded = state.recorded_at().date_in(state.zone());
    let election = args.election.clone();
    let line = |cell: Option<CellOfCases>, cases| {
        let (group, level, phase, act, position) = match cell {
            Some(CellOfCases { group, level, phase, act, position }) => {
                (Some(group), level, phase, act, position)
            }
            None => (None, None, None, None, None),
        };
        let election = election.clone();
        CaseCell { as_of, entry, election, group, level, phase, act, position, cases }
    };
    let cells = if args.public { public(&report) } else { all(&report) };
    let lines: Vec<_> = cells.into_iter().map(|(cell, cases)| line(Some(cell), cases)).collect();
    let total = line(None, Some(report.total));
    let output = Output::new()
        .line(message!("told-cases-judged", as_of, total = report.total))
        .line(message!("told-cases-rest", entry, recorded, link = format!("{link:.16}")));
    let output = rates(&report, args.public).into_iter().fold(output, Output::line);
    let output = if args.public { output } else { overdue(&report, output, session.lang) };
    Ok(output.list(List::new(columns(), lines).with_total(Some(total))))
}

fn all(report: &CaseReport) -> Vec<(CellOfCases, Option<u64>)> {
    report.cells.iter().map(|(cell, cases)| (cell.clone(), Some(*cases))).collect()
}

/// By group and level alone, and without cells so small that somebody could be known by them.
fn public(report: &CaseReport) -> Vec<(CellOfCases, Option<u64>)> {
    let mut sums: BTreeMap<(CaseGroup, Option<Level>), u64> = BTreeMap::new();
    for (cell, cases) in &report.cells {
        *sums.entry((cell.group, cell.level)).or_default() += cases;
    }
    let levels: Vec<Option<Level>> = Level::ALL.iter().copied().map(Some).chain([None]).collect();
    let count = |group, level| sums.get(&(group, level)).copied().unwrap_or_default();
    let row = |group: &CaseGroup| levels.iter().map(|level| count(*group, *level)).collect();
    let counts: Vec<Vec<u64>> = CaseGroup::ALL.iter().map(row).collect();
    let shown = masked(&counts, SMALL);
    let mut cells = Vec::new();
    for (group, row) in CaseGroup::ALL.iter().zip(shown) {
        for (level, cases) in levels.iter().zip(row) {
            if cases != Some(0) {
                let (group, level) = (*group, *level);
                let cell = CellOfCases { group, level, phase: None, act: None, position: None };
                cells.push((cell, cases));
            }
        }
    }
    cells
}

/// With numerator and denominator, so that nobody has to guess what a rate is of.
fn rates(report: &CaseReport, public: bool) -> Vec<ikrar_words::Message<'static>> {
    let CaseReport { total, recommended, proven, upheld, uploaded, .. } = *report;
    let small = |part: u64, of: u64| public && (of < SMALL || part < SMALL);
    let mut told = Vec::new();
    if !small(recommended, total) {
        told.push(message!("told-rate-recommended", part = recommended, of = total));
    }
    if !small(proven, recommended) {
        told.push(message!("told-rate-proven", part = proven, of = recommended));
    }
    if !small(upheld, proven) {
        told.push(message!("told-rate-upheld", part = upheld, of = proven));
    }
    if !small(uploaded, recommended) {
        told.push(message!("told-rate-uploaded", part = uploaded, of = recommended));
    }
    told
}

fn overdue(report: &CaseReport, output: Output, lang: Lang) -> Output {
    report.overdue.iter().fold(output, |output, (body, cases)| {
        let body = lang.tell(body).into_owned();
        output.line(message!("told-overdue-by", body, cases))
    })
}

fn columns() -> Columns<CaseCell> {
    Columns::<CaseCell>::new()
        .data("as_of", |line| Cell::of(&line.as_of))
        .data("entry", |line| Cell::of(&line.entry))
        .data("election", |line| Cell::maybe(line.election.as_ref()))
        .column("group", message!("column-group"), |line| match &line.group {
            Some(group) => Cell::said(group.name(), group.say()),
            None => Cell::said("", message!("label-total")),
        })
        .column("level", message!("column-level"), |line| match &line.level {
            Some(level) => Cell::said(level.name(), level.say()),
            None => "".into(),
        })
        .column("phase", message!("column-phase"), |line| Cell::maybe(line.phase.as_ref()))
        .spare(1)
        .column("act", message!("column-act"), |line| Cell::maybe(line.act.as_ref()))
        .column("position", message!("column-position-class"), |line| {
            Cell::maybe(line.position.as_ref())
        })
        .spare(2)
        .column("cases", message!("column-cases"), |line| match &line.cases {
            Some(cases) => Cell::of(cases),
            None => Cell::told(String::new(), "<5".to_owned()),
        })
}

/// Fewer cases than this could point at somebody.
const SMALL: u64 = 5;
