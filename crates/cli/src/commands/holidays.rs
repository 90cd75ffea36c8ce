//! `ikrar holidays`: public holidays and collective leave, by which working days are counted.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand};
use ikrar_core::calendar::{HolidayKind, Holidays as Lists};
use ikrar_core::event::Fact;
use ikrar_core::event::rules::HolidaysPublished;
use ikrar_core::value::{Date, PublicParagraph, Seq};
use ikrar_desk::files;
use ikrar_words::{Say, message};
use serde::Serialize;

use crate::commands::listed;
use crate::commands::rulebook::verified;
use crate::error::CliError;
use crate::render::{Cell, Columns, Output};
use crate::session::Session;

#[derive(Debug, Subcommand)]
pub(crate) enum Holidays {
    List(Of),
    Check(File),
    Publish(File),
}

/// The year that is asked for.
#[derive(Debug, ClapArgs)]
#[group(skip)]
pub(crate) struct Of {
    #[arg(long, value_name = "YEAR")]
    year: Option<i32>,
}

#[derive(Debug, ClapArgs)]
#[group(skip)]
pub(crate) struct File {
    file: PathBuf,
}

pub(super) fn run(verb: &Holidays, session: &Session) -> Result<Output, CliError> {
    match verb {
        Holidays::List(of) => of.list(session),
        Holidays::Check(file) => {
            let (lists, _) = file.read()?;
            let said = message!("told-holidays-fit", lists = lists.lists.len());
            Ok(Output::new().one(&Found { entry: None, lists: lists.lists.len() }, said))
        }
        Holidays::Publish(file) => file.publish(session),
    }
}

/// A day off.
#[derive(Debug, Serialize)]
struct DayOff {
    day: Date,
    kind: HolidayKind,
    basis: String,
    verified: bool,
    entry: Seq,
}

/// What stands in the file, or was published.
#[derive(Debug, Serialize)]
struct Found {
    entry: Option<Seq>,
    lists: usize,
}

impl Of {
    fn list(&self, session: &Session) -> Result<Output, CliError> {
        let ledger = session.read()?;
        let lists = ledger.state().calendar().lists();
        let lists = lists.filter(|(year, _, _)| self.year.is_none_or(|asked| asked == *year));
        let mut days: Vec<DayOff> = lists
            .flat_map(|(_, kind, list)| {
                let day = move |day: &Date| DayOff {
                    day: *day,
                    kind,
                    basis: list.basis.join("; "),
                    verified: list.verified,
                    entry: list.entry,
                };
                list.days.iter().map(day)
            })
            .collect();
        days.sort_by_key(|off| off.day);
        ledger.refuse_forged_snapshot()?;
        Ok(listed(columns(), days, message!("told-no-holidays")))
    }
}

impl File {
    fn publish(&self, session: &Session) -> Result<Output, CliError> {
        let author = session.author()?;
        let (lists, content) = self.read()?;
        let ledger = session.write()?;
        let fact = Fact::from(HolidaysPublished { content });
        let entry = session.record_fact(ledger, &author, fact)?;
        let lists = lists.lists.len();
        let said = message!("told-holidays-published", entry, lists);
        Ok(Output::new().one(&Found { entry: Some(entry), lists }, said))
    }

    fn read(&self) -> Result<(Lists, PublicParagraph), CliError> {
        let text = files::read_text(&self.file, files::TEXT_BYTES_MAX)?;
        let lists = Lists::parse(&text)?;
        Ok((lists, text.try_into().map_err(|error| CliError::unfit("content", error))?))
    }
}

fn columns() -> Columns<DayOff> {
    Columns::<DayOff>::new()
        .column("day", message!("column-day"), |off| Cell::of(&off.day))
        .column("kind", message!("column-kind"), |off| Cell::said(off.kind.name(), off.kind.say()))
        .column("basis", message!("column-basis"), |off| off.basis.as_str().into())
        .spare(2)
        .column("verified", message!("column-verified"), |off| verified(off.verified))
        .spare(1)
        .data("entry", |off| Cell::of(&off.entry))
}
