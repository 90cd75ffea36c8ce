//! What is decided about a case, or proposed.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use ikrar_core::event::case::{CaseReported, Outcome};
use ikrar_core::state::{PublishedRulebook, State};
use ikrar_core::value::{Date, Level, SanctionCode, StepCode};
use ikrar_words::{Lang, message};

use crate::codes;
use crate::error::CliError;
use crate::given::word;
use crate::import::Tabling;
use crate::render::Output;
use crate::session::{Session, day, find_case};

#[derive(Debug, ClapArgs)]
#[group(skip)]
pub(crate) struct Ruling {
    #[arg(required_unless_present = "table", conflicts_with = "table")]
    pub(crate) case: Option<String>,
    #[command(flatten)]
    pub(crate) outcome: Outcomes,
    #[command(flatten)]
    pub(crate) tabling: Box<Tabling>,
    #[arg(long, value_parser = word::<Level>(Level::NAMES), value_name = "LEVEL")]
    #[arg(requires = "sanction")]
    pub(crate) level: Option<Level>,
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<Date>,
}

#[derive(Debug, ClapArgs)]
#[group(required = true, multiple = false)]
pub(crate) struct Outcomes {
    #[arg(long)]
    pub(crate) not_proven: bool,
    #[arg(long, value_name = "CODE")]
    pub(crate) sanction: Option<SanctionCode>,
    /// A table of rulings instead of one.
    #[arg(long, value_name = "FILE")]
    pub(crate) table: Option<PathBuf>,
}

impl Ruling {
    /// Records the rulings of the table, if there is one: its rows are such steps.
    pub(super) fn of_table(
        &self,
        session: &Session,
        codes: &[&str],
    ) -> Option<Result<Output, CliError>> {
        let table = self.outcome.table.as_ref()?;
        let code = |code: &&str| code.parse().expect("codes of steps are well formed");
        let codes: Vec<StepCode> = codes.iter().map(code).collect();
        Some(self.tabling.steps(table, session, &codes, self.on))
    }

    /// The case, the outcome and the day that are meant.
    pub(super) fn resolve<'a>(
        &self,
        state: &'a State,
        lang: Lang,
    ) -> Result<(&'a CaseReported, Outcome, Date), CliError> {
        let Self { case, outcome, level, on, .. } = self;
        let on = day(*on, state)?;
        let missing = || CliError::Usage(message!("usage-no-case"));
        let case = case.as_deref().ok_or_else(missing)?;
        let reported = &find_case(state, case)?.reported;
        let Some(code) = &outcome.sanction else {
            return Ok((reported, Outcome::NotProven, on));
        };
        let rulebook = state.rulebook_on(on).map(PublishedRulebook::rulebook);
        let sanction = rulebook.and_then(|known| known.sanction(code, on));
        let unknown = || codes::unknown_sanction(rulebook, code, on, lang);
        let level = level.or_else(|| sanction.map(|sanction| sanction.level));
        let level = level.ok_or_else(unknown)?;
        Ok((reported, Outcome::Proven { level, sanction: code.clone() }, on))
    }
}
