//! `ikrar rulebook`: the law as the ledger has it, and new law.

mod acts;
mod deadlines;
mod elections;
mod file;
mod offices;
mod sanctions;
mod show;
mod steps;

use clap::{Args as ClapArgs, Subcommand};
use ikrar_core::rulebook::Rulebook as Rules;
use ikrar_core::state::{PublishedRulebook, State};
use ikrar_core::value::{self, Date};
use ikrar_words::{Lang, message};
use serde::Serialize;

pub(crate) use crate::codes::in_lang;
use crate::error::CliError;
use crate::render::{Cell, Columns, List, Output};
use crate::session::{Session, day};

#[derive(Debug, Subcommand)]
pub(crate) enum Rulebook {
    Show(On),
    Acts(On),
    Sanctions(On),
    Steps(On),
    Offices(On),
    Deadlines(On),
    Elections(On),
    Check(file::Args),
    Publish(file::Args),
}

/// The day by whose rules is asked.
#[derive(Debug, ClapArgs)]
#[group(skip)]
pub(crate) struct On {
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
}

pub(super) fn run(verb: &Rulebook, session: &Session) -> Result<Output, CliError> {
    match verb {
        Rulebook::Show(on) => on.told(session, show::told),
        Rulebook::Acts(on) => on.list(session, acts::columns(session.lang), acts::lines),
        Rulebook::Sanctions(on) => {
            on.list(session, sanctions::columns(session.lang), sanctions::lines)
        }
        Rulebook::Steps(on) => on.list(session, steps::columns(), steps::lines(session.lang)),
        Rulebook::Offices(on) => on.list(session, offices::columns(), offices::lines),
        Rulebook::Deadlines(on) => on.list(session, deadlines::columns(), deadlines::lines),
        Rulebook::Elections(on) => on.list(session, elections::columns(), elections::lines),
        Rulebook::Check(args) => args.check(session.lang),
        Rulebook::Publish(args) => args.publish(session),
    }
}

impl On {
    /// What is told of the rulebook of that day, and that it is no legal advice.
    fn told(
        &self,
        session: &Session,
        told: impl FnOnce(&PublishedRulebook, Lang) -> Output,
    ) -> Result<Output, CliError> {
        let ledger = session.read()?;
        let state: &State = ledger.state();
        let on = day(self.on, state)?;
        let none = || CliError::Usage(message!("usage-no-rulebook", on));
        let published = state.rulebook_on(on).ok_or_else(none)?;
        let output = told(published, session.lang);
        ledger.refuse_forged_snapshot()?;
        let notice = in_lang(published.rulebook().notice(), session.lang);
        Ok(output.remark(message!("told-rulebook-notice", notice)))
    }

    fn list<T: Serialize + 'static>(
        &self,
        session: &Session,
        columns: Columns<T>,
        lines: impl FnOnce(&Rules) -> Vec<T>,
    ) -> Result<Output, CliError> {
        self.told(session, |published, _| {
            Output::new().list(List::new(columns, lines(published.rulebook())))
        })
    }
}

pub(super) fn verified(verified: bool) -> Cell<'static> {
    if verified {
        Cell::said("true", message!("label-verified"))
    } else {
        Cell::said("false", message!("label-unverified"))
    }
}

fn names<T: ToString>(words: &[T]) -> Cell<'static> {
    words.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ").into()
}

fn joined(texts: &[value::Line]) -> Cell<'static> {
    let texts: Vec<&str> = texts.iter().map(value::Line::as_str).collect();
    texts.join("; ").into()
}
