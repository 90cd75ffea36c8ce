//! `ikrar report pacts`: how a campaign stands, unit by unit, and on which entries that rests.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use ikrar_core::entry::Head;
use ikrar_core::report::{self, UnitSummary};
use ikrar_core::status::PactState;
use ikrar_core::value::{AgencyCode, CampaignCode, Date, Seq};
use ikrar_desk::files;
use ikrar_words::{Message, message};
use serde::Serialize;

use super::page::{Heading, Sheet, Shown, page};
use crate::error::CliError;
use crate::given::{Known, known_at};
use crate::keys::random_bytes;
use crate::render::{Cell, Columns, List, Output};
use crate::session::{Session, campaign_or_open, day, no_campaign};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[arg(long, value_name = "CODE")]
    campaign: Option<CampaignCode>,
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    #[arg(long, value_parser = known_at, value_name = "TIME|SEQ")]
    known_at: Option<Known>,
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    #[arg(long, requires = "html")]
    force: bool,
}

/// How the people of a unit stand. `people` is `asked`, `excused` and `not_required` together;
/// `asked` is all that lie between them.
#[derive(Debug, Clone, Serialize)]
pub(super) struct PactLine {
    pub(super) campaign: CampaignCode,
    pub(super) as_of: Date,
    /// The newest entry that it rests on.
    pub(super) entry: Seq,
    pub(super) agency: AgencyCode,
    /// `None` in the line that adds all up.
    pub(super) unit: Option<String>,
    pub(super) people: u64,
    pub(super) asked: u64,
    pub(super) signed: u64,
    pub(super) signed_late: u64,
    pub(super) pending: u64,
    pub(super) overdue: u64,
    pub(super) refused: u64,
    pub(super) excused: u64,
    pub(super) not_required: u64,
    /// Of those who are asked, how many signed, in time or late; `None` where nobody is asked.
    pub(super) percent: Option<String>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    if let Some(file) = &args.html {
        files::check_output(file, args.force)?;
    }
    let ledger = session.read()?;
    let known_at = args.known_at.map(|known| known.at(ledger.state().zone())).transpose()?;
    let earlier = known_at.map(|known_at| ledger.state_at(known_at)).transpose()?;
    let state = earlier.as_ref().unwrap_or_else(|| ledger.state());
    let none = || CliError::Usage(no_campaign(state));
    let campaign = campaign_or_open(state, args.campaign.as_ref())?.ok_or_else(none)?;
    let as_of = day(args.as_of, state)?;
    let units = report::of_campaign(state, campaign, as_of);
    ledger.refuse_forged_snapshot()?;
    let Head { link, .. } = state.head();
    let entry = state.head().next_seq().before().unwrap_or_default();
    let total = units.iter().cloned().reduce(|mut all, unit| {
        all.add(&unit);
        UnitSummary { unit: None, ..all }
    });
    let line = |unit| line(campaign.opened.campaign.clone(), as_of, entry, unit);
    let lines: Vec<_> = units.into_iter().map(line).collect();
    let total = total.map(line);
    let (code, title) = (campaign.opened.campaign.clone(), campaign.opened.title.clone());
    let due = campaign.opened.due;
    let recorded = state.recorded_at().date_in(state.zone());
    let said = vec![
        message!("told-judged", code, title = title.clone(), as_of),
        message!("told-report-rests", due, entry, recorded, link = format!("{link:.16}")),
    ];
    if let Some(file) = &args.html {
        let office = state.ledger().map(|ledger| ledger.created.name.to_string());
        let (title, office) = (title.into(), office.unwrap_or_default());
        let report = message!("print-report-pacts");
        let heading = Heading { report, title, office, said };
        let page = page(&heading, &sheet(&lines, total.as_ref(), session), session);
        files::write_output(file, &page, args.force, random_bytes()?)?;
        return Ok(Output::new().line(message!("told-written", path = file)));
    }
    let output = said.into_iter().fold(Output::new(), Output::line);
    let output = if lines.is_empty() { output.line(message!("told-nobody")) } else { output };
    Ok(output.list(List::new(columns(), lines).with_total(total)))
}

