//! `ikrar agenda`: what is due in cases, for whom, as a list or as entries for a calendar.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args as ClapArgs;
use ikrar_core::procedure::{Due, Term};
use ikrar_core::rulebook::{CaseState, Turn};
use ikrar_core::state::State;
use ikrar_core::value::{CaseId, Date};
use ikrar_desk::files;
use ikrar_words::{Say, message};
use rayon::prelude::*;
use serde::Serialize;

use crate::commands::case::told::Known;
use crate::commands::listed;
use crate::commands::person::line::ID_DIGITS;
use crate::error::CliError;
use crate::given::word;
use crate::keys::random_bytes;
use crate::render::{Cell, Columns, Output};
use crate::session::{Session, day};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[arg(long, value_name = "DAYS", default_value_t = 7)]
    days: u32,
    #[arg(long, value_parser = word::<Turn>(Turn::NAMES), value_name = "BODY")]
    body: Option<Turn>,
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    #[arg(long, value_name = "FILE")]
    ics: Option<PathBuf>,
    #[arg(long, requires = "ics")]
    force: bool,
}

/// Something that is due, or was.
#[derive(Debug, Serialize)]
struct Item {
    due_on: Date,
    overdue: bool,
    body: Turn,
    term: String,
    case: CaseId,
    name: String,
    state: CaseState,
    since: Date,
    verified: bool,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Output, CliError> {
    if let Some(file) = &args.ics {
        files::check_output(file, args.force)?;
    }
    let ledger = session.read()?;
    let state = ledger.state();
    let as_of = day(args.as_of, state)?;
    let mut items = args.items(state, as_of);
    items.sort_by(|a, b| (a.due_on, &a.term, a.case).cmp(&(b.due_on, &b.term, b.case)));
    ledger.refuse_forged_snapshot()?;
    if let Some(file) = &args.ics {
        let text = calendar(&items, as_of);
        files::write_output(file, &text, args.force, random_bytes()?)?;
        return Ok(Output::new().line(message!("told-written", path = file)));
    }
    Ok(listed(columns(), items, message!("told-nothing-due", as_of, days = args.days)))
}

impl Args {
    fn items(&self, state: &State, as_of: Date) -> Vec<Item> {
        let end = as_of.plus_days(self.days);
        let likely = state
            .cases()
            .par_likely(|outlook| outlook.may_be_overdue(as_of) || outlook.may_be_due(as_of, end));
        let known = likely.filter_map(|case| Known::of(state, case, as_of));
        let of_case = |known: Known<'_>| {
            let terms = known.terms();
            let due = terms.iter().filter(|term| self.wants(term, as_of));
            due.filter_map(|term| item(&known, term, as_of)).collect::<Vec<_>>()
        };
        known.flat_map_iter(of_case).collect()
    }

    fn wants(&self, term: &Term<'_>, as_of: Date) -> bool {
        let end = as_of.plus_days(self.days);
        let soon = term.last.is_ok_and(|last| end.is_none_or(|end| last <= end));
        self.body.is_none_or(|body| body == term.deadline.bound)
            && match term.due(as_of) {
                Due::Overdue => true,
                Due::Running => soon,
                Due::Met | Due::MetLate | Due::Lapsed | Due::Unknown(_) => false,
            }
    }
}

fn item(known: &Known<'_>, term: &Term<'_>, as_of: Date) -> Option<Item> {
    Some(Item {
        due_on: term.last.ok()?,
        overdue: term.due(as_of) == Due::Overdue,
        body: term.deadline.bound,
        term: term.deadline.id.to_string(),
        case: known.case.reported.case,
        name: known.name(),
        state: known.standing.state,
        since: term.start.on,
        verified: term.deadline.verified,
    })
}

/// An iCalendar object (RFC 5545) of days. It names cases and no people, since it is shared.
fn calendar(items: &[Item], as_of: Date) -> String {
    let bare = |date: Date| date.to_string().replace('-', "");
    let mut text =
        String::from("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Ikrar//agenda//ID\r\n");
    for item in items {
        let case = format!("{:.8}", item.case.to_string());
        let (term, day) = (&item.term, bare(item.due_on));
        let end = item.due_on.plus_days(1).map_or_else(|| day.clone(), bare);
        write!(
            text,
            "BEGIN:VEVENT\r\nUID:{case}-{term}@ikrar\r\nDTSTAMP:{}T000000Z\r\n\
             DTSTART;VALUE=DATE:{day}\r\nDTEND;VALUE=DATE:{end}\r\n\
             SUMMARY:{term} {case} {}\r\nEND:VEVENT\r\n",
            bare(as_of),
            item.body.name(),
        )
        .expect("a string takes text");
    }
    text.push_str("END:VCALENDAR\r\n");
    text
}

fn columns() -> Columns<Item> {
    Columns::<Item>::new()
        .column("due_on", message!("column-due"), |item| Cell::of(&item.due_on))
        .column("overdue", message!("column-overdue"), |item| {
            if item.overdue {
                Cell::said("true", message!("label-overdue"))
            } else {
                Cell::said("false", message!("label-not-overdue"))
            }
        })
        .column("body", message!("column-bound"), |item| {
            Cell::said(item.body.name(), item.body.say())
        })
        .column("term", message!("column-deadline"), |item| item.term.as_str().into())
        .column("case", message!("column-case"), |item| Cell::short(&item.case, ID_DIGITS, ""))
        .whole()
        .column("name", message!("column-name"), |item| item.name.as_str().into())
        .spare(1)
        .column("state", message!("column-case-state"), |item| {
            Cell::said(item.state.name(), item.state.say())
        })
        .spare(2)
        .data("since", |item| Cell::of(&item.since))
        .data("verified", |item| Cell::of(&item.verified))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_calendar_holds_days_in_lines_that_need_no_folding() {
        let case = CaseId::from_bytes([0xab; 16]);
        let date = |text: &str| text.parse::<Date>().unwrap();
        let item = Item {
            due_on: date("2024-02-29"),
            overdue: false,
            body: Turn::HomeAffairs,
            term: "KEBERATAN.TANGGAPAN".to_owned(),
            case,
            name: "Rekaan Sari".to_owned(),
            state: CaseState::UnderObjection,
            since: date("2024-02-20"),
            verified: true,
        };
        let text = calendar(&[item], date("2024-02-21"));
        assert!(text.contains("DTSTART;VALUE=DATE:20240229\r\nDTEND;VALUE=DATE:20240301\r\n"));
        assert!(text.contains("SUMMARY:KEBERATAN.TANGGAPAN abababab home-affairs\r\n"), "{text}");
        assert!(text.split("\r\n").all(|line| line.len() <= 75) && !text.contains("Sari"));
    }
}
