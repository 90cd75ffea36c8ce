//! `ikrar report cases`: cases by group, level, phase, act and position, with the rates.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args as ClapArgs;
use ikrar_core::entry::Head;
use ikrar_core::report::cases::{CaseReport, CellOfCases, masked, of_cases};
use ikrar_core::rulebook::{CaseGroup, Phase};
use ikrar_core::state::{PublishedRulebook, State};
use ikrar_core::value::{ActCode, AgencyCode, Date, ElectionCode, Level, PositionClass, Seq};
use ikrar_desk::files;
use ikrar_words::{Lang, Message, Say, message};
use serde::Serialize;

use super::page::{Heading, Sheet, Shown, page};
use crate::codes::in_lang;
use crate::error::CliError;
use crate::given::{Known, known_at};
use crate::keys::random_bytes;
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
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    #[arg(long, requires = "html")]
    force: bool,
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
    if let Some(file) = &args.html {
        files::check_output(file, args.force)?;
    }
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
    let shown = Some(report.total).filter(|total| !args.public || *total >= SMALL);
    let total = line(None, shown);
    let mut said = vec![match shown {
        Some(total) => message!("told-cases-judged", as_of, total),
        None => message!("told-cases-judged-few", as_of),
    }];
    said.extend(args.agency.iter().map(|agency| message!("told-cases-agency", agency)));
    said.push(message!("told-cases-rest", entry, recorded, link = format!("{link:.16}")));
    said.extend(rates(&report, args.public));
    if !args.public {
        said.extend(overdue(&report, session.lang));
    }
    if let Some(file) = &args.html {
        let office = state.ledger().map(|ledger| ledger.created.name.to_string());
        let office = office.unwrap_or_default();
        let title = args.title(state, session.lang);
        let heading = Heading { report: message!("print-report-cases"), title, office, said };
        let page = page(&heading, &sheet(&lines, &total, session), session);
        files::write_output(file, &page, args.force, random_bytes()?)?;
        return Ok(Output::new().line(message!("told-written", path = file)));
    }
    let output = said.into_iter().fold(Output::new(), Output::line);
    Ok(output.list(List::new(columns(), lines).with_total(Some(total))))
}

impl Args {
    /// Which cases are reported, as a heading.
    fn title(&self, state: &State, lang: Lang) -> String {
        let Some(code) = &self.election else {
            return lang.tell(&message!("print-all-elections")).into_owned();
        };
        let newest = state.rulebooks().last().map(PublishedRulebook::rulebook);
        let election = newest.and_then(|rules| rules.election(code));
        election.map_or_else(|| code.to_string(), |election| in_lang(&election.title, lang))
    }
}

/// The table of the page.
fn sheet(lines: &[CaseCell], total: &CaseCell, session: &Session) -> Sheet {
    let told = |said: &dyn Say| session.tell(said).into_owned();
    let row = |cell: &CaseCell| {
        let texts = [
            cell.group.map_or_else(|| told(&message!("label-total")), |group| told(&group)),
            cell.level.map(|level| told(&level)).unwrap_or_default(),
            cell.phase.map(|phase| phase.to_string()).unwrap_or_default(),
            cell.act.as_ref().map(ToString::to_string).unwrap_or_default(),
            cell.position.map(|position| position.to_string()).unwrap_or_default(),
        ];
        let cases = cell.cases.map_or_else(|| FEW.to_owned(), |cases| cases.to_string());
        texts.into_iter().map(Shown::Text).chain([Shown::Number(cases)]).collect()
    };
    let headings = vec![
        message!("column-group"),
        message!("column-level"),
        message!("column-phase"),
        message!("column-act"),
        message!("column-position-class"),
        message!("column-cases"),
    ];
    Sheet { headings, rows: lines.iter().map(row).collect(), total: Some(row(total)) }
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
fn rates(report: &CaseReport, public: bool) -> Vec<Message<'static>> {
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

fn overdue(report: &CaseReport, lang: Lang) -> impl Iterator<Item = Message<'static>> {
    report.overdue.iter().map(move |(body, cases)| {
        let body = lang.tell(body).into_owned();
        message!("told-overdue-by", body, cases)
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
            None => Cell::told(String::new(), FEW.to_owned()),
        })
}

/// Fewer cases than this could point at somebody.
const SMALL: u64 = 5;
/// How that is told.
const FEW: &str = "<5";