fn line(campaign: CampaignCode, as_of: Date, entry: Seq, unit: UnitSummary) -> PactLine {
    let (signed, late) = (unit.in_state(PactState::Signed), unit.in_state(PactState::SignedLate));
    let asked = unit.asked();
    PactLine {
        campaign,
        as_of,
        entry,
        people: unit.total,
        asked,
        signed,
        signed_late: late,
        pending: unit.in_state(PactState::Pending),
        overdue: unit.in_state(PactState::Overdue),
        refused: unit.in_state(PactState::Refused),
        excused: unit.in_state(PactState::Excused),
        not_required: unit.in_state(PactState::NotRequired),
        percent: percent(signed + late, asked),
        agency: unit.agency,
        unit: unit.unit,
    }
}

/// With one digit, cut off: 100.0 is all of them.
fn percent(part: u64, of: u64) -> Option<String> {
    let tenths = part.checked_mul(1000)?.checked_div(of)?;
    Some(format!("{}.{}", tenths / 10, tenths % 10))
}

/// A number with one digit behind the mark that the language has.
fn decimal(number: &str) -> Message<'_> {
    let (whole, tenth) = number.split_once('.').unwrap_or((number, "0"));
    message!("label-decimal", whole, tenth)
}

/// The table of the page.
fn sheet(lines: &[PactLine], total: Option<&PactLine>, session: &Session) -> Sheet {
    let row = |line: &PactLine| {
        let counts = [
            line.people,
            line.asked,
            line.signed,
            line.signed_late,
            line.pending,
            line.overdue,
            line.refused,
            line.excused,
            line.not_required,
        ];
        let (agency, unit) = match &line.unit {
            Some(unit) => (line.agency.to_string(), unit.clone()),
            None => (String::new(), session.tell(&message!("label-total")).into_owned()),
        };
        let percent = line.percent.as_deref().map(|it| session.tell(&decimal(it)).into_owned());
        let percent = percent.unwrap_or_else(|| "–".to_owned());
        let numbers = counts.iter().map(ToString::to_string).chain([percent]).map(Shown::Number);
        [agency, unit].into_iter().map(Shown::Text).chain(numbers).collect()
    };
    let headings = vec![
        message!("column-agency"),
        message!("column-unit"),
        message!("column-people"),
        message!("column-asked"),
        message!("column-count-signed"),
        message!("column-count-late"),
        message!("column-count-pending"),
        message!("column-count-overdue"),
        message!("column-count-refused"),
        message!("column-count-excused"),
        message!("column-count-not-required"),
        message!("column-percent"),
    ];
    Sheet { headings, rows: lines.iter().map(row).collect(), total: total.map(row) }
}

fn columns() -> Columns<PactLine> {
    Columns::<PactLine>::new()
        .data("campaign", |line| Cell::of(&line.campaign))
        .data("as_of", |line| Cell::of(&line.as_of))
        .data("entry", |line| Cell::of(&line.entry))
        .column("agency", message!("column-agency"), |line| match line.unit {
            Some(_) => Cell::of(&line.agency),
            None => "".into(),
        })
        .spare(3)
        .column("unit", message!("column-unit"), |line| match &line.unit {
            Some(unit) => unit.as_str().into(),
            None => Cell::said("", message!("label-total")),
        })
        .column("people", message!("column-people"), |line| Cell::of(&line.people))
        .counted()
        .column("asked", message!("column-asked"), |line| Cell::of(&line.asked))
        .counted()
        .column("signed", message!("column-count-signed"), |line| Cell::of(&line.signed))
        .counted()
        .column("signed_late", message!("column-count-late"), |line| Cell::of(&line.signed_late))
        .counted()
        .column("pending", message!("column-count-pending"), |line| Cell::of(&line.pending))
        .counted()
        .column("overdue", message!("column-count-overdue"), |line| Cell::of(&line.overdue))
        .counted()
        .column("refused", message!("column-count-refused"), |line| Cell::of(&line.refused))
        .counted()
        .spare(2)
        .column("excused", message!("column-count-excused"), |line| Cell::of(&line.excused))
        .counted()
        .spare(4)
        .column("not_required", message!("column-count-not-required"), |line| {
            Cell::of(&line.not_required)
        })
        .counted()
        .spare(5)
        .column("percent", message!("column-percent"), |line| match &line.percent {
            Some(percent) => Cell::said(percent.as_str(), decimal(percent)),
            None => "".into(),
        })
        .counted()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn not_quite_all_is_never_a_hundred_per_cent() {
        assert_eq!(percent(9_999, 10_000).as_deref(), Some("99.9"));
        assert_eq!(percent(3, 3).as_deref(), Some("100.0"));
        assert_eq!(percent(0, 0), None);
    }
}
